"""How sure a row is: the share of rows bound alike that other readers bound alike too, at its lower bound.

``record/counts.csv`` counts, for each rule and class and for each warning sign, the
rows of reports that were read apart by others, and how many of them were wrong.
The lower bound of Wilson's interval is taken, so that what was seen seldom is
not trusted for it.
"""

from __future__ import annotations

import math
import re
from functools import cache

from workreport.extract import phrases, record

REVIEW = 0.6
"""Rows below this need a look."""

ENOUGH = 8
"""Rows of a rule in one class from which on they are counted apart from the rule's others."""

Z = 1.96
"""Standard deviations of the interval: 95 in 100."""

SHORT = 4
"""Characters of a name, measures and verbs aside, below which it may lean on words not seen."""

BRIEF = 6
"""Characters below which a name after a clause without a number may leave out what that clause says."""

_FILLERS = re.compile(
    "新增|新建|建成|完成|实现|人数|面积|长度|金额|时间|年数|比例|户数|下限|上限|投资额?|数$"
)
_VERB = re.compile(
    "(?<=[\\u4e00-\\u9fff]{2})(?:进行|启动|实施|获得|取得|推进|投入|开工|完工|达到|惠及|作为|经过)"
)
_VERBS_IN = frozenset(("right", "right-of", "examples", "size"))


def of(rule: str, of_class: str, name: str, warnings: tuple[str, ...] = ()) -> float:
    """The confidence of a row bound by ``rule`` with ``name``, 0 to 1."""
    if not name:
        return 0.0
    return min([_share(rule, of_class), *(_share(sign, "") for sign in warnings)])


def signs(rule: str, name: str, *, measured: bool = True, topical: bool = False) -> tuple[str, ...]:
    """What warns that a name may be wrong.

    ``measured`` is False for a bound that does not say of what; ``topical``
    when a clause without a number, before it in its sentence, may say of what
    a short name is.
    """
    signs = []
    bare = _FILLERS.sub("", name)
    if len(bare) < SHORT and phrases.head(name) != name:
        signs.append("sign-short")
    if rule in _VERBS_IN and _VERB.search(name):
        signs.append("sign-verb")
    if re.match("[用使将以于被经作]|为(?!企)", name):
        signs.append("sign-particle")
    if not measured:
        signs.append("sign-unmeasured")
    if topical and len(bare) < BRIEF:
        signs.append("sign-topical")
    return tuple(signs)


def _share(rule: str, of_class: str) -> float:
    rows, wrong = _table().get((rule, of_class), (0, 0))
    if rows < ENOUGH:
        rows, wrong = _of_rule().get(rule, (0, 0))
    return lower_bound(rows - wrong, rows)


def lower_bound(right: int, rows: int) -> float:
    """The lower end of Wilson's score interval of ``right`` in ``rows`` (Wilson 1927); 0 of none."""
    if not rows:
        return 0.0
    share, spread = right / rows, Z * Z / rows
    low = share + spread / 2 - Z * math.sqrt((share * (1 - share) + spread / 4) / rows)
    return max(low / (1 + spread), 0.0)


@cache
def _table() -> dict[tuple[str, str], tuple[int, int]]:
    """Rows and wrong rows by rule and class; a sign has no class."""
    return {
        (row["rule"], row["class"]): (int(row["rows"]), int(row["wrong"])) for row in record.table("counts")
    }


@cache
def _of_rule() -> dict[str, tuple[int, int]]:
    """Rows and wrong rows by rule, of all classes."""
    sums: dict[str, tuple[int, int]] = {}
    for (rule, _), (rows, wrong) in _table().items():
        before = sums.get(rule, (0, 0))
        sums[rule] = before[0] + rows, before[1] + wrong
    return sums
