"""Search that finds Chinese phrases, and numbers as they are written, with no server.

Sphinx splits Chinese by a dictionary, if at all, and so misses most phrases. Here
page and query are both cut into two-character pieces; a page is found when it has
all pieces of the query. Numbers stay whole in both languages: ``3122.4``, and
``3,122.4`` or ``３１２２.４`` mean the same.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.search import SearchLanguage
from sphinx.search.en import SearchEnglish

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HAN = "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff"
_TOKEN = re.compile(rf"\d+(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)*|[{HAN}]+|[^\W\d{HAN}][^\W{HAN}]*")
_HAN = re.compile(rf"[{HAN}]")
SPLITTER = (Path(__file__).parent / "web" / "wr-split.js").read_text(encoding="utf-8")


def pieces(text: str) -> list[str]:
    """The search terms of a text: words, whole numbers, single characters and pairs of Chinese.

    A number without a decimal point carries a full stop at its end, since Sphinx's search page
    throws away queries made of digits only.
    """
    found = []
    for token in _TOKEN.findall(unicodedata.normalize("NFKC", text).lower()):
        if token[0].isdigit():
            number = token.replace(",", "")
            found.append(number if "." in number else f"{number}.")
        elif _HAN.match(token):
            found += token
            found += [token[at : at + 2] for at in range(len(token) - 1)]
        else:
            found.append(token)
    return found


class _Pieces(SearchLanguage):
    js_splitter_code = SPLITTER

    def split(self, input: str) -> list[str]:  # noqa: A002, D102 - Sphinx's name and contract
        return pieces(input)


class Chinese(_Pieces):
    """Chinese by pairs of characters; Latin words and numbers whole."""

    lang = "zh"
    language_name = "Chinese"

    def word_filter(self, word: str) -> bool:
        """Every piece counts."""
        return True


class English(_Pieces, SearchEnglish):
    """English stems as Sphinx makes them; numbers and Chinese names as in the Chinese edition."""

    def word_filter(self, word: str) -> bool:
        """Every piece but stop words."""
        return word not in self.stopwords


def setup(app: Sphinx) -> None:
    """Register both languages; called by :func:`workreport.book.sphinx.setup`."""
    app.add_search_language(Chinese)
    app.add_search_language(English)
