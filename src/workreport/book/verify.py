"""Prove a built site before anyone sees it.

Every page is there and has text; every link inside the site leads somewhere; nothing
is fetched from elsewhere; every figure has a picture and a table; no cell printed a
traceback or a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from workreport.registry.language import LANGUAGES
from workreport.registry.problems import Problem, problem

HTML_LANGUAGE = {"en": "en", "zh": "zh-CN"}
LEAST_TEXT = 80
"""Fewer characters than this are no page."""

_FETCHED = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "iframe": ("src", "srcdoc"),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "feimage": ("href", "xlink:href"),
    "form": ("action",),
}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_PASSIVE_LINKS = {"alternate", "next", "prev", "search", "canonical", "author", "help", "license", "index"}
_CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_MARKS = {"path", "rect", "circle", "line", "text", "use", "polygon", "polyline"}


@dataclass
class Figure:
    """What a figure of a page holds."""

    id: str
    marks: int = 0
    cells: int = 0


@dataclass
class PageRead:
    """What was found on a page."""

    language: str = ""
    ids: set[str] = field(default_factory=set)
    twice: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    letters: int = 0
    absent: int = 0
    faults: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = PageRead()
        self._open: list[str] = []
        self._main = self._silent = self._output = 0
        self._figures: list[tuple[int, Figure]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._note(tag, given)
        if tag not in _VOID:
            self._open.append(tag)
            self._enter(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, {name: value or "" for name, value in attrs})

    def _note(self, tag: str, given: dict[str, str]) -> None:
        page = self.page
        if tag == "html":
            page.language = given.get("lang", "")
        for name in {given.get("id"), given.get("name") if tag == "a" else None} - {None, ""}:
            if name in page.ids:
                page.twice.append(name)
            page.ids.add(name)
        if tag in ("a", "area") and "href" in given:
            page.links.append(given["href"])
        if tag == "link" and "href" in given:
            passive = set(given.get("rel", "").split()) <= _PASSIVE_LINKS
            (page.links if passive else page.fetched).append(given["href"])
        for name in _FETCHED.get(tag, ()):
            if name in given:
                page.fetched += _addresses(name, given[name])
        if "style" in given:
            page.fetched += css_addresses(given["style"])
        if self._figures and tag in _MARKS:
            self._figures[-1][1].marks += 1
        if self._figures and tag == "td":
            self._figures[-1][1].cells += 1

    def _enter(self, tag: str, given: dict[str, str]) -> None:
        depth, classes = len(self._open), set(given.get("class", "").split())
        if tag == "main" or (tag == "article" and not self._main):
            self._main = self._main or depth
        if tag in ("script", "style", "template"):
            self._silent = self._silent or depth
        if tag == "figure" and "wr-figure" in classes:
            figure = Figure(given.get("id", ""))
            self.page.figures.append(figure)
            self._figures.append((depth, figure))
        self.page.absent += "wr-absent" in classes
        if "cell_output" in classes or "output" in classes:
            self._output = self._output or depth
        if {"traceback", "stderr"} & classes and "output" in classes:
            self.page.faults.append(" ".join(sorted(classes)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open:
            depth, closed = len(self._open), self._open.pop()
            self._main = 0 if self._main == depth else self._main
            self._silent = 0 if self._silent == depth else self._silent
            self._output = 0 if self._output == depth else self._output
            if self._figures and self._figures[-1][0] == depth:
                self._figures.pop()
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "style":
            self.page.fetched += css_addresses(data)
        if self._main and not self._silent:
            self.page.letters += len(data.strip())
        if self._output and "Traceback (most recent call last)" in data:
            self.page.faults.append("Traceback")


def _addresses(name: str, value: str) -> list[str]:
    if name == "srcset":
        return [part.split()[0] for part in value.split(",") if part.strip()]
    return [] if name == "srcdoc" else [value]


def css_addresses(css: str) -> list[str]:
    """What a style sheet fetches: ``url(…)`` and ``@import``."""
    return [one or other for one, other in _CSS_ADDRESS.findall(_COMMENT.sub("", css))]


def read_page(path: Path) -> PageRead:
    """What stands on the page at ``path``."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.page


def verify(site: Path, pages: Iterable[str], *, home: bool = True) -> list[Problem]:
    """Everything wrong with the built ``site``.

    Parameters
    ----------
    pages : iterable of str
        Names of the pages that each edition must have.
    home : bool
        Whether it is the book of the report that the prose was written for, in which nothing may be absent.
    """
    wanted = [f"{language}/{name}.html" for language in LANGUAGES for name in pages]
    found = [*_empty_files(site), *_missing_pages(site, ["index.html", *wanted])]
    read = {path: read_page(path) for path in sorted(site.rglob("*.html"))}
    for path, page in read.items():
        file = path.relative_to(site).as_posix()
        found += _page_faults(file, page, must_have_text=file in wanted)
        found += _absence_faults(file, page) if home else ()
        found += _twin_faults(site, file)
        found += _link_faults(site, path, page, read)
    for path in sorted(site.rglob("*.css")):
        file = path.relative_to(site).as_posix()
        addresses = css_addresses(path.read_text(encoding="utf-8"))
        found += _fetch_faults(site, path, file, addresses)
    return found


def _fault(file: str, place: str, en: str, zh: str) -> Problem:
    return problem(
        f"site/{file}",
        place,
        en=en,
        zh=zh,
        mend_en="The book in place was not touched.",
        mend_zh="现有的书没有改动。",
    )


def _empty_files(site: Path) -> Iterator[Problem]:
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.stat().st_size == 0:
            yield _fault(
                path.relative_to(site).as_posix(),
                "",
                "the file is empty (is the disk full?).",
                "文件为空（磁盘是否已满？）。",
            )


def _missing_pages(site: Path, wanted: Iterable[str]) -> Iterator[Problem]:
    for file in wanted:
        if not (site / file).is_file():
            yield _fault(file, "", "the page is missing.", "缺少此页。")


def _page_faults(file: str, page: PageRead, must_have_text: bool) -> Iterator[Problem]:
    language = HTML_LANGUAGE.get(file.split("/")[0])
    if language and page.language != language:
        yield _fault(
            file,
            "",
            f"lang is {page.language!r}, not {language!r}.",
            f"lang 为 {page.language!r}，应为 {language!r}。",
        )
    if must_have_text and page.letters < LEAST_TEXT:
        yield _fault(file, "", "the page has next to no text.", "此页几乎没有文字。")
    for name in dict.fromkeys(page.twice):
        yield _fault(file, f"#{name}", "two elements have this id.", "两个元素同用此 id。")
    for what in page.faults:
        yield _fault(file, "", f"a cell's output shows an error ({what}).", f"单元输出中有错误（{what}）。")
    for figure in page.figures:
        if figure.marks == 0:
            yield _fault(file, f"#{figure.id}", "the figure has no picture.", "图中没有图形。")
        if figure.cells == 0:
            yield _fault(file, f"#{figure.id}", "the figure has no table.", "图没有数据表。")


def _absence_faults(file: str, page: PageRead) -> Iterator[Problem]:
    if page.absent:
        yield _fault(
            file,
            "",
            f"{page.absent} figures or pictures are said to be absent from the very report the book is about.",
            f"有{page.absent}处写着本书所据的报告未写明的数字或图。",
        )


def _twin_faults(site: Path, file: str) -> Iterator[Problem]:
    language, _, rest = file.partition("/")
    if language in LANGUAGES and rest:
        for other in LANGUAGES:
            if not (site / other / rest).is_file():
                yield _fault(
                    file, "", f"the page has no twin in {other}/.", f"此页在 {other}/ 中没有对应的页。"
                )


def _link_faults(site: Path, path: Path, page: PageRead, read: dict[Path, PageRead]) -> Iterator[Problem]:
    file = path.relative_to(site).as_posix()
    yield from _fetch_faults(site, path, file, page.fetched)
    for link in dict.fromkeys(page.links):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        target = _target(path, parts.path)
        if not target.is_file() or not target.is_relative_to(site):
            yield _fault(file, link, "the link leads nowhere.", "链接没有去处。")
        elif parts.fragment and target in read and not _has(read[target], parts.fragment):
            yield _fault(file, link, "the page linked to has no such anchor.", "所链接的页没有这个锚点。")


def _has(page: PageRead, fragment: str) -> bool:
    return fragment in page.ids or unquote(fragment) in page.ids


def _target(path: Path, address: str) -> Path:
    if not address:
        return path
    target = (path.parent / unquote(address)).resolve()
    return target / "index.html" if target.is_dir() else target


def _fetch_faults(site: Path, path: Path, file: str, addresses: Iterable[str]) -> Iterator[Problem]:
    for address in dict.fromkeys(addresses):
        parts = urlsplit(address)
        if parts.scheme == "data" or (not parts.path and not parts.netloc):
            continue
        if parts.scheme or parts.netloc:
            yield _fault(file, address, "is fetched from elsewhere.", "取自站外。")
        elif not _target(path, parts.path).is_file():
            yield _fault(file, address, "the file does not exist.", "文件不存在。")
