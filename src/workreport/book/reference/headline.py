"""The directive ``headline``: one number in large type, with the clause of the report it stands in.

.. code-block:: md

   ```{headline} gdp:level gdp:growth
   ```

The first selector is the number, the second its growth, which may be left out. In a report other than the one
the prose was written for, what it does not state is left out.
"""

from __future__ import annotations

import re
from html import escape

import pandas as pd
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from workreport.book.editions import edition_of, page_language
from workreport.book.prose import roles
from workreport.figures.edition import Edition
from workreport.figures.format import written
from workreport.figures.selector import Ambiguous
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError

UP = Bilingual("up {}", "增长{}")
DOWN = Bilingual("down {}", "下降{}")
_CLAUSE = re.compile(r"[^；;]+[；;]?")


class Headline(SphinxDirective):
    """A number, what it measures, its growth, and the clause it stands in, each linked to the report."""

    required_arguments = 1
    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """One block; a selector that names no figure is an error of the build."""
        lang = page_language(self.env.app)
        report_id = self.config.workreport_report
        try:
            edition = edition_of(self.env.app, report_id)
            rows = [self._row(edition, selector) for selector in self.arguments]
        except ProjectError as error:
            raise self.error("\n".join(found.to(lang) for found in error.problems)) from error
        roles.note_figures(self.env, edition)
        self.env.note_dependency(str(edition.project.report(report_id) / "sentences.csv"))
        if rows[0] is None:
            return []
        return [self._block(edition, [row for row in rows if row is not None], lang)]

    def _row(self, edition: Edition, selector: str) -> pd.Series | None:
        try:
            row = edition.find(selector)
        except Ambiguous:
            if roles.is_home(self.config):
                raise
            return None
        if row is None and roles.is_home(self.config):
            raise self.error(f"no figure of {edition.report_id} answers to {selector!r}.")
        return row

    def _block(self, edition: Edition, rows: list[pd.Series], lang: str) -> nodes.Node:
        first = rows[0]
        block = nodes.container(classes=["wr-headline", f"wr-{first['status']}"])
        number = nodes.inline(text=written(first, lang), classes=["wr-headline-number"])
        block += nodes.paragraph("", "", self._link(number, first))
        name = nodes.paragraph(classes=["wr-headline-name"])
        name += nodes.Text(first[f"indicator_name_{lang}"])
        if len(rows) > 1:
            change = (DOWN if rows[1]["direction"] == "down" else UP).to(lang)
            name += nodes.Text((", " if lang == "en" else "，") + change.format(written(rows[1], lang)))
        block += name
        # As HTML, for docutils has no language of its own for a paragraph that smart quotes leave alone.
        said = "".join(
            f'<p lang="{language}">{escape(text)}</p>'
            for language in dict.fromkeys((lang, "zh"))
            if (text := clause(edition, first, language))
        )
        block += nodes.raw("", f'<blockquote class="wr-headline-quote">{said}</blockquote>', format="html")
        return block

    def _link(self, shown: nodes.Node, row: pd.Series) -> nodes.Node:
        return roles.reference(self, self.config.workreport_report, shown, row["figure_id"])


def clause(edition: Edition, row: pd.Series, lang: str) -> str:
    """The clause, between semicolons, in which a figure stands; the whole sentence where the rendering differs.

    Empty in English while the sentence has no rendering.

    The rendering's clause is the one at the same place, when both have as many.
    """
    sentence = edition.sentence_of(row["figure_id"]).iloc[0]
    original = [part.strip() for part in _CLAUSE.findall(sentence["zh"])]
    wanted = re.sub(r"\s", "", row["surface"])
    found = [place for place, part in enumerate(original) if wanted in part]
    parts = original if lang == "zh" else [part.strip() for part in _CLAUSE.findall(sentence["en"])]
    if len(found) != 1 or len(parts) != len(original):
        return sentence[lang]
    text = parts[found[0]].rstrip("；;。.")
    return text[0].upper() + text[1:]


def setup(app: Sphinx) -> None:
    """Register the directive; called by :func:`workreport.book.markup.setup`."""
    app.add_directive("headline", Headline)
