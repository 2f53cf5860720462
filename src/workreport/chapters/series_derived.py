"""What follows from the city's series: changes, a ratio, a number of people. Nothing here was published."""

from __future__ import annotations

import pandas as pd

from workreport.chapters import years
from workreport.chapters.absent import Absent, shown, some
from workreport.chapters.present import present
from workreport.chapters.series import GAP, KEY, NO_FIGURE, NO_SERIES, REVISED, spanned
from workreport.charts import Source, bars, lines
from workreport.charts.figure import Figure
from workreport.figures.derive import Derived, derive
from workreport.figures.edition import Edition
from workreport.figures.format import MINUS, number_text
from workreport.registry.language import Bilingual

INTERVAL = Bilingual("Interval left by rounding", "四舍五入的区间")
FORMULA = Bilingual("Formula", "公式")


@shown
def growth(edition: Edition, lang: str) -> Figure:
    """Real growth as published, beside the change between the levels as published."""
    levels = years.yearly(edition, lang, ["gdp"])
    real_name = Bilingual("real growth", "实际增速").to(lang)
    said = years.yearly(edition, lang, ["gdp_growth"]).assign(line=real_name)
    told = list(years.changes(levels))
    if not told or said.empty:
        raise Absent(NO_SERIES)
    line = Bilingual("change of the level", "绝对数变动").to(lang)
    derived = pd.DataFrame(
        [
            _row(after, one, lang, 3)
            | {
                "measure": Bilingual("Change of the published level", "公布绝对数的变动").to(lang),
                "line": line,
                "meaning": "derived" if before["basis_key"] == after["basis_key"] else "caution",
            }
            for before, after, one in told
        ]
    )
    across = derived[derived["meaning"] == "caution"]
    shared = derived[derived["period"].isin(said["period"])]
    # The year to speak of: the one across the revision, else the last with both numbers.
    spoken = some(across if len(across) else shared, NO_SERIES).iloc[-1]
    real = some(said[said["period"] == spoken["period"]], NO_SERIES).iloc[0]
    frame = pd.concat([said, derived], ignore_index=True)
    frame = frame.assign(
        **{
            column: frame[column].fillna("")
            for column in ("interval", "formula", "source", "kind", "figure_id")
        }
    )
    used = pd.concat([said, pd.DataFrame([row for pair in told for row in pair[:2]])])
    return present(
        edition,
        lang,
        lines(
            frame,
            lang,
            series="line",
            text="text",
            meaning="meaning",
            periods=years.axis_of(frame["period"]),
            unit="%",
            key={name: text.to(lang) for name, text in KEY.items() if name in set(frame["meaning"])},
            breaks={spoken["period"]: REVISED.to(lang)} if len(across) else None,
            missing=NO_FIGURE.to(lang),
        ),
        id="series-growth",
        title=Bilingual(
            f"In {spoken['period']} the published level {'rose' if spoken['value'] > 0 else 'fell'} by {spoken['text'].lstrip(MINUS)}, real growth was {real['text']}",
            f"{spoken['period']}年，公布的绝对数{'增加' if spoken['value'] > 0 else '减少'}{spoken['text'].lstrip(MINUS)}，实际增速为{real['text']}",
        ),
        subtitle=spanned(
            edition,
            frame,
            Bilingual(
                "Gross regional product: real growth as published, and the change between two published levels, %",
                "地区生产总值：公布的实际增速，与前后两个公布绝对数之间的变动，%",
            ),
        ),
        frame=frame,
        headings={
            "label": years.HEADINGS["label"],
            "measure": years.HEADINGS["measure"],
            "text": years.HEADINGS["text"],
            "interval": INTERVAL,
            "formula": FORMULA,
            "source": years.HEADINGS["source"],
            "kind": years.HEADINGS["kind"],
        },
        row_sources="figure_id",
        sources=years.own_figures(edition, used),
        second_sources=years.publications(used),
        statement="derived",
        method=Bilingual(
            "change of the level = level of the year ÷ level of the year before − 1; of several levels of a year the "
            "latest.",
            "绝对数变动＝当年绝对数 ÷ 上年绝对数 − 1；一年有几个数的，取最后公布的。",
        ),
        cautions=[
            Bilingual(
                "A change of the level holds prices and revisions as well as growth: it is no growth rate.",
                "绝对数的变动还含有价格与修订的影响，不是增速。",
            )
        ],
    )


@shown
def ratio(edition: Edition, lang: str) -> Figure:
    """Urban income as a multiple of rural income, by year."""
    rows = years.yearly(edition, lang, ["income_urban", "income_rural"])
    urban, rural = (
        rows[rows["indicator"] == name].set_index("period", drop=False)
        for name in ("income_urban", "income_rural")
    )
    frame = pd.DataFrame(
        [
            _row(
                urban.loc[when],
                derive("ratio", top=urban.loc[when, "quantity"], bottom=rural.loc[when, "quantity"]),
                lang,
                4,
            )
            for when in urban.index
            if when in rural.index
        ]
    )
    frame = some(frame, NO_SERIES)
    first, last = frame.iloc[0], frame.iloc[-1]
    falls = frame["value"].is_monotonic_decreasing
    return present(
        edition,
        lang,
        lines(
            frame,
            lang,
            text="text",
            meaning="meaning",
            periods=years.axis_of(frame["period"]),
            missing=NO_FIGURE.to(lang),
            zero=False,
        ),
        id="series-ratio",
        title=Bilingual(
            f"Urban income was {first['text']} times rural income in {first['period']} and {last['text']} times in "
            f"{last['period']}{', less in every year shown' if falls else ''}",
            f"城镇居民收入是农村的倍数，{first['period']}年为{first['text']}，{last['period']}年为{last['text']}"
            f"{'，图中各年逐年缩小' if falls else ''}",
        ),
        subtitle=spanned(
            edition,
            frame,
            Bilingual("Urban ÷ rural disposable income per head", "城镇与农村居民人均可支配收入之比"),
        ),
        frame=frame,
        headings=_HEADINGS,
        sources=years.own_figures(edition, rows),
        second_sources=years.publications(rows),
        statement="derived",
        method=Bilingual(
            "urban income ÷ rural income of the same year.", "同一年的城镇居民收入 ÷ 农村居民收入。"
        ),
        cautions=[
            GAP,
            Bilingual(
                "The scale does not begin at zero. A falling ratio does not mean that the gap in yuan falls.",
                "纵轴不从零起。比值缩小，不等于以元计的差距缩小。",
            ),
        ],
    )


@shown
def headcount(edition: Edition, lang: str) -> Figure:
    """The people that output per head is divided by, beside those the censuses counted."""
    output, head = (years.yearly(edition, lang, [name]) for name in ("gdp", "gdp_per_capita"))
    found, used = [], []
    for _, per in head.iterrows():
        same = output[(output["period"] == per["period"]) & (output["basis_key"] == per["basis_key"])]
        if len(same):
            used += [same.iloc[-1], per]
            implied = derive("ratio", top=same.iloc[-1]["quantity"], bottom=per["quantity"])
            formula = getattr(implied, f"formula_{lang}")
            found.append(_people(per["period"], per["label"], float(implied.value), lang, formula=formula))
    for _, one in _census(edition).iterrows():
        year = one["period"][:4]
        label = Bilingual(f"{year}, census", f"{year}年，普查").to(lang)
        found.append(_people(year, label, one["number"], lang, source=one[f"source_{lang}"]))
    if sum(row["meaning"] == "derived" for row in found) < 2:
        raise Absent(NO_SERIES)
    frame = pd.DataFrame(found).sort_values("period", kind="stable").reset_index(drop=True)
    before, after = (row for _, row in frame[frame["meaning"] == "derived"].iloc[-2:].iterrows())
    rows = pd.DataFrame(used)
    return present(
        edition,
        lang,
        bars(
            frame,
            lang,
            text="text",
            meaning="meaning",
            key={name: KEY[name].to(lang) for name in ("derived", "context")},
        ),
        id="series-headcount",
        title=Bilingual(
            f"Output per head rests on {before['text']} people in {before['period']} and {after['text']} in "
            f"{after['period']}",
            f"人均生产总值所依的人口，{before['period']}年为{before['text']}，{after['period']}年为{after['text']}",
        ),
        subtitle=Bilingual(
            f"Persons: implied by output and output per head, and counted by the census; {years.place(edition).en}",
            f"人数：由生产总值与人均生产总值倒推，及人口普查数；{years.place(edition).zh}",
        ),
        frame=frame,
        headings={
            "label": Bilingual("Year", "年份"),
            "text": Bilingual("Persons", "人数"),
            "formula": FORMULA,
            "source": years.HEADINGS["source"],
        },
        sources=years.own_figures(edition, rows),
        second_sources=[*years.publications(rows), *_census_sources(edition, lang)],
        statement="derived",
        method=Bilingual(
            "gross regional product ÷ gross regional product per head.", "地区生产总值 ÷ 人均地区生产总值。"
        ),
        cautions=[
            Bilingual(
                "The sources do not say which population they divide by; this is what their two numbers imply.",
                "来源没有说明除以哪一种人口；这里是由两个公布数倒推的结果。",
            )
        ],
    )


_HEADINGS = {
    "label": years.HEADINGS["label"],
    "text": years.HEADINGS["text"],
    "interval": INTERVAL,
    "formula": FORMULA,
}


def _row(of: pd.Series, one: Derived, lang: str, digits: int | None = None) -> dict[str, object]:
    return {
        "period": of["period"],
        "label": of["label"],
        "value": float(one.value),
        "text": one.to(lang, digits=digits),
        "interval": one.interval(lang),
        "formula": getattr(one, f"formula_{lang}"),
        "meaning": "derived",
    }


def _people(
    period: str, label: str, number: float, lang: str, *, formula: str = "", source: str = ""
) -> dict[str, object]:
    implied = Bilingual(f"{label}, implied", f"{label}，倒推").to(lang)
    return {
        "period": period,
        "label": implied if formula else label,
        "value": number,
        "text": number_text(number, Bilingual("", "人").to(lang), lang, digits=4),
        "formula": formula or "–",
        "source": source or "–",
        "meaning": "derived" if formula else "context",
    }


def _census(edition: Edition) -> pd.DataFrame:
    table = edition.context("county_context")
    return table[
        (table["indicator"] == "population_census") & (table["area_code"] == str(edition.report["area_code"]))
    ]


def _census_sources(edition: Edition, lang: str) -> list[Source]:
    return [Source(row[f"cited_{lang}"], url=row["source_url"]) for _, row in _census(edition).iterrows()]
