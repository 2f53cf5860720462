"""Run one notebook with papermill, in a worker process of its own."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CELL_SECONDS = 600
START_SECONDS = 120
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Job:
    """One notebook to run in one language.

    Attributes
    ----------
    page : str
        The page's published name.
    source, output : Path
        The notebook as written, and where the one that ran goes.
    parameters : dict
        Checked parameters, ``lang`` among them.
    figures : Path or None
        The folder for what the figures of the page leave for download; None for self-contained figures.
    url : str
        The same folder as the published page links to it.
    report_url : str
        The annotated report as the published page links to it.
    """

    page: str
    language: str
    source: Path
    output: Path
    parameters: dict[str, Any] = field(default_factory=dict)
    figures: Path | None = None
    url: str = ""
    report_url: str = "report.html"


@dataclass(frozen=True)
class Outcome:
    """How a run ended: its seconds, what it asked of the tables, and the error if it failed."""

    job: Job
    seconds: float
    questions: list[dict[str, Any]] = field(default_factory=list)
    error: str = ""


def execute(job: Job) -> Outcome:
    """Run ``job``; its output and figures appear only when every cell has run.

    A failed run leaves what was there before, and its full traceback in ``<output>.error.txt``.
    """
    began = time.perf_counter()
    _make_room(job)
    log = job.output.with_name(f".{job.page}.reads")
    log.unlink(missing_ok=True)
    try:
        with surroundings(_environment(job, log)):
            _run(job)
    except Exception as error:  # whatever a notebook raises belongs to its outcome
        _discard(job)
        told = _told(error)
        _error_file(job).write_text(_ANSI.sub("", str(error)) + "\n", encoding="utf-8")
        return Outcome(job, time.perf_counter() - began, error=told)
    from workreport.figures.reading import questions

    asked = questions(log)
    log.unlink(missing_ok=True)
    _put_in_place(job)
    return Outcome(job, time.perf_counter() - began, asked)


def _aside(path: Path, beginning: str) -> Path:
    """A hidden neighbour of ``path`` with the same ending, which papermill insists on."""
    return path.with_name(f".{beginning}.{path.name}")


def _error_file(job: Job) -> Path:
    return job.output.with_suffix(".error.txt")


def _new_figures(job: Job) -> Path | None:
    return job.figures and _aside(job.figures, "new")


def _make_room(job: Job) -> None:
    _discard(job)
    job.output.parent.mkdir(parents=True, exist_ok=True)
    _error_file(job).unlink(missing_ok=True)
    if new := _new_figures(job):
        new.mkdir(parents=True)


def _discard(job: Job) -> None:
    _aside(job.output, "new").unlink(missing_ok=True)
    if new := _new_figures(job):
        shutil.rmtree(new, ignore_errors=True)


def _put_in_place(job: Job) -> None:
    if new := _new_figures(job):
        shutil.rmtree(job.figures, ignore_errors=True)
        new.rename(job.figures)
    _aside(job.output, "new").replace(job.output)


def _environment(job: Job, log: Path) -> dict[str, str]:
    home = job.output.parent / ".ipython"
    home.mkdir(exist_ok=True)
    return {
        "WORKREPORT_LANG": job.language,
        "WORKREPORT_READS": str(log),
        "WORKREPORT_FIGURES": str(_new_figures(job) or ""),
        "WORKREPORT_FIGURES_URL": job.url,
        "WORKREPORT_REPORT_URL": job.report_url,
        "PYTHONHASHSEED": "0",
        "IPYTHONDIR": str(home),  # a reader's own start-up files must not change the book
        "JUPYTER_PLATFORM_DIRS": "1",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }


@contextmanager
def surroundings(variables: dict[str, str]) -> Iterator[None]:
    """Set environment variables, which the kernel inherits, for a while."""
    before = dict(os.environ)
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _run(job: Job) -> None:
    import papermill

    from workreport.book.execution.kernel import ThisPython
    from workreport.book.notebooks import unfinished

    notebook = papermill.execute_notebook(
        str(job.source),
        str(_aside(job.output, "new")),
        parameters=job.parameters,
        cwd=str(job.source.parent),
        progress_bar=False,
        log_output=False,
        start_timeout=START_SECONDS,
        execution_timeout=CELL_SECONDS,
        kernel_manager_class=ThisPython,
        shutdown_kernel="immediate",
    )
    if left := unfinished(notebook):
        raise RuntimeError(f"cell {left[0] + 1} of {len(notebook.cells)} never ran")


def _told(error: Exception) -> str:
    """One line that says which cell failed and with what."""
    if hasattr(error, "ename"):
        last = _ANSI.sub("", str(error.evalue)).strip().splitlines() or [""]
        return f"cell {error.cell_index + 1}: {error.ename}: {' / '.join(last)}"
    lines = [line for line in _ANSI.sub("", str(error)).strip().splitlines() if line.strip()]
    return f"{type(error).__name__}: {lines[-1] if lines else ''}"


def warm_up() -> None:
    """Make ready what every run needs; called once when a worker starts."""
    sys.path[:] = [entry for entry in sys.path if entry]
    from workreport.book.execution import provisioner
    from workreport.charts import renderer

    provisioner.prepare()
    os.environ[renderer.VARIABLE] = renderer.serve()
    import papermill  # noqa: F401
