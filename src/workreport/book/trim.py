"""Cut a theme's style sheet down to the rules that pages can use, and drop files nobody names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_CLASS_OR_ID = re.compile(r"""\b(?:class|id)=["']([^"']*)["']""")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_NAMED = re.compile(r"[.#](-?[A-Za-z_](?:[\w-]|\\.)*)")
_NOT_PLAIN = re.compile(r":(?:not|where|is)\([^()]*\)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NESTED = ("@media", "@supports", "@layer", "@container")
_DROPPED = ("@font-face", "@charset")


def code_files(out: Path) -> list[Path]:
    """The pages of a built site, and the scripts and styles that they name."""
    pages = sorted(path for path in out.rglob("*.html") if "_static" not in path.relative_to(out).parts)
    whole = "\n".join(path.read_text(encoding="utf-8") for path in pages)
    code = [path for path in (out / "_static").glob("*.*s") if path.suffix in (".css", ".js")]
    return pages + sorted(path for path in code if f"_static/{path.name}" in whole)


def names(paths: Iterable[Path]) -> set[str]:
    """Every class and id of pages, and every word of scripts, which may set one."""
    found: set[str] = set()
    for path in paths:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            for value in set(_CLASS_OR_ID.findall(text)):
                found.update(value.split())
        elif path.suffix == ".js":
            found.update(_WORD.findall(text))
    return found


def used_rules(css: str, known: set[str]) -> str:
    """The rules of ``css`` whose selectors name only classes and ids that are ``known``.

    Fonts are dropped with their rules: the book has no font of its own.
    """
    return "".join(_kept(_COMMENT.sub("", css), known))


def _kept(css: str, known: set[str]) -> Iterator[str]:
    for head, body in _blocks(css):
        if head.startswith(_DROPPED):
            continue
        if head.startswith(_NESTED):
            inner = "".join(_kept(body, known))
            if inner:
                yield f"{head}{{{inner}}}\n"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}\n" if body is not None else f"{head};\n"
        else:
            selectors = [one for one in _selectors(head) if _is_used(one, known)]
            if selectors and body and body.strip():
                yield f"{','.join(selectors)}{{{body.strip()}}}\n"


def _blocks(css: str) -> Iterator[tuple[str, str | None]]:
    """Pairs of head and body at the outermost level; a statement without a body has None."""
    at, start = 0, 0
    while at < len(css):
        if css[at] in "\"'":
            at = _end_of_text(css, at)
        elif css[at] == ";":
            yield css[start:at].strip(), None
            start = at + 1
        elif css[at] == "{":
            end = _end_of_block(css, at)
            yield css[start:at].strip(), css[at + 1 : end]
            at, start = end, end + 1
        at += 1


def _end_of_text(css: str, at: int) -> int:
    quote, at = css[at], at + 1
    while at < len(css) and css[at] != quote:
        at += 2 if css[at] == "\\" else 1
    return at


def _end_of_block(css: str, at: int) -> int:
    depth = 0
    while at < len(css):
        if css[at] in "\"'":
            at = _end_of_text(css, at)
        elif css[at] == "{":
            depth += 1
        elif css[at] == "}":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    return at


def _selectors(head: str) -> Iterator[str]:
    """The parts of a selector list, split at commas outside brackets."""
    depth, start = 0, 0
    for at, letter in enumerate(head):
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and depth == 0:
            yield head[start:at].strip()
            start = at + 1
    yield head[start:].strip()


def _is_used(selector: str, known: set[str]) -> bool:
    plain = _NOT_PLAIN.sub("", selector)  # what may or must not be there decides nothing
    return all(re.sub(r"\\(.)", r"\1", name) in known for name in _NAMED.findall(plain))


def clear(static: Path, code: Iterable[Path]) -> None:
    """Delete the files below ``static`` that no page, script or style of ``code`` names."""
    whole = "\n".join(path.read_text(encoding="utf-8") for path in code)
    for path in sorted(static.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(static).as_posix() not in whole:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
