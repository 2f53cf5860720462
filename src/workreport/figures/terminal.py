"""Differences at a terminal: a heading and a table for each kind, of one width and in one language.

A column that would stay empty is left out: what fell silent has no later value. In a pipe the tables are
plain text of the width that ``COLUMNS`` gives, 80 by default.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from workreport.figures.diff import KINDS, Change
from workreport.figures.succession import HEADINGS, Difference, kind_told
from workreport.registry.language import Bilingual
from workreport.registry.terms import CHANGE

WIDEST = 110
"""Columns of a terminal beyond which a table only grows harder to follow."""

_COUNT = Bilingual("{} ({})", "{}（{}）")
_IN_TABLE = Bilingual("{}: {}", "{}：{}")
_STATES = (
    Bilingual("Row", "行"),
    Bilingual("Column", "列"),
    Bilingual("Before", "原"),
    Bilingual("After", "现"),
)
_WHAT = Bilingual("What it is", "内容")
_EMPTY = Bilingual("(empty)", "（空）")
_CONTROLS = {code: 0x2400 + code for code in range(0x20)} | dict.fromkeys(range(0x7F, 0xA0), 0xFFFD)
"""Signs for characters that would steer the terminal."""


@dataclass(frozen=True)
class Section:
    """A table of differences of one kind.

    Attributes
    ----------
    title : str
        The kind, and how many there are.
    columns : dict of str to int
        The heading of each column, and its share of the width.
    rows : list of tuple of str
        A cell a column.
    """

    title: str
    columns: dict[str, int]
    rows: list[tuple[str, ...]]


def of_reports(found: Iterable[Difference], years: tuple[str, str], language: str) -> Iterator[Section]:
    """The differences between two reports, a section a kind in the order in which they come.

    Parameters
    ----------
    years : tuple of str
        What the columns of the earlier and the later report are headed by.
    """
    figure, what = (heading.to(language) for heading in HEADINGS)
    for kind, group in groupby(found, key=lambda one: one.kind):
        members = list(group)
        sides = [side for side in ("before", "after") if any(getattr(one, side) for one in members)]
        headed = dict(zip(("before", "after"), years, strict=True))
        yield Section(
            _COUNT.to(language).format(CHANGE[kind].to(language), len(members)),
            {figure: 4, what: 4} | {headed[side]: 6 // len(sides) for side in sides},
            [
                (
                    one.name.to(language),
                    kind_told(one, language),
                    *(one.said(side, language) for side in sides),
                )
                for one in members
            ],
        )


def of_states(changes: Iterable[Change], language: str) -> Iterator[Section]:
    """The changes between two states of the tables, a section for each table and kind of change."""
    row, column, before, after = (heading.to(language) for heading in _STATES)
    order = list(KINDS)
    by_table: dict[str, list[Change]] = {}
    for change in changes:
        by_table.setdefault(change.table, []).append(change)
    for table, members in by_table.items():
        members.sort(key=lambda change: order.index(change.kind))
        for kind, group in groupby(members, key=lambda change: change.kind):
            same = list(group)
            title = _IN_TABLE.to(language).format(table, KINDS[kind].to(language))
            if same[0].column:
                columns = {row: 3, column: 3, before: 4, after: 4}
                cells = [
                    (one.key, one.column, *(cell or _EMPTY.to(language) for cell in (one.before, one.after)))
                    for one in same
                ]
            else:
                columns = {row: 3, _WHAT.to(language): 11}
                cells = [(one.key, one.after or one.before) for one in same]
            yield Section(_COUNT.to(language).format(title, len(same)), columns, cells)


def show(sections: Iterable[Section], console: Console | None = None) -> None:
    """Print the sections; colours and emphasis only at a terminal."""
    console = console or Console(highlight=False)
    for number, section in enumerate(sections):
        if number:
            console.print()
        console.print(_text(section.title), style="bold")
        table = Table(
            box=box.SIMPLE_HEAD,
            width=min(console.width, WIDEST),
            show_edge=False,
            pad_edge=False,
            header_style="dim",
        )
        for heading, share in section.columns.items():
            table.add_column(_text(heading), ratio=share, overflow="fold")
        for cells in section.rows:
            table.add_row(*map(_text, cells))
        console.print(table)


def _text(cell: str) -> Text:
    """A cell as it is written: no markup, nothing that steers the terminal."""
    return Text(cell.translate(_CONTROLS))
