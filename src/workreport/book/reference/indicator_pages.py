"""The pages of single indicators: which there are, their staged sources, and the pictures kept for them.

A page is a directive in a file of three lines; its text is made from the tables at each build, its pictures
only when the facts behind them, or the tools that draw them, have changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workreport.book.execution.execute import surroundings
from workreport.book.execution.freshness import tools_digest
from workreport.chapters import indicator_data
from workreport.chapters.indicator import Facts, Gathered
from workreport.chapters.indicator_chart import pictures
from workreport.figures.edition import Edition, open_edition
from workreport.figures.reading import digest
from workreport.registry.language import LANGUAGES
from workreport.registry.project import Project

FOLDER = "indicators"
"""The folder of the pages, in the staged sources, among the figures and in the published book."""

ONE_NUMBER = f"{FOLDER}/one-number"
"""The page of the indicators that have nothing but one number; no identifier holds a hyphen."""

SOURCE = "---\norphan: true\n---\n\n```{{{directive}}} {argument}\n```\n"


def has_tables(project: Project, report_id: str) -> bool:
    """Whether there is an edition to make pages from."""
    return (project.report(report_id) / "figures.csv").is_file()


def indicator_names(project: Project, report_id: str) -> list[str]:
    """The names of the pages, such as ``indicators/gdp``; none where the edition has no tables."""
    if not has_tables(project, report_id):
        return []
    gathered = Gathered(open_edition(report_id, project))
    return [*(f"{FOLDER}/{facts.indicator_id}" for facts in gathered.with_page()), ONE_NUMBER]


def write_sources(project: Project, report_id: str, folder: Path) -> None:
    """Write the source of each page below a staged edition."""
    for name in indicator_names(project, report_id):
        path = folder / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        shared = name == ONE_NUMBER
        directive, argument = ("indicators-of-one-number", "") if shared else ("indicator-page", path.stem)
        path.write_text(SOURCE.format(directive=directive, argument=argument), encoding="utf-8")


@dataclass(frozen=True)
class Kept:
    """What was drawn for a page: its figures as HTML, and the name of its data file."""

    figures: tuple[str, ...]
    data: str


class Drawer:
    """Draws what the pages of one language show, and keeps it while nothing behind it changes.

    Parameters
    ----------
    folder : Path
        Where the figures of the edition leave their files (``<workshop>/figures``); what is kept lies
        beside it.
    """

    def __init__(self, edition: Edition, folder: Path, lang: str):
        self.edition, self.lang = edition, lang
        self.files = folder / FOLDER
        self.kept = folder.parent / FOLDER
        self.tools = tools_digest(edition.project)

    def of(self, facts: Facts) -> Kept:
        """The figures and the data of a page, from the last build or made now."""
        record = self.kept / f"{facts.indicator_id}.json"
        told = json.dumps([digest(facts.content), self.lang, self.tools])
        key = hashlib.sha256(told.encode()).hexdigest()
        kept = _read(record, key)
        if kept is None or not all((self.files / name).is_file() for name in kept["files"]):
            kept = self._made(facts) | {"key": key}
            record.parent.mkdir(parents=True, exist_ok=True)
            record.write_text(json.dumps(kept, ensure_ascii=False, sort_keys=True), encoding="utf-8")
        return Kept(tuple(kept["figures"]), kept["data"])

    def _made(self, facts: Facts) -> dict[str, object]:
        url = f"../_figures/{FOLDER}"
        self.files.mkdir(parents=True, exist_ok=True)
        variables = {
            "WORKREPORT_FIGURES": str(self.files),
            "WORKREPORT_FIGURES_URL": url,
            "WORKREPORT_REPORT_URL": "../report.html",
        }
        with surroundings(variables):
            figures = [figure.html for figure in pictures(self.edition, facts, self.lang)]
        data = f"{facts.indicator_id}.csv"
        (self.files / data).write_bytes(indicator_data.csv(self.edition, facts, self.lang))
        begins = f"indicator-{facts.indicator_id.replace('_', '-')}"
        drawn = [path.name for path in self.files.iterdir() if _belongs(path.name, begins)]
        return {"figures": figures, "data": f"{url}/{data}", "files": sorted([*drawn, data])}


def _belongs(name: str, begins: str) -> bool:
    stem = name.split(".")[0]
    return stem in (begins, f"{begins}-growth")


def _read(record: Path, key: str) -> Mapping | None:
    try:
        kept = json.loads(record.read_text(encoding="utf-8"))
        return kept if kept["key"] == key else None
    except (OSError, ValueError, KeyError):
        return None


def tidy(project: Project, report_id: str, figures: Mapping[str, Path]) -> None:
    """Delete the figures of pages that are no more; ``figures`` are the figures' folders by language."""
    known = {name.split("/")[-1] for name in indicator_names(project, report_id)}
    for language in LANGUAGES:
        folder = figures[language] / FOLDER
        kept = folder.parent.parent / FOLDER
        for record in sorted(kept.glob("*.json")) if kept.is_dir() else ():
            if record.stem not in known:
                for name in json.loads(record.read_text(encoding="utf-8"))["files"]:
                    (folder / name).unlink(missing_ok=True)
                record.unlink()
