"""What is done to the things a figure counts, where the words of the deed stand behind a list.

In 改造10个城中村和20个棚户区 the verb stands before the first number, in 10个城中村、20个棚户区拆迁 behind the
last: it holds for all of them. Two counts of villages say the same only when the same is done to them.
"""

from __future__ import annotations

import re
from functools import cache

from workreport.audit import vocabulary

REACH = 60
"""Characters behind a number in which its list ends."""

NEXT = frozenset({frozenset({"clear", "renew"}), frozenset({"renew", "treat"})})
"""Deeds of which one is a stage or a part of the other."""

_END = re.compile("[，。；：！？\n]")
_LINK = re.compile("、|以及|和|与|及")


def deeds_of(name: str, text: str, end: int) -> frozenset[tuple[str, str, str]]:
    """The deeds that a name and the list behind its number state, as acts of the facet ``deed``."""
    said = name + _list_behind(text, end)
    return frozenset(("deed", _deeds()[word], "yes") for word in _words().findall(said))


def _list_behind(text: str, end: int) -> str:
    """The words behind a number to the end of its list; an item with a verb of its own is no more of it."""
    ahead = text[end : end + REACH]
    stop = _END.search(ahead)
    first, *others = _LINK.split(ahead[: stop.start()] if stop else "")
    taken = [first]
    for item in others:
        if not item[:1].isdigit():
            break
        taken.append(item)
    return "".join(taken)


def states_a_deed(acts: frozenset[tuple[str, str, str]]) -> bool:
    """Whether a set of acts says what is done to the things it is of."""
    return any(act[0] == "deed" for act in acts)


def follow_each_other(one: frozenset[tuple[str, str, str]], other: frozenset[tuple[str, str, str]]) -> bool:
    """Whether two sets of acts state deeds of which one is a stage of the other, as clearing of renewal."""
    here, there = ({act[1] for act in acts if act[0] == "deed"} for acts in (one, other))
    return any(frozenset({a, b}) in NEXT for a in here for b in there)


@cache
def _deeds() -> dict[str, str]:
    return {row["word"]: row["deed"] for row in vocabulary.table("deeds")}


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(vocabulary.words("deeds")))
