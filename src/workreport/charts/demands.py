"""What a figure must have before it is shown: all that is missing is said at once."""

from __future__ import annotations

import hashlib
import re

import pandas as pd

from workreport.charts.downloads import Place
from workreport.charts.page import Content
from workreport.registry.language import LANGUAGES
from workreport.registry.problems import Problem, ProjectError, problem

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_STATEMENTS = ("reported", "derived", "judged")
_shown: dict[str, str] = {}


def check(figure_id: object, content: Content) -> None:
    """Raise one ProjectError with everything that is wrong with a figure."""
    found = [*_names(figure_id, content), *_texts(content), *_numbers(content)]
    if found:
        raise ProjectError([_about(figure_id, *texts) for texts in found])


def check_unique(figure_id: str, html: str, place: Place | None) -> None:
    """Raise a ProjectError when another figure of the page has taken the id.

    In a build only: who writes a notebook runs a cell many times.
    """
    if place is None:
        return
    key, digest = f"{place.folder}/{figure_id}", hashlib.sha256(html.encode()).hexdigest()
    if _shown.setdefault(key, digest) != digest:
        raise ProjectError(
            [
                _about(
                    figure_id,
                    "two different figures of this page have the same id.",
                    "本页有两个不同的图表使用同一编号。",
                    "Give one of them another id.",
                    "请为其中一个换一个编号。",
                )
            ]
        )


def _about(figure_id: object, en: str, zh: str, mend_en: str, mend_zh: str) -> Problem:
    return problem(f"figure {figure_id}", "", en=en, zh=zh, mend_en=mend_en, mend_zh=mend_zh)


def _names(figure_id: object, c: Content):
    if not isinstance(figure_id, str) or not _ID.fullmatch(figure_id):
        yield (
            "the id must be small letters, digits and single hyphens, such as headline-growth.",
            "图表编号只能用小写字母、数字和单个连字符，例如 headline-growth。",
            "Give it another id.",
            "请换一个编号。",
        )
    if c.lang not in LANGUAGES:
        yield (
            f"the language is {c.lang!r}.",
            f"语言为 {c.lang!r}。",
            "Use en or zh.",
            "请使用 en 或 zh。",
        )
    if c.statement not in _STATEMENTS:
        yield (
            f"the statement is {c.statement!r}.",
            f"statement 的值是 {c.statement!r}。",
            f"Use one of {', '.join(_STATEMENTS)}.",
            f"请使用 {'、'.join(_STATEMENTS)} 之一。",
        )
    if c.statement == "derived" and not c.method.strip():
        yield (
            "it is derived, but does not say how.",
            "标为推算，却没有说明方法。",
            "Give the formula as method=….",
            "请用 method=… 写明公式。",
        )


def _texts(c: Content):
    for name, text in (("title", c.title), ("subtitle", c.subtitle), ("description", c.description)):
        if not isinstance(text, str) or not text.strip():
            yield f"the {name} is empty.", f"缺少 {name}。", "Write one: a reader needs it.", "请补写。"


def _numbers(c: Content):
    if not isinstance(c.frame, pd.DataFrame) or c.frame.empty:
        yield (
            "the table has no rows.",
            "数据表为空。",
            "Give the numbers that the picture shows.",
            "请给出图中的数据。",
        )
    elif c.row_sources is not None and len(c.row_sources) != len(c.frame):
        yield (
            f"row_sources has {len(c.row_sources)} entries, the table {len(c.frame)} rows.",
            f"row_sources 有 {len(c.row_sources)} 项，而数据表有 {len(c.frame)} 行。",
            "Give one figure_id, or an empty text, for each row.",
            "请为每一行给出一个 figure_id 或空文本。",
        )
    if not c.quoted and not c.second_sources:
        yield (
            "no source is given.",
            "没有注明来源。",
            "Name the figure_ids behind it, or a second source.",
            "请给出 figure_id 或其他来源。",
        )
