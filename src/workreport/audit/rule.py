"""The rule by which a reported value meets or misses a target.

A plain target or a floor is met when the value reaches it from below; a ceiling (``le``, a rank, a time
limit, a target of zero) when the value does not exceed it. A target hedged with 左右 has a tolerance:
percentage points for rates, a share of the value for quantities. The rule is published on the method pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

POINTS = Decimal("0.5")
"""Tolerance of a hedged rate, in percentage points."""

SHARE = Decimal("0.05")
"""Tolerance of a hedged quantity, as a share of the target."""

RATES = ("%", "个百分点")


def judged(
    target: Mapping[str, Any],
    outcome: Decimal | Fraction,
    points: Decimal = POINTS,
    share: Decimal = SHARE,
    ceiling: bool | None = None,
) -> str:
    """``met`` or ``missed``: the rule applied to one target.

    Parameters
    ----------
    target : mapping
        A row of the figures: class, comparator, value_base, unit_base.
    outcome : Decimal or Fraction
        What was reported, in the target's base unit.
    points, share : Decimal
        The tolerance of a hedged target: percentage points for rates, a share for quantities.
    ceiling : bool, optional
        Whether the target is met from above; by default told from its comparator, class and value.
    """
    goal = Fraction(target["value_base"])
    if ceiling is None:
        ceiling = is_ceiling(target)
    room = slack(target, points, share)
    reached = Fraction(outcome) <= goal + room if ceiling else Fraction(outcome) >= goal - room
    return "met" if reached else "missed"


def slack(target: Mapping[str, Any], points: Decimal = POINTS, share: Decimal = SHARE) -> Fraction:
    """By how much an outcome may fall short of a target and still meet it, in the target's base unit."""
    if target["comparator"] != "approx":
        return Fraction(0)
    return (
        Fraction(points) if target["unit_base"] in RATES else Fraction(target["value_base"]) * Fraction(share)
    )


def is_ceiling(target: Mapping[str, Any]) -> bool:
    """Whether less is better, as far as a target's comparator, class and value tell."""
    return (
        target["comparator"] == "le"
        or target["class"] in ("rank", "duration")
        or Fraction(target["value_base"]) == 0
    )
