"""Build both editions beside the last good book, prove them, and swap them in."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workreport.book import front, ledger
from workreport.book.execution.execute import execute
from workreport.book.execution.freshness import digest_files
from workreport.book.execution.run import Engine, figures_folder, plan, run_notebooks, workshop
from workreport.book.notebooks import set_parameters
from workreport.book.pages import Page, list_pages
from workreport.book.progress import Teller
from workreport.book.reference import indicator_pages
from workreport.book.reference.indicator_pages import indicator_names
from workreport.book.stage import BUNDLE, stage, titles
from workreport.registry.language import LANGUAGES
from workreport.registry.problems import Problem, ProjectError, problem
from workreport.registry.project import Project

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_WARNED = re.compile(r"\b(?:WARNING|ERROR|SEVERE|CRITICAL): ")
_RAISED = re.compile(r"[\w.]*(?:Error|Exception): ")
_NOT_PUBLISHED = (".doctrees", "*.sources.json", ".buildinfo", "objects.inv", "_sphinx_design_static")


def site_folder(project: Project, report_id: str) -> Path:
    """Where the book of a report is published: ``site/`` for the one the prose was written for."""
    return project.site if report_id == project.home else project.root / f"site-{report_id}"


def build_book(
    project: Project,
    report_id: str,
    teller: Teller | None = None,
    *,
    engine: Engine = execute,
) -> Path:
    """Make the book of a report, both editions, and return the page to open.

    Nothing is done when nothing has changed. The published book is replaced only by one that has
    passed all its checks.

    Raises
    ------
    ProjectError
        When the data, a parameter, a notebook, a page or the built book is at fault.
    """
    teller = teller or Teller()
    site = site_folder(project, report_id)
    with _alone(project):
        _recover(site)
        inputs = ledger.inputs_digest(project)
        if ledger.is_current(project, report_id, site, inputs):
            teller.say("Nothing has changed", "没有变化")
        else:
            _build(project, report_id, site, teller, engine)
            ledger.note(project, report_id, site, inputs)
    teller.say(f"Open {_address(site)}", f"请打开 {_address(site)}")
    return site / "index.html"


def _address(site: Path) -> str:
    return (site / "index.html").as_uri()


def _build(project: Project, report_id: str, site: Path, teller: Teller, engine: Engine) -> None:
    pages = list_pages(project, report_id)
    jobs = plan(project, pages, report_id)
    with teller.step("Check the tables", "核对数据表"):
        _check_tables(project, report_id)
    run_notebooks(project, jobs, teller, engine=engine)
    with teller.step("Build the two editions", "编排两个版本"):
        new = compile_editions(project, report_id)
    with teller.step("Check the book", "检查成书"):
        names = [*(page.name for page in pages), *indicator_names(project, report_id)]
        check_site(new, names, home=report_id == project.home)
    _swap(new, site)


def _check_tables(project: Project, report_id: str) -> None:
    from workreport.review.check import check

    if found := check(project, report_id):
        raise ProjectError(found)


def check_site(site: Path, names: list[str], *, home: bool = True) -> None:
    """Prove a built book that must have the pages of these names; ProjectError with everything that is wrong."""
    from workreport.book.verify import verify

    if found := verify(site, names, home=home):
        raise ProjectError(found)


def compile_editions(project: Project, report_id: str) -> Path:
    """Build both editions side by side into a folder of their own, and return it."""
    new = project.build / report_id / "site"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    indicator_pages.tidy(
        project, report_id, {one: figures_folder(project, report_id, one) for one in LANGUAGES}
    )
    running = {language: _start(project, report_id, language) for language in LANGUAGES}
    bundle = _bundle(project)
    found = []
    for language, process in running.items():
        if process.wait() != 0:
            found += _faults(project, report_id, language)
    if found:
        raise ProjectError(found)
    for language in LANGUAGES:
        _publish(project, report_id, language, new / language)
        shutil.copyfile(bundle, new / language / "_static" / BUNDLE)
    front.write(new / "index.html", titles(project, report_id))
    return new


def _bundle(project: Project) -> Path:
    """The drawing library of the live charts, kept as long as what makes it is the same."""
    from workreport.charts import live

    makers = [("live", Path(live.__file__)), ("lock", project.root / "requirements.lock")]
    key = digest_files([(name, path) for name, path in makers if path.is_file()])
    path = project.build / f"vega-{key[:12]}.js"
    if not path.is_file():
        live.write_bundle(path.with_suffix(".new")).replace(path)
    return path


def _log(project: Project, report_id: str, language: str) -> Path:
    return workshop(project, report_id, language) / "jupyter-book.log"


def _start(project: Project, report_id: str, language: str) -> subprocess.Popen:
    source = stage(project, report_id, language)
    out = workshop(project, report_id, language) / "out"
    shutil.rmtree(out, ignore_errors=True)
    # -W --keep-going: without it jupyter-book publishes pages with faults and exits 0.
    call = "from jupyter_book.cli.main import main; main()"
    options = ["--path-output", str(out), "-W", "--keep-going", "--all"]
    command = [sys.executable, "-c", call, "build", str(source), *options]
    with open(_log(project, report_id, language), "w", encoding="utf-8") as log:
        return subprocess.Popen(
            command, stdout=log, stderr=subprocess.STDOUT, env=_environment(project), cwd=source
        )


def _environment(project: Project) -> dict[str, str]:
    return {
        **os.environ,
        "SOURCE_DATE_EPOCH": ledger.commit_time(project),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
    }


def _faults(project: Project, report_id: str, language: str) -> list[Problem]:
    log = _log(project, report_id, language)
    text = _COLOUR.sub("", log.read_text(encoding="utf-8", errors="replace"))
    stage_folder = str(workshop(project, report_id, language) / "stage") + os.sep
    lines = [line.replace(stage_folder, "").strip() for line in text.splitlines() if line.strip()]
    # What Sphinx warns of has a page and a line; without any, the last error of the traceback tells most.
    told = [line for line in lines if _WARNED.search(line)]
    told = told or [line for line in lines if _RAISED.match(line)][:1] or lines[-1:] or ["no output"]
    return [
        problem(
            f"book ({language})",
            "",
            en=f"{line}.",
            zh=f"{line}。",
            mend_en=f"All that was said is in {project.relative(log)}.",
            mend_zh=f"全部输出见 {project.relative(log)}。",
        )
        for line in list(dict.fromkeys(told))[:20]
    ]


def _publish(project: Project, report_id: str, language: str, target: Path) -> None:
    html = workshop(project, report_id, language) / "out" / "_build" / "html"
    shutil.copytree(html, target, ignore=shutil.ignore_patterns(*_NOT_PUBLISHED))
    pictures = figures_folder(project, report_id, language)
    pages = list_pages(project, report_id)
    for page in pages:
        if page.is_notebook:
            # For who wants to run it: the notebook as written, both languages, no outputs.
            (target / "_notebooks").mkdir(exist_ok=True)
            _offer(page.path(project, language), target / "_notebooks" / f"{page.name}.ipynb", page)
    for name in (*(page.name for page in pages), indicator_pages.FOLDER):
        if (pictures / name).is_dir():
            shutil.copytree(
                pictures / name,
                target / "_figures" / name,
                ignore=shutil.ignore_patterns(*_NOT_PUBLISHED),
            )


def _offer(source: Path, copy: Path, page: Page) -> None:
    """A notebook for download; that of a page of a family opens at its own page."""
    shutil.copyfile(source, copy)
    if page.parameters:
        notebook = set_parameters(json.loads(source.read_text(encoding="utf-8")), page.parameters)
        copy.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _old(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


def _swap(new: Path, site: Path) -> None:
    """Put the new book where the old one was; the old one stays until the new one is there."""
    old = _old(site)
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    try:
        new.rename(site)
    except OSError:
        _recover(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _recover(site: Path) -> None:
    """Bring the last good book back when a swap was cut short."""
    if not site.exists() and _old(site).exists():
        _old(site).rename(site)


@contextmanager
def _alone(project: Project) -> Iterator[None]:
    """Keep a second build of the same project out."""
    project.build.mkdir(exist_ok=True)
    try:
        import fcntl
    except ImportError:  # not on this system; two builds at once are the user's affair there
        yield
        return
    with open(project.build / ".lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise ProjectError(
                [
                    problem(
                        project.relative(project.build),
                        "",
                        en="another build of this project is running.",
                        zh="本项目正在另一处编排。",
                        mend_en="Wait until it has ended.",
                        mend_zh="请等它结束。",
                    )
                ]
            ) from error
        yield
