"""Subjects that the clause before a value names, when the value's own clause has none.

全社会研发经费，从1.2亿元增加到3.6亿元; 化学需氧量、氨氮排放量双下降，分别下降3%和4%.
"""

from __future__ import annotations

import re

from workreport.extract import naming, nouns, phrases
from workreport.extract.phrases import Left
from workreport.extract.rows import Memory, Subject

_HAPPENS = re.compile(
    "(?:近年来|首次|出现|实现|持续|保持|继续|稳步|明显|显著|大幅|较快|全面|双|均|都|不断|进一步)(?!小康).*$"
)
_REACHES = re.compile("(?:扩大|推广|覆盖|延伸|普及)到?")


def named(memory: Memory, left: Left, of_class: str, count: int) -> list[Subject]:
    """The subjects of a value without one that the clause before it in its sentence names, or none."""
    if not _speaks(memory):
        return []
    said = phrases.subject(_HAPPENS.sub("", memory.topic))
    if left.base and phrases.head(said):
        return [Subject(said, "subject")]
    if of_class == "growth" and count > 1:
        return [Subject(name, "spread") for name in naming.split(said, count)]
    return []


def reached(memory: Memory, words: str) -> str:
    """``words`` that reach a share, after what the clause before says of: 新农合不断完善，扩大到86%的县."""
    if _speaks(memory) and _REACHES.match(words):
        return nouns.topic(memory.topic) + words
    return ""


def _speaks(memory: Memory) -> bool:
    return bool(memory.topic) and memory.topic_start >= memory.start
