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
from workreport.audit.deeds import states_a_deed
from workreport.audit.measure import Measure, contradictions
from workreport.extract import vocabulary as words_of_reports

_BOUND = re.compile(r"[\d.]*[十百千]?[万亿]+元?以[上下]")
"""From which size on a thing is meant: 10亿元以上 and 亿元以上 projects are two things."""

_PER = re.compile("人均|户均|亩均|地均|单位|每")
_SLIGHT = frozenset("的等个类项及和与之级总共在量")
_GENERIC = re.compile("(?:项目|工程)(?:试点)?|试点(?:项目|工程)|事项|建设|实施|提供|开展|进行|推进|组织")
_ANYTHING = re.compile("(?:项目|工程|任务|活动|企业|平台|设施)+")
_SHARE = re.compile("占\\w+?(比重)$")
_LEVELS = frozenset("国省市区县州旗镇乡")
_OF_PEOPLE = re.compile("居民|人口|收入|消费|率$|价格")
"""Of these, town and country are always told apart."""

PLAIN = 4
"""Characters of a plain noun (老旧小区): how many is told only together with what is done to them."""

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
        here = [word for word in here if word in _LEVELS or word not in other.around]
        there = [word for word in there if word in _LEVELS or word not in target.around]
        if _only_of_town(target.core, other.core):
            here = []
        differing = contradictions(target.acts, other.acts)
        leagues = target.leagues and other.leagues and not target.leagues & other.leagues
        nouns = [[word for word in words if word not in _verbs()] for words in (here, there)]
        alike = (
            (not here and not there) or _done_alike(target, other) or _of_one_share(target.core, other.core)
        )
        per = set(_PER.findall(target.core)) != set(_PER.findall(other.core))
        told = states_a_deed(target.acts) == states_a_deed(other.acts) or len(target.core) > PLAIN
        bounds = set(_BOUND.findall(target.core)) != set(_BOUND.findall(other.core))
        same = alike and told and not bounds and not differing and not leagues and not is_generic(target.core)
        return Agreement(same, alike, weight, back, head, all(nouns), per, frozenset(differing))

    def _weight(self, shared: frozenset[str]) -> float:
        if shared not in self._weights:
            rarities = (math.log(1 + self._total / (self._counts[pair] or 1)) for pair in shared)
            self._weights[shared] = math.fsum(rarities) or 1.0
        return self._weights[shared]


def _only_of_town(one: str, other: str) -> bool:
    """Whether a name differs from the other by a 城市 or 城镇 before it, and is not of people or prices."""
    shorter = one.removeprefix("城市").removeprefix("城镇")
    return shorter == other != one and len(other) >= TELLING and not _OF_PEOPLE.search(one)


def _done_alike(target: Measure, measure: Measure) -> bool:
    """Whether two names differ only in their verbs, and share one: 淘汰整治 and 整治, 安装电梯 and 电梯安装."""
    one, other = target.core, measure.core
    if len(one) == len(other) and any(one[at:] + one[:at] == other for at in range(2, len(one) - 1)):
        return True  # 分配公租房 and 公租房分配
    (first, here), (second, there) = parted(one), parted(other)
    same = here == there and len(here) >= TELLING
    deeds = {act for act in target.acts & measure.acts if act[0] == "deed"}
    done = bool(first and second) and bool(deeds or pairs(first) & pairs(second))
    return same and (done or of_one_sense(first, second))


@cache
def of_one_sense(verb: str, other: str) -> bool:
    """Whether two verbs say the same of one object: 清理 and 消化 of land, 治 and 缓 of congestion."""
    senses = {row["verb"]: row["sense"] for row in vocabulary.table("senses")}
    return verb in senses and senses[verb] == senses.get(other)


@cache
def _of_one_share(one: str, other: str) -> bool:
    """Whether one name says of what a thing is the share, and the other leaves it out: 服务业占生产总值比重."""
    short, long = sorted((one, other), key=len)
    return bool(_SHARE.search(long)) and not _SHARE.search(short) and _SHARE.sub(r"\1", long) == short


@cache
def parted(core: str) -> tuple[str, str]:
    """The verbs at either end of a name, and the rest, which is never empty."""
    start, end = 0, len(core)
    while (verb := _leading().match(core, start)) and verb.end() < end:
        start = verb.end()
    while (verb := _trailing().search(core, start, end)) and verb.start() > start:
        end = verb.start()
    return core[:start] + core[end:], core[start:end]


def is_generic(core: str) -> bool:
    """Whether a name could be of anything: 项目, 企业."""
    return bool(_ANYTHING.fullmatch(core))


@cache
def has_verb(words: str) -> bool:
    """Whether some words say what is done: 更新 in 更新公交车."""
    return bool(_leading().search(words))


@cache
def leftovers(one: str, other: str) -> tuple[list[str], list[str]]:
    """The words of each core that the other lacks; common stretches of two characters or more cancel out."""
    first, second = list(one), list(other)
    shared: set[str] = set()
    while True:
        here, there = "".join(first), "".join(second)
        found = SequenceMatcher(None, here, there, autojunk=False).find_longest_match()
        if found.size < 2:
            break
        shared |= set(first[found.a : found.a + found.size]) - _LEVELS
        first[found.a : found.a + found.size] = "\0"
        second[found.b : found.b + found.size] = "\1"
    telling = min(len(one), len(other)) >= TELLING
    return _words(first, shared, telling), _words(second, shared, telling)


def _words(characters: list[str], shared: set[str], telling: bool) -> list[str]:
    """The runs of characters that are left, but for idle ones; a single one that is also shared says nothing new."""
    runs = [
        run
        for run in re.split("[\0\1]", "".join(characters))
        if run and (run == "等级" or not set(run) <= _SLIGHT)
    ]
    if telling:
        runs = [run for run in runs if not _GENERIC.fullmatch(run) and not (len(run) == 1 and run in shared)]
    return runs


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
    known = (words_of_reports.words("actions", "verb"), vocabulary.words("acts"), vocabulary.words("deeds"))
    return frozenset().union(*known)
