"""Quantities that are not a number followed by its unit.

Ranks, fractions, per cent in words, ratios, zeros, doublings, streaks, grades:
each is one ``Reader``, a pattern with what must stand before it and how it is
read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from workreport.extract import vocabulary
from workreport.extract.amounts import quantity
from workreport.extract.marks import Mask, Quantity, Window, plain
from workreport.extract.numerals import CHARACTERS, magnitude, parse

CN = f"[{CHARACTERS}]"
_ORDINAL = rf"(?P<rank>{CN}{{1,5}}|\d{{1,3}})"
_LEAGUE = (
    r"(?:[居列排位占名获省国市区县州类界球洲部城域盟团量速均额数率于前列]|跻身|进入|保持|[升跃]至|升到|升为|倒数|地级市)"
    r"(?:全[省国市区县州]|同类)?$"
)
_STOP = r"(?=[，。；、）)！：”和与及并的]|位次|$|\n)"
_ROMAN = {"Ⅰ": 1, "Ⅱ": 2, "Ⅲ": 3, "Ⅳ": 4, "Ⅴ": 5, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
_GRADE = r"[ⅠⅡⅢⅣⅤ]|I{1,3}|IV|V"
_CONTEXT = 8
"""Characters before a match that its context pattern may see."""


def scan(text: str, mask: Mask, spans: list[Window]) -> Iterator[Quantity]:
    """Every special quantity whose characters are free; their characters are taken."""
    for reader in _readers():
        for match in (match for span in spans for match in reader.pattern.finditer(text, *span)):
            start, end = match.span()
            if start == end or not mask.free(start, end):
                continue
            if reader.behind and not reader.behind.search(text[max(start - _CONTEXT, 0) : start]):
                continue
            if made := reader.read(match):
                mask.take(start, end)
                yield from made


class Reader(NamedTuple):
    """A pattern, what must stand before it (None for anything), and the quantities it yields."""

    pattern: re.Pattern[str]
    behind: re.Pattern[str] | None
    read: Callable[[re.Match[str]], list[Quantity]]


def _rank(match: re.Match[str]) -> list[Quantity]:
    return _ranked(match, "")


def _top(match: re.Match[str]) -> list[Quantity]:
    return _ranked(match, "le")


def _ranked(match: re.Match[str], comparator: str) -> list[Quantity]:
    number = _number(match["rank"])
    if number is None or number == "0":
        return []
    return [_one(match, number, match.groupdict().get("unit") or "位", "rank", comparator, "rank")]


def _first(match: re.Match[str]) -> list[Quantity]:
    return [_one(match, "1", "位", "rank", "", "rank")]


def _per_cent(match: re.Match[str]) -> list[Quantity]:
    number = "100" if match["number"] == "百" else _number(match["number"])
    unit = {"百": "%", "千": "‰", "万": "‱"}[match["of"]]
    return [] if number is None else [_one(match, number, unit, "rate")]


def _fraction(match: re.Match[str]) -> list[Quantity]:
    below, above = _number(match["below"]), _number(match["above"])
    if not below or not above or below == "0":
        return []
    return [_fractional(match, f"{above}/{below}")]


def _half(match: re.Match[str]) -> list[Quantity]:
    return [_fractional(match, "1/2")]


def _ratio(match: re.Match[str]) -> list[Quantity]:
    parts = re.split("[:：]", match.group())
    if len(parts) == 2 and len(parts[1]) == 2 and "." not in match.group() and int(parts[0]) < 25:
        return []  # a time of day
    return [
        Quantity(*match.span(), part, "", plain_text(part), "", "ratio", "ratio", "", "ratio", index)
        for index, part in enumerate(parts)
    ]


def _doubling(match: re.Match[str]) -> list[Quantity]:
    times = _number(match["times"]) if match["times"] else "1"
    if times is None or not times.isdigit() or not 0 < int(times) < 10:
        return []
    span = match.span()
    hedge = vocabulary.mapping("hedges", "word", "comparator", side="before").get(match["hedge"] or "", "")
    return [Quantity(*span, times, "番", times, "番", "multiple", "multiple", hedge, "doubling")]


def _two_digit(match: re.Match[str]) -> list[Quantity]:
    value = "1" + "0" * (int(_number(match["digits"]) or 2) - 1)
    return [Quantity(*match.span(), value, "%", value, "%", "rate", "rate", "ge", "vague")]


def _zero(match: re.Match[str]) -> list[Quantity]:
    of_class = vocabulary.mapping("zeros", "word", "class")[match.group()]
    return [Quantity(*match.span(), "0", "", "0", "", "zero", of_class, "", "zero")]


def _streak(match: re.Match[str]) -> list[Quantity]:
    number = _number(match["number"])
    return [] if number is None else [_one(match, number, match["unit"], "streak")]


def _grade(match: re.Match[str]) -> list[Quantity]:
    number = _ROMAN.get(match["grade"]) or _number(match["grade"])
    return [] if not number else [_one(match, str(number), match["unit"], "grade")]


def _grades(match: re.Match[str]) -> list[Quantity]:
    made = []
    for part, (name, side) in enumerate((("low", "ge"), ("high", "le"))):
        end = str(_ROMAN[match[name]])
        made.append(Quantity(*match.span(), end, "类", end, "类", "grade", "grade", side, "range", part))
    return made


def _half_time(match: re.Match[str]) -> list[Quantity]:
    return [_one(match, "0.5", match["unit"].replace("月", "个月"), "duration")]


def _compound(match: re.Match[str]) -> list[Quantity]:
    """1亿3千多万, 3万5千: an Arabic number spoken in two steps."""
    high = int(match["high"]) * magnitude(match["one"])
    low = int(match["low"]) * magnitude((match["thousand"] or "") + (match["two"] or ""))
    if low >= magnitude(match["one"]) or low == int(match["low"]):
        return []
    return [
        quantity(
            *match.span(), str(high + low), "", match["unit"] or "", comparator="ge" if match["more"] else ""
        )
    ]


def _chinese_range(match: re.Match[str]) -> list[Quantity]:
    ends = [_number(match["low"]), _number(match["high"])]
    if None in ends:
        return []
    made = [
        quantity(*match.span(), str(end), match["scale"] or "", match["unit"], form="range") for end in ends
    ]
    return [replace(made[0], comparator="ge"), replace(made[1], comparator="le", part=1)]


def _scale(match: re.Match[str]) -> list[Quantity]:
    return [quantity(*match.span(), "1", match["scale"], "", form="bare")]


@cache
def _readers() -> tuple[Reader, ...]:
    zeros = vocabulary.any_of(vocabulary.words("zeros", "word"))
    league = _LEAGUE
    rows: tuple[tuple[str, str, Callable[[re.Match[str]], list[Quantity]]], ...] = (
        (rf"第{_ORDINAL}(?P<unit>位|名)(?!次|单|额)", "", _rank),
        (
            rf"前{_ORDINAL}(?P<unit>位|名|强)(?!次)",
            r"(?:^|[^目之此以年提期会面当先日空月天向])$",
            _top,
        ),
        (rf"前{_ORDINAL}{_STOP}", league, _top),
        (rf"第{_ORDINAL}{_STOP}", rf"{league}|第{CN}{{1,2}}[和、]$|第\d{{1,2}}[和、]$", _rank),
        (r"首位(?!度|战略)", r"(?:[居列排位省国市区县州类界球洲部于首]|保持)$", _first),
        (
            rf"(?<![{CHARACTERS}])(?P<of>[百千万])分之"
            rf"(?P<number>\d{{1,6}}(?:\.\d{{1,6}})?|{CN}{{1,8}}(?:点{CN}{{1,6}})?)",
            "",
            _per_cent,
        ),
        (rf"(?<![{CHARACTERS}])(?P<below>{CN}{{1,6}})分之(?P<above>{CN}{{1,6}})", "", _fraction),
        (r"(?<![\d./])(?P<above>[1-9]\d?)/(?P<below>[1-9]\d{0,2})(?![\d./])", "", _fraction),
        (
            rf"(?<![\d.])(?P<high>\d{{1,4}})(?P<one>[万亿])零?(?P<low>\d{{1,4}})(?P<thousand>[千百])?(?P<more>[多余])?"
            rf"(?P<two>万)?(?P<unit>{vocabulary.unit_pattern()})?",
            "",
            _compound,
        ),
        (r"一半", r"(?:[近超占过达约减缩]|超过|不到)$", _half),
        (r"一半(?=以上|左右|多)", "", _half),
        (r"(?<![\d.:：])\d{1,6}(?:\.\d{1,6})?(?:[:：]\d{1,6}(?:\.\d{1,6})?){1,5}(?![\d:：.])", "", _ratio),
        (rf"翻了?(?P<hedge>近|约|超过?|逾)?(?P<times>{CN}|\d)?番(?!行动|计划|工程)", "", _doubling),
        (r"(?P<digits>[两二三])位数(?=的?增|以上|，|。|、|左右|水平)", "", _two_digit),
        (rf"(?:{zeros})(?!行动|攻坚|战|计划|任务|政策|机制|工程|专项|整治)", "", _zero),
        (r"(?<![\d.])(?P<number>\d{1,3})(?P<unit>[金银铜])(?=\d{1,3}[银铜]|[，。、；的])", "", _streak),
        (rf"(?P<number>{CN}{{1,4}}|\d{{1,3}})(?P<unit>连[冠优贯增丰升胜])", "", _streak),
        (
            rf"(?<![{CHARACTERS}])(?P<low>{CN}{{1,4}})(?:至|到|—{{1,2}}|[–~～－-])(?P<high>{CN}{{1,4}}?)(?P<scale>[万亿]{{1,2}})?"
            r"(?P<unit>个百分点|个月|个|家|项|年|天|小时|倍|成|名|人|元|亩|公里|万元)",
            "(?:^|[^从由第])$",
            _chinese_range,
        ),
        (rf"(?<![A-Z])(?P<low>{_GRADE})类?(?:[—–~～－-]|至|到)(?P<high>{_GRADE})(?P<unit>类)", "", _grades),
        (rf"(?<![A-Z])(?P<grade>{_GRADE})(?P<unit>类)", "", _grade),
        (r"(?P<grade>[一二三四五])(?P<unit>类)(?=水|海|以上|标准)", "(?:^|[^第分])$", _grade),
        (r"(?P<grade>[一二三])(?P<unit>级)(?=标准)", "(?:^|[^第])$", _grade),
        (r"半个?(?P<unit>小时|天|月)(?!刊|形|岛)", "(?:^|[^一二两三四五六七八九十个大上下])$", _half_time),
        (
            rf"(?P<scale>[十百千]?[万亿]|万亿)(?![{CHARACTERS}元美人个亩吨家户平立])",
            "[超破]$|突破$|迈[上过]$",
            _scale,
        ),
        (rf"(?<![{CHARACTERS}\d.])(?P<scale>[十百千]亿|万亿|亿)级", "", _scale),
    )
    return tuple(Reader(re.compile(p), re.compile(b) if b else None, read) for p, b, read in rows)


def _one(
    match: re.Match[str], value: str, unit: str, kind: str, comparator: str = "", form: str = "number"
) -> Quantity:
    known = vocabulary.units().get(unit)
    dimension = kind if kind == "rank" or known is None else known.dimension
    return Quantity(*match.span(), value, unit, plain_text(value), unit, kind, dimension, comparator, form)


def _fractional(match: re.Match[str], value: str) -> Quantity:
    return Quantity(*match.span(), value, "", value, "", "fraction", "fraction", "", "fraction")


def plain_text(number: str) -> str:
    """A written decimal without idle zeros."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def _number(text: str) -> str | None:
    """A decimal numeral from Arabic or Chinese writing."""
    if text[:1].isdigit():
        return text
    value = parse(text.removeprefix("了"))
    return None if value is None else plain(value)
