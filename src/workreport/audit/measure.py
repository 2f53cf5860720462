"""What a figure measures, in a form that two reports share.

A name (新增省级科技型中小企业数) is a core that says what is counted (省科技型中小企业) and acts that
say how it came to be (新增): whether it is a flow or a stock, begun or finished, built or rebuilt. Two
figures measure the same thing when their cores agree and no act contradicts the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from workreport.audit import vocabulary
from workreport.audit.deeds import deeds_of
from workreport.extract import phrases
from workreport.extract.rows import Row

_MARKS = re.compile(r"[“”‘’「」『』\"'·①-⑳]|^\d{1,2}[.、．]|[（(][^（）()]*(?:[）)]|$)")
_COUNTED = re.compile(
    "(?:个数|户数|家数|件数|数量|人次|家次|(?<!天)数|金额|面积|长度|里程|时间|时限|年数|比例|占比|规模)$"
)
_PEOPLE = ("人", "名", "位")
_RANKED = re.compile(
    r"(?:增长|增幅|增速|增量|总量)?(?:在?(?:全省|全国|全市|全区|全球|长三角)\S{0,10})?(?:排名|位次|名次)$"
)
_LEAGUE = re.compile("全省|全国|全球|长三角|全区|全市|地级市|百强|[东中西]部")
_ELSEWHERE = re.compile("(?:其中|目前)?(全省|全国|全球|长三角)")
_NO_ACT = ("建成区",)
_EXAMPLES = re.compile("[^等]{3,}等(?![级次候于待])(?=(?!项目数?$|工程数?$)[^等]{3,}$)")
_ITEM_END = re.compile("[，。；：！？、\n]")
_DIGIT = re.compile(r"\d(?!\d*个?[县区])")
"""A digit, but for how many counties there are (山区5县)."""
_CLAUSE_END = re.compile("[，。；！？\n]")

_OF_PROGRAMME = (("mode", "rebuild"), ("deed", "renew"))
"""What 改造 says in 棚户区改造2万套: it names the programme that the dwellings are of, and not what is done to them."""

PART = 3
"""A name after 其中 that is shorter than this (企业) says nothing without its whole."""

PASSES = 3
"""A standard word can complete another: 研究与试验发展 is 研发, 研发投入强度 is 研发经费投入强度."""


@dataclass(frozen=True)
class Measure:
    """What is measured.

    Attributes
    ----------
    core : str
        The thing itself, in standard words, without acts.
    acts : frozenset
        Triples of facet, value and whether the act may go without saying on the other side.
    leagues : frozenset
        The leagues a rank is in.
    item : str
        The words of the figure's own item in the text: from the mark before to the mark behind.
    lead : str
        What the sentence says before it without a number: its first clause, and the one before the item's.
    """

    core: str
    acts: frozenset[tuple[str, str, str]]
    leagues: frozenset[str]
    item: str
    lead: str = ""

    @property
    def around(self) -> str:
        """The words that qualify a name though they do not stand in it."""
        return f"{self.item}，{self.lead}"


def names_of_whole(area_code: str) -> tuple[str, ...]:
    """What a report of a nation or province calls the whole of it; in other reports these are larger areas."""
    if area_code == "100000":
        return ("全国",)
    return ("全省", "全区") if area_code.endswith("0000") else ()


def of_row(row: Row, text: str, whole: tuple[str, ...] = ()) -> Measure:
    """The measure of a row in a report that calls its area ``whole``."""
    item = item_of(text, row.quantity.start, row.quantity.end)
    name = row.name
    leagues: frozenset[str] = frozenset()
    if row.of_class == "rank":
        leagues = frozenset(_LEAGUE.findall(name + clause_of(text, row.quantity.start, row.quantity.end)))
        name = _RANKED.sub("", name)
    stated = acts(name, item)
    elsewhere = _ELSEWHERE.match(item)
    if row.of_class != "rank" and elsewhere and elsewhere[1] not in whole:
        stated |= {("area", elsewhere[1], "no")}
    if row.of_class == "level" and row.quantity.dimension == "money":
        stated = frozenset(act for act in stated if act[:2] != ("flow", "total"))  # 总量 of a year's product
    if row.of_class == "count":
        stated |= deeds_of(name, text, row.quantity.end)
    if row.quantity.unit_base in _PEOPLE:
        name = name.removesuffix("人数")
    short = core(name, whole)
    if row.quantity.unit_base == "套":
        stated = frozenset(act for act in stated if act[:2] not in _OF_PROGRAMME)
    for noun in vocabulary.words("classifiers", "noun", unit=row.quantity.unit_base):
        short = core(short.removesuffix(noun) or short)
    return Measure(short, stated, leagues, item)


def core(name: str, whole: tuple[str, ...] = ()) -> str:
    """The standard core of a name: 新增省级科技型中小企业数 -> 省科技型中小企业."""
    text = _uncounted(standard(name, whole))
    before = None
    while before != text:
        before = text
        for act in vocabulary.words("acts"):
            if text.startswith(act) and len(text) - len(act) > 1 and not text.startswith(_NO_ACT):
                text = text[len(act) :]
            if text.endswith(act) and len(text) - len(act) > 1:
                text = _uncounted(text[: -len(act)])
    return text


def without_examples(name: str) -> str:
    """A name without the things it gives as examples: 实施城东桥、江滨路等治堵项目 -> 实施治堵项目."""
    verb = phrases.action(name)
    match = _EXAMPLES.match(name, len(verb))
    return verb + name[match.end() :] if match else name


def _uncounted(text: str) -> str:
    """A name without the word at its end that says how it is counted."""
    shorter = _COUNTED.sub("", text)
    return shorter if len(shorter) > 1 else text


@cache
def standard(name: str, whole: tuple[str, ...] = ()) -> str:
    """A text in standard words, without fillers, marks and the name of the whole area."""
    text = _MARKS.sub("", name)
    for area in whole:
        text = text.replace(area, "")
    text = _neutral().sub("", text)
    for _ in range(PASSES):
        text = _synonyms().sub(lambda match: _standards()[match.group()], text)
    return text


@cache
def _neutral() -> re.Pattern[str]:
    return re.compile(f"(?!等级)(?:{'|'.join(map(re.escape, vocabulary.words('neutral')))})")


@cache
def _standards() -> dict[str, str]:
    """Each word by its standard; a standard word stands for itself and so is not taken apart."""
    rows = vocabulary.table("synonyms")
    standards = {row["standard"]: row["standard"] for row in rows}
    return standards | {_neutral().sub("", row["word"]): row["standard"] for row in rows}


@cache
def _synonyms() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_standards(), key=len, reverse=True))))


def acts(name: str, item: str) -> frozenset[tuple[str, str, str]]:
    """The acts that a name and its item in the text state; the item knows better whether it is a flow."""
    name, item = name.replace("增加值", "产值"), item.replace("增加值", "产值")  # no act of adding
    rows = [row for row in vocabulary.table("acts") if row["facet"]]
    named = {(row["facet"], row["value"], row["implied"]) for row in rows if row["word"] in name}
    found = {(row["facet"], row["value"], row["implied"]) for row in rows if row["word"] in item}
    if ("flow", "total", "no") in found:
        named = {act for act in named if act[0] != "flow"}
    found |= named
    if any(act[:2] == ("flow", "added") for act in found):
        found.discard(("flow", "total", "yes"))
    return frozenset(found)


def continued(found: Measure, before: Measure) -> Measure:
    """The measure of a list's item with the words it leaves out: 电商示范镇、示范村 names 电商示范村."""
    at = before.core.find(found.core[:2])
    if at < 1 or before.core.startswith(found.core[:2]) or found.core.startswith(before.core[at:]):
        return found  # 商贸企业、企业总部: the item only begins with the noun that the one before ends in
    return replace(found, core=before.core[:at] + found.core)


def among(found: Measure, before: Measure) -> Measure:
    """The measure of a part that says only what it is made of: 市场主体达到9万户，其中企业2万户."""
    if len(found.core) >= PART:
        return found
    flows = {("flow", value, "yes") for facet, value, _ in before.acts if facet == "flow"}
    return replace(found, core=before.core + found.core, acts=found.acts | flows)


def item_of(text: str, start: int, end: int) -> str:
    """The words from the mark before a figure to the mark behind it."""
    return _between(text, start, end, _ITEM_END, 40)


def lead_of(text: str, start: int, end: int) -> str:
    """What a sentence that begins at ``start`` says without a number before the clause that ``end`` lies in."""
    clauses = re.split("[，；：]", text[start:end])[:-1]
    return "，".join(dict.fromkeys(said for said in clauses[:1] + clauses[-1:] if not _DIGIT.search(said)))


def clause_of(text: str, start: int, end: int) -> str:
    """The clause around a figure: from one comma or stronger mark to the next."""
    return _between(text, start, end, _CLAUSE_END, 80)


def _between(text: str, start: int, end: int, mark: re.Pattern[str], reach: int) -> str:
    behind = text[max(0, start - reach) : start]
    cuts = [match.end() for match in mark.finditer(behind)]
    ahead = mark.search(text, end, end + reach)
    return behind[cuts[-1] if cuts else 0 :] + text[start : ahead.start() if ahead else end + reach]


def contradictions(one: Iterable[tuple[str, str, str]], other: Iterable[tuple[str, str, str]]) -> set[str]:
    """The facets in which two sets of acts differ: both state one and none is shared, or one must be stated."""
    differing = set()
    first, second = set(one), set(other)
    for facet in {act[0] for act in first | second}:
        here = {act[1] for act in first if act[0] == facet}
        there = {act[1] for act in second if act[0] == facet}
        unsaid = {act[1] for act in first ^ second if act[0] == facet and act[2] == "no"} - (here & there)
        apart = here != there if facet == "mode" else not here & there  # 新建、改扩建 is more than 新建
        if (here and there and apart) or unsaid:
            differing.add(facet)
    return differing
