"""A list for reading: rows under headings, each leading to its sentence, where a picture would show no more.

It has no numbers of its own: they stand in the table of a figure of the same page, which also has the downloads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from workreport.charts import sources
from workreport.charts.words import colon, say


@dataclass(frozen=True)
class Item:
    """A line of a list.

    Attributes
    ----------
    text, value : str
        What it is called, which leads to its mark in the report, and its number as written.
    figure_id : str
        The figure or sentence that it leads to.
    remark : str
        What else is to be said of it.
    beside : tuple of (str, str)
        A second remark with its web address; only http and https are linked.
    """

    text: str
    value: str
    figure_id: str
    remark: str = ""
    beside: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Listing:
    """A finished list; a notebook shows it as HTML."""

    id: str
    title: str
    html: str = field(repr=False)

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.title}


def show(
    groups: Sequence[tuple[str, Sequence[Item]]],
    lang: str,
    *,
    id: str,
    title: str,
    subtitle: str,
    statement: str = "reported",
) -> Listing:
    """Make a list of ``groups``, each a heading with its lines, in their order.

    Parameters
    ----------
    id, title, subtitle, statement : str
        As of a figure, see :func:`workreport.charts.figure.show`; the anchor is ``list-<id>``.
    """
    kind = ""
    if statement != "reported":
        kind = f'<span class="wr-kind wr-kind-{statement}">{say(statement, lang)}</span> '
    anchor = f"list-{id}"
    inside = "".join(_group(head, items, lang) for head, items in groups)
    return Listing(
        id,
        title,
        f'<section class="wr-figure wr-listing" id="{escape(anchor)}" lang="{lang}" '
        f'aria-labelledby="{escape(anchor)}-title">'
        f'<p class="wr-title" id="{escape(anchor)}-title">{escape(title)}</p>'
        f'<p class="wr-subtitle">{kind}{escape(subtitle)}</p><dl class="wr-lines">{inside}</dl></section>',
    )


def _group(head: str, items: Sequence[Item], lang: str) -> str:
    lines = "".join(f"<dd>{_line(item, lang)}</dd>" for item in items)
    return f"<div><dt>{escape(head)}</dt>{lines}</div>"


def _line(item: Item, lang: str) -> str:
    address = sources.anchor(item.figure_id, lang)
    named = f'<a href="{escape(address)}">{escape(item.text)}</a>' if address else escape(item.text)
    parts = [f"{named}{colon(lang)}{escape(item.value)}" if item.value else named]
    text, url = item.beside
    if url.lower().startswith(("http://", "https://")):
        beside = f'<a href="{escape(url)}" rel="noreferrer noopener">{escape(text)}</a>'
    else:
        beside = escape(text)
    if more := " · ".join(part for part in (escape(item.remark), beside) if part):
        parts.append(f" <small>· {more}</small>")
    return "".join(parts)
