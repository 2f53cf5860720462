"""The product of the counties: for whom it was found, and what a definition changes."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from workreport.chapters import localities
from workreport.chapters.absent import shown, some
from workreport.chapters.county_context import (
    HATCHED,
    HEADINGS,
    NO_CONTEXT,
    brief,
    latest,
    publications,
    rows_of,
    written,
)
from workreport.chapters.localities import county_choice
from workreport.chapters.present import present
from workreport.charts import bars, choropleth
from workreport.charts.figure import Figure
from workreport.figures.edition import Edition
from workreport.figures.format import number_text
from workreport.registry.language import Bilingual

NO_OTHER_DEFINITION = Bilingual(
    "No second definition of a district or county is known to this project.",
    "本项目没有区县数据的另一种口径。",
)


@shown
def product(edition: Edition, lang: str) -> Figure:
    """Gross regional product where it was published; hatched where it was not found."""
    rows = latest(rows_of(edition, lang, ["gdp"]))
    frame = rows.assign(value=rows["number"], label=rows["county"], short=rows["text"].map(brief))
    held = some(frame.dropna(subset=["value"]), NO_CONTEXT)
    lost = frame[frame["value"].isna()]["label"].tolist()
    high = held.loc[held["value"].idxmax()]
    none = Bilingual(" and ", "和").to(lang).join(lost)
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
            unit=Bilingual("yuan", "元").to(lang),
            select="county",
        ),
        id="county-product",
        kind="map",
        title=Bilingual(
            f"Product of {high['period']} was found for {len(held)} of {len(frame)} counties"
            + (f"; {none} stay empty" if lost else ""),
            f"{high['period']}年地区生产总值，{len(frame)}个区县中查到{len(held)}个"
            + (f"，{none}空缺" if lost else ""),
        ),
        subtitle=Bilingual(
            f"Gross regional product, {high['period']}; from plan documents of the counties, not from the report",
            f"地区生产总值，{high['period']}年；出自各区县规划文件，不是报告",
        ),
        frame=frame,
        headings={name: text for name, text in HEADINGS.items() if name != "measure"},
        second_sources=publications(rows, lang),
        controls=[county_choice(edition, lang)],
        cautions=[
            HATCHED,
            Bilingual(
                "The counties’ own products need not add up to that of the city.",
                "各区县自行公布的数字相加，不一定等于全市数。",
            ),
        ],
    )


@shown
def definitions(edition: Edition, lang: str) -> Figure:
    """A district counted two ways: with and without the new area in it."""
    codes = localities.counties(edition)["area_code"].tolist()
    areas = edition.areas().set_index("area_code")
    others = areas[areas["parent"].isin(codes) & (areas["level"] == "statistical")]
    table = edition.context("county_context")
    twice = table[table["area_code"].isin(others.index)].dropna(subset=["number"])
    twice = some(twice, NO_OTHER_DEFINITION).iloc[0]
    parent = others.loc[twice["area_code"], "parent"]
    same = (table["indicator"] == twice["indicator"]) & (table["period"] == twice["period"])
    whole = table[same & (table["area_code"] == parent)].dropna(subset=["number"])
    whole = some(whole, NO_OTHER_DEFINITION).iloc[0]
    pair = [(parent, whole), (twice["area_code"], twice)]
    frame = pd.DataFrame(
        {
            "label": [areas.loc[code, f"name_{lang}"] for code, _ in pair],
            "value": [row["number"] for _, row in pair],
            "text": [written(row["number"], row, lang) for _, row in pair],
            "period": [row["period"] for _, row in pair],
            "note": [row[f"note_{lang}"] or "–" for _, row in pair],
        }
    )
    share = number_text(Decimal(f"{100 * (1 - twice['number'] / whole['number']):.1f}"), "%", lang)
    name = areas.loc[parent, f"short_{lang}"]
    return present(
        edition,
        lang,
        bars(frame, lang, text="text", meaning="context"),
        id="county-definitions",
        title=Bilingual(
            f"{name}’s product is {share} smaller without the New Area",
            f"不含新区，{name}的地区生产总值小{share}",
        ),
        subtitle=Bilingual(
            f"{whole['indicator_en']}, {whole['period']}, by two definitions of the same publication",
            f"{whole['indicator_zh']}，{whole['period']}年，同一出版物的两种口径",
        ),
        frame=frame,
        headings={
            "label": Bilingual("Definition", "口径"),
            "text": Bilingual("Value", "数值"),
            "period": Bilingual("Period", "时期"),
            "note": Bilingual("Note", "说明"),
        },
        second_sources=publications(
            table[same & table["area_code"].isin([parent, twice["area_code"]])], lang
        ),
        cautions=[
            Bilingual(
                "The difference is what the publication leaves out, not a published product of the New Area.",
                "两者之差是口径之差，不是新区公布的地区生产总值。",
            )
        ],
    )
