"""One report of many, read so that nothing it holds can stop the rest."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from workreport.extract import table
from workreport.extract.report import extract
from workreport.extract.text import LARGEST, load
from workreport.registry.language import Bilingual
from workreport.registry.problems import Problem, ProjectError, problem


@dataclass(frozen=True)
class Job:
    """A report to read.

    Attributes
    ----------
    name : str
        How the tables name it: its path from the folder.
    path : str
        Where it lies.
    year : int or None
        Its year, when the reader gives one.
    content : bytes or None
        What the file holds, for a machine that does not see ``path``.
    """

    name: str
    path: str
    year: int | None = None
    content: bytes | None = None


@dataclass(frozen=True)
class Reading:
    """What came of one report: its figures, or what is wrong with it.

    ``rows`` are cells in the order of :data:`workreport.extract.table.COLUMNS`, ``characters`` the length
    of the text, ``text`` the text itself where it was made from a Word file or a web page, for offsets
    count in it; all are empty when there are ``problems``.
    """

    name: str
    place: str = ""
    year: int = 0
    characters: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    text: str = ""
    problems: tuple[Problem, ...] = ()


def read(job: Job) -> Reading:
    """Read one report; whatever goes wrong is in the answer and never raised."""
    try:
        return _read(job, Path(job.path)) if job.content is None else _read_sent(job)
    except ProjectError as error:
        return Reading(job.name, problems=tuple(replace(found, file=job.name) for found in error.problems))
    except Exception as error:  # one file in thousands must not stop the rest
        return Reading(job.name, problems=(unexpected(job.name, f"{type(error).__name__}: {error}"),))


def with_content(job: Job) -> Job:
    """The job with what its file holds, so that it can be read on another machine.

    A file that cannot be opened keeps its path, and the reading says why; of one that is too large to be a
    report, no more travels than shows it.
    """
    try:
        with open(job.path, "rb") as file:
            return replace(job, content=file.read(LARGEST + 1))
    except OSError:
        return job


def _read(job: Job, path: Path) -> Reading:
    document = load(path)
    extraction = extract(document, job.year, name=job.name)
    rows = tuple(tuple(row[column] for column in table.COLUMNS) for row in table.figures(extraction))
    text = document.raw if document.converted else ""
    return Reading(job.name, extraction.place.name, extraction.year, len(document.raw), rows, text)


def _read_sent(job: Job) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"report{PurePosixPath(job.name).suffix}")
        path.write_bytes(job.content)
        return _read(job, path)


def unexpected(name: str, said: str) -> Problem:
    """That the extraction itself failed on a file."""
    return problem(
        name,
        "",
        en=f"the extraction failed on this file ({said}).",
        zh=f"读取此文件时程序出错（{said}）。",
        mend_en="The other files are not affected. Please report it, with the file.",
        mend_zh="其余文件不受影响。请连同此文件一并反馈。",
    )


def died(name: str) -> Problem:
    """That the process which read a file ended, for lack of memory or by a fault in a library."""
    said = Bilingual("its process ended", "处理它的进程意外退出")
    return replace(
        unexpected(name, ""),
        said=Bilingual(
            f"the extraction failed on this file ({said.en}).", f"读取此文件时程序出错（{said.zh}）。"
        ),
    )
