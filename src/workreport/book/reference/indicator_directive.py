"""The directive ``indicator-page``: everything the book knows about one indicator, by its id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from workreport.book.addresses import address_of_document, document_of, figures_folder_of
from workreport.book.annotated.links import Link
from workreport.book.editions import edition_of, page_language
from workreport.book.reference import indicator_text as text
from workreport.book.reference.indicator_pages import FOLDER, ONE_NUMBER, Drawer
from workreport.book.reference.uses import Use, by_page, read_uses
from workreport.chapters.indicator import Facts, Gathered
from workreport.chapters.sections import section_names
from workreport.figures.edition import Edition
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError

FRONT = Bilingual("Front page", "首页")
PAGE = Bilingual("The indicator’s own page: {}", "指标专页：{}")


class IndicatorPage(SphinxDirective):
    """The page of an indicator; the argument is its id in the registry."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """One section with the page; a problem in the data becomes an error of the build."""
        lang = page_language(self.env.app)
        try:
            bench = bench_of(self.env)
            edition = edition_of(self.env.app, self.config.workreport_report)
            return [self._page(bench, edition, bench.gathered.of(self.arguments[0]), lang)]
        except ProjectError as error:
            raise self.error("\n".join(found.to(lang) for found in error.problems)) from error

    def _page(self, bench: Bench, edition: Edition, facts: Facts, lang: str) -> nodes.Node:
        kept = bench.drawer.of(facts)
        pages = {row["indicator_id"]: page_of(self.env, row["indicator_id"]) for row in facts.relatives}
        page = nodes.section(ids=[f"indicator-{facts.indicator_id.replace('_', '-')}"])
        page += nodes.title(text=facts.registered[f"name_{lang}"])
        page += [
            _raw(html) for html in (text.lead(facts, lang), text.relatives(facts, lang, pages), *kept.figures)
        ]
        for key, html in (
            ("report", text.values(edition, facts, lang)),
            ("pair", text.pairs(facts, lang)),
            ("fate", text.fates(edition, facts, lang)),
            ("series", text.series(facts, lang)),
            ("book", text.book(self._links(bench, facts), lang)),
            ("data", text.data(kept.data, lang)),
        ):
            if html:
                section = nodes.section(ids=[f"part-{key}"])
                section += [nodes.title(text=text.say(key, lang)), _raw(html)]
                page += section
        return page

    def _links(self, bench: Bench, facts: Facts) -> list[Link]:
        """The pages whose pictures rest on the indicator's own figures, seen from here."""
        lang = page_language(self.env.app)
        found = [use for row in facts.figures for use in bench.uses.get(row["figure_id"], ())]
        return links_by_page(self.env, found, lang)


class OneNumber(SphinxDirective):
    """The page of the indicators that have nothing but one number, section by section of the report."""

    def run(self) -> list[nodes.Node]:
        """One section; a problem in the data becomes an error of the build."""
        lang = page_language(self.env.app)
        try:
            edition = edition_of(self.env.app, self.config.workreport_report)
            found = bench_of(self.env).gathered.with_one_number()
            names = section_names(edition, lang)
        except ProjectError as error:
            raise self.error("\n".join(found.to(lang) for found in error.problems)) from error
        page = nodes.section(ids=["one-number"])
        page += nodes.title(text=text.say("one_number", lang))
        page += _raw(
            f'<div class="wr-lead {text.CONTENT_MARK}"><p>{text.say("one_number_lead", lang)}</p></div>'
        )
        for number, group in groupby(found, key=lambda facts: facts.figures[0]["section"]):
            section = nodes.section(ids=[f"section-{number.replace('.', '-')}"])
            section += nodes.title(text=f"{number} {names.get(number, '')}".strip())
            section += _raw("".join(text.alone(edition, facts, lang) for facts in group))
            page += section
        return [page]


@dataclass(frozen=True)
class Bench:
    """What all these pages need, made once a build.

    Attributes
    ----------
    gathered : Gathered
        The facts of each indicator.
    drawer : Drawer
        Draws their pictures, or brings those kept.
    uses : dict
        The pictures of the chapters by figure; their page is the name of a document.
    """

    gathered: Gathered
    drawer: Drawer
    uses: dict[str, list[Use]]


_BENCHES: WeakKeyDictionary[Sphinx, Bench] = WeakKeyDictionary()


def bench_of(env: BuildEnvironment) -> Bench:
    """The bench of the running build; ProjectError when the edition cannot be read."""
    if env.app not in _BENCHES:
        edition = edition_of(env.app, env.config.workreport_report)
        folder = figures_folder_of(env)
        _BENCHES[env.app] = Bench(
            Gathered(edition),
            Drawer(edition, folder, page_language(env.app)),
            read_uses(folder, lambda page: document_of(env, page)),
        )
    return _BENCHES[env.app]


def links_by_page(env: BuildEnvironment, uses: Iterable[Use], lang: str) -> list[Link]:
    """A link to each page that uses a figure, seen from the page being read, called as in the contents.

    The link leads to the page's most direct picture, whose title is the remark, and the name of a page that the
    contents do not name.
    """
    return [
        Link(
            f"{address_of_document(env, use.page)}#{use.anchor}",
            title_of(env, use.page, lang) or use.title,
            use.title,
        )
        for use in by_page(uses)
    ]


def title_of(env: BuildEnvironment, document: str, lang: str) -> str:
    """What the table of contents calls a document; empty where it does not say."""
    if document == env.config.master_doc:
        return FRONT.to(lang)
    site_map = getattr(env.config, "external_site_map", None) or {}
    return (site_map[document].title or "") if document in site_map else ""


def page_of(env: BuildEnvironment, indicator_id: str) -> str | None:
    """Where an indicator is told of, from the page being read: its own page, or its place on the shared one.

    None when the book has no such pages, or the report no such figure.
    """
    document = f"{FOLDER}/{indicator_id}"
    if document in env.found_docs:
        return address_of_document(env, document)
    if ONE_NUMBER in env.found_docs and bench_of(env).gathered.of(indicator_id).figures:
        return f"{address_of_document(env, ONE_NUMBER)}#{text.only(indicator_id)}"
    return None


def indicator_links(env: BuildEnvironment, edition: Edition, lang: str) -> dict[str, Link]:
    """The page of each figure's indicator, by figure id, where it has one."""
    found = {}
    for row in edition.figures().to_dict("records"):
        if page := page_of(env, row["indicator_id"]):
            found[row["figure_id"]] = Link(page, PAGE.to(lang).format(row[f"indicator_name_{lang}"]))
    return found


def _raw(html: str) -> nodes.Node:
    return nodes.raw("", html, format="html")


def setup(app: Sphinx) -> None:
    """Register the directive; called by :func:`workreport.book.markup.setup`."""
    app.add_directive("indicator-page", IndicatorPage)
    app.add_directive("indicators-of-one-number", OneNumber)
