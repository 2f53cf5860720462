"""An increase that was promised and a level that is reported: the increase follows from two levels.

绿地率提高0.5个百分点 is answered by 绿地率37.2% when the earlier report states 36.7%. This is done for rates and
for what is measured per head only: their levels of two years differ by nothing but the change, while a stock
of things can also shrink or be counted anew.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from workreport.audit.reading import Figure

_CHANGED = re.compile(
    r"(?:新增|净增|增加|提高|提升|上升|下降|降低|减少)了?(?:(?:[\d.]+(?:%|个百分点|平方米|[^\d、，。；]{1,3})[、和与及])*)$"
)
_RATE = re.compile("(?:率|比重|占比|比例|强度|覆盖面)$")
_PER_HEAD = re.compile("人均|户均|每[万千百]?人")
REACH = 40
"""Characters before a number in which the word of change stands."""


def is_increment(figure: Figure, text: str) -> bool:
    """Whether a figure says by how much a rate or a level per head changes, and not what it comes to."""
    if not (_RATE.search(figure.measure.core) or _PER_HEAD.search(figure.measure.core)):
        return False
    if figure.row.quantity.unit_base == "个百分点":
        return True
    if figure.row.of_class not in ("ratio", "level"):
        return False
    start = figure.row.quantity.start
    return bool(_CHANGED.search(text[max(figure.sentence.start, start - REACH) : start]))


def increase(target: Figure, before: Figure, after: Figure) -> Fraction | None:
    """How much a level has changed in the promised direction, to the places of the target; None across units."""
    units = {
        figure.row.quantity.unit_base.removesuffix("个百分点") or "%" for figure in (target, before, after)
    }
    if len(units) > 1:
        return None
    promised = target.row.quantity
    change = Decimal(after.row.quantity.base) - Decimal(before.row.quantity.base)
    if target.row.direction == "down":
        change = -change
    exact = promised.value if Decimal(promised.value) == Decimal(promised.base) else promised.base
    places = Decimal(1).scaleb(int(Decimal(exact).as_tuple().exponent))
    return Fraction(change.quantize(places, rounding=ROUND_HALF_UP))
