"""A table of a page as Sphinx nodes, so that the theme frames it and the search indexes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes

Cell = str | nodes.Node | Sequence[nodes.Node]


def table(header: Sequence[str], rows: Iterable[Sequence[Cell]], classes: Sequence[str] = ()) -> nodes.table:
    """A table with one line of headings; a cell is text, or one or more inline nodes."""
    made = nodes.table(classes=list(classes))
    group = nodes.tgroup(cols=len(header))
    made += group
    group += [nodes.colspec(colwidth=1) for _ in header]
    head, body = nodes.thead(), nodes.tbody()
    head += _row(header)
    body += [_row(row) for row in rows]
    group += [head, body]
    return made


def _row(cells: Sequence[Cell]) -> nodes.row:
    made = nodes.row()
    for cell in cells:
        inside = [nodes.Text(cell)] if isinstance(cell, str) else cell
        made += nodes.entry(
            "", nodes.paragraph("", "", *([inside] if isinstance(inside, nodes.Node) else inside))
        )
    return made
