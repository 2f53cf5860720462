"""A report as the audit sees it: its targets, and what it states of which year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from workreport.audit import measure
from workreport.audit.measure import Measure
from workreport.extract import context
from workreport.extract.report import Extraction
from workreport.extract.rows import Row
from workreport.extract.structure import Sentence, sentences

_PART = re.compile(
    "一季度|上半年|前三季度|前[一二三四五六七八九十两]+个?月"
    r"|1(?:[—－~-]|至)\d{1,2}月|(?<!\d)(?:[1-9]|1[01])月(?:份|底|末)"
)
_SEASON = re.compile(
    "(?:采暖|供暖)[季期](?!前|到|来|开始)|汛期|春运|黄金周|(?:春节|节假日|暑假)期间|秋冬(?:季|防)?[^。；]{0,24}?(?:期间|成效|效果)"
)
_HEADING = re.compile("[*]*[（(]?[一二三四五六七八九十]+[）)、][^，；：]*")
_YEAR = re.compile("全年|年末|年底")
_YEARS = re.compile("五年|“?十[一二三四五]?五”?(?:时期|期间|以来)|年均|本届政府")
_PROBLEMS = re.compile(
    "(?:看到|认识到|正视|面临|存在)[^。]{0,40}(?:不足|问题|困难|短板|差距|挑战)|主要(?:是|表现)"
)

_LEANING = ("listed", "part")
"""Rules of reading by which a figure leans on the one before it."""

BEFORE = 60
"""Characters before a number that say of what part of the year it is."""

OPENING = 16
"""Characters at the head of a sentence that say which years it covers."""


@dataclass(frozen=True, eq=False)
class Figure:
    """A row with its measure, its sentence, and the year it is of.

    Attributes
    ----------
    area : str
        The code of the part of the place it is of; empty for the whole.
    year : int
        The last year of the row's period; 0 when it has none.
    span : bool
        Whether it covers several years (a five-year sum or average) or part of a year.
    """

    row: Row
    measure: Measure
    sentence: Sentence
    area: str
    year: int
    span: bool


@dataclass(frozen=True)
class Passage:
    """A clause of the looking-back part without a figure of its own: as said, and in standard words."""

    start: int
    end: int
    said: str
    text: str
    sentence: Sentence
    problem: bool


@dataclass(frozen=True)
class Reading:
    """One report read for the audit.

    Attributes
    ----------
    targets, actuals : tuple of Figure
        What it sets out to do, and what it reports.
    passages : tuple of Passage
        What it says of the past in words.
    past : tuple of Sentence
        The sentences that look back.
    """

    extraction: Extraction
    targets: tuple[Figure, ...]
    actuals: tuple[Figure, ...]
    passages: tuple[Passage, ...]
    past: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The repaired text, in which all offsets count."""
        return self.extraction.document.clean


class _LastYear:
    """Whether a retrospect of several years has come to the last one."""

    def __init__(self, year: int):
        self._begins = re.compile(f"过去的(?:一年|{year}年)|一年来|{year}年，我们|回顾{year}年")
        self._now = False

    def holds(self, sentence: str) -> bool:
        """Take the next sentence; whether it is of the last year alone."""
        if self._begins.search(sentence):
            self._now = True
        elif _YEARS.search(sentence[:OPENING]):
            self._now = False
        return self._now


def read(extraction: Extraction) -> Reading:
    """Measure every figure of an extraction and cut its looking-back part into passages."""
    text = extraction.document.clean
    whole = measure.names_of_whole(extraction.place.code)
    parts = sentences(extraction.document)
    settings = context.settings(text, parts, extraction.year)
    targets: list[Figure] = []
    actuals: list[Figure] = []
    passages: list[Passage] = []
    past: list[Sentence] = []
    rows = sorted(extraction.figures, key=lambda row: row.quantity.start)
    index = 0
    last_year = _LastYear(extraction.year - 1)
    for sentence, setting in zip(parts, settings, strict=True):
        several = "/" in setting.period and not last_year.holds(text[sentence.start : sentence.end])
        inside = []
        while index < len(rows) and rows[index].quantity.start < sentence.end:
            inside.append(rows[index])
            index += 1
        for before, row in zip([None, *inside], inside, strict=False):
            if row.status not in ("target", "actual") or row.base:
                continue
            area = "" if row.area == extraction.place.code else row.area
            figure = _figure(row, text, whole, sentence, area, several)
            if figure.year > extraction.year and _flows(figure):
                figure = replace(figure, span=True)  # a growth or an addition until then, not of that year
            if row.rule in _LEANING and before is not None:
                lean = measure.continued if row.rule == "listed" else measure.among
                figure = replace(figure, measure=lean(figure.measure, measure.of_row(before, text, whole)))
            (targets if row.status == "target" else actuals).append(figure)
        if not setting.ahead and sentence.kind == "sentence":
            passages += _passages(text, sentence, inside, whole)
            past.append(sentence)
    return Reading(extraction, tuple(targets), tuple(actuals), tuple(passages), tuple(past))


def _figure(
    row: Row, text: str, whole: tuple[str, ...], sentence: Sentence, area: str, several: bool
) -> Figure:
    lead = measure.lead_of(text, sentence.start, row.quantity.start)
    found = replace(measure.of_row(row, text, whole), lead=lead)
    years = [int(year) for year in re.findall(r"(?:19|20)\d\d", row.period)]
    flow = row.of_class == "count" or _adds(found)
    clause = measure.clause_of(text, row.quantity.start, row.quantity.end)
    span = (
        ("/" in row.period and (several or bool(_YEARS.search(clause))))
        or (several and flow)
        or row.yearly
        or _in_part_of_year(text[max(sentence.start, row.quantity.start - BEFORE) : row.quantity.start])
    )
    return Figure(row, found, sentence, area, max(years, default=0), span)


def _adds(found: Measure) -> bool:
    return any(act[1] == "added" for act in found.acts)


def _flows(figure: Figure) -> bool:
    """Whether a figure is of what happens in a period, and not of how things stand at its end."""
    return figure.row.of_class == "growth" or _adds(figure.measure)


def _in_part_of_year(words: str) -> bool:
    """Whether the last that some words say of when is a season, a quarter or a month, and not the whole year."""
    ends = [match.end() for pattern in (_PART, _SEASON) for match in pattern.finditer(words)]
    if not ends or _YEAR.search(words, max(ends)):
        return False
    return words[max(ends) : max(ends) + 1] in ("，", "") or "；" not in words[max(ends) :]


def _passages(text: str, sentence: Sentence, rows: list[Row], whole: tuple[str, ...]) -> list[Passage]:
    taken = [(row.quantity.start, row.quantity.end) for row in rows]
    problem = bool(_PROBLEMS.search(text[sentence.start : sentence.end]))
    found: list[Passage] = []
    if _HEADING.fullmatch(text[sentence.start : sentence.end].strip()):
        return found
    for match in re.finditer("[^，；：。！？\n]+", text[sentence.start : sentence.end]):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if any(start <= first < end for first, _ in taken):
            continue
        found.append(
            Passage(start, end, match.group(), measure.standard(match.group(), whole), sentence, problem)
        )
    return found
