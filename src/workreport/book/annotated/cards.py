"""The card of a figure: everything a reader may ask of one number, and nothing twice.

A card is hidden until its mark is followed. Without scripts the fragment in
the address shows it at the edge of the window, the sentence still in view;
with scripts it opens beside the mark. Either way it is the same element.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from workreport.book.annotated.card_terms import (
    CLASS,
    COLUMN,
    COMMITMENT,
    COMPARABLE,
    COMPARATOR,
    CONFIDENCE,
    DIRECTION,
    FATE,
    FATE_MEANING,
    STATUS,
    UNMENTIONED,
    cell_told,
    kind_of_number,
    period_told,
    told,
)
from workreport.book.annotated.links import Link, link_html, pages_html
from workreport.book.annotated.marks import card_id
from workreport.registry.language import Bilingual

EXPECTED, PROPOSED = "预期目标", "建议"
"""How a report calls targets that it expects, and that it proposes to the congress."""

Written = Callable[[Mapping[str, Any], str], str]


@dataclass(frozen=True)
class Fact:
    """One line of a card: a label, what it says, a remark in a quieter voice, and links, a line for each.

    ``pages`` are links in one line, the first few of them shown.
    """

    label: str
    text: str = ""
    remark: str = ""
    links: tuple[Link, ...] = ()
    pages: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Entry:
    """What a card says of one figure row; a card holds one entry or several on the same words."""

    figure_id: str
    name: str
    value: str
    status: str
    class_: str
    surface: str = ""
    name_zh: str = ""
    caution: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Related:
    """What the other tables say of one figure.

    Attributes
    ----------
    pairs : tuple
        Rows of the pairs table with the other figure's row under ``other`` and its ``side``, target or actual.
    outcome : mapping or None
        Its row in the outcomes, for a target, with the reported value in words under ``said``.
    applies_to : tuple
        The rows it modifies: the level of a growth, the count of a threshold.
    corrections : tuple
        Its rows in the corrections, in the order of the days.
    own_page : Link or None
        The page of its indicator.
    expected : str
        How its sentence calls a target before it comes to it, ``预期目标`` or ``建议 预期目标``; empty if neither.
    uses : tuple of Link
        The pages of the book with pictures that rest on it, the most direct first.
    """

    pairs: tuple[Mapping[str, Any], ...] = ()
    outcome: Mapping[str, Any] | None = None
    applies_to: tuple[Mapping[str, Any], ...] = ()
    corrections: tuple[Mapping[str, Any], ...] = ()
    own_page: Link | None = None
    expected: str = ""
    uses: tuple[Link, ...] = ()


_LABEL = {
    "type": Bilingual("Type", "类型"),
    "period": Bilingual("Period", "时期"),
    "area": Bilingual("Area", "范围"),
    "bound": Bilingual("Bound", "限定"),
    "direction": Bilingual("Direction", "方向"),
    "commitment": Bilingual("Commitment", "承诺用语"),
    "base": Bilingual("In full", "换算"),
    "applies_to": Bilingual("Refers to", "所指"),
    "fate": Bilingual("One year later", "一年之后"),
    "set_again": Bilingual("A target is set for it again.", "下一年再次为其设定目标。"),
    "corrected": Bilingual("Corrected", "更正"),
    "uses": Bilingual("Used in", "本书引用"),
    "sentence": Bilingual("Sentence", "句子"),
    "caution": Bilingual("Caution", "注意"),
    "close": Bilingual("Back to the text", "返回正文"),
    "pair_target": Bilingual("Target for {}", "{}目标"),
    "pair_actual": Bilingual("Result of {}", "{}实绩"),
    "no_word": Bilingual("none: stated plainly", "无：直接陈述"),
    "expected": Bilingual("none; an “expected target” (预期目标)", "无；原句称“预期目标”"),
    "proposed": Bilingual(
        "none; proposed (建议) as an “expected target” (预期目标)", "无；原句为“建议”的“预期目标”"
    ),
}


def entry(row: Mapping[str, Any], surface: str, related: Related, written: Written, lang: str) -> Entry:
    """The entry of one figure row.

    Parameters
    ----------
    row : mapping
        A row of ``Edition.figures()``.
    surface : str
        The words it stands on, as read.
    related : Related
        What other tables hold about it.
    written : callable
        ``written(row, lang)`` says a value with its unit in a language.
    lang : str
        ``en`` or ``zh``.
    """
    facts = [fact for fact in _facts(row, related, written, lang) if fact.text or fact.links or fact.pages]
    own_zh = cell(row, "indicator_zh")
    # The row's own Chinese name is the more exact one; English has the registry's.
    name = own_zh if lang == "zh" else cell(row, "indicator_en") or own_zh
    return Entry(
        figure_id=str(row["figure_id"]),
        name=name,
        value=written(row, lang),
        status=str(row["status"]),
        class_=str(row["class"]),
        surface="" if lang == "zh" else surface,
        name_zh="" if lang == "zh" or name == own_zh else own_zh,
        caution=cell(row, f"note_{lang}"),
        facts=tuple(facts),
    )


def _facts(row, related: Related, written: Written, lang: str) -> Iterable[Fact]:
    for correction in related.corrections:
        yield _correction(correction, lang)
    yield _base(row, lang)
    period = cell(row, "period")
    kind, explained = kind_of_number(str(row["class"]), period, cell(row, "nature"), cell(row, "price"))
    yield Fact(_said("type", lang), kind.to(lang), explained.to(lang))
    yield Fact(_said("period", lang), period_told(period, lang))
    yield Fact(_said("area", lang), cell(row, f"area_{lang}"))
    yield Fact(_said("bound", lang), _known(COMPARATOR, cell(row, "comparator"), lang))
    if cell(row, "direction") == "down":  # a fall is written as a positive number
        yield Fact(_said("direction", lang), DIRECTION["down"].to(lang))
    if row["status"] == "target":
        yield _commitment(cell(row, "commitment"), related.expected, lang)
    yield from _modified(related, written, lang)
    for pair in related.pairs:
        yield _pair(pair, written, lang)
    if related.outcome:
        yield _fate(related.outcome, lang)
    own = (related.own_page,) if related.own_page else ()
    yield Fact(_said("uses", lang), links=own, pages=related.uses)


def _correction(correction: Mapping[str, Any], lang: str) -> Fact:
    """What the figure said, what it is read as, why, since when, by whom."""
    column = cell(correction, "column")
    was, now = (cell_told(column, cell(correction, key), lang) for key in ("was", "is"))
    colon, brackets = (": ", " ({}, {})") if lang == "en" else ("：", "（{}，{}）")
    signed = brackets.format(cell(correction, "date"), cell(correction, "who"))
    text = f"{told(COLUMN, column, lang)}{colon}{was} → {now}"
    return Fact(_said("corrected", lang), text, cell(correction, f"reason_{lang}") + signed)


def _base(row: Mapping[str, Any], lang: str) -> Fact:
    """The exact value in the base unit, where the unit as written is another."""
    unit, base = cell(row, "unit"), cell(row, "unit_base")
    if unit == base:
        return Fact("")
    value = cell(row, "value_base")
    whole = f"{Decimal(value):,f}" if "/" not in value else value
    named = f" {cell(row, 'unit_base_en')}".rstrip() if lang == "en" else base
    return Fact(_said("base", lang), whole + named)


def _commitment(word: str, expected: str, lang: str) -> Fact:
    if not word:
        called = "no_word" if not expected else "proposed" if PROPOSED in expected else "expected"
        return Fact(_said("commitment", lang), _said(called, lang))
    meaning = told(COMMITMENT, word, lang)
    return Fact(_said("commitment", lang), word, meaning if meaning != word else "")


def _modified(related: Related, written: Written, lang: str) -> Iterable[Fact]:
    links = tuple(
        Link(f"#{card_id(str(other['figure_id']))}", f"{_name(other, lang)} {written(other, lang)}")
        for other in related.applies_to
    )
    yield Fact(_said("applies_to", lang), links=links)


def _pair(pair: Mapping[str, Any], written: Written, lang: str) -> Fact:
    other = pair["other"]
    label = _said(f"pair_{pair['side']}", lang).format(period_told(str(other["period"])[:4], lang))
    verdict = told(COMPARABLE, str(pair["comparable"]), lang)
    reason = cell(pair, f"reason_{lang}")
    colon = ": " if lang == "en" else "："
    link = Link(f"#{card_id(str(other['figure_id']))}", written(other, lang))
    return Fact(label, remark=verdict + (colon + reason if reason else ""), links=(link,))


def _fate(outcome: Mapping[str, Any], lang: str) -> Fact:
    fate = str(outcome["fate"])
    parts = [told(FATE_MEANING, fate, lang)]
    if value := cell(outcome, "said"):
        parts.append(f"It reports {value}." if lang == "en" else f"报告数为{value}。")
    if cell(outcome, "named") == "no":
        parts.append(UNMENTIONED.to(lang))
    if cell(outcome, "set_again") == "yes":
        parts.append(_said("set_again", lang))
    if note := cell(outcome, f"note_{lang}"):
        parts.append(note)
    if cell(outcome, "confidence") in CONFIDENCE:
        parts.append(told(CONFIDENCE, cell(outcome, "confidence"), lang))
    gap = " " if lang == "en" else ""
    return Fact(_said("fate", lang), told(FATE, fate, lang), gap.join(parts))


def card_html(entries: Iterable[Entry], sentence_id: str, lang: str) -> str:
    """One card: its entries, the way back to the mark, the sentence it stands in."""
    first, *others = entries
    body = [
        f'<aside class="wr-card" id="{card_id(escape(first.figure_id))}" tabindex="-1">',
        f'<a class="wr-close" href="#{escape(first.figure_id)}">{_said("close", lang)}</a>',
        _entry_html(first, lang),
    ]
    for other in others:
        body.append(f'<div id="{card_id(escape(other.figure_id))}">{_entry_html(other, lang)}</div>')
    body.append(
        f'<p class="wr-foot">{_said("sentence", lang)} '
        f'<a href="#{escape(sentence_id)}">{escape(sentence_id)}</a> · '
        f"{' · '.join(escape(one.figure_id) for one in (first, *others))}</p></aside>"
    )
    return "".join(body)


def _entry_html(shown: Entry, lang: str) -> str:
    chinese, surface = _chinese(shown.name_zh), _chinese(shown.surface)
    caution = ""
    if shown.caution:
        caution = (
            f'<p class="wr-caution"><b>{_said("caution", lang)}</b> {escape(shown.caution, quote=False)}</p>'
        )
    facts = "".join(_fact_html(fact, lang) for fact in shown.facts)
    return (
        f'<p class="wr-head"><b>{escape(shown.value, quote=False)}</b>{surface}'
        f' <span class="wr-tag wr-{escape(shown.status)}">{escape(told(STATUS, shown.status, lang))}</span>'
        f' <span class="wr-tag wr-is-{escape(shown.class_)}">{escape(told(CLASS, shown.class_, lang))}</span></p>'
        f'<p class="wr-name">{escape(shown.name, quote=False)}{chinese}</p>'
        f'{caution}<dl class="wr-facts">{facts}</dl>'
    )


def _chinese(text: str) -> str:
    return f' <span lang="zh-CN">{escape(text, quote=False)}</span>' if text else ""


def _fact_html(fact: Fact, lang: str) -> str:
    parts = [escape(fact.text, quote=False)] if fact.text else []
    parts += [link_html(link) for link in fact.links]
    parts += [pages_html(fact.pages, lang)] if fact.pages else []
    shown = "<br>".join(parts)
    remark = f" <small>{escape(fact.remark, quote=False)}</small>" if fact.remark else ""
    return f"<dt>{escape(fact.label, quote=False)}</dt><dd>{shown}{remark}</dd>"


def cell(row: Mapping[str, Any], column: str) -> str:
    """The text of a cell; empty for what is missing or not a number."""
    value = row.get(column) if row else None
    return "" if value is None or value != value else str(value)


def _known(table: Mapping[str, Bilingual], key: str, lang: str) -> str:
    return table[key].to(lang) if key in table else ""


def _said(key: str, lang: str) -> str:
    return _LABEL[key].to(lang)


def _name(row: Mapping[str, Any], lang: str) -> str:
    return (
        cell(row, "indicator_en") if lang == "en" and cell(row, "indicator_en") else cell(row, "indicator_zh")
    )
