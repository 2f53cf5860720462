"""The grade of what is counted: 国家级 stands above 省级, and 省级以上 takes in both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_ORDER = {"村": 1, "镇": 2, "乡": 2, "县": 3, "区": 3, "市": 4, "省": 5, "国家": 6}
_GRADE = re.compile("(?P<grade>国家|[省市区县镇乡村])级(?P<open>(?:及)?以上)?")


@dataclass(frozen=True)
class Grade:
    """A grade in the order of the state; 0 when none is stated. ``open`` says that higher ones count too."""

    rank: int = 0
    open: bool = False

    def within(self, wider: Grade) -> bool:
        """Whether what has this grade is among what has the other: everything is, where none is stated."""
        if not wider.rank:
            return True
        if wider.open:
            return self.rank >= wider.rank
        return self == wider


@cache
def graded(name: str) -> tuple[Grade, str]:
    """The grade a name states, and the name without it; two grades in one name are left in it."""
    found = list(_GRADE.finditer(name))
    if len(found) != 1:
        return Grade(), name
    (match,) = found
    rest = name[: match.start()] + name[match.end() :].removeprefix("的")
    return Grade(_ORDER[match["grade"]], bool(match["open"])), rest
