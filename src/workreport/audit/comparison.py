"""Which figures can be set against each other, and which are only of one matter."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from workreport.audit import vocabulary
from workreport.audit.match import Agreement, pairs
from workreport.audit.reading import Figure
from workreport.extract import vocabulary as words_of_reports
from workreport.extract.rows import Row

NEAR, NEAR_HEAD, NEAR_SWAPPED, NEAR_BACK = 0.55, 0.5, 0.75, 0.45
"""Shares of weighted words that make two measures near: of the target's (less when both end in the same
noun, more when each has a word that the other lacks), and of the other's."""

WHOLE, WHOLE_BACK = 0.9, 0.3
"""The same when the target's words stand in the other's almost whole."""

LESS, LESS_BACK = 0.32, 0.7
"""The same when the other leaves out a qualifier, ends in the same noun and counts in the same unit."""

SHORTEST = 3
"""Characters of a name that can be near another; a shorter one is too common."""


class Shelf:
    """Figures in the order of their text, found by what their names are made of."""

    def __init__(self, figures: Iterable[Figure]):
        self._figures = tuple(figures)
        self._by_pair: dict[str, list[int]] = {}
        self._by_sentence: dict[int, set[str]] = {}
        for number, figure in enumerate(self._figures):
            self._by_sentence.setdefault(figure.sentence.start, set()).add(figure.measure.core)
            for pair in pairs(figure.measure.core):
                self._by_pair.setdefault(pair, []).append(number)

    def sharing(self, target: Figure) -> list[Figure]:
        """The figures whose name has two characters in common with the target's, or with its kin's."""
        core = target.measure.core
        wanted = pairs(core)
        for one, two in _kin():
            if one in core:
                wanted = wanted | pairs(two)
        numbers = {number for pair in wanted for number in self._by_pair.get(pair, ())}
        return [self._figures[number] for number in sorted(numbers)]

    def company(self, figure: Figure) -> set[str]:
        """What else is measured in the sentence of a figure."""
        return self._by_sentence.get(figure.sentence.start, set()) - {figure.measure.core}


@cache
def _kin() -> tuple[tuple[str, str], ...]:
    """The known second definitions, in both directions."""
    known = [(row["word"], row["kin"]) for row in vocabulary.table("kin")]
    return (*known, *((kin, word) for word, kin in known))


def is_of_one_matter(target: Figure, other: Figure, agreement: Agreement) -> bool:
    """Whether two figures are of one matter though not the same."""
    near = _is_near(agreement) or (_says_less(agreement) and comparable(target.row, other.row))
    return is_kin(target, other) or (near and _heads_agree(target, other))


def _is_near(agreement: Agreement) -> bool:
    if agreement.per:
        return False
    if agreement.weight >= WHOLE and agreement.back >= WHOLE_BACK:
        return True
    needed = NEAR_SWAPPED if agreement.swapped else NEAR_HEAD if agreement.head else NEAR
    return agreement.weight >= needed and agreement.back >= NEAR_BACK


def _says_less(agreement: Agreement) -> bool:
    """Whether the other leaves out words of the target's name and has hardly any of its own."""
    if agreement.per or agreement.swapped or not agreement.head:
        return False
    return agreement.weight >= LESS and agreement.back >= LESS_BACK


def _heads_agree(target: Figure, other: Figure) -> bool:
    """Whether two names do not end in two different measures, as 增加值 and 投资 of one industry."""
    if len(target.measure.core) < SHORTEST:
        return False
    first, second = (_head(figure.measure.core) for figure in (target, other))
    return not first or not second or first.endswith(second) or second.endswith(first)


def _head(core: str) -> str:
    heads = words_of_reports.words("heads", "head")
    return max((head for head in heads if core.endswith(head)), key=len, default="")


def is_kin(target: Figure, other: Figure) -> bool:
    """Whether two measures are known as two definitions of one matter, such as 登记 and 调查失业率."""
    here, there = target.measure.core, other.measure.core
    return any(one in here and two in there for one, two in _kin())


def comparable(target: Row, other: Row) -> bool:
    """Whether a value of ``other`` can be set against the target: growth with growth, unit with unit."""
    if (target.of_class == "growth") != (other.of_class == "growth"):
        return False
    if (target.of_class == "rank") != (other.of_class == "rank"):
        return False
    if target.quantity.part != other.quantity.part and target.quantity.form == "ratio":
        return False
    return _group(target.quantity.unit_base) == _group(other.quantity.unit_base)


def _group(unit: str) -> str:
    groups = {row["unit"]: row["group"] for row in vocabulary.table("counters")}
    return groups.get(unit, unit)
