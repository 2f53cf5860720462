"""The headline numbers: growth real and nominal, incomes in town and country, levels that do not divide."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.present import present
from workreport.chapters.rows import HEADINGS, chart_rows, chosen, found, listed, needed
from workreport.charts import Source, bars, dots, slope
from workreport.charts.figure import Figure
from workreport.figures.derive import derive, stated
from workreport.figures.edition import Edition
from workreport.figures.format import number_text, written
from workreport.registry.language import Bilingual

GROWTH = (
    "gdp:growth",
    "industrial_value_added:growth",
    "services_value_added:growth",
    "agri_value_added:growth",
    "fiscal_revenue_total:growth",
    "fiscal_revenue_local:growth",
    "income_rural:growth",
    "income_urban:growth",
    "exports:growth",
    "foreign_trade:growth",
)
PRICES = {
    "real": Bilingual("At constant prices (real)", "按不变价格（实际增速）"),
    "nominal": Bilingual("At current prices (nominal)", "按当年价格（名义增速）"),
}
YUAN = Bilingual("yuan", "元")
NO_RATES = Bilingual(
    "None of the growth rates that this report states is one of value added, revenue, income or trade.",
    "这份报告没有写明增加值、财政收入、居民收入或进出口的增速。",
)
NO_OLD_LEVEL = Bilingual(
    "No earlier publication of last year’s gross regional product has been found for this place.",
    "没有为这个地方查到先前公布的上年地区生产总值。",
)


@shown
def growth(edition: Edition, lang: str) -> Figure:
    """The headline growth rates, real and nominal apart."""
    figures = chosen(edition, GROWTH)
    figures = some(figures[figures["price"].isin(list(PRICES))].reset_index(drop=True), NO_RATES)
    rows = chart_rows(figures, lang).assign(group=[PRICES[price].to(lang) for price in figures["price"]])
    rows = rows.assign(order=rows["price"].map({"real": 0, "nominal": 1}))
    rows = rows.sort_values(["order", "value"], ascending=[True, False]).reset_index(drop=True)
    return present(
        edition,
        lang,
        dots(rows, lang, text="text", group="group", unit="%"),
        id="headline-growth",
        title=_growth_title(edition, figures),
        subtitle=_subtitle(edition),
        frame=listed(rows, lang),
        headings=HEADINGS,
        row_sources="figure_id",
        sources=figures,
        cautions=[
            Bilingual(
                "Real and nominal rates stand on one scale here, but they do not measure the same.",
                "实际增速与名义增速画在同一坐标上，衡量的并不是一回事。",
            )
        ],
        notes=[
            Bilingual(
                "That value added is measured at constant prices is the convention of national accounts; "
                "work reports leave it unsaid.",
                "增加值按不变价格计算是国民经济核算的惯例，工作报告一般不作说明。",
            )
        ],
    )


@shown
def incomes(edition: Edition, lang: str) -> Figure:
    """Urban and rural incomes, this year's and the year before cast back from the growth rates."""
    sides = {
        side: (needed(edition, f"income_{side}:level"), needed(edition, f"income_{side}:growth"))
        for side in ("urban", "rural")
    }
    before = {side: derive("implied_base", level=level, growth=rate) for side, (level, rate) in sides.items()}
    now = derive("ratio", top=sides["urban"][0], bottom=sides["rural"][0])
    then = derive(
        "ratio_before",
        top=sides["urban"][0],
        top_growth=sides["urban"][1],
        bottom=sides["rural"][0],
        bottom_growth=sides["rural"][1],
    )
    year = int(edition.report["review_year"])
    frame = pd.DataFrame(
        {
            "label": [sides[side][0][f"indicator_name_{lang}"] for side in sides],
            "start": [float(before[side].value) for side in sides],
            "end": [sides[side][0]["number"] for side in sides],
            "start_text": [before[side].to(lang) for side in sides],
            "end_text": [written(sides[side][0], lang) for side in sides],
            "interval": [before[side].interval(lang) for side in sides],
            "formula": [getattr(before[side], f"formula_{lang}") for side in sides],
        }
    )
    fell = now.value < then.value
    title = Bilingual(
        f"Urban incomes were {now.value:.3f} times rural ones, {'down' if fell else 'up'} from {then.value:.3f}; "
        f"the gap in yuan {'grew' if _gap(frame, 'end') > _gap(frame, 'start') else 'shrank'}",
        f"城镇收入是农村的{now.value:.3f}倍，上年为{then.value:.3f}倍；"
        f"以元计的差距{'扩大' if _gap(frame, 'end') > _gap(frame, 'start') else '缩小'}了",
    )
    figures = pd.DataFrame([row for pair in sides.values() for row in pair]).reset_index(drop=True)
    return present(
        edition,
        lang,
        slope(
            frame,
            lang,
            moments=(str(year - 1), str(year)),
            start_text="start_text",
            end_text="end_text",
            start_meaning="derived",
        ),
        id="income-gap",
        title=title,
        subtitle=Bilingual(
            f"Disposable income per head, yuan; {year - 1} derived, {year} reported",
            f"人均可支配收入，元；{year - 1}年为推算，{year}年为报告所述",
        ),
        frame=frame,
        headings={
            "label": HEADINGS["label"],
            "start_text": Bilingual(f"{year - 1}, derived", f"{year - 1}年（推算）"),
            "interval": Bilingual("Interval left by rounding", "四舍五入的区间"),
            "end_text": Bilingual(f"{year}, reported", f"{year}年（报告）"),
            "formula": Bilingual("Formula", "公式"),
        },
        sources=figures,
        statement="derived",
        method=Bilingual(
            f"level ÷ (1 + growth) for each; the ratio of {year - 1} lies between {then.low:.3f} and {then.high:.3f}.",
            f"各以绝对数 ÷（1＋增速）；{year - 1}年之比介于{then.low:.3f}与{then.high:.3f}之间。",
        ),
    )


@shown
def levels(edition: Edition, lang: str) -> Figure:
    """Gross regional product: the level of the year, last year's at its prices, and last year's as published."""
    level, rate = needed(edition, "gdp:level"), needed(edition, "gdp:growth")
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
        second_sources=[Source(published[f"source_{lang}"], url=published["source_url"])],
        statement="derived",
        method=Bilingual(
            f"{before.formula_en} = {before.to('en')}, {before.interval('en')} by rounding, {before.caution.en}.",
            f"{before.formula_zh} = {before.to('zh')}，因四舍五入介于{before.interval('zh')}，{before.caution.zh}。",
        ),
        cautions=[
            Bilingual(
                f"{published['note_en']} Growth is never the ratio of two published levels.".strip(),
                f"{published['note_zh']}增速从来不是两个公布绝对数之比。",
            )
        ],
    )


def _growth_title(edition: Edition, figures: pd.DataFrame) -> Bilingual:
    """Output against revenue; where the report lacks one of them, the highest and the lowest rate."""
    output, revenue = (found(edition, name) for name in ("gdp:growth", "fiscal_revenue_total:growth"))
    if output is None or revenue is None:
        rise = figures["number"].where(figures["direction"] != "down", -figures["number"])
        high, low = figures.loc[rise.idxmax()], figures.loc[rise.idxmin()]
        return Bilingual(
            f"Of {len(figures)} growth rates the highest is {high['indicator_name_en']} with {written(high, 'en')}, "
            f"the lowest {low['indicator_name_en']} with {written(low, 'en')}",
            f"{len(figures)}个增速中，最高的是{high['indicator_name_zh']}（{written(high, 'zh')}），"
            f"最低的是{low['indicator_name_zh']}（{written(low, 'zh')}）",
        )
    faster = revenue["number"] > output["number"]
    return Bilingual(
        f"Output grew by {written(output, 'en')}, revenue by {written(revenue, 'en')}: "
        + ("the one is real, the other nominal" if faster else "revenue did not keep pace"),
        f"地区生产总值增长{written(output, 'zh')}，财政总收入增长{written(revenue, 'zh')}："
        + ("前者是实际增速，后者是名义增速" if faster else "收入没有跟上产出"),
    )


def _gap(frame: pd.DataFrame, column: str) -> float:
    return abs(frame[column].iloc[0] - frame[column].iloc[1])


def _subtitle(edition: Edition) -> Bilingual:
    report, areas = edition.report, edition.areas().set_index("area_code")
    place = areas.loc[str(report["area_code"])]
    return Bilingual(
        f"Growth on the year before, per cent; {place['short_en']}, {report['review_year']}",
        f"比上年增长，%；{place['short_zh']}，{report['review_year']}年",
    )
