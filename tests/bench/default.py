"""The book as it would be without this project's builder: papermill's command line, then jupyter-book.

Its notebooks and their words are the same. The pages of prose are left out: most of what they say is made by
our own extension, which a default build does not have. That is work the default build is spared.
"""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
from nbformat import v4
from tests.bench.workplace import python

from workreport.charts import live

LANGUAGES = ("en", "zh")
JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"
_CONFIG = "title: Huzhou in Figures\nexecute:\n  execute_notebooks: 'off'\n"
_ROLE = re.compile(r"\{fig\}`([^`]*)`")
_PLAIN = """\
from workreport.charts.figure import Figure

Figure._repr_mimebundle_ = lambda self, include=None, exclude=None: self.drawing.chart()._repr_mimebundle_()
"""
_VEGA = re.compile(r"https://cdn\.jsdelivr\.net/npm/(vega[a-z-]*)@[\w.]+(?:\?noext)?")


def write_book(notebooks: list[Path], folder: Path, lang: str) -> None:
    """Configuration, contents and a first page in ``folder``; the notebooks in one language, not yet run."""
    folder.mkdir(parents=True)
    for path in notebooks:
        notebook = nbformat.read(path, as_version=4)
        notebook.cells = [cell for cell in notebook.cells if _belongs(cell, lang)]
        for cell in notebook.cells:
            if cell.cell_type == "markdown":
                cell.source = _ROLE.sub(r"**\1**", cell.source)
        nbformat.write(notebook, folder / f"source-{path.name}")
    names = [path.stem for path in notebooks]
    (folder / "intro.md").write_text("# Huzhou in Figures\n", encoding="utf-8")
    (folder / "_config.yml").write_text(_CONFIG + "only_build_toc_files: true\n", encoding="utf-8")
    chapters = "".join(f"  - file: {name}\n" for name in names)
    (folder / "_toc.yml").write_text(f"format: jb-book\nroot: intro\nchapters:\n{chapters}", encoding="utf-8")


def _belongs(cell: nbformat.NotebookNode, lang: str) -> bool:
    tagged = set(cell.metadata.get("tags", [])) & set(LANGUAGES)
    return not tagged or lang in tagged


def run_in_turn(project: Path, notebooks: list[Path], folder: Path, lang: str) -> float:
    """Run each notebook with papermill's command line, one after the other; the seconds it took."""
    seconds = 0.0
    for path in notebooks:
        words = [str(folder / f"source-{path.name}"), str(folder / path.name), "-p", "lang", lang]
        run = python("-m", "papermill", *words, cwd=project / "notebooks", package=project / "src")
        seconds += run.seconds
    return seconds


def compile_book(project: Path, folder: Path) -> float:
    """``jupyter-book build``; the seconds it took."""
    return python("-c", JUPYTER_BOOK, "build", str(folder), cwd=folder, package=project / "src").seconds


def make_plain_page(project: Path, folder: Path, notebook: str, lang: str) -> Path:
    """Run ``notebook`` with each chart returned plain, build again, and serve Vega from the book itself.

    Returns the folder of the built pages.
    """
    source = folder / f"source-{notebook}.ipynb"
    plain = nbformat.read(source, as_version=4)
    first = next(i for i, c in enumerate(plain.cells) if "parameters" in c.metadata.get("tags", []))
    cell = v4.new_code_cell(_PLAIN, metadata={"tags": ["remove-cell"]})
    plain.cells.insert(first + 1, cell)
    nbformat.write(plain, source)
    words = [str(source), str(folder / f"{notebook}.ipynb"), "-p", "lang", lang]
    python("-m", "papermill", *words, cwd=project / "notebooks", package=project / "src")
    compile_book(project, folder)
    site = folder / "_build" / "html"
    page = site / f"{notebook}.html"
    html = page.read_text(encoding="utf-8")
    html, replaced = _VEGA.subn(r"_vega/\1.js", page.read_text(encoding="utf-8"))
    if not replaced:
        raise RuntimeError("the default page asks for no Vega: is there a chart on it?")
    page.write_text(html, encoding="utf-8")
    _write_vega(site / "_vega")
    return site


def _write_vega(folder: Path) -> None:
    """The three libraries that the default page fetches in turn.

    One bundle holds them all, about as large as the three; the other two files are empty, so that nothing
    counts twice. That is a request for each, as by default.
    """
    folder.mkdir(exist_ok=True)
    code = live.bundle() + "window.vegaEmbed=window.wrVega;"
    for name in ("vega", "vega-lite", "vega-embed"):
        (folder / f"{name}.js").write_text(code if name == "vega" else "// see vega.js", encoding="utf-8")
