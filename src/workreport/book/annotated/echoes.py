"""Find, in the English rendering of a sentence, the numbers that its marks stand for.

A convenience for who reads the rendering: the evidence is the mark in the
Chinese text. A number is linked only when the sentence and its rendering hold
a value equally often, so that nothing is linked by guess.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from workreport.book.annotated.marks import Mark, Piece

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
seventeen eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}


def _spelt() -> dict[str, int]:
    words = {word: number for number, word in enumerate(_ONES)}
    words |= {word: number for number, word in enumerate(_ORDINALS, 1)}
    words |= {f"{word}th": number for number, word in enumerate(_ONES) if number > 12}
    for tens, word in enumerate(_TENS, 2):
        words |= {word: 10 * tens, f"{word[:-1]}ieth": 10 * tens}
        words |= {f"{word}-{one}": 10 * tens + number for number, one in enumerate(_ONES[1:10], 1)}
        words |= {f"{word}-{one}": 10 * tens + number for number, one in enumerate(_ORDINALS[:9], 1)}
    return words


_SPELT = _spelt()
_NUMBER = re.compile(
    r"(?<![\w.,])(?:(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:st|nd|rd|th)?|(?P<word>"
    + "|".join(sorted(_SPELT, key=len, reverse=True))
    + r"))(?![\w])(?:[\s-](?P<scale>hundred|thousand|million|billion)\b)?(?P<percent>\s?%)?"
    r"(?P<unit> (?:yuan|US dollars|mu|percentage points?)\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Echo:
    """A number of the rendering, its place, and the mark it repeats."""

    start: int
    end: int
    mark: Mark


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    value: Decimal
    percent: bool


def echoes(rendering: str, marks: Iterable[tuple[Mark, Iterable[Mapping[str, Any]]]]) -> list[Echo]:
    """The numbers of ``rendering`` that certainly repeat a mark, in order; ``marks`` come with their rows."""
    found = defaultdict(list)
    for number in _numbers(rendering):
        found[number.value, number.percent].append(number)
    wanted: dict[tuple[Decimal, bool], list[Mark]] = defaultdict(list)
    for mark, rows in marks:
        for key in {_key(row) for row in rows} - {None}:
            wanted[key].append(mark)
    linked = [
        Echo(number.start, number.end, mark)
        for key, of_value in wanted.items()
        if len(found[key]) == len(of_value)
        for number, mark in zip(found[key], of_value, strict=True)
    ]
    return sorted(linked, key=lambda echo: echo.start)


def pieces(rendering: str, linked: Iterable[Echo]) -> Iterator[Piece]:
    """The rendering cut at its linked numbers, without loss."""
    position = 0
    for echo in linked:
        if position < echo.start:
            yield Piece(rendering[position : echo.start])
        yield Piece(rendering[echo.start : echo.end], echo.mark)
        position = echo.end
    if position < len(rendering):
        yield Piece(rendering[position:])


def _numbers(text: str) -> Iterator[_Found]:
    for match in _NUMBER.finditer(text):
        digits, word = match["digits"], match["word"]
        value = Decimal(digits.replace(",", "")) if digits else Decimal(_SPELT[word.lower()])
        if match["scale"]:
            value *= _SCALES[match["scale"].lower()]
        yield _Found(match.start(), match.end(), value.normalize(), bool(match["percent"]))


def _key(row: Mapping[str, Any]) -> tuple[Decimal, bool] | None:
    """What the rendering must hold: the value in the base unit, and whether it is a percentage."""
    try:
        value = Decimal(str(row["value_base"]))
    except InvalidOperation:
        return None
    return value.normalize(), str(row["unit_base"]) == "%"
