"""Dots that follow a slider: what another assumption would give, without a kernel."""

from __future__ import annotations

from collections.abc import Mapping

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
    slider: Slider,
    label: str = "label",
    value: str = "value",
    slope: str = "slope",
    meaning: str = "actual",
    note: str | None = None,
    unit: str = "",
    key: Mapping[str, str] | None = None,
) -> Drawing:
    """A dot for each number on one scale; those with a slope move with a slider.

    Parameters
    ----------
    slider : Slider
        The control that the figure carries; the picture shows its ``start``.
    value, slope : str
        Columns: the number at the slider's start, and by how much it changes when the slider moves by one.
        A row with slope 0 stays where it is.
    """
    values, slopes, kinds = numbers(frame, value), numbers(frame, slope), meanings(frame, meaning)
    heads = entries(frame, label, note, None)
    reach = [
        number + rate * (end - slider.start)
        for number, rate in zip(values, slopes, strict=True)
        for end in (slider.low, slider.high)
    ]

    def draw(page: Page):
        wanted = 4 if page.narrow else 6
        first, last = axes.domain(reach, wanted=wanted)
        rows = RowList(page, heads, band=16, gap=12)
        axis_unit = unit if unit in ("%", "‰") else ""
        over = axes.overhang(lang, first, last, axis_unit, wanted=wanted)
        widest = measure.width(axes.number_text(max(reach, key=abs), unit, lang) + ".0", LABEL)
        left, right = max(rows.left + 8, over[0]), max(widest + 18, over[1])
        sheet = Sheet(page, rows.height, left=left, right=right, bottom=AXIS_ROOM, key=signs_of(key, "point"))
        sheet.set_x(first, last, axes.axis(lang, first, last, axis_unit, wanted=wanted))
        sheet.params.append({"name": slider.name, "value": slider.start})
        baseline(sheet, first, last, rows.spans())
        scale = {"type": "linear", "domain": [first, last], "nice": False, "zero": False}
        x = {"field": "at", "type": "quantitative", "scale": scale, "axis": None}
        moved = {
            "at": f"datum.base + datum.slope * ({slider.name} - {slider.start:g})",
            "said": f"replace(format(datum.at, '.1f'), '-', '\u2212') + '{axes.number_text(0, unit, lang)[1:]}'",
        }
        for kind in dict.fromkeys(kinds):
            marks = [
                {"base": values[i], "slope": slopes[i], "y": rows.places[i].centre}
                for i in range(len(frame))
                if kinds[i] == kind
            ]
            encoding = {"x": x, "y": pixel("y")}
            sheet.layer("point", marks, encoding, calculate=moved, **point_style(kind, 130))
            sheet.layer(
                "text",
                marks,
                encoding | {"text": {"field": "said"}},
                calculate=moved,
                align="left",
                baseline="middle",
                dx=11,
                fontSize=LABEL,
                color=theme.colour("ink"),
            )
        rows.draw(sheet)
        return sheet.finish()

    return Drawing(draw, lang)
