"""Where the labels of points stand: clear of each other, and of the lines that are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

Line = tuple[float, float, float, float]
"""A drawn piece of line: x and y of one end, then of the other."""

_GAP = 11


@dataclass(frozen=True)
class Spot:
    """Where a text stands: its anchor, which part of it is there, and whether nothing crosses it."""

    x: float
    y: float
    align: str
    clear: bool = True


def beside(x: float, y: float, wide: float, high: float, lines: Sequence[Line]) -> Spot:
    """The place for a text of a size beside a point that no line crosses: right, else left, above or below.

    Where each of them is crossed, the text stands at the right, over the lines.
    """
    reach = high / 2 + _GAP - 2
    spots = {
        Spot(x + _GAP, y, "left"): x + _GAP,
        Spot(x - _GAP, y, "right"): x - _GAP - wide,
        Spot(x, y - reach, "center"): x - wide / 2,
        Spot(x, y + reach, "center"): x - wide / 2,
    }
    for spot, left in spots.items():
        box = (left, spot.y - high / 2, left + wide, spot.y + high / 2)
        if left >= 0 and box[1] >= 0 and not any(_crosses(line, box) for line in lines):
            return spot
    return replace(next(iter(spots)), clear=False)


def _crosses(line: Line, box: tuple[float, float, float, float]) -> bool:
    """Whether a piece of line runs through a box (left, top, right, bottom), after Liang and Barsky."""
    x, y, x2, y2 = line
    first, last = 0.0, 1.0
    for start, step, low, high in ((x, x2 - x, box[0], box[2]), (y, y2 - y, box[1], box[3])):
        if not step:
            if not low < start < high:
                return False
            continue
        near, far = sorted(((low - start) / step, (high - start) / step))
        first, last = max(first, near), min(last, far)
    return first < last


def apart(places: Sequence[float], distance: float) -> list[float]:
    """``places`` moved as little as needed to stand ``distance`` from each other, in their order."""
    order = sorted((i for i, p in enumerate(places) if p == p), key=lambda i: places[i])
    moved = list(places)
    groups = [[i] for i in order]
    # Neighbours that would touch become a group around their common centre, until none touch.
    while True:
        for one, two in zip(groups, groups[1:], strict=False):
            if _start(two, places, distance) - _stop(one, places, distance) < distance:
                at = groups.index(one)
                groups[at : at + 2] = [one + two]
                break
        else:
            break
    for group in groups:
        first = _start(group, places, distance)
        for position, i in enumerate(group):
            moved[i] = first + position * distance
    return moved


def _start(group: Sequence[int], places: Sequence[float], distance: float) -> float:
    return sum(places[i] for i in group) / len(group) - (len(group) - 1) * distance / 2


def _stop(group: Sequence[int], places: Sequence[float], distance: float) -> float:
    return _start(group, places, distance) + (len(group) - 1) * distance
