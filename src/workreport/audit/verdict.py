"""The fate of each target: which figure or passage of the later report answers it, and what follows.

Precision comes first: a target is called met or missed only on a figure of the same thing, in the same
unit, of the target's year. Where the figure is of something near, the verdict is ``redefined``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from workreport.audit.bounds import is_ceiling
from workreport.audit.comparison import Shelf, is_of_one_matter, is_of_same_magnitude
from workreport.audit.derived import increase, is_increment
from workreport.audit.kindred import is_renamed
from workreport.audit.match import Agreement, Matcher
from workreport.audit.mentions import Mention, mention, named, quoted, topic
from workreport.audit.reading import Figure, Reading
from workreport.audit.rule import POINTS, RATES, SHARE
from workreport.audit.units import comparable
from workreport.audit.weighing import Scale, sureness, values
from workreport.audit.wholes import is_one_of, is_part, without_examples_named
from workreport.extract.rows import Row

FAINT = 0.3
"""Less shared weight than this, and two measures have nothing to do with each other."""

SURE = 0.5
"""With less confidence than this no target is called met or missed."""

OF_PART = 0.7
"""How much surer a value that is stated is than one that follows from others."""


@dataclass(frozen=True)
class Verdict:
    """What became of one target.

    Attributes
    ----------
    fate : str
        met, missed, redefined, rank_only, qualitative or not_reported.
    rule : str
        Which line of the published table of decisions was followed.
    outcome : Figure or None
        The figure that answers it.
    passage : Mention or None
        The words that answer it.
    again : Figure or None
        The later report's target for the same thing.
    ceiling : bool
        Whether the target is met from above.
    tolerance : str
        What a hedged target allows (``0.5 points``, ``5 %``); empty without a hedge.
    """

    target: Figure
    fate: str
    rule: str
    confidence: float
    outcome: Figure | None = None
    passage: Mention | None = None
    again: Figure | None = None
    ceiling: bool = False
    tolerance: str = ""


def verdicts(
    earlier: Reading, later: Reading, points: Decimal = POINTS, share: Decimal = SHARE
) -> list[Verdict]:
    """One verdict for each target of ``earlier``, in order of appearance."""
    matcher = Matcher(figure.measure.core for figure in (*earlier.targets, *later.targets, *later.actuals))
    return _Judge(earlier, later, matcher, points, share).all()


Compared = list[tuple[Agreement, Figure]]


class _Judge:
    def __init__(self, earlier: Reading, later: Reading, matcher: Matcher, points: Decimal, share: Decimal):
        self._earlier, self._later, self._matcher = earlier, later, matcher
        self._points, self._share = points, share
        self._last = later.extraction.year - 1
        self._stated = Shelf(earlier.actuals)
        self._actuals, self._targets = Shelf(later.actuals), Shelf(later.targets)
        self._scale = Scale(earlier, later, Shelf(earlier.targets), self._actuals, points, share)

    def all(self) -> list[Verdict]:
        """The verdicts in order; a figure that answers one target exactly is not taken for another of like name."""
        compared = [self._compared(target) for target in self._earlier.targets]
        exact = [self._exact(*pair) for pair in zip(self._earlier.targets, compared, strict=True)]
        taken = {one.outcome for one in exact if one is not None and one.fate in ("met", "missed")}
        found = [
            one or self._otherwise(target, pairs, taken)
            for target, pairs, one in zip(self._earlier.targets, compared, exact, strict=True)
        ]
        return [self._completed(verdict) for verdict in found]

    def _completed(self, verdict: Verdict) -> Verdict:
        row = verdict.target.row
        return replace(
            verdict,
            again=self._again(verdict.target),
            ceiling=is_ceiling(row, self._earlier.text),
            tolerance=self._told(row),
        )

    def _told(self, row: Row) -> str:
        if row.comparator != "approx":
            return ""
        if row.quantity.unit_base in RATES:
            return f"{self._points} points"
        return f"{format(self._share * 100, 'f').rstrip('0').rstrip('.')} %"

    def _compared(self, target: Figure) -> Compared:
        """What the later report says of the target's year and area that has to do with it at all."""
        pairs = [
            (self._matcher.compare(target.measure, other.measure), other)
            for other in self._actuals.sharing(target)
            if other.year == target.year and other.area == target.area and other.row.rule != "compared"
        ]
        return [(a, other) for a, other in pairs if a.weight > FAINT or is_of_one_matter(target, other, a)]

    def _exact(self, target: Figure, compared: Compared) -> Verdict | None:
        """The verdict on a figure of the same thing in the same unit, if there is one."""
        if target.year > self._last:
            return Verdict(target, "not_reported", "not-due", 0.9)
        if target.span:
            return None
        found = [
            o
            for a, o in compared
            if (a.same or is_one_of(target, o))
            and not o.span
            and comparable(target.row, o.row)
            and self._of_one_step(target, o)
        ]
        return (
            self._judged(target, found)
            if found
            else self._by_levels(target, compared) or self._by_parts(target, compared)
        )

    def _of_one_step(self, target: Figure, other: Figure) -> bool:
        """Whether both are levels, or both say by how much a level changes."""
        return is_increment(target, self._earlier.text) == is_increment(other, self._later.text)

    def _by_levels(self, target: Figure, compared: Compared) -> Verdict | None:
        """The verdict on an increase that the two reports do not state but give both levels of."""
        if not is_increment(target, self._earlier.text):
            return None
        levels = [
            o for a, o in compared if a.alike and a.apart <= {"flow"} and self._is_level(o, self._later)
        ]
        bases = [
            o
            for o in self._stated.sharing(target)
            if levels
            and o.year == target.year - 1
            and o.area == target.area
            and self._matcher.compare(levels[0].measure, o.measure).same
            and self._is_level(o, self._earlier)
        ]
        if values(levels) != 1 or values(bases) != 1:
            return None
        change = increase(target, bases[0], levels[0])
        if change is None:
            return None
        fate = self._scale.judge(target, change, ceiling=False)
        sure = sureness(target, levels[0], alone=True)
        return Verdict(target, fate, "derived", round(sure * OF_PART, 2), levels[0]) if sure >= SURE else None

    def _is_level(self, figure: Figure, report: Reading) -> bool:
        at_end = figure.row.of_class in ("ratio", "level") and not figure.span
        return at_end and not is_increment(figure, report.text)

    def _by_parts(self, target: Figure, compared: Compared) -> Verdict | None:
        """Met, where a part alone comes to what was promised of the whole."""
        ceiling = is_ceiling(target.row, self._earlier.text)
        if ceiling:
            return None
        parts = [
            (agreement.weight, other)
            for agreement, other in compared
            if not other.span and is_part(target, other) and self._scale.fate(target, other, ceiling) == "met"
        ]
        if not parts:
            return None
        _, closest = max(parts, key=lambda pair: pair[0])
        sure = sureness(target, closest, alone=len(parts) == 1)
        return Verdict(target, "met", "part", round(sure * OF_PART, 2), closest) if sure >= SURE else None

    def _otherwise(self, target: Figure, compared: Compared, taken: set[Figure | None]) -> Verdict:
        """The verdict where no figure of the same thing stands: from a rank down to silence."""
        same = [o for a, o in compared if a.same]
        ranked = [o for o in same if o.row.of_class == "rank" and target.row.of_class != "rank"]
        if ranked:
            return Verdict(target, "rank_only", "rank", 0.7, ranked[0])
        others = [
            o for o in same if o.row.of_class != "rank" and not (o in taken and _both_amounts(target, o))
        ]
        others += [o for a, o in compared if a.alike and o.span and o not in others]
        if others:
            rule = "several-years" if others[0].span or target.span else "other-unit"
            return Verdict(target, "redefined", rule, 0.6, others[0])
        said = mention(target.measure, self._later.passages if target.year == self._last else ())
        if said and said.rank:
            return Verdict(target, "rank_only", "rank-in-words", 0.5, passage=said)
        if verdict := self._by_value(target, compared, taken):
            return verdict
        near = [
            (a, o)
            for a, o in compared
            if o.row.of_class != "rank" and not o.span and o not in taken and is_of_one_matter(target, o, a)
        ]
        if near:
            agreement, other = max(near, key=lambda pair: self._closeness(target, *pair))
            return Verdict(target, "redefined", "other-scope", round(0.3 + 0.3 * agreement.weight, 2), other)
        if target.year == self._last:
            said = said or quoted(target, self._later) or named(target, self._earlier.text, self._later)
            said = said or topic(target, self._later)
        if said:
            return Verdict(target, "qualitative", said.rule, 0.5, passage=said)
        closest = max((a.weight for a, _ in compared), default=0.0)
        return Verdict(target, "not_reported", "silent", round(0.9 - 0.4 * closest, 2))

    def _by_value(self, target: Figure, compared: Compared, taken: set[Figure | None]) -> Verdict | None:
        """Met, where the one figure of nearly the target's name also has its magnitude and reaches it."""
        if is_ceiling(target.row, self._earlier.text):
            return None
        plain = without_examples_named(target)
        compared = [(self._matcher.compare(plain.measure, other.measure), other) for _, other in compared]
        alike = [
            (other, "renamed" if is_renamed(target, other) else "near-value")
            for agreement, other in compared
            if other not in taken and not other.span and is_of_same_magnitude(plain, other, agreement)
        ]
        if values(other for other, _ in alike) != 1:
            return None
        other, rule = alike[0]
        sure = sureness(target, other, alone=True)
        if sure < SURE or self._scale.fate(target, other, ceiling=False) != "met":
            return None
        return Verdict(target, "met", rule, round(sure * OF_PART, 2), other)

    def _closeness(self, target: Figure, agreement: Agreement, other: Figure) -> tuple[bool, int, float]:
        return comparable(target.row, other.row), -len(agreement.apart), agreement.weight + agreement.back

    def _judged(self, target: Figure, found: list[Figure]) -> Verdict:
        ceiling = is_ceiling(target.row, self._earlier.text)
        outcome = self._scale.chosen(target, found)
        if outcome is None:
            return Verdict(target, "redefined", "contradictory", 0.3, found[0])
        fate = self._scale.fate(target, outcome, ceiling)
        if fate in ("open-bound", "far"):
            return Verdict(target, "redefined", fate, 0.3, outcome)
        sure = sureness(target, outcome, alone=values(found) == 1)
        if sure < SURE:
            return Verdict(target, "redefined", "unsure", 0.3, outcome)
        if fate == "missed" and self._scale.is_of_less(target, outcome):
            return Verdict(target, "redefined", "of-less", 0.5, outcome)
        return Verdict(target, fate, "same", sure, outcome)

    def _again(self, target: Figure) -> Figure | None:
        for other in self._targets.sharing(target):
            if other.area == target.area and other.year == self._last + 1:
                if self._matcher.compare(target.measure, other.measure).same and comparable(
                    target.row, other.row
                ):
                    return other
        return None


def _both_amounts(target: Figure, other: Figure) -> bool:
    """Whether neither is a growth: the number of places says nothing of their area, promised beside it."""
    return "growth" not in (target.row.of_class, other.row.of_class)
