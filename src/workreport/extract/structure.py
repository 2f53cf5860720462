"""The skeleton of a report: chapters, sections, paragraphs and sentences.

Section numbers are the report's own, written ``chapter.section`` as text
(``3.10`` is a section, not a number); ``x.0`` is the lead-in of a chapter and
the empty string the title block before the first chapter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workreport.extract.text import Document

NUMERALS = "一二三四五六七八九十"
_ORDINAL = f"[{NUMERALS[:9]}]?十[{NUMERALS[:9]}]?|[{NUMERALS[:9]}]"
_CHAPTER = re.compile(rf"(?:第(?=[{NUMERALS}]+部分))?({_ORDINAL})(?:[、.]|部分)(?![{NUMERALS[1:]}])")
_SECTION = re.compile(rf"[（(]({_ORDINAL})[）)]")
_PART = re.compile(
    r"(?=[^，。；：！？]{4,30}$)(?!.*报告$)(?:(?:19|20)\d\d年|过去的?[一五]年|今后五年|未来五年|“?十[一二三四]?五”?|今年|去年|本届|上届)"
    r"[^，。；：！？]{0,20}(?:回顾|总结|工作|安排|任务|目标|要求|建议|成就|打算|部署|情况)"
)
"""A chapter heading without a number: 2004年工作回顾."""
_SENTENCE = re.compile(r"[^。！？]+(?:[。！？]+[”’）)]*)?")


@dataclass(frozen=True)
class Sentence:
    """One sentence, title or heading, with offsets in the repaired text.

    ``kind`` is ``title`` (before the first address), ``heading`` or ``sentence``.
    """

    start: int
    end: int
    section: str
    paragraph: int
    kind: str


def ordinal(numeral: str) -> int:
    """The value of a Chinese numeral from 一 to 九十九, as headings use them."""
    tens, _, units = numeral.rpartition("十")
    if "十" not in numeral:
        return NUMERALS.index(numeral[-1]) + 1
    return 10 * (NUMERALS.index(tens) + 1 if tens else 1) + (NUMERALS.index(units) + 1 if units else 0)


def sentences(document: Document) -> list[Sentence]:
    """All sentences in order; together they hold every character but line breaks and blanks.

    A chapter begins a line with the next ordinal (``二、``), so that an
    enumeration (``一、二、三产业``) does not; a section (``（三）``) may also begin
    a sentence inside a paragraph. In a report whose chapters bear years and no
    numbers (2004年工作回顾), the ordinals number the sections.
    """
    lines = list(re.finditer(r"[^\r\n]+", document.clean))
    parts = _parts([line.group() for line in lines])
    found: list[Sentence] = []
    chapter, section = 0, 0
    for number, match in enumerate(lines):
        text = match.group()
        if number in parts:
            chapter, section = chapter + 1, 0
        elif heading := _CHAPTER.match(text):
            if parts:
                section = ordinal(heading[1]) if chapter else section
            elif ordinal(heading[1]) in (chapter + 1, chapter + 2):
                chapter, section = ordinal(heading[1]), 0
        for part in _SENTENCE.finditer(text):
            start, end = match.start() + part.start(), match.start() + part.end()
            if chapter and not parts and (heading := _SECTION.match(part.group())):
                if part.start() == 0 or ordinal(heading[1]) == section + 1:
                    section = ordinal(heading[1])
            label = f"{chapter}.{section}" if chapter else ""
            kind = _kind(part.group(), bool(chapter))
            found.append(Sentence(start, end, label, number, kind))
    return found


def _parts(lines: list[str]) -> set[int]:
    """The lines that head a chapter by naming its year, when they come before any numbered chapter."""
    headed = {number for number, line in enumerate(lines) if _PART.match(line)}
    numbered = [number for number, line in enumerate(lines) if _CHAPTER.match(line)]
    return headed if headed and min(headed) < min(numbered, default=len(lines)) else set()


def _kind(text: str, in_chapter: bool) -> str:
    if text[-1] in "。！？：；”":
        return "sentence"
    return "heading" if in_chapter else "title"
