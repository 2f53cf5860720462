"""A bound figure before it is written, and what a reading remembers of the rows before."""

from __future__ import annotations

from dataclasses import dataclass, field

from workreport.extract.marks import Quantity

KEPT = 40
"""Rows a paragraph remembers; a longer one is a table, not prose."""


@dataclass(eq=False)
class Row:
    """One value bound to one indicator; offsets are those of the repaired text.

    ``core`` is the subject as it was read, before it was made a name; ``base``
    marks where a change starts (从2.1%), ``yearly`` a yearly average, ``league``
    how many a rank is among (全国261个城市), ``signs`` what warns that its name may be wrong.
    """

    quantity: Quantity
    of_class: str
    name: str
    comparator: str
    direction: str = ""
    core: str = ""
    applies: list[Row] = field(default_factory=list)
    base: bool = False
    yearly: bool = False
    league: bool = False
    confidence: float = 1.0
    rule: str = ""
    signs: tuple[str, ...] = ()
    status: str = ""
    commitment: str = ""
    area: str = ""
    period: str = ""
    section: str = ""

    @property
    def name_core(self) -> str:
        """What later words lean on."""
        return self.core or self.name


@dataclass(frozen=True)
class Subject:
    """What a value is of, by which rule; ``row`` is the row it was taken from.

    ``modifies`` says whether the value modifies that row (a growth of a level);
    ``core`` is what later words lean on when that is not the name.
    """

    name: str
    rule: str
    row: Row | None = None
    modifies: bool = False
    core: str = ""


@dataclass
class Memory:
    """What elliptic words can refer to.

    Attributes
    ----------
    line : list of Row
        The rows of the paragraph so far.
    last : list of Row
        The rows of the last clause that had any.
    topic : str
        The clause before, when it held no value.
    start, topic_start : int
        Where the sentence and the topic begin.
    """

    text: str
    start: int = 0
    topic_start: int = 0
    line: list[Row] = field(default_factory=list)
    last: list[Row] = field(default_factory=list)
    topic: str = ""

    def forget(self) -> None:
        """Begin a paragraph."""
        self.line, self.last, self.topic = [], [], ""

    def keep(self, rows: list[Row]) -> None:
        """Remember the rows of a clause."""
        self.line = [*self.line, *rows][-KEPT:]
        self.last, self.topic = rows, ""


def antecedents(rows: list[Row]) -> list[Row]:
    """The rows a later value can refer to: no ranks, no bounds, not where a change starts."""
    return [row for row in rows if row.of_class not in ("rank", "threshold", "duration") and not row.base]
