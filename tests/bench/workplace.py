"""A copy of the project to measure in, and a stopwatch for commands."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

CLEAN = {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "PYTHONWARNINGS": "ignore"}


@dataclass(frozen=True)
class Run:
    """How long a command took, and what it said."""

    seconds: float
    said: str


def copy_project(root: Path, to: Path) -> Path:
    """Copy what git knows or would know of the project at ``root``, and return the copy."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.splitlines():
        source = root / name
        if source.is_file() and not name.startswith("tests/"):
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, to / name)
    return to


def python(*words: str, cwd: Path, package: Path, **environment: str) -> Run:
    """Run this Python with the package at ``package``; the seconds it took.

    Raises
    ------
    RuntimeError
        When it fails, with what it said.
    """
    env = {**os.environ, **CLEAN, "PYTHONPATH": str(package), **environment}
    began = time.perf_counter()
    told = subprocess.run([sys.executable, *words], cwd=cwd, env=env, capture_output=True, text=True)
    seconds = time.perf_counter() - began
    said = told.stdout + told.stderr
    if told.returncode != 0:
        raise RuntimeError(f"{' '.join(words)} failed:\n{said[-3000:]}")
    return Run(seconds, said)


def book(project: Path) -> Run:
    """What ``make book`` does once the environment is there."""
    return python("-m", "workreport.cli", "book", cwd=project, package=project / "src")


def run_notebooks(project: Path, names: list[str]) -> Run:
    """What ``make book`` does to run some of the notebooks, in both languages."""
    return python("-c", _RUN, *names, cwd=project, package=project / "src")


_RUN = """
import sys
from workreport.book.execution.run import plan, run_notebooks
from workreport.book.pages import list_pages
from workreport.book.progress import Teller
from workreport.registry.project import find_project

if __name__ == "__main__":
    project = find_project()
    pages = [page for page in list_pages(project) if page.source.rsplit("/", 1)[-1] in sys.argv[1:]]
    run_notebooks(project, plan(project, pages, project.home), Teller())
"""


def change_one_figure(project: Path, figure_id: str) -> None:
    """Add a word to the remark on one figure, as a correction would."""
    path = project / "data" / "reports" / "huzhou-2020" / "figures.csv"
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    ending = "\r\n" if "\r\n" in text else "\n"
    head, *rows = csv.reader(text.splitlines(keepends=True))
    for row in rows:
        if row[head.index("figure_id")] == figure_id:
            for column in ("note_en", "note_zh"):
                row[head.index(column)] += " *"
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator=ending).writerows([head, *rows])
