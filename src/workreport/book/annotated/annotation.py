"""A report with its marks and cards, made from an edition's tables: what the page shows, before any markup."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from workreport.book.annotated.card_terms import CLASS, COMPARATOR, FATE, STATUS, told
from workreport.book.annotated.cards import EXPECTED, PROPOSED, Entry, Related, Written, cell, entry
from workreport.book.annotated.links import Link
from workreport.book.annotated.marks import Mark, Misprint, Span, clean_span, group, numerals
from workreport.book.reference.terms import Placed
from workreport.extract import structure
from workreport.extract.text import Document
from workreport.figures.format import number_text, ordinal
from workreport.registry.problems import ProjectError, problem

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Sentence:
    """A sentence of the report with what stands in it; offsets in the repaired text."""

    sentence_id: str
    start: int
    end: int
    section: str
    paragraph: int
    kind: str
    rendering: str
    spans: tuple[Span, ...] = ()

    @property
    def marks(self) -> list[Mark]:
        """The figures' marks in it."""
        return [span for span in self.spans if isinstance(span, Mark)]


@dataclass(frozen=True)
class Annotation:
    """The whole report, ready to be shown in one language.

    Attributes
    ----------
    sentences : tuple of Sentence
        All of them, in order.
    entries : dict
        The card entry of every figure, by id.
    rows : dict
        The figures' rows, by id.
    terms : mapping
        Where terms of the glossary are linked, by sentence.
    glossary : str
        The address of the glossary; empty in a book without one.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    entries: dict[str, Entry]
    rows: dict[str, Row]
    language: str
    terms: Mapping[str, Placed] = field(default_factory=dict)
    glossary: str = ""

    def text(self, sentence: Sentence) -> str:
        """A sentence in Chinese, as read."""
        return self.document.clean[sentence.start : sentence.end]


def annotate(
    edition,
    document: Document,
    uses: Mapping[str, Sequence[Link]],
    written: Written,
    lang: str,
    own_pages: Mapping[str, Link] | None = None,
) -> Annotation:
    """Everything the page of a report shows.

    Parameters
    ----------
    edition
        An :class:`~workreport.figures.edition.Edition`, or anything that answers its questions.
    document : Document
        The report's text.
    uses : mapping
        The book's pages with pictures that rest on a figure, by figure id.
    written : callable
        ``written(row, lang)`` says a value with its unit.
    own_pages : mapping, optional
        The page of a figure's indicator, by figure id.

    Raises
    ------
    ProjectError
        When a figure's span does not lie within one sentence; names every such figure.
    """
    rows = {str(row["figure_id"]): row for row in _records(edition.figures())}
    units = {str(unit["unit"]): unit for unit in _records(edition.units())}
    outcomes = {
        str(row["figure_id"]): {**row, "said": outcome_told(row, units, lang)}
        for row in _records(edition.outcomes())
    }
    marks = [
        _mark(rows_here, document, outcomes, written, lang) for rows_here in group(rows.values(), document)
    ]
    spans = [*marks, *numerals(_records(edition.nonfigures()), document, marks)]
    spans += _misprints(edition.report, document, spans, lang)
    sentences = _sentences(edition, document, sorted(spans, key=lambda span: span.start))
    _prove_all_placed(edition.report_id, rows, sentences)
    pairs = _pairs(edition, rows)
    corrections = defaultdict(list)
    for correction in _records(edition.corrections()):
        corrections[str(correction["figure_id"])].append(correction)
    entries = {}
    expected = _expected(document, sentences)
    for figure_id, row in rows.items():
        modified = cell(row, "applies_to").split()
        related = Related(
            pairs=tuple(pairs[figure_id]),
            outcome=outcomes.get(figure_id),
            applies_to=tuple(rows[other] for other in modified if other in rows),
            corrections=tuple(corrections[figure_id]),
            own_page=(own_pages or {}).get(figure_id),
            expected=expected.get(figure_id, ""),
            uses=tuple(uses.get(figure_id, ())),
        )
        start, end = clean_span(document, int(row["start"]), int(row["end"]))
        entries[figure_id] = entry(row, document.clean[start:end], related, written, lang)
    return Annotation(document, sentences, entries, rows, lang)


def _expected(document: Document, sentences: Iterable[Sentence]) -> dict[str, str]:
    """By figure: what the words before it in its sentence call the targets that follow; only where they do."""
    found = {}
    for sentence in sentences:
        for mark in sentence.marks:
            before = document.clean[sentence.start : mark.start]
            called = " ".join(word for word in (PROPOSED, EXPECTED) if word in before)
            if EXPECTED in called:
                found |= dict.fromkeys(mark.figure_ids, called)
    return found


def _mark(
    rows: Sequence[Row], document: Document, outcomes: Mapping[str, Row], written: Written, lang: str
) -> Mark:
    spans = [clean_span(document, int(row["start"]), int(row["end"])) for row in rows]
    first = rows[0]
    known = (cell(outcomes.get(str(row["figure_id"]), {}), "fate") for row in rows)
    fates = tuple(dict.fromkeys(fate for fate in known if fate))
    return Mark(
        start=min(start for start, _ in spans),
        end=max(end for _, end in spans),
        figure_ids=tuple(str(row["figure_id"]) for row in rows),
        status=str(first["status"]),
        class_=str(first["class"]),
        label=_label(first, fates, lang),
        fates=fates,
    )


def _label(row: Row, fates: Sequence[str], lang: str) -> str:
    name = cell(row, f"indicator_{lang}") or cell(row, "indicator_zh")
    words = [told(STATUS, str(row["status"]), lang)]
    if row["class"] != row["status"]:
        words.append(told(CLASS, str(row["class"]), lang))
    words += [told(FATE, fate, lang) for fate in fates]
    return f"{name}: {', '.join(words)}" if lang == "en" else f"{name}：{'，'.join(words)}"


def _misprints(report: Row, document: Document, taken: Sequence[Any], lang: str) -> list[Misprint]:
    """The apparent misprints that report.yml lists; page breaks are mended in reading and not shown."""
    found = []
    for defect in report.get("defects") or ():
        surface = str(defect.get("surface") or "")
        if not surface or "\n" in surface:
            continue
        start, end = clean_span(document, int(defect["start"]), int(defect["end"]))
        if not any(span.start < end and start < span.end for span in taken):
            found.append(Misprint(start, end, str(defect.get(lang) or "")))
    return found


def outcome_told(outcome: Row, units: Mapping[str, Row], lang: str) -> str:
    """The value that the next report gives, with its unit; empty when it gives none."""
    if not cell(outcome, "outcome_value"):
        return ""
    value, unit = Decimal(cell(outcome, "outcome_value")), cell(outcome, "outcome_unit")
    bound = told(COMPARATOR, cell(outcome, "outcome_comparator"), lang)
    bound = "" if bound == "eq" else bound
    if lang == "zh":
        number = f"{value:f}{unit}"
        return f"{number}{bound}" if bound == COMPARATOR["approx"].zh else f"{bound}{number}"
    if outcome["class"] == "rank" or unit == "位":
        return ordinal(int(value))
    known = units.get(unit, {})
    base = units.get(cell(known, "base_unit"), {})
    number = number_text(value * Decimal(cell(known, "factor") or 1), cell(base, "symbol_en"), "en")
    return f"{bound} {number}".strip()


def _sentences(edition, document: Document, spans: Sequence[Any]) -> tuple[Sentence, ...]:
    found = structure.sentences(document)
    inside = defaultdict(list)
    starts = [sentence.start for sentence in found]
    for span in spans:
        at = bisect_right(starts, span.start) - 1
        if at >= 0 and span.end <= found[at].end:
            inside[at].append(span)
    return tuple(
        Sentence(
            sentence_id=str(row["sentence_id"]),
            start=sentence.start,
            end=sentence.end,
            section=sentence.section,
            paragraph=sentence.paragraph,
            kind=sentence.kind,
            rendering=cell(row, "en"),
            spans=tuple(inside[number]),
        )
        for number, (sentence, row) in enumerate(zip(found, _records(edition.sentences()), strict=True))
    )


def _pairs(edition, rows: Mapping[str, Row]) -> dict[str, list[Row]]:
    """For either side of each pair, the pair with the other side's row under ``other`` and which it is under ``side``."""
    found = defaultdict(list)
    for pair in _records(edition.pairs()):
        target, actual = str(pair["target_id"]), str(pair["actual_id"])
        told_of = {key: pair.get(key) for key in ("comparable", "reason_zh", "reason_en")}
        found[target].append({**told_of, "side": "actual", "other": rows[actual]})
        found[actual].append({**told_of, "side": "target", "other": rows[target]})
    return found


def _prove_all_placed(report_id: str, rows: Iterable[str], sentences: Iterable[Sentence]) -> None:
    placed = {one for sentence in sentences for mark in sentence.marks for one in mark.figure_ids}
    lost = [figure_id for figure_id in rows if figure_id not in placed]
    if lost:
        raise ProjectError(
            problem(
                f"data/reports/{report_id}/figures.csv",
                figure_id,
                en="the span does not lie within one sentence of the report.",
                zh="所标文字不在同一句之内。",
                mend_en="Correct start and end; `workreport check` shows what stands there.",
                mend_zh="请改正 start 和 end；可用 `workreport check` 查看该处原文。",
            )
            for figure_id in lost
        )


def _records(frame) -> list[Row]:
    return frame.to_dict("records")
