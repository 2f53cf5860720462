"""Charts that compare by length: bars from zero, and rows each on a scale of its own."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from workreport.charts import axes, measure, theme
from workreport.charts.drawing import LABEL, SMALL, Drawing, Page, Sheet
from workreport.charts.rows import RowList, clipped, column, entries, margins, meanings, numbers, with_values
from workreport.charts.signs import Sign, signs_of


def bars(
    frame: pd.DataFrame,
    lang: str,
    *,
    label: str = "label",
    value: str = "value",
    text: str | None = None,
    meaning: str = "actual",
    note: str | None = None,
    group: str | None = None,
    unit: str = "",
    key: Mapping[str, str] | None = None,
) -> Drawing:
    """Horizontal bars from zero, each with its value written at its end.

    Parameters
    ----------
    frame : DataFrame
        One row a bar, in the order to be read. Neighbouring rows with the same label stand together.
    label, value, text, note, group : str
        Columns: what the bar is called, how long it is, what is written at its end (by default the value
        with ``unit``), a smaller note under the label, a heading over neighbouring rows.
    meaning : str
        A meaning of the palette, or the column that holds one for each row.
    key : mapping of meaning to text
        Shown above the bars, in this order.
    """
    names, lengths, kinds = column(frame, label), numbers(frame, value), meanings(frame, meaning)
    texts = column(frame, text) if text else [axes.number_text(v, unit, lang) for v in lengths]
    heads = entries(frame, label, note, group)
    clusters: list[list[int]] = []
    for i in range(len(names)):
        same = clusters and (names[i], heads[i].group) == (
            names[clusters[-1][0]],
            heads[clusters[-1][0]].group,
        )
        clusters[-1].append(i) if same else clusters.append([i])
    most = max((len(c) for c in clusters), default=1)
    finite = [v if v == v else 0.0 for v in lengths]
    low, high = min([0.0, *finite]), max([0.0, *finite]) or 1.0

    def draw(page: Page):
        thick = (16 if page.narrow else 20) if most == 1 else 15
        step = thick + 3
        rows = RowList(
            page, [heads[c[0]] for c in clusters], band=most * step - 3, gap=14 if most > 1 else 11
        )
        available = page.width - rows.left
        said = clipped(texts, page)
        # Numbers stand beyond the end of their bar: those of falls at the left.
        ends_at = [((v - low) / (high - low), t) for v, t in zip(finite, said, strict=True)]
        falls = [end for end, v in zip(ends_at, finite, strict=True) if v < 0]
        rises = [end for end, v in zip(ends_at, finite, strict=True) if v >= 0]
        inner, right = margins(falls, rises, available, gap=10, least=0)
        sheet = Sheet(page, rows.height, left=rows.left + inner, right=right, key=signs_of(key, "bar"))
        sheet.set_x(low, high)
        drawn: dict[str, list[dict]] = {}
        ends: dict[bool, list[dict]] = {True: [], False: []}
        for cluster, place in zip(clusters, rows.places, strict=True):
            # Under its label on a phone; beside the middle of its bars elsewhere.
            deep = (most if page.narrow else len(cluster)) * step - 3
            first = place.centre - deep / 2
            for position, i in enumerate(cluster):
                y = first + position * step
                tip = "\n".join(part for part in (names[i], texts[i]) if part)
                drawn.setdefault(kinds[i], []).append(
                    {"x": 0, "x2": finite[i], "y": y, "y2": y + thick, "tip": tip}
                )
                ends[finite[i] >= 0].append({"x": finite[i], "y": y + thick / 2, "text": said[i]})
        for kind, marks in drawn.items():
            sheet.bars(marks, kind)
        sheet.text(ends[True], pixels=False, align="left", dx=7)
        sheet.text(ends[False], pixels=False, align="right", dx=-7)
        rows.draw(sheet)
        zero = [{"x": 0, "y": top, "y2": bottom} for top, bottom in rows.spans()]
        sheet.add("rule", zero, color=theme.colour("axis"), strokeWidth=1)
        return sheet.finish()

    return Drawing(draw, lang)


def bullets(
    frame: pd.DataFrame,
    lang: str,
    *,
    label: str = "label",
    value: str = "value",
    mark: str = "target",
    text: str | None = None,
    mark_text: str | None = None,
    mark_meaning: str = "target",
    meaning: str = "actual",
    note: str | None = None,
    group: str | None = None,
    between: str = " → ",
    key: Mapping[str, str] | None = None,
) -> Drawing:
    """A bar and a mark on each row, every row on a scale of its own: a result and what it is held against.

    Parameters
    ----------
    value, mark : str
        Columns with the length of the bar and the place of the mark, in one unit per row; rows may differ
        in unit, for each runs from zero to its own largest number. Either may be missing.
    text, mark_text : str
        Columns with the two numbers as written, with their units: they stand under the label.
    between : str
        What stands between the two: an arrow from a result to a promise, a bar before a standard.
    key : mapping
        ``{"value": "2019 result", "mark": "2020 target"}``.
    """
    lengths, marks = numbers(frame, value), numbers(frame, mark)
    names = column(frame, label)
    texts = column(frame, text) if text else [axes.number_text(v, "", lang) for v in lengths]
    beside = column(frame, mark_text) if mark_text else [axes.number_text(v, "", lang) for v in marks]
    kinds, marked = meanings(frame, meaning), meanings(frame, mark_meaning)
    pairs = [between.join(part for part in pair if part) for pair in zip(texts, beside, strict=True)]
    heads = with_values(entries(frame, label, note, group), pairs)
    said = key or {}
    signs = [Sign(kinds[0], said["value"], "bar")] if "value" in said and kinds else []
    signs += [Sign(marked[0], said["mark"], "tick")] if "mark" in said and marked else []

    def draw(page: Page):
        rows = RowList(page, heads, band=16, gap=14)
        sheet = Sheet(page, rows.height, left=rows.left, right=4, key=signs)
        sheet.set_x(0, 1)
        for i, place in enumerate(rows.places):
            largest = max([n for n in (lengths[i], marks[i]) if n == n] or [1.0]) or 1.0
            y = place.centre
            tip = f"{names[i]}\n{pairs[i]}"
            sheet.add("rect", [{"x": 0, "x2": 1, "y": y - 8, "y2": y + 8}], fill=theme.colour("wash"))
            if lengths[i] == lengths[i]:
                bar = {"x": 0, "x2": lengths[i] / largest, "y": y - 8, "y2": y + 8, "tip": tip}
                sheet.bars([bar], kinds[i])
            if marks[i] == marks[i]:
                at = [{"x": marks[i] / largest, "y": y - 12, "y2": y + 12, "tip": tip}]
                # A rim of the page's colour keeps the mark visible on its bar.
                sheet.add("rule", at, color=theme.colour("paper"), strokeWidth=8)
                sheet.add("rule", at, color=theme.colour(theme.meaning(marked[i]).stroke), strokeWidth=4)
        rows.draw(sheet)
        return sheet.finish()

    return Drawing(draw, lang)


def lollipops(
    frame: pd.DataFrame,
    lang: str,
    *,
    label: str = "label",
    value: str = "value",
    full: float = 100,
    text: str | None = None,
    meaning: str = "actual",
    note: str | None = None,
    group: str | None = None,
    unit: str = "%",
    key: Mapping[str, str] | None = None,
) -> Drawing:
    """How much of a whole is reached: a track from nothing to ``full``, and a point on it."""
    reached, kinds = numbers(frame, value), meanings(frame, meaning)
    texts = column(frame, text) if text else [axes.number_text(v, unit, lang) for v in reached]
    heads = entries(frame, label, note, group)

    def draw(page: Page):
        rows = RowList(page, heads, band=14, gap=14)
        written = clipped(texts, page)
        right = max(measure.width(t, LABEL) for t in written) + 14
        sheet = Sheet(
            page, rows.height, left=rows.left + 6, right=right, bottom=24, key=signs_of(key, "point")
        )
        sheet.set_x(0, full)
        for i, place in enumerate(rows.places):
            sheet.add(
                "rule",
                [{"x": 0, "x2": full, "y": place.centre}],
                color=theme.colour("grid"),
                strokeWidth=2,
            )
            if reached[i] == reached[i]:
                tip = f"{heads[i].label}\n{texts[i]}"
                sheet.add(
                    "rule",
                    [{"x": 0, "x2": reached[i], "y": place.centre}],
                    strokeCap="round",
                    color=theme.colour(theme.meaning(kinds[i]).stroke),
                    strokeWidth=2.5,
                )
                sheet.points([{"x": reached[i], "y": place.centre, "tip": tip}], kinds[i], size=150)
        sheet.text(
            [
                {"x": sheet.width + right, "y": p.centre, "text": t}
                for p, t in zip(rows.places, written, strict=True)
            ],
            align="right",
        )
        ends = [(0.0, "left"), (full, "right")]
        for at, align in ends:
            sheet.text(
                [{"x": at, "y": rows.height + 8, "text": axes.number_text(at, unit, lang)}],
                pixels=False,
                size=SMALL,
                token="muted",
                align=align,
            )
        rows.draw(sheet)
        return sheet.finish()

    return Drawing(draw, lang)
