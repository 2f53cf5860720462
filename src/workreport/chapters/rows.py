"""Figures as charts and tables take them: named, written and dated in the page's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from workreport.figures.edition import Edition
from workreport.figures.format import written
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError, problem
from workreport.registry.terms import CLASS, told

HEADINGS = {
    "label": Bilingual("Indicator", "指标"),
    "text": Bilingual("As the report writes it", "报告所述"),
    "class": Bilingual("Type", "类别"),
    "period": Bilingual("Period", "时期"),
}


def name(row: Mapping[str, Any], lang: str) -> str:
    """What a figure measures, in the words of the registry."""
    return row[f"indicator_name_{lang}"]


def chart_rows(figures: pd.DataFrame, lang: str) -> pd.DataFrame:
    """One row a figure: figure_id, label, value (float, base unit), text, class, period, section, price."""
    return pd.DataFrame(
        {
            "figure_id": figures["figure_id"],
            "indicator_id": figures["indicator_id"],
            "label": [name(row, lang) for _, row in figures.iterrows()],
            "value": figures["number"].astype(float),
            "text": [written(row, lang) for _, row in figures.iterrows()],
            "class": figures["class"],
            "period": figures["period"],
            "section": figures["section"],
            "price": figures["price"],
        }
    )


def listed(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Rows of :func:`chart_rows` as a table shows them under :data:`HEADINGS`: the type in words."""
    return rows.assign(**{"class": [told(CLASS, value, lang) for value in rows["class"]]})


def titled(frame: pd.DataFrame, headings: Mapping[str, Bilingual], lang: str) -> pd.DataFrame:
    """The columns of ``headings``, in that order, under their names in ``lang``."""
    return frame[list(headings)].rename(columns={key: text.to(lang) for key, text in headings.items()})


def needed(edition: Edition, selector: str) -> pd.Series:
    """The figure that ``selector`` names; ProjectError when this edition's report has none."""
    row = edition.find(selector)
    if row is None:
        raise ProjectError(
            [
                problem(
                    f"data/reports/{edition.report_id}/figures.csv",
                    selector,
                    en="the report has no figure of this name, and a chapter needs it.",
                    zh="报告中没有这个数字，而这一章要用到它。",
                    mend_en="Bind the figure, or leave the chapter out of _toc.yml.",
                    mend_zh="请补上这个数字，或在 _toc.yml 中去掉这一章。",
                )
            ]
        )
    return row


def chosen(edition: Edition, selectors: list[str] | tuple[str, ...]) -> pd.DataFrame:
    """The figures that the selectors name, in their order; those the report lacks are left out."""
    rows = [row for row in (edition.find(selector) for selector in selectors) if row is not None]
    return pd.DataFrame(rows).reset_index(drop=True)


def cited(edition: Edition, lang: str) -> str:
    """How a download of this edition cites it; ``{title}`` stands for the figure's title."""
    report = edition.report
    if lang == "zh":
        return f"{report['title_zh']}，{report['date']}。图表“{{title}}”，载《数读湖州》"
    return f"{report['title_en']}, {report['date']}. Figure ‘{{title}}’ in ‘Huzhou in Figures’"
