"""Name a figure by what it measures, so that prose holds for every edition.

A selector is ``indicator``, ``indicator:class`` or ``indicator:class:status``: ``gdp``, ``gdp:growth``,
``gdp:growth:target``. What is left out is filled in: results before targets, amounts before growth; then the
report's own area and its own years. A figure's own id is a selector too.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from workreport.registry.problems import ProjectError, problem

CLASS_ORDER = ("level", "count", "ratio", "duration", "growth", "rank", "threshold")
STATUS_ORDER = ("actual", "target", "threshold", "background")


class Ambiguous(ProjectError):
    """A name that several figures of an edition answer to, with different values."""


def select(
    figures: pd.DataFrame, selector: str, own: Mapping[str, Collection[str]] | None = None
) -> pd.Series | None:
    """The figure that ``selector`` names, or None when the edition has no such figure.

    Of several, the exact value comes before a milestone ("exceeded 300 billion"), and the first mention
    before its repetition.

    Parameters
    ----------
    own : mapping, optional
        What is meant where nothing else decides: for a column, such as ``area_code``, the values that the
        report is about.

    Raises
    ------
    Ambiguous
        When the selector fits several figures alike; names them.
    """
    named = figures[figures["figure_id"] == selector]
    if len(named):
        return named.iloc[0]
    indicator, class_, status = (selector.split(":") + ["", ""])[:3]
    found = figures[figures["indicator_id"] == indicator]
    found = _narrowed(found, "class", class_, CLASS_ORDER)
    found = _narrowed(found, "status", status, STATUS_ORDER)
    if len(found) > 1 and (found["comparator"] == "eq").any():
        found = found[found["comparator"] == "eq"]
    for column, values in (own or {}).items():
        if found["value_base"].nunique() > 1 and found[column].isin(values).any():
            found = found[found[column].isin(values)]
    if found["value_base"].nunique() == 1:
        found = found[:1]
    if len(found) > 1:
        raise Ambiguous([_ambiguous(selector, list(found["figure_id"]))])
    return found.iloc[0] if len(found) else None


def _narrowed(found: pd.DataFrame, column: str, wanted: str, order: tuple[str, ...]) -> pd.DataFrame:
    """The rows whose ``column`` is ``wanted``, or the first of ``order`` that any row has."""
    choices = [wanted] if wanted else [value for value in order if (found[column] == value).any()][:1]
    return found[found[column].isin(choices)]


def _ambiguous(selector: str, figure_ids: list[str]):
    names = ", ".join(figure_ids)
    return problem(
        "figures.csv",
        selector,
        en=f"{len(figure_ids)} figures answer to this name: {names}.",
        zh=f"有{len(figure_ids)}个数字符合这一名称：{names}。",
        mend_en="Use a figure_id, or add class and status: indicator:class:status.",
        mend_zh="请改用 figure_id，或写明类别与状态：指标:类别:状态。",
    )
