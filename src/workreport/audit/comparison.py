"""Which figures can be set against each other, and which are only of one matter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from os.path import commonprefix

from workreport.audit import vocabulary, wholes
from workreport.audit.deeds import follow_each_other
from workreport.audit.match import Agreement, pairs, parted
from workreport.audit.reading import Figure
from workreport.audit.units import comparable, counts_things
from workreport.extract import vocabulary as words_of_reports

NEAR, NEAR_HEAD, NEAR_SWAPPED, NEAR_BACK = 0.55, 0.5, 0.75, 0.45
"""Shares of weighted words that make two measures near: of the target's (less when both end in the same
noun, more when each has a word that the other lacks), and of the other's."""

WHOLE, WHOLE_BACK = 0.9, 0.3
"""The same when the target's words stand in the other's almost whole."""

LESS, LESS_BACK = 0.32, 0.7
"""The same when the other leaves out a qualifier, ends in the same noun and counts in the same unit."""

LIKE, LIKE_BACK, LIKE_WITHIN = 0.22, 0.8, 0.2
"""The same for things that are counted in one unit: the other's name stands in the target's, or the target's in it."""

_IDLE = re.compile("(?:项目|工程)+$|^(?:项目|工程|企业|任务|建设|面积)$")
"""Words that say nothing of what a thing is."""

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
        for one, two in (*_kin(), *wholes.known()):
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
    if "deed" in agreement.apart and not follow_each_other(target.measure.acts, other.measure.acts):
        return False
    if _are_opposed(target.measure.core, other.measure.core):
        return False
    if wholes.is_wider(target, other) or wholes.is_part(target, other):
        return True
    near = _is_near(agreement) or (_says_less(agreement) and comparable(target.row, other.row))
    return (
        _are_kin(target.measure.core, other.measure.core)
        or (near and _heads_agree(target, other))
        or _are_like_things(target, other, agreement)
    )


def _are_like_things(target: Figure, other: Figure, agreement: Agreement) -> bool:
    """Whether both count things of one kind, or measure works of one kind, in one unit."""
    if not (counts_things(target.row) and counts_things(other.row) and comparable(target.row, other.row)):
        return False
    here, there = (_IDLE.sub("", figure.measure.core) for figure in (target, other))
    if min(len(here), len(there)) < 2:
        return False
    if agreement.back >= LIKE_BACK and agreement.weight >= LIKE:
        return True
    if agreement.head and agreement.weight >= WHOLE and agreement.back >= LIKE_WITHIN:
        return True
    if _is_filled_out(here, there) or _is_filled_out(there, here):
        return True
    (deed, thing), (done, to) = parted(here), parted(there)
    if any(one.endswith(two) and len(two) >= SHORTEST for one, two in ((here, there), (thing, to))):
        return True
    if thing == to and deed and pairs(deed) & pairs(done):
        return True
    return len(deed) >= SHORTEST and deed == done and thing[-2:] == to[-2:]


@cache
def _is_filled_out(short: str, long: str) -> bool:
    """Whether a name is another with words put in: 农村生活污水处理站 for 农村污水处理站."""
    at = len(commonprefix((short, long)))
    return len(long) > len(short) and at > 1 and len(short) - at > 1 and long.endswith(short[at:])


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


@cache
def _head(core: str) -> str:
    heads = words_of_reports.words("heads", "head")
    return max((head for head in heads if core.endswith(head)), key=len, default="")


@cache
def _are_opposed(here: str, there: str) -> bool:
    """Whether two names differ in words of which one excludes the other, such as 城镇 and 农村."""
    known = [(row["one"], row["other"]) for row in vocabulary.table("opposites")]
    return any(
        one in here and two in there and one not in there and two not in here
        for first, second in known
        for one, two in ((first, second), (second, first))
    )


@cache
def _are_kin(here: str, there: str) -> bool:
    """Whether two names are known as two definitions of one matter, such as 登记 and 调查失业率."""
    return any(one in here and two in there for one, two in _kin())
