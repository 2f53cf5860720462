"""Which pictures of the book rest on which figures, read from what the pictures left behind."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from workreport.registry.problems import ProjectError, problem

ENDING = ".sources.json"


@dataclass(frozen=True)
class Use:
    """A picture that rests on a figure.

    Attributes
    ----------
    page : str
        The document, or whatever the reader of the records made of the page's name.
    anchor, title : str
        The picture.
    breadth : int
        On how many figures it rests: the fewer, the more it is about each.
    """

    page: str
    anchor: str
    title: str
    breadth: int


def by_page(uses: Iterable[Use]) -> list[Use]:
    """One use for each page, its picture that rests on the fewest figures, and the pages in the order of that."""
    nearest: dict[str, Use] = {}
    for use in sorted(uses, key=lambda use: use.breadth):
        nearest.setdefault(use.page, use)
    return list(nearest.values())


def read_uses(folder: Path | None, address: Callable[[str], str | None]) -> dict[str, list[Use]]:
    """The pictures of each figure, in the order of pages and pictures.

    Parameters
    ----------
    folder : Path or None
        Holds ``<page>/<picture>.sources.json``, each with ``figure`` (the picture's anchor), ``title``
        and ``sources`` (figure ids); None or a missing folder gives no uses.
    address : callable
        What a use gives as its page, by the page's name; None when the book has no such page.

    Raises
    ------
    ProjectError
        When a file is not of this form.
    """
    uses: dict[str, list[Use]] = defaultdict(list)
    for path in sorted(folder.rglob(f"*{ENDING}")) if folder and folder.is_dir() else ():
        page = address(path.parent.name)
        if page is None:
            continue
        anchor, title, sources = _read(path)
        for figure_id in dict.fromkeys(sources):
            uses[figure_id].append(Use(page, anchor, title, len(set(sources))))
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
