"""Exact numbers from table cells: decimals and fractions, never floats."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

WIDE = Context(prec=50)


def exact(cell: str) -> Fraction:
    """The exact value of ``3122.4`` or ``1/3``; ValueError for anything else."""
    if not cell.isascii() or cell != cell.strip() or "_" in cell:
        raise ValueError(f"not a number: {cell!r}")
    return Fraction(cell)


def decimal(cell: str) -> Decimal:
    """A cell as Decimal with the digits it is written in; a fraction to 28 significant digits."""
    if "/" in cell:
        value = exact(cell)
        return Decimal(value.numerator) / Decimal(value.denominator)
    return Decimal(cell)


def plain(value: Decimal | Fraction) -> str:
    """The value written out without exponent or trailing zeros; a fraction without end as ``1/3``."""
    if isinstance(value, Fraction):
        if terminating(value):
            value = WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
        else:
            return f"{value.numerator}/{value.denominator}"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def terminating(value: Fraction) -> bool:
    """Whether a fraction has a finite decimal expansion."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1
