"""The exact value of a number and its unit, as written and in the base unit."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Context, Decimal

from workreport.extract import vocabulary
from workreport.extract.marks import Quantity, plain
from workreport.extract.numerals import DIGITS, magnitude, parse

_EXACT = Context(prec=80)
_ADJACENT = re.compile(r"([一二两三四五六七八九])([二三四五六七八九])([十百千]?)([万亿]{0,2})")


def quantity(
    start: int, end: int, value: str, scale: str, unit: str, *, comparator: str = "", form: str = "number"
) -> Quantity:
    """The quantity of a plain decimal ``value`` in ``scale`` (万, 千万, 亿 …) of ``unit``."""
    known = vocabulary.units().get(unit)
    base = plain(_EXACT.multiply(Decimal(value), Decimal(magnitude(scale))))
    unit_base = unit
    if unit == "成":
        base, unit_base = plain(_EXACT.multiply(Decimal(value), Decimal(10))), "%"
    return Quantity(
        start,
        end,
        value,
        scale + unit,
        base,
        unit_base,
        known.kind if known else "plain",
        known.dimension if known else "",
        comparator,
        form,
    )


def arabic(match: re.Match[str]) -> list[Quantity]:
    """The quantity of an Arabic number: ``2.1万多家次``, ``1,100万``, ``3900余起``."""
    more = match["more"] or match["beyond"] or match["over"]
    return [
        quantity(
            match.start(),
            match.end(),
            match["arabic"].replace(",", ""),
            (match["magnitude"] or "") + (match["higher"] or ""),
            match["unit"] or "",
            comparator="ge" if more else "",
        )
    ]


def chinese(match: re.Match[str]) -> list[Quantity]:
    """The quantities of a Chinese numeral: one, or two for 两三个; none when it is not well formed."""
    numeral, extra, unit = match["chinese"], match["scale"] or "", match["counter"] or ""
    start, end = match.span()
    more = "ge" if match["some"] or match["further"] or match["surplus"] else ""
    if pair := _ADJACENT.fullmatch(numeral):
        if DIGITS[pair[1]] < DIGITS[pair[2]] <= DIGITS[pair[1]] + 2:
            ends = [str(DIGITS[digit] * magnitude(pair[3])) for digit in pair.group(1, 2)]
            made = [quantity(start, end, value, pair[4] + extra, unit, form="range") for value in ends]
            return [replace(made[0], comparator="ge"), replace(made[1], comparator="le", part=1)]
        return []
    coefficient, scale = _split(numeral)
    if not coefficient:
        return [quantity(start, end, "1", scale + extra, unit, comparator=more, form="bare")]
    value = parse(coefficient)
    if value is None:
        return []
    return [quantity(start, end, str(value), scale + extra, unit, comparator=more)]


def in_unit(bare: Quantity, model: Quantity) -> Quantity:
    """``bare``, a number without unit, counted in the unit of ``model``."""
    scale = (
        model.unit[: len(model.unit) - len(model.unit_base)] if model.unit.endswith(model.unit_base) else ""
    )
    made = quantity(bare.start, bare.end, bare.value, scale, model.unit.removeprefix(scale))
    return replace(made, kind=model.kind, dimension=model.dimension, comparator=bare.comparator)


def _split(numeral: str) -> tuple[str, str]:
    """A numeral's coefficient and its last magnitudes: 一百二十三万 -> 一百二十三, 万; 千万 -> '', 千万."""
    if all(character in "百千万亿" for character in numeral):
        return "", numeral
    coefficient = numeral.rstrip("万亿")
    return coefficient, numeral[len(coefficient) :]
