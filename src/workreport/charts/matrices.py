"""A grid of signs: for each row, what holds in each column, told by shape and not by colour alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from workreport.charts import measure, theme
from workreport.charts.drawing import SMALL, Drawing, Page, Sheet
from workreport.charts.rows import RowList, column, entries
from workreport.charts.tallies import Look, key_places, marks

YES_NO: dict[str, Look] = {
    "yes": Look("actual", "circle"),
    "partly": Look("actual", "circle", open=True),
    "no": Look("axis", "square", open=True),
}
"""How an answer is drawn where the rows of a matrix are asked the same questions."""


def matrix(
    frame: pd.DataFrame,
    lang: str,
    *,
    label: str = "label",
    columns: Mapping[str, str],
    names: Mapping[str, str],
    looks: Mapping[str, Look] | None = None,
    note: str | None = None,
    group: str | None = None,
) -> Drawing:
    """A sign for each row and column.

    Parameters
    ----------
    frame : DataFrame
        One row a line; in each of ``columns`` the kind of its sign, or nothing.
    columns : mapping of column to heading
        From left to right.
    names : mapping of kind to text
        The key.
    looks : mapping of kind to Look
        How each kind is drawn; by default yes, partly and no.
    note, group : str
        Columns: a smaller note under the label, a heading over the rows.

    Raises
    ------
    ValueError
        For a kind without a name.
    """
    shown = looks or YES_NO
    heads = entries(frame, label, note, group)
    cells = {name: column(frame, name) for name in columns}
    if unknown := {kind for kinds in cells.values() for kind in kinds if kind} - names.keys():
        raise ValueError(f"no name for the kinds {', '.join(sorted(unknown))}")

    def draw(page: Page):
        rows = RowList(page, heads, band=16, gap=8)
        free = page.width - rows.left
        cell = free / len(columns)
        wrapped = [measure.wrap(head, SMALL, cell - 8) for head in columns.values()]
        places, key_height = key_places(page, names)
        tall = max(len(lines) for lines in wrapped) * 15 + 12
        sheet = Sheet(page, rows.height, left=rows.left, top=key_height + tall)
        _headings(sheet, wrapped, cell, tall)
        lines = [
            {"x": 0, "x2": free, "y": place.centre} for place in (rows.places if not page.narrow else ())
        ]
        sheet.add("rule", lines, pixels=True, color=theme.colour("grid"), strokeWidth=1)
        drawn: dict[str, list[dict]] = {}
        for at, (name, kinds) in enumerate(cells.items()):
            for kind, place, head in zip(kinds, rows.places, heads, strict=True):
                if kind:
                    tip = f"{head.label}\n{columns[name]}: {names[kind]}"
                    mark = {"x": (at + 0.5) * cell, "y": place.centre, "tip": tip}
                    drawn.setdefault(kind, []).append(mark)
        for kind in names:
            marks(sheet, drawn.get(kind, []), shown[kind])
        for x, y, kind in places:
            marks(sheet, [{"x": x + 7 - sheet.left, "y": y - sheet.top}], shown[kind])
            sheet.text([{"x": x + 20 - sheet.left, "y": y - sheet.top, "text": names[kind]}], size=SMALL)
        rows.draw(sheet)
        return sheet.finish()

    return Drawing(draw, lang)


def _headings(sheet: Sheet, wrapped: Sequence[Sequence[str]], cell: float, tall: float) -> None:
    """The headings of the columns, all standing on one line."""
    for at, lines in enumerate(wrapped):
        for n, line in enumerate(lines):
            y = -10 - 15 * (len(lines) - 1 - n)
            sheet.text(
                [{"x": (at + 0.5) * cell, "y": y, "text": line}], size=SMALL, token="muted", align="center"
            )
