"""A text as one line a section: how long each is, and where the numbers stand in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from workreport.charts import axes, theme
from workreport.charts.drawing import SMALL, Drawing, Page, Sheet
from workreport.charts.positions import AXIS_ROOM
from workreport.charts.rows import Entry, RowList, column, meanings, numbers
from workreport.charts.signs import Sign

HEIGHTS = {"actual": (0.0, 0.5), "target": (0.5, 1.0)}
"""Where the ticks of a meaning stand between the upper and the lower edge of their section; others: all of it."""

_BAND = 24.0


def stretches(
    frame: pd.DataFrame,
    lang: str,
    *,
    ticks: pd.DataFrame,
    label: str = "label",
    length: str = "length",
    group: str | None = None,
    unit: str = "",
    key: Mapping[str, str] | None = None,
) -> Drawing:
    """A bar for each section, as long as its text, with a tick where each number stands.

    Results stand in the upper half and targets, broken, in the lower, so that they differ without colour.

    Parameters
    ----------
    frame : DataFrame
        One row a section: its label and its length in characters.
    ticks : DataFrame
        Columns ``label`` (the section), ``at`` (characters from its beginning), ``meaning``, ``tip``.
    group : str
        Column with a heading over neighbouring sections.
    unit : str
        What the axis counts, written at its end.
    """
    labels, lengths = column(frame, label), numbers(frame, length)
    heads = [Entry(text, "", head) for text, head in zip(labels, column(frame, group), strict=True)]
    where = {text: i for i, text in enumerate(labels)}
    of, at, kinds = column(ticks, "label"), numbers(ticks, "at"), meanings(ticks, "meaning")
    tips = column(ticks, "tip")

    def draw(page: Page):
        wanted = 4 if page.narrow else 6
        _, last = axes.domain(lengths, zero=True, wanted=wanted)
        rows = RowList(page, heads, band=_BAND, gap=6)
        right = max(12.0, axes.overhang(lang, 0, last, "", wanted=wanted)[1])
        signs = [Sign(meaning, text, "tick") for meaning, text in (key or {}).items()]
        sheet = Sheet(page, rows.height, left=rows.left + 4, right=right, bottom=AXIS_ROOM + 14, key=signs)
        sheet.set_x(0, last, axes.axis(lang, 0, last, "", wanted=wanted, room=sheet.width))
        bars = [
            {"x": 0, "x2": long, "y": place.centre - _BAND / 2, "y2": place.centre + _BAND / 2}
            for long, place in zip(lengths, rows.places, strict=True)
        ]
        sheet.add("rect", bars, fill=theme.colour("wash"), stroke=theme.colour("grid"), strokeWidth=1)
        for meaning, marks in _ticks(rows, [where[text] for text in of], at, kinds, tips).items():
            colour = theme.colour(theme.meaning(meaning).stroke)
            sheet.add("rule", marks, color=colour, strokeWidth=1.6)
        sheet.text(
            [{"x": sheet.width + right, "y": rows.height + AXIS_ROOM + 4, "text": unit}],
            size=SMALL,
            token="muted",
            align="right",
        )
        rows.draw(sheet)
        return sheet.finish()

    return Drawing(draw, lang)


def _ticks(
    rows: RowList, lines: Sequence[int], at: Sequence[float], kinds: Sequence[str], tips: Sequence[str]
) -> dict[str, list[dict]]:
    """The ticks of each meaning, in the part of the band that is theirs."""
    drawn: dict[str, list[dict]] = {}
    for line, x, kind, tip in zip(lines, at, kinds, tips, strict=True):
        high, low = HEIGHTS.get(kind, (0.0, 1.0))
        top = rows.places[line].centre - _BAND / 2
        mark = {"x": x, "y": top + high * _BAND, "y2": top + low * _BAND, "tip": tip}
        drawn.setdefault(kind, []).append(mark)
    return drawn
