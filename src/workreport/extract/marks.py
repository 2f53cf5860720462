"""What the readers of numerals share: which characters are taken, and the marks they leave."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Window = tuple[int, int]
"""Offsets of a stretch of text, end exclusive."""


class Mask:
    """Which characters of a text have been read; the first reader to come has them."""

    def __init__(self, length: int):
        self._taken = bytearray(length)

    def free(self, start: int, end: int) -> bool:
        """Whether no character of the span has been taken."""
        return self._taken.find(1, start, end) < 0

    def take(self, start: int, end: int) -> None:
        """Take every character of the span."""
        self._taken[start:end] = b"\x01" * (end - start)

    def give(self, start: int, end: int) -> None:
        """Leave the span to others again."""
        self._taken[start:end] = bytes(end - start)


@dataclass(frozen=True)
class NonFigure:
    """A numeral that is no figure; ``kind`` is date, session, list, name, idiom or other."""

    start: int
    end: int
    kind: str
    note: str = ""


@dataclass(frozen=True)
class Quantity:
    """A number with its unit, as it stands in the repaired text.

    Attributes
    ----------
    value : str
        Decimal as written, or a fraction such as ``1/3``.
    unit : str
        As written, with its magnitude (``万亩``); empty when there is none.
    base : str
        Exact decimal (or fraction) in ``unit_base``.
    unit_base : str
        The unit without its magnitude.
    kind : str
        measure, counter, noun, rate, points, multiple, duration, age, rank, streak,
        grade, fraction, zero, ratio or plain.
    dimension : str
        What the unit measures, such as money; may be empty.
    comparator : str
        ge, le, approx when the span itself says so (多, 余, 前三, a range); else empty.
    form : str
        How it is written: number, range, ratio, bare (亿元), rank, zero, doubling, vague.
    part : int
        Index of the part when one span holds several values (range, ratio).
    """

    start: int
    end: int
    value: str
    unit: str
    base: str
    unit_base: str
    kind: str
    dimension: str = ""
    comparator: str = ""
    form: str = "number"
    part: int = 0


def plain(number: Decimal) -> str:
    """A decimal without exponent and without idle zeros after the point."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
