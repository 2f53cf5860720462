"""Which pictures of the book rest on which figures, read from what the pictures left behind."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from workreport.book.annotated.cards import Link
from workreport.registry.problems import ProjectError, problem

ENDING = ".sources.json"


def read_uses(folder: Path | None, address: Callable[[str], str | None]) -> dict[str, list[Link]]:
    """Links to the pictures of each figure, in the order of pages and pictures.

    Parameters
    ----------
    folder : Path or None
        Holds ``<page>/<picture>.sources.json``, each with ``figure`` (the picture's anchor), ``title``
        and ``sources`` (figure ids); None or a missing folder gives no uses.
    address : callable
        The address of a page by its name, or None when the book has no such page.

    Raises
    ------
    ProjectError
        When a file is not of this form.
    """
    uses: dict[str, list[Link]] = defaultdict(list)
    for path in sorted(folder.rglob(f"*{ENDING}")) if folder and folder.is_dir() else ():
        page = address(path.parent.name)
        if page is None:
            continue
        anchor, title, sources = _read(path)
        for figure_id in dict.fromkeys(sources):
            uses[figure_id].append(Link(f"{page}#{anchor}", title))
    return dict(uses)


def _read(path: Path) -> tuple[str, str, list[str]]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return str(told["figure"]), str(told["title"]), [str(one) for one in told["sources"]]
    except (ValueError, KeyError, TypeError) as error:
        raise ProjectError(
            [
                problem(
                    path.name,
                    "",
                    en=f"this record of a picture's sources cannot be read ({error}).",
                    zh=f"图的来源记录无法读取（{error}）。",
                    mend_en="Run the notebook again.",
                    mend_zh="请重新运行该笔记本。",
                )
            ]
        ) from error
