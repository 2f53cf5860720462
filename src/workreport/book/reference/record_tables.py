"""The tables of the page on reading by rules: the directive ``reading-record``, made from the record of the reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from itertools import groupby

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from workreport.book.editions import page_language
from workreport.extract import confidence, record
from workreport.registry.language import Bilingual
from workreport.registry.terms import CLASS, COMPARATOR, STATUS, told

Cells = tuple[str, ...]

_EXAMPLE = "例\t"
"""Marks a cell as a sentence of our own, in Chinese."""

_NONE = Bilingual("no figure", "不是数据")
_READ = Bilingual(
    "report|rows|spans|bound|sure rows, wrong|unsure rows, wrong",
    "报告|行数|位置|绑定|有把握的行，有误|没把握的行，有误",
)
_HEADS = {
    "decisions": Bilingual("sentence|read as|why", "句子|读作|理由"),
    "rules": Bilingual("rule|what it goes by|rows|wrong|confidence", "规则|依据|行数|有误|置信度"),
    "readings": _READ,
    "unseen": _READ,
}
_LINE = Bilingual(
    "A row is unsure below a confidence of {line}. In the reports above, each judged by the counts of the "
    "others alone, {unsure:.0%} of the unsure rows were wrong, and {sure:.0%} of the sure ones.",
    "置信度低于 {line} 的行没有把握。上表各报告只按其余报告的计数评定：没把握的行有误的占 {unsure:.0%}，"
    "有把握的行有误的占 {sure:.0%}。",
)


class ReadingRecord(SphinxDirective):
    """One table of the record: ``decisions``, ``rules``, ``readings`` or ``unseen``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The table, and below the readings what they say of the confidence."""
        name, lang = self.arguments[0], page_language(self.env.app)
        if name not in _ROWS:
            raise self.error(f"reading-record: {', '.join(_ROWS)}, not {name!r}")
        heads = tuple(_HEADS[name].to(lang).split("|"))
        made: list[nodes.Node] = [_table(heads, _ROWS[name](lang))]
        if name == "readings":
            made.append(nodes.paragraph(text=_said_of_the_line(lang)))
        return made


def decisions(lang: str) -> Iterable[Cells]:
    """Each sentence once, how its figures are read, and why: the reasons of its rows make one text."""
    between, gap = ("; ", " ") if lang == "en" else ("；", "")
    for sentence, rows in groupby(record.table("decisions"), key=lambda row: row["sentence"]):
        own = list(rows)
        why = gap.join(row[f"why_{lang}"] for row in own)
        yield _EXAMPLE + sentence, between.join(_read_as(row, lang) for row in own), why


def rules(lang: str) -> Iterable[Cells]:
    """Each rule and warning with its rows, those that were wrong, and what follows for the confidence."""
    for row in record.table("rules"):
        counted = [one for one in record.table("counts") if one["rule"] == row["rule"]]
        rows, wrong = (sum(int(one[key]) for one in counted) for key in ("rows", "wrong"))
        sure = f"{confidence.lower_bound(rows - wrong, rows):.2f}"
        yield f"`{row['rule']}`", row[f"says_{lang}"], str(rows), str(wrong), sure


def readings(lang: str, name: str = "readings") -> Iterable[Cells]:
    """Each report that was read apart, and how far the rules agree with its readers."""
    for row in record.table(name):
        sure, unsure = (f"{row[key]}, {row[f'{key}_wrong']}" for key in ("sure", "unsure"))
        yield row[f"report_{lang}"], row["rows"], row["spans"], row["bound"], sure, unsure


_ROWS: dict[str, Callable[[str], Iterable[Cells]]] = {
    "decisions": decisions,
    "rules": rules,
    "readings": readings,
    "unseen": lambda lang: readings(lang, "unseen"),
}


def _read_as(row: dict[str, str], lang: str) -> str:
    if row["class"] == "none":
        return f"{row['surface']}: {_NONE.en}" if lang == "en" else f"{row['surface']}：{_NONE.zh}"
    said = [told(CLASS, row["class"], lang), told(STATUS, row["status"], lang)]
    if row["comparator"] in COMPARATOR:
        said.append(told(COMPARATOR, row["comparator"], lang))
    value = f"{row['value']} {row['unit']}".strip()
    return (
        f"{row['surface']} → {value} ({', '.join(dict.fromkeys(said))})"
        if lang == "en"
        else f"{row['surface']} → {value}（{'、'.join(dict.fromkeys(said))}）"
    )


def _said_of_the_line(lang: str) -> str:
    sums = {
        key: sum(int(row[key]) for row in record.table("readings"))
        for key in ("sure", "sure_wrong", "unsure", "unsure_wrong")
    }
    return _LINE.to(lang).format(
        line=confidence.REVIEW,
        unsure=sums["unsure_wrong"] / sums["unsure"],
        sure=sums["sure_wrong"] / sums["sure"],
    )


def _table(heads: Cells, rows: Iterable[Cells]) -> nodes.table:
    group = nodes.tgroup(cols=len(heads))
    group += [nodes.colspec(colwidth=1) for _ in heads]
    group += nodes.thead("", _line(heads))
    group += nodes.tbody("", *(_line(row) for row in rows))
    return nodes.table("", group)


def _line(cells: Cells) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", _cell(cell))) for cell in cells))


def _cell(text: str) -> nodes.Node:
    if text.startswith(_EXAMPLE):
        # As HTML: an example is in Chinese whatever the page, and no prose in which terms are explained.
        return nodes.raw(
            "", f'<span lang="zh-CN">{escape(text.removeprefix(_EXAMPLE))}</span>', format="html"
        )
    code = len(text) > 1 and text[0] == text[-1] == "`"
    return nodes.literal(text=text.strip("`")) if code else nodes.Text(text)


def setup(app: Sphinx) -> None:
    """Register the directive; called by :func:`workreport.book.markup.setup`."""
    app.add_directive("reading-record", ReadingRecord)
