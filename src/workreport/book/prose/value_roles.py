"""Roles for values in prose that the report does not state, and the notes that prove them.

``{derived}``, ``{count}``, ``{share}``, ``{outcome}`` and ``{series}`` write a value (what each takes is said
in :mod:`workreport.book.prose.quoting` and :mod:`workreport.book.prose.counting`). Each value links to its note, and the
notes of a page stand together at its end, so that they can be read, printed and searched; a script shows the
note as a card beside the value.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import ReferenceRole

from workreport.book.editions import edition_of, page_language
from workreport.book.prose import counting, quoting, roles
from workreport.book.prose.quoting import Value
from workreport.figures.edition import Edition
from workreport.figures.format import written
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError

ROLES: dict[str, Callable[[Edition, str, str], Value]] = {
    "derived": quoting.derived,
    "outcome": quoting.outcome,
    "series": quoting.series,
    "count": counting.count,
    "share": counting.share,
}
KIND = {
    "derived": Bilingual("derived", "推算"),
    "judged": Bilingual("judged", "判定"),
    "context": Bilingual("second source", "其他来源"),
}
_TITLE = Bilingual("How these values come about", "以上数值的依据")
_FROM = Bilingual("From: ", "依据：")
_BETWEEN = Bilingual(", ", "、")
_TABLES = (
    "figures",
    "problems",
    "expected",
    "corrections",
    "outcomes",
    "pairs",
    "city_series",
    "county_context",
    "places",
    "ranks",
    "designations",
)


class Quoted(nodes.Inline, nodes.TextElement):
    """A value in prose until the page is whole: its kind under ``kind``, its note as nodes under ``note``."""


class ValueRole(ReferenceRole):
    """A value with its note, or a text of one's own before ``<request>``."""

    def __init__(self, answer: Callable[[Edition, str, str], Value]):
        super().__init__()
        self.answer = answer

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The value, to be linked to its note when the page is whole; a warning when there is none.

        In the book of another report, which prose was not written for, "not stated" takes its place.
        """
        report_id = self.config.workreport_report
        lang = page_language(self.env.app)
        try:
            edition = edition_of(self.env.app, report_id)
            value = self.answer(edition, self.target, lang)
        except ProjectError as error:
            if not roles.is_home(self.config):
                return [roles.not_stated(self.env.app)], []
            return roles.warned(self, " ".join(found.to("en") for found in error.problems))
        for path in _read_files(edition):
            self.env.note_dependency(path)
        text = self.title if self.has_explicit_title else value.text
        if value.kind == quoting.PLAIN:
            return [nodes.inline(text=text)], []
        return [
            Quoted("", text, kind=value.kind, proof=value.note, note=self._note(edition, value, lang))
        ], []

    def _note(self, edition: Edition, value: Value, lang: str) -> nodes.paragraph:
        """The note as a paragraph: value, proof, and links to figures and second sources."""
        note = nodes.paragraph()
        note += nodes.strong(text=value.text)
        note += nodes.Text(" ")
        note += nodes.inline(text=KIND[value.kind].to(lang), classes=["wr-kind", f"wr-kind-{value.kind}"])
        note += nodes.Text(f" {value.note}")
        links: list[nodes.Node] = [self._figure(edition, one, lang) for one in value.figure_ids]
        links += [_source(*one) for one in value.sources]
        for place, link in enumerate(links):
            note += nodes.Text(_BETWEEN.to(lang) if place else f" {_FROM.to(lang)}")
            note += link
        return note

    def _figure(self, edition: Edition, figure_id: str, lang: str) -> nodes.Node:
        row = edition.figure(figure_id)
        shown = nodes.inline(text=f"{row[f'indicator_name_{lang}']} {written(row, lang)}")
        return roles.reference(self, self.config.workreport_report, shown, figure_id)


def _source(citation: str, address: str) -> nodes.Node:
    return nodes.reference(text=citation, refuri=address) if address else nodes.Text(citation)


def _read_files(edition: Edition) -> list[str]:
    from workreport.registry.files import tables

    known = tables()
    files = (known[name].file(edition.project, edition.report_id) for name in _TABLES)
    return [str(path) for path in files if path.is_file()]


class CollectNotes(SphinxTransform):
    """Link each value to its note, and put the notes at the end of the page, each once."""

    default_priority = 590  # before sections are numbered

    def apply(self, **_: Any) -> None:
        """Replace the values of the page."""
        lang = page_language(self.app)
        anchors: dict[tuple[str, str], str] = {}
        notes: list[nodes.list_item] = []
        for value in list(self.document.findall(Quoted)):
            key = (value["kind"], value["note"].astext())
            if key not in anchors:
                anchors[key] = f"value-{len(anchors) + 1}"
                notes.append(nodes.list_item("", value["note"], ids=[anchors[key]]))
            link = nodes.reference(
                "",
                value.astext(),
                refid=anchors[key],
                internal=True,
                reftitle=value["proof"],
                classes=["wr-value", f"wr-value-{value['kind']}"],
            )
            value.replace_self(link)
        if notes:
            home = next(iter(self.document.findall(nodes.section)), self.document)
            home += nodes.container(
                "",
                nodes.paragraph(text=_TITLE.to(lang), classes=["wr-values-title"]),
                nodes.enumerated_list("", *notes),
                classes=["wr-values"],
            )


def setup(app: Sphinx) -> None:
    """Register the roles; called by :func:`workreport.book.markup.setup`."""
    for name, answer in ROLES.items():
        app.add_role(name, ValueRole(answer))
    app.add_transform(CollectNotes)
