"""A whole and its parts, in their order: the waterfall."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from workreport.charts import axes, measure, theme
from workreport.charts.drawing import LABEL, Drawing, Page, Sheet
from workreport.charts.rows import RowList, clipped, column, entries, meanings, numbers, room
from workreport.charts.signs import signs_of


def waterfall(
    frame: pd.DataFrame,
    lang: str,
    *,
    label: str = "label",
    value: str = "value",
    part: str = "part",
    text: str | None = None,
    meaning: str = "actual",
    note: str | None = None,
    unit: str = "",
    key: Mapping[str, str] | None = None,
) -> Drawing:
    """Bars that follow on from each other, from top to bottom.

    Parameters
    ----------
    part : str
        Column: ``total`` for a bar from zero, ``add`` for one that begins where the last one ended,
        ``take`` for one that goes back from there.

    Raises
    ------
    ValueError
        For a ``part`` of another name.
    """
    values, kinds, parts = numbers(frame, value), meanings(frame, meaning), column(frame, part)
    texts = column(frame, text) if text else [axes.number_text(v, unit, lang) for v in values]
    heads = entries(frame, label, note, None)
    spans: list[tuple[float, float]] = []
    reached = 0.0
    for size, role in zip(values, parts, strict=True):
        if role not in ("total", "add", "take"):
            raise ValueError(f"part must be total, add or take, not {role!r}")
        begin = 0.0 if role == "total" else reached
        end = begin - size if role == "take" else begin + size
        spans.append((begin, end))
        # A total stands for itself: what follows takes it apart from zero, or goes on from it.
        reached = end if role != "total" or _goes_on(parts, len(spans) - 1) else 0.0

    def draw(page: Page):
        thick = 18 if page.narrow else 24
        rows = RowList(page, heads, band=thick, gap=12)
        high = max(max(span) for span in spans) or 1.0
        low = min(0.0, min(min(span) for span in spans))
        available = page.width - rows.left
        said = clipped(texts, page)
        widths = [measure.width(t, LABEL) for t in said]
        right = room([(max(s) - low) / (high - low) for s in spans], widths, available)
        sheet = Sheet(page, rows.height, left=rows.left, right=right, key=signs_of(key, "bar"))
        sheet.set_x(low, high)
        links = []
        for (_, end), (begin, last), upper, lower in zip(
            spans, spans[1:], rows.places, rows.places[1:], strict=False
        ):
            if end in (begin, last) and end != 0:
                links.append({"x": end, "y": upper.centre + thick / 2, "y2": lower.centre - thick / 2})
        sheet.add("rule", links, color=theme.colour("axis"), strokeWidth=1, strokeDash=[2, 2])
        for i, place in enumerate(rows.places):
            begin, end = spans[i]
            y, tip = place.centre, f"{heads[i].label}\n{texts[i]}"
            bar = {
                "x": min(begin, end),
                "x2": max(begin, end),
                "y": y - thick / 2,
                "y2": y + thick / 2,
                "tip": tip,
            }
            sheet.bars([bar], kinds[i])
            sheet.text([{"x": max(begin, end), "y": y, "text": said[i]}], pixels=False, dx=7, halo=True)
        rows.draw(sheet)
        zero = [{"x": 0, "y": top, "y2": bottom} for top, bottom in rows.spans()]
        sheet.add("rule", zero, color=theme.colour("axis"), strokeWidth=1)
        return sheet.finish()

    return Drawing(draw, lang)


def _goes_on(parts: list[str], index: int) -> bool:
    """Whether the bars after a total change it (a final total follows), rather than make it up."""
    return "total" in parts[index + 1 :]
