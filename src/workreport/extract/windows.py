"""Where in a text there is anything to read: the neighbourhoods of its numerals.

Most of a report holds no number, and patterns with many alternatives cost time
on every character; a run of numerals that no sentence would hold is damage (or
malice) and is declared and passed over.
"""

from __future__ import annotations

import re

from workreport.extract.marks import Mask, NonFigure
from workreport.extract.numerals import CHARACTERS

BEFORE, AFTER = 24, 48
"""Characters around a numeral that its readers may look at."""

_NUMERAL = re.compile(rf"[\d{CHARACTERS}半ⅠⅡⅢⅣⅤ]+|首位|翻番|[IV]+类")
_DAMAGED = re.compile(
    rf"\d{{25,}}|[{CHARACTERS}]{{33,}}|[\d{CHARACTERS}.,，、:：%％（）()+×/“”\"' \t-]{{400,}}"
)

Window = tuple[int, int]


def windows(text: str) -> list[Window]:
    """The stretches of ``text`` around its numerals, in order, apart from each other."""
    found: list[list[int]] = []
    for match in _NUMERAL.finditer(text):
        start, end = max(match.start() - BEFORE, 0), min(match.end() + AFTER, len(text))
        if found and start <= found[-1][1]:
            found[-1][1] = end
        else:
            found.append([start, end])
    return [(start, end) for start, end in found]


def damage(text: str, mask: Mask) -> list[NonFigure]:
    """Take the runs of numerals that no sentence would hold, and declare them."""
    found = []
    for match in _DAMAGED.finditer(text):
        mask.take(*match.span())
        if re.search(rf"[\d{CHARACTERS}]", match.group()[:400]):
            found.append(NonFigure(match.start(), match.end(), "other", "damaged"))
    return found


def around(text: str, damaged: list[NonFigure]) -> list[Window]:
    """The windows of ``text`` outside its damaged runs."""
    if not damaged:
        return windows(text)
    found: list[Window] = []
    at = 0
    for run in [*damaged, NonFigure(len(text), len(text), "other")]:
        found += [(at + start, at + end) for start, end in windows(text[at : run.start])]
        at = run.end
    return found
