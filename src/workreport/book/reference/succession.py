"""The directive ``neighbours``: this report beside the ones before and after it, when the project has them.

.. code-block:: md

   ```{neighbours}
   ```
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from workreport.book.editions import edition_of, page_language
from workreport.book.prose import roles
from workreport.book.reference.tabular import table
from workreport.figures.neighbours import neighbours
from workreport.figures.succession import HEADINGS, Difference, differences, kind_told
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError
from workreport.registry.terms import CHANGE
from workreport.review.check import check

ALONE = Bilingual(
    "This project holds one report of this place, so there is nothing to compare it with yet. "
    "The end of this page says how to add one.",
    "本项目目前只有这一份该地的报告，还没有可以比较的另一份。怎样加入，见本页末尾。",
)
UNFINISHED = Bilingual(
    "The tables of {} are not finished: workreport check {} tells what is open.",
    "{} 的表格尚未完成：运行 workreport check {} 可知还缺什么。",
)
SAME = Bilingual("No figure differs.", "没有数字不同。")
_TITLE = Bilingual("{} and {}", "{}年与{}年")
_COUNT = Bilingual("{} ({})", "{}（{}）")


class Neighbours(SphinxDirective):
    """A section for each neighbour, in it a section for each kind of difference; or that there is none."""

    def run(self) -> list[nodes.Node]:
        """The sections; a problem in this report's data becomes an error of the build."""
        lang = page_language(self.env.app)
        self.env.note_reread()  # reports come and go beside this one
        try:
            pairs = neighbours(edition_of(self.env.app, self.config.workreport_report))
        except ProjectError as error:
            raise self.error("\n".join(one.to(lang) for one in error.problems)) from error
        if not pairs:
            return [nodes.paragraph("", ALONE.to(lang))]
        return [self._pair(*pair, lang) for pair in pairs]

    def _pair(self, before: str, after: str, lang: str) -> nodes.section:
        sides = [edition_of(self.env.app, name) for name in (before, after)]
        years = [side.report["plan_year"] for side in sides]
        section = nodes.section(ids=[f"from-{before}-to-{after}"])
        section += nodes.title(text=_TITLE.to(lang).format(*years))
        other = after if before == self.config.workreport_report else before
        if check(sides[0].project, other):
            section += nodes.paragraph("", UNFINISHED.to(lang).format(other, other))
            return section
        found = differences(*sides)
        if not found:
            section += nodes.paragraph("", SAME.to(lang))
        for kind, group in groupby(found, key=lambda one: one.kind):
            section += self._kind(section["ids"][0], kind, list(group), [str(year) for year in years], lang)
        return section

    def _kind(
        self, anchor: str, kind: str, found: list[Difference], years: list[str], lang: str
    ) -> nodes.section:
        section = nodes.section(ids=[f"{anchor}-{kind}"])
        section += nodes.title(text=_COUNT.to(lang).format(CHANGE[kind].to(lang), len(found)))
        header = [heading.to(lang) for heading in HEADINGS] + years
        section += table(header, [list(self._cells(one, lang)) for one in found])
        return section

    def _cells(self, one: Difference, lang: str) -> Iterator:
        yield self._name(one, lang)
        yield kind_told(one, lang)
        for side in ("before", "after"):
            yield one.said(side, lang) or "—"

    def _name(self, one: Difference, lang: str) -> nodes.Node:
        """The indicator, linked to this report's figure where it has one."""
        shown = nodes.inline(text=one.name.to(lang))
        home = self.config.workreport_report
        known = set(edition_of(self.env.app, home).figures()["figure_id"])
        for row in one.before + one.after:
            if row["figure_id"] in known:
                return roles.reference(self, home, shown, row["figure_id"])
        return shown


def setup(app: Sphinx) -> None:
    """Register the directive; called by :func:`workreport.book.markup.setup`."""
    app.add_directive("neighbours", Neighbours)
