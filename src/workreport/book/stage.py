"""Lay out the sources of one edition as a plain Jupyter Book of one language."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from workreport.book.execution.run import figures_folder, workshop
from workreport.book.pages import in_language, list_pages, read_toc, staged_toc
from workreport.book.reference import indicator_pages
from workreport.figures.edition import open_edition
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError, problem
from workreport.registry.project import Project

BUNDLE = "wr-vega.js"
"""The drawing library of the live charts, as pages look for it beside the other scripts."""

SPHINX_LANGUAGE = {"en": "en", "zh": "zh_CN"}


def read_config(project: Project) -> dict[str, Any]:
    """``_config.yml`` as written; ProjectError when it is no mapping."""
    try:
        config = yaml.safe_load((project.root / "_config.yml").read_text(encoding="utf-8"))
        if isinstance(config, dict):
            return config
        why = "not a mapping"
    except (OSError, yaml.YAMLError) as error:
        why = str(error).splitlines()[0]
    raise ProjectError(
        [
            problem(
                "_config.yml",
                "",
                en=f"the book's configuration cannot be read ({why}).",
                zh=f"书的配置无法读取（{why}）。",
                mend_en="Mend it; the last good one is in the history.",
                mend_zh="请更正；可在版本历史中找到上一个正确的版本。",
            )
        ]
    )


def staged_config(config: dict[str, Any], project: Project, report_id: str, language: str) -> dict[str, Any]:
    """The configuration of one edition: its language, its report, nothing run by Sphinx."""
    sphinx = dict(config.get("sphinx", {}))
    settings = dict(sphinx.get("config", {}))
    settings |= {
        "language": SPHINX_LANGUAGE[language],
        "workreport_report": report_id,
        "workreport_project": str(project.root),
        "workreport_figures": str(figures_folder(project, report_id, language)),
        "workreport_twins": True,
    }
    literature = _there(project, config.get("bibtex_bibfiles", ()))
    kept = {key: value for key, value in config.items() if key != "bibtex_bibfiles"}
    return {
        **kept,
        **({"bibtex_bibfiles": literature} if literature else {}),
        "title": titles(project, report_id).to(language),
        "author": in_language(str(config.get("author", "")), language),
        "only_build_toc_files": False,
        "exclude_patterns": [],
        "execute": {"execute_notebooks": "off"},
        "sphinx": {**sphinx, "config": settings},
    }


def _there(project: Project, files: Iterable[str]) -> list[str]:
    """The files of the literature that the project has, by their whole path."""
    return [str(path) for path in (project.root / file for file in files) if path.is_file()]


def titles(project: Project, report_id: str) -> Bilingual:
    """What the book of a report is called, from its report.yml."""
    report = open_edition(report_id, project).report
    return Bilingual(str(report["book_title_en"]), str(report["book_title_zh"]))


def stage(project: Project, report_id: str, language: str) -> Path:
    """Write the edition's sources to a clean folder and return it.

    Prose is copied, notebooks come from their runs, each indicator gets the source of its page, the table of
    contents and the configuration are translated.
    """
    folder = workshop(project, report_id, language) / "stage"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    pages = list_pages(project, report_id)
    for page in pages:
        source = page.path(project, language)
        if page.is_notebook:
            source = workshop(project, report_id, language) / "runs" / f"{page.name}.ipynb"
        shutil.copyfile(source, folder / f"{page.name}{source.suffix}")
    indicator_pages.write_sources(project, report_id, folder)
    _copy_companions(project, language, folder)
    _write_yaml(folder / "_toc.yml", staged_toc(read_toc(project), language, pages))
    _write_yaml(folder / "_config.yml", staged_config(read_config(project), project, report_id, language))
    return folder


def _copy_companions(project: Project, language: str, folder: Path) -> None:
    """Folders beside an edition's prose, such as pictures; ``book/<language>/images`` -> ``images``."""
    for path in sorted((project.root / "book" / language).iterdir()):
        if path.is_dir():
            shutil.copytree(path, folder / path.name)


def _write_yaml(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
