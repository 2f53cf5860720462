"""Dots on one scale: each number by its place, and written beside it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from workreport.charts import axes, measure, theme
from workreport.charts.drawing import SMALL, Drawing, Page, Sheet
from workreport.charts.rows import Entry, RowList, clipped, column, entries, margins, meanings, numbers
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
        head = 22 if reference else 0
        axis_unit = unit if unit in ("%", "‰") else ""
        share = measure.share(first, last)
        before, after = _outermost(lines, values, lows, highs, first)
        left, right = margins(
            *([(share(x), said[i]) for _, i, x in side] for side in (before, after)), page.width - rows.left
        )
        reach = axes.overhang(lang, first, last, axis_unit, wanted=wanted)
        left, right = max(left, reach[0] - rows.left), max(right, reach[1])
        sheet = Sheet(
            page,
            rows.height,
            left=rows.left + left,
            right=right,
            top=head,
            bottom=AXIS_ROOM,
            key=signs_of(key, "point"),
        )
        sheet.set_x(first, last, axes.axis(lang, first, last, axis_unit, wanted=wanted, room=sheet.width))
        baseline(sheet, first, last, rows.spans())
        if reference:
            reference_line(sheet, reference, rows.spans(), first, last)
        drawn: dict[str, list[dict]] = {}
        spans = []
        for line, place in zip(lines, rows.places, strict=True):
            for i in sorted((i for i in line if values[i] == values[i]), key=lambda i: values[i]):
                tip = f"{heads[i].label}\n{texts[i]}"
                drawn.setdefault(kinds[i], []).append({"x": values[i], "y": place.centre, "tip": tip})
                if lows[i] == lows[i] and highs[i] == highs[i]:
                    spans.append({"x": lows[i], "x2": highs[i], "y": place.centre})
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
        for side, shift, align in ((after, 11, "left"), (before, -11, "right")):
            written = [{"x": x, "y": rows.places[line].centre, "text": said[i]} for line, i, x in side]
            sheet.text(written, pixels=False, dx=shift, align=align, halo=True)
        rows.draw(sheet)
        return sheet.finish()

    return Drawing(draw, lang)


Ends = list[tuple[int, int, float]]
"""Numbers to be written: the line, the row of the frame, and where on the scale the text is anchored."""


def _outermost(
    lines: Sequence[Sequence[int]],
    values: Sequence[float],
    lows: Sequence[float],
    highs: Sequence[float],
    first: float,
) -> tuple[Ends, Ends]:
    """What is written left of its dot, and what right of it.

    The outermost numbers of a line stand outside; what lies between is read from the table. A fall alone has
    its number at its left, away from the line at zero; what is missing is said where the scale begins.
    """
    before: Ends = []
    after: Ends = []
    for number, line in enumerate(lines):
        order = sorted((i for i in line if values[i] == values[i]), key=lambda i: values[i])
        if not order:
            after.append((number, line[0], first))
            continue
        start, end = order[0], order[-1]
        low = min(values[start], lows[start]) if lows[start] == lows[start] else values[start]
        high = max(values[end], highs[end]) if highs[end] == highs[end] else values[end]
        if len(order) > 1 or high < 0:
            before.append((number, start, low))
        if len(order) > 1 or high >= 0:
            after.append((number, end, high))
    return before, after


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
