"""Read a whole report: every figure bound, every other numeral declared."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workreport.extract import context, damage, names, quantities, status, windows
from workreport.extract.bind import Binder
from workreport.extract.classify import Commitments
from workreport.extract.context import Place, Setting
from workreport.extract.marks import Mask, NonFigure, Quantity
from workreport.extract.periods import Periods
from workreport.extract.rows import Row
from workreport.extract.structure import Sentence, sentences
from workreport.extract.text import Document

_NO_AREA = tuple("江河湖海山岭路街桥港湾岛")
"""What follows the short name of an area in the name of something else: 黄浦江."""


@dataclass(frozen=True)
class Extraction:
    """What was read from one report.

    Attributes
    ----------
    document : Document
        The text as written and as read.
    year : int
        The year whose plan the report sets out.
    place : Place
        The area it is of.
    figures : tuple of Row
        In order of appearance; offsets are those of ``document.clean``.
    nonfigures : tuple of NonFigure
        Every other numeral, in order.
    """

    document: Document
    year: int
    place: Place
    figures: tuple[Row, ...]
    nonfigures: tuple[NonFigure, ...]


def extract(document: Document, report_year: int | None = None, *, name: str = "report") -> Extraction:
    """Read every figure of ``document``.

    Raises
    ------
    ProjectError
        When the text is no report, holds several, or does not say its year and none is given.
    """
    year = context.report_year(document, report_year, name)
    broken = damage.stretches(document.clean)
    declared = damage.declared(document.clean, broken)
    text = damage.without(document.clean, broken)
    mask, spans = Mask(len(text)), windows.windows(text)
    declared += names.before(text, mask, spans)
    found = quantities.scan(text, mask, spans)
    declared += names.remaining(text, mask)
    declared.sort(key=lambda nonfigure: nonfigure.start)
    place = context.place(document)
    figures = _bound(text, found, sentences(replace(document, clean=text)), year, place)
    return Extraction(document, year, place, tuple(figures), tuple(declared))


def _bound(text: str, found: list[Quantity], parts: list[Sentence], year: int, place: Place) -> list[Row]:
    binder, commitments, periods = Binder(text), Commitments(text), Periods(text, year)
    index = 0
    for sentence, setting in zip(parts, context.settings(text, parts, year), strict=True):
        begin = index
        while index < len(found) and found[index].start < sentence.end:
            index += 1
        if begin == index:
            binder.skip(sentence.start, sentence.end, sentence.paragraph)
            continue
        for row in binder.read(sentence.start, sentence.end, sentence.paragraph, found[begin:index]):
            row.section = sentence.section
            said = setting
            if setting.ahead and periods.looks_back(row, sentence.start):
                said = Setting("actual", str(year - 1), False)
            status.settle(text, row, said, commitments)
            row.area = _area(row.name, place)
            row.period = periods.of(row, sentence.start, said)
    return binder.rows


def _area(name: str, place: Place) -> str:
    for part, code in place.parts.items():
        if name.startswith(part) and name[len(part) : len(part) + 1] not in _NO_AREA:
            return code
    return place.code
