"""Search without a server, also from a folder: every paragraph with its anchor, looked through as it is.

Sphinx finds pages by words, and Chinese has no spaces between words, so most phrases
are missed. A book of this size needs no index of words: the text itself, a piece per
paragraph, list item, table row or sentence of the report, goes into one script that
only the search page loads. There a phrase is found exactly, a number as a whole
(``3122.4``, also when typed ``３,１２２.４``), and the result leads to the sentence.

What the book repeats of itself is left out: lists of uses, of sources and of downloads, pictures in words,
the facts of cards that stand on the indicators' pages too. What other words lead to is in
:mod:`workreport.book.search_words`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workreport.book.search_words import write_words

if TYPE_CHECKING:
    from sphinx.application import Sphinx

DATA = "wr-search-data.js"
PROSE, HEADING, TABLE = 0, 1, 2
"""Kinds of pieces; titles of pictures are headings, cards of the report stand with the tables."""

_BLOCKS = set(
    "p li dt dd tr h1 h2 h3 h4 h5 h6 figcaption figure caption summary div section aside blockquote pre".split()
)
_HEADINGS = {"h1", "h2", "h3", "h4"}
_SILENT = {"script", "style", "svg", "nav", "pre", "select", "button", "template", "noscript"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_CELLS = {"td", "th"}
_REPEATED = set(
    "wr-uses wr-source wr-rest wr-words wr-downloads wr-controls wr-pick wr-facts wr-close wr-foot wr-columns "
    "wr-legend wr-index wr-filter wr-find wr-download".split()
)
"""Classes of what says again what stands elsewhere, or is there to be used and not read."""
_ASIDE = {"wr-cards"}
_SENTENCE = "wr-s"
_TITLE = "wr-title"
_SPACE = re.compile(r"\s+")


@dataclass
class Piece:
    """A paragraph, row or heading: where it stands and what it says."""

    anchor: str
    text: str
    kind: int = PROSE


@dataclass
class _Open:
    tag: str
    id: str
    silent: bool
    is_block: bool
    kind: int = PROSE


@dataclass
class _Reader(HTMLParser):
    pieces: list[Piece] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[_Open] = []
        self._inside = False
        self._text: list[str] = []
        self._anchor = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "article":
            self._inside = True
        if not self._inside:
            return
        names = set((given.get("class") or "").split())
        is_block = tag in _BLOCKS or _SENTENCE in names
        if is_block:
            self._flush()
        if tag in _CELLS or tag == "br":
            self._text.append(" ")
        if tag in _VOID:
            return
        silent = tag in _SILENT or "headerlink" in names or bool(names & _REPEATED)
        silent = silent or given.get("hidden", "no") != "no" or given.get("aria-hidden") == "true"
        if tag == "table" or names & _ASIDE or (self._open and self._open[-1].kind == TABLE):
            kind = TABLE
        elif tag in _HEADINGS or _TITLE in names or (self._open and self._open[-1].kind == HEADING):
            kind = HEADING
        else:
            kind = PROSE
        self._open.append(_Open(tag, given.get("id") or "", silent or self._is_silent(), is_block, kind))
        if not is_block and not self._anchor:
            self._anchor = given.get("id") or ""

    def handle_endtag(self, tag: str) -> None:
        if not any(one.tag == tag for one in self._open):
            return
        last = max(at for at, one in enumerate(self._open) if one.tag == tag)
        if any(one.is_block for one in self._open[last:]) or tag == "article":
            self._flush()
        del self._open[last:]
        if tag == "article":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside and not self._is_silent():
            self._text.append(data)

    def _is_silent(self) -> bool:
        return bool(self._open) and self._open[-1].silent

    def _flush(self) -> None:
        text = readable("".join(self._text))
        if text:
            around = next((one for one in reversed(self._open) if one.id and one.is_block), None)
            near = around.id if around and around.tag != "section" else self._anchor
            kind = self._open[-1].kind if self._open else PROSE
            self.pieces.append(Piece(near or (around.id if around else ""), text, kind))
        self._text, self._anchor = [], ""


def readable(text: str) -> str:
    """Text in one form: full-width digits and letters as plain ones, one blank for any space."""
    # Only letters, digits, spaces, points and percent signs: Chinese punctuation stays Chinese.
    plain = "".join(new if _is_plain(new := unicodedata.normalize("NFKC", old)) else old for old in text)
    return _SPACE.sub(" ", plain).strip()


def _is_plain(letters: str) -> bool:
    return letters.isalnum() or letters.isspace() or letters in "%."


def read_pieces(html: str) -> list[Piece]:
    """The pieces of a page's article in their order, each text once."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    seen: set[tuple[str, str]] = set()
    return [
        piece
        for piece in reader.pieces
        if (piece.anchor, piece.text) not in seen and not seen.add((piece.anchor, piece.text))
    ]


def write_data(out: Path, pages: list[tuple[str, str]]) -> None:
    """Write the script the search page reads.

    Parameters
    ----------
    out : Path
        The built edition.
    pages : list of (str, str)
        Address and title of each page, in reading order.
    """
    told: list[Any] = []
    for address, title in pages:
        pieces = read_pieces((out / address).read_text(encoding="utf-8"))
        told.append([address, title, [[piece.anchor, piece.text, piece.kind] for piece in pieces]])
    data = json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    (out / "_static" / DATA).write_text(f"var wrSearchData={data};\n", encoding="utf-8")


def _no_index(app: Sphinx) -> None:
    """Keep Sphinx from making its own index; the search page is one of ours."""
    if app.builder.format == "html":
        app.builder.search = False
        app.config.html_additional_pages = {**app.config.html_additional_pages, "search": "search.html"}


def _finish(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    env, builder = app.env, app.builder
    order = [name for name in env.toctree_includes.get(app.config.master_doc, ()) if name in env.titles]
    rest = sorted(set(env.found_docs) - set(order) - {app.config.master_doc})
    names = [app.config.master_doc, *order, *rest]
    out = Path(app.outdir)
    write_data(out, [(builder.get_target_uri(name), env.titles[name].astext()) for name in names])
    write_words(app, out)


def setup(app: Sphinx) -> None:
    """Replace Sphinx's search; called by :func:`workreport.book.sphinx.setup`."""
    app.connect("builder-inited", _no_index)
    app.connect("build-finished", _finish, priority=950)
