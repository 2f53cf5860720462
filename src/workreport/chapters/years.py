"""The city's figures of several years from second sources: points, gaps, and which of them one line may join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from workreport.charts import Source
from workreport.figures.derive import Derived, derive, stated
from workreport.figures.edition import Edition
from workreport.figures.format import hedged, number_text
from workreport.figures.rounding import Quantity
from workreport.registry.language import Bilingual

GROWTH = "_growth"
"""A measure with this ending is the growth of the indicator before it."""

BASIS = {
    "before_revision": Bilingual("before revision", "修订前"),
    "after_revision": Bilingual("after revision", "修订后"),
    "": Bilingual("", ""),
}
HEADINGS = {
    "label": Bilingual("Year", "年份"),
    "measure": Bilingual("Measure", "指标"),
    "text": Bilingual("Value", "数值"),
    "basis": Bilingual("Basis", "口径"),
    "source": Bilingual("Source", "来源"),
    "kind": Bilingual("Kind of source", "来源类型"),
    "note": Bilingual("Note", "说明"),
}


def measured(indicator_id: str) -> tuple[str, str]:
    """The measures of the second sources that an indicator has: its amount, and its growth."""
    return indicator_id, indicator_id + GROWTH


def selector(measure: str) -> str:
    """The figure of the report that a measure is the series of: ``gdp_growth`` -> ``gdp:growth:actual``."""
    if measure.endswith(GROWTH):
        return f"{measure.removesuffix(GROWTH)}:growth:actual"
    return f"{measure}::actual"


def yearly(edition: Edition, lang: str, measures: Sequence[str]) -> pd.DataFrame:
    """The results of whole years, as charts and tables take them.

    Returns
    -------
    DataFrame
        One row a value: indicator, measure (its name), period, label (the year), value (float, base unit),
        text, unit_base, quantity (with what rounding leaves open), meaning (``actual`` for this report's own
        figure, else ``context``), basis_key, basis, line (what it may be joined with), source, url, kind, note,
        figure_id (of this report's own).
        Where a year has several values on one basis, the last is the latest.
    """
    table = edition.context("city_series")
    table = table[
        table["indicator"].isin(list(measures))
        & (table["area_code"] == str(edition.report["area_code"]))
        & (table["status"] == "actual")
        & table["period"].str.fullmatch(r"\d{4}")
        & table["number"].notna()
    ]
    order = {measure: place for place, measure in enumerate(measures)}
    table = table.assign(order=table["indicator"].map(order))
    table = table.sort_values(["order", "period"], kind="stable").reset_index(drop=True)
    own = table["source_kind"] == "this_report"
    unit = table["unit_base_en"] if lang == "en" else table["unit_base"]
    texts = [
        hedged(number_text(value, name, lang), bound, lang)
        for value, name, bound in zip(table["number"], unit, table["comparator"], strict=True)
    ]
    return pd.DataFrame(
        {
            "indicator": table["indicator"],
            "measure": table[f"indicator_{lang}"],
            "period": table["period"],
            "label": [when if lang == "en" else f"{when}年" for when in table["period"]],
            "value": table["number"],
            "text": texts,
            "unit_base": table["unit_base"],
            "quantity": [_quantity(row) for row in table.itertuples()],
            "meaning": ["actual" if mine else "context" for mine in own],
            "basis_key": table["basis"],
            "basis": [BASIS[key].to(lang) for key in table["basis"]],
            "line": [BASIS[key].to(lang) for key in table["basis"]],
            "source": table[f"cited_{lang}"],
            "url": table["source_url"],
            "kind": table[f"source_kind_{lang}"],
            "note": table[f"note_{lang}"],
            "figure_id": [
                _own_id(edition, measure) if mine else ""
                for measure, mine in zip(table["indicator"], own, strict=True)
            ],
        }
    )


def _quantity(row) -> Quantity:
    """The value with its rounding; ``number`` is the value in the base unit, so their ratio is the factor."""
    scale = round(row.number / float(row.value)) if row.value else 1
    unit = Bilingual(row.unit_base_en, row.unit_base)
    return stated(str(row.value), unit, f"city_series {row.indicator} {row.period}", scale)


def _own_id(edition: Edition, measure: str) -> str:
    row = edition.find(selector(measure))
    return "" if row is None else row["figure_id"]


def place(edition: Edition) -> Bilingual:
    """The short name of the place that the report is about."""
    areas = edition.areas().set_index("area_code")
    row = areas.loc[str(edition.report["area_code"])]
    return Bilingual(row["short_en"], row["short_zh"])


def axis_of(periods: Iterable[str]) -> list[str]:
    """Every year from the first to the last, so that a missing one leaves its gap."""
    years = sorted({int(period) for period in periods})
    return [str(year) for year in range(years[0], years[-1] + 1)]


def publications(rows: pd.DataFrame) -> list[Source]:
    """Each publication behind the rows once; this report is cited by its sentences."""
    others = rows[rows["meaning"] != "actual"].drop_duplicates(["source", "url"])
    return [Source(row.source, url=row.url, note=row.kind) for row in others.itertuples()]


def own_figures(edition: Edition, rows: pd.DataFrame) -> pd.DataFrame:
    """The figures of this report among the rows."""
    ids = [figure_id for figure_id in dict.fromkeys(rows["figure_id"]) if figure_id]
    return edition.figures(figure_id=ids)


def changes(rows: pd.DataFrame) -> Iterator[tuple[pd.Series, pd.Series, Derived]]:
    """Each year after one with a figure: the year before, the year, and the change between them, derived.

    Both values are on one basis where there are such; otherwise the change runs across a revision, as their
    ``basis_key`` tells.
    """
    by_year = {int(year): same for year, same in rows.groupby("period")}
    for year, same in by_year.items():
        if year - 1 in by_year:
            before, after = _on_one_basis(by_year[year - 1], same)
            yield before, after, derive("growth", later=after["quantity"], earlier=before["quantity"])


def _on_one_basis(earlier: pd.DataFrame, later: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    shared = [key for key in later["basis_key"] if key in set(earlier["basis_key"])]
    if shared:
        earlier = earlier[earlier["basis_key"] == shared[-1]]
        later = later[later["basis_key"] == shared[-1]]
    return earlier.iloc[-1], later.iloc[-1]
