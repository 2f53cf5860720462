"""Run the notebooks that need it, two at a time."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from pathlib import Path

from workreport.book.execution.execute import Job, Outcome, execute, warm_up
from workreport.book.execution.freshness import forget_run, is_fresh, note_run, tools_digest
from workreport.book.execution.params import check_parameters, read_parameters
from workreport.book.pages import Page
from workreport.book.progress import Teller
from workreport.registry.language import LANGUAGES
from workreport.registry.problems import Problem, ProjectError, problem
from workreport.registry.project import Project

WORKERS = 2
Engine = Callable[[Job], Outcome]


def workshop(project: Project, report_id: str, language: str) -> Path:
    """Where the runs of one edition are kept."""
    return project.build / report_id / language


def figures_folder(project: Project, report_id: str, language: str) -> Path:
    """Where the figures of one edition leave their files, a folder for each page."""
    return workshop(project, report_id, language) / "figures"


def plan(project: Project, pages: Iterable[Page], report_id: str) -> list[Job]:
    """A job for each notebook and language; for a family of pages, one for each page.

    Raises
    ------
    ProjectError
        When a notebook's parameters cell is wrong or does not take ``report`` and ``lang`` as text;
        every fault of every notebook.
    """
    jobs, found = [], []
    for page in pages:
        if not page.is_notebook:
            continue
        for language in LANGUAGES:
            job = _job(project, page, report_id, language)
            file = project.relative(job.source)
            try:
                found += check_parameters(file, read_parameters(job.source, file), job.parameters)
            except ProjectError as error:
                found += error.problems
            jobs.append(job)
    if found:
        raise ProjectError(dict.fromkeys(found))
    return jobs


def _job(project: Project, page: Page, report_id: str, language: str) -> Job:
    return Job(
        page=page.name,
        language=language,
        source=page.path(project, language),
        output=workshop(project, report_id, language) / "runs" / f"{page.name}.ipynb",
        parameters={"report": report_id, "lang": language, **page.parameters},
        figures=figures_folder(project, report_id, language) / page.name,
        url=f"_figures/{page.name}",
    )


def stale(project: Project, jobs: Iterable[Job], tools: str) -> list[Job]:
    """The jobs whose stored run would come out different today."""
    return [job for job in jobs if not is_fresh(project, job, tools)]


def run_notebooks(
    project: Project,
    jobs: list[Job],
    teller: Teller,
    *,
    engine: Engine = execute,
    workers: int = WORKERS,
) -> int:
    """Run the jobs that are not fresh; return how many ran.

    Raises
    ------
    ProjectError
        When notebooks failed; all of them, after every other has run.
    """
    tools = tools_digest(project)
    todo = stale(project, jobs, tools)
    if len(todo) < len(jobs):
        kept = len(jobs) - len(todo)
        teller.say(
            f"Notebooks: {kept} unchanged, {len(todo)} to run", f"笔记本：{kept} 个未变，{len(todo)} 个要运行"
        )
    failed = []
    with teller.runs(len(todo)) as progress:
        for outcome in _outcomes(todo, engine, workers, progress.begin):
            progress.end(_name(outcome.job), outcome.seconds, bool(outcome.error))
            if outcome.error:
                failed.append(_failure(project, outcome))
            else:
                note_run(outcome, tools)
    if failed:
        raise ProjectError(sorted(failed, key=lambda one: one.file))
    return len(todo)


def _name(job: Job) -> str:
    return f"{job.page} ({job.language})"


def _outcomes(
    jobs: list[Job], engine: Engine, workers: int, begin: Callable[[str], None]
) -> Iterator[Outcome]:
    for job in jobs:
        forget_run(job)
    if workers < 1 or not jobs:
        for job in jobs:
            begin(_name(job))
            yield engine(job)
        return
    # Processes, not threads: papermill changes the working folder of the whole process.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(jobs)), context, initializer=warm_up) as pool:
        waiting = list(jobs)
        running: dict[Future[Outcome], Job] = {}
        try:
            while waiting or running:
                while waiting and len(running) < workers:
                    job = waiting.pop(0)
                    begin(_name(job))
                    running[pool.submit(engine, job)] = job
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    job = running.pop(future)
                    yield _result(future, job)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _result(future: Future[Outcome], job: Job) -> Outcome:
    try:
        return future.result()
    except Exception as error:  # a worker that died, for want of memory or by a signal
        return Outcome(job, 0.0, error=f"{type(error).__name__}: {error}")


def _failure(project: Project, outcome: Outcome) -> Problem:
    details = project.relative(outcome.job.output.with_suffix(".error.txt"))
    return problem(
        project.relative(outcome.job.source),
        f"lang={outcome.job.language}",
        en=f"the notebook failed: {outcome.error}.",
        zh=f"笔记本运行失败：{outcome.error}。",
        mend_en=f"The full traceback is in {details}.",
        mend_zh=f"完整的出错信息见 {details}。",
    )
