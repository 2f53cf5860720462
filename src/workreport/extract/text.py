"""Load a report verbatim and read it as if it had never been torn.

A transcription breaks pages inside sentences and sprinkles blanks between
numbers and units. The raw text is never edited: reading happens on a repaired
copy whose every character remembers the offset it came from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

BLANKS = " \t\u3000\xa0"
TERMINALS = "。！？：；…”）"
_HEADING = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|——")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)} | {
    ord("％"): "%",
    ord("．"): ".",
}


@dataclass(frozen=True)
class Document:
    """A report as written and as read.

    Attributes
    ----------
    raw : str
        The text as it stands in the file.
    clean : str
        The repaired text: page breaks inside sentences, blanks beside Chinese
        characters and full-width digits are mended, nothing else.
    origin : tuple of int
        ``origin[i]`` is the offset in ``raw`` of ``clean[i]``.
    """

    raw: str
    clean: str
    origin: tuple[int, ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in ``raw`` (end exclusive) of ``clean[start:end]``, which must not be empty."""
        if not 0 <= start < end <= len(self.clean):
            raise ValueError(f"empty or outside span {start}:{end} of {len(self.clean)} characters")
        return self.origin[start], self.origin[end - 1] + 1


def read_raw(path: Path | str) -> str:
    """The bytes of a UTF-8 report as text, line ends untouched, so that offsets hold."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return file.read()


def load(path: Path | str) -> Document:
    """Read a UTF-8 report and repair it for reading."""
    return repair(read_raw(path))


def repair(raw: str) -> Document:
    """The document of a raw text, with page-broken lines joined and stray blanks dropped."""
    keep = [True] * len(raw)
    _join_broken_lines(raw, keep)
    _drop_stray_blanks(raw, keep)
    origin = tuple(index for index, kept in enumerate(keep) if kept)
    clean = "".join(raw[index] for index in origin).translate(_FULL_WIDTH)
    return Document(raw, clean, origin)


def _join_broken_lines(raw: str, keep: list[bool]) -> None:
    """Drop the line breaks between a line that stops in mid-sentence and its continuation."""
    lines = [match for match in re.finditer(r"[^\r\n]+", raw) if match.group().strip(BLANKS)]
    for line, following in zip(lines, lines[1:]):
        text = line.group().strip(BLANKS)
        if text[-1] in TERMINALS or not _is_prose(text):
            continue
        if _HEADING.match(following.group().strip(BLANKS)):
            continue
        for index in range(line.end(), following.start()):
            keep[index] = False


def _is_prose(line: str) -> bool:
    """Whether a line without final punctuation is torn prose and not a title or heading.

    Prose holds a comma or a full stop, a title or heading does not.
    """
    return not _HEADING.match(line) and bool(re.search("[，。；]", line))


def _drop_stray_blanks(raw: str, keep: list[bool]) -> None:
    """Drop blanks that touch a Chinese character or punctuation, or stand at a line's edge."""
    for match in re.finditer(f"[{BLANKS}]+", raw):
        before, after = raw[: match.start()][-1:], raw[match.end() :][:1]
        if not (_is_latin(before) and _is_latin(after)):
            for index in range(match.start(), match.end()):
                keep[index] = False


def _is_latin(character: str) -> bool:
    return character.isascii() and character.strip() != ""
