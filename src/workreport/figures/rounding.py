"""Numbers with the interval that their rounding leaves open.

A printed number stands for every value that rounds to it: ``7.9 %`` for 7.85 to 7.95. Targets and small
counts are exact: a government does not round 537 projects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from workreport.figures.format import MINUS, number_text, written
from workreport.registry.language import Bilingual
from workreport.registry.numbers import WIDE

EXACT_CLASSES = ("count", "rank", "duration", "threshold")


@dataclass(frozen=True)
class Quantity:
    """A number with the interval its rounding leaves open, in its base unit.

    ``unit`` is the base unit as each language writes it after a number, ``one`` after the number one;
    ``source`` names where the number comes from (a figure_id, or a row of a second source); ``price`` is
    ``real`` when the number is a growth at constant prices, or a level whose growth is; ``period`` is what
    it measures.
    """

    value: Fraction
    low: Fraction
    high: Fraction
    unit: Bilingual
    said: Bilingual
    source: str
    comparator: str = "eq"
    one: str = ""
    price: str = ""
    period: str = ""


def quantity(row: Mapping[str, Any]) -> Quantity:
    """A figure as a quantity: half a unit of its last written digit to both sides, a fall negative."""
    value = Fraction(row["value_base"])
    exact = row["status"] == "target" or (row["class"] in EXACT_CLASSES and row["unit"] == row["unit_base"])
    half = Fraction(0)
    if not exact and row["value"]:
        scale = value / Fraction(row["value"])
        half = scale * Fraction(10) ** row["value"].as_tuple().exponent / 2
    sign = -1 if row["direction"] == "down" else 1
    ends = sorted((sign * (value - half), sign * (value + half)))
    plainly = dict(row) | {"comparator": "eq"}
    said = Bilingual(*(_signed(written(plainly, lang), sign) for lang in ("en", "zh")))
    unit = Bilingual(row["unit_base_en"], row["unit_base"])
    return Quantity(
        sign * value,
        ends[0],
        ends[1],
        unit,
        said,
        row["figure_id"],
        row["comparator"],
        row["unit_base_one_en"],
        row.get("price", ""),
        row["period"],
    )


def _signed(text: str, sign: int) -> str:
    return f"({MINUS}{text})" if sign < 0 else text


def stated(value: str, unit: Bilingual, source: str, scale: int = 1) -> Quantity:
    """A number from a second source as a quantity, by the digits it is written in.

    ``value`` is in units of ``scale`` base units: ``stated("2719.0", yuan, "city_series gdp 2018", 10**8)``.
    """
    number = Decimal(value)
    half = Fraction(10) ** number.as_tuple().exponent / 2
    base = Fraction(number) * scale
    total = WIDE.multiply(number, Decimal(scale))
    texts = (number_text(abs(total), unit.to(lang), lang) for lang in ("en", "zh"))
    said = Bilingual(*(_signed(text, -1 if total < 0 else 1) for text in texts))
    return Quantity(base, base - half * scale, base + half * scale, unit, said, source)
