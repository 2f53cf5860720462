"""Whether a row is a result, a target, a bound or only background, and what commits to it."""

from __future__ import annotations

import re

from workreport.extract.classify import Commitments
from workreport.extract.context import Setting
from workreport.extract.rows import Row

_LEAGUE = re.compile("(?:全国|全省|全球|世界|全区|长三角|省内)(?:首批|仅有的?|唯一的?|的)?$")
_FIRST_BATCH = re.compile("(?:全国|全省|全区|国家)(?:首批|第[一二三四五六七八九]批|仅有的?|唯一的?)$")
"""One of so many: 列入全国首批127个特色小镇."""
_MEMBER = re.compile("[\u4e00-\u9fff]{0,6}(?:城市|地市|省份|市州|地区)")
_DURING = re.compile("(?:经过|历经)$")
_POLICY = re.compile("的?(?:政策|规定|法律|国策)(?=[，。；、）]|$)")
NEAR = 8
"""Characters before a number that say what it is among."""


def settle(text: str, row: Row, setting: Setting, commitments: Commitments) -> None:
    """Give ``row`` its status, and the word that commits to it when it is a target.

    Where a planned change starts is known, hence actual; 控制在 bounds what is
    planned and states what was reached.
    """
    if row.of_class == "threshold":
        row.status = "threshold"
    elif _is_background(text, row):
        row.status = "background"
    elif row.base and setting.ahead:
        row.status = "actual"
    else:
        row.status = setting.status
    if row.comparator == "within":
        row.comparator = "eq" if row.status == "actual" else "le"
    if row.status == "target":
        row.commitment = commitments.at(row.quantity.start)


def _is_background(text: str, row: Row) -> bool:
    """Whether a number is neither reached nor promised: how many a league has, a policy's term, time gone by."""
    start, end = row.quantity.start, row.quantity.end
    behind = text[max(start - NEAR, 0) : start]
    if row.league or _FIRST_BATCH.search(behind) or (_LEAGUE.search(behind) and _MEMBER.match(text, end)):
        return True
    return bool(_POLICY.match(text, end)) or (row.of_class == "duration" and bool(_DURING.search(behind)))
