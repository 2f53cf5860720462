"""The terms of the glossary: read in one language, found in running text, and where the report has them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workreport.figures.edition import Edition
from workreport.figures.format import written
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError

PAGE = "glossary"
"""The published name of the page that explains the terms."""

MISREADING = Bilingual("Take care.", "注意：")
"""What stands before the misreading of a term; it reads on into "Not 88 of anything." as into a full sentence."""

FIGURE = re.compile(r"\{fig\}`([^`]+)`")
_DIVIDER = "|"


@dataclass(frozen=True)
class Term:
    """A term as one language explains it; texts may name figures as ``{fig}`figure_id```.

    Attributes
    ----------
    why, misreading, source : str
        Empty when there is nothing to say, or when the text names a figure that this edition lacks.
    basis : str
        What the definition rests on: ``source``, ``report``, ``usage`` or ``unknown``.
    where : tuple of str
        The sentences of the report that have it; empty when this edition does not.
    """

    term_id: str
    zh: str
    pinyin: str
    en: str
    definition: str
    why: str
    misreading: str
    basis: str
    source: str
    where: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Its place on the glossary's page."""
        return f"term-{self.term_id}"


@dataclass(frozen=True)
class Found:
    """A term in a text, with its offsets."""

    start: int
    end: int
    term_id: str


@dataclass(frozen=True)
class Placed:
    """The terms linked in a sentence: by their offsets in the original, and in the rendering beside it."""

    original: tuple[Found, ...] = ()
    rendering: tuple[Found, ...] = ()


def read_terms(edition: Edition, lang: str) -> list[Term]:
    """The glossary in one language, in its order: by pinyin in Chinese, by the alphabet in English."""
    sentences = list(edition.sentences()[["sentence_id", "zh"]].itertuples(index=False))
    terms = [_term(edition, row, sentences, lang) for row in edition.glossary().to_dict("records")]
    return sorted(terms, key=_order_zh if lang == "zh" else _order_en)


def _term(edition: Edition, row: Mapping[str, Any], sentences: list[Any], lang: str) -> Term:
    forms = row["forms_zh"].split(_DIVIDER)
    return Term(
        row["term_id"],
        row["zh"],
        row["pinyin"],
        row["en"],
        *(_answerable(edition, row[f"{name}_{lang}"]) for name in ("definition", "why", "misreading")),
        row["basis"],
        row[f"source_{lang}"],
        tuple(one.sentence_id for one in sentences if any(form in one.zh for form in forms)),
    )


def _answerable(edition: Edition, text: str) -> str:
    """The text, or nothing when it names a figure that this edition does not have."""
    for figure_id in FIGURE.findall(text):
        try:
            edition.figure(figure_id)
        except ProjectError:
            return ""
    return text


def plainly(edition: Edition, text: str, lang: str) -> str:
    """The text with its figures written out."""
    return FIGURE.sub(lambda match: written(edition.figure(match[1]), lang), text)


def _order_zh(term: Term) -> str:
    letters = unicodedata.normalize("NFD", term.pinyin.casefold())
    return "".join(letter for letter in letters if "a" <= letter <= "z") or term.zh


def _order_en(term: Term) -> str:
    return re.sub(r"[^\w ]", "", term.en).casefold()


class Finder:
    """Finds terms in running text of one language; Chinese forms are looked for in both."""

    def __init__(self, edition: Edition, lang: str):
        self._terms: dict[str, str] = {}
        for row in edition.glossary().to_dict("records"):
            forms = row["forms_zh"] + (_DIVIDER + row["forms_en"] if lang == "en" else "")
            for form in forms.split(_DIVIDER):
                self._terms.setdefault(form.casefold(), row["term_id"])
        longest_first = sorted(self._terms, key=len, reverse=True)
        pattern = "|".join(_as_pattern(form) for form in longest_first)
        self._pattern = re.compile(pattern or r"(?!)", re.IGNORECASE)

    def all(self, text: str) -> Iterator[Found]:
        """Every term of ``text``, in order; where two could stand, the longer."""
        for match in self._pattern.finditer(text):
            yield Found(match.start(), match.end(), self._terms[match.group().casefold()])

    def find(self, text: str, seen: set[str]) -> Iterator[Found]:
        """The terms of ``text`` that are not in ``seen``, each once; adds them to ``seen``."""
        for found in self.all(text):
            if found.term_id not in seen:
                seen.add(found.term_id)
                yield found


def _as_pattern(form: str) -> str:
    """A form as a pattern: words of the Latin alphabet are found whole."""
    before = r"(?<![A-Za-z])" if form[0].isascii() and form[0].isalnum() else ""
    after = r"(?![A-Za-z])" if form[-1].isascii() and form[-1].isalnum() else ""
    return f"{before}{re.escape(form)}{after}"
