"""Charts that count: one mark for each thing, a grid of counts, an inventory in fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from workreport.charts import axes, measure, theme
from workreport.charts.drawing import LABEL, LINE, SMALL, Drawing, Page, Sheet
from workreport.charts.rows import Entry, RowList, column, numbers


@dataclass(frozen=True)
class Look:
    """How one kind of unit is drawn: a token, a shape, filled or open.

    Attributes
    ----------
    token : str
        The colour.
    shape : str
        A Vega symbol.
    open : bool
        Only an outline.
    """

    token: str
    shape: str
    open: bool = False


FATES: dict[str, Look] = {
    "met": Look("target", "diamond"),
    "missed": Look("caution", "triangle-down"),
    "redefined": Look("actual", "circle", open=True),
    "rank_only": Look("context", "triangle-up"),
    "qualitative": Look("context", "square"),
    "not_reported": Look("axis", "square", open=True),
}
"""What became of a target: a shape and a colour each."""


def units(
    frame: pd.DataFrame,
    lang: str,
    *,
    group: str = "group",
    kind: str = "fate",
    names: Mapping[str, str],
    looks: Mapping[str, Look] | None = None,
    name: str | None = None,
    counter: tuple[str, str] = ("", ""),
) -> Drawing:
    """One mark for each row, by group, sorted by kind: a count that can be counted.

    Parameters
    ----------
    group, kind, name : str
        Columns: the line, what the mark is, and what it stands for (for the pointer).
    names : mapping of kind to text
        The key, in the order in which marks are sorted.
    looks : mapping of kind to Look
        How each kind is drawn; by default the fates of targets.
    counter : (str, str)
        The word after a count of one, and after other counts.
    """
    shown = looks or FATES
    lines, kinds, titles = column(frame, group), column(frame, kind), column(frame, name)
    order = list(dict.fromkeys(lines))
    rank = {k: i for i, k in enumerate(names)}
    unknown = set(kinds) - set(rank)
    if unknown:
        raise ValueError(f"no name for the kinds {', '.join(sorted(unknown))}")
    members = {
        line: sorted((i for i, text in enumerate(lines) if text == line), key=lambda i: rank[kinds[i]])
        for line in order
    }
    totals = {line: axes.number_text(len(m), counter[len(m) != 1], lang) for line, m in members.items()}

    def draw(page: Page):
        step = 17
        heads = [Entry(line) for line in order]
        left = RowList(page, heads).left
        right = max(measure.width(t, LABEL) for t in totals.values()) + 12
        across = max(1, int((page.width - left - right) // step))
        deep = {line: -(-len(m) // across) for line, m in members.items()}
        rows = _UnitRows(page, heads, [deep[line] * step for line in order])
        places, key_height = key_places(page, names)
        sheet = Sheet(page, rows.height, left=rows.left, right=right, top=key_height)
        drawn: dict[str, list[dict]] = {}
        for line, top in zip(order, rows.tops, strict=True):
            for position, i in enumerate(members[line]):
                # Down, then along: a kind stays together however many lines the marks take.
                x = position // deep[line] * step + step / 2
                y = top + position % deep[line] * step + step / 2
                tip = "\n".join(t for t in (titles[i], names[kinds[i]]) if t)
                drawn.setdefault(kinds[i], []).append({"x": x, "y": y, "tip": tip})
            sheet.text(
                [{"x": sheet.width + right, "y": top + deep[line] * step / 2, "text": totals[line]}],
                align="right",
            )
        for what in names:
            marks(sheet, drawn.get(what, []), shown[what])
        for x, y, what in places:
            marks(sheet, [{"x": x + 7 - sheet.left, "y": y - sheet.top}], shown[what])
            sheet.text([{"x": x + 20 - sheet.left, "y": y - sheet.top, "text": names[what]}], size=SMALL)
        rows.draw(sheet)
        return sheet.finish()

    return Drawing(draw, lang)


class _UnitRows(RowList):
    """Rows of different heights: as many lines of marks as each needs."""

    def __init__(self, page: Page, entries: Sequence[Entry], heights: Sequence[float]):
        super().__init__(page, entries)
        self.labels, self.tops, y = [], [], 0.0
        limit = page.width if page.narrow else self.left - 12
        for entry, height in zip(entries, heights, strict=True):
            texts = [(text, False) for text in measure.wrap(entry.label, LABEL, limit)]
            if page.narrow:
                self._put(texts, y + LINE / 2)
                self.tops.append(y + LINE * len(texts) + 3)
                y = self.tops[-1] + height + 12
            else:
                row = max(height, LINE * len(texts))
                self._put(texts, y + row / 2 - LINE * (len(texts) - 1) / 2)
                self.tops.append(y + (row - height) / 2)
                y += row + 14
        self.height = y - 12


def marks(sheet: Sheet, rows: Sequence[dict], look: Look) -> None:
    """Signs of one look at places in pixels (fields x, y and, if need be, tip)."""
    size = {"diamond": 120, "triangle-down": 105, "triangle-up": 105, "square": 92}.get(look.shape, 100)
    colour = theme.colour(look.token)
    if look.open:
        style = {"fill": theme.colour("paper"), "stroke": colour, "strokeWidth": 1.5, "size": size * 0.8}
    else:
        style = {"fill": colour, "stroke": colour, "strokeWidth": 0.5, "size": size}
    sheet.add("point", rows, pixels=True, shape=look.shape, filled=True, opacity=1, **style)


def key_places(page: Page, names: Mapping[str, str]) -> tuple[list[tuple[float, float, str]], float]:
    """Where the signs of a key stand, x, y, kind, in as many lines as they need; and its height."""
    places, x, y = [], 0.0, 10.0
    for what, text in names.items():
        need = 20 + measure.width(text, SMALL)
        if x and x + need > page.width:
            x, y = 0.0, y + 20
        places.append((x, y, what))
        x += need + 18
    return places, y + 22


def heat(
    frame: pd.DataFrame,
    lang: str,
    *,
    row: str = "row",
    column_: str = "column",
    value: str = "value",
    text: str | None = None,
    meaning: str = "actual",
    unit: str = "",
) -> Drawing:
    """A grid of numbers, darker where there is more; every number is written in its cell.

    Parameters
    ----------
    row, column_, value, text : str
        Columns: the two headings, the number, and the number as written.
    meaning : {'actual', 'context'}
        The ramp.
    """
    across, down = column(frame, column_), column(frame, row)
    values = numbers(frame, value)
    texts = column(frame, text) if text else [axes.number_text(v, unit, lang) for v in values]
    heads, sides = list(dict.fromkeys(across)), list(dict.fromkeys(down))
    top = max([v for v in values if v == v] or [1.0]) or 1.0

    def draw(page: Page):
        rows = RowList(page, [Entry(side) for side in sides], band=26, gap=4)
        free = page.width - rows.left
        cell = free / len(heads)
        wrapped = [measure.wrap(head, SMALL, cell - 2) for head in heads]
        tall = max(len(w) for w in wrapped) * 15 + 8
        sheet = Sheet(page, rows.height, left=rows.left, top=tall)
        for i, lines in enumerate(wrapped):
            for n, line in enumerate(lines):
                y = -tall + (tall - 8 - 15 * len(lines)) + 15 * n + 8
                sheet.text(
                    [{"x": (i + 0.5) * cell, "y": y, "text": line}], size=SMALL, token="muted", align="center"
                )
        for i, number in enumerate(values):
            place = rows.places[sides.index(down[i])]
            x = heads.index(across[i]) * cell
            box = {"x": x + 1, "x2": x + cell - 1, "y": place.centre - 13, "y2": place.centre + 13}
            box["tip"] = f"{down[i]} · {across[i]}\n{texts[i]}"
            step = 0 if not number == number or number <= 0 else min(5, 1 + int(4.999 * number / top))
            sheet.add("rect", [box], pixels=True, fill=theme.colour(f"{meaning}-{step}" if step else "wash"))
            written = [{"x": x + cell / 2, "y": place.centre, "text": texts[i]}]
            sheet.text(written, align="center", token="paper" if step >= 4 else "ink" if step else "muted")
        rows.draw(sheet)
        return sheet.finish()

    return Drawing(draw, lang)


def fourfold(
    frame: pd.DataFrame,
    lang: str,
    *,
    field: str = "field",
    label: str = "label",
    fields: Mapping[str, str],
    meanings: Mapping[str, str] | None = None,
) -> Drawing:
    """An inventory in four fields (or two, or three): what belongs where, by name.

    Parameters
    ----------
    field, label : str
        Columns: the field an item belongs to, and its name.
    fields : mapping of field to heading
        In their order of reading.
    meanings : mapping of field to meaning
        The sign before the items of a field.
    """
    items = {name: [] for name in fields}
    for where, text in zip(column(frame, field), column(frame, label), strict=True):
        items[where].append(text)
    kinds = meanings or {}

    def draw(page: Page):
        across = 1 if page.narrow else 2
        gap, inner = 12, 14
        wide = (page.width - gap * (across - 1)) / across
        # Each field goes under the shortest column: fields of very different length leave no hole.
        ends = [0.0] * across
        boxes = []
        for name, head in fields.items():
            side = ends.index(min(ends))
            rows, high = _laid(head, items[name], wide - 2 * inner, kinds.get(name))
            boxes.append((side * (wide + gap), ends[side], high, name, rows))
            ends[side] += high + gap
        sheet = Sheet(page, max(ends) - gap)
        for x, top, high, name, rows in boxes:
            sheet.add(
                "rect",
                [{"x": x, "x2": x + wide, "y": top, "y2": top + high}],
                pixels=True,
                fill=theme.colour("wash"),
            )
            for kind, at, indent, text in rows:
                bold, token = kind == "head", "muted" if kind == "count" else "ink"
                sheet.text(
                    [{"x": x + inner + indent, "y": top + at, "text": text}],
                    bold=bold,
                    token=token,
                    size=LABEL if bold else SMALL,
                )
                if kind == "first" and name in kinds:
                    sheet.points([{"x": x + inner + 5, "y": top + at}], kinds[name], size=60, pixels=True)
        return sheet.finish()

    return Drawing(draw, lang)


def _laid(head: str, items: Sequence[str], wide: float, kind: str | None):
    """The lines of one field: what, how far down, how far in, text; and the field's height."""
    rows: list[tuple[str, float, float, str]] = []
    y, indent = 20.0, 16 if kind else 0
    for line in measure.wrap(f"{head} · {len(items)}", LABEL, wide, bold=True):
        rows.append(("head", y, 0, line))
        y += LINE
    y += 5
    for item in items:
        for n, line in enumerate(measure.wrap(item, SMALL, wide - indent)):
            rows.append(("first" if n == 0 else "more", y, indent, line))
            y += 16
        y += 3
    return rows, y + 4
