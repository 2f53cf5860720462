"""Figures as charts and tables take them: named, written and dated in the page's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from workreport.chapters.absent import inexact, unstated
from workreport.figures.derive import Derived
from workreport.figures.edition import Edition
from workreport.figures.format import MINUS, written
from workreport.figures.selector import Ambiguous
from workreport.registry.language import Bilingual
from workreport.registry.terms import CLASS, told

HEADINGS = {
    "label": Bilingual("Indicator", "指标"),
    "text": Bilingual("As the report writes it", "报告所述"),
    "class": Bilingual("Type", "类别"),
    "period": Bilingual("Period", "时期"),
}

WORKED = {
    "label": Bilingual("Item", "项目"),
    "text": Bilingual("Value", "数值"),
    "interval": Bilingual("Interval left by rounding", "四舍五入的区间"),
    "formula": Bilingual("Formula", "公式"),
}
"""The columns of a table with derived values beside reported ones."""


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


def worked(label: str, value: Derived, lang: str, text: str = "") -> dict[str, Any]:
    """A derived value as a row under :data:`WORKED`: label, value (float), text, meaning, interval, formula."""
    return {
        "label": label,
        "value": float(value.value),
        "text": text or value.to(lang),
        "meaning": "derived",
        "interval": value.interval(lang),
        "formula": getattr(value, f"formula_{lang}"),
        "figure_id": "",
    }


def reported(row: Mapping[str, Any], lang: str, label: str = "", meaning: str = "") -> dict[str, Any]:
    """A figure as a row under :data:`WORKED`, beside those of :func:`worked`; a fall is negative.

    Its meaning in a picture is its own status (``actual`` or ``target``) unless another is given.
    """
    falls = row["direction"] == "down"
    return {
        "label": label or name(row, lang),
        "value": -row["number"] if falls else row["number"],
        "text": MINUS + written(row, lang) if falls else written(row, lang),
        "meaning": meaning or ("target" if row["status"] == "target" else "actual"),
        "interval": "",
        "formula": "",
        "figure_id": row["figure_id"],
    }


def titled(frame: pd.DataFrame, headings: Mapping[str, Bilingual], lang: str) -> pd.DataFrame:
    """The columns of ``headings``, in that order, under their names in ``lang``."""
    return frame[list(headings)].rename(columns={key: text.to(lang) for key, text in headings.items()})


def needed(edition: Edition, selector: str) -> pd.Series:
    """The figure that ``selector`` names; Absent when this edition's report does not state it, or more than one."""
    try:
        row = edition.find(selector)
    except Ambiguous as error:
        raise unstated(edition, selector, several=True) from error
    if row is None:
        raise unstated(edition, selector)
    return row


def exact(edition: Edition, selector: str) -> pd.Series:
    """The figure that ``selector`` names, to reckon with; Absent also for a bound or a hedged one.

    From "more than 100 billion" and "about 7 %" nothing follows by subtraction or division.
    """
    row = needed(edition, selector)
    if row["comparator"] != "eq":
        raise inexact(row)
    return row


def found(edition: Edition, selector: str) -> pd.Series | None:
    """The one figure that ``selector`` names; None when the report states none, or several that differ."""
    try:
        return edition.find(selector)
    except Ambiguous:
        return None


def chosen(edition: Edition, selectors: list[str] | tuple[str, ...]) -> pd.DataFrame:
    """The figures that the selectors name, in their order, without those the report lacks.

    Raises
    ------
    Absent
        When it lacks all of them; names the first.
    """
    rows = [row for row in (found(edition, selector) for selector in selectors) if row is not None]
    if not rows:
        raise unstated(edition, selectors[0])
    return pd.DataFrame(rows).reset_index(drop=True)


def cited(edition: Edition, lang: str) -> str:
    """How a download of this edition cites it; ``{title}`` stands for the figure's title."""
    report = edition.report
    source = [report[f"title_{lang}"], *([str(report["date"])] if report["date"] else [])]
    if lang == "zh":
        return f"{'，'.join(source)}。图表“{{title}}”，载《{report['book_title_zh']}》"
    return f"{', '.join(source)}. Figure ‘{{title}}’ in ‘{report['book_title_en']}’"
