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
_CHAPTER = re.compile(rf"([{NUMERALS}]+)、")
_SECTION = re.compile(rf"[（(]([{NUMERALS}]+)[）)]")
_SENTENCE = re.compile(r"[^。！？]+(?:[。！？]+[”’）]*)?")


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
        return NUMERALS.index(numeral) + 1
    return 10 * (NUMERALS.index(tens) + 1 if tens else 1) + (NUMERALS.index(units) + 1 if units else 0)


def sentences(document: Document) -> list[Sentence]:
    """All sentences in order; together they hold every character but line breaks and blanks."""
    found: list[Sentence] = []
    chapter, section = 0, 0
    for number, match in enumerate(re.finditer(r"[^\r\n]+", document.clean)):
        text = match.group()
        if heading := _CHAPTER.match(text):
            chapter, section = ordinal(heading[1]), 0
        elif chapter and (heading := _SECTION.match(text)):
            section = ordinal(heading[1])
        label = f"{chapter}.{section}" if chapter else ""
        for part in _SENTENCE.finditer(text):
            start, end = match.start() + part.start(), match.start() + part.end()
            kind = _kind(part.group(), bool(chapter))
            found.append(Sentence(start, end, label, number, kind))
    return found


def _kind(text: str, in_chapter: bool) -> str:
    if text[-1] in "。！？：；”":
        return "sentence"
    return "heading" if in_chapter else "title"
