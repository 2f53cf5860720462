"""Output in yuan and in yuan a head: published levels that do not divide, and the count of people they rest on."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.present import present
from workreport.chapters.rows import WORKED, exact, needed, worked
from workreport.charts import Source, bars
from workreport.charts.figure import Figure
from workreport.figures.derive import derive, quantity, stated
from workreport.figures.edition import Edition
from workreport.figures.format import number_text, written
from workreport.registry.language import Bilingual

YUAN = Bilingual("yuan", "元")
PEOPLE = Bilingual("people", "人")
NO_OLD_LEVEL = Bilingual(
    "No earlier publication of last year’s gross regional product has been found for this place.",
    "没有为这个地方查到先前公布的上年地区生产总值。",
)
NO_CENSUS = Bilingual(
    "No count of residents from a census is held for this place.",
    "本项目没有这个地方的人口普查数。",
)


@shown
def levels(edition: Edition, lang: str) -> Figure:
    """Gross regional product: the level of the year, last year's at its prices, and last year's as published."""
    level, rate = exact(edition, "gdp:level"), exact(edition, "gdp:growth")
    before = derive("implied_base", level=level, growth=rate)
    year = int(edition.report["review_year"])
    series = edition.context("city_series")
    of_old = (series["indicator"] == "gdp") & (series["period"] == str(year - 1))
    of_old &= series["area_code"] == str(edition.report["area_code"])
    published = some(series[of_old].dropna(subset=["number"]), NO_OLD_LEVEL).iloc[0]
    old = stated(str(published["value"]), YUAN, "city_series", 10**8)
    apparent = 100 * (level["number"] / float(old.value) - 1)
    frame = pd.DataFrame(
        {
            "label": [
                Bilingual(f"{year - 1}, as published then", f"{year - 1}年，当时公布").to(lang),
                Bilingual(f"{year - 1}, implied by the growth rate", f"{year - 1}年，由增速倒推").to(lang),
                Bilingual(f"{year}, in this report", f"{year}年，本报告").to(lang),
            ],
            "value": [float(old.value), float(before.value), level["number"]],
            "text": [
                number_text(old.value.numerator / old.value.denominator, YUAN.to(lang), lang),
                before.to(lang),
                written(level, lang),
            ],
            "meaning": ["context", "derived", "actual"],
        }
    )
    title = Bilingual(
        f"The two published levels differ by {apparent:.1f} %; real growth was {written(rate, 'en')}",
        f"先后公布的两个绝对数相差{apparent:.1f}%，实际增速是{written(rate, 'zh')}",
    )
    return present(
        edition,
        lang,
        bars(frame, lang, text="text", meaning="meaning"),
        id="gdp-levels",
        title=title,
        subtitle=Bilingual("Gross regional product, yuan", "地区生产总值，元"),
        frame=frame,
        headings={"label": Bilingual("Level", "绝对数"), "text": Bilingual("Value", "数值")},
        sources=pd.DataFrame([level, rate]).reset_index(drop=True),
        second_sources=[Source(published[f"cited_{lang}"], url=published["source_url"])],
        statement="derived",
        method=Bilingual(
            f"{before.formula_en} = {before.to('en')}, {before.interval('en')} by rounding, {before.caution.en}.",
            f"{before.formula_zh} = {before.to('zh')}，因四舍五入在{before.interval('zh')}之间，{before.caution.zh}。",
        ),
        cautions=[
            Bilingual(
                f"{published['note_en']} Growth is never the ratio of two published levels.".strip(),
                f"{published['note_zh']}增速从来不是两个公布绝对数之比。",
            )
        ],
    )


@shown
def per_head(edition: Edition, lang: str) -> Figure:
    """How many people output per head stands for, beside those that the censuses counted."""
    level, head = needed(edition, "gdp:level"), needed(edition, "gdp_per_capita:level")
    code, year = str(edition.report["area_code"]), str(edition.report["review_year"])
    context = edition.context("county_context")
    context = context[(context["area_code"] == code) & (context["indicator"] == "population_census")]
    censuses = some(context.dropna(subset=["number"]).sort_values("period"), NO_CENSUS)
    # A floor such as "more than 100,000" is no rounded number: it has no interval.
    floor = quantity(head)
    most = derive("ratio", top=level, bottom=replace(floor, low=floor.value, high=floor.value))
    rows = [
        worked(
            Bilingual(f"At most, by this report ({year})", f"按本报告至多（{year}年）").to(lang), most, lang
        )
        | {"text": _people(most.value, lang, most.digits)}
    ]
    series = edition.context("city_series")
    published = series[
        (series["indicator"] == "gdp_per_capita") & (series["period"] == year) & (series["area_code"] == code)
    ].dropna(subset=["number"])
    for _, row in published.iterrows():
        implied = derive("ratio", top=level, bottom=stated(str(row["value"]), YUAN, "city_series"))
        label = Bilingual(f"Implied by the bulletin ({year})", f"公报人均数对应的人口（{year}年）").to(lang)
        rows.append(worked(label, implied, lang) | {"text": _people(implied.value, lang, implied.digits)})
    for _, row in censuses.iterrows():
        when = row["period"][:4]
        rows.append(
            {
                "label": Bilingual(f"Census of {when}", f"{when}年人口普查").to(lang),
                "value": float(row["number"]),
                "text": _people(row["value"], lang, 4),
                "meaning": "context",
                "interval": "",
                "formula": "",
            }
        )
    frame = pd.DataFrame(rows)
    last = censuses.iloc[-1]
    by_census = level["number"] / last["number"]
    fits = last["number"] <= float(most.value)
    title = Bilingual(
        f"{_first(head, 'en')} yuan a head fits at most {_people(most.value, 'en', 3)}; "
        f"the census of {last['period'][:4]} counted {number_text(last['value'], '', 'en', digits=3)}",
        f"人均{written(head, 'zh')}，只能对应至多{_people(most.value, 'zh', 3)}；"
        f"{last['period'][:4]}年普查查出{_people(last['value'], 'zh', 3)}",
    )
    sources = [row for _, row in pd.concat([published, censuses.tail(1)]).iterrows()]
    return present(
        edition,
        lang,
        bars(frame, lang, text="text", meaning="meaning"),
        id="output-per-head",
        title=title,
        subtitle=Bilingual(
            "Residents; implied by output per head, and counted", "常住人口，人；由人均数倒推与普查所得"
        ),
        frame=frame,
        headings=WORKED,
        sources=pd.DataFrame([level, head]).reset_index(drop=True),
        second_sources=[Source(row[f"cited_{lang}"], url=row["source_url"]) for row in sources],
        statement="derived",
        method=Bilingual(
            "people = output ÷ output per head. The report gives output per head as a floor, so its people are a "
            f"ceiling. Output ÷ the census of {last['period'][:4]} is {by_census:,.0f} yuan a head"
            + ("." if fits else ", below the floor."),
            "人口 = 地区生产总值 ÷ 人均生产总值。报告的人均数是下限，对应的人口便是上限。"
            f"地区生产总值 ÷ {last['period'][:4]}年普查人口，为人均{by_census:.0f}元"
            + ("。" if fits else "，低于这一下限。"),
        ),
        cautions=[
            Bilingual(
                "A census and a year’s mean population are counted at different times; yearly estimates are "
                "revised after a census. The report was read before this one.",
                "普查时点与全年平均人口不在同一时间；普查之后，历年推算数会修订。报告宣读在这次普查之前。",
            )
            if last["period"] > str(edition.report["date"])
            else Bilingual(
                "A census and a year’s mean population are counted at different times.",
                "普查时点与全年平均人口不在同一时间。",
            )
        ],
    )


def _people(number, lang: str, digits: int) -> str:
    return number_text(number, PEOPLE.to(lang), lang, digits=digits)


def _first(row: pd.Series, lang: str) -> str:
    """The floor as a title begins with it: without hedge and unit."""
    return number_text(row["value_base"], "", lang)
