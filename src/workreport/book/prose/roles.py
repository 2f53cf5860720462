"""Roles for prose: ``{fig}`` writes a figure's value and links to its mark, ``{sentence}`` links to a sentence.

A figure is named by what it measures, ``indicator:class:status`` (:mod:`workreport.figures.selector`), or by id.
``{report}`` writes what is known of the report itself, such as ``{report}`review_year``` .

All look into the report of the configuration (``workreport_report``). What does not exist is a warning,
which fails the build. A figure that the report does not state is one only in the report that the prose was
written for (``workreport_home``); in the book of any other, the prose says "not stated".
"""

from __future__ import annotations

from calendar import month_name
from datetime import date
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole, SphinxDirective, SphinxRole
from sphinx.util.nodes import make_refnode

from workreport.book.editions import edition_of, page_language
from workreport.figures.edition import Edition
from workreport.figures.format import written
from workreport.figures.selector import Ambiguous
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError
from workreport.registry.terms import SENTENCE

TYPE = "workreport"
_log = logging.getLogger(__name__)
NOT_STATED = Bilingual("not stated in this report", "本报告未写明")


def report_pages(env: BuildEnvironment) -> dict[str, str]:
    """The page (docname) of each annotated report, by the report's id."""
    if not hasattr(env, "workreport_pages"):
        env.workreport_pages = {}
    return env.workreport_pages


def note_report(env: BuildEnvironment, report_id: str) -> None:
    """Remember that the current page shows a report."""
    report_pages(env)[report_id] = env.docname


def note_figures(env: BuildEnvironment, edition: Edition) -> None:
    """Remember that the current page shows figures, as they are corrected."""
    env.note_dependency(str(edition.project.report(edition.report_id) / "figures.csv"))
    env.note_dependency(str(edition.project.data / "corrections.csv"))


class FigureRole(ReferenceRole):
    """``{fig}`gdp:growth``` : the value as the language writes it, or a text of one's own before ``<selector>``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """A link to the figure's mark, or a warning and the bare text when there is no such figure."""
        report_id = self.config.workreport_report
        try:
            edition = edition_of(self.env.app, report_id)
            row = edition.find(self.target)
        except ProjectError as error:
            if isinstance(error, Ambiguous) and not is_home(self.config):
                return [not_stated(self.env.app)], []
            return warned(self, " ".join(found.to("en") for found in error.problems))
        if row is None and is_home(self.config):
            return warned(self, f"no figure of {report_id} answers to {self.target!r}.")
        if row is None:
            return [not_stated(self.env.app)], []
        note_figures(self.env, edition)
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


class ReportRole(SphinxRole):
    """``{report}`title``` : a fact of report.yml in the page's language, or ``{report}`figures```, how many there are.

    Facts in two languages are named without ``_en`` or ``_zh``: title, book_title, place, speaker, body; the others
    are date, review_year and plan_year.
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The fact as text, in Chinese while nobody has written the English.

        "Not stated" for one that is left open, a warning for a name that is no fact.
        """
        lang = page_language(self.env.app)
        try:
            edition = edition_of(self.env.app, self.config.workreport_report)
            facts = {"figures": len(edition.figures())} if self.text == "figures" else edition.report
        except ProjectError as error:
            return warned(self, " ".join(found.to("en") for found in error.problems))
        name = next((key for key in (self.text, f"{self.text}_{lang}") if key in facts), "")
        if not name or isinstance(facts[name], dict | list):
            return warned(self, f"report.yml has no fact {self.text!r}.")
        if facts[name] in (None, "") and facts.get(f"{self.text}_zh"):
            return [nodes.Text(str(facts[f"{self.text}_zh"]))], []
        if facts[name] in (None, ""):
            return [not_stated(self.env.app)], []
        said = day(facts[name], lang) if isinstance(facts[name], date) else str(facts[name])
        return [nodes.Text(said)], []


def is_home(config: Config) -> bool:
    """Whether a book is of the report that its prose was written for."""
    return config.workreport_report == (config.workreport_home or config.workreport_report)


def not_stated(app: Sphinx) -> nodes.Node:
    """What prose says in place of a figure or a fact that the report does not state."""
    return nodes.inline(text=NOT_STATED.to(page_language(app)), classes=["wr-absent"])


def day(when: date, lang: str) -> str:
    """A date as prose writes it: ``27 April 2020``, ``2020年4月27日``."""
    if lang == "zh":
        return f"{when.year}年{when.month}月{when.day}日"
    return f"{when.day} {month_name[when.month]} {when.year}"


def warned(role: SphinxRole, message: str) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """A warning, which fails the build, and the role's words as they stand."""
    _log.warning("%s: %s", role.rawtext, message, location=role.get_location(), type=TYPE)
    return [nodes.inline(text=getattr(role, "title", role.text))], []


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
    """Register the roles; called by :func:`workreport.book.markup.setup`."""
    app.add_config_value("workreport_home", "", "env", types=(str,))
    app.add_config_value("workreport_report", lambda config: config.workreport_home, "env", types=(str,))
    app.add_role("fig", FigureRole())
    app.add_role("report", ReportRole())
    app.add_role("sentence", SentenceRole())
    app.connect("missing-reference", resolve)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
