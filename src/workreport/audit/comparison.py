"""Which figures can be set against each other, and which are only of one matter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from fractions import Fraction
from functools import cache
from os.path import commonprefix

from workreport.audit import vocabulary, wholes
from workreport.audit.deeds import follow_each_other, states_a_deed
from workreport.audit.grades import graded
from workreport.audit.kindred import is_renamed
from workreport.audit.match import Agreement, pairs, parted
from workreport.audit.measure import core
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

_IDLE = re.compile("(?:项目|工程)+$|^(?:项目|工程|企业|任务|建设|面积|就业)$")
"""Words that say nothing of what a thing is."""

_SIZE = re.compile(
    "(?:核心)?(?:增加值|总产值|产值|规模|总量|总收入|(?:主营业务|营业)收入|销售收入)?(?:占\\w+(?:比重|比例|比))?$"
)
"""What a name ends with that says how large a branch is, as a sum or as a share."""

BRANCH = 4
"""Characters of a branch (数字经济)."""

RENAMED = Fraction(3, 2)
"""How many times the target a figure may be whose name differs in words of one sense."""

CLOSE, LIKELY, LIKELIER = Fraction(11, 10), 0.4, 0.6
"""How many times the target a figure may be of which only most words agree, and the share of each name's words."""

_LEAGUE = re.compile("[国省]")

SAME = 4
"""Characters in a row that two names must share for the very same number, and the very same done to things,
to tell that they mean the same."""

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
    if wholes.is_wider(target, other) or wholes.is_part(target, other) or is_renamed(target, other):
        return True
    less = _says_less(agreement) and len(other.measure.core) >= SHORTEST
    near = _is_near(agreement) or (less and comparable(target.row, other.row))
    return (
        _are_kin(target.measure.core, other.measure.core)
        or (near and _heads_agree(target, other))
        or _are_like_things(target, other, agreement)
        or _are_sizes_of_one(target, other)
    )


def _are_sizes_of_one(target: Figure, other: Figure) -> bool:
    """Whether two figures say in two ways how large one branch is: 数字经济占生产总值比重 and 数字经济增加值."""
    here, there = target.measure.core, other.measure.core
    if here == there or len(_branch(here)) < BRANCH:
        return False
    return _branch(here) in {_branch(core(name)) for name in other.row.name.split("、")} | {_branch(there)}


@cache
def _branch(name: str) -> str:
    """A name without the words that say how large the branch is."""
    return _SIZE.sub("", name).replace("产业", "业")


def is_of_same_magnitude(target: Figure, other: Figure, agreement: Agreement) -> bool:
    """Whether a number so close to the target tells that a name so close to it means the same."""
    if not comparable(target.row, other.row) or agreement.apart or agreement.per:
        return False
    if _are_opposed(target.measure.core, other.measure.core) or target.row.quantity.unit_base == "%":
        return False
    goal, value = (Fraction(figure.row.quantity.base) for figure in (target, other))
    if is_renamed(target, other):
        return goal <= value <= RENAMED * goal
    less, more = sorted((agreement.weight, agreement.back))
    near = less >= LIKELY and more >= LIKELIER and goal <= value <= CLOSE * goal
    told = states_a_deed(target.measure.acts) == states_a_deed(other.measure.acts)
    if goal == value and told and states_a_deed(target.measure.acts) and target.row.of_class == "count":
        near = near or _longest_shared(target.measure.core, other.measure.core) >= SAME
    return near and told and _heads_agree(target, other) and _are_of_one_grade(target, other)


@cache
def _longest_shared(one: str, other: str) -> int:
    """Characters of the longest stretch that two names share."""
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


def _are_of_one_grade(target: Figure, other: Figure) -> bool:
    """Whether two names say the same of grade and league; a name of verbs alone (推进整治) says too little."""
    if wholes.says_nothing(target):
        return False
    here, there = (set(_LEAGUE.findall(figure.row.name)) for figure in (target, other))
    return here == there and graded(target.row.name)[0] == graded(other.row.name)[0]


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
