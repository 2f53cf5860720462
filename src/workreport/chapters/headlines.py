"""The headline numbers: growth real and nominal, and revenue with its local part."""

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
from workreport.charts import dots, waterfall
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
            f"因四舍五入在{change.interval('zh')}之间。",
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


def _subtitle(edition: Edition) -> Bilingual:
    report, areas = edition.report, edition.areas().set_index("area_code")
    place = areas.loc[str(report["area_code"])]
    return Bilingual(
        f"Growth on the year before, per cent; {place['short_en']}, {report['review_year']}",
        f"比上年增长，%；{place['short_zh']}，{report['review_year']}年",
    )
