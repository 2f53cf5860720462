"""A sheet beside the main one as a page: each row with the sentences it rests on and what was read.

One file without script or anything fetched; Chinese first, English below it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from workreport.registry.language import Bilingual
from workreport.review.page import STYLE, two
from workreport.review.sheet import MARK, Line

_OPEN = Bilingual(
    "Open {file} in a spreadsheet. Rows with a text under “question” need you; filter for them.",
    "用电子表格打开 {file}。“待定事项”一栏有文字的行需要您决定，可用筛选只看这些行。",
)
_SAVE = Bilingual(
    "Save as CSV, then run: workreport review {id}. This page is made anew then.",
    "存为 CSV，再运行：workreport review {id}。本页随之更新。",
)


@dataclass(frozen=True)
class Entry:
    """A row of the sheet: what it is about, what was read, and the sentences, each under its label."""

    line: Line
    name: str
    read: Sequence[str]
    quotes: Sequence[tuple[Bilingual, str]]


def render(
    report_id: str,
    file: str,
    title: Bilingual,
    how: Bilingual,
    entries: Sequence[Entry],
    open_: Mapping[int, Bilingual] | None = None,
) -> str:
    """The page of the sheet ``file``.

    Parameters
    ----------
    how : Bilingual
        How a row is answered.
    open_ : mapping, optional
        What is still open by the row's number; by default whatever asks something.
    """
    if open_ is None:
        open_ = {one.line.number: Bilingual("", "") for one in entries if one.line["question"]}
    state = Bilingual(
        f"{len(open_)} of {len(entries)} rows need a decision", f"{len(entries)}行中有{len(open_)}行待定"
    )
    only = Bilingual("show only what needs a decision", "只看待定的行")
    steps = "".join(f"<li>{two(text, id=report_id, file=file)}</li>" for text in (_OPEN, how, _SAVE))
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>复核 Review · {escape(report_id)}</title><style>{STYLE}</style></head><body><main>"
        f"<h1>{escape(title.zh)}<small lang='en'>{escape(title.en)}</small></h1>"
        f'<p class="state">{two(state)}</p><ol class="how">{steps}</ol>'
        f'<input type="checkbox" id="only"><label for="only">{two(only)}</label><section>'
        f"{''.join(_article(one, open_) for one in entries)}</section></main></body></html>\n"
    )


def _article(entry: Entry, open_: Mapping[int, Bilingual]) -> str:
    line = entry.line
    is_open = line.number in open_
    read = escape("，".join(entry.read), quote=False)
    quotes = "".join(
        f"<p><small>{two(label)}</small> {_marked(text)}</p>" for label, text in entry.quotes if text
    )
    said = open_[line.number] if is_open else Bilingual("", "")
    asked = escape(line["question"] or f"{said.zh} {said.en}", quote=False) if is_open else ""
    return (
        f'<article class="s row{" asks" if is_open else ""}"><h3><span class="section">{line.number}</span> '
        f"{escape(line['surface'])} · {escape(entry.name)}</h3><p>{read}</p>{quotes}"
        + (f'<p class="ask">{asked}</p>' if asked else "")
        + "</article>"
    )


def _marked(text: str) -> str:
    """A sentence with its number, which stands between thick brackets, as a mark."""
    html = escape(text, quote=False)
    return html.replace(MARK[0], '<mark class="settled">').replace(MARK[1], "</mark>")
