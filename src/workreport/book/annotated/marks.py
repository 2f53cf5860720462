"""Cut sentences at their numbers: marks for figures, declared numerals for the rest.

Offsets here are those of the repaired text (``Document.clean``); the tables
give offsets in the raw text, which a page break may have torn.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from workreport.book.annotated.card_terms import NUMERAL, told
from workreport.extract.text import Document


@dataclass(frozen=True)
class Mark:
    """One marked place: a span that one figure, or several on the same words, stand on.

    ``status`` and ``class_`` are those of the first figure; ``label`` is the
    hint a pointer or screen reader gets; ``fates`` are those of all its figures, none but for targets.
    """

    start: int
    end: int
    figure_ids: tuple[str, ...]
    status: str
    class_: str
    label: str = ""
    fates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Numeral:
    """A numeral that is no figure, with the reason (date, session, list, name, idiom, other)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Misprint:
    """A place where the transcription seems wrong; it is shown as it stands, with what seems meant."""

    start: int
    end: int
    said: str


Span = Mark | Numeral | Misprint


@dataclass(frozen=True)
class Piece:
    """A run of text under one span, or under none."""

    text: str
    span: Span | None = None


def clean_span(document: Document, start: int, end: int) -> tuple[int, int]:
    """The span in the repaired text of ``raw[start:end]``; what was mended away takes no room."""
    return bisect_left(document.origin, start), bisect_left(document.origin, end)


def group(rows: Iterable[Mapping[str, Any]], document: Document) -> list[list[Mapping[str, Any]]]:
    """Figure rows that share words, together, in the order of the text.

    Rows whose spans touch the same character would make two links inside each
    other, so they share one mark.
    """
    groups: list[list[Mapping[str, Any]]] = []
    reach = -1
    for row in sorted(rows, key=lambda row: (int(row["start"]), -int(row["end"]), str(row["figure_id"]))):
        start, end = clean_span(document, int(row["start"]), int(row["end"]))
        if groups and start < reach:
            groups[-1].append(row)
            reach = max(reach, end)
        else:
            groups.append([row])
            reach = end
    return groups


def numerals(rows: Iterable[Mapping[str, Any]], document: Document, marks: Sequence[Mark]) -> list[Numeral]:
    """The declared numerals in order, without those that stand under a figure's mark or another numeral."""
    found: list[Numeral] = []
    taken = sorted((mark.start, mark.end) for mark in marks)
    for row in sorted(rows, key=lambda row: (int(row["start"]), -int(row["end"]))):
        start, end = clean_span(document, int(row["start"]), int(row["end"]))
        at = bisect_left(taken, (end, -1))
        covered = at > 0 and taken[at - 1][1] > start
        if start < end and not covered and not (found and found[-1].end > start):
            found.append(Numeral(start, end, str(row["class"])))
    return found


def cut(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[Piece]:
    """``text[start:end]`` as pieces, in order and without loss; ``spans`` are sorted and disjoint."""
    position = start
    for span in spans:
        if span.end <= start or span.start >= end:
            continue
        if position < span.start:
            yield Piece(text[position : span.start])
        yield Piece(text[max(span.start, start) : min(span.end, end)], span)
        position = min(span.end, end)
    if position < end:
        yield Piece(text[position:end])


def card_id(figure_id: str) -> str:
    """The anchor of a figure's card."""
    return f"card-{figure_id}"


def mark_html(mark: Mark, text: str, *, reached_elsewhere: bool = False) -> str:
    """The mark: a link to the card; every figure on it can be linked to by its id.

    ``reached_elsewhere`` takes the mark out of the tab order, for a page where
    the rendering beside it carries the same link.
    """
    first, *others = mark.figure_ids
    anchors = "".join(f'<span id="{escape(other)}"></span>' for other in others)
    skip = ' tabindex="-1"' if reached_elsewhere else ""
    return (
        f'<a id="{escape(first)}" class="{_classes(mark)}" href="#{card_id(escape(first))}"'
        f'{_fate(mark)} title="{escape(mark.label)}"{skip}>{anchors}{escape(text, quote=False)}</a>'
    )


def echo_html(mark: Mark, text: str) -> str:
    """The same figure where the rendering repeats it: a link to the card, without an id of its own."""
    href = card_id(escape(mark.figure_ids[0]))
    return (
        f'<a class="{_classes(mark)}" href="#{href}"{_fate(mark)} title="{escape(mark.label)}">'
        f"{escape(text, quote=False)}</a>"
    )


def numeral_html(numeral: Numeral, text: str, lang: str) -> str:
    """A numeral that is no figure, declared so."""
    prefix = "not a figure: " if lang == "en" else "不是指标："
    title = escape(prefix + told(NUMERAL, numeral.kind, lang))
    return f'<span class="wr-non" title="{title}">{escape(text, quote=False)}</span>'


def sentence_html(pieces: Iterable[Piece], lang: str, echoed: frozenset[str] = frozenset()) -> str:
    """The inside of one sentence; ``echoed`` are the figures that the rendering links as well."""
    return "".join(piece_html(piece, lang, echoed) for piece in pieces)


def piece_html(piece: Piece, lang: str, echoed: frozenset[str] = frozenset()) -> str:
    """One piece of a sentence."""
    if isinstance(piece.span, Mark):
        return mark_html(piece.span, piece.text, reached_elsewhere=piece.span.figure_ids[0] in echoed)
    if isinstance(piece.span, Numeral):
        return numeral_html(piece.span, piece.text, lang)
    text = escape(piece.text, quote=False)
    if isinstance(piece.span, Misprint):
        return f'<span class="wr-sic" title="{escape(piece.span.said)}">{text}</span>'
    return text


def _classes(mark: Mark) -> str:
    return f"wr-fig wr-{escape(mark.status)} wr-is-{escape(mark.class_)}"


def _fate(mark: Mark) -> str:
    return f' data-fate="{escape(" ".join(mark.fates))}"' if mark.fates else ""
