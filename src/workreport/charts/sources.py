"""Where a picture's numbers come from: sentences of the report, and second sources."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

import pandas as pd

from workreport.charts.measure import is_wide
from workreport.charts.words import colon, listed, say

SHOWN = 12
"""How many sentences the source line links to; the rest are linked from the table."""

_SENTENCE = re.compile(r"s0*(\d+)")


@dataclass(frozen=True)
class Source:
    """A publication other than the report.

    Attributes
    ----------
    title : str
        As published, in its own language.
    publisher, date, note : str
        Who published it, when, and what a reader must know.
    url : str
        Its address; only http and https are linked.
    """

    title: str
    publisher: str = ""
    date: str = ""
    url: str = ""
    note: str = ""

    def cited(self, language: str) -> str:
        """One line: publisher, title, date, note, without the stops that would end it."""
        parts = [part.rstrip(".。") for part in (self.publisher, self.title, self.date, self.note)]
        return (", " if language == "en" else "，").join(part for part in parts if part)

    def html(self, language: str) -> str:
        """The line as HTML, linked where there is a web address."""
        text = escape(self.cited(language))
        if language == "en" and any(map(is_wide, self.cited(language))):
            text = f'<span lang="zh">{text}</span>'
        if self.url.lower().startswith(("http://", "https://")):
            return f'<a href="{escape(self.url)}" rel="noreferrer noopener">{text}</a>'
        return text


def report_address(language: str) -> str:
    """Where the annotated report lies, seen from the page."""
    return os.environ.get("WORKREPORT_REPORT_URL", f"../book/{language}/report.html")


def anchor(figure_id: str, language: str) -> str:
    """The address of a figure's mark in the annotated report; empty for no figure."""
    return f"{report_address(language)}#{figure_id}" if figure_id else ""


def quotations(sources: Iterable[str] | Mapping[str, str] | pd.DataFrame) -> dict[str, str]:
    """Ids of figures or sentences with the words to link them by; bare ids stand for themselves."""
    if isinstance(sources, pd.DataFrame):
        return dict(zip(sources["figure_id"], sources["surface"], strict=True))
    if isinstance(sources, Mapping):
        return dict(sources)
    return {figure_id: "" for figure_id in sources}


def corrected(sources: Iterable[str] | Mapping[str, str] | pd.DataFrame, language: str) -> list[str]:
    """The remark that some of the figures are corrected, where rows of the figures table say so."""
    if not isinstance(sources, pd.DataFrame) or "corrected" not in sources:
        return []
    words = sources.loc[sources["corrected"] != "", "surface"].drop_duplicates().tolist()
    return [say("corrected", language, words=listed(words, language))] if words else []


def line(quoted: Mapping[str, str], second: Iterable[Source], language: str) -> str:
    """The source line: links to the first sentences, then the second sources."""
    parts = []
    if quoted:
        text = listed(_links(dict(list(quoted.items())[:SHOWN]), language), language)
        if len(quoted) > SHOWN:
            text += ("; " if language == "en" else "；") + say("more", language, n=len(quoted) - SHOWN)
        parts.append(f"<b>{say('source', language)}</b>{colon(language)}{text}")
    cited = [source.html(language) for source in second]
    if cited:
        parts.append(
            f"<b>{say('second_source', language)}</b>{colon(language)}"
            + ("; " if language == "en" else "；").join(cited)
        )
    return "<br>".join(parts)


def rest(quoted: Mapping[str, str], linked: Iterable[str], language: str) -> str:
    """Links to the sentences that neither the source line nor the table's rows (``linked``) lead to."""
    there = set(linked)
    left = {f: text for f, text in list(quoted.items())[SHOWN:] if f not in there}
    if not left:
        return ""
    return f"<b>{say('source', language)}</b>{colon(language)}{listed(_links(left, language), language)}"


def _links(quoted: Mapping[str, str], language: str) -> list[str]:
    """The links; what several are called stands once, before the numbers of its sentences or a count."""
    called: dict[str, list[str]] = {}
    for source in quoted:
        called.setdefault(quoted[source] or source, []).append(source)
    return [_link(words, ids, language) for words, ids in called.items()]


def _link(words: str, ids: list[str], language: str) -> str:
    shown = escape(words)
    if language == "en" and any(map(is_wide, words)):
        shown = f'<span lang="zh">{shown}</span>'
    if len(ids) == 1:
        return f'<a href="{escape(anchor(ids[0], language))}">{shown}</a>'
    numbers = [sentence[1] if (sentence := _SENTENCE.fullmatch(one)) else "" for one in ids]
    told = numbers if all(numbers) else [str(place) for place in range(1, len(ids) + 1)]
    links = (
        f'<a href="{escape(anchor(one, language))}" aria-label="{escape(words)}{colon(language)}{number}">{number}</a>'
        for one, number in zip(ids, told, strict=True)
    )
    brackets = " ({})" if language == "en" else "（{}）"
    which = listed(list(links), language)
    return shown + brackets.format(say("sentences", language, numbers=which) if all(numbers) else which)
