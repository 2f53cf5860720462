"""The formulas of derived values, by name, and what may be put into them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from workreport.figures.rounding import Quantity
from workreport.registry.language import Bilingual


@dataclass(frozen=True)
class Formula:
    """How a value follows from others: its roles in order, the arithmetic, the unit and the text."""

    roles: tuple[str, ...]
    compute: Callable[..., Fraction]
    unit: Callable[..., Bilingual]
    text: str


_PERCENT = Bilingual("%", "%")
_POINTS = Bilingual("percentage points", "个百分点")


def _first(*inputs: Quantity) -> Bilingual:
    return inputs[0].unit


def _quotient(top: Quantity, bottom: Quantity, *_: Quantity) -> Bilingual:
    if top.unit == bottom.unit:
        return Bilingual("", "")
    per = f"per {bottom.one or bottom.unit.en}" if bottom.unit.en else "each"
    return Bilingual(f"{top.unit.en} {per}".strip(), f"{top.unit.zh}/{bottom.unit.zh}")


def _difference(top: Quantity, _: Quantity) -> Bilingual:
    return _POINTS if top.unit.zh == "%" else top.unit


def _percent(*_: Quantity) -> Bilingual:
    return _PERCENT


def _times(growth: Fraction) -> Fraction:
    return 1 + growth / 100


FORMULAS = {
    "ratio": Formula(("top", "bottom"), lambda top, bottom: top / bottom, _quotient, "{top} ÷ {bottom}"),
    "share": Formula(("part", "whole"), lambda part, whole: 100 * part / whole, _percent, "{part} ÷ {whole}"),
    "difference": Formula(
        ("whole", "part"), lambda whole, part: whole - part, _difference, "{whole} − {part}"
    ),
    "growth": Formula(
        ("later", "earlier"),
        lambda later, earlier: 100 * (later / earlier - 1),
        _percent,
        "{later} ÷ {earlier} − 1",
    ),
    "implied_base": Formula(
        ("level", "growth"),
        lambda level, growth: level / _times(growth),
        _first,
        "{level} ÷ (1 + {growth})",
    ),
    "implied_level": Formula(
        ("level", "growth"),
        lambda level, growth: level * _times(growth),
        _first,
        "{level} × (1 + {growth})",
    ),
    "ratio_before": Formula(
        ("top", "top_growth", "bottom", "bottom_growth"),
        lambda top, top_growth, bottom, bottom_growth: (
            top / _times(top_growth) / (bottom / _times(bottom_growth))
        ),
        lambda top, _, bottom, __: _quotient(top, bottom),
        "({top} ÷ (1 + {top_growth})) ÷ ({bottom} ÷ (1 + {bottom_growth}))",
    ),
    "remainder_before": Formula(
        ("whole", "whole_growth", "part", "part_growth"),
        lambda whole, whole_growth, part, part_growth: (
            whole / _times(whole_growth) - part / _times(part_growth)
        ),
        _first,
        "{whole} ÷ (1 + {whole_growth}) − {part} ÷ (1 + {part_growth})",
    ),
    "remainder_growth": Formula(
        ("whole", "whole_growth", "part", "part_growth"),
        lambda whole, whole_growth, part, part_growth: (
            100 * ((whole - part) / (whole / _times(whole_growth) - part / _times(part_growth)) - 1)
        ),
        _percent,
        "({whole} − {part}) ÷ ({whole} ÷ (1 + {whole_growth}) − {part} ÷ (1 + {part_growth})) − 1",
    ),
    "growth_of_ratio": Formula(
        ("top_growth", "bottom_growth"),
        lambda top, bottom: 100 * (_times(top) / _times(bottom) - 1),
        _percent,
        "(1 + {top_growth}) ÷ (1 + {bottom_growth}) − 1",
    ),
    "pace_needed": Formula(
        ("goal", "first", "first_share"),
        lambda goal, first, first_share: (goal - first_share / 100 * first) / (1 - first_share / 100),
        _percent,
        "({goal} − {first_share} × {first}) ÷ (1 − {first_share})",
    ),
}


_RATES = (
    "growth",
    "whole_growth",
    "part_growth",
    "top_growth",
    "bottom_growth",
    "goal",
    "first",
    "first_share",
)
_ALIKE = ("share", "difference", "growth", "remainder_before", "remainder_growth")


def refuse(formula_id: str, formula: Formula, inputs: list[Quantity]) -> None:
    """ValueError for inputs whose combination means nothing."""
    named = dict(zip(formula.roles, inputs, strict=True))
    for role, each in named.items():
        if role in _RATES and each.unit.zh != "%":
            raise ValueError(f"{formula_id}: {role} must be a percentage, not {each.said.en} ({each.source})")
    amounts = [each for role, each in named.items() if role not in _RATES]
    if formula_id in _ALIKE and len({each.unit for each in amounts}) > 1:
        said = ", ".join(f"{each.said.en} ({each.source})" for each in amounts)
        raise ValueError(f"{formula_id}: the amounts have different units: {said}")
    if formula_id == "growth" and any(each.price == "real" for each in amounts):
        raise ValueError(
            f"{formula_id}: {amounts[0].source} grows at constant prices, so two levels at current prices do not "
            "give its growth"
        )
