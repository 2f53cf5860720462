"""Chinese headings that break between words, and never within a number.

Browsers may break a Chinese line after any character; in a large heading that tears words apart. Where a
phrase ends is judged by BudouX, whose small model comes with its package.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape, unescape
from typing import Any

import budoux
from sphinx.application import Sphinx

from workreport.book.editions import page_language

_HEADING = re.compile(r'(<(?:h[1-4]\b[^>]*|p class="wr-title"[^>]*)>)(.*?)(?=</(?:h[1-4]|p)>)', re.S)
_TAG = re.compile(r"(<[^>]+>)")
_TIED = re.compile(r"(?<=[\d.第约达近超])(?=.)|(?<=\D)(?=[%％])")
"""Places where no line ends: within a number, between it and what it counts, after what qualifies it."""


def phrased(heading: str) -> str:
    """The inside of a Chinese heading, HTML, with ``<wbr>`` wherever a line may end."""
    parts = _TAG.split(heading)
    texts = [unescape(part) for part in parts[::2]]
    breaks = _breaks("".join(texts))
    at, written = 0, []
    for text, tag in zip(texts, [*parts[1::2], ""], strict=True):
        for letter in text:
            written.append(("<wbr>" if at in breaks else "") + escape(letter, quote=False))
            at += 1
        written.append(tag)
    return "".join(written)


def _breaks(text: str) -> set[int]:
    ends, at = set(), 0
    for phrase in _parser().parse(text):
        at += len(phrase)
        ends.add(at)
    return ends - {tied.start() for tied in _TIED.finditer(text)} - {len(text)}


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_simplified_chinese_parser()


def _phrase(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    if page_language(app) == "zh" and "body" in context:
        context["body"] = _HEADING.sub(lambda found: found[1] + phrased(found[2]), context["body"])


def setup(app: Sphinx) -> None:
    """Register; called by :mod:`workreport.book.sphinx`."""
    app.connect("html-page-context", _phrase)
