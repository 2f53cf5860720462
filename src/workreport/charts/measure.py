"""How wide a text will be on a reader's machine, whatever font that has.

Chinese characters are one em wide in every font; Latin letters are counted with the widths of Arial and an
eighth more, so that a label measured here fits its column in the widest system font too (DejaVu, Verdana).
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterator

# Arial's advance widths in thousandths of an em, grouped by width.
_WIDTHS = {
    190: "ʼ'",
    222: "ijl‘’",
    278: " !,./:;I[\\]ft|·\u2009\u202f\u00a0",
    333: "()-r`“”",
    355: '"',
    389: "*",
    500: "Jckosvxyz°",
    556: "#$0123456789?L_abdeghnopqu–+−",
    584: "<=>~×÷",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…→←",
    1015: "@",
}
_WIDTH_OF = {letter: width / 1000 for width, letters in _WIDTHS.items() for letter in letters}

# Chinese punctuation that may not begin a line, or end one.
_NOT_FIRST = set("，。、；：？！）》」』】”’%‰℃…—,.;:?!)]}")
_NOT_LAST = set("（《「『【“‘([{")


def is_wide(letter: str) -> bool:
    """Whether ``letter`` takes a full em: Chinese characters and full-width punctuation."""
    return unicodedata.east_asian_width(letter) in "WF"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of ``text`` in pixels at ``size`` pixels: an upper estimate."""
    latin = 1.125 * (1.1 if bold else 1.0)
    return size * sum(1.0 if is_wide(c) else latin * _WIDTH_OF.get(c, 0.56) for c in text)


def _pieces(text: str) -> list[str]:
    """What may not be broken: Latin words with their blank, single Chinese characters."""
    pieces: list[str] = []
    for letter in text:
        joins = (
            pieces
            and not pieces[-1].endswith(" ")
            and (
                letter == " "
                or (not is_wide(letter) and not is_wide(pieces[-1][-1]))
                or letter in _NOT_FIRST
                or pieces[-1][-1] in _NOT_LAST
            )
        )
        if joins:
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def clip(text: str, size: float, limit: float) -> str:
    """``text``, or its beginning with an ellipsis where it is wider than ``limit`` pixels.

    For numbers as written, which are short: a picture that would be all text shows its marks too, and the
    table has the whole.
    """
    if width(text, size) <= limit:
        return text
    kept = text
    while kept and width(kept + "…", size) > limit:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _fitting(pieces: list[str], size: float, limit: float, bold: bool) -> Iterator[str]:
    """``pieces``, those that are wider than a line in parts that are not."""
    for piece in pieces:
        part = ""
        for letter in piece:
            if part and width(part + letter, size, bold=bold) > limit:
                yield part
                part = ""
            part += letter
        yield part


def wrap(text: str, size: float, limit: float, *, bold: bool = False) -> list[str]:
    """``text`` in lines of at most ``limit`` pixels; a word that is longer is broken."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _fitting(_pieces(paragraph), size, limit, bold):
            if line and width((line + piece).rstrip(), size, bold=bold) > limit:
                lines.append(line.rstrip())
                line = piece
            else:
                line += piece
        lines.append(line.rstrip())
    return lines or [""]


def share(low: float, high: float, *, log: bool = False) -> Callable[[float], float]:
    """How far along a scale from ``low`` to ``high`` a number lies, from 0 to 1."""
    if log:
        return lambda value: (math.log(value) - math.log(low)) / (math.log(high) - math.log(low))
    return lambda value: (value - low) / (high - low)
