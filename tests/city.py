"""The fictional city of Yunchuan as a project whose registry knows what the book asks for."""

from __future__ import annotations

import ast
import csv
import shutil
from pathlib import Path

import nbformat

from workreport.book.families import read_families
from workreport.book.pages import read_toc
from workreport.registry.project import Project

ROOT = Path(__file__).parents[1]
FIXTURE = ROOT / "tests/fixtures/yunchuan"
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PAGES = ("notebooks", "book", "_config.yml", "_toc.yml", "requirements.lock")


def city(root: Path, *, pages: bool = False) -> Project:
    """A copy of the fixture at ``root``, which must not exist, with the book's indicators beside its own.

    With ``pages`` also the book's notebooks, prose and configuration.
    """
    shutil.copytree(FIXTURE, root)
    own, book = (base / "data/registry/indicators.csv" for base in (root, ROOT))
    known = {row[0] for row in _rows(own)}
    with own.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(row for row in _rows(book) if row[0] not in known)
    for name in PAGES if pages else ():
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, root / name)
    return Project(root)


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def members(project: Project, notebook: Path, report: str) -> list[dict[str, str]]:
    """What a notebook is run with in the book of ``report``: once with nothing, or once for each page it makes."""
    families = read_families(project, read_toc(Project(ROOT)), report)
    own = families.get(f"notebooks/{notebook.stem}")
    return [{}] if own is None else [{one.parameter: one.value} for one in own]


def shown_by(notebook: Path, report: str, lang: str, **parameters: str) -> list[object]:
    """What the code cells of a notebook show, run here instead of in a kernel; the working folder is the project.

    As in a notebook, None is not shown.
    """
    names: dict[str, object] = {}
    results = []
    for cell in nbformat.read(notebook, as_version=4).cells:
        if cell.cell_type != "code":
            continue
        *statements, last = ast.parse(cell.source).body
        value = isinstance(last, ast.Expr)
        body = statements if value else [*statements, last]
        exec(compile(ast.Module(body, []), str(notebook), "exec"), names)
        if "parameters" in cell.metadata.get("tags", ()):
            names |= {"report": report, "lang": lang, **parameters}
        if value:
            shown = eval(compile(ast.Expression(last.value), str(notebook), "eval"), names)
            results += [] if shown is None else [shown]
    return results
