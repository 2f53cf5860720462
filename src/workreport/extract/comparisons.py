"""By how much a change is ahead of others: 增速高于全国、全省0.3和0.2个百分点."""

from __future__ import annotations

import re

_MEASURE = "(?:增速|增幅|涨幅|降幅|增长率|增长速度)?(?:分别|双双|均|都|也)?"
_THAN = (
    "高于|低于|快于|慢于|好于|优于|领先|高出|低出|(?:比|较|超过?|超出)(?=[全上年去计目预平序规省市国同世经])"
)
_COMPARING = re.compile(f"{_MEASURE}(?P<than>{_THAN})(?P<others>.*)")
_AND = re.compile("[、和与及]|以及")
_MEAN = "(?:的?平均(?:水平|数|值|增速)?|水平)"
_OTHER = f"(?:全[国省区市州盟县球]|[省市国县][内外均]?|世界|同[期类等]城市)(?:{_MEAN})?"
_OTHERS = re.compile(f"{_OTHER}(?:(?:[、和与及]|以及){_OTHER})+")
_ANOTHER = re.compile(_OTHER)
_AT_END = re.compile(f"(?P<than>{_THAN}){_OTHER}$")


def read(words: str) -> list[str]:
    """What something is compared with, each with the comparing word; empty where the words compare nothing.

    ``分别高于全国、全省平均`` gives 高于全国平均 and 高于全省平均.
    """
    match = _COMPARING.match(words)
    if not match:
        return []
    than, others = match["than"], match["others"]
    if not _OTHERS.fullmatch(others):
        return [than + others]
    leagues = _AND.split(others)
    mean = re.search(f"{_MEAN}$", leagues[-1])
    shared = mean.group() if mean else ""
    return [than + league.removesuffix(shared) + shared for league in leagues]


def continued(words: str, name: str) -> str:
    """The comparison of ``name`` with one more league: 全省 after a name in 高于全国 gives 高于全省."""
    match = _AT_END.search(name)
    return match["than"] + words if match and _ANOTHER.fullmatch(words) else ""


def ending(name: str) -> str:
    """The comparison at the end of a name, or nothing."""
    match = _AT_END.search(name)
    return match.group() if match else ""
