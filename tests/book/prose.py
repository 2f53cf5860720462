"""The prose of the book, and the bare figures in it: numbers that no role looked up in the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import yaml

ROOT = Path(__file__).parents[2]
ALLOWED = Path(__file__).with_name("bare_numbers.yml")

# What is no prose: code, roles, addresses, labels, attributes, comments, tags.
_FENCE = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?^\1\s*$", re.MULTILINE | re.DOTALL)
_NO_PROSE = (
    re.compile(r"<!--.*?-->|<[a-zA-Z/][^>]*>", re.DOTALL),
    re.compile(r"^\([\w-]+\)=\s*$|^%.*$|^\{[.#][^}]*\}\s*$|^:{3,}.*$|^:[\w-]+:.*$", re.MULTILINE),
    re.compile(r"\{[\w:-]+\}`[^`]*`"),
    re.compile(r"`+[^`]*`+"),
    re.compile(r"(?<=\])\([^)]*\)|https?://\S+"),
    re.compile(r"^\s*\d+[.)] ", re.MULTILINE),
)
_HAN = "[一二三四五六七八九十百千两零半几]"
_WORD = "(?:half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|thousand)"
NUMBER = re.compile(
    r"[0-9０-９][0-9０-９,.，．]*[0-9０-９]|[0-9０-９]"
    rf"|百分之{_HAN}+|{_HAN}+(?:万|亿|成|倍|个百分点)(?!分|全|员)"
    rf"|\b{_WORD}[ -](?:a )?(?:per cent|percent|percentage|million|billion|trillion|hundred|thousand|times)\b",
    re.IGNORECASE,
)


def pages() -> dict[str, str]:
    """The prose sources by their path: pages of ``book/`` and markdown cells of notebooks."""
    found = {}
    for path in sorted((ROOT / "book").rglob("*.md")):
        found[path.relative_to(ROOT).as_posix()] = path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        cells = nbformat.read(path, as_version=4).cells
        prose = [cell.source for cell in cells if cell.cell_type == "markdown"]
        found[path.relative_to(ROOT).as_posix()] = "\n\n".join(prose)
    return found


def only_prose(text: str) -> str:
    """The text with everything blanked that is no prose; lines keep their places."""
    text = _FENCE.sub(lambda match: "\n" * match.group().count("\n"), text)
    for pattern in _NO_PROSE:
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    return text


def allowances() -> list[dict[str, str]]:
    """The committed list of what may stand bare: ``pattern``, ``reason``, perhaps ``page``."""
    return yaml.safe_load(ALLOWED.read_text(encoding="utf-8"))


def bare(page: str, text: str, allowed: list[dict[str, str]]) -> tuple[list[str], set[int]]:
    """The bare figures of a page with their lines, and which allowances (by position) were needed."""
    prose, used = only_prose(text), set()
    for place, one in enumerate(allowed):
        if not re.fullmatch(one.get("page", ".*"), page):
            continue
        covered, times = re.subn(one["pattern"], lambda match: " " * len(match.group()), prose)
        if times:
            used.add(place)
        prose = covered
    return list(_found(prose)), used


def _found(prose: str) -> Iterator[str]:
    for number, line in enumerate(prose.splitlines(), start=1):
        for match in NUMBER.finditer(line):
            yield f"line {number}: {match.group()!r} in {line[max(0, match.start() - 20) : match.end() + 20].strip()!r}"
