"""Weighing a reported value against a target: which of several answers, whether it reaches, how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from workreport.audit.bounds import bound_of, is_adjusted
from workreport.audit.comparison import Shelf
from workreport.audit.reading import Figure, Reading
from workreport.audit.rule import judged
from workreport.audit.wholes import is_only_finished
from workreport.extract.rows import Row

FAR = Fraction(4)
"""A quantity this many times the target, or this fraction of it, is not judged: it counts something else."""

SHORT = Fraction(4, 5)
"""A floor at this share of the goal or below it tells that the goal was not reached."""

_OF_A_PART = re.compile(
    r"县域|(?:推动|支持|促进)?(?:山区|沿海|老区|库区)[\d一二三四五六七八九十]*个?县|各?[\u4e00-\u9fff]{0,10}(?:新区|开发区|高新区|经开区|园区|片区)"
)
"""What a sentence begins with that is of a part of the place: 县域经济发展良好，财政收入增长9%."""

_SHORT_OF = re.compile("(?:将近|接近|近)$")


@dataclass(frozen=True)
class Scale:
    """Two reports, what each measures beside what, and the tolerance of a hedged target."""

    earlier: Reading
    later: Reading
    promised: Shelf
    reported: Shelf
    points: Decimal
    share: Decimal

    def _on_one_basis(self, target: Figure, found: list[Figure]) -> list[Figure]:
        """The figures on the target's basis: all in all or without something (剔除减税), of the whole or of a part."""
        adjusted = is_adjusted(target, self.earlier.text)
        alike = [figure for figure in found if is_adjusted(figure, self.later.text) == adjusted] or found
        of_all = [figure for figure in alike if not self._is_of_part(figure)]
        return of_all if not self._is_of_part(target) and of_all else alike

    def _is_of_part(self, figure: Figure) -> bool:
        return any(_OF_A_PART.match(said) for said in figure.measure.lead.split("，"))

    def is_of_less(self, target: Figure, other: Figure) -> bool:
        """Whether the other leaves out some of what the target counts: it is of a part of the place, or finished only."""
        apart = self._is_of_part(other) and not self._is_of_part(target)
        return apart or is_only_finished(target, other)

    def chosen(self, target: Figure, found: list[Figure]) -> Figure | None:
        """The figure that answers; of several values the one in the company of the target's, or the target's own."""
        found = self._on_one_basis(target, found)
        if values(found) == 1:
            return found[0]
        company = self.promised.company(target)
        shared = [len(company & self.reported.company(figure)) for figure in found]
        best = [figure for figure, count in zip(found, shared, strict=True) if count == max(shared)]
        if values(best) != 1:
            goal = Fraction(target.row.quantity.base)
            best = [figure for figure in best if Fraction(figure.row.quantity.base) == goal]
        return best[0] if values(best) == 1 else None

    def fate(self, target: Figure, other: Figure, ceiling: bool) -> str:
        """Met or missed; ``far``, or ``open-bound`` when the outcome is itself a bound that leaves it open."""
        row, reported = target.row, other.row
        goal, value = Fraction(row.quantity.base), Fraction(reported.quantity.base)
        if (row.direction == "down") != (reported.direction == "down"):
            value = -value
        if row.of_class in ("count", "level") and goal and value and not 1 / FAR <= value / goal <= FAR:
            return "far"
        fate = self.judge(target, value, ceiling)
        met_from_above = (fate == "met") == ceiling
        if (reported.comparator == "ge" and met_from_above) or (
            reported.comparator == "le" and not met_from_above
        ):
            return fate if _is_well_short(reported, value, goal) else "open-bound"
        start = reported.quantity.start
        if value == goal and not ceiling and _SHORT_OF.search(self.later.text[max(start - 2, 0) : start]):
            return "missed"
        return fate

    def judge(self, target: Figure, value: Fraction, ceiling: bool) -> str:
        """Met or missed, by the rule."""
        row = target.row
        comparator, base = bound_of(row, self.earlier.targets, ceiling)
        facts = {
            "class": row.of_class,
            "comparator": comparator,
            "value_base": base,
            "unit_base": row.quantity.unit_base,
        }
        return judged(facts, value, self.points, self.share, ceiling)


def _is_well_short(reported: Row, value: Fraction, goal: Fraction) -> bool:
    """Whether a floor stands so far below the goal that who wrote it would have named a higher one: 超6% of 10.5%."""
    return reported.comparator == "ge" and 0 < value <= goal * SHORT


def sureness(target: Figure, outcome: Figure, alone: bool) -> float:
    """How sure a met or missed is: that two readings err apart and yet come to one name is rare."""
    sure = 1 - (1 - target.row.confidence) * (1 - outcome.row.confidence)
    sure *= 1 if target.measure.core == outcome.measure.core else 0.85
    sure *= 1 if alone else 0.75
    return round(min(sure, 0.95), 2)


def values(figures: Iterable[Figure]) -> int:
    """How many different values some figures state."""
    return len({(figure.row.quantity.base, figure.row.direction == "down") for figure in figures})
