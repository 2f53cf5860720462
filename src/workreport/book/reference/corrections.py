"""The directive ``corrections``: what was corrected in the report of this book, or that nothing was.

.. code-block:: md

   ```{corrections}
   ```
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from workreport.book.editions import edition_of, page_language
from workreport.book.prose import roles
from workreport.book.reference.tabular import table
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError
from workreport.registry.terms import COLUMN, cell_told, told

NONE = Bilingual("No correction yet.", "尚无更正。")
_HEADINGS = (
    Bilingual("Figure", "数字"),
    Bilingual("What", "更正项"),
    Bilingual("Was", "原作"),
    Bilingual("Is", "更正为"),
    Bilingual("Why", "理由"),
    Bilingual("Date", "日期"),
    Bilingual("By", "更正人"),
)


class Corrections(SphinxDirective):
    """A table with a row for each correction, each figure linked to its mark in the report."""

    def run(self) -> list[nodes.Node]:
        """The table or a plain sentence; a problem in the data becomes an error of the build."""
        lang = page_language(self.env.app)
        report_id = self.config.workreport_report
        # A file that is not there yet cannot be a dependency, so the page is read at each build.
        self.env.note_reread()
        try:
            edition = edition_of(self.env.app, report_id)
            found = edition.corrections().to_dict("records")
        except ProjectError as error:
            raise self.error("\n".join(one.to(lang) for one in error.problems)) from error
        if not found:
            return [nodes.paragraph("", NONE.to(lang))]
        rows = [self._row(row, lang) for row in found]
        return [table([heading.to(lang) for heading in _HEADINGS], rows)]

    def _row(self, row: dict[str, str], lang: str) -> list:
        column = row["column"]
        name = nodes.inline(text=row[f"indicator_{lang}"])
        link = roles.reference(self, self.config.workreport_report, name, row["figure_id"])
        was, now = (cell_told(column, row[key], lang) for key in ("was", "is"))
        what = told(COLUMN, column, lang)
        return [link, what, was, now, row[f"reason_{lang}"], row["date"], row["who"]]


def setup(app: Sphinx) -> None:
    """Register the directive; called by :func:`workreport.book.markup.setup`."""
    app.add_directive("corrections", Corrections)
