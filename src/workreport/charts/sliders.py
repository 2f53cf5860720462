"""Dots that follow sliders: what other assumptions would give, without a kernel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import pandas as pd

from workreport.charts import axes, measure, theme
from workreport.charts.controls import Slider
from workreport.charts.drawing import LABEL, Drawing, Page, Sheet, pixel
from workreport.charts.positions import AXIS_ROOM, baseline
from workreport.charts.rows import RowList, entries, meanings, numbers
from workreport.charts.signs import point_style, signs_of


def adjustable(
    frame: pd.DataFrame,
    lang: str,
    *,
    sliders: Sequence[Slider],
    label: str = "label",
    value: str = "value",
    meaning: str = "actual",
    note: str | None = None,
    unit: str = "",
    key: Mapping[str, str] | None = None,
) -> Drawing:
    """A dot for each number on one scale; those with a slope move with a slider.

    Parameters
    ----------
    frame : DataFrame
        For each slider a column of its name: by how much the number of a row changes when that slider moves by
        one. A row with nothing but zeros there stays where it is.
    sliders : sequence of Slider
        The controls that the figure carries; the picture shows their ``start``.
    value : str
        Column with the number while every slider stands at its start.
    """
    values, kinds = numbers(frame, value), meanings(frame, meaning)
    slopes = {slider.name: numbers(frame, slider.name) for slider in sliders}
    heads = entries(frame, label, note, None)
    corners = list(product(*([one.low - one.start, one.high - one.start] for one in sliders)))
    reach = [
        number + sum(slopes[one.name][i] * way for one, way in zip(sliders, ways, strict=True))
        for i, number in enumerate(values)
        for ways in corners
    ]

    def draw(page: Page):
        wanted = 4 if page.narrow else 6
        first, last = axes.domain(reach, wanted=wanted)
        rows = RowList(page, heads, band=16, gap=12)
        axis_unit = unit if unit in ("%", "‰") else ""
        over = axes.overhang(lang, first, last, axis_unit, wanted=wanted)
        widest = max(measure.width(axes.number_text(round(v), unit, lang) + ".0", LABEL) for v in reach)
        beside = widest + 18
        left, right = max(rows.left + (beside if min(reach) < 0 else 8), over[0]), max(beside, over[1])
        sheet = Sheet(page, rows.height, left=left, right=right, bottom=AXIS_ROOM, key=signs_of(key, "point"))
        sheet.set_x(first, last, axes.axis(lang, first, last, axis_unit, wanted=wanted))
        sheet.params += [{"name": slider.name, "value": slider.start} for slider in sliders]
        baseline(sheet, first, last, rows.spans())
        scale = {"type": "linear", "domain": [first, last], "nice": False, "zero": False}
        x = {"field": "at", "type": "quantitative", "scale": scale, "axis": None}
        ways = [f"datum.{one.name} * ({one.name} - ({one.start:g}))" for one in sliders]
        moved = {
            "at": " + ".join(["datum.base", *ways]),
            "said": f"replace(format(datum.at, '.1f'), '-', '\u2212') + '{axes.number_text(0, unit, lang)[1:]}'",
        }
        for kind in dict.fromkeys(kinds):
            marks = [
                {"base": values[i], "y": rows.places[i].centre}
                | {name: column[i] for name, column in slopes.items()}
                for i in range(len(frame))
                if kinds[i] == kind
            ]
            encoding = {"x": x, "y": pixel("y")}
            sheet.layer("point", marks, encoding, calculate=moved, **point_style(kind, 130))
            # A number stands on the far side of zero's line, which it would else be written across.
            for align, shift, side in (("left", 11, "datum.at >= 0"), ("right", -11, "datum.at < 0")):
                sheet.layer(
                    "text",
                    marks,
                    encoding | {"text": {"field": "said"}},
                    calculate=moved,
                    filters=[side],
                    align=align,
                    baseline="middle",
                    dx=shift,
                    fontSize=LABEL,
                    color=theme.colour("ink"),
                )
        rows.draw(sheet)
        return sheet.finish()

    return Drawing(draw, lang)
