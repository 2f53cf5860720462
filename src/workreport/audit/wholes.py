"""Wholes and their parts: what follows for one when the other is reported.

A part that alone comes to what was promised of the whole meets the promise; a whole that is reported for a part
leaves open how large the part is. A part can be told by a word before the name (省级综合体 of 综合体), by a higher
grade (国家级 of 省级以上), by an act (新建 of 新建改造) or by names given as examples (城东桥等桥梁).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from workreport.audit import vocabulary
from workreport.audit.grades import Grade, graded
from workreport.audit.match import has_verb, is_generic, leftovers, parted
from workreport.audit.measure import contradictions, core, without_examples
from workreport.audit.reading import Figure
from workreport.audit.units import comparable, counts_things
from workreport.extract import phrases

WHOLE_NAME = 5
"""Characters of a name that leaves nothing out, so that a longer one which ends in it names a part."""

SHORT_NAME = 2
"""Characters that are enough when the same is said to be done to both."""

LISTED_NAME = 6
"""The same of a name in a list, whose items leave out words."""

BARE = 3
"""A name shorter than this (就业) says too little to be the whole of anything, unless it says that it is added."""

_PLANNED = frozenset({"planned"})
_FINISHED = frozenset({"finish"})
"""Stages of a work. What is finished was planned; begun it may have been in another year."""

_JOINT = re.compile("及其他|以及|、|和|与|及")


@cache
def known() -> tuple[tuple[str, str], ...]:
    """What is narrower and what is wider: a whole that is reported where a part was promised, or a part for it."""
    wider = [(row["narrow"], row["wide"]) for row in vocabulary.table("wider")]
    parts = [(row["whole"], row["part"]) for row in vocabulary.table("parts")]
    return (*wider, *parts)


def is_wider(target: Figure, other: Figure) -> bool:
    """Whether the other counts, in the same unit, a whole of which the target is a part (支路 and 城市道路)."""
    return _is_narrower(target.measure.core, other.measure.core) and comparable(target.row, other.row)


@cache
def _is_narrower(here: str, there: str) -> bool:
    return any(
        row["narrow"] in here and row["wide"] in there and row["narrow"] not in there
        for row in vocabulary.table("wider")
    )


def is_one_of(target: Figure, other: Figure) -> bool:
    """Whether either growth is stated of several things, each named whole, and the other is of one of them."""
    if target.row.of_class != "growth" or other.row.of_class != "growth":
        return False
    return other.measure.core in _members(target.row.name) or target.measure.core in _members(other.row.name)


@cache
def _members(name: str) -> frozenset[str]:
    """What a growth is stated of, when each has a measure or its own name: 商品销售额、信息消费."""
    names = name.split("、")
    if len(names) < 2 or not phrases.head(names[0]):
        return frozenset()
    return frozenset(core(member) for member in names)


def is_part(target: Figure, other: Figure) -> bool:
    """Whether the other counts, in the same unit, nothing but a part of what the target counts."""
    if not comparable(target.row, other.row) or not _acts_within(target, other):
        return False
    told = len(target.measure.core) >= BARE or any(act[0] == "flow" for act in target.measure.acts)
    rest, whole = other.measure.core, ""
    for row in vocabulary.table("parts"):
        if row["part"] in rest and row["whole"] == target.measure.core:
            rest, whole = rest.replace(row["part"], ""), row["whole"]
    if told and whole and not rest:
        return True
    return _is_member(target, other) or _is_named_within(target, other)


def _acts_within(target: Figure, other: Figure) -> bool:
    """Whether the other's acts are among the target's: 新建 is among 新建改造, and not the other way round."""
    here, there = target.measure.acts, other.measure.acts
    apart = contradictions(here, there) - ({"stage"} if is_further(target, other) else set())
    return apart <= {"mode"} and _modes(other) <= (_modes(target) or _modes(other))


def is_further(target: Figure, other: Figure) -> bool:
    """Whether the other counts what is finished of things that the target only plans (谋划)."""
    return bool(_stages(target)) and _stages(target) <= _PLANNED and _stages(other) == _FINISHED


def is_only_finished(target: Figure, other: Figure) -> bool:
    """Whether the other counts what is finished of things that the target says nothing of: 实施 and 竣工."""
    return not _stages(target) and _stages(other) == _FINISHED


def _stages(figure: Figure) -> frozenset[str]:
    return frozenset(act[1] for act in figure.measure.acts if act[0] == "stage")


def _modes(figure: Figure) -> frozenset[str]:
    return frozenset(act[1] for act in figure.measure.acts if act[0] == "mode")


def _is_member(target: Figure, other: Figure) -> bool:
    """Whether the other counts one of several things that the target counts together: 大学生 of 大学生及其他人才."""
    if target.row.of_class != "count" or other.row.of_class != "count":
        return False
    members = _JOINT.split(target.row.name)
    return len(members) > 1 and other.measure.core in {core(member) for member in members}


def _is_named_within(target: Figure, other: Figure) -> bool:
    """Whether the other's name is the target's with a qualifier, a higher grade, examples, or a narrower act."""
    if not (counts_things(target.row) and counts_things(other.row)) or says_nothing(target):
        return False
    (grade, name), (higher, longer) = _plain(target), _plain(other)
    if not higher.within(grade):
        return False
    if name == longer or (len(name) >= WHOLE_NAME and not any(leftovers(name, longer))):
        narrower = (
            higher != grade
            or longer != other.measure.core
            or _modes(other) != _modes(target)
            or is_further(target, other)
        )
        return narrower and len(name) >= BARE
    shared = {act[0] for act in target.measure.acts & other.measure.acts}
    return _is_qualified(target, name, longer, shared)


def says_nothing(figure: Figure) -> bool:
    """Whether a name says only what is done, and to nothing: 推进整治."""
    return phrases.only_actions(figure.row.name.removesuffix("数"))


def without_examples_named(figure: Figure) -> Figure:
    """A count without the things that its name gives as examples; any other figure as it is."""
    name = without_examples(figure.row.name)
    if figure.row.of_class != "count" or name == figure.row.name:
        return figure
    return replace(figure, measure=replace(figure.measure, core=core(name)))


def _plain(figure: Figure) -> tuple[Grade, str]:
    """The grade that a name states, and its core without the grade and without examples."""
    name = without_examples(figure.row.name)
    grade, rest = graded(name)
    return grade, core(rest) if rest != figure.row.name else figure.measure.core


def _is_qualified(target: Figure, name: str, longer: str, shared: set[str]) -> bool:
    """Whether a name is the target's with a qualifier before it: 省级综合体 are 综合体.

    Of a short name it must be said what is done (培训农民), and the same of the other; ``shared`` are the facets
    of which both say the same.
    """
    rule = target.row.rule
    if rule in ("ellipsis", "topic") or (rule == "listed" and len(name) < LISTED_NAME):
        return False
    (deed, thing), (done, to) = parted(name), parted(longer)
    told = len(name) >= SHORT_NAME and bool(shared & {"mode", "flow", "deed"}) and not is_generic(name)
    if len(name) < WHOLE_NAME and not told and not (deed and name.startswith(deed)):
        return False
    same = deed == done or "deed" in shared
    before = to[: -len(thing)] if deed and done and same and to.endswith(thing) else longer[: -len(name)]
    qualified = before + thing == to or before + name == longer
    return bool(before) and qualified and not has_verb(before)
