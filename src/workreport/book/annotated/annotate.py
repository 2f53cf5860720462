"""Sphinx: the directive ``annotated-report``.

The page is made of real sections, so that it has a table of contents, with the
text between them as HTML. Sphinx strips and indexes such HTML, a paragraph at a
time, so the search finds phrases across marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.fileutil import copy_asset_file

from workreport.book.addresses import document_of, figures_folder_of
from workreport.book.annotated import report_page
from workreport.book.annotated.annotation import Annotation, annotate
from workreport.book.annotated.marks import Numeral
from workreport.book.annotated.report_terms import with_terms
from workreport.book.editions import edition_of, page_language
from workreport.book.prose import roles, term_links
from workreport.book.reference.indicator_directive import indicator_links, links_by_page
from workreport.book.reference.uses import read_uses
from workreport.extract.text import load
from workreport.figures.format import written
from workreport.registry.problems import ProjectError

WEB = Path(__file__).parents[1] / "web"
EVERYWHERE = ("marks.css",)
ON_THE_PAGE = ("annotate.css", "annotate.js")


class AnnotatedReport(SphinxDirective):
    """The whole text of a report, every number marked: the book's own, or the one that the argument names."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The sections of the report; a problem in the data becomes an error of the build."""
        report_id = self.arguments[0] if self.arguments else self.config.workreport_report
        lang = page_language(self.env.app)
        # The pictures' records come and go with the notebooks, so the page is read at each build.
        self.env.note_reread()
        try:
            edition = edition_of(self.env.app, report_id)
            document = load(edition.project.report(report_id) / "report.txt")
            found = read_uses(figures_folder_of(self.env), lambda page: document_of(self.env, page))
            uses = {figure_id: links_by_page(self.env, some, lang) for figure_id, some in found.items()}
            own = indicator_links(self.env, edition, lang)
            annotation = annotate(edition, document, uses, written, lang, own)
            if address := term_links.glossary_address(self.env, self.env.docname):
                annotation = with_terms(annotation, edition, address)
        except ProjectError as error:
            raise self.error("\n".join(found.to(lang) for found in error.problems)) from error
        roles.note_report(self.env, report_id)
        return list(_page(annotation))


def _page(annotation: Annotation) -> Iterator[nodes.Node]:
    lang = annotation.language
    yield _raw(report_page.legend_html(lang))
    yield _raw(report_page.index_html(annotation))
    yield _raw(report_page.filter_html(lang))
    chapter: nodes.section | None = None
    for part in report_page.parts(annotation):
        if part.heading is None:
            yield from _body(annotation, part)
            continue
        section = _section(annotation, part)
        if part.is_chapter or chapter is None:
            if chapter is not None:
                yield chapter
            chapter = section
        else:
            chapter += section
    if chapter is not None:
        yield chapter


def _section(annotation: Annotation, part: report_page.Part) -> nodes.section:
    section = nodes.section(ids=[part.anchor, part.heading.sentence_id], classes=["wr-section"])
    title = nodes.title()
    if annotation.language == "en":
        title += nodes.Text(report_page.heading_text(annotation, part))
    else:
        for piece in report_page.heading_pieces(annotation, part):
            marked = isinstance(piece.span, Numeral)
            title += nodes.inline(text=piece.text, classes=["wr-non"]) if marked else nodes.Text(piece.text)
    section += title
    if below := report_page.heading_html(annotation, part):
        section += _raw(below)
    section += list(_body(annotation, part))
    return section


def _body(annotation: Annotation, part: report_page.Part) -> Iterator[nodes.Node]:
    for html in report_page.body_html(annotation, part):
        yield _raw(html)


def _raw(html: str) -> nodes.raw:
    return nodes.raw("", html, format="html")


def _copy_assets(app: Sphinx) -> None:
    static = Path(app.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    for name in (*EVERYWHERE, *ON_THE_PAGE):
        copy_asset_file(str(WEB / name), str(static))


def _add_assets(app: Sphinx, pagename: str, *_: object) -> None:
    if pagename in roles.report_pages(app.env).values():
        app.add_css_file("annotate.css")
        app.add_js_file("annotate.js", loading_method="defer")


def setup(app: Sphinx) -> None:
    """Register directive and assets; called by :func:`workreport.book.markup.setup`."""
    app.add_directive("annotated-report", AnnotatedReport)
    for name in EVERYWHERE:
        app.add_css_file(name)
    app.connect("builder-inited", _copy_assets)
    app.connect("html-page-context", _add_assets)
