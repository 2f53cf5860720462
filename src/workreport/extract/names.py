"""Numerals that are no figures: dates, sessions, list marks, names, idioms.

``before`` reads what must not be mistaken for a quantity; ``remaining`` declares
what is left once the quantities have been read, so that every numeral of the
text is accounted for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from workreport.extract import vocabulary
from workreport.extract.marks import Mask, NonFigure, Window
from workreport.extract.numerals import CHARACTERS

CN = f"[{CHARACTERS}]"
_ONE = "[一二三四五六七八九十]"
_YEARS = rf"(?:\d{{1,2}}|{CN}{{1,3}})"
_TO = r"(?:—{1,2}|[–~～－―─-]|至|到|、|和)"
_PLAN = "行动|计划|规划|攻坚|强[村县镇企]|任务|目标|滚动|倍增|提升|改革|整治|活动|工程|大[变提发会]|制|成长|打造|再造"

_BEFORE: tuple[tuple[str, str], ...] = (
    ("list", rf"(?:(?<=\n)|^){_ONE}{{1,3}}(?=、)"),
    ("list", rf"(?<=[（(]){_ONE}{{1,3}}(?=[）)])"),
    ("list", r"(?<=[（(])\d{1,2}(?=[）)](?![\d，。；、]))"),
    ("list", rf"(?:(?<=[。；：，、！\n])|^){_ONE}{{1,2}}(?=是|要)"),
    ("list", r"(?:(?<=\n)|^)\d{1,2}(?=[.、．)）](?!\d))"),
    ("list", rf"(?:(?<=[。；：\n])|^)第{_ONE}{{1,2}}(?=[，、：])"),
    (
        "list",
        rf"(?:(?<=[好出重从在以住强化下的])|^){_ONE}{{1,3}}个?方面(?=的?(?:重点)?工作|任务|：|，|。|下|入|着|发)",
    ),
    ("date", rf"(?<!\d)\d{{4}}年?{_TO}\d{{4}}(?:学|财)?年(?:度)?"),
    (
        "date",
        rf"(?<!\d)\d{{4}}年度?(?:初|末|底)?(?:\d{{1,2}}月(?:份|底|初|末)?(?:\d{{1,2}}日(?:{_TO}\d{{1,2}}日)?)?)?",
    ),
    ("date", rf"(?<![\d.])\d{{1,2}}月?{_TO}\d{{1,2}}月份?"),
    ("date", rf"(?<![\d.])\d{{1,2}}月(?:份|底|初|末|[上中下]旬|\d{{1,2}}日(?:{_TO}\d{{1,2}}日)?)?"),
    ("date", rf"(?<![{CHARACTERS}个]){_ONE}{{1,2}}月(?:份|底|初|末|[上中下]旬|{_ONE}{{1,3}}日)?(?!嫂)"),
    ("date", r"[一二][〇零○九][〇零○一二三四五六七八九]{2}年"),
    ("date", rf"(?<![\d{CHARACTERS}])(?:\d{{1,3}}|{CN}{{1,4}})周年"),
    (
        "date",
        rf"(?:(?<=过去)|(?<=过去的)|(?<=过去这)){_YEARS}年|(?:今后|未来|最近|往后|再过|[近前这那头后下上每])的?{_YEARS}"
        r"(?:个多?月|个?季度|年间?)(?!前)",
    ),
    ("date", rf"(?<![\d{CHARACTERS}第]){_YEARS}(?:多|余)?年(?:来|间)(?!水|款)"),
    ("date", rf"(?:(?<=开放)|(?<=成立)|(?<=建国)|(?<=建市)|(?<=建党)){_YEARS}年"),
    ("date", r"第?[一二三四1-4]个?季度"),
    (
        "date",
        r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:世纪(?:\d0|[一二三四五六七八九十]{1,2})?(?:年代)?|年代)",
    ),
    ("date", rf"{_ONE}{{1,2}}五(?=时期|期间|规划|以来|末|初|收官|开局|普法)"),
    ("name", rf"(?<![\d{CHARACTERS}第]){_YEARS}年(?={_PLAN})"),
    (
        "session",
        rf"第?(?:{_ONE}{{1,3}}|\d{{1,2}})届(?=[^，。；]{{0,24}}(?:全会|会议|人大|政协|委员会|全委|中全))",
    ),
    (
        "session",
        rf"(?<=届)(?:第?{_ONE}{{1,3}}|\d{{1,2}})[中次](?=、|全|会|和)|(?<=[、和]){_ONE}{{1,2}}中(?=、|全|和)",
    ),
    ("session", rf"第?{_ONE}{{1,3}}次(?=[^，。；、]{{0,6}}(?:会议|全会|全委|代表大会|党代会|常委会|联席))"),
    ("session", rf"(?<![{CHARACTERS}])(?:十[三四五六七八九]|二十一?)大(?![型中小棚气])"),
    ("session", rf"第(?:{_ONE}{{1,3}}|\d{{1,2}})届"),
    ("name", r"(?<![\d.])\d{1,9}(?:\.\d{1,3})?(?:[+×](?:\d{1,9}(?:\.\d{1,3})?[A-Za-z]{0,3}|[NXn]))+\+?"),
    (
        "name",
        r"(?<![\d.])\d{1,9}(?:\.\d{1,3})?版|(?<=[\u4e00-\u9fff])[1-9]\.0(?![\d%‰万亿元个:：—–~～－-]|[至到、和]\d)",
    ),
    ("name", rf"{_YEARS}年期(?!间|末|内)"),
    ("name", r"(?<![\d.])\d{1,5}(?:国道|省道|县道|乡道|专线|热线|路公交|号(?!召))"),
    ("name", r"(?<![前\d])\d{1,4}强(?!度|化)"),
    ("name", r"(?<!\d)\d0后"),
    ("name", rf"{_ONE}{{1,3}}项(?=规定|纪律)"),
    ("name", rf"国[{CHARACTERS}ⅠⅡⅢⅣⅤⅥ](?:标准)?(?=排放|车|柴|以[上下]|标准)"),
    (
        "other",
        rf"(?<=每)(?:\d{{1,4}}[十百千万]{{0,2}}|{CN}{{1,4}})"
        r"(?:名?常住人口|名|人口?|户|亩|元|平方公里|公里|小时|个|件|例|辆|吨|天|年|周|月|日)",
    ),
    (
        "other",
        r"(?<![\d一-九])万元(?=(?:GDP|地区|生产|工业|增加|产值|国内|规上|规模|单位)[^，。；]{0,14}(?:耗|量|强度))",
    ),
    ("other", rf"(?<![人户件个指总次岁基倍参分位])[数几][十百千万亿]+(?![{CHARACTERS}])"),
)
_QUOTED = re.compile(r"[“「『]([^“”「」『』\n]{1,24})[”」』]|《([^《》\n]{1,80})》")
_QUOTED_FIGURE = re.compile(
    rf"(?:\d(?:\.\d+)?[十百千万亿]*|{CN})(?:多|余)?个?(?:分钟|小时|工作日|公里|美?元|%)|\d天"
    rf"|(?:\d|{CN})连[冠优贯增丰升胜]|^[十百千]?[万亿]元(?!户)|百分之"
)
_CAMPAIGN = re.compile("行动|攻坚|战|计划|任务|政策|机制|工程|专项|整治")
"""After a quoted 零增长 or 清零 it names a campaign and states nothing."""
_CODE = re.compile(
    r"(?<![A-Za-z])(?:[A-Za-z]{1,12}[-–/.]?\d{1,9}(?:\.\d{1,3})?){1,4}(?:-\d{1,4})?[A-Za-z]{0,6}(?!\d|%|\.\d)"
    r"|(?<![\d.A-Za-z])\d{1,6}(?:\.\d{1,3})?([A-Za-z]{1,10})(?:\d{1,4}+(?!\d|\.\d))?级?"
)
_PAIRS = tuple("国省市县区州库院校岸地河湖山海")
"""What 两 counts as a name: 中法两国, 安吉两库."""
_LEFT = re.compile(rf"第?\d[\d.,]*|第?{CN}+")


def before(text: str, mask: Mask, spans: list[Window]) -> list[NonFigure]:
    """Read names, dates and the like within ``spans`` of the repaired text, and take their characters."""
    found: list[NonFigure] = []

    def declare(start: int, end: int, kind: str) -> None:
        if mask.free(start, end):
            mask.take(start, end)
            found.append(NonFigure(start, end, kind))

    zeros = vocabulary.words("zeros", "word")
    for match in _QUOTED.finditer(text):
        group = 1 if match[1] is not None else 2
        if not re.search(rf"\d|{CN}", match[group]) or (group == 1 and not _is_name(match[1])):
            continue
        if match[group] in zeros and not _CAMPAIGN.match(text, match.end()):
            continue
        if re.search(rf"\d|{CN}", _lexicon().sub(_unless_name, match[group])):
            declare(*match.span(group), "name")
    kinds = vocabulary.mapping("names", "name", "class")
    for match in _every(_lexicon(), text, spans):
        word = match.group()
        if word in kinds or re.search("[市县区州旗盟省]$", word) or word.startswith("第"):
            declare(match.start(), match.end(), kinds.get(word, "name"))
        elif mask.free(*match.span()):
            mask.take(*match.span())
    for kind, pattern in _patterns():
        for match in _every(pattern, text, spans):
            declare(match.start(), match.end(), kind)
    for match in _every(_CODE, text, spans):
        if not (match[1] and match[1] in vocabulary.units()):
            declare(match.start(), match.end(), "name")
    return found


def _every(pattern: re.Pattern[str], text: str, spans: list[Window]) -> Iterator[re.Match[str]]:
    for start, end in spans:
        yield from pattern.finditer(text, start, end)


def remaining(text: str, mask: Mask) -> list[NonFigure]:
    """Every numeral not taken yet, but 一 alone and exempt words, as a non-figure."""
    found = []
    for match in _LEFT.finditer(text):
        start, end = match.span()
        while start < end and not mask.free(start, start + 1):
            start += 1
        while end > start and not mask.free(end - 1, end):
            end -= 1
        if start == end or not mask.free(start, end):
            continue
        numeral = text[start:end].rstrip(".,")
        if numeral in ("一", "零", "第", "") or (numeral == "两" and text[end : end + 1] not in _PAIRS):
            continue
        end = start + len(numeral)
        following = text[end : end + 1]
        kind = "date" if following in ("年", "月", "日") and following else "name"
        if numeral[-1] in CHARACTERS and "\u4e00" <= following <= "\u9fff" and mask.free(end, end + 1):
            end += 1
        mask.take(start, end)
        found.append(NonFigure(start, end, "other" if numeral[0].isdigit() else kind))
    return found


def _is_name(quoted: str) -> bool:
    """Whether a quoted text with numerals is a name and not a figure that happens to be quoted."""
    if "。" in quoted or "；" in quoted:
        return False
    if re.match(rf"(?:\d|{CN}){{1,2}}个(?:\d|[百千万])", quoted):
        return True
    return not _QUOTED_FIGURE.search(_lexicon().sub("", quoted))


def _unless_name(match: re.Match[str]) -> str:
    return match.group() if match.group() in vocabulary.mapping("names", "name", "class") else ""


@cache
def _lexicon() -> re.Pattern[str]:
    """Words of the vocabulary, longest first; a numeral before them would make them part of a number."""
    names = vocabulary.words("names", "name")
    exempt = vocabulary.words("exempt", "word")
    areas = [name for name in vocabulary.words("areas", "name_zh") if re.search(CN, name) and len(name) > 2]
    words = vocabulary.any_of([*names, *exempt, *areas]).replace("|之一|", "|(?<!分)之一|")
    return re.compile(
        rf"(?<![{CHARACTERS}第前\d.])(?!十分[钟之])(?:{words})(?!分之)|第[一二三](?:产业|方)(?!面)"
    )


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in _BEFORE)
