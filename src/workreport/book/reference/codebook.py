"""The directive ``codebook``: what the columns of tables mean, from their declaration in ``tables.yml``.

.. code-block:: md

   ```{codebook} pairs outcomes
   ```
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from workreport.book.editions import page_language
from workreport.registry.language import Bilingual
from workreport.registry.tables import Column, Table, tables

_COLUMN = Bilingual("column", "列")
_MEANING = Bilingual("what it holds", "内容")
_ONE_OF = Bilingual("One of {}.", "取值：{}。")
_NEVER_EMPTY = Bilingual("Never empty.", "不得为空。")
_EMPTY = Bilingual("empty", "空")
_KIND = {
    "integer": Bilingual("A whole number.", "整数。"),
    "decimal": Bilingual("A decimal.", "十进制数。"),
    "number": Bilingual("A decimal or a fraction.", "十进制数或分数。"),
    "date": Bilingual("Written as 2020-04-27.", "格式如 2020-04-27。"),
    "period": Bilingual(
        "A year, a month, a day, or two of them with a stroke between.", "年、月、日，或以斜线相连的两者。"
    ),
}
MOST_VALUES = 12


class Codebook(SphinxDirective):
    """A table of columns for each table named."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """The tables; a name that is none is an error of the build."""
        lang = page_language(self.env.app)
        made: list[nodes.Node] = []
        for name in self.arguments[0].split():
            if name not in tables():
                raise self.error(f"there is no table {name!r}; there are {', '.join(tables())}.")
            made += _explained(tables()[name], lang)
        return made


def _explained(table: Table, lang: str) -> list[nodes.Node]:
    title = nodes.paragraph("", "", nodes.literal(text=f"data/{table.path}"), classes=["wr-codebook"])
    title += nodes.Text((" " if lang == "en" else "：") + table.title.to(lang))
    body = nodes.tbody()
    for column in table.columns:
        body += _row(nodes.literal(text=column.name), nodes.Text(_said(column, lang)))
    head = nodes.thead("", _row(nodes.Text(_COLUMN.to(lang)), nodes.Text(_MEANING.to(lang))))
    group = nodes.tgroup("", nodes.colspec(colwidth=1), nodes.colspec(colwidth=3), head, body, cols=2)
    return [title, nodes.table("", group, classes=["codes"])]


def _row(*cells: nodes.Node) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))


def _said(column: Column, lang: str) -> str:
    """What a column means, which values it may take, and whether it may be empty."""
    stop, gap = Bilingual(".", "。").to(lang), " " if lang == "en" else ""
    parts = [column.means.to(lang) + stop]
    if column.allowed and len(column.allowed) <= MOST_VALUES:
        values = [value or _EMPTY.to(lang) for value in column.allowed]
        parts.append(_ONE_OF.to(lang).format(Bilingual(", ", "、").to(lang).join(values)))
    if column.kind in _KIND:
        parts.append(_KIND[column.kind].to(lang))
    if column.filled:
        parts.append(_NEVER_EMPTY.to(lang))
    return gap.join(parts)


def setup(app: Sphinx) -> None:
    """Register the directive; called by :func:`workreport.book.markup.setup`."""
    app.add_directive("codebook", Codebook)
