"""What number a surface says, read again without looking at the table.

Small and strict on purpose: it proves the ``value`` a reviewer wrote, it does not find figures.
"""

from __future__ import annotations

import re
from fractions import Fraction

from workreport.extract import numerals

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)} | {ord("％"): "%", ord("．"): "."}
_ARABIC = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_CHINESE = re.compile(rf"[{numerals.CHARACTERS}点]+")
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
_SHARE = re.compile(rf"([{numerals.CHARACTERS}]+)分之([{numerals.CHARACTERS}]+)")
_MAGNITUDES = "十百千万亿"


def compact(surface: str) -> str:
    """The surface without blanks and line breaks, full-width digits as plain ones."""
    return re.sub(r"\s", "", surface).translate(_FULL_WIDTH)


def numbers(surface: str) -> set[Fraction]:
    """Every value the surface can be read as, before its unit is applied.

    ``3122.4亿元`` says 3122.4, ``二十二位`` 22, ``三分之一`` 1/3, ``百分之五`` 5, ``首位`` and a bare
    ``亿元`` 1, ``半小时`` 1/2, ``清零`` 0, ``Ⅲ类`` 3. A Chinese numeral that runs into its unit is read both with and without
    the magnitude that may belong to the unit: ``三百万`` is 3000000 and 300.
    """
    text = compact(surface)
    found = {Fraction(match.replace(",", "")) for match in _ARABIC.findall(text)}
    if share := _SHARE.search(text):
        whole, part = numerals.parse(share[1]), numerals.parse(share[2])
        if whole and part is not None:
            return {Fraction(part) if whole == 100 else Fraction(part) / Fraction(whole)}
    if found:
        return found
    found = {Fraction(_ROMAN.index(character) + 1) for character in text if character in _ROMAN}
    for match in _CHINESE.findall(text):
        found |= _chinese(match)
    if "首" in text:
        found.add(Fraction(1))
    if text.startswith("半"):
        found.add(Fraction(1, 2))
    return found


def _chinese(numeral: str) -> set[Fraction]:
    """The values of a Chinese numeral with none, one or all of its last magnitudes left to the unit."""
    found = set()
    while numeral:
        value = numerals.parse(numeral)
        if value is not None:
            found.add(Fraction(value))
        if numeral[-1] not in _MAGNITUDES:
            break
        numeral = numeral[:-1]
        if not numeral:
            found.add(Fraction(1))
    return found


def unit_fits(surface: str, unit: str) -> bool:
    """Whether the surface can end in ``unit``: its last characters, or the first part of ``微克/立方米``.

    A rank may leave 位 out: ``第2``, ``前三``; a scale is written with 级: ``千亿级``.
    """
    text = re.sub("[多余]", "", compact(surface)).replace("百分之", "%")
    if not unit:
        return True
    if unit == "%":
        return "%" in text
    if unit == "位" and re.match("[第前]", text):
        return True
    return text.removesuffix("级").endswith(unit.partition("/")[0]) or text.endswith(unit)
