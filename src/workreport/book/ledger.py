"""What a published book was made from, so that an unchanged one is not made again."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from workreport.book.execution.freshness import digest_files, files_below, package_folder
from workreport.registry.project import Project

_FILES = ("_config.yml", "_toc.yml", "requirements.lock")
_FOLDERS = ("data", "book", "notebooks")


def inputs_digest(project: Project) -> str:
    """Digest of everything a book is made from: data, pages, notebooks, configuration, package."""
    files = files_below(package_folder(), "package")
    for folder in _FOLDERS:
        files += files_below(project.root / folder, folder)
    files += [(name, project.root / name) for name in _FILES if (project.root / name).is_file()]
    return digest_files(files)


def _record(project: Project, report_id: str) -> Path:
    return project.build / report_id / "book.json"


def _inventory(site: Path) -> dict[str, list[int]]:
    """Size and time of every published file: enough to notice one that was changed or lost."""
    return {
        path.relative_to(site).as_posix(): [path.stat().st_size, path.stat().st_mtime_ns]
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def is_current(project: Project, report_id: str, site: Path, inputs: str) -> bool:
    """Whether ``site`` is the book of exactly these inputs, untouched since."""
    try:
        told = json.loads(_record(project, report_id).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return told == {"inputs": inputs, "files": _inventory(site)} and (site / "index.html").is_file()


def note(project: Project, report_id: str, site: Path, inputs: str) -> None:
    """Remember what the published book was made from."""
    record = _record(project, report_id)
    told = {"inputs": inputs, "files": _inventory(site)}
    record.write_text(json.dumps(told, sort_keys=True), encoding="utf-8")


def commit_time(project: Project) -> str:
    """Seconds for tools that would otherwise write the present: those given, of the last commit, or 0."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return given
    try:
        told = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=project.root, capture_output=True, text=True, check=True
        )
        return told.stdout.strip() or "0"
    except (OSError, subprocess.CalledProcessError):
        return "0"
