"""Terms of the glossary in the prose of pages: the first of each is a link, and its card comes with the page.

The link leads to the glossary; a script shows the card, which lies in a ``template`` at the end of the page,
so that nobody reads, prints or finds it twice.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util.osutil import relative_uri

from workreport.book.editions import edition_of, page_language
from workreport.book.pages import published_name
from workreport.book.prose.value_roles import Quoted
from workreport.book.reference import terms
from workreport.book.reference.glossary import basis_html
from workreport.book.reference.terms import Finder, Found, Term
from workreport.figures.edition import Edition
from workreport.registry.files import tables
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError

TO_GLOSSARY = Bilingual("In the glossary", "见术语表")
_NO_PROSE = (
    nodes.title,
    nodes.rubric,
    nodes.caption,
    nodes.reference,
    nodes.literal,
    nodes.literal_block,
    nodes.raw,
    nodes.math,
    nodes.math_block,
    nodes.citation,
    nodes.footnote,
    nodes.comment,
    addnodes.pending_xref,
    addnodes.only,
    Quoted,
)
_LINK = re.compile(r'class="wr-term[^"]*" href="([^"#]*)#term-([a-z0-9-]+)"')


def glossary_address(env: BuildEnvironment, docname: str) -> str | None:
    """The address of the glossary from a page; None in a book without one."""
    builder = env.app.builder
    for other in sorted(env.found_docs):
        if published_name(other) == terms.PAGE:
            return relative_uri(builder.get_target_uri(docname), builder.get_target_uri(other))
    return None


class LinkTerms(SphinxTransform):
    """Link the first of each term in a page's prose."""

    default_priority = 580  # the words are final, the notes of values not yet made

    def apply(self, **_: Any) -> None:
        """Replace the words."""
        docname = self.env.docname
        address = glossary_address(self.env, docname)
        if address is None or published_name(docname) == terms.PAGE:
            return
        try:
            edition = edition_of(self.app, self.config.workreport_report)
            finder = Finder(edition, page_language(self.app))
        except ProjectError:  # what is wrong with the tables is said where they are needed
            return
        self.env.note_dependency(str(tables()["glossary"].file(edition.project, edition.report_id)))
        seen: set[str] = set()
        for text in list(self.document.findall(nodes.Text)):
            if _is_prose(text):
                found = list(finder.find(text.astext(), seen))
                if found:
                    text.parent.replace(text, _linked(text.astext(), found, address))


def _is_prose(text: nodes.Text) -> bool:
    here: nodes.Node | None = text.parent
    while here is not None and not isinstance(here, nodes.document):
        if isinstance(here, _NO_PROSE) or "wr-values" in here.get("classes", ()):
            return False
        here = here.parent
    return True


def _linked(text: str, found: list[Found], address: str) -> list[nodes.Node]:
    made: list[nodes.Node] = []
    at = 0
    for one in found:
        made.append(nodes.Text(text[at : one.start]))
        word = text[one.start : one.end]
        made.append(
            nodes.reference(
                "", word, refuri=f"{address}#term-{one.term_id}", classes=["wr-term"], internal=True
            )
        )
        at = one.end
    return [*made, nodes.Text(text[at:])]


def _add_cards(app: Sphinx, pagename: str, _: str, context: dict[str, Any], doctree: Any) -> None:
    """Put the cards of a page's terms at its end."""
    wanted = dict.fromkeys(_LINK.findall(context.get("body") or ""))
    if not wanted:
        return
    lang = page_language(app)
    edition = edition_of(app, app.config.workreport_report)
    known = {term.term_id: term for term in _terms(app, edition, lang)}
    context["body"] += "".join(
        card_html(edition, known[term_id], address, lang) for address, term_id in wanted
    )


def _terms(app: Sphinx, edition: Edition, lang: str) -> list[Term]:
    """The terms, read once a build."""
    if not hasattr(app, "_workreport_terms"):
        app._workreport_terms = terms.read_terms(edition, lang)
    return app._workreport_terms


def card_html(edition: Edition, term: Term, address: str, lang: str) -> str:
    """The card of a term, inert until a script shows it."""
    name, other = (term.zh, term.en) if lang == "zh" else (term.en, term.zh)
    title = (
        f'<p class="wr-note-title">{_text(name)} <span><span lang="{"en" if lang == "zh" else "zh-CN"}">'
        f'{_text(other)}</span> · <span lang="zh-Latn-pinyin">{_text(term.pinyin)}</span></span></p>'
    )
    body = f"<p>{_text(terms.plainly(edition, term.definition, lang))}</p>"
    if term.misreading:
        said = _text(terms.plainly(edition, term.misreading, lang))
        body += f"<p><b>{terms.MISREADING.to(lang)}</b>{' ' if lang == 'en' else ''}{said}</p>"
    basis = basis_html(term, lang) if term.basis != "source" or not term.source else ""
    more = f'<p><a href="{escape(address)}#{term.anchor}">{TO_GLOSSARY.to(lang)}</a></p>'
    return f'<template id="note-{term.anchor}">{title}{body}{basis}{more}</template>'


def _text(text: str) -> str:
    return escape(text, quote=False)


def setup(app: Sphinx) -> None:
    """Register the transform; called by :func:`workreport.book.markup.setup`."""
    app.add_transform(LinkTerms)
    app.connect("html-page-context", _add_cards)
