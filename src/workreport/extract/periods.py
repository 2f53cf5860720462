"""The period a value covers: the year before, the year planned, a year the sentence names, five years."""

from __future__ import annotations

import re
from bisect import bisect_right

from workreport.extract import phrases
from workreport.extract.context import Setting
from workreport.extract.rows import Row

_YEAR = re.compile(r"(?<![比较是与同自“《\d])(19[5-9]\d|20[0-4]\d)年(?!以来)")
_PAST = re.compile(
    r"(?:^|[，；。：、\n在])(?:(?P<year>(?:19[5-9]|20[0-4])\d)年|去年|上年)(?:底|末|度)?(?!(?:的|以来|提出|确定|编制|出台|印发|启动))"
)
_AFRESH = re.compile("基础|今年|力争|确保|争取|努力|计划|要|将|到20")
_STOCK = re.compile(
    "(?:余额|存栏|存量|保有量|拥有量|储量|在校生|总里程|通车里程|市场主体|常住人口|户籍人口"
    "|失业率|不良贷款率|不良率|负债率|债务率|覆盖率|参保率|参合率|城镇化率|城市化率|普及率)(?:总?量|总?数|人数)?$"
)
_YEAR_END = re.compile("年(?:底|末)")


_SUMMED = re.compile("累计|五年[^，。；]{0,6}$|共|年均|每年")
_REACHED = re.compile("(?:达到?|增加到|扩大到|发展到|增至|提高到|为|有)(?:约|近|超过)?$")
NEAR = 12
"""Characters before a number that say whether it is a sum."""
REACH = 80
"""Characters before a number in which a year says when it was."""


class Periods:
    """The years a text names, and the period of a row from them."""

    def __init__(self, text: str, year: int):
        found = list(_YEAR.finditer(text))
        self._text = text
        self._year = year
        self._starts = [match.start() for match in found]
        self._years = [int(match[1]) for match in found]

    def of(self, row: Row, start: int, setting: Setting) -> str:
        """The period of ``row``, whose sentence begins at ``start``; empty for policy without one.

        What stands at a time, reached or aimed at, has the last day of its year; what happens in a year the year.
        """
        period = self._year_or_span(row, start, setting)
        return f"{period}-12-31" if len(period) == 4 and self._stands(row, start) else period

    def _stands(self, row: Row, start: int) -> bool:
        """Whether a value is how things stand at a year's end: by its name, or reached 年底 by what the sentence says."""
        if row.of_class not in ("level", "ratio", "count") or row.yearly:
            return False
        if _STOCK.search(row.name) and not row.name.startswith("新增"):
            return True
        said = self._text[max(start, row.quantity.start - REACH) : row.quantity.start].rpartition("；")[2]
        reached = row.of_class == "ratio" or _REACHED.search(said)
        return bool(_YEAR_END.search(said) and reached) and not phrases.action(row.name)

    def _year_or_span(self, row: Row, start: int, setting: Setting) -> str:
        if row.status == "background":
            return ""
        named = self._named(row, start, setting)
        if "/" in setting.period:
            first, _, last = setting.period.partition("/")
            if row.base:
                return str(named or first)
            changing = row.yearly or named is None and self._adds_up(row)
            return setting.period if changing else str(named or last)
        period = str(named or setting.period)
        if row.base and named is None:
            period = str(int(setting.period) - 1)
        if row.of_class == "duration" and row.quantity.unit_base == "年" and setting.status == "actual":
            return (
                f"{int(period) - int(float(row.quantity.base)) + 1}/{period}" if len(period) == 4 else period
            )
        return period

    def _adds_up(self, row: Row) -> bool:
        """Whether a value of several years is their sum or their change, and not where they ended."""
        behind = self._text[max(row.quantity.start - NEAR, 0) : row.quantity.start]
        if row.of_class == "growth" or _SUMMED.search(behind):
            return True
        if row.of_class in ("level", "count") and _REACHED.search(behind):
            return False
        return row.of_class == "count" or row.of_class == "level" and bool(phrases.action(row.name))

    def looks_back(self, row: Row, start: int) -> bool:
        """Whether the sentence from ``start`` says of ``row`` what an earlier year brought, inside a plan."""
        said = self._text[max(start, row.quantity.start - REACH) : row.quantity.start]
        if not (found := list(_PAST.finditer(said))):
            return False
        last = found[-1]
        return (last["year"] is None or int(last["year"]) < self._year) and not _AFRESH.search(
            said, last.end()
        )

    def _named(self, row: Row, start: int, setting: Setting) -> int | None:
        """The last year the sentence names before the row, unless it is one the plan cannot mean."""
        index = bisect_right(self._starts, row.quantity.start) - 1
        if index < 0 or self._starts[index] < start:
            return None
        year = self._years[index]
        place = self._starts[index]
        if re.search(r"\d年[到至]$", self._text[max(place - 3, 0) : place]):
            return None
        if self._text[self._starts[index] - 1] in "从由" and not row.base:
            return None
        if setting.ahead:
            return year if year >= self._year else None
        return year if year <= self._year else None
