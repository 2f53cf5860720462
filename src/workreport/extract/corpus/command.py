"""The extraction of a whole folder as a command: two tables, a progress bar, the throughput."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from workreport.extract.corpus import files
from workreport.extract.corpus.pool import Processes, Readers, cores, readings
from workreport.extract.corpus.reading import Job, Reading
from workreport.extract.corpus.writers import TextFolder, Writer, writer
from workreport.registry.language import Bilingual, preferred
from workreport.registry.problems import Problem

FAILED_COLUMNS = ("file", "problem_en", "problem_zh")
SHOWN = 5
"""Problems told on the screen; the table holds all."""


@dataclass
class Tally:
    """What the extraction of a folder did.

    ``problems`` holds the first few; ``failed`` counts the files that could not be read.
    """

    output: Path
    failures: Path
    texts: Path
    processes: int = 0
    reports: int = 0
    failed: int = 0
    figures: int = 0
    characters: int = 0
    seconds: float = 0.0
    problems: list[Problem] = field(default_factory=list)

    def note(self, reading: Reading) -> None:
        """Count one file."""
        self.reports += not reading.problems
        self.failed += bool(reading.problems)
        self.figures += len(reading.rows)
        self.characters += reading.characters
        if len(self.problems) < SHOWN:
            self.problems += reading.problems[:1]

    @property
    def said(self) -> Bilingual:
        """Two lines: what was written, and how fast."""
        read, pace = self._read, self._pace
        return Bilingual(f"{read.en}\n{pace.en}", f"{read.zh}\n{pace.zh}")

    @property
    def _read(self) -> Bilingual:
        if not self.reports:
            return Bilingual(
                f"No report could be read, and {self.output} was not written; see {self.failures}.",
                f"没有一份报告能够读取，未写出 {self.output}；见 {self.failures}。",
            )
        return Bilingual(
            f"{self.output}: {self.figures:,} figures from {self.reports:,} reports. "
            f"Files that could not be read: {self.failed:,} ({self.failures}).",
            f"{self.output}：{self.reports:,} 份报告，{self.figures:,} 个数据。"
            f"未能读取的文件：{self.failed:,} 个（{self.failures}）。",
        )

    @property
    def _pace(self) -> Bilingual:
        each = max(self.seconds, 1e-9)
        pace, speed = f"{self.reports / each:,.1f}", f"{self.characters / each:,.0f}"
        return Bilingual(
            f"{self.seconds:,.1f} s, {self.processes} at a time: {pace} reports/s, {speed} characters/s.",
            f"用时 {self.seconds:,.1f} 秒，同时处理 {self.processes} 份：每秒 {pace} 份、{speed} 字。",
        )

    @property
    def rest(self) -> Bilingual | None:
        """That more files failed than were told; None when all were."""
        more = self.failed - len(self.problems)
        if not more:
            return None
        return Bilingual(
            f"… and {more:,} more: see {self.failures}.", f"……另有 {more:,} 个，见 {self.failures}。"
        )


def run(
    source: Path,
    output: Path,
    report_year: int | None = None,
    *,
    processes: int | None = None,
    scheduler: str | None = None,
) -> Tally:
    """Read every report below ``source`` into one table, and list the files that could not be read.

    The tables are ``output`` and, beside it, ``<name>.failed.csv`` (file, problem_en, problem_zh). Of Word
    files and web pages the text that was read goes to the folder ``<name>.texts``. The list of failures is
    written even when it is empty, so that no list of an earlier run can be taken for this one's. When
    no report at all could be read, ``output`` is left as it was. Rows stand in the order of the files'
    names, whatever the number of processes.

    Parameters
    ----------
    source : Path
        A folder, or one report.
    output : Path
        ``.csv`` or ``.parquet``.
    report_year : int, optional
        The year of all of them; read from each text when not given.
    processes : int, optional
        How many of this machine read at once; as many as it has cores when not given.
    scheduler : str, optional
        The address of a Dask scheduler whose workers read instead.

    Raises
    ------
    ProjectError
        When there is nothing to read, the output can be no such table, or the cluster does not answer.
        Nothing is written then. A report that cannot be read raises nothing.
    """
    jobs = [Job(name, str(path), report_year) for name, path in files.reports(source)]
    beside = (output.with_name(f"{output.stem}.{what}") for what in ("failed.csv", "texts"))
    tally = Tally(output, *beside)
    with ExitStack() as stack:
        good = _open(stack, output)
        bad = _open(stack, tally.failures, FAILED_COLUMNS)
        texts = TextFolder(tally.texts)
        stack.callback(texts.discard)
        readers = stack.enter_context(_readers(min(processes or cores(), len(jobs)), scheduler))
        tally.processes = readers.count
        began = time.perf_counter()
        with _bar(len(jobs)) as advance:
            for reading in readings(readers, jobs):
                good.add((reading.name, reading.place, str(reading.year), *row) for row in reading.rows)
                bad.add((reading.name, *_told(found)) for found in reading.problems)
                if reading.text:
                    texts.add(reading.name, reading.text)
                tally.note(reading)
                advance(tally)
        tally.seconds = time.perf_counter() - began
        if tally.reports:
            good.finish()
            texts.finish()
        bad.finish()
    return tally


def _told(found: Problem) -> tuple[str, str]:
    """A problem without its file, in English and in Chinese."""
    return f"{found.said.en} {found.remedy.en}", f"{found.said.zh}{found.remedy.zh}"


def _open(stack: ExitStack, path: Path, *columns) -> Writer:
    opened = writer(path, *columns)
    stack.callback(opened.discard)
    return opened


@contextmanager
def _readers(count: int, scheduler: str | None) -> Iterator[Readers]:
    if scheduler is None:
        with Processes(count) as processes:
            yield processes
        return
    from workreport.extract.corpus.cluster import cluster

    with cluster(scheduler) as workers:
        yield workers


@contextmanager
def _bar(total: int):
    """A bar at a terminal; nothing elsewhere."""
    told = Bilingual("failed", "失败").to(preferred())
    columns = (
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    console = Console(stderr=True, highlight=False)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=total)

        def advance(tally: Tally) -> None:
            done = tally.reports + tally.failed
            told_failed = f"{told} {tally.failed}" if tally.failed else ""
            bar.update(task, completed=done, description=told_failed)

        yield advance
