"""What changed between two states of the tables, value by value.

Rows are matched by their key, so that a moved row is no change; offsets that moved while everything else
stayed are told apart from values that changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from workreport.registry import files
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError
from workreport.registry.tables import Table, tables

KINDS = {
    "added": Bilingual("added", "新增"),
    "removed": Bilingual("removed", "删除"),
    "changed": Bilingual("changed", "更改"),
    "moved": Bilingual("moved", "位置变动"),
}
OFFSETS = ("start", "end")


@dataclass(frozen=True)
class Change:
    """One change: the table, the key of the row, and the cell before and after.

    ``kind`` is ``added``, ``removed``, ``changed`` or ``moved`` (only an offset changed); ``column`` is
    empty for rows that were added or removed.
    """

    table: str
    key: str
    kind: str
    column: str = ""
    before: str = ""
    after: str = ""


def compare(before: pd.DataFrame, after: pd.DataFrame, table: Table) -> list[Change]:
    """The changes from one state of a table to another, in the order of the later state."""
    old, new = _keyed(before, table), _keyed(after, table)
    changes = [
        Change(table.name, key, "removed", before=_label(row)) for key, row in old.items() if key not in new
    ]
    for key, row in new.items():
        if key not in old:
            changes.append(Change(table.name, key, "added", after=_label(row)))
        else:
            changes += _cells(table, key, old[key], row)
    return changes


def _keyed(frame: pd.DataFrame, table: Table) -> dict[str, dict[str, str]]:
    """Rows by key. A table that is keyed by offset is keyed by its text and how often it came before."""
    key = [name for name in table.key if name not in OFFSETS] or ["surface"]
    seen: dict[str, int] = {}
    rows = {}
    for row in frame.to_dict("records"):
        name = " ".join(row[part] for part in key)
        seen[name] = seen.get(name, 0) + 1
        rows[name if seen[name] == 1 else f"{name} ({seen[name]})"] = row
    return rows


def _label(row: dict[str, str]) -> str:
    """What a person recognises a row by."""
    for columns in (("indicator_zh", "surface"), ("surface",), ("name_zh",), ("zh",)):
        if all(column in row for column in columns):
            return " ".join(row[column] for column in columns)
    return " ".join(list(row.values())[:3])


def _cells(table: Table, key: str, before: dict[str, str], after: dict[str, str]) -> Iterable[Change]:
    for column in table.header:
        if before.get(column) != after.get(column):
            kind = "moved" if column in OFFSETS else "changed"
            yield Change(table.name, key, kind, column, before.get(column, ""), after.get(column, ""))


def compare_paths(before: Path, after: Path) -> list[Change]:
    """The changes between two files of a table, two folders of an edition, or two checkouts of a project.

    Raises
    ------
    ProjectError
        When a file cannot be read or is none of the project's tables.
    """
    if not (before.is_dir() and after.is_dir()):
        return _compare_files(before, after)
    changes = []
    for table in tables().values():
        whole = (before / "data").is_dir()
        pattern = f"data/{table.path}".format(report="*") if whole else Path(table.path).name
        if not whole and "{report}" in pattern:
            continue
        for name in sorted(
            {found.relative_to(side) for side in (before, after) for found in side.glob(pattern)}
        ):
            frames = [_read(side / name, table) for side in (before, after)]
            changes += compare(*frames, table)
    return changes


def _compare_files(before: Path, after: Path) -> list[Change]:
    """The changes between two files; their header tells which table they are."""
    header = (
        before.read_bytes()[:10_000].decode("utf-8-sig", "replace").splitlines()[:1]
        if before.is_file()
        else []
    )
    known = [table for table in tables().values() if [",".join(table.header)] == header]
    table = known[0] if known else tables()["figures"]
    return compare(*(_read(path, table, required=True) for path in (before, after)), table)


def _read(path: Path, table: Table, required: bool = False) -> pd.DataFrame:
    if not required and not path.is_file():
        return pd.DataFrame(columns=table.header, dtype=str)
    frame, problems = files.parse(path, table, str(path))
    if problems:
        raise ProjectError(problems)
    return frame


def as_table(changes: Iterable[Change]) -> pd.DataFrame:
    """The changes as a table: table, key, kind, column, before, after."""
    columns = ["table", "key", "kind", "column", "before", "after"]
    return pd.DataFrame([[getattr(change, name) for name in columns] for change in changes], columns=columns)
