"""The page of the glossary: the directive ``terms``, made from the table."""

from __future__ import annotations

from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from workreport.book.editions import edition_of, page_language
from workreport.book.prose import roles
from workreport.book.reference import terms
from workreport.book.reference.terms import FIGURE, Term
from workreport.figures.edition import Edition
from workreport.figures.format import written
from workreport.registry.files import tables
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError
from workreport.registry.terms import SENTENCE

MOST_PLACES = 8
"""As many sentences as an entry names; of a word that stands everywhere the first are enough."""

BASIS = {
    "report": Bilingual(
        "The definition is our reading of the report; no other source was checked.",
        "释义是本书据报告的理解，未核其他来源。",
    ),
    "usage": Bilingual(
        "The definition follows common usage; no source was checked for it.",
        "释义依通行说法，未核来源。",
    ),
    "unknown": Bilingual("No source was found that explains it.", "没有查到解释它的来源。"),
}
UNSOURCED = Bilingual("The table names no source for this term.", "表中没有注明这一术语的来源。")
_SAID = {
    "why": Bilingual("Why it matters.", "与数字的关系："),
    "misreading": terms.MISREADING,
    "where": Bilingual("In the report: ", "见于报告："),
    "more": Bilingual(" and {} more", "等{}句"),
    "source": Bilingual("Source: ", "来源："),
    "filter": Bilingual("Find a term", "查找术语"),
    "hint": Bilingual("Chinese, pinyin, English", "中文、拼音或英文"),
    "count": Bilingual("{n} terms", "{n}条"),
    "one": Bilingual("1 term", "1条"),
    "none": Bilingual("No term matches.", "没有符合的术语。"),
}


class Terms(SphinxDirective):
    """Every term with its explanation, what it rests on, and where the report has it."""

    def run(self) -> list[nodes.Node]:
        """A filter, then the entries; a problem in the tables becomes an error of the build."""
        lang = page_language(self.env.app)
        report_id = self.config.workreport_report
        try:
            edition = edition_of(self.env.app, report_id)
            entries = [self._entry(edition, one, lang) for one in terms.read_terms(edition, lang)]
        except ProjectError as error:
            raise self.error("\n".join(found.to(lang) for found in error.problems)) from error
        for name in ("glossary", "sentences", "figures"):
            self.env.note_dependency(str(tables()[name].file(edition.project, report_id)))
        return [nodes.raw("", _filter_html(len(entries), lang), format="html"), *entries]

    def _entry(self, edition: Edition, term: Term, lang: str) -> nodes.Node:
        entry = nodes.container(ids=[term.anchor], classes=["wr-entry"])
        name, other = (term.zh, term.en) if lang == "zh" else (term.en, term.zh)
        entry += nodes.rubric(text=name, level=2)
        entry += nodes.raw("", _names_html(other, term.pinyin, lang), format="html")
        entry += nodes.paragraph("", "", *self._text(edition, term.definition, lang))
        for key, text in (("why", term.why), ("misreading", term.misreading)):
            if text:
                said = nodes.strong(text=_SAID[key].to(lang))
                gap = nodes.Text(" " if lang == "en" else "")
                entry += nodes.paragraph("", "", said, gap, *self._text(edition, text, lang))
        if term.where:
            entry += self._where(term, lang)
        entry += nodes.raw("", basis_html(term, lang), format="html")
        return entry

    def _text(self, edition: Edition, text: str, lang: str) -> list[nodes.Node]:
        """A text of the table, its figures linked to their marks."""
        made: list[nodes.Node] = []
        for place, part in enumerate(FIGURE.split(text)):
            if place % 2 == 0:
                made.append(nodes.Text(part))
                continue
            row = edition.figure(part)
            shown = nodes.inline(text=written(row, lang), classes=["wr-fig", f"wr-{row['status']}"])
            made.append(roles.reference(self, self.config.workreport_report, shown, part))
        return made

    def _where(self, term: Term, lang: str) -> nodes.paragraph:
        place = nodes.paragraph("", _SAID["where"].to(lang), classes=["wr-entry-where"])
        for number, sentence in enumerate(term.where[:MOST_PLACES]):
            place += nodes.Text("" if not number else ", " if lang == "en" else "、")
            shown = nodes.inline(text=SENTENCE.to(lang).format(sentence.lstrip("s0")))
            place += roles.reference(self, self.config.workreport_report, shown, sentence)
        if len(term.where) > MOST_PLACES:
            rest = len(term.where) - (MOST_PLACES if lang == "en" else 0)
            place += nodes.Text(_SAID["more"].to(lang).format(rest))
        return place


def _names_html(other: str, pinyin: str, lang: str) -> str:
    """The names under a heading: the pronunciation, and the term in the other language."""
    spoken = f'<span lang="zh-Latn-pinyin">{escape(pinyin, quote=False)}</span>'
    named = f'<span lang="{"en" if lang == "zh" else "zh-CN"}">{escape(other, quote=False)}</span>'
    parts = (named, spoken) if lang == "en" else (spoken, named)
    return f'<p class="wr-entry-names">{" · ".join(parts)}</p>'


def basis_html(term: Term, lang: str) -> str:
    """What the definition rests on, and the sources there are; that there is none is said."""
    parts = [BASIS[term.basis].to(lang)] if term.basis in BASIS else []
    if term.source:
        parts.append(f"{_SAID['source'].to(lang)}{term.source}{Bilingual('.', '。').to(lang)}")
    elif not parts:
        parts.append(UNSOURCED.to(lang))
    return f'<p class="wr-entry-basis">{escape((" " if lang == "en" else "").join(parts), quote=False)}</p>'


def _filter_html(count: int, lang: str) -> str:
    """The filter; hidden until the page's script shows it, for without scripts it could do nothing.

    It says from the start how many terms there are, so that nothing below it moves.
    """
    said = {key: escape(text.to(lang)) for key, text in _SAID.items()}
    return (
        f'<form class="wr-find" hidden role="search"><label>{said["filter"]} '
        f'<input type="search" name="term" autocomplete="off" placeholder="{said["hint"]}"></label>'
        f'<output data-count="{said["count"]}" data-one="{said["one"]}" data-none="{said["none"]}">{said["count"].format(n=count)}</output></form>'
    )


def setup(app: Sphinx) -> None:
    """Register the directive; called by :func:`workreport.book.markup.setup`."""
    app.add_directive("terms", Terms)
