"""What tables a project has: their files, keys and columns, declared once in ``tables.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml

from workreport.registry.language import Bilingual
from workreport.registry.project import Project

PATTERNS = {
    "integer": r"0|[1-9][0-9]*",
    "decimal": r"-?[0-9]+(\.[0-9]+)?",
    "number": r"-?[0-9]+(\.[0-9]+)?|[0-9]+/[1-9][0-9]*",
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "period": r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?",
}


@dataclass(frozen=True)
class Column:
    """One column: what it holds and what may stand in it.

    Attributes
    ----------
    kind : str
        ``text``, ``integer``, ``decimal``, ``number`` (decimal or fraction), ``date`` or ``period``.
    allowed : tuple of str
        The only values, when there are such.
    pattern : str
        What a whole cell looks like, as a regular expression; empty when anything goes.
    filled : bool
        Whether the cell may never be empty.
    """

    name: str
    means: Bilingual
    kind: str = "text"
    allowed: tuple[str, ...] = ()
    pattern: str = ""
    filled: bool = False


@dataclass(frozen=True)
class Table:
    """One table: where it lies below ``data`` (``{report}`` is the edition), its key and columns."""

    name: str
    path: str
    title: Bilingual
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    optional: bool = False

    @property
    def header(self) -> list[str]:
        """The column names, in order."""
        return [column.name for column in self.columns]

    def file(self, project: Project, report_id: str) -> Path:
        """Where the table of an edition lies."""
        return project.data / self.path.format(report=report_id)


@cache
def tables() -> dict[str, Table]:
    """All tables by name."""
    text = files("workreport.registry").joinpath("tables.yml").read_text(encoding="utf-8")
    declared = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {name: _table(name, facts) for name, facts in declared.items()}


def _table(name: str, facts: dict) -> Table:
    columns = tuple(_column(column, said) for column, said in facts["columns"].items())
    title = Bilingual(facts["en"], facts["zh"])
    return Table(name, facts["path"], title, tuple(facts["key"]), columns, facts.get("optional", False))


def _column(name: str, facts: dict) -> Column:
    kind = facts.get("kind", "text")
    pattern = facts.get("pattern") or PATTERNS.get(kind, "")
    allowed = tuple(facts.get("allowed", ()))
    return Column(
        name, Bilingual(facts["en"], facts["zh"]), kind, allowed, pattern, facts.get("filled", False)
    )
