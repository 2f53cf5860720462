"""Names in which one word gave way to another of the same sense.

Chinese words of one sense often share a syllable that has changed its place: 措施 and 举措, 停靠站 and 站台. Words
that share it in one place are as often opposed (小学 and 中学, 高中 and 初中), so these do not count, but for
verbs that are known to say the same of one object: 治堵 and 缓堵.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache

from workreport.audit.match import of_one_sense
from workreport.audit.measure import core, without_examples
from workreport.audit.reading import Figure
from workreport.audit.units import comparable, counts_things

COMMON = 2
"""Characters of the words that both names must have besides."""


def is_renamed(target: Figure, other: Figure) -> bool:
    """Whether two figures count one thing, in one unit, under names that differ in words of one sense."""
    if not (counts_things(target.row) and counts_things(other.row)):
        return False
    if not comparable(target.row, other.row) or target.measure.acts != other.measure.acts:
        return False
    return are_kindred(*(core(without_examples(figure.row.name)) for figure in (target, other)))


@cache
def are_kindred(one: str, other: str) -> bool:
    """Whether two names differ only in words of one sense, at least one, and share another word."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    kept = "".join(one[block.a : block.a + block.size] for block in matcher.get_matching_blocks())
    pieces = [
        (one[a:b], other[c:d], other[d : d + 1])
        for tag, a, b, c, d in SequenceMatcher(None, *_blurred(one, other), autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    return bool(pieces) and len(kept) > COMMON and all(_of_one_sense(*piece) for piece in pieces)


def _blurred(one: str, other: str) -> tuple[str, str]:
    """Both names with what they share in single characters made unlike, so that words stay whole."""
    found = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    first, second = list(one), list(other)
    for block in found:
        if block.size == 1:
            first[block.a], second[block.b] = "\0", "\1"
    return "".join(first), "".join(second)


def _of_one_sense(here: str, there: str, after: str) -> bool:
    """Whether two nouns at the end share a syllable in another place, or two verbs of one sense have one object."""
    if min(len(here), len(there)) > 1 and not of_one_sense(here, there):
        return not after and (here[0] == there[-1] or here[-1] == there[0])
    return bool(after) and of_one_sense(here, there)
