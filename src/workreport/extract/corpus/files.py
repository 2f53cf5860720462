"""Which files of a folder are reports."""

from __future__ import annotations

import os
from pathlib import Path

from workreport.extract import refusals
from workreport.registry.problems import Problem, ProjectError, problem

SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx")


def reports(folder: Path) -> list[tuple[str, Path]]:
    """Every report below ``folder``: its name from there with forward slashes, and its path; by name.

    Hidden files and folders are left out, and so are the locks (``~$…``) that Word keeps beside an
    open document. Linked folders are not entered, so that a ring of links ends. A file is the only
    report below itself.

    Raises
    ------
    ProjectError
        When there is none.
    """
    if folder.is_file():
        return [(_shown(folder.name), folder)]
    if not folder.is_dir():
        raise ProjectError([refusals.unreadable(str(folder), "no such file or folder")])
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.startswith((".", "~$")) or Path(name).suffix.lower() not in SUFFIXES:
                continue
            path = Path(parent, name)
            found.append((_shown(path.relative_to(folder).as_posix()), path))
    if not found:
        raise ProjectError([_nothing(folder)])
    return sorted(found)


def _shown(name: str) -> str:
    """A name that any file can hold: bytes that are no UTF-8 become a mark."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _nothing(folder: Path) -> Problem:
    kinds = " ".join(SUFFIXES)
    return problem(
        str(folder),
        "",
        en=f"this folder holds no report ({kinds}).",
        zh=f"这个文件夹里没有报告（{kinds}）。",
        mend_en="Give the folder that the reports lie in; folders below it are read too.",
        mend_zh="请给出存放报告的文件夹；其下各级文件夹也会读取。",
    )
