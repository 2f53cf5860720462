"""Terms of the glossary in the annotated report: the first of each in a section is a link.

Numbers come first: a term that shares a character with a figure's mark is not linked there, for a link
cannot hold another. In the English edition the link stands in the rendering where that has the English
name, else in the original.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape

from workreport.book.annotated.annotation import Annotation, Sentence
from workreport.book.annotated.echoes import echoes
from workreport.book.annotated.marks import Piece
from workreport.book.reference.terms import Finder, Found, Placed
from workreport.figures.edition import Edition


def with_terms(annotation: Annotation, edition: Edition, address: str) -> Annotation:
    """The annotation with the terms of the glossary at ``address`` placed."""
    original = Finder(edition, "zh")
    rendering = Finder(edition, "en") if annotation.language == "en" else None
    placed: dict[str, Placed] = {}
    seen: dict[str, set[str]] = {}
    for sentence in annotation.sentences:
        if sentence.kind == "sentence":
            here = seen.setdefault(sentence.section, set())
            placed[sentence.sentence_id] = _place(annotation, sentence, original, rendering, here)
    return replace(annotation, terms=placed, glossary=address)


def _place(
    annotation: Annotation, sentence: Sentence, original: Finder, rendering: Finder | None, seen: set[str]
) -> Placed:
    taken = [(mark.start - sentence.start, mark.end - sentence.start) for mark in sentence.marks]
    here = _free(original.all(annotation.text(sentence)), taken, seen)
    there: dict[str, Found] = {}
    if rendering is not None:
        rows_of = [(mark, [annotation.rows[one] for one in mark.figure_ids]) for mark in sentence.marks]
        linked = [(echo.start, echo.end) for echo in echoes(sentence.rendering, rows_of)]
        there = _free(rendering.all(sentence.rendering), linked, seen)
    seen.update(here)
    return Placed(
        original=tuple(found for term_id, found in here.items() if term_id not in there),
        rendering=tuple(found for term_id, found in there.items() if term_id in here),
    )


def _free(matches: Iterable[Found], taken: Sequence[tuple[int, int]], seen: set[str]) -> dict[str, Found]:
    """The first free place of each term that was not seen before."""
    found: dict[str, Found] = {}
    for one in matches:
        is_free = not any(start < one.end and one.start < end for start, end in taken)
        if is_free and one.term_id not in seen:
            found.setdefault(one.term_id, one)
    return found


def linked_html(
    pieces: Iterable[Piece], found: Sequence[Found], html: Callable[[Piece], str], address: str
) -> str:
    """Pieces as HTML, the terms among them as links; offsets of ``found`` count from the first piece."""
    made = []
    opened = {one.start: one for one in found}
    closed = {one.end for one in found}
    at = 0
    for piece in _split(pieces, sorted({*opened, *closed})):
        if at in opened:
            made.append(f'<a class="wr-term" href="{escape(address)}#term-{escape(opened[at].term_id)}">')
        made.append(html(piece))
        at += len(piece.text)
        if at in closed:
            made.append("</a>")
    return "".join(made)


def _split(pieces: Iterable[Piece], borders: Sequence[int]) -> Iterator[Piece]:
    """Pieces that end at every border; borders inside a mark do not occur."""
    at = 0
    for piece in pieces:
        end = at + len(piece.text)
        cuts = [at, *(border for border in borders if at < border < end), end]
        for start, stop in zip(cuts, cuts[1:], strict=False):
            yield replace(piece, text=piece.text[start - at : stop - at])
        at = end
