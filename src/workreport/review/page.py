"""The review sheet as a page: each sentence with its marked numbers, what was read, and what needs a decision.

One file without script or anything fetched, to be read beside ``review.csv``; Chinese first, English below it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib.resources import files

from workreport.extract.text import Document
from workreport.registry.language import Bilingual
from workreport.registry.terms import CLASS, COMPARATOR, NUMERAL, STATUS
from workreport.review.draft import Sentences
from workreport.review.facts import Facts
from workreport.review.questions import is_optional
from workreport.review.sheet import NAME as SHEET
from workreport.review.sheet import NEW, REFUSE, Line

NAME = "review.html"
STYLE = (files("workreport.review") / "review.css").read_text(encoding="utf-8")
_HOW = (
    Bilingual(
        f"Open {SHEET} in a spreadsheet. Rows with a text under “question” need you; filter for them.",
        f"用电子表格打开 {SHEET}。“待定事项”一栏有文字的行需要您决定，可用筛选只看这些行。",
    ),
    Bilingual(
        "Under “decision” write ok for a reading that is right, no for a numeral that is no figure.",
        "“决定”一栏：判读正确填 ok，不是指标数据填 no。",
    ),
    Bilingual(
        "A reading that is wrong: correct its cells. A new indicator: write its English name; once is enough.",
        "判读有误的，直接改正该行各格。新指标请填英文名称，同一指标填一次即可。",
    ),
    Bilingual(
        "Corner brackets 「」 keep a spreadsheet from rewriting a cell; with or without them it is read the same.",
        "方括号「」用来防止电子表格改写内容，写与不写都能读懂。",
    ),
    Bilingual(
        "Save as CSV, then run: workreport review {id}. This page is made anew then.",
        "存为 CSV，再运行：workreport review {id}。本页随之更新。",
    ),
)
_HEAD = (
    Bilingual("Row", "行"),
    Bilingual("Number", "数字"),
    Bilingual("Read as", "判读"),
    Bilingual("Indicator", "指标"),
    Bilingual("Period", "时期"),
    Bilingual("Confidence", "把握"),
    Bilingual("To decide", "待定事项"),
)


def render(
    facts: Facts, document: Document, lines: Sequence[Line], open_: Mapping[int, Bilingual] | None = None
) -> str:
    """The page.

    Parameters
    ----------
    open_ : mapping, optional
        What is still open, by the row's number; by default whatever asks a question that must be answered.
    """
    if open_ is None:
        asking = (line for line in lines if line["question"] and not is_optional(line["question"]))
        open_ = {line.number: Bilingual("", "") for line in asking}
    sentences = Sentences(document)
    inside: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if not line.about_report and line.span:
            inside[sentences.at(line.span[0])].append(line)
    body = "".join(
        _sentence(sentences, number, inside.get(number, []), open_) for number in range(len(sentences.all))
    )
    count = len(open_)
    title = facts.names["title"]
    how = "".join(f"<li>{two(text, id=facts.report_id)}</li>" for text in _HOW)
    state = Bilingual(f"{count} of {len(lines)} rows need a decision", f"{len(lines)}行中有{count}行待定")
    only = Bilingual("show only what needs a decision", "只看待定的句子")
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>复核 Review · {escape(facts.report_id)}</title><style>{STYLE}</style></head><body><main>"
        f"<h1>复核：{escape(title.zh)}<small lang='en'>Review: {escape(title.en or facts.report_id)}</small></h1>"
        f'<p class="state">{two(state)}</p><ol class="how">{how}</ol>'
        f'<input type="checkbox" id="only"><label for="only">{two(only)}</label>'
        f"<section><h2>{two(Bilingual('The report itself', '报告本身'))}</h2>{_report(lines, open_)}</section>"
        f"<section><h2>{two(Bilingual('Sentence by sentence', '逐句'))}</h2>{body}</section></main></body></html>\n"
    )


def two(text: Bilingual, **values: str) -> str:
    """A text in both languages, the English set back."""
    zh, en = (escape(one.format(**values) if values else one, quote=False) for one in (text.zh, text.en))
    return f"<span>{zh}</span> <span class='en' lang='en'>{en}</span>"


def _row_class(line: Line, open_: Mapping[int, Bilingual]) -> str:
    return "open" if line.number in open_ else "none" if line["decision"] == REFUSE else "settled"


def _report(lines: Iterable[Line], open_: Mapping[int, Bilingual]) -> str:
    rows = "".join(
        f'<tr class="{_row_class(line, open_)}"><td>{line.number}</td><th scope="row">{escape(line["surface"])}</th>'
        f"<td>{escape(line['name_zh'] or line['value'])}</td><td>{escape(line['name_en'])}</td>"
        f"<td>{escape(line['question'])}</td></tr>"
        for line in lines
        if line.about_report
    )
    head = (
        _HEAD[0],
        Bilingual("Fact", "事项"),
        Bilingual("Chinese", "中文"),
        Bilingual("English", "英文"),
        _HEAD[6],
    )
    return _table(head, rows)


def _table(head: Iterable[Bilingual], rows: str) -> str:
    cells = "".join(f'<th scope="col">{two(text)}</th>' for text in head)
    return f"<div class='frame'><table><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table></div>"


def _sentence(sentences: Sentences, number: int, lines: list[Line], open_: Mapping[int, Bilingual]) -> str:
    part = sentences.all[number]
    text = _marked(sentences, number, lines, open_)
    tag = "h3" if part.kind == "heading" else "p"
    label = f'<span class="section">{escape(part.section)}</span> ' if part.section else ""
    shown = [line for line in lines if line["decision"] != REFUSE or line.number in open_]
    asks = " asks" if any(line.number in open_ for line in lines) else ""
    read = _table(_HEAD, "".join(_figure(line, open_) for line in shown)) if shown else ""
    return f'<article class="s{asks}"><{tag}>{label}{text}</{tag}>{read}</article>'


def _marked(sentences: Sentences, number: int, lines: list[Line], open_: Mapping[int, Bilingual]) -> str:
    text, begin = sentences.text(number), sentences.all[number].start
    out, at = [], 0
    for line in sorted(lines, key=lambda line: (line.span, line["decision"] == REFUSE)):
        first, last = (sentences.clean(offset) - begin for offset in line.span)
        if first < at:
            continue
        out += [
            escape(text[at:first], quote=False),
            f'<mark class="{_row_class(line, open_)}">{escape(text[first:last], quote=False)}</mark>',
        ]
        at = last
    return "".join(out) + escape(text[at:], quote=False)


def _figure(line: Line, open_: Mapping[int, Bilingual]) -> str:
    read = [
        told[line[key]].zh
        for key, told in (("status", STATUS), ("class", CLASS | NUMERAL), ("comparator", COMPARATOR))
        if line[key] in told
    ]
    read += [
        text
        for text in ({"up": "上升", "down": "下降"}.get(line["direction"], ""), line["commitment"])
        if text
    ]
    value = f"{line['value']} {line['unit']}".strip()
    known = line["indicator"] and line["indicator"] != NEW
    indicator = escape(line["name_zh"]) + (f" <code>{escape(line['indicator'])}</code>" if known else "")
    said = open_.get(line.number, Bilingual("", ""))
    asked = line["question"] if line.number in open_ else ""
    nearest = f"<br><small>{escape(line['nearest'])}</small>" if asked and line["nearest"] else ""
    more = f" {escape(said.zh)}" if said.zh and not asked else ""
    return (
        f'<tr class="{_row_class(line, open_)}"><td>{line.number}</td><th scope="row">{escape(line["surface"])}</th>'
        f"<td>{escape('，'.join(dict.fromkeys(read)))}<br><small>{escape(value)}</small></td><td>{indicator}</td>"
        f"<td>{escape(line['period'])}</td><td>{escape(line['confidence'])}</td>"
        f"<td>{escape(asked)}{more}{nearest}</td></tr>"
    )
