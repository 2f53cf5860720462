"""Whether a target is met from below or from above, from which end of a range, and on which basis."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from workreport.audit import vocabulary
from workreport.audit.reading import Figure
from workreport.extract.rows import Row

BEHIND = 10
"""Characters before a number that can say that it is come down to."""

ASIDE = 40
"""Characters before a number in which a bracket about it is opened."""

_ADJUSTED = re.compile("同口径|可比口径|剔除|扣除|还原")
_DOWN_TO = re.compile(
    "(?:降至|降到|下降至|下降到|降低至|降低到|控制在|缩小至|缩小到|缩短至|缩短到|压减至|压减到|压缩至|压缩到|减少至|减少到|减至|回落至|回落到)"
    r"(?:每[升立千]\S{0,3})?$"
)


def is_adjusted(figure: Figure, text: str) -> bool:
    """Whether a value leaves something out to be comparable: 剔除减税因素，同口径增长9%."""
    start = figure.row.quantity.start
    said = text[max(figure.sentence.start, start - ASIDE) : start]
    bracket = max(said.rfind("（"), said.rfind("("))
    if bracket > max(said.rfind("）"), said.rfind(")")):
        return bool(_ADJUSTED.search(said[bracket:]))
    return bool(_ADJUSTED.search(re.split("[，；。）)]", said)[-1]))


def is_ceiling(row: Row, text: str) -> bool:
    """Whether a target is met from above: by its comparator, its class, the words before it, or what it measures."""
    stated = row.comparator if row.quantity.form != "range" else ""
    if stated == "ge":
        return False
    if stated == "le" or row.of_class == "rank" or not Fraction(row.quantity.base):
        return True
    if row.of_class == "duration" and not row.name.endswith(("天数", "寿命", "年数")):
        return True
    if row.direction != "down" and _DOWN_TO.search(
        text[max(row.quantity.start - BEHIND, 0) : row.quantity.start]
    ):
        return True
    kind = "growth" if row.of_class == "growth" else "level"
    if row.direction == "down":
        return False
    return any(word in row.name for word in vocabulary.words("ceilings", of=kind))


def bound_of(row: Row, targets: Iterable[Figure], ceiling: bool) -> tuple[str, str]:
    """The comparator and the goal; a range is met from its lower end up, or from its upper end down."""
    if row.quantity.form != "range":
        return row.comparator, row.quantity.base
    ends = [
        Fraction(other.row.quantity.base)
        for other in targets
        if other.row.quantity.start == row.quantity.start and other.row.name == row.name
    ]
    return ("le", str(max(ends))) if ceiling else ("ge", str(min(ends)))
