"""Values derived from figures, each with its formula and the interval that rounding leaves open.

Every formula here is monotonic in each input as long as the others are held, so the extremes lie at the
corners of the inputs' intervals.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from itertools import product
from typing import Any

from workreport.figures.format import number_text
from workreport.figures.formulas import FORMULAS, Formula, refuse
from workreport.figures.rounding import Quantity, quantity, stated
from workreport.registry.language import Bilingual
from workreport.registry.numbers import WIDE

__all__ = ["FORMULAS", "Derived", "Quantity", "derive", "quantity", "stated"]

DIGITS = 5
_FINEST = 12
_AMOUNT = re.compile("([\u2212]?[0-9.,]+)(.*)", re.DOTALL)


@dataclass(frozen=True)
class Derived:
    """A derived value.

    Attributes
    ----------
    value, low, high : Decimal
        The value and what rounding leaves open, in the base unit.
    unit : str
        The base unit in Chinese; ``unit_en`` in English.
    formula_en, formula_zh : str
        The formula with its numbers, as a page shows it.
    from_ids : tuple of str
        The figures and sources it rests on.
    comparator : str
        ``eq``, or ``approx``, ``ge``, ``le`` when a hedged input makes it so.
    caution : Bilingual
        What a page must say with it, such as the prices it is in; empty texts when there is nothing.
    """

    value: Decimal
    low: Decimal
    high: Decimal
    unit: str
    unit_en: str
    formula_en: str
    formula_zh: str
    from_ids: tuple[str, ...]
    comparator: str = "eq"
    caution: Bilingual = Bilingual("", "")

    @property
    def whole(self) -> int | None:
        """For counts: the only whole number the interval holds, where it holds just one; else None."""
        first = math.ceil(self.low)
        return first if first <= self.high < first + 1 else None

    def to(self, lang: str, digits: int | None = None) -> str:
        """The value with its unit, to ``digits`` or to as many digits as its interval supports."""
        return number_text(self.value, self._unit(lang), lang, digits=digits or self.digits)

    def interval(self, lang: str, digits: int | None = None) -> str:
        """Both ends, to the same decimal place: ``289.24 to 289.52 billion yuan``, ``10.0%至11.3%``.

        To so many digits that the two differ, and to so few that one word of scale (万, million) serves both.
        """
        digits = digits or min(DIGITS, self.digits + 1)
        ends = self._ends(lang, digits)
        while self.low != self.high and ends[0] == ends[1] and digits < _FINEST:
            digits += 1
            ends = self._ends(lang, digits)
        coarser = digits
        while ends[0][1] != ends[1][1] and coarser > 2:
            coarser -= 1
            fewer = self._ends(lang, coarser)
            ends = fewer if fewer[0] != fewer[1] else ends
        (low, unit), (high, last) = ends
        if unit != last:
            low, high = low + unit, high + last
        else:
            places = max(_places(low), _places(high))
            # Chinese repeats the sign of per cent, not the unit of an amount.
            tail = unit if lang == "zh" and self.unit == "%" else ""
            low, high = _padded(low, places) + tail, _padded(high, places) + unit
        return f"{low} to {high}" if lang == "en" else f"{low}至{high}"

    def _ends(self, lang: str, digits: int) -> tuple[tuple[str, str], tuple[str, str]]:
        """Low and high to ``digits`` significant digits of the larger, each as its number and what follows."""
        place = max((end.adjusted() for end in (self.low, self.high) if end), default=0) + 1 - digits
        ends = (end.quantize(Decimal(1).scaleb(place), ROUND_HALF_EVEN) for end in (self.low, self.high))
        low, high = (_AMOUNT.match(number_text(end, self._unit(lang), lang)).groups() for end in ends)
        return low, high

    @property
    def digits(self) -> int:
        """Significant digits the interval supports, one of them uncertain; from 2 to :data:`DIGITS`."""
        width = self.high - self.low
        if not self.value or not width:
            return DIGITS
        return min(DIGITS, max(2, math.floor(float((abs(self.value) / width).log10())) + 2))

    def _unit(self, lang: str) -> str:
        return self.unit_en if lang == "en" else self.unit


def _places(number: str) -> int:
    return len(number.partition(".")[2])


def _padded(number: str, places: int) -> str:
    """``number`` with zeros to as many decimals as its neighbour has."""
    missing = places - _places(number)
    return number if not missing else number + ("" if "." in number else ".") + "0" * missing


def derive(formula_id: str, **sources: Quantity | Mapping[str, Any]) -> Derived:
    """A derived value.

    Parameters
    ----------
    formula_id : str
        One of :data:`FORMULAS`: ``ratio`` (top, bottom), ``share`` (part, whole; in per cent),
        ``difference`` (whole, part), ``growth`` (later, earlier), ``implied_base`` (level, growth: the
        level a year before), ``implied_level`` (level, growth: the level a target asks for),
        ``ratio_before`` (top, top_growth, bottom, bottom_growth: a ratio cast back one year),
        ``remainder_before`` and ``remainder_growth`` (whole, whole_growth, part, part_growth: what is left of
        a whole without a part, a year before, and how it grew), ``growth_of_ratio`` (top_growth,
        bottom_growth: how a ratio changed whose parts are not given), ``pace_needed`` (goal, first, first_share:
        growth of the rest of a year that a goal asks for after a first part of it).
    **sources
        A row of the figures, or a :class:`Quantity`, for each role.

    Raises
    ------
    ValueError
        For an unknown formula, roles that are not the formula's, amounts in different units, a growth that
        is no percentage, and for real growth asked of two levels at current prices.
    """
    if formula_id not in FORMULAS:
        raise ValueError(f"no formula {formula_id!r}; there are {', '.join(FORMULAS)}")
    formula = FORMULAS[formula_id]
    if set(sources) != set(formula.roles):
        raise ValueError(f"{formula_id} needs {', '.join(formula.roles)}, not {', '.join(sources)}")
    inputs = [_as_quantity(sources[role]) for role in formula.roles]
    refuse(formula_id, formula, inputs)
    value = formula.compute(*(each.value for each in inputs))
    corners = [formula.compute(*corner) for corner in product(*((each.low, each.high) for each in inputs))]
    unit = formula.unit(*inputs)
    texts = {
        lang: formula.text.format(
            **{role: each.said.to(lang) for role, each in zip(formula.roles, inputs, strict=True)}
        )
        for lang in ("en", "zh")
    }
    return Derived(
        _decimal(value),
        _decimal(min(corners)),
        _decimal(max(corners)),
        unit.zh,
        unit.en,
        texts["en"],
        texts["zh"],
        tuple(dict.fromkeys(each.source for each in inputs)),
        _comparator(formula, inputs, value),
        _caution(formula_id, inputs),
    )


def _as_quantity(source: Quantity | Mapping[str, Any]) -> Quantity:
    return source if isinstance(source, Quantity) else quantity(source)


def _caution(formula_id: str, inputs: list[Quantity]) -> Bilingual:
    """That a level carried over a year by real growth is in the prices of the level it started from."""
    if formula_id not in ("implied_base", "implied_level") or inputs[1].price != "real":
        return Bilingual("", "")
    year = inputs[0].period[-10:][:4]
    return Bilingual(f"in {year} prices, not at current prices", f"按{year}年价格，不是当年价格")


def _decimal(value: Fraction) -> Decimal:
    context = WIDE.copy()
    context.rounding = ROUND_HALF_EVEN
    return context.divide(Decimal(value.numerator), Decimal(value.denominator))


def _comparator(formula: Formula, inputs: list[Quantity], value: Fraction) -> str:
    """What hedged inputs make of the result: a floor that works downwards is a ceiling."""
    found = set()
    for place, each in enumerate(inputs):
        if each.comparator == "eq":
            continue
        moved = [other.value for other in inputs]
        moved[place] += abs(moved[place]) / 1000 or Fraction(1, 1000)
        rises = formula.compute(*moved) > value
        flipped = {"ge": "le", "le": "ge", "approx": "approx"}
        found.add(each.comparator if rises else flipped[each.comparator])
    return (found.pop() if len(found) == 1 else "approx") if found else "eq"
