"""What stands before a number: the subject, and the words that tie it to the value.

``left`` peels a phrase from its end: hedges, verbs that link (达到, 提高到) or
change (增长, 下降), words that spread a statement over several subjects (分别,
均), so that what remains names the thing measured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from workreport.extract import vocabulary

CAP = 64
"""Characters of a phrase that are looked at: a longer one is no name."""

_SPREAD = ("分别", "各自", "均", "各", "都", "双双", "双", "同时")
_ADVERBS = (
    "同比 环比 比上年同期 比上年 较上年同期 较上年 比去年 较去年 比年初 较年初 按可比价格计算 按可比价计算 按可比口径计算 按不变价计算 按现价计算 同口径 可比口径 可比 累计 "
    "首 一次性 年均 平均 每年 已经 已 仅 再 又 共 总共 一共 首次 率先 成功 顺利 超额 可 要 能 同步 实际 名义 进一步 连续 持续 "
    "拟按 拟 按 预计 拟安排 力争 确保 争取 努力 要 稳步 大幅 全年 年内 当年 全部 大约 高达 多达 整体 总体 动态 全面 基本 继续 至少 最高 最多 最低 不断 将 得到"
).split()
_NOT_AFTER = {
    "过": "通经透",
    "有": "没拥国所具享公私现原",
    "高": "新升",
    "为": "作行认",
    "是": "但于就还",
    "计": "审统设估会预",
    "达": "发到表转",
    "近": "附最接邻",
    "约": "节签契集预公违制",
    "上": "以之网线路海向",
    "降": "下升",
    "至": "甚乃以直截冬夏及",
    "少": "不青",
    "增": "新倍",
    "居": "民人安宜迁",
    "列": "系专序前行队",
    "排": "安编减",
    "低": "高降最",
    "首": "榜为居",
    "多": "许更最很众大不增繁",
    "快": "加轻",
    "破": "侦打爆",
    "可": "许认",
    "要": "主重需",
    "能": "功产节性效智技动职才",
    "共": "公",
    "再": "",
    "将": "",
    "都": "首古国成",
    "各": "",
    "均": "平人亩户",
    "控制": "防病虫",
    "保持": "",
    "是否": "",
    "减": "",
    "翻": "",
    "跃": "飞活跳腾",
    "迈": "豪老年",
    "共计": "",
    "双": "无成一",
}
"""Short words that end other words: after these characters they are no words of their own."""
_TAIL_FROM = re.compile(r"(?:从|由)(?:\d{4}年(?:底|末)?的?|上年的?|去年的?|五年前的?|同期的?)?$")
_PER = re.compile(
    r"每(?:[人生年月户]的?(?:人均|户均|年均|月均|日均)|(?:人|户|亩|吨|立方米|平方米|平方公里|公里|升|千克|公斤|小时|次|个|件|张|生|师|座)?每?(?:天|日|月|年|人|学期)?)$"
)
_SPREAD_ACTION = re.compile("(?P<spread>分别|各|均|都)(?P<action>新增|增加|完成|建成|新建|实现|培育|引进)$")
_THAN_YEAR = re.compile(
    r"(?:是|为|相当于|比|较)(?:“?十[一二三四]?五”?(?:时期|期间|末)?|\d{4}年|上年|去年|前年|上届|[前上]一?个?五年|年初|[\u4e00-\u9fff\d]{1,3}年前)(?:底|末|初|同期)?的?$"
)
_TAIL_TIME = re.compile(
    r"(?:(?:[于在]?\d{4}年|去年|上年|今年|目前|年末|年底|期末)(?:底|末|初)?(?:时|的)?|“?十[一二三四]?五”?(?:时期|期间|末)"
    r"|(?<![\d第十续])五年|(?<![附最接])[近前后这][一二两三四五六七八九十]年(?:来|间)?)$"
)
"""When a value was reached, between its subject and the number: 从2103亿元提高到2012年的3744亿元."""
_DONE = re.compile("(?<=实现)了$")
"""What says that a verb before a number is done: 均实现了翻番."""
_ORDINAL = re.compile("^[一二三四五六七八九十]{1,3}是(?=[为给对向])")
_LEADING = re.compile(
    r"^(?:[（(]\d{1,2}[）)]|[一二三四五六七八九十]{1,3}是|其中|(?:尤其|特别)是|在(?=去年|上年|\d{4}年)|在$|但(?!是)|但是|我们(?:将|要)?|[省市县区州]?政府(?:将|要)|全力以赴|较好地|以及|及(?!时|格|早)|以下|继续|是(?=\d{4}年)|此外|同时|另外|目前|截至目前|预计|据统计|初步统计|全年|当年|年内|年底|年末|期末|今年|去年|初步测算|到(?!位|期|岗|账|户|访)|至|截至|"
    r"并(?!购|网|联|入)|且|还(?!款|贷|林)|也|又|再(?!就业|生|次|造|贷)|使(?!用|馆)|把|将|对(?!口|外|接|台)|以(?!上|下|内|外)|共(?!享|建|同|有|计|富|管)|累计|合计|总计|累积|先后|已|已经|成功|率先|首次|顺利|积极|大力|加快|扎实|深入|全力|全面(?!小康|建成小康)|"
    r"进一步|基本(?!养老|医疗|公共|农田|药物|生活|建设|公卫)|稳步|持续|不断|推动|促进|带动(?!就业)|确保|力争|争取|努力|保持|实现|"
    r"全市|全省|全区|全县|全州|全国|我市|我省|我区|我县|本市|全域|市本级(?=全)|"
    r"每个区县都有|\d{4}年(?:底|末|度)?的?|“?十[一二三四]?五”?(?:时期|期间|末)?|[一二三四五六七八九十两\d]{1,3}年(?:来|间)?(?=年均|累计|，|$)|五年来?|一年来)(?:，|,|:|：)?"
)


@dataclass(frozen=True)
class Left:
    """A peeled phrase.

    Attributes
    ----------
    core : str
        The subject; empty when it must be found elsewhere.
    change : str
        The verb of change next to the value (增长, 压减), or empty.
    direction : str
        up or down, of ``change``.
    link : str
        The verb that links the subject to the value (达到, 提高到), or empty.
    spread : str
        分别, 均 or 各 when the statement covers several subjects, or empty.
    base : bool
        Whether the value is where a change starts (从2.1%提高到2.6%).
    yearly : bool
        Whether the change is a yearly average.
    done : str
        The verb of action between ``spread`` and the value (各新增), or empty.
    per : str
        What a rate is per when that stands before the value (每立方米), or empty.
    """

    core: str
    change: str = ""
    direction: str = ""
    link: str = ""
    spread: str = ""
    base: bool = False
    yearly: bool = False
    done: str = ""
    per: str = ""


def left(text: str) -> Left:
    """Peel ``text``, which ends where a number begins."""
    text = _ORDINAL.sub("", text[-CAP:].rstrip('“‘（("'))
    per = _PER.search(text)
    if per:
        text = text[: per.start()]
    base = bool(_TAIL_FROM.search(text))
    if base:
        text = _TAIL_FROM.sub("", text)
    change = direction = link = spread = done = ""
    yearly = False
    match = _SPREAD_ACTION.search(text)
    if match and (match["action"] not in _changes() or subject(text[: match.start()])):
        text, spread, done = text[: match.start()], match["spread"], match["action"]
    while True:
        text = _DONE.sub("", _TAIL_TIME.sub("", _THAN_YEAR.sub("", text)))
        word, role = _last_word(text)
        if role == "change" and _ending(text) > len(word):
            break
        if role == "spread":
            spread = spread or word
        elif role == "change":
            if change or link:
                break
            change, direction = word, _changes()[word]
        elif role == "link":
            link = link or word
        elif not role:
            break
        yearly = yearly or word in ("年均", "每年")
        text = text[: -len(word)]
    return Left(
        subject(text), change, direction, link, spread, base, yearly, done, per.group() if per else ""
    )


def subject(text: str) -> str:
    """``text`` without the adverbs, dates and auxiliaries before a name and the particles after it."""
    previous = None
    while text != previous:
        previous = text
        text = _LEADING.sub("", text.strip("的、，：；— ")).removesuffix("的").removesuffix("了")
    return text


def action(text: str) -> str:
    """The verbs of action a phrase begins with: 新增高新技术企业 -> 新增; empty when there is none."""
    match = _actions().match(text)
    return match.group() if match else ""


def first_action(text: str) -> str:
    """The first verb of action a phrase begins with, or empty: 新增上市公司 -> 新增."""
    verbs = _verbs()
    for length in range(min(len(text), 6), 1, -1):
        if text[:length] in verbs:
            return text[:length]
    return ""


def only_actions(text: str) -> bool:
    """Whether a phrase is nothing but verbs of action: 竣工投产."""
    return bool(text) and bool(_actions().fullmatch(text))


def without_last_action(text: str) -> str:
    """A phrase without the verbs of action it ends with: 亿元以上项目开工建设 -> 亿元以上项目."""
    match = _last_action().search(text)
    return text[: match.start()] if match else text


def head(text: str) -> str:
    """The measure a name ends with (增加值, 人均可支配收入, 率), or empty."""
    match = _heads().search(text)
    return match.group() if match else ""


@cache
def _changes() -> dict[str, str]:
    return vocabulary.mapping("verbs", "verb", "direction", role="change")


@cache
def _roles() -> dict[str, str]:
    """What each word does when it stands between a subject and its number."""
    hedges = [word for word in vocabulary.words("hedges", "word", side="before") if word not in ("最低",)]
    return (
        dict.fromkeys(_ADVERBS, "adverb")
        | dict.fromkeys(vocabulary.words("verbs", "verb", role="link"), "link")
        | dict.fromkeys(_changes(), "change")
        | dict.fromkeys(hedges, "hedge")
        | dict.fromkeys(_SPREAD, "spread")
    )


def _last_word(text: str) -> tuple[str, str]:
    """The longest word of the tail vocabulary a phrase ends with, and its role; empty when none."""
    roles = _roles()
    for length in range(min(len(text), 8), 0, -1):
        word = text[-length:]
        if (role := roles.get(word)) and text[-length - 1 : -length] not in tuple(_NOT_AFTER.get(word, "")):
            return word, role
    return "", ""


@cache
def _actions() -> re.Pattern[str]:
    return re.compile(
        rf"(?!建成区)(?:新?(?:{vocabulary.any_of(vocabulary.words('actions', 'verb'))})(?!业|房|性))+"
    )


@cache
def _last_action() -> re.Pattern[str]:
    return re.compile(rf"(?:{vocabulary.any_of(vocabulary.words('actions', 'verb'))})+$")


def _ending(text: str) -> int:
    """The length of the single verb of action a phrase ends with: 改造提升 is 4."""
    verbs = _verbs()
    for length in range(min(len(text), 6), 0, -1):
        if text[-length:] in verbs:
            return length
    return 0


@cache
def _verbs() -> frozenset[str]:
    return frozenset(vocabulary.words("actions", "verb"))


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?:{vocabulary.any_of(vocabulary.words('heads', 'head'))})$")


def change_ahead(core: str) -> tuple[str, str, str]:
    """A verb of change at the head of a phrase: 降低学生近视率 -> 学生近视率, 降低, down; else three empty texts."""
    match = _change_ahead().search(core)
    if not match or match.end() == len(core):
        return "", "", ""
    return core[match.end() :], match["verb"], _changes()[match["verb"]]


@cache
def _change_ahead() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[^\u4e00-\u9fff]|措施|进一步|大幅|力争|确保)(?P<verb>压减|削减|压缩|降低|减少|下调|缩短|提高|提升|增加)(?!到|至)"
    )
