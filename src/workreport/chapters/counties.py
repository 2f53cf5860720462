"""The counties: who is named and for what, and how they differ by second sources."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.present import present
from workreport.charts import Choice, Source, bars, choropleth
from workreport.charts import attention as attention_map
from workreport.charts.figure import Figure
from workreport.charts.widgets import explore
from workreport.figures.edition import Edition
from workreport.figures.format import number_text
from workreport.registry.language import Bilingual
from workreport.registry.problems import Problem, ProjectError, problem

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

THEMES = {
    "manufacturing": Bilingual("manufacturing", "制造业"),
    "innovation": Bilingual("innovation", "创新"),
    "ecology": Bilingual("ecology", "生态"),
    "countryside": Bilingual("countryside", "乡村"),
    "governance": Bilingual("governance", "治理"),
    "transport": Bilingual("transport", "交通"),
    "city": Bilingual("city", "城市"),
}
NO_MAP = Bilingual(
    "This project holds no boundaries of the districts and counties of this place.",
    "本项目没有这个地方所辖区县的边界。",
)
NO_MENTIONS = Bilingual(
    "The places that this report names have not been listed for this edition.",
    "本版尚未整理这份报告点到的地名。",
)
NO_CONTEXT = Bilingual(
    "This project holds no second source on the districts and counties of this place.",
    "本项目没有关于这个地方所辖区县的其他来源。",
)
DIRECT = Bilingual("by name", "直接点名")
INDIRECT = Bilingual("through a place in it", "经由境内地名")


@shown
def attention(edition: Edition, lang: str) -> Figure:
    """How often each county is named, on the map and on tiles."""
    counties, places = _counties(edition), some(edition.places(), NO_MENTIONS)
    direct = places[places["direct"] == "yes"]
    counts = direct["area_code"].value_counts().reindex(counties["area_code"], fill_value=0)
    through = places[places["direct"] == "no"]["area_code"].value_counts()
    frame = pd.DataFrame(
        {
            "area_code": counts.index,
            "label": counties[f"short_{lang}"].tolist(),
            "value": counts.to_numpy(),
            "through": [int(through.get(code, 0)) for code in counts.index],
        }
    ).sort_values("value", ascending=False, kind="stable")
    most, least = frame.iloc[0], frame.iloc[-1]
    title = Bilingual(
        f"{most['label']} is named {most['value']} times, {least['label']} {_times(least['value'])}",
        f"{most['label']}被点名{most['value']}次，{least['label']}{least['value']}次",
    )
    return present(
        edition,
        lang,
        attention_map(frame, lang, counties=edition.geometry(), tiles=edition.tiles(), lake=edition.lake()),
        id="county-attention",
        kind="map",
        title=title,
        subtitle=Bilingual("Mentions of each county by name in the report", "报告中各区县被直接点名的次数"),
        frame=frame,
        headings={
            "label": Bilingual("County", "区县"),
            "value": Bilingual("Named", "点名次数"),
            "through": Bilingual("Named through a place in it", "经由境内地名"),
        },
        sources=_sentences(direct),
        cautions=[_attention_only(edition, counties)],
    )


@shown
def mentions(edition: Edition, lang: str, county: str = "") -> Figure:
    """Every mention with what is said, of one county or of all, by theme; to filter by county."""
    places, names = edition.places(), _names(edition, lang)
    if county and county not in names:
        raise ProjectError([_unknown("county", county, list(names))])
    wanted = [county] if county else list(names)
    places = some(places[places["area_code"].isin(wanted)].reset_index(drop=True), NO_MENTIONS)
    listed = pd.DataFrame(
        {
            "county": [names[code] for code in places["area_code"]],
            "place": [surface.replace("\n", "") for surface in places["surface"]],
            "how": [(DIRECT if direct == "yes" else INDIRECT).to(lang) for direct in places["direct"]],
            "said": places[f"said_{lang}"],
            "theme": [THEMES[theme].to(lang) for theme in places["theme"]],
            "sentence": places["sentence_id"],
        }
    )
    counts = listed.groupby("theme").size().sort_values(ascending=False)
    frame = pd.DataFrame({"label": counts.index, "value": counts.to_numpy()})
    who = Bilingual(names[county], names[county]) if county else Bilingual("The counties", "各区县")
    others = Bilingual(" and ", "和").to(lang).join(frame["label"][:2])
    title = Bilingual(
        f"{who.en} {'is' if county else 'are'} named most for {others}", f"{who.zh}被提及，最多是因为{others}"
    )
    return present(
        edition,
        lang,
        bars(frame, lang),
        id="county-mentions",
        title=title,
        subtitle=Bilingual(
            "Mentions of counties, direct and through places in them, by theme; each in the table",
            "直接与间接提及区县的次数，按主题；逐条见表",
        ),
        frame=listed,
        headings={
            "county": Bilingual("County", "区县"),
            "place": Bilingual("Words in the report", "报告用词"),
            "how": Bilingual("How", "方式"),
            "said": Bilingual("What is said", "说了什么"),
            "theme": Bilingual("Theme", "主题"),
        },
        row_sources="sentence",
        sources=_sentences(places),
        controls=[] if county else [_county_choice(edition, lang)],
        statement="judged",
        method=Bilingual(
            "each mention was read and given one theme; indirect ones carry a confidence in places.csv.",
            "逐条阅读，各归一个主题；间接提及在 places.csv 中注明把握程度。",
        ),
    )


@shown
def context(edition: Edition, lang: str, indicator: str) -> Figure:
    """The counties by a second source, with a choice of indicator."""
    latest, order = _latest(edition, indicator)
    indicator = order[0]
    names = latest.drop_duplicates("indicator").set_index("indicator")[f"indicator_{lang}"].to_dict()
    frame = latest.assign(
        value=latest["number"],
        text=[_written(row, lang) for row in latest.itertuples()],
        measure=latest["indicator"].map(names),
        county=latest[f"area_{lang}"],
        source=latest[f"source_{lang}"].replace("", "–"),
    )
    first = frame[frame["indicator"] == indicator].dropna(subset=["value"])
    high, low = first.loc[first["value"].idxmax()], first.loc[first["value"].idxmin()]
    missing = len(_counties(edition)) - len(first)
    some = Bilingual(
        f", among the {len(first)} with a published figure", f"（限有公布数的{len(first)}个区县）"
    )
    title = Bilingual(
        f"{names[indicator]}: highest in {high['county']} ({high['text']}), lowest in {low['county']} "
        f"({low['text']}){some.en if missing else ''}",
        f"{names[indicator]}：{high['county']}最高（{high['text']}），{low['county']}最低（{low['text']}）"
        f"{some.zh if missing else ''}",
    )
    publications = latest[latest[f"source_{lang}"] != ""].drop_duplicates(f"source_{lang}")
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
            choice="indicator",
            option="indicator",
        ),
        id="county-context",
        kind="map",
        title=title,
        subtitle=Bilingual(
            "From second sources, not from the report; period and source of each number in the table",
            "出自其他来源，不是报告；每个数的时期与来源见表",
        ),
        frame=frame,
        headings={
            "county": Bilingual("County", "区县"),
            "measure": Bilingual("Indicator", "指标"),
            "text": Bilingual("Value", "数值"),
            "period": Bilingual("Period", "时期"),
            "source": Bilingual("Source", "来源"),
        },
        second_sources=[
            Source(row[f"source_{lang}"], url=row["source_url"]) for _, row in publications.iterrows()
        ],
        controls=[_measure_choice(latest, order, lang)],
        cautions=[
            Bilingual(
                "A hatched county has no published figure that could be found; nothing is estimated.",
                "画斜线的区县没有找到公布的数字，不作估计。",
            )
        ],
    )


def _latest(edition: Edition, indicator: str) -> tuple[pd.DataFrame, list[str]]:
    """The newest number of each indicator and county, and the indicators with ``indicator`` first, where it is known.

    Raises
    ------
    ProjectError
        When there is no such indicator.
    """
    table = edition.context("county_context")
    codes = _counties(edition)["area_code"].tolist()
    latest = table[table["area_code"].isin(codes) & table["indicator"].isin(list(INDICATORS))]
    latest = latest.sort_values("period").drop_duplicates(["area_code", "indicator"], keep="last")
    latest = some(latest, NO_CONTEXT)
    known = [name for name in INDICATORS if name in set(latest["indicator"])]
    if indicator not in INDICATORS:
        raise ProjectError([_unknown("indicator", indicator, known)])
    order = sorted(known, key=lambda name: name != indicator)
    latest = latest.assign(order=latest["indicator"].map({name: i for i, name in enumerate(order)}))
    latest = latest.sort_values(["order", "area_code"]).reset_index(drop=True)
    return latest, order


def _counties(edition: Edition) -> pd.DataFrame:
    """The districts and counties of the report's area that have a boundary, in the registry's order."""
    areas = edition.areas()
    inside = areas["parent"] == str(edition.report["area_code"])
    found = areas[inside & areas["area_code"].isin(edition.tiles()["area_code"])]
    return some(found.reset_index(drop=True), NO_MAP)


def _attention_only(edition: Edition, counties: pd.DataFrame) -> Bilingual:
    """That being named is not doing well, and, where it is so, that no figure of the report is a county's."""
    if len(edition.figures(area_code=counties["area_code"].tolist())):
        return Bilingual("Attention is not performance.", "被提及不等于成绩。")
    return Bilingual(
        "Attention is not performance: the report gives no statistic of any county.",
        "被提及不等于成绩：报告没有任何区县的统计数字。",
    )


def _sentences(places: pd.DataFrame) -> dict[str, str]:
    """The sentences that mention places, by the words that name them."""
    words = places.assign(word=[surface.replace("\n", "") for surface in places["surface"]])
    return (
        words.groupby("sentence_id", sort=False)["word"]
        .agg(lambda found: "、".join(dict.fromkeys(found)))
        .to_dict()
    )


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(int(count), f"{count} times")


def _written(row, lang: str) -> str:
    if pd.isna(row.number):
        return "–"
    unit = row.unit_base_en if lang == "en" else row.unit_base
    return number_text(Decimal(repr(row.number)), unit, lang)


def _unknown(parameter: str, value: str, known: list[str]) -> Problem:
    return problem(
        "notebooks/34_counties.ipynb",
        parameter,
        en=f"there is no {parameter} {value!r} among the counties' tables.",
        zh=f"区县数据中没有 {parameter} “{value}”。",
        mend_en=f"Choose one of: {', '.join(known)}.",
        mend_zh=f"可选：{'、'.join(known)}。",
    )


def _names(edition: Edition, lang: str) -> dict[str, str]:
    counties = _counties(edition)
    return dict(zip(counties["area_code"], counties[f"short_{lang}"], strict=True))


def _county_choice(edition: Edition, lang: str) -> Choice:
    label = Bilingual("County", "区县").to(lang)
    return Choice("county", label, {"": Bilingual("all", "全部").to(lang)} | _names(edition, lang), label)


def _measure_choice(latest: pd.DataFrame, order: list[str], lang: str) -> Choice:
    names = latest.drop_duplicates("indicator").set_index("indicator")[f"indicator_{lang}"]
    label = Bilingual("Indicator", "指标").to(lang)
    return Choice("indicator", label, {name: names[name] for name in order}, label)


@shown
def explore_mentions(edition: Edition, lang: str, county: str) -> Figure | VBox:
    """:func:`mentions`, with a live list of counties where a kernel serves a reader."""
    if county:
        return mentions(edition, lang, county)
    return explore(lambda county: mentions(edition, lang, county), [_county_choice(edition, lang)])


@shown
def explore_context(edition: Edition, lang: str, indicator: str) -> Figure | VBox:
    """:func:`context`, with a live list of indicators where a kernel serves a reader."""
    latest, order = _latest(edition, indicator)
    return explore(
        lambda indicator: context(edition, lang, indicator), [_measure_choice(latest, order, lang)]
    )
