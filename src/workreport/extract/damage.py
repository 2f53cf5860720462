"""What no sentence would hold: endless runs of digits and marks, a short piece said over and over.

It comes from a broken transcription or from malice. It is declared and then read as a stretch without
sentences, numerals or words, so that a megabyte of it costs no more than looking it over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workreport.extract.marks import NonFigure, Window
from workreport.extract.numerals import CHARACTERS

PERIOD = 12
"""Characters of the longest piece whose repetition is looked for."""
REPEATED = 240
"""Characters of a stretch that is damage when it says a piece of at most :data:`PERIOD` over and over."""
SILENT = "\ufffd"
"""What damaged characters are read as."""

_DAMAGED = re.compile(
    rf"\d{{25,}}|[{CHARACTERS}]{{33,}}|[\d{CHARACTERS}.,，、:：%％（）()+×/“”\"' \t-]{{400,}}"
)
_HOLDS_NUMERAL = re.compile(rf"[\d{CHARACTERS}]")


def stretches(text: str) -> list[Window]:
    """The stretches that no sentence would hold, in order and apart from each other.

    Runs of digits and marks longer than any number, and a short piece said over and over (亿元亿元亿元 …).
    """
    found: list[Window] = []
    for start, end in sorted([*(match.span() for match in _DAMAGED.finditer(text)), *repetitions(text)]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def repetitions(text: str) -> Iterator[Window]:
    """The stretches of a repeated piece: whoever is that long holds one of the places looked at."""
    at, step = 0, (REPEATED - PERIOD) // 2
    while at + step + PERIOD <= len(text):
        piece = text[at : at + step]
        for period in range(1, PERIOD + 1):
            if text.startswith(piece, at + period):
                start, end = _extent(text, at, period)
                if end - start >= REPEATED:
                    yield start, end
                at = max(at, end - step)
                break
        at += step


def _extent(text: str, at: int, period: int) -> Window:
    """How far the piece of ``period`` characters at ``at`` goes on repeating, to either side."""
    piece = re.escape(text[at : at + period])
    end = re.compile(f"(?:{piece})+").match(text, at).end()
    while end < len(text) and text[end] == text[end - period]:
        end += 1
    while at and text[at - 1] == text[at - 1 + period]:
        at -= 1
    return at, end


def without(text: str, damage: list[Window]) -> str:
    """``text`` with every character of its damaged stretches replaced by one that says nothing."""
    if not damage:
        return text
    parts, at = [], 0
    for start, end in damage:
        parts += [text[at:start], SILENT * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def declared(text: str, damage: list[Window]) -> list[NonFigure]:
    """The damaged stretches that hold a numeral."""
    return [
        NonFigure(start, end, "other", "damaged")
        for start, end in damage
        if _HOLDS_NUMERAL.search(text, start, end)
    ]
