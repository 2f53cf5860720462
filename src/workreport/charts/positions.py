"""Dots on one scale: each number by its place, and written beside it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from workreport.charts import axes, measure, theme
from workreport.charts.drawing import LABEL, SMALL, Drawing, Page, Sheet
from workreport.charts.rows import Entry, RowList, clipped, column, entries, meanings, numbers
from workreport.charts.signs import signs_of

AXIS_ROOM = 26


def dots(
    frame: pd.DataFrame,
    lang: str,
    *,
    label: str = "label",
    value: str = "value",
    text: str | None = None,
    meaning: str = "actual",
    low: str | None = None,
    high: str | None = None,
    note: str | None = None,
    group: str | None = None,
    unit: str = "",
    zero: bool = True,
    reference: tuple[float, str] | None = None,
    key: Mapping[str, str] | None = None,
) -> Drawing:
    """A dot for each number on one scale, the number beside it.

    Parameters
    ----------
    frame : DataFrame
        One row a dot. Neighbouring rows with the same label share a line: a result and its target, say.
    label, value, text, note, group : str
        Columns: what is measured, the number, the number as written, a smaller note, a heading.
    low, high : str
        Columns with the limits that rounding leaves open: drawn as a thin line through the dot.
    zero : bool
        Whether the scale begins at zero.
    reference : (number, text)
        A line across all rows, named at its top.
    """
    values, kinds = numbers(frame, value), meanings(frame, meaning)
    texts = column(frame, text) if text else [axes.number_text(v, unit, lang) for v in values]
    lows = numbers(frame, low) if low else [math.nan] * len(frame)
    highs = numbers(frame, high) if high else [math.nan] * len(frame)
    heads = entries(frame, label, note, group)
    lines = shared_lines(heads)
    held = [v for v in (*values, *lows, *highs) if v == v] + ([reference[0]] if reference else [])

    def draw(page: Page):
        wanted = 4 if page.narrow else 6
        first, last = axes.domain(held, zero=zero, wanted=wanted)
        rows = RowList(page, [heads[line[0]] for line in lines], band=16, gap=12)
        said = clipped(texts, page)
        widest = max(measure.width(t, LABEL) for t in said)
        head = 22 if reference else 0
        axis_unit = unit if unit in ("%", "‰") else ""
        reach = axes.overhang(lang, first, last, axis_unit, wanted=wanted)
        # What lies below zero has its number at its left.
        inner = 8 if first >= 0 else widest * 0.5
        left = max(rows.left + inner, reach[0])
        right = max(widest + 18, reach[1])
        sheet = Sheet(
            page,
            rows.height,
            left=left,
            right=right,
            top=head,
            bottom=AXIS_ROOM,
            key=signs_of(key, "point"),
        )
        sheet.set_x(first, last, axes.axis(lang, first, last, axis_unit, wanted=wanted))
        baseline(sheet, first, last, rows.spans())
        if reference:
            reference_line(sheet, reference, rows.spans(), first, last)
        drawn: dict[str, list[dict]] = {}
        before, after, spans = [], [], []
        for line, place in zip(lines, rows.places, strict=True):
            present = [i for i in line if values[i] == values[i]]
            if not present:
                after.append({"x": first, "y": place.centre, "text": said[line[0]]})
            order = sorted(present, key=lambda i: values[i])
            for i in order:
                tip = f"{heads[i].label}\n{texts[i]}"
                drawn.setdefault(kinds[i], []).append({"x": values[i], "y": place.centre, "tip": tip})
                if lows[i] == lows[i] and highs[i] == highs[i]:
                    spans.append({"x": lows[i], "x2": highs[i], "y": place.centre})
            # The outermost numbers stand outside; what lies between is read from the table.
            ends = [(min(values[i], lows[i]) if lows[i] == lows[i] else values[i]) for i in order[:1]]
            ends += [(max(values[i], highs[i]) if highs[i] == highs[i] else values[i]) for i in order[-1:]]
            # A fall alone has its number at its left, away from the line at zero.
            if len(order) > 1 or (order and ends[1] < 0):
                before.append({"x": ends[0], "y": place.centre, "text": said[order[0]]})
            if order and (len(order) > 1 or ends[1] >= 0):
                after.append({"x": ends[1], "y": place.centre, "text": said[order[-1]]})
        guides = [
            {"x": first, "x2": max(values[i] for i in line if values[i] == values[i]), "y": place.centre}
            for line, place in zip(lines, rows.places, strict=True)
            if any(values[i] == values[i] for i in line)
        ]
        sheet.add("rule", guides, color=theme.colour("grid"), strokeWidth=1)
        _stems(sheet, lines, rows, values)
        sheet.add("rule", spans, color=theme.colour("axis"), strokeWidth=5, strokeCap="round")
        for kind, marks in drawn.items():
            sheet.points(marks, kind, size=130)
        sheet.text(after, pixels=False, dx=11, halo=True)
        sheet.text(before, pixels=False, dx=-11, align="right", halo=True)
        rows.draw(sheet)
        return sheet.finish()

    return Drawing(draw, lang)


def shared_lines(heads: Sequence[Entry]) -> list[list[int]]:
    """Neighbouring rows of one label and group, by index."""
    lines: list[list[int]] = []
    for i, head in enumerate(heads):
        last = heads[lines[-1][0]] if lines else None
        if last and (head.label, head.group) == (last.label, last.group):
            lines[-1].append(i)
        else:
            lines.append([i])
    return lines


Spans = Sequence[tuple[float, float]]
"""From where to where a line across the rows runs, as :meth:`RowList.spans` gives it: never through labels."""


def baseline(sheet: Sheet, first: float, last: float, spans: Spans, at: float = 0) -> None:
    """Draw the line at zero (or at ``at``), where it is on the scale."""
    if first <= at <= last:
        line = [{"x": at, "y": top, "y2": bottom} for top, bottom in spans]
        sheet.add("rule", line, color=theme.colour("axis"), strokeWidth=1)


def reference_line(
    sheet: Sheet, reference: tuple[float, str], spans: Spans, first: float, last: float
) -> None:
    """Draw a named line across all rows, its text kept inside the picture."""
    at, said = reference
    share = (at - first) / (last - first) if last > first else 0
    align = "left" if share < 0.15 else "right" if share > 0.85 else "center"
    sheet.add(
        "rule",
        [{"x": at, "y": -4, "y2": 0}, *({"x": at, "y": top, "y2": bottom} for top, bottom in spans)],
        color=theme.colour("ink"),
        strokeWidth=1,
        strokeDash=[3, 3],
    )
    sheet.text([{"x": at, "y": -13, "text": said}], pixels=False, size=SMALL, align=align)


def _stems(sheet: Sheet, lines: Sequence[Sequence[int]], rows: RowList, values: Sequence[float]) -> None:
    """A faint line where a row holds several dots, so that they are read together."""
    pairs = []
    for line, place in zip(lines, rows.places, strict=True):
        present = [values[i] for i in line if values[i] == values[i]]
        if len(present) > 1:
            pairs.append({"x": min(present), "x2": max(present), "y": place.centre})
    sheet.add("rule", pairs, color=theme.colour("axis"), strokeWidth=1.5)
