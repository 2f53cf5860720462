"""Load a report verbatim and read it as if it had never been torn.

A transcription breaks pages inside sentences and sprinkles blanks between
numbers and units. The raw text is never edited: reading happens on a repaired
copy whose every character remembers the offset it came from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import compress, pairwise
from pathlib import Path

from workreport.extract import damage, documents, refusals
from workreport.registry.problems import ProjectError

BLANKS = " \t\u3000\xa0\u2002\u2003\u2009\u200b\ufeff"
TERMINALS = "。！？：；…”）"
LARGEST = 8_000_000
"""Bytes beyond which a file is no report: the longest on record are below half a million."""

_LINE = re.compile(r"[^\r\n]+")
_PAUSE = re.compile("[，。；]")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|——|--")
_MARKUP = re.compile(
    r"\*\*|__|^#{1,6}[ \t]+|^>[ \t]*|^[-*][ \t]+(?=\S)|\\(?=[-~*_#.()>\[\]])|&(?:nbsp|ensp|emsp);",
    re.MULTILINE,
)
_PAGE = re.compile(
    r"[ \t\u3000]*(?:[-—–·]{0,2}[ \t]*(?P<number>\d{1,3})[ \t]*[-—–·]{0,2}"
    r"|第[ \t]*(?P<leaf>\d{1,3})[ \t]*页(?:[^\r\n，。；]{0,12})?)[ \t\u3000]*"
)
"""A line that holds a page number and nothing else."""
_TORN = re.compile(
    r"(?<=\d)B+(?=[%‰]|\.\d)|(?<=PM)B+(?=\d)|(?:(?<=C\d\.)|(?<=C\d\d\.)|(?<=C\d\d\d\.))B+(?=\d)"
    r"|(?:(?<=C\d)|(?<=C\d\d)|(?<=C\d\d\d))B+(?=\d{3}(?!\d))".replace("B", f"[{BLANKS}]").replace(
        "C", "[\u4e00-\u9fff]"
    )
)
"""Blanks inside a number and before its sign: 10.3 %, 增长10. 3%, 1 200亿元, PM 2.5."""
_UNNUMBERED = re.compile(r"[^\d。；、]{4,40}(?<![，的和与及])")
SHORT = 0.4
"""A line this much shorter than most, after a finished one and without a number, is a heading, not torn prose."""
_FULL_WIDTH = (
    {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}
    | {code: code - 0xFEE0 for code in range(0xFF21, 0xFF3B)}
    | {code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)}
    | {ord("％"): "%", ord("．"): ".", ord("＋"): "+", ord("∶"): ":", ord("﹪"): "%", ord("﹒"): "."}
)


_MARKS = dict(zip(",;:!?()", "，；：！？（）", strict=True))
_HALF_WIDTH = re.compile(r"(?<![A-Za-z\d])[,;:!?()]|[,;:!?()](?![A-Za-z\d])")
"""Punctuation of Latin typewriting in Chinese prose; between digits and letters (1,100万, 1.65:1) it stays."""


@dataclass(frozen=True)
class Document:
    """A report as written and as read.

    Attributes
    ----------
    raw : str
        The text as it stands in the file.
    clean : str
        The repaired text: page breaks inside sentences, blanks beside Chinese
        characters, marks of emphasis, full-width digits and letters and
        half-width punctuation are mended, nothing else.
    origin : tuple of int
        ``origin[i]`` is the offset in ``raw`` of ``clean[i]``.
    pages : tuple of (int, int)
        Where in ``raw`` the page numbers stand that ``clean`` leaves out.
    converted : bool
        Whether ``raw`` was made from a Word file or a web page.
    """

    raw: str
    clean: str
    origin: tuple[int, ...]
    pages: tuple[tuple[int, int], ...] = ()
    converted: bool = False

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in ``raw`` (end exclusive) of ``clean[start:end]``, which must not be empty."""
        if not 0 <= start < end <= len(self.clean):
            raise ValueError(f"empty or outside span {start}:{end} of {len(self.clean)} characters")
        return self.origin[start], self.origin[end - 1] + 1


def read_raw(path: Path | str) -> str:
    """The text of a report file, line ends untouched and without a byte-order mark, so that offsets hold.

    UTF-8 first, then UTF-16 with its mark, then GB18030 (which also decodes
    most UTF-8 without error, hence last); Word files and web pages are turned
    into text.

    Raises
    ------
    ProjectError
        When the file is missing, empty, too large, or holds no text.
    """
    return _read(path).text


def _read(path: Path | str) -> documents.Text:
    name = str(path)
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ProjectError([refusals.unreadable(name, error.strerror or str(error))]) from error
    if len(data) > LARGEST:
        raise ProjectError([refusals.too_large(name, LARGEST)])
    if not data.strip():
        raise ProjectError([refusals.empty(name)])
    return documents.text_of(data, name)


def load(path: Path | str) -> Document:
    """Read a report and repair it for reading."""
    text, converted = _read(path)
    return replace(repair(text), converted=converted)


def repair(raw: str) -> Document:
    """The document of a raw text, with page-broken lines joined and stray blanks dropped."""
    keep = bytearray(b"\x01") * len(raw)
    sound = damage.without(raw, list(damage.repetitions(raw)))
    for mark in _MARKUP.finditer(sound):
        _drop(keep, *mark.span())
    pages = _drop_page_numbers(sound, keep)
    _join_broken_lines(sound, keep)
    _drop_stray_blanks(sound, keep)
    origin = tuple(compress(range(len(raw)), keep))
    clean = "".join(compress(raw, keep)).translate(_FULL_WIDTH)
    clean = _HALF_WIDTH.sub(lambda mark: _MARKS[mark.group()], clean)
    return Document(raw, clean, origin, pages)


def _drop(keep: bytearray, start: int, end: int) -> None:
    keep[start:end] = bytes(end - start)


def _drop_page_numbers(raw: str, keep: bytearray) -> tuple[tuple[int, int], ...]:
    """Drop the lines that hold only a page number, and return where the numbers stand."""
    found = []
    for line in _LINE.finditer(raw):
        if page := _PAGE.fullmatch(raw, *line.span()):
            _drop(keep, *line.span())
            found.append(page.span("number") if page["number"] else page.span("leaf"))
    return tuple(found)


def _join_broken_lines(raw: str, keep: bytearray) -> None:
    """Drop the line breaks between a line that stops in mid-sentence and its continuation."""
    lines = [
        (match, text)
        for match in _LINE.finditer(raw)
        if (text := match.group().strip(BLANKS)) and keep.find(1, *match.span()) >= 0
    ]
    lengths = sorted(line.end() - line.start() for line, _ in lines)
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    finished = True
    for (line, text), (following, ahead) in pairwise(lines):
        heads = finished and len(text) < SHORT * usual and bool(_UNNUMBERED.fullmatch(text.strip("*")))
        finished = text.rstrip("*")[-1:] in TERMINALS or not _is_prose(text) or heads
        if not finished and not _HEADING.match(ahead.strip(BLANKS + "*#")):
            _drop(keep, line.end(), following.start())


def _is_prose(line: str) -> bool:
    """Whether a line without final punctuation is torn prose and not a title or heading.

    Prose holds a comma or a full stop, a title or heading does not.
    """
    return not _HEADING.match(line) and bool(_PAUSE.search(line))


def _drop_stray_blanks(raw: str, keep: bytearray) -> None:
    """Drop blanks that touch a Chinese character or punctuation, stand at a line's edge, or tear a number."""
    for match in re.finditer(f"[{BLANKS}]+", raw):
        start, end = match.span()
        between = _is_latin(raw[max(start - 1, 0) : start]) and _is_latin(raw[end : end + 1])
        if not between or _TORN.match(raw, start):
            _drop(keep, start, end)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.strip() != ""
