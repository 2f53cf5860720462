"""Charts that are lists: a label, and something drawn to its right (on a phone: below it).

Most charts of the book are of this kind. This module decides where each row stands and how much room labels
and values take.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from workreport.charts import measure, theme
from workreport.charts.drawing import LABEL, LINE, SMALL, Page, Sheet

_GUTTER = 12
_ROUNDS = 8


@dataclass(frozen=True)
class Place:
    """Where one row stands, in pixels from the top of the plot."""

    centre: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Entry:
    """What a row is called: its label, a smaller note under it, the group it belongs to."""

    label: str
    note: str = ""
    group: str = ""


class RowList:
    """The places of all rows, their labels and headings.

    Parameters
    ----------
    entries : sequence of Entry
        In the order they are read.
    band : float
        How high the drawn part of a row is.
    """

    def __init__(self, page: Page, entries: Sequence[Entry], *, band: float = 18, gap: float = 12):
        self.page = page
        self.labels: list[tuple[float, str, bool]] = []
        self.headings: list[tuple[float, str]] = []
        self.places: list[Place] = []
        grouped = any(entry.group for entry in entries)
        self.left = 0.0 if page.narrow else self._label_width(entries)
        limit = page.width - 4 if page.narrow else self.left - _GUTTER
        y, group = 0.0, None
        for entry in entries:
            if grouped and entry.group != group:
                y += 0 if group is None else 12
                for line in measure.wrap(entry.group, LABEL, page.width, bold=True):
                    self.headings.append((y + 10, line))
                    y += LINE
                y += 10
                group = entry.group
            lines = [(text, False) for text in measure.wrap(entry.label, LABEL, limit)]
            if entry.note:
                lines += [(text, True) for text in measure.wrap(entry.note, SMALL, limit)]
            high = LINE * len(lines)
            if page.narrow:
                self._put(lines, y + LINE / 2)
                self.places.append(Place(y + high + band / 2 + 1, y, y + high + band + gap))
                y += high + band + gap + 2
            else:
                row = max(high + 8, band + gap)
                self._put(lines, y + row / 2 - high / 2 + LINE / 2)
                self.places.append(Place(y + row / 2, y, y + row))
                y += row
        self.height = y
        self._half = band / 2 + 4

    def spans(self) -> list[tuple[float, float]]:
        """From where to where a line at zero runs: past the labels of a phone, and past headings."""
        if not self.places:
            return []
        if self.page.narrow:
            return [(place.centre - self._half, place.centre + self._half) for place in self.places]
        return [(self.places[0].top, self.height)]

    def _label_width(self, entries: Sequence[Entry]) -> float:
        widest = max(
            [measure.width(e.label, LABEL) for e in entries] + [measure.width(e.note, SMALL) for e in entries]
        )
        return min(widest, self.page.width * 0.36) + _GUTTER

    def _put(self, lines: Sequence[tuple[str, bool]], first: float) -> None:
        for index, (text, is_note) in enumerate(lines):
            self.labels.append((first + index * LINE, text, is_note))

    def draw(self, sheet: Sheet) -> None:
        """Labels (to the right edge of their column; on a phone to the left edge) and headings."""
        narrow = self.page.narrow
        x, align = (-sheet.left, "left") if narrow else (self.left - _GUTTER - sheet.left, "right")
        for is_note in (False, True):
            self._draw_lines(sheet, x, align, is_note)
        sheet.text(
            [{"x": -sheet.left, "y": y, "text": text} for y, text in self.headings],
            bold=True,
            size=LABEL,
            halo=self.page.narrow,
        )

    def _draw_lines(self, sheet: Sheet, x: float, align: str, is_note: bool) -> None:
        sheet.text(
            [{"x": x, "y": y, "text": text} for y, text, note in self.labels if note is is_note],
            align=align,
            size=SMALL if is_note else LABEL,
            token="muted" if is_note else "ink",
            # On a phone the labels stand among the lines of the plot.
            halo=self.page.narrow,
        )


def room(fractions: Sequence[float], widths: Sequence[float], available: float, gap: float = 8) -> float:
    """The margin that lets every value stand beyond the end of its bar.

    ``fractions`` say how far along the plot each bar ends, ``widths`` how wide its text is; the plot gets
    what remains of ``available``.
    """
    needed = [
        (fraction * available + width + gap - available) / fraction if fraction > 0 else 0.0
        for fraction, width in zip(fractions, widths, strict=True)
    ]
    return max(0.0, *needed, 0.0)


Texts = Sequence[tuple[float, str]]
"""Numbers as written, each with where on the scale it is anchored, from 0 to 1."""


def margins(
    before: Texts, after: Texts, available: float, gap: float = 16, least: float = 10
) -> tuple[float, float]:
    """The room left and right of a plot for texts that stand left of their marks, and right of them.

    No text reaches into the labels of the rows, nor beyond the picture: a fall has its minus there.
    """
    left = right = least
    # The wider one margin is, the narrower the plot, and the more room the other side needs.
    for _ in range(_ROUNDS):
        left = max(least, room([1 - x for x, _ in before], _widths(before), available - right, gap))
        right = max(least, room([x for x, _ in after], _widths(after), available - left, gap))
    return left, right


def _widths(texts: Texts) -> list[float]:
    return [measure.width(text, LABEL) for _, text in texts]


def column(frame: pd.DataFrame, name: str | None, default: str = "") -> list[str]:
    """A text column, or ``default`` for every row where there is none; missing cells are empty."""
    if name is None or name not in frame.columns:
        return [default] * len(frame)
    return ["" if pd.isna(cell) else str(cell) for cell in frame[name]]


def numbers(frame: pd.DataFrame, name: str) -> list[float]:
    """A column of numbers as floats; NaN where one is missing.

    Raises
    ------
    KeyError
        When there is no such column.
    """
    return [float("nan") if pd.isna(cell) else float(cell) for cell in frame[name]]


def meanings(frame: pd.DataFrame, meaning: str) -> list[str]:
    """The meaning of each row: one for all, or from the column of that name."""
    if meaning in theme.MEANINGS or meaning not in frame.columns:
        names = [meaning] * len(frame)
    else:
        names = column(frame, meaning)
    for name in set(names):
        theme.meaning(name)
    return names


def entries(frame: pd.DataFrame, label: str, note: str | None, group: str | None) -> list[Entry]:
    """What the rows are called."""
    return [
        Entry(*texts)
        for texts in zip(column(frame, label), column(frame, note), column(frame, group), strict=True)
    ]


def with_values(heads: Sequence[Entry], texts: Sequence[str]) -> list[Entry]:
    """The rows with numbers as written under their labels, before any note they have."""
    return [
        replace(head, note="\n".join(part for part in (text, head.note) if part))
        for head, text in zip(heads, texts, strict=True)
    ]


def clipped(texts: Sequence[str], page: Page) -> list[str]:
    """Numbers as written, none wider than leaves room for the marks."""
    return [measure.clip(text, LABEL, page.width * 0.42) for text in texts]
