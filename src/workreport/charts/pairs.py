"""Dumbbells: two numbers of one thing, and the way between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from workreport.charts import axes, measure, theme
from workreport.charts.drawing import Drawing, Page, Sheet
from workreport.charts.positions import AXIS_ROOM, baseline
from workreport.charts.rows import RowList, clipped, column, entries, margins, meanings, numbers, with_values
from workreport.charts.signs import signs_of
from workreport.figures.format import THIN

_STEPS = (1, 2, 5, 10, 20, 25, 50, 75, 100, 150, 200, 300, 400, 500, 1000, 2000, 5000, 10000)

_NEAR = 8
"""Within how many per cent of 100 all must lie for a scale that is close about them."""


def dumbbells(
    frame: pd.DataFrame,
    lang: str,
    *,
    label: str = "label",
    start: str = "start",
    end: str = "end",
    start_text: str | None = None,
    end_text: str | None = None,
    start_meaning: str = "actual",
    end_meaning: str = "target",
    note: str | None = None,
    group: str | None = None,
    unit: str = "",
    ratio: bool = False,
    key: Mapping[str, str] | None = None,
) -> Drawing:
    """Two dots and the way between them: from a result to a promise.

    Parameters
    ----------
    start, end : str
        Columns with the two numbers of each row.
    start_text, end_text : str
        Columns with the numbers as written: beside the dots, or under the label where a ratio is drawn.
    ratio : bool
        Draw ``end`` as a percentage of ``start``: rows of different units on one scale; ``start`` is the
        line at 100. The scale is logarithmic, so that half and double are equally far from it.
    """
    one, two = numbers(frame, start), numbers(frame, end)
    before, after = (
        column(frame, name) if name else [axes.number_text(v, unit, lang) for v in values]
        for name, values in ((start_text, one), (end_text, two))
    )
    firsts, ends = meanings(frame, start_meaning), meanings(frame, end_meaning)
    heads = entries(frame, label, note, group)
    names = [head.label for head in heads]
    tips = [f"{n}\n{a} → {b}" for n, a, b in zip(names, before, after, strict=True)]
    if ratio:
        heads = with_values(heads, [f"{a} → {b}" for a, b in zip(before, after, strict=True)])
        second = [100 * b / a if a else float("nan") for a, b in zip(one, two, strict=True)]
        first = [100.0] * len(second)
        before, after = (
            [""] * len(second),
            _percentages(second, lang),
        )
    else:
        first, second = one, two

    held = [v for v in (*first, *second) if v == v]
    axis_unit = "%" if ratio or unit == "%" else ""

    def draw(page: Page):
        wanted = 4 if page.narrow or (ratio and _near(held)) else 6
        rows = RowList(page, heads, band=16, gap=12)
        low, high = _log_domain(held) if ratio else axes.domain(held, wanted=wanted)
        sides = _outside(first, second, clipped(before, page), clipped(after, page))
        share = measure.share(low, high, log=ratio)
        anchored = ([(share(x), text) for _, x, text in marks] for marks in sides)
        left, right = margins(*anchored, page.width - rows.left)
        reach = axes.overhang(lang, low, high, axis_unit, wanted=wanted)
        left, right = max(left, reach[0] - rows.left), max(right, reach[1])
        sheet = Sheet(
            page,
            rows.height,
            left=rows.left + left,
            right=right,
            bottom=AXIS_ROOM,
            key=signs_of(key, "point"),
        )
        axis = axes.axis(lang, low, high, axis_unit, wanted=wanted, room=sheet.width)
        if ratio and not _near(held):
            axis["values"] = _steps(low, high)
        sheet.set_x(low, high, axis, kind="log" if ratio else "linear")
        baseline(sheet, low, high, rows.spans(), at=100 if ratio else 0)
        places = rows.places
        ways = [
            {"x": first[i], "x2": second[i], "y": place.centre}
            for i, place in enumerate(places)
            if first[i] == first[i] and second[i] == second[i]
        ]
        sheet.add("rule", ways, color=theme.colour("axis"), strokeWidth=2.5)
        for values, kinds in ((first, firsts), (second, ends)):
            for i, place in enumerate(places):
                if values[i] == values[i]:
                    at = [{"x": values[i], "y": place.centre, "tip": tips[i]}]
                    sheet.points(at, kinds[i], size=130)
        for align, shift, marks in (("right", -12, sides[0]), ("left", 12, sides[1])):
            written = [{"x": x, "y": places[i].centre, "text": text} for i, x, text in marks]
            sheet.text(written, pixels=False, align=align, dx=shift, halo=True)
        rows.draw(sheet)
        return sheet.finish()

    return Drawing(draw, lang)


def _percentages(shares: Sequence[float], lang: str) -> list[str]:
    """The shares as written: whole, or all with one decimal where else a 99.7 would read as 100."""
    if any(round(v) == 100 != round(v, 1) for v in shares if v == v):
        return ["" if v != v else f"{v:.1f}{THIN if lang == 'en' else ''}%" for v in shares]
    return [axes.number_text(round(v) if v == v else None, "%", lang) for v in shares]


Mark = tuple[int, float, str]


def _outside(
    first: Sequence[float], second: Sequence[float], before: Sequence[str], after: Sequence[str]
) -> tuple[list[Mark], list[Mark]]:
    """The texts to the left of their dots, and those to the right: never between the two."""
    left, right = [], []
    for i, (a, b) in enumerate(zip(first, second, strict=True)):
        rises = not b < a
        if a == a:
            (left if rises else right).append((i, a, before[i]))
        if b == b:
            (right if rises else left).append((i, b, after[i]))
    return left, right


def _near(held: Sequence[float]) -> bool:
    return all(abs(v - 100) < _NEAR for v in held)


def _log_domain(held: Sequence[float]) -> tuple[float, float]:
    """The limits of a logarithmic scale around 100; close ones where all is near 100."""
    if _near(held):
        return axes.domain([*held, 100.0], zero=False, wanted=4)
    return min([*held, 90.0]) * 0.94, max([*held, 110.0]) * 1.06


def _steps(low: float, high: float) -> list[int]:
    """Few round marks on a logarithmic scale, 100 always one of them."""
    steps = [step for step in _STEPS if low <= step <= high]
    while len(steps) > 6:
        steps = sorted({*steps[::2], 100})
    return steps
