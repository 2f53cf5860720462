"""A sentence as clauses, a clause as groups of values with the words around them.

A group is one value or a list of values that share their words (10.7%、10.4%和
12.6%); a value is one number, or the ends of a range, with the hedge after it.
A number that only bounds a class of things (亿元以上项目) is set apart: it stays
among the words of the group it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from workreport.extract import hedges
from workreport.extract.classify import bounds_a_class
from workreport.extract.marks import Quantity

LONGEST = 400
"""Characters of a clause; what stands farther from a number says nothing about it."""

LEADING = 3
"""Clauses without a number that are read before one with."""

REACH = 160
"""Characters on either side of a number that are looked at."""

_END = re.compile(r"[，；：。！？,;!?\n]|(?<!\d):|:(?!\d)")
_LISTED = re.compile(r"[，、]?(?:[、和与及或]|以及|并|，)?[”’）)]?")
_SPREAD = re.compile(
    "(?:分别|各自)(?:提高|降低|增加|减少|增长|下降|新增|[增达]|为|是|有|完成|实现)?(?:到|至|了)?$"
)
"""Before the first number of a list: each number has its own subject, in whatever unit."""
_MARKED = re.compile("、|和|与|及|以及")
_NAMES = re.compile("、|以及|和|与|及")
_SEPARATOR = re.compile(r"^[”’）)]?(?:以及|[、和与及并])(?!网|行)")


@dataclass
class Value:
    """One value: its quantities (several on one span for a range or a ratio) and the hedges beside it."""

    quantities: list[Quantity]
    before: str = ""
    after: str = ""

    @property
    def start(self) -> int:
        """Where its number begins."""
        return self.quantities[0].start

    @property
    def end(self) -> int:
        """Where its number ends, the hedge after it included."""
        return self.quantities[0].end + len(self.after)


@dataclass
class Group:
    """Values that share their words.

    Attributes
    ----------
    values : list of Value
        In order.
    left, right : str
        The words before the first and after the last value that belong to them.
    shared : bool
        Whether ``left`` is also the ``right`` of the group before (1.3万家企业获得授信1404亿元).
    listed : bool
        Whether the group goes on with a list (、领军人才196名).
    place : int
        Its index among the groups of its clause.
    """

    values: list[Value]
    left: str = ""
    right: str = ""
    shared: bool = False
    listed: bool = False
    place: int = 0


@dataclass
class Clause:
    """A stretch of text between two commas or stronger marks."""

    start: int
    end: int
    text: str
    groups: list[Group] = field(default_factory=list)
    bounds: list[Value] = field(default_factory=list)


def clauses(text: str, start: int, end: int, quantities: list[Quantity]) -> Iterator[Clause]:
    """Read the clauses of ``text[start:end]`` that hold its quantities, and those just before them.

    Quantities are given in order. Clauses farther from a number are passed over:
    nothing refers to them.
    """
    values = _values(text, quantities)
    at = index = 0
    at = start
    while index < len(values):
        begin = _break_before(text, at, values[index].start)
        yield from _leading(text, at, begin)
        first = index
        cut = _break_after(text, values[first].quantities[0].end, end)
        index += 1
        while index < len(values) and values[index].start < cut:
            if values[index].quantities[0].end > cut:  # a mark inside a number (1.73：1) ends no clause
                cut = _break_after(text, values[index].quantities[0].end, end)
            index += 1
        clause = Clause(begin, cut, text[begin : min(cut, begin + LONGEST)])
        _group(text, clause, values[first:index])
        yield clause
        at = cut + 1
    if at < end:
        yield from _leading(text, at, end)


def _leading(text: str, start: int, end: int) -> Iterator[Clause]:
    """The last clauses of ``text[start:end]``, which hold no number."""
    found = []
    at = end
    while at > start and len(found) < LEADING:
        begin = _break_before(text, start, at - 1)
        found.append(Clause(begin, at - 1, text[begin : at - 1]))
        at = begin
    yield from reversed(found)


def _break_before(text: str, start: int, position: int) -> int:
    """Where the clause that holds ``position`` begins, not before ``start`` nor farther than a clause is long."""
    start = max(start, position - LONGEST)
    at = start
    for match in _END.finditer(text, start, position):
        at = match.end()
    return at


def _break_after(text: str, position: int, end: int) -> int:
    match = _END.search(text, position, end)
    return match.start() if match else end


def _values(text: str, quantities: list[Quantity]) -> list[Value]:
    values: list[Value] = []
    for quantity in quantities:
        if values and values[-1].quantities[0].start == quantity.start:
            values[-1].quantities.append(quantity)
        else:
            behind = hedges.before(text, quantity.start)
            values.append(Value([quantity], behind, hedges.after(text, quantity.end)))
    return values


def _group(text: str, clause: Clause, values: list[Value]) -> None:
    counted: list[Value] = []
    for value in values:
        if bounds_a_class(text, value.quantities[0], value.before, value.after):
            clause.bounds.append(value)
        else:
            counted.append(value)
    previous_end = clause.start
    for value in counted:
        gap = text[max(previous_end, value.start - REACH) : value.start]
        group = clause.groups[-1] if clause.groups else None
        if (
            group
            and _LISTED.fullmatch(gap)
            and (alike(group.values[-1], value) or (gap and _one_each(text, group, counted)))
        ):
            group.values.append(value)
        else:
            _add_group(clause, gap, value)
        previous_end = value.end
    if clause.groups:
        clause.groups[-1].right = text[previous_end : min(clause.end, previous_end + REACH)]


def _one_each(text: str, group: Group, values: list[Value]) -> bool:
    """Whether each number of a list has its own subject, in whatever unit: with 分别, or as many names as numbers."""
    if _SPREAD.search(group.left):
        return True
    run = values[values.index(group.values[0]) :]
    length = 1
    for one, other in pairwise(run):
        if not _MARKED.fullmatch(text[one.end : other.start]):
            break
        length += 1
    return length > 2 and len(_NAMES.split(group.left)) == length


def alike(one: Value, other: Value) -> bool:
    """Whether two values next to each other can be a list: both shares or both sums."""
    first, second = one.quantities[0], other.quantities[0]
    if {first.kind, second.kind} <= {"rate", "multiple", "points"}:
        return True
    return first.kind == second.kind or first.unit_base == second.unit_base


def _add_group(clause: Clause, gap: str, value: Value) -> None:
    if not clause.groups:
        clause.groups.append(Group([value], left=gap))
        return
    if not gap and clause.groups[-1].values[-1].quantities[0].kind != "duration":
        before, after, shared, listed = "", "", False, True  # 50条300公里道路: two measures of one thing
    else:
        before, after, shared, listed = _split(gap)
    clause.groups[-1].right = before
    clause.groups.append(Group([value], left=after, shared=shared, listed=listed, place=len(clause.groups)))


def _split(gap: str) -> tuple[str, str, bool, bool]:
    """What of the words between two values belongs to the first, what to the second, whether both, whether listed."""
    if match := _SEPARATOR.match(gap):
        return "", gap[match.end() :], False, True
    if "、" in gap:
        before, _, after = gap.rpartition("、")
        return before, after, False, True
    if match := re.search(r"(?:以及|和|及|与)$", gap):
        return gap[: match.start()], "", False, True
    return gap, gap, True, False
