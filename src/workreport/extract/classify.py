"""What a number is: its class, its direction, the word that commits to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from workreport.extract import phrases, vocabulary
from workreport.extract.marks import Quantity
from workreport.extract.numerals import CHARACTERS
from workreport.extract.phrases import Left

_NOUN_AFTER = re.compile(r"的?[^，。；：、！？）)的和与及并用于来至到或为是将”\s\d]")
_BOUND_AFTER = re.compile(r"以[上下内]|及以[上下]|[（(]含[）)]以[上下]|范围以?内|之内|内")
_PLACES = re.compile("(?:位次|排位|排名|名次)[^，]{0,2}$")
_DOING = re.compile("(?:完成|建成|新建|新增|改造|铺设|治理|整治)$")
_BOUNDS_TOO = re.compile(r"、(?:超过?|过)[\d.十百千万亿]+元(?!，|。|；|、|大关)")
"""A bound goes on with another: 超50亿元、超百亿元重特大项目."""
_NO_NOUN = re.compile(
    r"的?(?:目标|增长|增速|增幅|水平|速度|比例|绿色安全区|任务|大关|台阶|关口|左右|人民币|之多|有余|规模的?$|[，。；])"
)
_COMPARING = frozenset("低于 高于 超过 超 过 不足 少于 多于 不低于 不超过 大于 小于 逾".split())
_PEOPLE_BOUND = re.compile("的?(?:村|乡|镇|城市|企业|会议|小区|活动|社区|自然村|集会|单位)")
_RATE_OF_CHANGE = re.compile("(?:增速|增幅|涨幅|降幅|(?<!自然)增长率|增长速度|增长|下降率)$")
_CHANGES_OF_SUMS = frozenset(
    "增长 增加 增加了 提高 提高了 下降 下降了 减少 减少了 降低 降低了 上调 下调 上涨 净增 净减少 月增 年增 日增 人均增 增 减".split()
)
"""After these a sum is a change of its subject (补贴月增50元); after 提升 or 压缩 it is what was done."""
_PER_HEAD = re.compile(
    "每(?:百|千|万|十万|10万)?(?:名?常住人口|人口?|户)|人均|户均|亩均|拥有量$|密度|千人|万人"
)
_DOWN = re.compile("降幅|下降|减少|压减|降低|减幅|回落|收窄|缩小|压缩")


def bounds_a_class(text: str, quantity: Quantity, before: str, after: str) -> bool:
    """Whether a number only says which things are meant (亿元以上项目, 三岁以下婴幼儿, Ⅲ类水)."""
    end = quantity.end + len(after)
    rest = text[end : end + 8]
    followed = bool(_NOUN_AFTER.match(rest)) and not _NO_NOUN.match(rest)
    followed = followed or (bool(after or before in _COMPARING) and rest[:1].isdigit())
    if quantity.kind == "grade":
        return True
    if quantity.kind == "age":
        return bool(after) and followed
    if before in ("超", "超过", "过") and _BOUNDS_TOO.match(text, end):
        return True
    if quantity.form == "bare" and not quantity.comparator:
        if text[quantity.end - 1] == "级":
            return True
        if rest.startswith("级"):
            return True
        return followed and (bool(after) or before not in ("突破", "达到", "近", "约"))
    if quantity.kind == "counter":
        return (
            quantity.unit_base == "人"
            and bool(_BOUND_AFTER.fullmatch(after))
            and bool(_PEOPLE_BOUND.match(rest))
        )
    if quantity.kind not in ("measure", "duration") or not followed:
        return False
    if quantity.kind == "duration" and after in ("内", "以内", "之内") and not rest.startswith("的"):
        return False
    if _BOUND_AFTER.fullmatch(after):
        return not _done_at_least(text, quantity, after, rest)
    return before in _COMPARING and (rest.startswith(("的", "企业", "项目")) or rest[0].isdigit())


def _done_at_least(text: str, quantity: Quantity, after: str, rest: str) -> bool:
    """Whether a length or the like is done and not bounding: 完成170公里以上管网建设 counts nothing else."""
    said = re.match("[^，。；、]*", text[quantity.end : quantity.end + 40]).group()
    return (
        after == "以上"
        and quantity.dimension in ("length", "area", "weight")
        and bool(_DOING.search(text[max(quantity.start - 6, 0) : quantity.start]))
        and not rest.startswith("的")
        and not re.search(rf"[\d{CHARACTERS}]", said)
    )


def class_of(quantity: Quantity, left: Left, right: str) -> str:
    """One of level, growth, ratio, rank, count, duration, from the number and the words that carry it."""
    kind = quantity.kind
    if kind == "rank":
        return "rank"
    if kind == "duration":
        return "level" if phrases.head(left.core) in ("产量", "总量") else "duration"
    if quantity.unit == "位" and (left.change or _PLACES.search(left.core)):
        return "growth"
    if kind == "zero":
        return quantity.dimension
    if kind in ("fraction", "ratio"):
        return "growth" if kind == "fraction" and left.change else "ratio"
    if kind == "points":
        return "growth"
    if kind in ("rate", "multiple"):
        changed = left.change or _RATE_OF_CHANGE.search(left.core) or quantity.form in ("doubling", "vague")
        changed = changed or (not right.startswith("的") and phrases.change_ahead(left.core)[1])
        grows = re.match("(?:以上|左右|以内)?的?(?:增长|增速|增幅|速度增长|涨幅|降幅)", right)
        return "growth" if changed or grows else "ratio"
    if left.change in _CHANGES_OF_SUMS and not left.done and (left.core or not right):
        return "growth"
    if kind == "plain" and not quantity.unit and re.search("人口|人数$|[户家次]数$", left.core):
        return "count"
    if kind == "plain" and quantity.unit and re.match("[\u4e00-\u9fff](?!关|阶|口)", right):
        return "count"
    if kind in ("measure", "plain", "age"):
        return "level"
    if kind in ("counter", "noun", "streak"):
        return "level" if _PER_HEAD.search(left.core) and not left.core.endswith("人数") else "count"
    return "level"


def direction_of(left: Left, right: str) -> str:
    """The direction of a growth: up unless a word of falling carries it."""
    if left.direction:
        return left.direction
    if ahead := phrases.change_ahead(left.core)[2]:
        return ahead
    return (
        "down"
        if re.match("[低慢少]于|低出", left.core)
        or _DOWN.search(left.core[-6:])
        or re.match("的?(?:降幅|下降)", right)
        else "up"
    )


@cache
def _commitments() -> re.Pattern[str]:
    return re.compile(vocabulary.any_of(vocabulary.words("commitments", "word")))


class Commitments:
    """Which word commits to a target: it reaches to the next full stop or semicolon or the next such word."""

    def __init__(self, text: str):
        found = [(match.start(), match.group()) for match in _commitments().finditer(text)]
        found += [(match.start(), "") for match in re.finditer("[。；\n]", text)]
        found.sort()
        self._starts = [start for start, _ in found]
        self._words = [word for _, word in found]

    def at(self, position: int) -> str:
        """The word that reaches ``position``, or empty."""
        index = bisect_right(self._starts, position) - 1
        return self._words[index] if index >= 0 else ""
