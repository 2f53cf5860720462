"""Words that lead to one another in the search: names of indicators and terms, in both languages, and other words.

A report says 生产总值 where a reader types GDP. The search page therefore also loads what the registry knows: each
indicator and each term with all its names and the page that tells of it, what the report is silent about, what is
often asked (``asked.csv``), and the common other words of ``other_words.csv``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from workreport.book.addresses import document_of
from workreport.book.editions import edition_of, page_language
from workreport.book.reference import indicator_directive, indicator_text
from workreport.book.reference.indicator_pages import FOLDER, ONE_NUMBER, has_tables
from workreport.book.reference.terms import PAGE, read_terms
from workreport.figures.edition import Edition
from workreport.registry.language import Bilingual
from workreport.registry.project import find_project

DATA = "wr-search-words.js"
SILENCES = "silences"
"""The published name of the page on what a report does not say."""

_DIVIDER = "|"
_QUOTES = str.maketrans("", "", "“”‘’\"'「」《》")
_KIND = {
    "indicator": Bilingual("Indicator", "指标"),
    "term": Bilingual("Glossary", "术语"),
    "silence": Bilingual("Silences", "没有说到的"),
    "asked": Bilingual("Often asked", "常被问到"),
}


def write_words(app: Sphinx, out: Path) -> None:
    """Write the script that the search page loads; a book without tables gets no words.

    ``ways`` are names with the page that tells of what they name, ``others`` the other words with what the text
    says for them, ``pages`` where to look when nothing is found.
    """
    lang = page_language(app)
    known: dict[str, Any] = {"ways": [], "others": [], "pages": _pages(app, lang)}
    if has_tables(find_project(app.config.workreport_project or app.confdir), app.config.workreport_report):
        edition = edition_of(app, app.config.workreport_report)
        ways = (_asked, _indicators, _terms, _silences)
        known["ways"] = [way for told in ways for way in told(app, edition, lang)]
        known["others"] = list(_others(edition, lang))
    data = json.dumps(known, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    (out / "_static" / DATA).write_text(f"var wrSearchWords={data};\n", encoding="utf-8")


def forms(*names: str) -> list[str]:
    """Names that may be divided by bars, without quotation marks, each once, empty ones left out."""
    parts = (part.translate(_QUOTES).strip() for name in names for part in name.split(_DIVIDER))
    return list(dict.fromkeys(part for part in parts if part))


def _address(app: Sphinx, page: str) -> str:
    document = document_of(app.env, page)
    return app.builder.get_target_uri(document) if document else ""


def _pages(app: Sphinx, lang: str) -> list[list[str]]:
    """Where a reader may look on who has found nothing: address and title."""
    found = [(_address(app, name), name) for name in (SILENCES, PAGE)]
    titles = app.env.titles
    return [[address, titles[document_of(app.env, name)].astext()] for address, name in found if address]


def _terms(app: Sphinx, edition: Edition, lang: str) -> Iterator[list[Any]]:
    page = _address(app, PAGE)
    rows = {row["term_id"]: row for row in edition.glossary().to_dict("records")}
    for term in read_terms(edition, lang) if page else ():
        row = rows[term.term_id]
        told = term.zh if lang == "zh" else term.en
        names = forms(term.zh, term.en, row["forms_zh"], row["forms_en"])
        yield [names, f"{page}#{term.anchor}", told, _KIND["term"].to(lang)]


def _indicators(app: Sphinx, edition: Edition, lang: str) -> Iterator[list[Any]]:
    """Indicators that have a page, or a place on the page of those with one number."""
    gathered = indicator_directive.bench_of(app.env).gathered
    own = {facts.indicator_id for facts in gathered.with_page()}
    shared = {facts.indicator_id for facts in gathered.with_one_number()}
    found, uri = app.env.found_docs, app.builder.get_target_uri
    for row in edition.indicators().to_dict("records"):
        name = row["indicator_id"]
        if name in own and f"{FOLDER}/{name}" in found:
            address = uri(f"{FOLDER}/{name}")
        elif name in shared and ONE_NUMBER in found:
            address = f"{uri(ONE_NUMBER)}#{indicator_text.only(name)}"
        else:
            continue
        yield [
            forms(row["name_zh"], row["name_en"]),
            address,
            row[f"name_{lang}"],
            _KIND["indicator"].to(lang),
        ]


def _asked(app: Sphinx, edition: Edition, lang: str) -> Iterator[list[Any]]:
    """What readers often ask, with the place that answers; pages that this edition lacks are left out."""
    for row in edition.asked().to_dict("records"):
        if row["page"].startswith(f"{FOLDER}/"):
            address = app.builder.get_target_uri(row["page"]) if row["page"] in app.env.found_docs else ""
        else:
            address = _address(app, row["page"])
        if address:
            place = f"{address}#{row['anchor']}" if row["anchor"] else address
            yield [
                forms(row["asked_zh"], row["asked_en"]),
                place,
                row[f"title_{lang}"],
                _KIND["asked"].to(lang),
            ]


def _silences(app: Sphinx, edition: Edition, lang: str) -> Iterator[list[Any]]:
    """What a reader would expect and for which no figure is looked for."""
    page = _address(app, SILENCES)
    for row in edition.expected().to_dict("records") if page else ():
        if not set(f"{row['result']} {row['target']}".split()) - {"-"}:
            names = forms(row["name_zh"], row["name_en"], row["words"])
            yield [names, page, row[f"name_{lang}"], _KIND["silence"].to(lang)]


def _others(edition: Edition, lang: str) -> Iterator[list[Any]]:
    """Each other word with how the text of this language says it; the English edition quotes the Chinese, too."""
    for row in edition.other_words().to_dict("records"):
        says = row["says_zh"] if lang == "zh" else f"{row['says_en']}|{row['says_zh']}"
        yield [row["word"], forms(says)]
