"""Figures and numbers written for people, in Chinese and in English.

Chinese keeps the report's own wording and counts in 万 and 亿; English counts in thousands, millions and
billions. Numbers are exact: nothing is rounded unless digits are asked for.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Any

from workreport.registry.language import Bilingual, checked
from workreport.registry.numbers import WIDE, decimal, plain

THIN = "\u202f"
"""Between a number and its symbol in English: narrow, and no line breaks there."""
MINUS = "\u2212"
_LOOSE = re.compile(r"(\d) ([%‰])")
_HEDGES = {
    "ge": Bilingual("at least {}", "{}以上"),
    "le": Bilingual("at most {}", "{}以内"),
    "approx": Bilingual("about {}", "{}左右"),
}
NO_DATA = Bilingual("no data", "无数据")
_SCALES_ZH = ((Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
_SCALES_EN = (
    (Decimal(10) ** 12, " trillion"),
    (Decimal(10) ** 9, " billion"),
    (Decimal(10) ** 6, " million"),
)
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)} | {ord("％"): "%", ord("．"): "."}


def written(row: Mapping[str, Any], lang: str) -> str:
    """A figure as prose says it.

    Parameters
    ----------
    row : mapping
        A row of :meth:`workreport.figures.edition.Edition.figures`.
    lang : str
        ``zh``: as the report has it, unless it is corrected, with its hedge (``2.9%以上``, ``7%左右``,
        ``前三位``);
        ``en``: ``312.24 billion yuan``, ``about 7 %`` (thin space), ``22nd``, ``top 3``.

    Direction is left to the sentence around it: a fall of 19.6 % is written ``19.6 %``.
    """
    return _written_zh(row) if checked(lang) == "zh" else _written_en(row)


def closed_up(text: str) -> str:
    """English prose in which no line ends between a number and its sign of per cent."""
    return _LOOSE.sub(rf"\1{THIN}\2", text)


def hedged(text: str, comparator: str, lang: str) -> str:
    """A number as written, with the hedge of a comparator: ``about 2.9 %``, ``2.9%左右``; none for ``eq`` or ``""``."""
    return _HEDGES[comparator].to(checked(lang)).format(text) if comparator in _HEDGES else text


def _written_zh(row: Mapping[str, Any]) -> str:
    text = re.sub(r"\s", "", row["surface"]).translate(_FULL_WIDTH)
    if {"value", "unit"} & set(str(row.get("corrected") or "").split()):
        ahead = "" if row["class"] != "rank" else "前" if row["comparator"] == "le" else "第"
        text = f"{ahead}{plain(row['value'])}{row['unit']}"
    elif "/" in row["unit"] and "/" not in text:
        text = f"{plain(row['value'])}{row['unit']}"
    if row["comparator"] == "eq" or re.search("[多余]", text) or text.startswith("前"):
        return text
    floor_or_cap = {
        "ge": "以上",
        "le": "以下" if row["class"] == "threshold" and row["unit_dimension"] != "length" else "以内",
    }
    return text + floor_or_cap.get(row["comparator"], "左右")


def _written_en(row: Mapping[str, Any]) -> str:
    value, comparator = row["value_base"], row["comparator"]
    if row["class"] == "rank":
        return f"top {plain(value)}" if comparator == "le" else ordinal(int(value))
    if row["unit_dimension"] == "grade":
        grade = f"{row['unit_base_one_en']} {_ROMAN[int(value)]}"
        return f"{grade} or better" if comparator == "ge" else grade
    if not value:
        return "zero"
    unit = row["unit_base_one_en"] if value == 1 and row["unit_base_en"] else row["unit_base_en"]
    text = number_text(value, unit, "en")
    if comparator == "ge":
        return f"{'more than' if row['status'] == 'actual' else 'at least'} {text}"
    return {"eq": "", "le": "at most ", "approx": "about "}[comparator] + text


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 22nd …."""
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def number_text(value: Decimal | float | None, unit: str, lang: str, digits: int | None = None) -> str:
    """A number with its unit, for tables, axes and sentences.

    Parameters
    ----------
    value : Decimal, float or None
        In the base unit; None and NaN are written as missing.
    unit : str
        As the language writes it after a number: ``元`` or ``yuan``, ``%``, ``""`` for none.
    digits : int, optional
        Significant digits to round to; exact by default.

    Returns
    -------
    str
        ``3122.4亿元`` or ``312.24 billion yuan``; ``5.9028万元`` stays ``59028元``, for 万 and million are
        used only where they shorten a number.
    """
    checked(lang)
    if value is None or math.isnan(value):
        return NO_DATA.to(lang)
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    if digits is not None and exact:
        exact = Context(prec=digits, rounding=ROUND_HALF_EVEN).plus(exact)
    elif exact != (share := Fraction(exact).limit_denominator(100)) and decimal(plain(share)) == exact:
        return f"{plain(share)}{_gap(unit) if lang == 'en' else ''}{unit}"  # a third has no last digit
    sign = MINUS if exact < 0 else ""
    number, scale = _scaled(abs(exact), lang)
    if lang == "zh":
        return f"{sign}{plain(number)}{scale}{unit}"
    return f"{sign}{_grouped(number)}{scale}{_gap(unit)}{unit}"


def _scaled(value: Decimal, lang: str) -> tuple[Decimal, str]:
    """The number and the word for its scale, where that makes it shorter to read."""
    longest = 2 if lang == "zh" else 3
    for size, name in _SCALES_ZH if lang == "zh" else _SCALES_EN:
        if value >= size:
            number = WIDE.divide(value, size)
            places = len(plain(number).partition(".")[2])
            if places <= longest or value >= size * 100:
                return number, name
    return value, ""


def _grouped(number: Decimal) -> str:
    whole, point, fraction = plain(number).partition(".")
    return f"{int(whole):,}{point}{fraction}"


def _gap(unit: str) -> str:
    """What stands between a number and its unit in English: a thin space before symbols, else a blank."""
    if not unit:
        return ""
    return THIN if unit in ("%", "‰", "km", "m", "m²", "m³", "km²", "µg/m³") else " "
