"""When a run still stands: same notebook, parameters, package and answers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from workreport.book.execution.execute import Job, Outcome
from workreport.registry.project import Project

APART = ("book", "cli.py")
"""No notebook imports these, so a change in them reruns none."""

_LEFT_OUT = {"__pycache__", ".ipynb_checkpoints"}


def package_folder() -> Path:
    """Where the package's own sources are."""
    return Path(__file__).resolve().parents[2]


def digest_files(paths: Iterable[tuple[str, Path]]) -> str:
    """SHA-256 over names and contents of files, in the order of their names."""
    whole = hashlib.sha256()
    for name, path in sorted(paths):
        whole.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def files_below(folder: Path, label: str) -> list[tuple[str, Path]]:
    """Every file below ``folder`` with a name that starts with ``label``; caches are left out."""
    return [
        (f"{label}/{path.relative_to(folder).as_posix()}", path)
        for path in folder.rglob("*")
        if path.is_file() and not _LEFT_OUT & set(path.parts)
    ]


def tools_digest(project: Project) -> str:
    """Digest of what every run depends on: the package below the book, the locked packages."""
    package = package_folder()
    files = [pair for pair in files_below(package, "package") if pair[0].split("/")[1] not in APART]
    lock = project.root / "requirements.lock"
    return digest_files(files + ([("requirements.lock", lock)] if lock.is_file() else []))


def key_of(job: Job, tools: str) -> str:
    """Digest of notebook, parameters, addresses and tools."""
    told = json.dumps([job.parameters, job.language, job.url, job.report_url, tools], sort_keys=True)
    return hashlib.sha256(job.source.read_bytes() + told.encode()).hexdigest()


def _record(job: Job) -> Path:
    return job.output.with_suffix(".run.json")


def note_run(outcome: Outcome, tools: str) -> None:
    """Remember a successful run: its key and what it asked."""
    told = {"key": key_of(outcome.job, tools), "questions": outcome.questions}
    path = _record(outcome.job)
    path.write_text(json.dumps(told, ensure_ascii=False, indent=0, sort_keys=True), encoding="utf-8")


def forget_run(job: Job) -> None:
    """Make the next build run the notebook again."""
    _record(job).unlink(missing_ok=True)


def is_fresh(project: Project, job: Job, tools: str) -> bool:
    """Whether the stored run of ``job`` is what a new run would bring."""
    told = _read(_record(job))
    if told is None or not job.output.is_file() or (job.figures and not job.figures.is_dir()):
        return False
    if told["key"] != key_of(job, tools):
        return False
    from workreport.figures.replay import replay

    return replay(project, str(job.parameters.get("report", "")), told["questions"])


def _read(path: Path) -> dict[str, Any] | None:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return told if {"key", "questions"} <= told.keys() else None
    except (OSError, ValueError):
        return None
