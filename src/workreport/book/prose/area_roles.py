"""Roles for areas in prose: ``{area}`` names one and links to its page, ``{pages}`` lists a family of pages.

``{area}`330523``` writes the name as charts have it, linked to the area's page when the book has one;
``{area}`330523 name``` the full name and ``{area}`330523 note``` what a reader should know of it, both without a link.
``{pages}`36_county``` lists the pages made from that notebook, but for the one it stands on.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxRole
from sphinx.util.nodes import make_refnode

from workreport.book.editions import edition_of, page_language
from workreport.book.families import read_families
from workreport.book.pages import Page, list_pages, read_toc
from workreport.book.prose.roles import warned
from workreport.figures.edition import Edition
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError

COLUMNS = ("short", "name", "note")
_BETWEEN = Bilingual(", ", "、")
_NONE = Bilingual("no place of this kind is registered", "没有登记这一类地方")


class AreaRole(SphinxRole):
    """An area of the registry: its short name with a link, its full name, or its note."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The words; a warning, which fails the build, for an area or a column that does not exist."""
        code, _, column = self.text.strip().partition(" ")
        column = column or COLUMNS[0]
        try:
            edition = edition_of(self.env.app, self.config.workreport_report)
            areas = edition.areas().set_index("area_code")
            if code not in areas.index:
                return warned(self, f"the registry has no area {code!r}.")
            if column not in COLUMNS:
                return warned(self, f"{column!r} is none of: {', '.join(COLUMNS)}.")
            pages = family_pages(self.env, edition)
        except ProjectError as error:
            return warned(self, " ".join(found.to("en") for found in error.problems))
        self.env.note_dependency(str(edition.project.registry / "areas.csv"))
        text = nodes.Text(areas.loc[code, f"{column}_{page_language(self.env.app)}"])
        page = next((page for page in pages if code in page.parameters.values()), None)
        if column != COLUMNS[0] or page is None or page.name == self.env.docname:
            return [text], []
        return [_link(self.env, page, text)], []


class PagesRole(SphinxRole):
    """The other pages made from one notebook, as links in a row: a page is not led to itself."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The links; names alone in a bare build, where the notebook is one page; a calm word where there are none."""
        lang = page_language(self.env.app)
        source = f"notebooks/{self.text.strip()}"
        try:
            edition = edition_of(self.env.app, self.config.workreport_report)
            pages = list_pages(edition.project, edition.report_id)
            families = read_families(edition.project, read_toc(edition.project), edition.report_id)
        except ProjectError as error:
            return warned(self, " ".join(found.to("en") for found in error.problems))
        if source not in families:
            return warned(self, f"no family of pages is made from {source}.")
        pages = [page for page in pages if page.source == source and page.name != self.env.docname]
        if not pages:
            return [nodes.inline(text=_NONE.to(lang), classes=["wr-absent"])], []
        row: list[nodes.Node] = []
        for page in pages:
            row += [nodes.Text(_BETWEEN.to(lang))] if row else []
            name = nodes.Text(page.title.to(lang))
            row.append(_link(self.env, page, name) if page.name in self.env.found_docs else name)
        return row, []


def family_pages(env: BuildEnvironment, edition: Edition) -> list[Page]:
    """The pages of families that this build has."""
    pages = list_pages(edition.project, edition.report_id)
    return [page for page in pages if page.title is not None and page.name in env.found_docs]


def _link(env: BuildEnvironment, page: Page, text: nodes.Text) -> nodes.Node:
    return make_refnode(env.app.builder, env.docname, page.name, "", text)


def setup(app: Sphinx) -> None:
    """Register the roles; called by :func:`workreport.book.markup.setup`."""
    app.add_role("area", AreaRole())
    app.add_role("pages", PagesRole())
