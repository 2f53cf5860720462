"""The thing a phrase speaks of, picked from words that also say what happens to it."""

from __future__ import annotations

import re
from functools import cache

from workreport.extract.numerals import CHARACTERS
from workreport.extract.phrases import action, left, subject

_GOING_ON = tuple("台阶 大关 关口 以 左右 均 已 得到 和 及 并 用于 人民币 之 是 为 比 居 来 至 到".split())
"""Words after a number that do not name what it counts."""
_SPENT = re.compile(
    "(?:年度|全年|累计|共|总|已)*(?:完成|实现|带动|拉动|吸引|到位)(?:年度|总)?(?:投资额?|产值|成交额)$"
)
"""What a number of things comes to in money, before that sum: 60个项目完成投资."""
LONGEST = 32
"""Characters of what money is spent on."""
_NUMBERS = re.compile(
    rf"、?总(?:长度?|里程|面积)[\d.]+[万亿]*(?:公里|米|平方米|亩)|[\d.]+[万亿]*(?:平方米|平方公里|公里|蒸吨|[个项条座家所处户吨米亩台套栋块])|(?<![第{CHARACTERS}])[{CHARACTERS}]{{1,3}}[个项条座家所处]"
)
_DONE = re.compile(
    "(?:新增|新接入|初具|不断|基本|持续|进行|全部|全面|主体|整体|开工|竣工|投产|完工|投入使用|投入运营|建成|正式)"
)
_AMONG = re.compile("(?<!集)中(?:居|列|排|位|名|夺|获)")
_TOPIC = re.compile(
    r"[\u4e00-\u9fff]{1,10}?(?:服务业|金融业|旅游业|制造业|建筑业|工业|农业|林业|产业|业)(?=[^务绩态主生])"
)


def after(right: str, *, last: bool = True) -> str:
    """What a number counts, from the words after it; empty when they go on with something else.

    ``last`` says that no other number follows in the clause: before one, a verb
    at the end links to it.
    """
    text = re.sub(r"^[（(][\u4e00-\u9fff]{1,2}[）)]", "", right.strip(" ）)”’"))
    if not re.match(r"[\u4e00-\u9fff“A-Za-z\d]", text) or text.startswith(_GOING_ON):
        return ""
    text = text.removeprefix("的")
    if match := _AMONG.search(text):
        text = text[: match.start()]
    elif not last and re.search(
        "(?:达到?|为|突破|超过|居|位列|增长|下降|降低|减少|提高|增加|压缩|缩减|占|[由从至到]|[近约超逾过])$",
        text,
    ):
        text = left(text).core
    elif not last and len(shorter := _SPENT.sub("", text)) > 1:
        text = shorter
    return re.sub("(?<![初高集其])中$|(?:总计|合计|共计)$", "", text.rstrip("等的"))[:36]


def head_noun(text: str) -> str:
    """The thing at the head of a phrase, without what happens to it: 项目开工建设 -> 项目."""
    text = re.split("[，；。、（(]|(?<=.)“|”", text.lstrip("“”"), maxsplit=1)[0]
    match = _happening().search(text, 2)
    return text[: match.start()] if match else text[:14]


def said_of(text: str) -> str:
    """What is said of the thing at the head of a phrase: 组完成改制 -> 完成改制."""
    match = _happening().search(text, 1)
    return text[match.start() :] if match and len(text) - match.start() > 1 else ""


def topic(clause: str) -> str:
    """What a clause without a value speaks of: 推动服务业创新融合发展 -> 服务业."""
    text = subject(re.split("[，；。：]", clause)[-1])
    if match := re.match(r"在(.+?)中$", clause):
        return match[1]
    text = text[len(action(text)) :] or text
    if match := _progress().search(text, 2):
        text = text[: match.start()]
    if match := _TOPIC.match(text):
        return match.group()
    return text[:14]


def spent_on(following: str) -> str:
    """What money is spent on, from the text after it: ，实施了管网改造工程 -> 管网改造工程."""
    match = re.match("[，,]([^，。；]{2,60})", following)
    if not match:
        return ""
    return done_to(_NUMBERS.sub("", match[1]))


def done_to(clause: str) -> str:
    """What a clause does something to: 继续推进管网改造 -> 管网改造; 对城区管网进行改造 -> 城区管网."""
    text = subject(clause).removeprefix("对")
    text = subject(text[len(action(text)) :].removeprefix("了"))
    if done := _DONE.search(text, 2):
        text = text[: done.start()]
    return text[:LONGEST].rstrip("、的和")


@cache
def _happening() -> re.Pattern[str]:
    return re.compile(
        r"开工|竣工|投产|建设|实施|达到|全部|入选|完成|主体|整体|投入|落地|签约|建成|启动|推进|落户|新增|占|增加|获得|管理|"
        r"正式|年内|当年|如期|成功|全线|实现|顺利|\d"
    )


@cache
def _progress() -> re.Pattern[str]:
    return re.compile(
        "不断|持续|进一步|稳步|全面|扎实|顺利|明显|显著|加快|得到|提升|提高|推进|深化|完善|健全|加强|建设|改革|发展|创新|转型|"
        "工程|行动|战略|迈|取得|走在|成效|有序|更加|位居|居全|保持"
    )
