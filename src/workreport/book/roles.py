"""Roles for prose: ``{fig}`` writes a figure's value and links to its mark, ``{sentence}`` links to a sentence.

A figure is named by what it measures, ``indicator:class:status`` (:mod:`workreport.figures.selector`), or by id.
Both look into the report of the configuration (``workreport_report``), and both
refuse what does not exist: a warning, which fails the build.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole, SphinxDirective, SphinxRole
from sphinx.util.nodes import make_refnode

from workreport.book.editions import edition_of, page_language
from workreport.figures.format import written
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError

TYPE = "workreport"
_log = logging.getLogger(__name__)
SENTENCE = Bilingual("sentence {}", "第{}句")


def report_pages(env: BuildEnvironment) -> dict[str, str]:
    """The page (docname) of each annotated report, by the report's id."""
    if not hasattr(env, "workreport_pages"):
        env.workreport_pages = {}
    return env.workreport_pages


def note_report(env: BuildEnvironment, report_id: str) -> None:
    """Remember that the current page shows a report."""
    report_pages(env)[report_id] = env.docname


class FigureRole(ReferenceRole):
    """``{fig}`gdp:growth``` : the value as the language writes it, or a text of one's own before ``<selector>``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """A link to the figure's mark, or a warning and the bare text when there is no such figure."""
        report_id = self.config.workreport_report
        try:
            edition = edition_of(self.env.app, report_id)
            row = edition.find(self.target)
        except ProjectError as error:
            return warned(self, " ".join(found.to("en") for found in error.problems))
        if row is None:
            return warned(self, f"no figure of {report_id} answers to {self.target!r}.")
        self.env.note_dependency(str(edition.project.report(report_id) / "figures.csv"))
        text = self.title if self.has_explicit_title else written(row, page_language(self.env.app))
        shown = nodes.inline(text=text, classes=["wr-fig", f"wr-{row['status']}"])
        return [reference(self, report_id, shown, row["figure_id"])], []


class SentenceRole(ReferenceRole):
    """``{sentence}`s008``` : a link to a sentence of the report."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """A link to the sentence, or a warning when there is none."""
        report_id = self.config.workreport_report
        try:
            known = set(edition_of(self.env.app, report_id).sentences()["sentence_id"])
        except ProjectError as error:
            return warned(self, " ".join(found.to("en") for found in error.problems))
        if self.target not in known:
            return warned(self, f"there is no sentence {self.target!r} in {report_id}.")
        number = self.target.lstrip("s0")
        text = (
            self.title if self.has_explicit_title else SENTENCE.to(page_language(self.env.app)).format(number)
        )
        shown = nodes.inline(text=text, classes=["wr-sentence-link"])
        return [reference(self, report_id, shown, self.target)], []


def warned(role: ReferenceRole, message: str) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """A warning, which fails the build, and the role's words as they stand."""
    _log.warning("%s: %s", role.rawtext, message, location=role.get_location(), type=TYPE)
    return [nodes.inline(text=role.title)], []


def reference(
    place: SphinxRole | SphinxDirective, report_id: str, shown: nodes.Node, anchor: str
) -> nodes.Node:
    """A link, resolved later, from a role or directive to an anchor on the report's page."""
    reference = addnodes.pending_xref(
        getattr(place, "rawtext", "") or getattr(place, "block_text", ""),
        shown,
        refdomain="",
        reftype=TYPE,
        reftarget=anchor,
        refdoc=place.env.docname,
        workreport_report=report_id,
    )
    place.set_source_info(reference)
    return reference


def resolve(
    app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, shown: nodes.Element
) -> nodes.Node | None:
    """A link from the role's page to the mark or sentence on the report's page."""
    if node.get("reftype") != TYPE:
        return None
    page = report_pages(env).get(node["workreport_report"])
    if page is None:
        _log.warning(
            "no page of this book shows the report %s, so nothing can link to %s",
            node["workreport_report"],
            node["reftarget"],
            location=node,
            type=TYPE,
        )
        return shown
    return make_refnode(app.builder, node["refdoc"], page, node["reftarget"], shown)


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    pages = report_pages(env)
    for report_id in [one for one, page in pages.items() if page == docname]:
        del pages[report_id]


def _merge(app: Sphinx, env: BuildEnvironment, docnames: Any, other: BuildEnvironment) -> None:
    report_pages(env).update(report_pages(other))


def setup(app: Sphinx) -> None:
    """Register the roles; called by :func:`workreport.book.annotate.setup`."""
    app.add_config_value("workreport_report", "huzhou-2020", "env", types=(str,))
    app.add_role("fig", FigureRole())
    app.add_role("sentence", SentenceRole())
    app.connect("missing-reference", resolve)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
