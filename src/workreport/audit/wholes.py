"""Wholes and their parts: what follows for one when the other is reported.

A part that alone comes to what was promised of the whole meets the promise; a whole that is reported for a part
leaves open how large the part is.
"""

from __future__ import annotations

import re
from functools import cache

from workreport.audit import vocabulary
from workreport.audit.match import has_verb, parted
from workreport.audit.measure import core
from workreport.audit.reading import Figure
from workreport.audit.units import comparable

WHOLE_NAME = 5
"""Characters of a name that leaves nothing out, so that a longer one which ends in it names a part."""

BARE = 3
"""A name shorter than this (就业) says too little to be the whole of anything, unless it says that it is added."""

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


def is_part(target: Figure, other: Figure) -> bool:
    """Whether the other counts, in the same unit, nothing but a part of what the target counts."""
    if not comparable(target.row, other.row):
        return False
    told = len(target.measure.core) >= BARE or any(act[0] == "flow" for act in target.measure.acts)
    rest, whole = other.measure.core, ""
    for row in vocabulary.table("parts"):
        if row["part"] in rest and row["whole"] == target.measure.core:
            rest, whole = rest.replace(row["part"], ""), row["whole"]
    if told and whole and not rest:
        return True
    return _is_qualified(target, other) or _is_member(target, other)


def _is_member(target: Figure, other: Figure) -> bool:
    """Whether the other counts one of several things that the target counts together: 大学生 of 大学生及其他人才."""
    if target.row.of_class != "count" or other.row.of_class != "count":
        return False
    members = _JOINT.split(target.row.name)
    return len(members) > 1 and other.measure.core in {core(member) for member in members}


def _is_qualified(target: Figure, other: Figure) -> bool:
    """Whether the other's name is the target's with a qualifier before it: 省级综合体 are 综合体.

    A short name must say what is done (培训农民), and the other the same.
    """
    counts = all(figure.row.of_class == "count" for figure in (target, other))
    if not counts or target.row.rule in ("listed", "ellipsis", "topic"):
        return False
    name, longer = target.measure.core, other.measure.core
    (deed, thing), (done, to) = parted(name), parted(longer)
    if len(name) < WHOLE_NAME and not (deed and name.startswith(deed)):
        return False
    before = to[: -len(thing)] if deed and deed == done and to.endswith(thing) else longer[: -len(name)]
    qualified = before + thing == to or before + name == longer
    return bool(before) and qualified and not has_verb(before)
