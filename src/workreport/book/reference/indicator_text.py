"""What an indicator's page says, section by section: rows of the tables in, HTML out, every text escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from workreport.book.annotated.annotation import outcome_told
from workreport.book.annotated.card_terms import (
    COMMITMENT,
    COMPARABLE,
    CONFIDENCE,
    FATE,
    FATE_MEANING,
    STATUS,
    UNMENTIONED,
    kind_of_number,
    period_told,
    told,
)
from workreport.book.annotated.links import MOST_PAGES, Link, link_html
from workreport.book.reference.headline import clause
from workreport.chapters.fate import CONTROL
from workreport.chapters.indicator import Facts, Row
from workreport.chapters.rows import name
from workreport.figures.edition import Edition
from workreport.figures.format import hedged, number_text, written
from workreport.registry.language import Bilingual

REPORT = "../report.html"
CONTENT_MARK = "wr-numbers"
"""A class of what needs the style sheet of these pages."""

NATURE = {
    "flow": Bilingual("a flow over the year", "流量（全年累计）"),
    "stock": Bilingual("a stock at a date", "存量（某一时点）"),
    "rate": Bilingual("a share or rate", "比率"),
    "rank": Bilingual("a rank", "位次"),
    "count": Bilingual("a count", "计数"),
    "limit": Bilingual("a limit or threshold", "限额或门槛"),
}
PRICE = {
    "real": Bilingual("growth at constant prices", "增速按不变价格"),
    "nominal": Bilingual("growth at current prices", "增速按当年价格"),
}
SAID = {
    "report": Bilingual("In the report", "报告中的数字"),
    "pair": Bilingual("Result and target", "实绩与目标"),
    "fate": Bilingual("One year later", "一年之后"),
    "series": Bilingual("In other sources", "其他来源"),
    "book": Bilingual("In this book", "本书引用"),
    "data": Bilingual("Data", "数据"),
    "nature": Bilingual("What it is", "性质"),
    "control": Bilingual("Who decides the outcome (our judgement)", "结果由谁掌握（本书判定）"),
    "part_of": Bilingual("Part of", "上级指标"),
    "parts": Bilingual("Parts", "下级指标"),
    "caution": Bilingual("Caution", "注意"),
    "judged": Bilingual("Judged", "判定"),
    "by_rule": Bilingual("by the rule of the method page", "依方法一章的规则"),
    "again": Bilingual("A target is set for it again.", "下一年再次为其设定目标。"),
    "gives": Bilingual("It reports {}.", "报告数为{}。"),
    "before": Bilingual(
        "This is about the target for {plan}. Whether the result of {review} reached what had been set for it is not "
        "judged here: that target stands in the report of the year before.",
        "以上说的是{plan}年的目标。{review}年的实绩是否达到当年的目标，这里没有判定：那个目标写在上一年的报告里。",
    ),
    "all": Bilingual("All figures", "全部数字"),
    "csv": Bilingual("These numbers as a table (CSV)", "本页数据（CSV）"),
    "index": Bilingual("All figures of the report", "报告的全部数字"),
    "one_number": Bilingual("Indicators with one number", "只有一个数字的指标"),
    "one_number_lead": Bilingual(
        "What the report says once, without a result, a target or another source to set beside it.",
        "报告只说了一次，没有相应的实绩、目标或其他来源可以对照。",
    ),
    "nowhere": Bilingual("No picture of a chapter rests on these figures.", "各章图表没有用到这些数字。"),
    "more_pages": Bilingual(
        "{n} more pages with pictures that take these figures in", "另有{n}页的图也含有这些数字"
    ),
    "period": Bilingual("Period", "时期"),
    "value": Bilingual("Value", "数值"),
    "source": Bilingual("Source", "来源"),
    "kind": Bilingual("Kind", "来源类型"),
    "note": Bilingual("Note", "说明"),
    "growth": Bilingual("growth", "增速"),
    "target": Bilingual("target", "目标"),
}


def say(key: str, lang: str) -> str:
    """A word of the page."""
    return SAID[key].to(lang)


def lead(facts: Facts, lang: str) -> str:
    """What the page holds, in one sentence."""
    results, targets = (
        sum(row["status"] == status for row in facts.figures) for status in ("actual", "target")
    )
    if lang == "zh":
        parts = [f"{n}个{word}" for n, word in ((results, "实绩"), (targets, "目标")) if n]
        text = f"报告为这项指标给出{len(facts.figures)}个数字" + (
            f"：{'、'.join(parts)}。" if parts else "。"
        )
    else:
        parts = [_counted(n, word) for n, word in ((results, "result"), (targets, "target")) if n]
        text = f"The report gives {_counted(len(facts.figures), 'number')} for this indicator"
        text += f": {' and '.join(parts)}." if parts else "."
    note = facts.registered[f"note_{lang}"]
    more = f"<p>{_escaped(note)}</p>" if note else ""
    return f'<div class="wr-lead"><p>{_escaped(text)}</p></div>{more}{_about(facts, lang)}'


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _about(facts: Facts, lang: str) -> str:
    registered = facts.registered
    nature = NATURE[registered["nature"]].to(lang)
    if registered["price"]:
        nature += Bilingual(", ", "，").to(lang) + PRICE[registered["price"]].to(lang)
    lines = [
        (say("nature", lang), _escaped(nature)),
        (say("control", lang), _escaped(CONTROL[registered["control"]].to(lang))),
    ]
    return f'<dl class="wr-about {CONTENT_MARK}">{"".join(f"<div><dt>{term}</dt><dd>{said}</dd></div>" for term, said in lines)}</dl>'


def relatives(facts: Facts, lang: str, pages: Mapping[str, str | None]) -> str:
    """The indicator it is a part of, and its parts, linked where they have a page."""
    found = {"part_of": [], "parts": []}
    for row in facts.relatives:
        upper = row["indicator_id"] == facts.registered["parent_id"]
        text = _escaped(row[f"name_{lang}"])
        page = pages.get(row["indicator_id"])
        found["part_of" if upper else "parts"].append(
            f'<a href="{escape(page)}">{text}</a>' if page else text
        )
    gap = Bilingual(", ", "、").to(lang)
    lines = [
        f"<b>{say(key, lang)}</b>{_colon(lang)}{gap.join(links)}" for key, links in found.items() if links
    ]
    return f"<p>{'<br>'.join(lines)}</p>" if lines else ""


def values(edition: Edition, facts: Facts, lang: str) -> str:
    """Each figure with what it is and the clause it stands in."""
    own = {row["figure_id"] for row in facts.figures}
    rows = sorted((*facts.figures, *facts.attached), key=lambda row: row["start"])
    return "".join(_value(edition, row, lang, row["figure_id"] in own) for row in rows)


def _value(edition: Edition, row: Row, lang: str, is_own: bool, more: str = "") -> str:
    kind, explained = kind_of_number(row["class"], row["period"], row["nature"], row["price"])
    facts = [told(STATUS, row["status"], lang), kind.to(lang), period_told(row["period"], lang)]
    if row["area_code"] != edition.report["area_code"]:
        facts.append(row[f"area_{lang}"])
    if row["commitment"]:
        meaning = told(COMMITMENT, row["commitment"], lang)
        facts.append(row["commitment"] if lang == "zh" else f"{row['commitment']} ({meaning})")
    facts = [fact for position, fact in enumerate(facts) if fact and fact not in facts[:position]]
    shown_name = "" if is_own else f" <b>{_escaped(name(row, lang))}</b>"
    fell = Bilingual("down ", "下降").to(lang) if row["direction"] == "down" else ""
    quotes = f'<p lang="zh-CN">{_escaped(clause(edition, row, "zh"))}</p>'
    if lang == "en":
        quotes = f"<p>{_escaped(clause(edition, row, 'en'))}</p>" + quotes
    note = row[f"note_{lang}"]
    caution = (
        f'<p class="wr-caution"><b>{say("caution", lang)}</b>{_colon(lang)}{_escaped(note)}</p>'
        if note
        else ""
    )
    return (
        f'<div class="wr-entry wr-{escape(row["status"])}"><p class="wr-entry-head">'
        f'<a class="wr-fig wr-{escape(row["status"])}" href="{REPORT}#{escape(row["figure_id"])}">'
        f"{_escaped(fell + written(row, lang))}</a>{shown_name} "
        f'<span class="wr-entry-kind" title="{escape(explained.to(lang))}">{_escaped(" · ".join(facts) + more)}</span></p>'
        f"<blockquote>{quotes}</blockquote>{caution}</div>"
    )


def alone(edition: Edition, facts: Facts, lang: str) -> str:
    """An indicator of one number: its name, the number in its clause, and what the next report says of it."""
    fate = facts.outcomes[0]["fate"] if facts.outcomes else ""
    told_of = f" · {say('fate', lang)}{_colon(lang)}{told(FATE, fate, lang)}" if fate else ""
    return (
        f'<section class="wr-alone" id="{only(facts.indicator_id)}"><h3>{_escaped(facts.registered[f"name_{lang}"])}</h3>'
        f"{_value(edition, facts.figures[0], lang, True, told_of)}</section>"
    )


def only(indicator_id: str) -> str:
    """The anchor of an indicator on the page of those with one number."""
    return f"only-{indicator_id.replace('_', '-')}"


def pairs(facts: Facts, lang: str) -> str:
    """Result and target side by side, with the reason why they compare or do not."""
    return "".join(_pair(pair, lang) for pair in facts.pairs)


def _pair(pair: Row, lang: str) -> str:
    sides = []
    for side in ("actual", "target"):
        row = {key.removesuffix(f"_{side}"): cell for key, cell in pair.items() if key.endswith(f"_{side}")}
        figure_id = pair[f"{side}_id"]
        what = told(STATUS, row["status"], lang)
        when = period_told(row["period"][:4], lang)
        sides.append(
            f"<dt>{_escaped(when + ('' if lang == 'zh' else ' ') + what)}</dt>"
            f'<dd><a class="wr-fig wr-{escape(row["status"])}" href="{REPORT}#{escape(figure_id)}">'
            f"{_escaped(written(row, lang))}</a> {_escaped(name(row, lang))}</dd>"
        )
    verdict = _escaped(told(COMPARABLE, pair["comparable"], lang))
    reason = _escaped(pair[f"reason_{lang}"])
    return (
        f'<dl class="wr-pair">{"".join(sides)}</dl><p class="wr-reason"><span class="wr-kind wr-kind-judged">'
        f"{say('judged', lang)}</span> {verdict}{_colon(lang) + reason if reason else ''}</p>"
    )


def fates(edition: Edition, facts: Facts, lang: str) -> str:
    """What the next report says of each target."""
    units = {row["unit"]: row for row in edition.units().to_dict("records")}
    told_of = "".join(_fate(row, units, lang) for row in facts.outcomes)
    if told_of and any(row["status"] == "actual" for row in facts.figures):
        report = edition.report
        before = say("before", lang).format(review=report["review_year"], plan=report["plan_year"])
        told_of += f'<p class="wr-reason">{_escaped(before)}</p>'
    return told_of


def _fate(row: Row, units: Mapping[str, Row], lang: str) -> str:
    parts = [told(FATE_MEANING, row["fate"], lang)]
    if value := outcome_told(row, units, lang):
        parts.append(say("gives", lang).format(value))
    if row["named"] == "no":
        parts.append(UNMENTIONED.to(lang))
    if row["set_again"] == "yes":
        parts.append(say("again", lang))
    if row[f"note_{lang}"]:
        parts.append(row[f"note_{lang}"])
    if row["confidence"] in CONFIDENCE:
        parts.append(told(CONFIDENCE, row["confidence"], lang))
    gap = Bilingual(" ", "").to(lang)
    return (
        f'<div class="wr-entry wr-is-fate"><p class="wr-entry-head"><a class="wr-fig wr-target" '
        f'href="{REPORT}#{escape(row["figure_id"])}">{_escaped(written(row, lang))}</a> '
        f"<b>{_escaped(name(row, lang))}{_colon(lang)}{_escaped(told(FATE, row['fate'], lang))}</b></p>"
        f'<p><span class="wr-kind wr-kind-judged">{say("judged", lang)}</span> {_escaped(gap.join(parts))}</p></div>'
    )


def series(facts: Facts, lang: str) -> str:
    """What second sources give, as a table with the publication of each row."""
    if not facts.series:
        return ""
    heads = "".join(
        f'<th scope="col">{say(key, lang)}</th>' for key in ("period", "value", "source", "kind", "note")
    )
    rows = "".join(_series_row(row, facts, lang) for row in sorted(facts.series, key=_series_order))
    caption = f"{facts.registered[f'name_{lang}']}{_colon(lang)}{say('series', lang)}"
    return (
        f'<div class="wr-frame" role="region" tabindex="0" aria-label="{escape(caption)}"><table class="wr-series">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _series_order(row: Row) -> tuple[str, str]:
    return row["indicator"], row["period"]


def _series_row(row: Row, facts: Facts, lang: str) -> str:
    unit = row["unit_base_en"] if lang == "en" else row["unit_base"]
    value = hedged(number_text(row["number"], unit, lang), row["comparator"], lang)
    what = [say("growth", lang)] if row["indicator"] != facts.indicator_id else []
    what += [say("target", lang)] if row["status"] == "target" else []
    remark = f" <small>{_escaped(' · '.join(what))}</small>" if what else ""
    source = _escaped(row[f"cited_{lang}"])
    if row["source_url"].startswith(("http://", "https://")):
        source = f'<a href="{escape(row["source_url"])}" rel="noreferrer noopener">{source}</a>'
    cells = [
        f"{_escaped(value)}{remark}",
        source,
        _escaped(row[f"source_kind_{lang}"]),
        _escaped(row[f"note_{lang}"]),
    ]
    head = period_told(row["period"], lang)
    return f'<tr><th scope="row">{_escaped(head)}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def book(links: Sequence[Link], lang: str) -> str:
    """The pages of the book with pictures that rest on these figures: the first few, then the rest folded."""
    if not links:
        return f"<p>{say('nowhere', lang)}</p>"
    shown = links if len(links) <= MOST_PAGES + 1 else links[:MOST_PAGES]
    items = "".join(
        f"<li>{link_html(link)}{_colon(lang)}<small>{_escaped(link.remark)}</small></li>" for link in shown
    )
    rest = ""
    if left := links[len(shown) :]:
        summary = say("more_pages", lang).format(n=len(left))
        more = Bilingual(", ", "、").to(lang).join(link_html(link) for link in left)
        rest = f'<details class="wr-uses"><summary>{summary}</summary><p>{more}</p></details>'
    return f'<ul class="wr-uses">{items}</ul>{rest}'


def data(address: str, lang: str) -> str:
    """The downloads, and the way to all figures."""
    file = address.rsplit("/", 1)[-1]
    links = [
        f'<a href="{escape(address)}" download="{escape(file)}">{say("csv", lang)}</a>',
        f'<a href="../figures.html">{say("index", lang)}</a>',
    ]
    return f"<ul>{''.join(f'<li>{link}</li>' for link in links)}</ul>"


def _escaped(text: Any) -> str:
    return escape(str(text), quote=False)


def _colon(lang: str) -> str:
    return ": " if lang == "en" else "："
