"""Links inside the book, and lists of pages that name a few and fold the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from workreport.registry.language import Bilingual

MOST_PAGES = 4
"""How many pages a line names before it folds the rest."""

_MORE = Bilingual("and {} more", "另有{}页")


@dataclass(frozen=True)
class Link:
    """A link inside the book, with a remark for where there is room."""

    href: str
    text: str
    remark: str = ""


def link_html(link: Link) -> str:
    """A link, without its remark."""
    return f'<a href="{escape(link.href)}">{escape(link.text, quote=False)}</a>'


def pages_html(pages: Sequence[Link], lang: str, most: int = MOST_PAGES) -> str:
    """Links in one line: the first few, then the others folded, with their count."""
    comma = ", " if lang == "en" else "、"
    shown, rest = ([link_html(link) for link in part] for part in (pages[:most], pages[most:]))
    if len(rest) == 1:  # no shorter folded
        shown, rest = shown + rest, []
    line = comma.join(shown)
    if not rest:
        return f'<span class="wr-uses">{line}</span>'
    summary = _MORE.to(lang).format(len(rest))
    return (
        f'<span class="wr-uses">{line}</span> '
        f'<details class="wr-uses"><summary>{summary}</summary>{comma.join(rest)}</details>'
    )
