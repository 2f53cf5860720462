"""Self-contained names for what is measured, from words that lean on each other.

城镇、农村居民人均可支配收入 names two things; 竣工投产 leans on the projects
before it; 增加值 on the industry of the clause before.
"""

from __future__ import annotations

import re

from workreport.extract import phrases
from workreport.extract.marks import Quantity

LONGEST = 44
"""Characters of a name; a longer one is cut at the left."""

_SUFFIX = {"人": "人数", "名": "人数", "位": "人数", "人次": "人次", "户": "户数", "岁": "年龄"}
_SUFFIX_OF_DIMENSION = {"money": "金额", "area": "面积", "length": "长度", "time": "时间"}
_BOUND_OF_DIMENSION = {"capacity": "容量", "age": "年龄", "area": "面积", "weight": "重量", "person": "人数"}
_VAGUE_HEADS = frozenset("数 量 额 率 值 水平 规模 投资 收入 支出 税收 贷款 资金 利润 标准 空间".split())
_BARE_MEASURE = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,3}(?:率|额|量|值|数|度|幅|速|比重|占比|比例|面积|余额|收入|人数|浓度|价格))$"
)
_LEVEL = re.compile(
    "(?:(?:[国省市区县州部镇乡旗]|国家|世界|自治[区州]|地市|设区市)[级属定]?|[一二三四五]星级|[\u4e00-\u9fff]{1,4}级)(?:以上)?(?:重点)?"
)
_LEVELS = re.compile("^(?:(?:国家|自治[区州]|[省市区县州部])级?(?:以上)?|[一二三四五]?星级)")
STEM = 6
"""Characters before a measure from which on the next measure of a list leans on them: 对外承包工程合同额、营业额."""
MANY = 20
"""Characters of examples from which on they are left out of a name."""
_EXAMPLES = re.compile(".*、.*等(?=[\u4e00-\u9fff]{2})")
_APART = re.compile("、")
_LISTED = re.compile("、|以及|和|与|及")
_TWINS = {"存贷款": ("存款", "贷款"), "进出口": ("进口", "出口")}
_OPPOSITES = frozenset("中高 高中 大中 中小 大小 男女 新老 老新 城乡 公私".split())
"""Characters that share what follows the second: 中、高等职业教育."""
_INDICATORS = re.compile("等(?:[\u4e00-\u9fff]{0,6})指标$")
_OF_A_PRODUCT = frozenset("产量 销量 产值 总产值 增加值 面积 余额 储量".split())
"""Measures before which a product stands, so that 蔬菜产量 leans on nothing."""
_OF_ALL = ("金额", "总金额", "总额", "价值", "总投资", "面积", "总面积")
"""What a list adds of all it has just named: 贷款三千笔、金额二百万元."""
_TAKEN_TOGETHER = re.compile("([^等]*、[^等]*)等[^、]{0,8}?(出口|进口|产量|销量|产值)$")
"""Things of one measure and what they are taken together as: 汽车、锂电池等“新三样”出口."""
_PAIRED = ("城镇", "城市", "农村", "城乡", "农民", "企业", "机关")
_OF_SOMETHING = re.compile(
    "总里程|总长度?|总?面积|总?建筑面积|总投资额?|投资总额|总产值|总?成交[价额]|交易额"
    "|注册资[金本]|参保人数|参合人数|覆盖人数|参与人数|受益人数"
)
"""Measures that say nothing of what: 总里程, 参保人数."""
_THREE_SECTORS = re.compile("(?:第?一、?第?二、?第?三|三)次?(产业.*)$")
_CHANGE_NOUN = re.compile("(?:增幅|增速|增长率|增长速度|增长|涨幅|降幅|增量)$")


def split(core: str, count: int) -> list[str]:
    """The ``count`` things a coordinated subject names, or [] when it does not come to that many.

    With ``count`` 0 the subject may name any number.
    """
    core = core.replace("”“", "”、“")
    if count == 3 and (match := _THREE_SECTORS.match(core)):
        return [f"第{numeral}{match[1]}" for numeral in "一二三"]
    if count == 2 and core.startswith("城乡"):
        return ["城镇" + core[2:], "农村" + core[2:]]
    if count == 2 and not _LISTED.search(core):
        for joined, twins in _TWINS.items():
            if joined in core:
                return [core.replace(joined, twin) for twin in twins]
    if (match := _TAKEN_TOGETHER.match(core)) and match[1].count("、") == count - 1:
        return [item + match[2] for item in match[1].split("、")]
    for pattern in ("、|以及|和|与|及", "、|以及|和|及", "、|以及|和", "以及", "和", "与", "及", "、"):
        items = [item.removesuffix("等") for item in re.split(pattern, core) if item]
        if len(items) > 1 and (count == len(items) or (not count and pattern == "、|以及|和")):
            return _completed(items)
    return []


def _completed(items: list[str]) -> list[str]:
    """Each item with the head or the prefix it shares with the others."""
    last = items[-1]
    tail = phrases.head(last)
    made = []
    for index, item in enumerate(items[:-1]):
        cut = last[len(item) :]
        if item + last[:1] in _OPPOSITES:
            made.append(item + last[1:])
            continue
        if is_level(item) and _LEVELS.match(last):
            made.append((item + "级" if len(item) == 2 and item[1] != "级" else item) + _LEVELS.sub("", last))
            continue
        if item[-1] == last[len(item) - 1 : len(item)] and len(item) > 1 and cut and not phrases.head(item):
            made.append(item + cut)
            continue
        if cut == "余额":
            made.append(item + cut)
            continue
        if not tail or (phrases.head(item) and not item.endswith("需氧量")):
            made.append(item)
            continue
        if item.endswith("”") and "”" in last[:-1]:
            made.append(item + last[last.rindex("”") + 1 :])
            continue
        if item in _PAIRED and last.startswith(_PAIRED) and index == len(items) - 2:
            made.append(item + last[2:])
            continue
        parallel = item[0] == last[0] or (len(last) > len(item) and item[-1] == last[len(item) - 1])
        twin = index == len(items) - 2 and parallel and cut.endswith(tail) and cut != tail
        made.append(_joined(item, cut if twin else tail))
    made.append(last)
    return [made[0], *(_with_prefix(made[0], item) for item in made[1:])]


def _joined(item: str, tail: str) -> str:
    """``item`` with ``tail``, what they share written once: 城镇居民 + 居民人均收入 -> 城镇居民人均收入."""
    for length in range(min(len(item), len(tail)), 1, -1):
        if item.endswith(tail[:length]):
            return item + tail[length:]
    return item + tail


def _with_prefix(first: str, item: str) -> str:
    """规上工业亩均税收, 亩均增加值 -> 规上工业亩均增加值."""
    measure = phrases.head(first)
    if phrases.head(item) == item and measure and len(first) - len(measure) >= STEM:
        return first[: -len(measure)] + item
    for start in ("亩均", "人均", "户均", "总"):
        at = first.find(start)
        if item.startswith(start) and at > 0:
            return first[:at] + item
    verb = phrases.action(first)
    if verb and verb != first and measure != first and not phrases.action(item):
        return verb + item
    return item


def is_bare(core: str) -> bool:
    """Whether a subject is only a measure that needs something to be measured of: 增加值, 落地率, 增幅."""
    return (
        bool(_OF_SOMETHING.fullmatch(core))
        or len(core) <= 3
        and (
            bool(_BARE_MEASURE.match(core))
            or core in ("人均", "总量", "总产", "规模", "增速", "覆盖面", "出口", "进口")
        )
        and core
        not in (
            "出口",
            "进口",
        )
    )


def is_change(core: str) -> bool:
    """Whether a subject is a change itself: 增幅, 增速."""
    return bool(_CHANGE_NOUN.search(core))


def without_change(core: str) -> str:
    """规上工业增加值增速 -> 规上工业增加值."""
    return _CHANGE_NOUN.sub("", core).removesuffix("的") or core


def is_level(core: str) -> bool:
    """Whether a subject only says at which level something is: 市级, 省级以上, 五星级."""
    return bool(_LEVEL.fullmatch(core))


def without_verb(name: str) -> str:
    """新增高新技术企业 -> 高新技术企业: what a total counts has not only just come."""
    rest = name[len(phrases.action(name)) :]
    return rest if len(rest) > 1 else name


def without_examples(core: str, value: str) -> str:
    """A phrase without the examples it lists: 打通高富路、所前街等 -> 打通; as many as ``value`` are examples too."""
    verb = phrases.action(core)
    rest = core[len(verb) :]
    counts = {str(len([item for item in pattern.split(rest) if item])) for pattern in (_LISTED, _APART)}
    if not core.endswith("等") and (value == "1" or value not in counts):
        return core
    return verb


def without_many_examples(core: str) -> str:
    """A subject without a long list of examples: 举办茶文化节、果蔬博览会等展会 -> 举办展会."""
    match = _EXAMPLES.search(core)
    if not match or len(match.group()) < MANY:
        return core
    return phrases.action(core) + core[match.end() :]


def indicators(core: str) -> list[str]:
    """The things a subject sums up as indicators (总额、利润等主要指标), or []."""
    match = _INDICATORS.search(core)
    items = _LISTED.split(core[: match.start()]) if match else []
    return _completed(items) if len(items) > 1 and all(items) else []


def leaning(core: str, before: str) -> str:
    """A list item completed by the item before it: the verb, the noun or the prefix it leaves out."""
    if not core or not before or core.startswith(("每", "人均", "户均")):
        return core
    if core == "总量" and phrases.head(before):
        return before  # 地区生产总值增长7%、总量突破8000亿元
    if is_level(core):
        verb = phrases.first_action(before)
        noun = _LEVELS.sub("", before[len(verb) :])
        return verb + core + noun.removeprefix("重点" if core.endswith("重点") else "")
    if phrases.only_actions(core):
        noun = phrases.without_last_action(before)
        verb = phrases.action(noun)
        return core + noun[len(verb) :] if verb and noun == before else noun + core
    if phrases.action(core):
        return core
    if core in _OF_ALL:
        return before + core
    own = phrases.head(core)
    if len(core) <= 5 and _BARE_MEASURE.match(core) and (own == core or own not in _OF_A_PRODUCT):
        tail = phrases.head(before)
        return (before[: -len(tail)] if tail else phrases.without_last_action(before)) + core
    verb = phrases.first_action(before)
    return verb + core if verb and verb != before else core


def of(core: str, antecedent: str) -> str:
    """A bare measure of what came before: 增加值 of 服务业, 落地率 of 省市县长项目."""
    if core.startswith("人均") or core == "人均":
        return (
            "人均" + antecedent.removeprefix("全市").removeprefix("地区")
            if core == "人均"
            else antecedent + core
        )
    tail = phrases.head(antecedent)
    if tail and tail not in _VAGUE_HEADS and antecedent != tail:
        antecedent = antecedent[: -len(tail)]
    return antecedent + core


def finished(core: str, quantity: Quantity, of_class: str) -> str:
    """The name with the word that says how it is counted, no longer than a name should be."""
    name = re.sub(r"\s|^[^\w“‘《（]+|^的|[、，的]+$", "", core)
    if phrases.head(name):
        name = re.sub(r"(?<=[\u4e00-\u9fff]{2})(?:完成|实现)(?!率)", "", name)
    if of_class in ("level", "ratio", "growth") and len(name) > 6:
        name = re.sub(r"^(?:完成|实现|达到)(?=.*)", "", name)
    if of_class in ("level", "growth") and re.search("(?:出口|进口|零售|销售|交易)$", name):
        name += "额"
    if of_class == "count" and not re.search("(?:数|人次|家次|量|存栏|出栏)$", name):
        name += _SUFFIX.get(quantity.unit_base, "数")
    elif of_class == "level" and not phrases.head(name) and not re.search("[额量值费款资]$", name):
        name += _SUFFIX_OF_DIMENSION.get(quantity.dimension, "")
    elif (
        of_class == "ratio"
        and quantity.kind == "rate"
        and not re.search("[率重度量额]$|比例$|占比$|指数$|水平$|成$", name)
    ):
        name += "比例"
    elif of_class == "duration" and not re.search("时间$|时限$|期限$|年数$|期$|天数$", name):
        name += "年数" if quantity.unit_base == "年" else "时间"
    return name if len(name) <= LONGEST else name[-LONGEST:]


def says_measure(bound: str) -> bool:
    """Whether the name of a bound says what it bounds: 企业纳税额下限 does, 企业下限 does not."""
    stem = re.sub("[上下]限$|类别$|等级$", "", bound)
    return stem != bound and (bool(phrases.head(stem)) or stem.endswith(tuple(_BOUND_OF_DIMENSION.values())))


def bound(noun: str, before: str, quantity: Quantity, comparator: str) -> str:
    """The name of a bound: 新引进项目投资额下限, 欠发达村年经营性收入上限."""
    measure = before if before and not phrases.only_actions(before) else ""
    if quantity.kind == "grade":
        return f"{measure}{noun}" + ("类别" if quantity.unit_base == "类" else "等级")
    if not phrases.head(measure):
        if quantity.dimension == "money" and re.search("项目|工程|平台|产业|楼", noun):
            measure += "投资额" if "项目" in noun or "工程" in noun else ""
        else:
            measure += _BOUND_OF_DIMENSION.get(quantity.dimension, "")
    side = "上限" if comparator == "le" else "下限"
    verb = before if phrases.only_actions(before) else ""
    return (verb + noun + measure + side)[-LONGEST:]
