"""The counties by second sources: one indicator on the map, and how they rank; nothing of it from the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from workreport.chapters import localities
from workreport.chapters.absent import shown, some
from workreport.chapters.localities import county_choice
from workreport.chapters.present import present
from workreport.charts import Choice, Source, choropleth, heat, measure
from workreport.charts.drawing import LABEL
from workreport.charts.figure import Figure
from workreport.charts.widgets import explore
from workreport.figures.edition import Edition
from workreport.figures.format import number_text
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError, problem

if TYPE_CHECKING:
    from ipywidgets import VBox

INDICATORS = (
    "urbanisation_rate",
    "population_census",
    "share_age_65_plus",
    "share_age_0_14",
    "mean_years_schooling",
    "employment_share_manufacturing",
    "household_size",
    "gdp",
)
"""What the context map can show, in the order of its list."""

NO_CONTEXT = Bilingual(
    "This project holds no second source on the districts and counties of this place.",
    "本项目没有关于这个地方所辖区县的其他来源。",
)
TILE = 76
"""How wide a number on a tile of the schematic map can be, in pixels."""

HATCHED = Bilingual(
    "A hatched county has no figure in the sources that this book read; nothing is estimated.",
    "画斜线的区县，本书所查的来源中没有数字，不作估计。",
)
HEADINGS = {
    "county": Bilingual("County", "区县"),
    "measure": Bilingual("Indicator", "指标"),
    "text": Bilingual("Value", "数值"),
    "period": Bilingual("Period", "时期"),
    "source": Bilingual("Source", "来源"),
}


def rows_of(edition: Edition, lang: str, indicators: Sequence[str]) -> pd.DataFrame:
    """Every number of the counties for these indicators, oldest first; Absent when there is none.

    Returns
    -------
    DataFrame
        The columns of the second source, ``county`` (short name), ``measure``, ``text`` (the number as
        written), ``shown`` (as a picture shows it), ``source``.
    """
    names = localities.names(edition, lang)
    table = edition.context("county_context")
    found = table[table["area_code"].isin(list(names)) & table["indicator"].isin(list(indicators))]
    found = some(found.sort_values(["period", "area_code"]).reset_index(drop=True), NO_CONTEXT)
    return found.assign(
        county=found["area_code"].map(names),
        measure=found[f"indicator_{lang}"],
        text=[written(row.number, row, lang) for row in found.itertuples()],
        shown=[_shown(row.number, row, lang) for row in found.itertuples()],
        source=found[f"source_{lang}"].replace("", "–"),
    )


def written(number: float, row, lang: str) -> str:
    """A number in the unit of ``row``; a dash for none."""
    if pd.isna(number):
        return "–"
    unit = row.unit_base_en if lang == "en" else row.unit_base
    if _counts_people(number, row) and lang == "zh":
        return f"{number:.0f}{unit}"  # one unit for all, the small and the large
    return number_text(Decimal(repr(float(number))), unit, lang)


def _shown(number: float, row, lang: str) -> str:
    """A number for a picture: people without their unit in English, and in Chinese in 万, to one decimal."""
    if pd.isna(number) or not _counts_people(number, row):
        return written(number, row, lang)
    if lang == "en":
        return f"{number:,.0f}"
    return f"{Decimal(repr(float(number))) / 10_000:.1f}万{row.unit_base}"


def _counts_people(number: float, row) -> bool:
    """Whether a number counts the people of a place, as the persons of an average household do not."""
    return row.unit_base == "人" and abs(number) >= 10_000


def brief(text: str) -> str:
    """A number as written, without its unit where both together would not fit on a tile."""
    return text if measure.width(text, LABEL) <= TILE else re.split(r"[ \u202f\xa0]", text)[0]


def publications(rows: pd.DataFrame, lang: str) -> list[Source]:
    """The second sources of these rows, each once."""
    known = rows[rows[f"source_{lang}"] != ""].drop_duplicates(f"source_{lang}")
    return [Source(row[f"cited_{lang}"], url=row["source_url"]) for _, row in known.iterrows()]


def latest(rows: pd.DataFrame) -> pd.DataFrame:
    """Of each indicator and county the newest number."""
    return rows.drop_duplicates(["area_code", "indicator"], keep="last").reset_index(drop=True)


def _ordered(edition: Edition, lang: str, indicator: str) -> tuple[pd.DataFrame, list[str]]:
    """The newest numbers, and the indicators with ``indicator`` first, where it is known.

    Raises
    ------
    ProjectError
        When there is no such indicator.
    """
    found = latest(rows_of(edition, lang, INDICATORS))
    known = [name for name in INDICATORS if name in set(found["indicator"])]
    if indicator not in INDICATORS:
        raise ProjectError([_unknown(indicator, known)])
    order = sorted(known, key=lambda name: name != indicator)
    place = found["indicator"].map({name: i for i, name in enumerate(order)})
    return found.assign(order=place).sort_values(["order", "area_code"]).reset_index(drop=True), order


@shown
def context(edition: Edition, lang: str, indicator: str) -> Figure | VBox:
    """The counties by a second source, with a choice of indicator; a county can be outlined."""
    found, order = _ordered(edition, lang, indicator)
    controls = [_measure_choice(found, order, lang), county_choice(edition, lang)]
    return explore(lambda indicator, county: _context(edition, lang, indicator), controls)


def _context(edition: Edition, lang: str, indicator: str) -> Figure:
    found, order = _ordered(edition, lang, indicator)
    frame = found.assign(value=found["number"], short=found["shown"].map(brief))
    held = frame[frame["indicator"] == order[0]].dropna(subset=["value"])
    high, low = held.loc[held["value"].idxmax()], held.loc[held["value"].idxmin()]
    missing = len(localities.counties(edition)) - len(held)
    among = Bilingual(
        f", among the {len(held)} with a published figure", f"（限有公布数的{len(held)}个区县）"
    )
    return present(
        edition,
        lang,
        choropleth(
            frame,
            lang,
            counties=edition.geometry(),
            tiles=edition.tiles(),
            lake=edition.lake(),
            text="short",
            choice="indicator",
            option="indicator",
            select="county",
        ),
        id="county-context",
        kind="map",
        title=Bilingual(
            f"{high['measure']}: highest in {high['county']} ({high['shown']}), lowest in {low['county']} "
            f"({low['shown']}){among.en if missing else ''}",
            f"{high['measure']}：{high['county']}最高（{high['shown']}），{low['county']}最低（{low['shown']}）"
            f"{among.zh if missing else ''}",
        ),
        subtitle=Bilingual(
            "From second sources, not from the report; period and source of each number in the table",
            "出自其他来源，不是报告；每个数的时期与来源见表",
        ),
        frame=frame,
        headings=HEADINGS,
        second_sources=publications(found, lang),
        controls=[_measure_choice(found, order, lang), county_choice(edition, lang)],
        cautions=[HATCHED],
    )


@shown
def profile(edition: Edition, lang: str) -> Figure:
    """The rank of each county in every indicator, derived."""
    found = latest(rows_of(edition, lang, INDICATORS))
    names = localities.names(edition, lang)
    rows = []
    for name in (one for one in INDICATORS if one in set(found["indicator"])):
        own = found[found["indicator"] == name].set_index("area_code")
        ranks = own["number"].rank(ascending=False, method="min")
        for code, county in names.items():
            has = code in own.index and pd.notna(own.loc[code, "number"])
            rank = int(ranks[code]) if has else 0
            text = own.loc[code, "text"] if has else "–"
            rows.append(
                (own["measure"].iloc[0], county, len(names) + 1 - rank if has else 0, rank or "–", text)
            )
    frame = pd.DataFrame(rows, columns=["measure", "county", "value", "rank", "text"])
    firsts = frame[frame["rank"] == 1].groupby("county").size()
    most = firsts.idxmax()
    total = frame["measure"].nunique()
    return present(
        edition,
        lang,
        heat(frame, lang, row="measure", column_="county", text="rank", meaning="context"),
        id="county-profile",
        title=Bilingual(
            f"{most} stands first in {firsts.max()} of {total} indicators; first is highest, not best",
            f"{total}项指标中，{most}居首的有{firsts.max()}项；居首指数值最高，不是最好",
        ),
        subtitle=Bilingual(
            "Rank by value among the counties, 1 = highest; from second sources, not from the report",
            "各区县按数值排序，1为最高；出自其他来源，不是报告",
        ),
        frame=frame,
        headings={
            "measure": Bilingual("Indicator", "指标"),
            "county": Bilingual("County", "区县"),
            "rank": Bilingual("Rank", "位次"),
            "text": Bilingual("Value", "数值"),
        },
        second_sources=publications(found, lang),
        statement="derived",
        method=Bilingual(
            "sorted by value; a county without a published figure is not ranked.",
            "按数值排序；没有公布数字的区县不参加排序。",
        ),
        cautions=[
            Bilingual(
                "Ranks among few hide how far apart the values lie: see the table.",
                "区县不多，位次看不出差距大小，数值见表。",
            )
        ],
    )


def _unknown(indicator: str, known: list[str]):
    return problem(
        "notebooks/35_county_context.ipynb",
        "indicator",
        en=f"there is no indicator {indicator!r} among the counties' tables.",
        zh=f"区县数据中没有 indicator “{indicator}”。",
        mend_en=f"Choose one of: {', '.join(known)}.",
        mend_zh=f"可选：{'、'.join(known)}。",
    )


def _measure_choice(found: pd.DataFrame, order: list[str], lang: str) -> Choice:
    names = found.drop_duplicates("indicator").set_index("indicator")[f"indicator_{lang}"]
    label = Bilingual("Indicator", "指标").to(lang)
    return Choice("indicator", label, {name: names[name] for name in order}, label)
