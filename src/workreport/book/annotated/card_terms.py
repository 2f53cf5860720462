"""The longer words of marks, cards and legend, once, in both languages.

Texts are plain text: whoever puts them on a page escapes them.
"""

from __future__ import annotations

import re

from workreport.registry.language import Bilingual
from workreport.registry.terms import (
    CLASS,
    COLUMN,
    COMMITMENT,
    COMPARABLE,
    COMPARATOR,
    FATE,
    NUMERAL,
    STATUS,
    cell_told,
    told,
)

__all__ = [
    "CLASS",
    "COLUMN",
    "COMMITMENT",
    "COMPARABLE",
    "COMPARATOR",
    "FATE",
    "NUMERAL",
    "STATUS",
    "cell_told",
    "told",
]

STATUS_MEANING = {
    "actual": Bilingual("reported as achieved", "报告称已经完成"),
    "target": Bilingual("announced for the year to come", "报告为下一年提出"),
    "threshold": Bilingual("defines what is counted", "界定统计对象的标准"),
    "background": Bilingual("neither result nor target", "既非实绩也非目标"),
}
FATE_MEANING = {
    "met": Bilingual(
        "The next report gives a figure that meets the target.", "下一年报告给出的数字达到目标。"
    ),
    "missed": Bilingual(
        "The next report gives a figure that falls short of the target.", "下一年报告给出的数字未达到目标。"
    ),
    "redefined": Bilingual(
        "The next report speaks of it under another definition.", "下一年报告换了口径，不能直接比较。"
    ),
    "rank_only": Bilingual("The next report gives a rank, no value.", "下一年报告只报位次，没有数值。"),
    "qualitative": Bilingual("The next report speaks of it in words only.", "下一年报告只有文字表述。"),
    "not_reported": Bilingual("The next report gives no result for it.", "下一年报告没有给出结果。"),
}
UNMENTIONED = Bilingual(
    "It does not mention the thing at all, which does not say that it was not done.",
    "通篇没有提到这件事；没有提到，不等于没有做。",
)
CONFIDENCE = {
    "medium": Bilingual("We are fairly sure of this reading.", "本书对这一判读较有把握。"),
    "low": Bilingual("We are not sure of this reading.", "本书对这一判读没有把握。"),
}
DIRECTION = {
    "up": Bilingual("rise", "上升"),
    "down": Bilingual("a fall, written as a positive number", "下降，写作正数"),
}

# What kind of number it is, told so that the commonest misreading is ruled out.
# The key is class, then the indicator's nature or price basis where that decides.
_TYPE = {
    "level:flow": (
        Bilingual("Level, flow", "水平（流量）"),
        Bilingual("added up over the whole period", "整个时期的累计数"),
    ),
    "level:stock": (
        Bilingual("Level, stock", "水平（存量）"),
        Bilingual("what stands at one date, not what was added", "某一时点的数量，不是新增量"),
    ),
    "level": (Bilingual("Level", "水平"), Bilingual("an amount with a unit", "带单位的数量")),
    "growth:real": (
        Bilingual("Real growth", "实际增速"),
        Bilingual(
            "at constant prices; not the ratio of two published levels", "按不变价计算，不等于两年公布数之比"
        ),
    ),
    "growth:nominal": (
        Bilingual("Nominal growth", "名义增速"),
        Bilingual("at current prices, inflation included", "按现价计算，含价格变动"),
    ),
    "growth": (
        Bilingual("Growth", "增速"),
        Bilingual("a change against the period before, not a size", "与上期相比的变化，不是规模"),
    ),
    "ratio": (
        Bilingual("Share or rate", "比率"),
        Bilingual("a part of a whole; the whole is not always given", "部分与整体之比，整体未必写明"),
    ),
    "rank": (
        Bilingual("Rank", "位次"),
        Bilingual("a place among others; it says nothing of the size", "与他者相比的名次，不说明大小"),
    ),
    "count:flow": (
        Bilingual("Count, flow", "计数（流量）"),
        Bilingual("things counted over the period, not how many there are", "一个时期内的件数，不是总数"),
    ),
    "count:stock": (
        Bilingual("Count, stock", "计数（存量）"),
        Bilingual("how many there are at one date", "某一时点的总数"),
    ),
    "count": (
        Bilingual("Count", "计数"),
        Bilingual("things, people or visits counted", "物、人或人次的个数"),
    ),
    "threshold": (
        Bilingual("Threshold", "门槛"),
        Bilingual(
            "says what is counted; it is no result and no target", "说明什么算数，本身既非实绩也非目标"
        ),
    ),
    "duration": (Bilingual("Time", "时长"), Bilingual("a length of time or a time limit", "时间长度或时限")),
}


def kind_of_number(class_: str, period: str, nature: str, price: str) -> tuple[Bilingual, Bilingual]:
    """Name and plain explanation of a figure's type.

    A full date as period makes a stock, whatever the indicator usually is: a
    report may give the stock one year and the additions the next. Growth is
    real or nominal as its indicator says.
    """
    dated = re.fullmatch(r"\d{4}-\d{2}-\d{2}", period)
    detail = price if class_ == "growth" else "stock" if dated else nature if nature != "stock" else ""
    fallback = (Bilingual(class_, class_), Bilingual("", ""))
    return _TYPE.get(f"{class_}:{detail}") or _TYPE.get(class_, fallback)


def period_told(period: str, lang: str) -> str:
    """A period as a reader says it: ``2019``, ``2019-12-31``, ``2014/2019``."""
    if "/" in period:
        return "–".join(period_told(part, lang) for part in period.split("/"))
    if match := re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", period):
        year, month, day = match[1], int(match[2]), int(match[3] or 0)
        if lang == "zh":
            return f"{year}年{month}月" + (f"{day}日" if day else "")
        return f"{day} {_MONTHS[month - 1]} {year}".removeprefix("0 ")
    return f"{period}年" if lang == "zh" and re.fullmatch(r"\d{4}", period) else period


_MONTHS = "January February March April May June July August September October November December".split()
