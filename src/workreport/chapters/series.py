"""The city's figures from 2015 to 2022 as they were published: lines with their gaps and their breaks."""

from __future__ import annotations

import pandas as pd

from workreport.chapters import years
from workreport.chapters.absent import Absent, shown, some
from workreport.chapters.present import present
from workreport.charts import Choice, Drawing, lines
from workreport.charts.figure import Figure
from workreport.figures.derive import Derived, derive
from workreport.figures.edition import Edition
from workreport.registry.language import Bilingual
from workreport.registry.problems import Problem, ProjectError, problem

KEY = {
    "actual": Bilingual("this report", "本报告"),
    "context": Bilingual("second source", "其他来源"),
    "derived": Bilingual("derived", "推算"),
    "caution": Bilingual("derived, across a revision", "推算，跨越修订"),
}
SHORT = {
    "fiscal_revenue_total": Bilingual("total", "财政总收入"),
    "fiscal_revenue_local": Bilingual("local", "地方财政收入"),
    "income_urban": Bilingual("urban", "城镇"),
    "income_rural": Bilingual("rural", "农村"),
}
ENOUGH = 3
"""A measure with fewer years is not followed."""

NO_FIGURE = Bilingual("no figure", "无数据")
REVISED = Bilingual("series revised", "系列修订")
NO_SERIES = Bilingual(
    "No second source gives these figures for years that can be set side by side.",
    "其他来源没有给出可以并列的多年数据。",
)
GAP = Bilingual(
    "A year without a figure is a gap: nothing is filled in.", "没有数据的年份留作空缺，不作填补。"
)
KINDS = Bilingual(
    "The sources differ in kind: bulletins and reports, copies of them, the press. The table says which.",
    "来源性质不一：公报与报告、其转载件、媒体报道，见表。",
)


@shown
def product(edition: Edition, lang: str) -> Figure:
    """Gross regional product as published, before and after its revision."""
    rows = some(years.yearly(edition, lang, ["gdp"]), NO_SERIES)
    title = _from_to(rows, Bilingual("Output", "生产总值"))
    breaks, cautions = None, [GAP]
    if two := _twice(rows):
        first, later = two
        year = first["period"]
        change = derive("growth", later=later["quantity"], earlier=first["quantity"])
        title = Bilingual(
            f"One year, two levels: output of {year} was published as {first['text']}, later as {later['text']}",
            f"同一年，两个数：{year}年生产总值先公布为{first['text']}，后为{later['text']}",
        )
        breaks = {first_after(rows): REVISED.to(lang)}
        joined = Bilingual(
            f"The later level of {year} is {_size(change, 'en')} above the first. Only values of one basis are joined: "
            "no growth can be read across the break.",
            f"{year}年后一个数比前一个高{_size(change, 'zh')}。只有口径相同的数才连线，跨越断点读不出增速。",
        )
        cautions = [joined, GAP]
    return drawn(
        edition,
        lang,
        rows,
        id="series-product",
        title=title,
        measure=Bilingual(
            "Gross regional product at current prices, yuan", "地区生产总值，按当年价格计算，元"
        ),
        breaks=breaks,
        cautions=cautions,
    )


@shown
def revenue(edition: Edition, lang: str) -> Figure:
    """Total and local revenue by year."""
    rows = some(years.yearly(edition, lang, ["fiscal_revenue_total", "fiscal_revenue_local"]), NO_SERIES)
    rows = rows.assign(line=[SHORT[name].to(lang) for name in rows["indicator"]])
    moved = [list(years.changes(group)) for _, group in rows.groupby("indicator", sort=False)]
    last = [found[-1] for found in moved if found]
    if not last:
        raise Absent(NO_SERIES)
    year = last[0][1]["period"]
    told = Bilingual(
        " and ".join(
            f"{row['measure'].lower()} {'fell' if one.value < 0 else 'rose'} by {_size(one, 'en')}"
            for _, row, one in last
        ),
        "，".join(
            f"{row['measure']}{'下降' if one.value < 0 else '增长'}{_size(one, 'zh')}" for _, row, one in last
        ),
    )
    return drawn(
        edition,
        lang,
        rows,
        id="series-revenue",
        title=Bilingual(f"In {year} {told.en}", f"{year}年，{told.zh}"),
        measure=Bilingual("Fiscal revenue at current prices, yuan", "财政收入，按当年价格计算，元"),
        statement="derived",
        method=Bilingual(
            "change in the title = revenue of the year ÷ revenue of the year before − 1; the levels are published.",
            "标题中的增减＝当年收入 ÷ 上年收入 − 1；绝对数为公布数。",
        ),
        cautions=[
            Bilingual(
                "Local revenue is a part of total revenue: never add them.",
                "地方财政收入是财政总收入的一部分，两者不可相加。",
            ),
            KINDS,
        ],
    )


@shown
def incomes(edition: Edition, lang: str) -> Figure:
    """Urban and rural incomes by year."""
    rows = years.yearly(edition, lang, ["income_urban", "income_rural"])
    if rows["indicator"].nunique() < 2:
        raise Absent(NO_SERIES)
    rows = rows.assign(line=[SHORT[name].to(lang) for name in rows["indicator"]])
    ends = {name: (group.iloc[0], group.iloc[-1]) for name, group in rows.groupby("indicator")}
    grew = {
        name: derive("growth", later=last["quantity"], earlier=first["quantity"]).to(lang, digits=2)
        for name, (first, last) in ends.items()
    }
    start, end = (row["period"] for row in ends["income_rural"])
    return drawn(
        edition,
        lang,
        rows,
        id="series-incomes",
        title=Bilingual(
            f"From {start} to {end} rural incomes rose by {grew['income_rural']}, urban ones by {grew['income_urban']}",
            f"{start}年至{end}年，农村居民收入增长{grew['income_rural']}，城镇居民收入增长{grew['income_urban']}",
        ),
        measure=Bilingual(
            "Disposable income per head at current prices, yuan", "人均可支配收入，按当年价格计算，元"
        ),
        statement="derived",
        method=Bilingual(
            "growth in the title = last year ÷ first year − 1; the levels are published.",
            "标题中的增长＝末年 ÷ 首年 − 1；绝对数为公布数。",
        ),
        cautions=[GAP, KINDS],
    )


@shown
def followed(edition: Edition, lang: str, indicator: str) -> Figure:
    """One measure over the years, chosen among all that second sources give for enough of them."""
    city = edition.context("city_series")
    rows = some(years.yearly(edition, lang, list(dict.fromkeys(city["indicator"]))), NO_SERIES)
    counted = rows.groupby("indicator", sort=False)["period"].nunique()
    long = counted.index[counted >= ENOUGH].tolist()
    if indicator not in set(rows["indicator"]):
        raise ProjectError([_unknown(indicator, long)])
    if not long:
        raise Absent(NO_SERIES)
    order = sorted(long, key=lambda name: name != indicator)
    rows = rows[rows["indicator"].isin(long)]
    names = rows.drop_duplicates("indicator").set_index("indicator")["measure"]
    heading = years.HEADINGS["measure"].to(lang)
    return drawn(
        edition,
        lang,
        rows,
        id="series-followed",
        title=Bilingual(
            f"Of {len(counted)} measures that second sources give, {len(long)} can be followed over "
            f"{ENOUGH} years or more",
            f"其他来源给出{len(counted)}项指标，其中{len(long)}项有{ENOUGH}年以上的数",
        ),
        measure=Bilingual("One measure at a time, as published", "一次一项，按公布数"),
        chart={name: _chart_of_one(rows[rows["indicator"] == name], lang) for name in order},
        controls=[Choice("indicator", heading, {name: names[name] for name in order}, heading)],
        cautions=[GAP, KINDS],
    )


def _chart_of_one(rows: pd.DataFrame, lang: str) -> Drawing:
    """The lines of one measure, with a mark where its series was revised."""
    revised = {"before_revision", "after_revision"} <= set(rows["basis_key"])
    breaks = {first_after(rows): REVISED.to(lang)} if revised else None
    return _chart(rows, lang, breaks, "%" if (rows["unit_base"] == "%").all() else "")


def _unknown(indicator: str, known: list[str]) -> Problem:
    return problem(
        "notebooks/42_series.ipynb",
        "indicator",
        en=f"there is no indicator {indicator!r} among the city's series.",
        zh=f"全市系列中没有 indicator “{indicator}”。",
        mend_en=f"Choose one of: {', '.join(known)}.",
        mend_zh=f"可选：{'、'.join(known)}。",
    )


def drawn(
    edition: Edition,
    lang: str,
    rows: pd.DataFrame,
    *,
    measure: Bilingual,
    breaks: dict[str, str] | None = None,
    unit: str = "",
    chart: object = None,
    **more: object,
) -> Figure:
    """Published values as lines over every year, or as ``chart`` draws them, with their sources in the table."""
    several = rows["measure"].nunique() > 1
    headings = dict(years.HEADINGS)
    if not several:
        del headings["measure"]
    if not rows["basis"].str.strip().any():
        del headings["basis"]
    return present(
        edition,
        lang,
        _chart(rows, lang, breaks, unit) if chart is None else chart,
        subtitle=spanned(edition, rows, measure),
        frame=rows.sort_values(["indicator", "period"], kind="stable", key=_order(rows)),
        headings=headings,
        row_sources="figure_id",
        sources=years.own_figures(edition, rows),
        second_sources=years.publications(rows),
        **more,
    )


def _chart(rows: pd.DataFrame, lang: str, breaks: dict[str, str] | None, unit: str) -> Drawing:
    return lines(
        rows,
        lang,
        series="line",
        text="text",
        meaning="meaning",
        periods=years.axis_of(rows["period"]),
        breaks=breaks,
        missing=NO_FIGURE.to(lang),
        unit=unit,
        key={name: KEY[name].to(lang) for name in KEY if name in set(rows["meaning"])},
    )


def _order(rows: pd.DataFrame):
    """Keep the measures in their order; the years rise within each."""
    place = {name: at for at, name in enumerate(dict.fromkeys(rows["indicator"]))}
    return lambda column: column.map(place) if column.name == "indicator" else column


def spanned(edition: Edition, rows: pd.DataFrame, measure: Bilingual) -> Bilingual:
    """A subtitle: what is measured, where, from which year to which."""
    first, last, place = min(rows["period"]), max(rows["period"]), years.place(edition)
    return Bilingual(
        f"{measure.en}; {place.en}, {first} to {last}", f"{measure.zh}；{place.zh}，{first}—{last}年"
    )


def first_after(rows: pd.DataFrame) -> str:
    """The first year whose value, and no other, is on the later basis."""
    old = rows[rows["basis_key"] == "before_revision"]["period"]
    later = rows[rows["basis_key"] == "after_revision"]["period"]
    return min(when for when in later if when > max(old))


def _twice(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series] | None:
    """The first year with a value on either basis: the earlier and the later one; None without such a year."""
    for _, same in rows.groupby("period"):
        if {"before_revision", "after_revision"} <= set(same["basis_key"]):
            return same.iloc[0], same.iloc[-1]
    return None


def _from_to(rows: pd.DataFrame, what: Bilingual) -> Bilingual:
    first, last = rows.iloc[0], rows.iloc[-1]
    return Bilingual(
        f"{what.en} was {first['text']} in {first['period']} and {last['text']} in {last['period']}",
        f"{what.zh}：{first['period']}年{first['text']}，{last['period']}年{last['text']}",
    )


def _size(change: Derived, lang: str) -> str:
    text = change.to(lang, digits=2)
    return text.removeprefix("\u2212")
