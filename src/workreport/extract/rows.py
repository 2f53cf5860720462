"""A bound figure, before it is written."""

from __future__ import annotations

from dataclasses import dataclass, field

from workreport.extract.marks import Quantity


@dataclass(eq=False)
class Row:
    """One value bound to one indicator; offsets are those of the repaired text."""

    quantity: Quantity
    of_class: str
    name: str
    comparator: str
    direction: str = ""
    applies: list[Row] = field(default_factory=list)
    base: bool = False
    yearly: bool = False
    confidence: float = 0.5
    rule: str = ""
    status: str = ""
    commitment: str = ""
    area: str = ""
    period: str = ""
    section: str = ""

    @property
    def name_core(self) -> str:
        """The name without the word that only says how it is counted."""
        for suffix in ("人数", "户数", "数"):
            if self.of_class == "count" and self.name.endswith(suffix) and len(self.name) > len(suffix) + 1:
                return self.name.removesuffix(suffix)
        return self.name


@dataclass(frozen=True)
class Subject:
    """What a value is of, by which rule, how sure; ``row`` is the row it was taken from.

    ``modifies`` says whether the value modifies that row (a growth of a level).
    """

    name: str
    rule: str
    confidence: float
    row: Row | None = None
    modifies: bool = False
