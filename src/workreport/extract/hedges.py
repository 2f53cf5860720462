"""The words beside a number that bound or blur it: 约, 超过, 以上, 左右."""

from __future__ import annotations

import re
from functools import cache

from workreport.extract import vocabulary

_NOT_AFTER = {
    "过": "通经透超",
    "近": "附最接邻临将",
    "约": "节签契集预公违制大",
    "上": "以之网线路海向",
    "破": "侦打爆突",
    "超": "",
    "基本": "",
}
_INSIDE = re.compile(r"内(?![陆外容部需涝河蒙地销资贸江生环科])")


def before(text: str, position: int) -> str:
    """The hedge that ends at ``position``, or empty: 突破, 约, 不低于, 控制在."""
    words = _before()
    for length in range(min(6, position), 0, -1):
        word = text[position - length : position]
        if word in words and text[position - length - 1 : position - length] not in tuple(
            _NOT_AFTER.get(word, "")
        ):
            return word
    return ""


def after(text: str, position: int) -> str:
    """The hedge that begins at ``position``, or empty: 以上, 左右, 以内."""
    if text.startswith("内", position):
        match = _INSIDE.match(text, position)
        return match.group() if match else ""
    match = _after().match(text, position)
    return match.group() if match else ""


def comparator(*, own: str, before: str, after: str, bare: bool = False) -> str:
    """What a value says of the true one: eq, ge, le or approx.

    The words after the number weigh more than those before it (约100家以上 is at
    least), both more than 多 and 余 inside; 左右 blurs a bound (控制在4%左右);
    控制在 alone is ``within``: it bounds what is planned and states what was reached.
    """
    if after:
        return vocabulary.mapping("hedges", "word", "comparator", side="after").get(after, "le")
    if own in ("ge", "le"):
        return own
    if before:
        said = vocabulary.mapping("hedges", "word", "comparator", side="before")[before]
        return said
    return own or ("ge" if bare else "eq")


@cache
def _before() -> frozenset[str]:
    return frozenset(vocabulary.words("hedges", "word", side="before"))


@cache
def _after() -> re.Pattern[str]:
    words = [word for word in vocabulary.words("hedges", "word", side="after") if word != "内"]
    return re.compile(vocabulary.any_of(words))
