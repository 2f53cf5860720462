"""Which pages the book has, where they come from, and what they are called once published.

``_toc.yml`` names the English sources (``book/en/…``, ``notebooks/NN_…``). Each
edition is staged flat: ``book/en/report`` becomes ``report`` and
``notebooks/10_headlines`` becomes ``headlines``, in both languages, so that a page
and its twin differ by one folder only. A notebook may make a family of pages
(:mod:`workreport.book.families`): ``notebooks/36_county`` becomes ``county-wuxing`` and so on. What ``_toc.yml`` lists
under ``meta`` as ``beside_neighbours`` compares a report with the ones before and after it, and is left out of the
book of a report that has none in the project.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from workreport.book.families import read_families
from workreport.figures.edition import open_edition
from workreport.figures.neighbours import neighbours
from workreport.registry.language import Bilingual
from workreport.registry.problems import Problem, ProjectError, problem
from workreport.registry.project import Project

BETWEEN_LANGUAGES = " | "
_NUMBERED = re.compile(r"\d+[a-z]?_")
_LISTS = ("parts", "chapters", "sections", "subtrees", "entries")


@dataclass(frozen=True)
class Page:
    """One page of the book, in both languages.

    Attributes
    ----------
    name : str
        Its name in the published book, without ending.
    source : str
        As ``_toc.yml`` names it, relative to the project, without ending.
    parameters : dict
        What the notebook is run with besides report and language, for a page of a family.
    title : Bilingual or None
        What the table of contents calls a page of a family.
    """

    name: str
    source: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    title: Bilingual | None = None

    @property
    def is_notebook(self) -> bool:
        """Whether the page comes from a notebook."""
        return self.source.startswith("notebooks/")

    def path(self, project: Project, language: str) -> Path:
        """The file the page is made from in ``language``."""
        if self.is_notebook:
            return project.root / f"{self.source}.ipynb"
        return project.root / f"{_prose(self.source, language)}.md"


def published_name(source: str) -> str:
    """The name of a page from its source: ``notebooks/21_results_and_targets`` -> ``results-and-targets``."""
    return _NUMBERED.sub("", source.rsplit("/", 1)[-1], count=1).replace("_", "-")


def _prose(source: str, language: str) -> str:
    return source.replace("book/en/", f"book/{language}/", 1)


def read_toc(project: Project) -> dict[str, Any]:
    """``_toc.yml`` as written; ProjectError when it cannot be read."""
    path = project.root / "_toc.yml"
    try:
        toc = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ProjectError([_unreadable(project.relative(path), str(error).splitlines()[0])]) from error
    if not isinstance(toc, dict) or "root" not in toc:
        raise ProjectError([_unreadable("_toc.yml", "no root page")])
    return toc


def _unreadable(file: str, why: str) -> Problem:
    return problem(
        file,
        "",
        en=f"the table of contents cannot be read ({why}).",
        zh=f"目录无法读取（{why}）。",
        mend_en="Mend it: format jb-book, root, parts with chapters.",
        mend_zh="请更正：format jb-book、root、parts 与 chapters。",
    )


def list_pages(project: Project, report_id: str | None = None) -> list[Page]:
    """Every page of the book of a report (the home report by default) in reading order.

    Raises
    ------
    ProjectError
        When a page's source is missing in a language, two pages would get one name, or a family of pages
        is declared wrongly.
    """
    toc = read_toc(project)
    families = read_families(project, toc, report_id or project.home) if "meta" in toc else {}
    sources = _sources(toc)
    comparing = _comparing(toc)
    if comparing & set(sources) and not neighbours(open_edition(report_id or project.home, project)):
        sources = [source for source in sources if source not in comparing]
    if lost := [source for source in families if source not in sources]:
        raise ProjectError([_homeless(source) for source in lost])
    pages = []
    for source in sources:
        name = published_name(source)
        if source in families:
            pages += [
                Page(f"{name}-{one.ending}", source, {one.parameter: one.value}, one.title)
                for one in families[source]
            ]
        else:
            pages.append(Page(name, source))
    found = [*_missing(project, pages), *_namesakes(pages)]
    if found:
        raise ProjectError(found)
    return pages


def _comparing(toc: dict[str, Any]) -> set[str]:
    """The sources of pages that set a report beside its neighbours."""
    return set((toc.get("meta") or {}).get("beside_neighbours") or ())


def _homeless(source: str) -> Problem:
    return problem(
        "_toc.yml",
        source,
        en="is declared a family of pages, but no part of the book lists it.",
        zh="声明为一组页面，但目录中没有列出。",
        mend_en="List it once in a part, or take the declaration out.",
        mend_zh="请在某一部分中列出一次，或去掉声明。",
    )


def _sources(toc: dict[str, Any]) -> list[str]:
    named = [str(toc[key]) for key in ("root", "file") if key in toc]
    for key in _LISTS:
        for entry in toc.get(key, ()):
            named += _sources(entry)
    return named


def _missing(project: Project, pages: list[Page]) -> list[Problem]:
    found = {}
    for page in pages:
        for language in ("en", "zh"):
            path = page.path(project, language)
            if not path.is_file():
                found[path] = problem(
                    "_toc.yml",
                    page.source,
                    en=f"{project.relative(path)} does not exist.",
                    zh=f"没有 {project.relative(path)} 这个文件。",
                    mend_en="Write the page (each page exists in both languages) or take it out of _toc.yml.",
                    mend_zh="请补写这一页（每页都有两种语言），或从 _toc.yml 中去掉。",
                )
    return list(found.values())


def _namesakes(pages: list[Page]) -> list[Problem]:
    first: dict[str, Page] = {}
    found = []
    for page in pages:
        if page.name in first:
            found.append(
                problem(
                    "_toc.yml",
                    page.source,
                    en=f"would be published as {page.name}.html, as is {first[page.name].source}.",
                    zh=f"将发布为 {page.name}.html，与 {first[page.name].source} 重名。",
                    mend_en="Rename one of them.",
                    mend_zh="请给其中一个改名。",
                )
            )
        first.setdefault(page.name, page)
    return found


def in_language(text: str, language: str) -> str:
    """One language's half of ``English | 中文``; the whole where there is only one."""
    english, _, chinese = text.partition(BETWEEN_LANGUAGES)
    return chinese if language == "zh" and chinese else english


def staged_toc(toc: dict[str, Any], language: str, pages: Sequence[Page] = ()) -> dict[str, Any]:
    """The table of contents of one edition: flat page names, captions and titles in its language.

    ``pages`` are those of :func:`list_pages`: their families take the place of their notebook, and what compares a
    report with others is left out where it is not among them.
    """
    families: dict[str, list[Page]] = {}
    for page in pages:
        if page.title is not None:
            families.setdefault(page.source, []).append(page)
    declared = toc.get("meta", {}).get("families", {})
    left_out = _comparing(toc) - {page.source for page in pages}
    return _staged(toc, language, {source: families.get(source, []) for source in {*declared, *left_out}})


def _staged(toc: dict[str, Any], language: str, families: dict[str, list[Page]]) -> dict[str, Any]:
    staged: dict[str, Any] = {}
    for key, value in toc.items():
        if key in ("root", "file"):
            staged[key] = published_name(str(value))
        elif key in ("caption", "title"):
            staged[key] = in_language(str(value), language)
        elif key in _LISTS:
            entries = [one for entry in value for one in _entries(entry, language, families)]
            staged |= {key: entries} if entries else {}
        elif key != "meta":
            staged[key] = value
    return staged


def _entries(entry: dict[str, Any], language: str, families: dict[str, list[Page]]) -> list[dict[str, Any]]:
    if entry.get("file") not in families:
        return [_staged(entry, language, families)]
    return [{"file": page.name, "title": page.title.to(language)} for page in families[entry["file"]]]
