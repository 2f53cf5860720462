"""The page of an annotated report: legend, index with its strip of numbers, filter, and the text itself.

Small functions, an annotation in, HTML out; every text of the data is escaped
where it meets the markup.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from workreport.book.annotated.annotation import Annotation, Sentence
from workreport.book.annotated.card_terms import CLASS, FATE, STATUS, STATUS_MEANING
from workreport.book.annotated.cards import card_html
from workreport.book.annotated.echoes import echoes, pieces
from workreport.book.annotated.marks import Mark, Piece, cut, echo_html, piece_html, sentence_html
from workreport.book.annotated.report_terms import linked_html
from workreport.book.reference.terms import Placed
from workreport.registry.language import Bilingual

CHINESE = 'lang="zh-CN"'
LEAD_LENGTH = 24
_NUMBERED = re.compile(r"[（(][一二三四五六七八九十]+[）)]")

_SAID = {
    "legend": Bilingual("How the numbers are marked", "数字的标注方式"),
    "status": Bilingual("Status", "性质"),
    "class": Bilingual("Kind", "类别"),
    "fate": Bilingual("One year later", "一年之后"),
    "not_figure": Bilingual("numeral that is not a figure", "不是指标数据的数字"),
    "term": Bilingual("term of the glossary", "见术语表的词"),
    "misprint": Bilingual("apparent misprint, kept as it stands", "疑似误植，照录原文"),
    "rendering": Bilingual("Unofficial rendering", "非官方译文"),
    "original": Bilingual("Chinese original", "原文"),
    "index": Bilingual("The report at a glance", "全文一览"),
    "section": Bilingual("Section", "章节"),
    "where": Bilingual("Where the numbers stand", "数字所在"),
    "results": Bilingual("Results", "实绩"),
    "targets": Bilingual("Targets", "目标"),
    "others": Bilingual("Other", "其他"),
    "filter": Bilingual("Show only", "筛选"),
    "all": Bilingual("all", "全部"),
    "only": Bilingual("hide the rest", "隐藏其余"),
    "previous": Bilingual("Previous figure", "上一个数字"),
    "next": Bilingual("Next figure", "下一个数字"),
    "count": Bilingual("{shown} of {all} marks", "标注{shown}／{all}"),
    "close": Bilingual("Close", "关闭"),
    "opening": Bilingual("Title and opening", "标题与开头"),
}


@dataclass(frozen=True)
class Part:
    """A section of the report: its label, its heading, the sentences under it."""

    label: str
    heading: Sentence | None
    body: tuple[Sentence, ...]

    @property
    def anchor(self) -> str:
        """The section's id on the page."""
        return f"section-{self.label.replace('.', '-')}" if self.label else "section-opening"

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Heading and body."""
        return (self.heading, *self.body) if self.heading else self.body

    @property
    def is_chapter(self) -> bool:
        """Whether it opens a chapter."""
        return self.label.endswith(".0")


def parts(annotation: Annotation) -> list[Part]:
    """The report's sections in order; the title block has an empty label.

    The front matter of a Markdown file, which is no part of the report, is left out.
    """
    found = []
    for label, group in groupby(_spoken(annotation), key=lambda sentence: sentence.section):
        first, *rest = group
        headed = first.kind == "heading" or (label and bool(_NUMBERED.match(annotation.text(first))))
        found.append(Part(label, first if headed else None, tuple(rest) if headed else (first, *rest)))
    return found


def _spoken(annotation: Annotation) -> tuple[Sentence, ...]:
    """The sentences without a front matter between two lines of hyphens, unless it holds a figure."""
    texts = [annotation.text(sentence).strip() for sentence in annotation.sentences]
    if "---" not in texts[1:] or texts[0] != "---":
        return annotation.sentences
    end = texts.index("---", 1) + 1
    if any(sentence.marks for sentence in annotation.sentences[:end]):
        return annotation.sentences
    return annotation.sentences[end:]


def heading_text(annotation: Annotation, part: Part) -> str:
    """A section's heading in the language of the page, as plain text."""
    if part.heading is None:
        return _said("opening", annotation.language)
    if annotation.language == "en" and part.heading.rendering:
        return part.heading.rendering
    return annotation.text(part.heading)


def heading_pieces(annotation: Annotation, part: Part) -> list[Piece]:
    """A section's Chinese heading, cut at its numerals."""
    return list(_cut(annotation, part.heading))


def heading_html(annotation: Annotation, part: Part) -> str:
    """What stands right below a section's title: in English the original, in Chinese only what it marks.

    A heading without a rendering is its own original.
    """
    translated = annotation.language == "en" and part.heading is not None and part.heading.rendering
    if part.heading is None or not (translated or part.heading.marks):
        return ""
    inside = sentence_html(_cut(annotation, part.heading), annotation.language)
    cards = _cards_html(annotation, [part.heading])
    return f'<p class="wr-subtitle" {CHINESE}>{inside}</p>{cards}'


def body_html(annotation: Annotation, part: Part) -> Iterator[str]:
    """The paragraphs of a section, each followed by the cards of its figures.

    In English a paragraph stands beside its rendering, or in Chinese alone while it has none.
    """
    if annotation.language == "en" and any(sentence.rendering for sentence in part.body):
        yield (
            f'<div class="wr-columns"><span>{_said("rendering", "en")}</span>'
            f"<span>{_said('original', 'en')}</span></div>"
        )
    for _, group in groupby(part.body, key=lambda sentence: sentence.paragraph):
        sentences = list(group)
        translated = annotation.language == "en" and any(sentence.rendering for sentence in sentences)
        shown = _parallel if translated else _running
        yield shown(annotation, sentences) + _cards_html(annotation, sentences)


def _running(annotation: Annotation, sentences: list[Sentence]) -> str:
    """A paragraph in Chinese alone."""
    inside = "".join(
        f'<span class="{_sentence_class(annotation, sentence, sentences)}" id="{escape(sentence.sentence_id)}">'
        f"{_original(annotation, sentence)}</span>"
        for sentence in sentences
    )
    language = f" {CHINESE}" if annotation.language == "en" else ""
    return f'<p class="wr-par wr-kind-{sentences[0].kind}"{language}>{inside}</p>'


def _parallel(annotation: Annotation, sentences: list[Sentence]) -> str:
    """A paragraph of the English edition: each sentence's rendering and, beside it, the original."""
    rows = []
    for sentence in sentences:
        rows_of = [(mark, [annotation.rows[one] for one in mark.figure_ids]) for mark in sentence.marks]
        linked = echoes(sentence.rendering, rows_of)
        english = linked_html(
            pieces(sentence.rendering, linked),
            annotation.terms.get(sentence.sentence_id, Placed()).rendering,
            _echo_html,
            annotation.glossary,
        )
        echoed = frozenset(echo.mark.figure_ids[0] for echo in linked)
        original = _original(annotation, sentence, echoed)
        rows.append(
            f'<div class="{_sentence_class(annotation, sentence, sentences)}" id="{escape(sentence.sentence_id)}">'
            f"<p>{english}</p><p {CHINESE}>{original}</p></div>"
        )
    return f'<div class="wr-par wr-kind-{sentences[0].kind}">{"".join(rows)}</div>'


def _original(annotation: Annotation, sentence: Sentence, echoed: frozenset[str] = frozenset()) -> str:
    """A sentence in Chinese, with its marks and its terms."""
    return linked_html(
        _cut(annotation, sentence),
        annotation.terms.get(sentence.sentence_id, Placed()).original,
        lambda piece: piece_html(piece, annotation.language, echoed),
        annotation.glossary,
    )


def _echo_html(piece: Piece) -> str:
    if isinstance(piece.span, Mark):
        return echo_html(piece.span, piece.text)
    return escape(piece.text, quote=False)


def _sentence_class(annotation: Annotation, sentence: Sentence, paragraph: list[Sentence]) -> str:
    """A short first sentence without a figure names the topic of its paragraph."""
    length = sentence.end - sentence.start
    leads = sentence is paragraph[0] and len(paragraph) > 1 and length <= LEAD_LENGTH and not sentence.marks
    return "wr-s wr-topic" if leads else "wr-s"


def _cut(annotation: Annotation, sentence: Sentence):
    return cut(annotation.document.clean, sentence.start, sentence.end, sentence.spans)


def _cards_html(annotation: Annotation, sentences: list[Sentence]) -> str:
    cards = "".join(
        card_html(
            [annotation.entries[one] for one in mark.figure_ids], sentence.sentence_id, annotation.language
        )
        for sentence in sentences
        for mark in sentence.marks
    )
    return f'<div class="wr-cards">{cards}</div>' if cards else ""


def legend_html(lang: str) -> str:
    """What each mark means, drawn with the marks themselves."""
    status = "".join(
        f'<li><span class="wr-fig wr-{key}">{escape(word.to(lang))}</span> '
        f"{escape(STATUS_MEANING[key].to(lang), quote=False)}</li>"
        for key, word in STATUS.items()
    )
    kinds = "".join(
        f'<li><span class="wr-fig wr-is-{key}">{escape(word.to(lang))}</span></li>'
        for key, word in CLASS.items()
        if key not in STATUS
    )
    rest = (
        f'<li><span class="wr-non">{"2019年" if lang == "zh" else "2019"}</span> {_said("not_figure", lang)}</li>'
        f'<li><span class="wr-term">{"词" if lang == "zh" else "term"}</span> {_said("term", lang)}</li>'
        f'<li><span class="wr-sic">{"字" if lang == "zh" else "sic"}</span> {_said("misprint", lang)}</li>'
    )
    return (
        f'<section class="wr-legend" aria-label="{_said("legend", lang)}"><p>{_said("legend", lang)}</p>'
        f"<ul>{status}</ul><ul>{kinds}</ul><ul>{rest}</ul></section>"
    )


def index_html(annotation: Annotation) -> str:
    """The sections with their lengths, where their numbers stand, and how many results and targets they hold."""
    lang = annotation.language
    shown = [part for part in parts(annotation) if part.label]
    longest = max(_length(part) for part in shown)
    head = "".join(
        f'<th scope="col">{_said(key, lang)}</th>' for key in ("section", "where", "results", "targets")
    )
    rows = "".join(_index_row(annotation, part, longest) for part in shown)
    return (
        f'<table class="wr-index"><caption>{_said("index", lang)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _index_row(annotation: Annotation, part: Part, longest: int) -> str:
    marks = [mark for sentence in part.sentences for mark in sentence.marks]
    count = Counter(annotation.rows[one]["status"] for mark in marks for one in mark.figure_ids)
    chapter = ' class="wr-chapter"' if part.is_chapter else ""
    return (
        f'<tr{chapter}><th scope="row"><a href="#{part.anchor}">'
        f"{escape(heading_text(annotation, part), quote=False)}</a></th>"
        f"<td>{_strip(part, marks, longest)}</td>"
        f"<td>{count['actual'] or '–'}</td><td>{count['target'] or '–'}</td></tr>"
    )


def _strip(part: Part, marks: list[Mark], longest: int) -> str:
    """A bar as long as the section, results as ticks above its line, targets below, the rest across."""
    start, length = part.sentences[0].start, _length(part)
    ticks = {"actual": "v-6", "target": "v6", "": "m0-2v4"}
    paths = []
    for status, stroke in ticks.items():
        at = [
            round(1000 * (mark.start - start) / longest)
            for mark in marks
            if (mark.status if mark.status in ticks else "") == status
        ]
        if at:
            path = "".join(f"M{x} 7{stroke}" for x in at)
            paths.append(f'<path class="wr-{status or "background"}" d="{path}"/>')
    end = round(1000 * length / longest)
    return (
        '<svg viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true">'
        f'<path d="M0 7h{end}"/>{"".join(paths)}</svg>'
    )


def _length(part: Part) -> int:
    return part.sentences[-1].end - part.sentences[0].start


def filter_html(lang: str) -> str:
    """The filter; hidden until the page's script shows it, for without scripts it could do nothing."""
    colon = ": " if lang == "en" else "："
    selects = "".join(
        f'<select name="{name}" aria-label="{_said(name, lang)}">'
        f'<option value="">{_said(name, lang)}{colon}{_said("all", lang)}</option>'
        + "".join(f'<option value="{key}">{escape(word.to(lang))}</option>' for key, word in table.items())
        + "</select>"
        for name, table in {"status": STATUS, "class": CLASS, "fate": FATE}.items()
    )
    return (
        f'<form class="wr-filter" hidden aria-label="{_said("filter", lang)}" data-close="{_said("close", lang)}"'
        f' data-previous="{_said("previous", lang)}" data-next="{_said("next", lang)}">{selects}'
        f'<label><input type="checkbox" name="only"> {_said("only", lang)}</label>'
        f'<span class="wr-steps"><button type="button" name="previous" aria-label="{_said("previous", lang)}">↑</button>'
        f'<button type="button" name="next" aria-label="{_said("next", lang)}">↓</button></span>'
        f'<output data-count="{_said("count", lang)}"></output></form>'
    )


def _said(key: str, lang: str) -> str:
    return _SAID[key].to(lang)
