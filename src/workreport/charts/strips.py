"""Every number as a dot on a line: how many lie where."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from workreport.charts import axes, theme
from workreport.charts.drawing import SMALL, Drawing, Page, Sheet
from workreport.charts.positions import AXIS_ROOM, reference_line
from workreport.charts.rows import Entry, RowList, column, meanings, numbers
from workreport.charts.signs import signs_of


def strip(
    frame: pd.DataFrame,
    lang: str,
    *,
    value: str = "value",
    category: str | None = None,
    meaning: str = "actual",
    name: str | None = None,
    label: str | None = None,
    unit: str = "",
    reference: tuple[float, str] | None = None,
    band: tuple[float, float] | None = None,
    limits: tuple[float, float] | None = None,
    key: Mapping[str, str] | None = None,
) -> Drawing:
    """Every number as a dot on one line, by category; dots that would cover each other are stacked.

    Parameters
    ----------
    category : str
        Column with the line a dot belongs to.
    name, label : str
        Columns: what a dot is (for the pointer), and what is written above it (few of them).
    reference, band : numbers
        A line across, and a shaded stretch such as a tolerance.
    limits : (low, high)
        The ends of the scale; what lies beyond is drawn at the end and must be said in a caution.
    """
    values, kinds = numbers(frame, value), meanings(frame, meaning)
    lines, names, labels = column(frame, category), column(frame, name), column(frame, label)
    order = list(dict.fromkeys(lines))
    size = 9

    def draw(page: Page):
        wanted = 4 if page.narrow else 6
        low, high = limits or axes.domain([v for v in values if v == v], zero=False, wanted=wanted)
        heads = [Entry(line) for line in order]
        probe = RowList(page, heads)
        axis_unit = unit if unit == "%" else ""
        reach = axes.overhang(lang, low, high, axis_unit, wanted=wanted)
        left, ends = max(probe.left + 8, reach[0]), max(10.0, reach[1])
        plot = page.width - left - ends
        at = [(min(max(v, low), high) - low) / (high - low) * plot if v == v else math.nan for v in values]
        stacks = {
            line: _stacked([i for i, text in enumerate(lines) if text == line], at, size + 1.5)
            for line in order
        }
        tallest = max((abs(p) for stack in stacks.values() for p in stack.values()), default=0)
        lifted = 16 if any(labels) else 0
        rows = RowList(page, heads, band=2 * tallest * (size + 1) + size + lifted, gap=16)
        head = 22 if reference else 0
        sheet = Sheet(
            page, rows.height, left=left, right=ends, top=head, bottom=AXIS_ROOM, key=signs_of(key, "point")
        )
        sheet.set_x(low, high, axes.axis(lang, low, high, axis_unit, wanted=wanted, room=sheet.width))
        if band:
            sheet.add(
                "rect", [{"x": band[0], "x2": band[1], "y": 0, "y2": rows.height}], fill=theme.colour("wash")
            )
        if reference:
            reference_line(sheet, reference, rows.spans(), low, high)
        drawn: dict[str, list[dict]] = {}
        said: list[dict] = []
        for line, place in zip(order, rows.places, strict=True):
            for i, level in stacks[line].items():
                y = place.centre + lifted / 2 - level * (size + 1)
                shown = min(max(values[i], low), high)
                tip = "\n".join(t for t in (names[i], axes.number_text(values[i], unit, lang)) if t)
                drawn.setdefault(kinds[i], []).append({"x": shown, "y": y, "tip": tip})
                if labels[i]:
                    said.append({"x": shown, "y": y - 13, "text": labels[i]})
        for kind, marks in drawn.items():
            sheet.points(marks, kind, size=size * size)
        sheet.text(said, pixels=False, align="center", size=SMALL, halo=True)
        rows.draw(sheet)
        return sheet.finish()

    return Drawing(draw, lang)


def _stacked(members: Sequence[int], at: Sequence[float], apart: float) -> dict[int, float]:
    """A level for each dot: 0 on the line, then 1, -1, 2, -2 … where dots would touch."""
    placed: list[tuple[float, float]] = []
    levels: dict[int, float] = {}
    for i in sorted((i for i in members if at[i] == at[i]), key=lambda i: at[i]):
        for step in range(200):
            level = (step + 1) // 2 * (1 if step % 2 else -1)
            if all(abs(at[i] - x) >= apart or abs(level - y) >= 1 for x, y in placed):
                break
        placed.append((at[i], level))
        levels[i] = float(level)
    return levels
