"""Where and when a report speaks: its year and place, and for each sentence whether it looks back or ahead."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from workreport.extract import refusals, vocabulary
from workreport.extract.structure import Sentence
from workreport.extract.text import Document
from workreport.registry.problems import ProjectError

_DELIVERED = re.compile(r"(20[0-4]\d|19[5-9]\d)年(\d{1,2})月\d{1,2}日")
_BODY = re.compile(
    r"在([\u4e00-\u9fff]{2,14}?)\s*第[一二三四五六七八九十百]{1,4}届(?:[\u4e00-\u9fff]{0,8}人民)?代?表?大?会?"
)
_TITLE_PLACE = re.compile(
    r"([\u4e00-\u9fff]{2,12}?(?:省|市|自治区|自治州|州|县|区|旗|盟))(?:(?:19|20)\d\d年)?(?:人民)?政府工作报告"
)
_SPEAKER = re.compile(r"我(?:谨)?代表([\u4e00-\u9fff]{2,12}?)人民政府")
_REPORT = re.compile(
    r"政\s*府\s*工\s*作\s*报\s*告|代表[^，。]{0,12}(?:人民)?政府[^，。]{0,8}(?:向大会|作|报告)|各位代表"
)
_ADDRESS = re.compile(r"现在[，,]?\s*我(?:谨)?代表[^，。]{0,24}政府")

_BACK = re.compile("回顾|过去|成就|工作总结|完成情况|主要工作|取得|所做|成效|发展情况")
_AHEAD = re.compile(
    "安排|任务|目标|总体要求|重点|打算|展望|部署|建议|预期|今年|思路|举措|今后|规划|自身建设|奋斗"
)
_FIVE = re.compile(
    r"“?十[一二三四]?五”?(?:时期|期间|以来|五年|发展)|“十[一二三四]?五”(?!规划|目标|任务|主要)|(?<![为是])五年(?:来|新增|累计|共)|过去的?五年|这五年|五年间|本届政府"
)
_ONE = re.compile(r"过去的?一年|一年来|去年|这一年|全年")
_RECALLED = re.compile(r"(?:过去的?|刚刚过去的?|回顾过去的?)一年(?:来|里|中)?[，,]|一年来[，,]")
_NEW = re.compile(r"今年|新的一年|新一年|面对新|下一步|当前|要|我们[要将]")
_NOW = re.compile(r"今年(?:\d{1,2}月|以来|年初|春节|一季度)|疫情发生以来|新年伊始|进入\d{4}年")
_GLOSSARY = re.compile("(?:名词|用语|术语|词语)(?:术语)?(?:的?[解注]释|说明|释义)|^注释[：:]?$")
_ANNEX = re.compile(r"附(?:件|表)?[\d一二三四五六七八九十]*[：:]?.{0,24}(?:实事|重点(?:工作|项目|任务)|目标)")
HEADING = 40
"""Characters of a line that heads a glossary or an annex."""
_DELIVERIES = re.compile(
    r"(?:^|\n)[^\n\d]{0,6}(\d{4}年\d{1,2}月\d{1,2}日)在[^\n。]{2,20}人民代表大会[^\n。]{0,12}会议"
)
_OTHER_SPEAKER = re.compile("我(?:谨)?代表[^，。\n]{0,24}(?:法院|检察院|常务委员会|常委会)")


@dataclass(frozen=True)
class Setting:
    """What a sentence speaks of: ``actual``, ``target`` or ``background``, and its period when it says none."""

    status: str
    period: str
    ahead: bool


@dataclass(frozen=True)
class Place:
    """The area a report is of, and the areas within it by their short names."""

    code: str
    name: str
    parts: dict[str, str]


def report_year(document: Document, given: int | None = None, name: str = "report") -> int:
    """The year whose plan the report sets out.

    Raises
    ------
    ProjectError
        When the text is no report, holds several, names no year, or another than ``given``.
    """
    text = document.clean
    if not _REPORT.search(text) or (_OTHER_SPEAKER.search(text) and not _ADDRESS.search(text)):
        raise ProjectError([refusals.no_report(name)])
    if len(_ADDRESS.findall(text)) > 1 or len(set(_DELIVERIES.findall(text))) > 1:
        raise ProjectError([refusals.several(name)])
    found = _stated_year(text)
    if given is not None and found is not None and given != found:
        raise ProjectError([refusals.other_year(name, given, found)])
    if given is None and found is None:
        raise ProjectError([refusals.no_year(name)])
    return given if given is not None else found


def _stated_year(text: str) -> int | None:
    """The year in which the report was delivered, from its title block, else from its headings."""
    opening = text[:800]
    if match := _DELIVERED.search(opening):
        return int(match[1]) + (int(match[2]) >= 11)  # at the year's end it is next year's plan
    if match := re.search(r"[（(]?(20[0-4]\d|19[5-9]\d)年[）)]?[^。\n]{0,16}政府工作报告", opening):
        return int(match[1])
    if match := re.search(
        r"(?:^|\n)[^\n。]{0,6}(20[0-4]\d)年[^\n。]{0,14}(?:安排|任务|重点|目标|打算)", text
    ):
        return int(match[1])
    if match := re.search(r"(?:^|\n)[^\n。]{0,6}(20[0-4]\d)年[^\n。]{0,10}(?:回顾|主要工作)", text):
        return int(match[1]) + 1
    return None


def place(document: Document) -> Place:
    """The area of the report by its official code, empty when it cannot be told."""
    text = document.clean
    opening = text[:1500]
    if "届全国人民代表大会" in opening[:400]:
        return Place("100000", "全国", {})
    names = [match[1] for said in (_BODY, _TITLE_PLACE, _SPEAKER) for match in said.finditer(opening)]
    for name in names:
        codes = _codes(name)
        if codes:
            code = codes[0] if len(codes) == 1 else _nearest(codes, text)
            return Place(code, vocabulary.mapping("areas", "area_code", "name_zh")[code], _parts(code))
    return Place("", "", {})


def settings(whole: str, sentences: list[Sentence], year: int) -> list[Setting]:
    """The setting of each sentence, in order."""
    made: list[Setting] = []
    ahead, horizon, scope, chapter, paragraph, glossary = False, "", "", "", -1, False
    recalls = False
    for sentence in sentences:
        text = whole[sentence.start : min(sentence.end, sentence.start + 400)]
        number = sentence.section.partition(".")[0]
        if number != chapter:
            chapter = number
            ahead, horizon = _chapter(text, ahead, year, first=number in ("", "1"))
            scope = "five" if not ahead and _FIVE.search(text[:30]) and not _ONE.search(text[:30]) else ""
            if not ahead and re.search(r"(?:19|20)\d\d年", text[:30]):
                scope = ""
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            recalls = bool(_RECALLED.match(text))
            scope = "" if scope == "now" else scope
            if len(text) <= HEADING:
                annex = bool(_ANNEX.match(text))
                glossary = bool(_GLOSSARY.search(text)) or (glossary and not annex)
                ahead = ahead or annex
        if glossary:
            made.append(Setting("background", "", False))
            continue
        scope = _scope(text, scope, ahead, year)
        recalls = recalls and not _NEW.match(text)
        made.append(_setting(text, ahead and not recalls, horizon, scope, year))
    return made


def _chapter(heading: str, ahead: bool, year: int, first: bool) -> tuple[bool, str]:
    """Whether a chapter looks ahead, and the last year it plans for when that is not the report's."""
    line = heading.split("\n")[0][:60]
    years = [int(found) for found in re.findall(r"(20[0-4]\d|19\d\d)年?", line)]
    back = bool(_BACK.search(line)) or bool(years and max(years) < year)
    forward = bool(_AHEAD.search(line)) or bool(years and max(years) >= year)
    if back and not (years and max(years) >= year):
        return False, ""
    if forward or (not first and ahead) or not first:
        if years and max(years) == year:
            return True, ""
        plan = re.search(r"“?十([一二三四五])?五”?", line)
        if plan:
            return True, str(_plan_end(plan[1]))
        if "今后五年" in line or "未来五年" in line:
            return True, str(year + 4)
        return True, ""
    return False, ""


def _plan_end(numeral: str | None) -> int:
    """The last year of a five-year plan: 十五 -> 2005, 十三五 -> 2020."""
    return 2005 + 5 * ("一二三四五".index(numeral) + 1 if numeral else 0)


def _scope(text: str, scope: str, ahead: bool, year: int) -> str:
    """What a looking-back sentence covers: the year before (empty), five years, or the weeks since New Year."""
    opening = text[:16]
    if ahead:
        return ""
    if _NOW.search(opening):
        return "now"
    if _ONE.search(opening) or re.search(rf"^{year - 1}年[，,是全]|过去的{year - 1}年", text[:24]):
        return ""
    if _FIVE.search(opening) and not re.match(r"[（(]", opening):
        return "five"
    return scope


def _setting(text: str, ahead: bool, horizon: str, scope: str, year: int) -> Setting:
    if ahead:
        period = horizon or str(year)
        return Setting("target", period, True)
    if scope == "now":
        return Setting("actual", str(year), False)
    if scope == "five":
        return Setting("actual", f"{year - 6}/{year - 1}", False)
    return Setting("actual", str(year - 1), False)


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in vocabulary.table("areas"):
        for name in {row["name_zh"], short(row["name_zh"])}:
            found.setdefault(name, []).append(row["area_code"])
    return {name: tuple(codes) for name, codes in found.items()}


def short(name: str) -> str:
    """An area's name without its rank: 德清县 -> 德清, 内蒙古自治区 -> 内蒙古, 蓟县 stays."""
    cut = re.sub(
        r"(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|僳僳|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|"
        r"柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|裕固|各)?族?(?:蒙古|回|苗|侗|彝|藏|羌)?族?自治[区州县旗]"
        r"|特别行政区|地区|新区|林区|省|市|县|区|盟|旗)$",
        "",
        name,
    )
    return cut if len(cut) > 1 else name


def _codes(name: str) -> tuple[str, ...]:
    names = _by_name()
    for cut in range(len(name) - 1):
        if codes := names.get(name[cut:]):
            if name[cut:] in ("省", "市", "县", "区"):
                continue
            return codes
    return ()


def _nearest(codes: tuple[str, ...], text: str) -> str:
    """Of areas that share a name, the one whose neighbours the text names most."""
    names = vocabulary.mapping("areas", "area_code", "name_zh")
    counts: Counter[str] = Counter()
    for code in codes:
        counts[code] = 0
        for other, name in names.items():
            near = other[:4] == code[:4] or other == code[:2] + "0000"
            if other != code and near:
                counts[code] += min(text.count(short(name)), 20)
    return max(codes, key=lambda code: (counts[code], code.endswith("00"), -int(code)))


def _parts(code: str) -> dict[str, str]:
    prefix = code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else ""
    if not prefix:
        return {}
    return {
        short(row["name_zh"]): row["area_code"]
        for row in vocabulary.table("areas")
        if row["area_code"].startswith(prefix) and row["area_code"] != code
    }
