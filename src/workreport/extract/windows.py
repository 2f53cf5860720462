"""Where in a text there is anything to read: the neighbourhoods of its numerals.

Most of a report holds no number, and patterns with many alternatives cost time
on every character.
"""

from __future__ import annotations

import re

from workreport.extract.marks import Window
from workreport.extract.numerals import CHARACTERS

BEFORE, AFTER = 24, 48
"""Characters around a numeral that its readers may look at."""

_NUMERAL = re.compile(rf"[\d{CHARACTERS}半ⅠⅡⅢⅣⅤ]+|首位|翻番|[IV]{{1,3}}类")


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
