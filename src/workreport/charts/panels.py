"""Small multiples: many small charts of one kind, each on a scale of its own."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from workreport.charts import axes, measure, theme
from workreport.charts.drawing import LABEL, LINE, SMALL, Drawing, Page, Sheet
from workreport.charts.rows import column, meanings, numbers
from workreport.charts.signs import signs_of

_GAP = 28


def multiples(
    frame: pd.DataFrame,
    lang: str,
    *,
    panel: str = "panel",
    label: str = "label",
    value: str = "value",
    text: str | None = None,
    meaning: str = "actual",
    note: str | None = None,
    unit: str = "",
    shared: bool = False,
    across: int = 3,
    key: Mapping[str, str] | None = None,
) -> Drawing:
    """A small bar chart for each thing: its name, its bars, its numbers.

    Parameters
    ----------
    panel, label, value, text, note : str
        Columns: the panel, what a bar is (``2019``, ``2020 target``), its number, the number as written, and
        a remark under the panel's name (that of its first row).
    shared : bool
        Whether all panels have one scale; only for numbers of one unit.
    across : int
        Panels in a line on a wide page; two on a phone where they fit.
    """
    panels_of, names, values = column(frame, panel), column(frame, label), numbers(frame, value)
    kinds, notes = meanings(frame, meaning), column(frame, note)
    texts = column(frame, text) if text else [axes.number_text(v, unit, lang) for v in values]
    order = list(dict.fromkeys(panels_of))
    members = {name: [i for i, p in enumerate(panels_of) if p == name] for name in order}
    largest = max([abs(v) for v in values if v == v] or [1.0]) or 1.0

    def draw(page: Page):
        columns = min(across, 2 if page.narrow else across, len(order))
        wide = (page.width - _GAP * (columns - 1)) / columns
        heads = {name: measure.wrap(name, LABEL, wide, bold=True) for name in order}
        remarks = {
            name: measure.wrap(notes[members[name][0]], SMALL, wide) if notes[members[name][0]] else []
            for name in order
        }
        places: list[tuple[float, float, str, float]] = []
        y = 0.0
        for first in range(0, len(order), columns):
            line = order[first : first + columns]
            head = max(LINE * len(heads[n]) + 15 * len(remarks[n]) for n in line)
            body = max(sum(_deep(names[i], texts[i], wide) for i in members[n]) for n in line)
            places += [(i * (wide + _GAP), y, n, head) for i, n in enumerate(line)]
            y += head + body + 30
        sheet = Sheet(page, y - 22, key=signs_of(key, "bar"))
        for x, top, name, head in places:
            sheet.add(
                "rule",
                [{"x": x, "x2": x + wide, "y": top}],
                pixels=True,
                color=theme.colour("axis"),
                strokeWidth=1,
            )
            for n, line in enumerate(heads[name]):
                sheet.text([{"x": x, "y": top + 15 + n * LINE, "text": line}], bold=True)
            below = top + 15 + LINE * len(heads[name])
            for n, line in enumerate(remarks[name]):
                sheet.text([{"x": x, "y": below - 1 + n * 15, "text": line}], size=SMALL, token="muted")
            own = max([abs(values[i]) for i in members[name] if values[i] == values[i]] or [1.0]) or 1.0
            at = top + head + 16
            for i in members[name]:
                at = _bar(
                    sheet, x, at, wide, i, names, values, texts, kinds, name, largest if shared else own
                )
        return sheet.finish()

    return Drawing(draw, lang)


def _deep(name: str, text: str, wide: float) -> float:
    """How much room a bar takes with its words: on one line where both fit, else on two."""
    fits = measure.width(name, SMALL) + measure.width(text, LABEL) + 8 <= wide
    return 34 if fits or not (name and text) else 34 + LINE


def _bar(sheet, x, top, wide, i, names, values, texts, kinds, panel, largest) -> float:
    """Label and number, the bar below them; returns where the next one begins."""
    deep = _deep(names[i], texts[i], wide)
    sheet.text([{"x": x, "y": top + 6, "text": names[i]}], size=SMALL, token="muted")
    sheet.text([{"x": x + wide, "y": top + deep - 28, "text": texts[i]}], align="right")
    bar = {"x": x, "x2": x + wide, "y": top + deep - 18, "y2": top + deep - 8}
    sheet.add("rect", [bar], pixels=True, fill=theme.colour("wash"))
    if values[i] == values[i]:
        tip = f"{panel}\n{names[i]} {texts[i]}".strip()
        sheet.bars([{**bar, "x2": x + wide * abs(values[i]) / largest, "tip": tip}], kinds[i], pixels=True)
    return top + deep
