"""Charts of how far things have come, and of how their definitions drift."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from workreport.charts import measure, theme
from workreport.charts.drawing import LABEL, LINE, SMALL, Drawing, Page, Sheet
from workreport.charts.rows import RowList, column, entries, meanings


def stages(
    frame: pd.DataFrame,
    lang: str,
    *,
    label: str = "label",
    stage: str = "stage",
    steps: Sequence[str],
    meaning: str = "actual",
    note: str | None = None,
    group: str | None = None,
) -> Drawing:
    """A track for each thing, filled to the stage it has reached.

    Parameters
    ----------
    stage : str
        Column with one of ``steps``.
    steps : sequence of str
        The stages in their order; the headings of the columns.
    """
    reached, kinds = column(frame, stage), meanings(frame, meaning)
    unknown = set(reached) - set(steps)
    if unknown:
        raise ValueError(f"no such stage: {', '.join(sorted(unknown))}")
    heads = entries(frame, label, note, group)

    def draw(page: Page):
        rows = RowList(page, heads, band=14, gap=12)
        half = max(measure.width(s, SMALL) for s in steps) / 2
        side = max(half, 10)
        top = 30
        left, right = rows.left + side, side
        apart = (page.width - left - right) / max(len(steps) - 1, 1)
        fits = all(
            (measure.width(a, SMALL) + measure.width(b, SMALL)) / 2 + 8 < apart
            for a, b in zip(steps, steps[1:], strict=False)
        )
        sheet = Sheet(page, rows.height, left=left, right=right, top=top if fits else top + 15)
        at = [i * apart for i in range(len(steps))]
        for i, step in enumerate(steps):
            # Headings that would touch stand on two lines by turns.
            y = -14 if fits or i % 2 == 0 else -29
            sheet.text([{"x": at[i], "y": y, "text": step}], size=SMALL, token="muted", align="center")
        for i, place in enumerate(rows.places):
            there = list(steps).index(reached[i])
            y, style = place.centre, theme.meaning(kinds[i])
            tip = f"{heads[i].label}\n{reached[i]}"
            sheet.add(
                "rule",
                [{"x": 0, "x2": sheet.width, "y": y}],
                pixels=True,
                color=theme.colour("grid"),
                strokeWidth=2,
            )
            sheet.add(
                "rule",
                [{"x": 0, "x2": at[there], "y": y}],
                pixels=True,
                color=theme.colour(style.stroke),
                strokeWidth=3,
            )
            empty = [{"x": x, "y": y} for x in at[there + 1 :]]
            sheet.add(
                "point",
                empty,
                pixels=True,
                shape="circle",
                filled=True,
                opacity=1,
                size=60,
                fill=theme.colour("paper"),
                stroke=theme.colour("axis"),
                strokeWidth=1,
            )
            passed = [{"x": x, "y": y} for x in at[:there]]
            sheet.points(passed, kinds[i], size=60, pixels=True)
            sheet.points([{"x": at[there], "y": y, "tip": tip}], kinds[i], size=160, pixels=True)
        rows.draw(sheet)
        return sheet.finish()

    return Drawing(draw, lang)


def ribbon(
    frame: pd.DataFrame,
    lang: str,
    *,
    row: str = "row",
    column_: str = "column",
    text: str = "text",
    value: str | None = None,
    changed: str = "changed",
    meaning: str = "actual",
    same_text: str = "",
    changed_text: str = "",
) -> Drawing:
    """What one thing is called from document to document, and where its definition changes.

    Parameters
    ----------
    row, column_, text, value : str
        Columns: the thing, the document, the words used there, and the number given there.
    changed : str
        Column: ``yes`` where the definition is another one than in the document before.
    meaning : str
        A meaning or a column: what kind of statement each box holds.
    same_text, changed_text : str
        The key of the two kinds of link.
    """
    things, documents, words = column(frame, row), column(frame, column_), column(frame, text)
    values, moved, kinds = column(frame, value), column(frame, changed), meanings(frame, meaning)
    heads, lines = list(dict.fromkeys(documents)), list(dict.fromkeys(things))
    cell = {(things[i], documents[i]): i for i in range(len(things))}

    def draw(page: Page):
        if page.narrow:
            return _ribbon_down(
                page, lines, heads, cell, words, values, moved, kinds, same_text, changed_text
            )
        gap = 34
        wide = (page.width - gap * (len(heads) - 1)) / len(heads)
        wrapped = [measure.wrap(head, SMALL, wide) for head in heads]
        deep = 15 * (max(map(len, wrapped)) - 1)
        top, y = 26 + deep + _links_key_height(same_text, changed_text), 0.0
        boxes: list[tuple[float, float, float, int]] = []
        titles: list[tuple[float, str]] = []
        for line in lines:
            for text in measure.wrap(line, LABEL, page.width, bold=True):
                titles.append((y + 8, text))
                y += LINE
            y += 22 - LINE
            here = [cell[line, head] for head in heads if (line, head) in cell]
            high = max(_box_height(words[i], values[i], wide - 20) for i in here)
            boxes += [(heads.index(documents[i]) * (wide + gap), y, high, i) for i in here]
            y += high + 18
        sheet = Sheet(page, y - 18, top=top)
        _links_key(sheet, -top, same_text, changed_text)
        for n, told in enumerate(wrapped):
            for line, text in enumerate(reversed(told)):
                at = {"x": n * (wide + gap), "y": -14 - 15 * line, "text": text}
                sheet.text([at], size=SMALL, token="muted")
        sheet.text([{"x": 0, "y": at, "text": title} for at, title in titles], bold=True)
        places = {i: (x, at, high) for x, at, high, i in boxes}
        for line in lines:
            chain = [cell[line, head] for head in heads if (line, head) in cell]
            for a, b in zip(chain, chain[1:], strict=False):
                y_link = places[a][1] + places[a][2] / 2
                link = [{"x": places[a][0] + wide, "x2": places[b][0], "y": y_link, "y2": y_link}]
                _link(sheet, link, moved[b] == "yes")
        for x, at, high, i in boxes:
            _box(sheet, x, at, wide, high, words[i], values[i], kinds[i])
        return sheet.finish()

    return Drawing(draw, lang)


def _ribbon_down(page, lines, heads, cell, words, values, moved, kinds, same_text, changed_text):
    """The same from top to bottom, for a phone."""
    key = _links_key_height(same_text, changed_text)
    y = 0.0
    sheet_rows = []
    for line in lines:
        titles = []
        for text in measure.wrap(line, LABEL, page.width, bold=True):
            titles.append({"x": 0, "y": y + 8, "text": text})
            y += LINE
        y += 20 - LINE
        chain = []
        for head in heads:
            if (line, head) not in cell:
                continue
            i = cell[line, head]
            high = _box_height(words[i], values[i], page.width - 20)
            high += 16 * len(measure.wrap(head, 11, page.width - 20))
            chain.append((y, high, i, head))
            y += high + 18
        sheet_rows.append((titles, chain))
        y += 4
    sheet = Sheet(page, y - 20, top=key)
    _links_key(sheet, -key, same_text, changed_text)
    for titles, chain in sheet_rows:
        sheet.text(titles, bold=True)
        for above, below in zip(chain, chain[1:], strict=False):
            link = [{"x": 20, "x2": 20, "y": above[0] + above[1], "y2": below[0]}]
            _link(sheet, link, moved[below[2]] == "yes")
        for at, high, i, head in chain:
            _box(sheet, 0, at, page.width, high, words[i], values[i], kinds[i], head)
    return sheet.finish()


def _box_height(text: str, value: str, wide: float) -> float:
    return 16 * len(measure.wrap(text, SMALL, wide)) + (LINE if value else 0) + 14


def _box(sheet: Sheet, x, top, wide, high, text, value, kind, head: str = "") -> None:
    style = theme.meaning(kind)
    sheet.add(
        "rect",
        [{"x": x, "x2": x + wide, "y": top, "y2": top + high}],
        pixels=True,
        fill=theme.colour("wash"),
    )
    sheet.add(
        "rule",
        [{"x": x + 1.5, "y": top, "y2": top + high}],
        pixels=True,
        color=theme.colour(style.stroke),
        strokeWidth=3,
    )
    y = top + 15
    for line in measure.wrap(head, 11, wide - 20) if head else ():
        sheet.text([{"x": x + 12, "y": y, "text": line}], size=11, token="muted")
        y += 16
    if value:
        sheet.text([{"x": x + 12, "y": y, "text": value}], size=LABEL, bold=True)
        y += LINE
    for line in measure.wrap(text, SMALL, wide - 20):
        sheet.text([{"x": x + 12, "y": y, "text": line}], size=SMALL)
        y += 16


def _link(sheet: Sheet, rows: list[dict], changed: bool) -> None:
    if changed:
        sheet.add(
            "rule", rows, pixels=True, color=theme.colour("caution"), strokeWidth=2.5, strokeDash=[3, 3]
        )
    else:
        sheet.add("rule", rows, pixels=True, color=theme.colour("axis"), strokeWidth=2.5)


def _links_key_height(same: str, changed: str) -> float:
    return 26 if same or changed else 0


def _links_key(sheet: Sheet, top: float, same: str, changed: str) -> None:
    x = 0.0
    for text, is_change in ((same, False), (changed, True)):
        if text:
            _link(sheet, [{"x": x, "x2": x + 24, "y": top + 10, "y2": top + 10}], is_change)
            sheet.text([{"x": x + 30, "y": top + 10, "text": text}], size=SMALL)
            x += 30 + measure.width(text, SMALL) + 20
