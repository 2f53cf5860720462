"""Charts of change over time: slopes between two moments, and series with their gaps and breaks."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from workreport.charts import axes, measure, theme
from workreport.charts.drawing import LABEL, LINE, SMALL, Drawing, Page, Sheet
from workreport.charts.labels import apart, beside
from workreport.charts.rows import column, meanings, numbers
from workreport.charts.signs import line_style, signs_of

_ROOM_BESIDE = 0.42
"""What part of the width a name may take together with the later number alone."""

_BETWEEN = 7
"""What parts a name from the number below it, in pixels."""


def slope(
    frame: pd.DataFrame,
    lang: str,
    *,
    label: str = "label",
    start: str = "start",
    end: str = "end",
    moments: tuple[str, str],
    start_text: str | None = None,
    end_text: str | None = None,
    meaning: str = "actual",
    start_meaning: str | None = None,
    unit: str = "",
    zero: bool = False,
    height: int = 220,
) -> Drawing:
    """A line for each row from one moment to the next, both numbers written at its ends.

    Parameters
    ----------
    moments : (str, str)
        What the two ends are, such as ``("2018", "2019")``.
    start_meaning : str
        The meaning of the starting points where it differs (``derived``, say), or a column with it.
    """
    one, two, kinds = numbers(frame, start), numbers(frame, end), meanings(frame, meaning)
    firsts = meanings(frame, start_meaning) if start_meaning else kinds
    names = column(frame, label)
    before = column(frame, start_text) if start_text else [axes.number_text(v, unit, lang) for v in one]
    after = column(frame, end_text) if end_text else [axes.number_text(v, unit, lang) for v in two]

    def draw(page: Page):
        low, high = axes.domain([v for v in (*one, *two) if v == v], zero=zero)
        # The name stands with both numbers where it is short, else with the later one; a long one, which would
        # leave the line no room, under that.
        limit = page.width * (0.36 if page.narrow else 0.3)
        both = [(f"{n} {a}", f"{n} {b}") for n, a, b in zip(names, before, after, strict=True)]
        inline = all(measure.width(text, LABEL) <= limit for pair in both for text in pair)
        with_later = inline or all(measure.width(b, LABEL) <= page.width * _ROOM_BESIDE for _, b in both)
        starts = [a for a, _ in both] if inline else before
        finals = [b for _, b in both] if with_later else after
        left = max([measure.width(t, LABEL) for t in starts] + [measure.width(moments[0], SMALL) / 2]) + 16
        under = [[] if with_later else measure.wrap(name, SMALL, limit) for name in names]
        wide = [measure.width(t, LABEL) for t in finals] + [measure.width(n, SMALL) for u in under for n in u]
        right = max([*wide, measure.width(moments[1], SMALL) / 2]) + 18
        deep = LINE * (1 + max(len(lines) for lines in under)) + (0 if with_later else _BETWEEN)
        place = _vertical(low, high, height)
        ys = [(place(a), place(b)) for a, b in zip(one, two, strict=True)]
        lowest = max((y for y in apart([y for _, y in ys], deep) if y == y), default=0) + deep - height
        sheet = Sheet(page, height, left=left, right=right, top=30, bottom=max(6, lowest))
        for x, moment in ((0, moments[0]), (sheet.width, moments[1])):
            stand = [{"x": x, "y": 0, "y2": height}]
            sheet.add("rule", stand, pixels=True, color=theme.colour("grid"), strokeWidth=1)
            sheet.text([{"x": x, "y": -16, "text": moment}], size=SMALL, token="muted", align="center")
        for i, (a, b) in enumerate(ys):
            tip = f"{names[i]}\n{before[i]} → {after[i]}"
            if a == a and b == b:
                line = [{"x": 0, "y": a, "x2": sheet.width, "y2": b, "tip": tip}]
                sheet.add("rule", line, pixels=True, **line_style(kinds[i], 2.5))
            for x, y, kind in ((0, a, firsts[i]), (sheet.width, b, kinds[i])):
                if y == y:
                    sheet.points([{"x": x, "y": y, "tip": tip}], kind, pixels=True)
        for at, text in zip(apart([y for y, _ in ys], LINE), starts, strict=True):
            sheet.text([{"x": -11, "y": at, "text": text}], align="right")
        for at, text, words in zip(apart([y for _, y in ys], deep), finals, under, strict=True):
            sheet.text([{"x": sheet.width + 11, "y": at, "text": text}])
            rows = [
                {"x": sheet.width + 11, "y": at + LINE * n, "text": t} for n, t in enumerate(words, start=1)
            ]
            sheet.text(rows, size=SMALL, token="muted")
        return sheet.finish()

    return Drawing(draw, lang)


def lines(
    frame: pd.DataFrame,
    lang: str,
    *,
    period: str = "period",
    value: str = "value",
    series: str | None = None,
    text: str | None = None,
    meaning: str = "actual",
    periods: Sequence[str] | None = None,
    breaks: Mapping[str, str] | None = None,
    missing: str = "",
    unit: str = "",
    zero: bool = True,
    height: int = 260,
    key: Mapping[str, str] | None = None,
) -> Drawing:
    """Series over periods. Where a period has no number the line stops: nothing is filled in.

    Parameters
    ----------
    period, value, series, text : str
        Columns. A series is a line; its name stands at its last point.
    meaning : str
        A meaning, or a column: points of one series may differ (a target after results).
    periods : sequence of str
        All periods of the axis in order, also those without a number; by default those that occur.
    breaks : mapping of period to text
        A mark before the period: here the definition or the statistics changed. The text stands at its top.
    missing : str
        Said at the foot of each period without any number, so that a gap is seen to be one.
    """
    whens, values, kinds = column(frame, period), numbers(frame, value), meanings(frame, meaning)
    names = column(frame, series)
    texts = column(frame, text) if text else [axes.number_text(v, unit, lang) for v in values]
    order = list(periods) if periods else sorted(set(whens))
    index = {when: i for i, when in enumerate(order)}
    members = {name: [i for i in range(len(names)) if names[i] == name] for name in dict.fromkeys(names)}

    def draw(page: Page):
        wanted = 4
        low, high = axes.domain([v for v in values if v == v], zero=zero, wanted=wanted)
        marks = axes.ticks(low, high, wanted)
        # The unit once, at the top: it is the same for all.
        said = [axes.number_text(v, unit if v == marks[-1] else "", lang) for v in marks]
        left = max(measure.width(t, SMALL) for t in said) + 14
        tail = [
            (n, i) for n, group in members.items() if (i := _last(group, values, whens, index)) is not None
        ]
        ends = {n: f"{n}  {texts[i]}".strip() if not page.narrow else texts[i] for n, i in tail}
        right = max([measure.width(t, LABEL) for t in ends.values()] + [20]) + 16
        top = 24 if breaks else 10
        sheet = Sheet(page, height, left=left, right=right, top=top, bottom=24, key=signs_of(key, "point"))
        place = _vertical(low, high, height)
        step = sheet.width / max(len(order) - 1, 1)
        for v, t in zip(marks, said, strict=True):
            token = "axis" if v == 0 else "grid"
            sheet.add(
                "rule",
                [{"x": 0, "x2": sheet.width, "y": place(v)}],
                pixels=True,
                color=theme.colour(token),
                strokeWidth=1,
            )
            sheet.text([{"x": -10, "y": place(v), "text": t}], size=SMALL, token="muted", align="right")
        every = math.ceil(max(measure.width(t, SMALL) for t in order) * 1.25 / step) if step else 1
        for when, i in index.items():
            if i % every == 0:
                sheet.text(
                    [{"x": i * step, "y": height + 15, "text": when}],
                    size=SMALL,
                    token="muted",
                    align="center",
                )
        if missing:
            _gaps(
                sheet,
                [i for when, i in index.items() if not _has(when, whens, values)],
                missing,
                step,
                height,
            )
        _breaks(sheet, breaks or {}, index, step, height)
        for name, group in members.items():
            _series(
                sheet,
                [i for i in group if values[i] == values[i]],
                whens,
                values,
                kinds,
                texts,
                name,
                index,
                step,
                place,
            )
        shown = apart([place(values[i]) for _, i in tail], LINE)
        drawn = [
            (index[whens[a]] * step, place(values[a]), index[whens[b]] * step, place(values[b]))
            for group in members.values()
            for a, b in _neighbours([i for i in group if values[i] == values[i]], whens, index)
        ]
        drawn += [
            ((index[when] - 0.5) * step, -4, (index[when] - 0.5) * step, height) for when in breaks or {}
        ]
        for (name, i), y in zip(tail, shown, strict=True):
            # Name and number on one line, or, where a line would cross them all around, on two.
            for words in ([ends[name]], ends[name].split("  ")):
                wide = max(measure.width(text, LABEL) for text in words)
                spot = beside(index[whens[i]] * step, y, wide, LINE * len(words), drawn)
                if spot.clear:
                    break
            top = spot.y - LINE * (len(words) - 1) / 2
            rows = [{"x": spot.x, "y": top + LINE * n, "text": text} for n, text in enumerate(words)]
            sheet.text(rows, align=spot.align, halo=True)
        return sheet.finish()

    return Drawing(draw, lang)


def _series(sheet, group, whens, values, kinds, texts, name, index, step, place) -> None:
    """Line pieces between neighbouring periods, then the points over them.

    A piece is as sure as its less sure end: only from one reported point to another it is unbroken.
    """
    for a, b in _neighbours(group, whens, index):
        sheet.add(
            "rule",
            [
                {
                    "x": index[whens[a]] * step,
                    "y": place(values[a]),
                    "x2": index[whens[b]] * step,
                    "y2": place(values[b]),
                }
            ],
            pixels=True,
            **line_style(kinds[a] if kinds[b] == "actual" else kinds[b]),
        )
    for i in sorted(group, key=lambda i: index[whens[i]]):
        tip = "\n".join(t for t in (name, f"{whens[i]}  {texts[i]}") if t)
        sheet.points(
            [{"x": index[whens[i]] * step, "y": place(values[i]), "tip": tip}], kinds[i], size=90, pixels=True
        )


def _neighbours(
    group: Sequence[int], whens: Sequence[str], index: Mapping[str, int]
) -> list[tuple[int, int]]:
    """The pairs of points that a piece of line joins: those of neighbouring periods."""
    by_place = sorted(group, key=lambda i: index[whens[i]])
    return [
        (a, b) for a, b in zip(by_place, by_place[1:], strict=False) if index[whens[b]] - index[whens[a]] == 1
    ]


def _has(when: str, whens: Sequence[str], values: Sequence[float]) -> bool:
    return any(one == when and value == value for one, value in zip(whens, values, strict=True))


def _gaps(sheet: Sheet, places: Sequence[int], said: str, step: float, height: float) -> None:
    """A tinted band over each run of periods without a number, with the words at its foot."""
    runs: list[list[int]] = []
    for i in places:
        runs[-1].append(i) if runs and runs[-1][-1] == i - 1 else runs.append([i])
    bands = [(run[0] * step - step / 2, run[-1] * step + step / 2) for run in runs]
    sheet.add(
        "rect",
        [{"x": low, "x2": high, "y": 0, "y2": height} for low, high in bands],
        pixels=True,
        color=theme.colour("wash"),
    )
    words = [{"x": (low + high) / 2, "y": height - 12, "text": said} for low, high in bands]
    sheet.text(words, size=SMALL, token="muted", align="center", halo=True)


def _breaks(
    sheet: Sheet, breaks: Mapping[str, str], index: Mapping[str, int], step: float, height: float
) -> None:
    for when, said in breaks.items():
        x = (index[when] - 0.5) * step
        sheet.add(
            "rule",
            [{"x": x, "y": -4, "y2": height}],
            pixels=True,
            color=theme.colour("caution"),
            strokeWidth=1.5,
            strokeDash=[2, 2],
        )
        # The text keeps inside the picture, whatever side of the plot the mark is on.
        half = measure.width(said, SMALL) / 2
        centre = min(max(x, half - sheet.left), sheet.width + sheet.right - half)
        sheet.text([{"x": centre, "y": -14, "text": said}], size=SMALL, align="center")


def _last(group: Sequence[int], values: Sequence[float], whens: Sequence[str], index: Mapping[str, int]):
    present = [i for i in group if values[i] == values[i]]
    return max(present, key=lambda i: index[whens[i]], default=None)


def _vertical(low: float, high: float, height: float):
    return lambda v: height - (v - low) / (high - low) * height if v == v else math.nan
