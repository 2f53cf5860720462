"""Numbers and their units, as Chinese reports write them.

``scan`` reads every quantity of a repaired text in linear time: Arabic figures
with thousands separators, Chinese numerals, ranges, ratios, fractions, ranks,
zeros, doublings and streaks. Values are exact decimals, never floats.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from workreport.extract import amounts, special, vocabulary
from workreport.extract.marks import Mask, Quantity, Window
from workreport.extract.numerals import CHARACTERS

CN = f"[{CHARACTERS}]"
LONGEST = 24
"""Characters beyond which a run of digits is a code and no number."""

_MAGNITUDE = r"[十百千]?万亿|[十百千]?[万亿]|百|千(?![瓦克米伏卡焦赫字])"
_RANGE = r"—{1,2}|[–~～－―─-]|至|到"
_COUNTED = "人次|方面|个|家|项|名|位|件|条|座|所|处|户|人|场|次|支|台|张|套|间|宗|起|例|艘|架|辆|头|只|株|栋|幢|笔|册|村|镇"
"""What small Chinese numerals count; before other nouns (三县, 两国, 四大) they make names."""
_LASTING = r"(?:连续|提前|延长|缩短|推迟|历时|为期|长达|超过|不到|累计|用|再|满|每|近|达)$"
_ONES = frozenset("日 天 小时 个小时 分钟 个百分点 倍 个工作日 公里 个月 成".split())
_SHORT = frozenset("度 方 里 分 成 担 克 升 米 平方 兆 卡 瓦 伏 年 周 个年头".split())
"""Units that are also common syllables: a single Chinese numeral before them proves nothing."""
_RATINGS = frozenset(("voltage", "rating"))
"""Dimensions that only name a kind of thing: 220千伏变电站, 5000吨级泊位."""
_ANAPHORA = re.compile("(?:第|这|那|该|上述|其他|其余|星期|周|前述|每|某)$")
_DIMENSIONLESS = re.compile(
    "(?:达到?|为|是|至|到|由|从|指数|系数|得分|分值|均值|比值|评分)(?:约|近|超|过|超过)?$"
)
_LIKELY = re.compile(
    "(?:[近超逾上约达]|(?<!通)(?<!经)过|[突首]破|跨[过上越]|迈[过上]|[跃站]上|接近|达到|至少)$"
)


def scan(text: str, mask: Mask, spans: list[Window]) -> list[Quantity]:
    """Every quantity within ``spans`` whose characters are free, in order; their characters are taken."""
    found = list(special.scan(text, mask, spans))
    found += _ranges(text, _numbers(text, mask, spans))
    found.sort(key=lambda quantity: (quantity.start, quantity.part))
    return _settled(text, found, mask)


def _numbers(text: str, mask: Mask, spans: list[Window]) -> list[Quantity]:
    found: list[Quantity] = []
    for pattern, read in ((_arabic(), amounts.arabic), (_chinese(), amounts.chinese)):
        for match in (match for span in spans for match in pattern.finditer(text, *span)):
            start, end = match.span()
            if end - start > LONGEST or not mask.free(start, end):
                continue
            made = read(match)
            if made and _accepted(text, match, made[0]):
                mask.take(start, end)
                found += made
    found.sort(key=lambda quantity: (quantity.start, quantity.part))
    return found


def _accepted(text: str, match: re.Match[str], quantity: Quantity) -> bool:
    """Whether a number with its unit counts or measures something where it stands."""
    behind = text[max(match.start() - 8, 0) : match.start()]
    ahead = text[match.end() : match.end() + 8]
    if quantity.unit_base in ("级", "星级") or behind.endswith("第") or re.match("零(?!点)", match.group()):
        return False
    if quantity.dimension in _RATINGS and not re.match("[及（(]?含?[）)]?以[上下]", ahead):
        return False
    if "arabic" in match.groupdict():
        return True
    if quantity.form == "bare":
        return _accepted_bare(quantity, behind, ahead)
    return _accepted_chinese(match["chinese"], quantity, behind, ahead)


def _accepted_bare(quantity: Quantity, behind: str, ahead: str) -> bool:
    """亿元, 千万元 and the like, which hold no digit: 亿元以上项目, 上百家, 百余项."""
    if quantity.unit_base in ("元", "美元") and quantity.unit != "万元":
        return not ahead.startswith("户")
    if not quantity.unit_base:
        return False
    bounded = bool(re.match("以[上下内]|左右", ahead)) and quantity.kind == "measure"
    return bool(quantity.comparator or bounded or _LIKELY.search(behind))


def _accepted_chinese(numeral: str, quantity: Quantity, behind: str, ahead: str) -> bool:
    unit = quantity.unit_base
    if (
        _ANAPHORA.search(behind)
        and quantity.kind == "counter"
        or re.search("(?<!目)(?<!之)(?<!此)前$", behind)
    ):
        return False
    if unit == "年":
        lasts = bool(re.search(_LASTING, behind)) or bool(re.match("[以之]?[内上下]|时间|左右", ahead))
        return lasts and not re.match("行动|计划", ahead)
    if numeral == "一":
        return unit in _ONES and not (unit == "成" and not _LIKELY.search(behind))
    if unit in ("日", "天", "个月"):
        return not re.match("[游制]", ahead)
    long = len(numeral) > 1 or quantity.unit != unit or bool(quantity.comparator)
    if unit == "成":
        return bool(_LIKELY.search(behind) or re.match("以[上下]|左右|多", ahead)) or behind.endswith(
            ("占", "有")
        )
    if unit in _SHORT:
        return long and quantity.base != "10"
    if quantity.kind in ("measure", "rate", "points", "multiple", "duration", "age"):
        return True
    if quantity.unit != unit or quantity.comparator:
        return bool(unit) or bool(re.match("[，。；、）]|左右|以上|以下", ahead))
    if unit in ("条", "项") and re.match(
        "[\u4e00-\u9fff]{0,6}(?:意见|措施|行动计划|制度|机制|规定|原则|标准化)", ahead
    ):
        return False
    return bool(re.fullmatch(_COUNTED, unit)) and not re.match("大|率|基|面|头|村|镇", ahead)


def _ranges(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Join two numbers with a dash between them into the two ends of one range, on one span."""
    joined: list[Quantity] = []
    for high in quantities:
        low = joined[-1] if joined else None
        if low and low.form == high.form == "number" and _is_range(text, low, high):
            lower = low if low.unit else amounts.in_unit(low, high)
            joined[-1] = replace(lower, end=high.end, comparator="ge", form="range", part=0)
            joined.append(replace(high, start=low.start, comparator="le", form="range", part=1))
        else:
            joined.append(high)
    return joined


def _is_range(text: str, low: Quantity, high: Quantity) -> bool:
    if not 0 < high.start - low.end < 3 or not high.unit or (low.unit and low.unit_base != high.unit_base):
        return False
    between = text[low.end : high.start]
    if between in ("至", "到") and re.search("[从由]$", text[max(low.start - 1, 0) : low.start]):
        return False
    return bool(re.fullmatch(_RANGE, between))


def _settled(text: str, quantities: list[Quantity], mask: Mask) -> list[Quantity]:
    """Give numbers without a unit that of the next in their list (1.7和1.4个百分点), or drop them.

    A 个 before points is half their unit: 2个和1.5个百分点.
    """
    settled: list[Quantity] = []
    for quantity in reversed(quantities):
        following = settled[-1] if settled else None
        if (
            quantity.unit == "个"
            and following
            and following.unit == "个百分点"
            and _in_list(text, quantity, following)
        ):
            quantity = amounts.in_unit(quantity, following)
        if not quantity.unit and quantity.form == "number" and quantity.kind == "plain":
            if following and following.unit and _in_list(text, quantity, following):
                quantity = amounts.in_unit(quantity, following)
            elif not _stands_alone(text, quantity):
                mask.give(quantity.start, quantity.end)
                continue
        settled.append(quantity)
    return settled[::-1]


def _in_list(text: str, quantity: Quantity, following: Quantity) -> bool:
    return following.start - quantity.end < 3 and bool(
        re.fullmatch("[、和与及或/]|以及", text[quantity.end : following.start])
    )


def _stands_alone(text: str, quantity: Quantity) -> bool:
    """Whether a number without unit is an index or a coefficient: 指数达到103.2."""
    if re.fullmatch(r"(?:19|20)\d\d", quantity.value):
        return False
    ahead = text[quantity.end : quantity.end + 1]
    behind = text[max(quantity.start - 8, 0) : quantity.start]
    return (not ahead or ahead in "，。；、）和与提上下升降以减增") and bool(_DIMENSIONLESS.search(behind))


@cache
def _arabic() -> re.Pattern[str]:
    units = vocabulary.unit_pattern()
    return re.compile(
        r"(?<![\d.])(?P<arabic>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d++(?:\.\d++)?)"
        rf"(?P<more>[多余几])?(?P<magnitude>{_MAGNITUDE})?(?P<beyond>[多余])?"
        rf"(?P<higher>(?<=[多余])[万亿])?(?P<unit>{units})?(?P<over>[多余])?"
    )


@cache
def _chinese() -> re.Pattern[str]:
    units = vocabulary.unit_pattern()
    return re.compile(
        rf"(?<![{CHARACTERS}\d.])(?P<chinese>{CN}{{1,20}}(?:点{CN}{{1,4}}(?=[倍万亿个]))?)(?P<some>[多余几])?(?P<scale>万亿|[万亿])?"
        rf"(?P<further>[多余])?(?P<counter>{units})?(?P<surplus>多(?![个种样元]))?"
    )
