"""The headline numbers: growth real and nominal, incomes in town and country, revenue and its local part."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.beside import years
from workreport.chapters.present import present
from workreport.chapters.rows import (
    HEADINGS,
    WORKED,
    chart_rows,
    chosen,
    exact,
    found,
    listed,
    reported,
    worked,
)
from workreport.charts import Source, dots, slope, waterfall
from workreport.charts.figure import Figure
from workreport.figures.derive import derive
from workreport.figures.edition import Edition
from workreport.figures.format import written
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
NO_RATES = Bilingual(
    "None of the growth rates that this report states is one of value added, revenue, income or trade.",
    "这份报告没有写明增加值、财政收入、居民收入或进出口的增速。",
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
        side: (exact(edition, f"income_{side}:level"), exact(edition, f"income_{side}:growth"))
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
    published = _published(edition, year - 1)
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
        second_sources=[Source(row[f"source_{lang}"], url=row["source_url"]) for row in published.values()][
            :1
        ],
        statement="derived",
        method=Bilingual(
            f"level ÷ (1 + growth) for each; the ratio of {year - 1} lies between {then.low:.3f} and "
            f"{then.high:.3f}.{_said_before(published, year - 1).en}",
            f"各以绝对数 ÷（1＋增速）；{year - 1}年之比介于{then.low:.3f}与{then.high:.3f}之间。"
            f"{_said_before(published, year - 1).zh}",
        ),
    )


@shown
def revenue(edition: Edition, lang: str) -> Figure:
    """Total fiscal revenue taken apart: what is local, and what is not."""
    total, local = (
        exact(edition, "fiscal_revenue_total:level"),
        exact(edition, "fiscal_revenue_local:level"),
    )
    rates = (exact(edition, "fiscal_revenue_total:growth"), exact(edition, "fiscal_revenue_local:growth"))
    rest = derive("difference", whole=total, part=local)
    share = derive("share", part=local, whole=total)
    change = derive("remainder_growth", whole=total, whole_growth=rates[0], part=local, part_growth=rates[1])
    frame = pd.DataFrame(
        [
            reported(total, lang) | {"part": "total"},
            reported(local, lang) | {"part": "add"},
            worked(Bilingual("The rest, not local revenue", "其余，不属地方财政收入").to(lang), rest, lang)
            | {"part": "add"},
        ]
    )
    return present(
        edition,
        lang,
        waterfall(frame, lang, text="text", meaning="meaning"),
        id="revenue-parts",
        title=Bilingual(
            f"Of each 100 yuan of total fiscal revenue {share.value:.1f} are local revenue",
            f"财政总收入每100元中，地方财政收入占{share.value:.1f}元",
        ),
        subtitle=years(
            edition, "Fiscal revenue, yuan, at current prices; {review}", "财政收入，元，当年价格；{review}年"
        ),
        frame=frame,
        headings=WORKED,
        row_sources="figure_id",
        sources=pd.DataFrame([total, local, *rates]).reset_index(drop=True),
        statement="derived",
        method=Bilingual(
            f"share = {share.formula_en} = {share.to('en', 3)}; the rest grew by {change.to('en')}, "
            f"{change.interval('en')} by rounding.",
            f"占比 = {share.formula_zh} = {share.to('zh', 3)}；其余部分增长{change.to('zh')}，"
            f"因四舍五入介于{change.interval('zh')}。",
        ),
        cautions=[
            Bilingual(
                "Local revenue is that of the whole city with its districts and counties, and revenue is not "
                "spending: transfers from above and borrowing are in neither number.",
                "地方财政收入包括各区县，且收入不等于支出：上级转移支付与债务收入都不在这两个数里。",
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


def _published(edition: Edition, year: int) -> dict[str, pd.Series]:
    """The incomes of an earlier year as second sources give them; empty unless both are there."""
    series = edition.context("city_series")
    series = series[
        (series["area_code"] == str(edition.report["area_code"])) & (series["period"] == str(year))
    ]
    series = series[series["status"] == "actual"].drop_duplicates("indicator").set_index("indicator")
    sides = ("income_urban", "income_rural")
    return {side: series.loc[side] for side in sides} if all(side in series.index for side in sides) else {}


def _said_before(published: dict[str, pd.Series], year: int) -> Bilingual:
    """The ratio of the published incomes, as a sentence; empty where none were found."""
    if not published:
        return Bilingual("", "")
    urban, rural = (published[side]["number"] for side in ("income_urban", "income_rural"))
    return Bilingual(
        f" The incomes published for {year} give {urban / rural:.3f}.",
        f"按已公布的{year}年收入计算为{urban / rural:.3f}。",
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
