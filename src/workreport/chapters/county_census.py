"""The counties in two censuses: how many people, how that changed, how densely they live."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from workreport.chapters import localities
from workreport.chapters.absent import Absent, shown, some
from workreport.chapters.beside import count_of
from workreport.chapters.county_context import NO_CONTEXT, latest, publications, rows_of
from workreport.chapters.present import present
from workreport.charts import bars, choropleth, slope
from workreport.charts.figure import Figure
from workreport.figures.edition import Edition
from workreport.figures.format import THIN, number_text
from workreport.registry.language import Bilingual

NO_EARLIER = Bilingual(
    "This project holds the population of these districts and counties at one census only.",
    "这些区县的人口，本项目只有一次普查的数字。",
)


@shown
def population(edition: Edition, lang: str) -> Figure:
    """Census populations of the counties, from one census to the next."""
    frame, first, last = _two_censuses(edition, lang)
    ordered = frame.sort_values("end", ascending=False)
    most = ordered.iloc[0]
    grew = int((frame["end"] > frame["start"]).sum())
    return present(
        edition,
        lang,
        slope(
            ordered,
            lang,
            start_text="start_shown",
            end_text="end_shown",
            meaning="context",
            moments=(first[:4], last[:4]),
            zero=True,
            height=300,
        ),
        id="county-population",
        title=Bilingual(
            f"{count_of(grew, len(frame), 'en')} counties had more residents in {last[:4]} than in {first[:4]}; "
            f"{most['label']} has the most",
            f"{len(frame)}个区县{last[:4]}年的常住人口，{count_of(grew, len(frame), 'zh')}多于{first[:4]}年，"
            f"{most['label']}最多",
        ),
        subtitle=Bilingual(
            f"Resident population by census, {first} and {last}; from second sources, not from the report",
            f"普查常住人口，{first}与{last}；出自其他来源，不是报告",
        ),
        frame=ordered,
        headings={
            "label": Bilingual("County", "区县"),
            "start_text": Bilingual(f"Census {first[:4]}", f"{first[:4]}年普查"),
            "end_text": Bilingual(f"Census {last[:4]}", f"{last[:4]}年普查"),
        },
        second_sources=publications(rows_of(edition, lang, ["population_census"]), lang),
        cautions=_note(rows_of(edition, lang, ["population_census"])),
    )


@shown
def growth(edition: Edition, lang: str) -> Figure:
    """How much the population of each county changed between two censuses, on the map."""
    frame, first, last = _two_censuses(edition, lang)
    frame = frame.assign(value=100 * (frame["end"] / frame["start"] - 1))
    frame = frame.assign(text=[_signed(value, lang) for value in frame["value"]])
    high, low = frame.loc[frame["value"].idxmax()], frame.loc[frame["value"].idxmin()]
    years = int(last[:4]) - int(first[:4])
    return present(
        edition,
        lang,
        choropleth(
            frame,
            lang,
            counties=edition.geometry(),
            tiles=edition.tiles(),
            lake=edition.lake(),
            text="text",
            unit="%",
        ),
        id="county-growth",
        kind="map",
        title=Bilingual(
            f"In {years} years {high['label']} changed most ({high['text']}), {low['label']} least ({low['text']})",
            f"{years}年间，{high['label']}人口变化最大（{high['text']}），{low['label']}最小（{low['text']}）",
        ),
        subtitle=Bilingual(
            f"Change of resident population from the census of {first[:4]} to that of {last[:4]}, %",
            f"{first[:4]}年普查至{last[:4]}年普查常住人口的变化，%",
        ),
        frame=frame,
        headings={
            "label": Bilingual("County", "区县"),
            "text": Bilingual("Change", "变化"),
            "start_text": Bilingual(f"Census {first[:4]}", f"{first[:4]}年普查"),
            "end_text": Bilingual(f"Census {last[:4]}", f"{last[:4]}年普查"),
        },
        second_sources=publications(rows_of(edition, lang, ["population_census"]), lang),
        statement="derived",
        method=Bilingual(
            "later census ÷ earlier census − 1, from whole persons, so rounding leaves nothing open.",
            "后一次普查 ÷ 前一次普查 − 1；以人为单位，不存在取整误差。",
        ),
        cautions=_note(rows_of(edition, lang, ["population_census"])),
    )


def _two_censuses(edition: Edition, lang: str) -> tuple[pd.DataFrame, str, str]:
    """The counties with both populations, and the two dates; Absent where no county has two."""
    rows = rows_of(edition, lang, ["population_census"]).dropna(subset=["number"])
    periods = sorted(set(rows["period"]))
    if len(periods) < 2:
        raise Absent(NO_EARLIER)
    first, last = periods[-2], periods[-1]
    wide = rows.pivot(index="area_code", columns="period", values=["number", "text", "shown"])
    wide = some(wide.dropna(subset=[("number", first), ("number", last)]), NO_EARLIER)
    names = localities.names(edition, lang)
    frame = pd.DataFrame(
        {
            "area_code": wide.index,
            "label": [names[code] for code in wide.index],
            "start": wide[("number", first)].astype(float).to_numpy(),
            "end": wide[("number", last)].astype(float).to_numpy(),
            "start_text": wide[("text", first)].to_numpy(),
            "end_text": wide[("text", last)].to_numpy(),
            "start_shown": wide[("shown", first)].to_numpy(),
            "end_shown": wide[("shown", last)].to_numpy(),
        }
    )
    return frame, first, last


def _signed(value: float, lang: str) -> str:
    """A change with its sign and one decimal, as all are: ``+34.2 %``, ``+5.0 %``."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{abs(value):.1f}{THIN if lang == 'en' else ''}%"


@shown
def density(edition: Edition, lang: str) -> Figure:
    """Residents for each square kilometre, derived from census and land area."""
    people = latest(rows_of(edition, lang, ["population_census"])).dropna(subset=["number"])
    land = latest(rows_of(edition, lang, ["area_land"])).set_index("area_code")
    people = some(people[people["area_code"].isin(land.index)].reset_index(drop=True), NO_CONTEXT)
    area = [land.loc[code, "number"] for code in people["area_code"]]
    area_text = [land.loc[code, "text"] for code in people["area_code"]]
    frame = people.assign(label=people["county"], value=people["number"] / area, land=area_text)
    frame = frame.sort_values("value", ascending=False).reset_index(drop=True)
    unit = Bilingual("per km²", "人/平方公里")
    frame["text"] = [number_text(Decimal(f"{value:.0f}"), unit.to(lang), lang) for value in frame["value"]]
    frame["people"] = frame.merge(people, on="area_code")["text_y"].to_numpy()
    most, least = frame.iloc[0], frame.iloc[-1]
    times = number_text(Decimal(f"{most['value'] / least['value']:.1f}"), "", lang)
    return present(
        edition,
        lang,
        bars(frame, lang, text="text", meaning="derived"),
        id="county-density",
        title=Bilingual(
            f"{most['label']} is {times} times as densely settled as {least['label']}",
            f"{most['label']}的人口密度是{least['label']}的{times}倍",
        ),
        subtitle=Bilingual(
            f"Residents by census ({most['period'][:4]}) for each square kilometre of land; not from the report",
            f"每平方公里土地的普查常住人口（{most['period'][:4]}年）；不出自报告",
        ),
        frame=frame,
        headings={
            "label": Bilingual("County", "区县"),
            "text": Bilingual("Density", "人口密度"),
            "people": Bilingual("Residents", "常住人口"),
            "land": Bilingual("Land area", "土地面积"),
        },
        second_sources=publications(rows_of(edition, lang, ["population_census", "area_land"]), lang),
        statement="derived",
        method=Bilingual("residents ÷ land area.", "常住人口 ÷ 土地面积。"),
        cautions=_note(land),
    )


def _note(rows: pd.DataFrame) -> list[Bilingual]:
    """What the newest of these rows says of itself, where it says something."""
    noted = rows[rows["note_en"] != ""]
    return [Bilingual(*noted.iloc[-1][["note_en", "note_zh"]])] if len(noted) else []
