"""How wide a text will be on a reader's machine, whatever font that has.

Chinese characters are one em wide in every font; Latin letters are counted with the widths of DejaVu Sans,
the widest of the system fonts in use, so that a label measured here fits its column everywhere.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterator

# Advance widths of DejaVu Sans in thousandths of an em, grouped by width.
_WIDTHS = {
    200: "\u2009\u202f",
    275: "'",
    278: "ijl",
    295: "IJ",
    318: ",. ·‘’\u00a0",
    337: "/:;\\|",
    352: "f",
    361: "-",
    392: "t()[]",
    401: "!²³₂",
    411: "r",
    460: '"',
    500: "*_`–°",
    518: "“”",
    525: "sz",
    531: "?",
    550: "c",
    557: "L",
    575: "F",
    579: "k",
    592: "vxy",
    611: "PTY",
    615: "aeo",
    636: "bdghnpquES0123456789${}µ",
    656: "K",
    686: "ABVXZ",
    698: "CR",
    732: "U",
    752: "HN",
    775: "DG",
    787: "&OQ",
    818: "w",
    838: "#+<=>^~−×÷→←≥≤±",
    863: "M",
    950: "%",
    974: "m",
    989: "W",
    1000: "@—…",
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
    latin = 1.15 if bold else 1.0
    return size * sum(1.0 if is_wide(c) else latin * _WIDTH_OF.get(c, 0.64) for c in text)


def _pieces(text: str) -> list[str]:
    """What may not be broken: Latin words with their blank, single Chinese characters.

    A Chinese term in a Latin text (个转企) is a word there.
    """
    foreign = sum(map(is_wide, text)) < len(text) / 2
    pieces: list[str] = []
    for letter in text:
        joins = (
            pieces
            and not pieces[-1].endswith(" ")
            and (
                letter == " "
                or (not is_wide(letter) and not is_wide(pieces[-1][-1]))
                or (foreign and is_wide(letter))
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
