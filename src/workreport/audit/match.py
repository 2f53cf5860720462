"""How far two measures agree: the words they share, and the words that only one of them has."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from workreport.audit import vocabulary
from workreport.audit.measure import Measure, contradictions
from workreport.extract import vocabulary as words_of_reports

_PER = re.compile("人均|户均|亩均|地均|单位|每")
_SLIGHT = frozenset("的等个类项及和与之级总共在")
_GENERIC = ("项目", "工程")

TELLING = 4
"""Characters of a name that says so much that a 项目 or a verb at its end adds nothing to it."""


@dataclass(frozen=True)
class Agreement:
    """How two measures compare.

    Attributes
    ----------
    same : bool
        Whether they measure the same thing.
    alike : bool
        Whether they name the same thing, whatever the acts.
    weight : float
        The share of the target's words, weighted by how rare they are, that the other has; 0 to 1.
    back : float
        The same, of the other's words.
    head : bool
        Whether they end in the same noun.
    swapped : bool
        Whether each has a noun that the other lacks, as 农村 and 跨境 before 电商交易额.
    per : bool
        Whether only one is per head, per 亩 or per unit.
    apart : frozenset of str
        The facets in which their acts differ.
    """

    same: bool
    alike: bool
    weight: float
    back: float
    head: bool
    swapped: bool = False
    per: bool = False
    apart: frozenset[str] = frozenset()


class Matcher:
    """Compares measures; what is rare among all names of the two reports weighs more."""

    def __init__(self, cores: Iterable[str]):
        self._counts: Counter[str] = Counter()
        for core in cores:
            self._counts.update(pairs(core))
        self._total = sum(self._counts.values()) or 1
        self._weights: dict[frozenset[str], float] = {}

    def compare(self, target: Measure, other: Measure) -> Agreement:
        """How ``other`` agrees with ``target``."""
        common = pairs(target.core) & pairs(other.core)
        if not common:
            return Agreement(False, False, 0.0, 0.0, False)
        weight = self._weight(common) / self._weight(pairs(target.core))
        back = self._weight(common) / self._weight(pairs(other.core))
        head = target.core[-2:] == other.core[-2:]
        here, there = leftovers(target.core, other.core)
        here = [word for word in here if word not in other.item]
        there = [word for word in there if word not in target.item]
        differing = contradictions(target.acts, other.acts)
        leagues = target.leagues and other.leagues and not target.leagues & other.leagues
        nouns = [[word for word in words if word not in _verbs()] for words in (here, there)]
        alike = (not here and not there) or _done_alike(target.core, other.core)
        per = set(_PER.findall(target.core)) != set(_PER.findall(other.core))
        same = alike and not differing and not leagues
        return Agreement(same, alike, weight, back, head, all(nouns), per, frozenset(differing))

    def _weight(self, shared: frozenset[str]) -> float:
        if shared not in self._weights:
            rarities = (math.log(1 + self._total / (self._counts[pair] or 1)) for pair in shared)
            self._weights[shared] = sum(rarities) or 1.0
        return self._weights[shared]


def _done_alike(one: str, other: str) -> bool:
    """Whether two names differ only in their verbs, and share one: 淘汰整治 and 整治, 安装电梯 and 电梯安装."""
    (first, here), (second, there) = parted(one), parted(other)
    same = here == there and len(here) >= TELLING
    return same and bool(first and second) and bool(pairs(first) & pairs(second))


@cache
def parted(core: str) -> tuple[str, str]:
    """The verbs at either end of a name, and the rest, which is never empty."""
    start, end = 0, len(core)
    while (verb := _leading().match(core, start)) and verb.end() < end:
        start = verb.end()
    while (verb := _trailing().search(core, start, end)) and verb.start() > start:
        end = verb.start()
    return core[:start] + core[end:], core[start:end]


@cache
def leftovers(one: str, other: str) -> tuple[list[str], list[str]]:
    """The words of each core that the other lacks; common stretches of two characters or more cancel out."""
    first, second = list(one), list(other)
    while True:
        here, there = "".join(first), "".join(second)
        found = SequenceMatcher(None, here, there, autojunk=False).find_longest_match()
        if found.size < 2:
            break
        first[found.a : found.a + found.size] = "\0"
        second[found.b : found.b + found.size] = "\1"
    idle = _GENERIC if min(len(one), len(other)) >= TELLING else ()
    return _words(first, idle), _words(second, idle)


def _words(characters: list[str], idle: tuple[str, ...]) -> list[str]:
    runs = re.split("[\0\1]", "".join(characters))
    return [run for run in runs if run and run not in idle and not set(run) <= _SLIGHT]


@cache
def pairs(core: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a name; the name itself when it has one character."""
    return frozenset(core[index : index + 2] for index in range(len(core) - 1)) or frozenset({core})


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(words_of_reports.any_of(_verbs()))


@cache
def _trailing() -> re.Pattern[str]:
    return re.compile(f"(?:{words_of_reports.any_of(_verbs())})\\Z")


@cache
def _verbs() -> frozenset[str]:
    return frozenset(words_of_reports.words("actions", "verb")) | frozenset(vocabulary.words("acts"))
