"""Incomes in town and country: the ratio between them and the distance in yuan, this year and the year before."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown
from workreport.chapters.present import present
from workreport.chapters.rows import HEADINGS, exact
from workreport.charts import Source, slope
from workreport.charts.figure import Figure
from workreport.figures.derive import Derived, derive
from workreport.figures.edition import Edition
from workreport.figures.format import number_text, written
from workreport.registry.language import Bilingual

SIDES = ("urban", "rural")


@shown
def incomes(edition: Edition, lang: str) -> Figure:
    """Urban and rural incomes of two years: the year before as published, else cast back from the growth rates."""
    levels = {side: exact(edition, f"income_{side}:level") for side in SIDES}
    rates = {side: exact(edition, f"income_{side}:growth") for side in SIDES}
    cast = {side: derive("implied_base", level=levels[side], growth=rates[side]) for side in SIDES}
    year = int(edition.report["review_year"])
    published = _published(edition, year - 1)
    before = {side: float(published[side]["number"] if published else cast[side].value) for side in SIDES}
    frame = pd.DataFrame(
        {
            "label": [levels[side][f"indicator_name_{lang}"] for side in SIDES],
            "start": [before[side] for side in SIDES],
            "end": [levels[side]["number"] for side in SIDES],
            "start_text": [
                _yuan(before[side], levels[side], lang) if published else cast[side].to(lang)
                for side in SIDES
            ],
            "end_text": [written(levels[side], lang) for side in SIDES],
            "derived": [cast[side].to(lang) for side in SIDES],
            "interval": [cast[side].interval(lang) for side in SIDES],
            "formula": [getattr(cast[side], f"formula_{lang}") for side in SIDES],
        }
    )
    now = derive("ratio", top=levels["urban"], bottom=levels["rural"])
    back = derive(
        "ratio_before",
        top=levels["urban"],
        top_growth=rates["urban"],
        bottom=levels["rural"],
        bottom_growth=rates["rural"],
    )
    then = before["urban"] / before["rural"] if published else float(back.value)
    wider = abs(frame["end"].diff().iloc[1]) > abs(frame["start"].diff().iloc[1])
    first = Bilingual(f"{year - 1}, published", f"{year - 1}年（已公布）")
    return present(
        edition,
        lang,
        slope(
            frame,
            lang,
            moments=(str(year - 1), str(year)),
            start_text="start_text",
            end_text="end_text",
            start_meaning="context" if published else "derived",
        ),
        id="income-gap",
        title=Bilingual(
            f"Urban incomes were {now.value:.3f} times rural ones, {'down' if now.value < then else 'up'} from "
            f"{then:.3f}; the gap in yuan {'grew' if wider else 'shrank'}",
            f"城镇收入是农村的{now.value:.3f}倍，上年为{then:.3f}倍；"
            f"以元计的差距{'扩大' if wider else '缩小'}了",
        ),
        subtitle=Bilingual(
            f"Disposable income per head, yuan; {year - 1} "
            f"{'as published elsewhere' if published else 'derived'}, {year} reported",
            f"人均可支配收入，元；{year - 1}年为{'其他来源公布' if published else '推算'}，{year}年为报告所述",
        ),
        frame=frame,
        headings={
            "label": HEADINGS["label"],
            **({"start_text": first} if published else {}),
            "end_text": Bilingual(f"{year}, reported", f"{year}年（报告）"),
            "derived": Bilingual(f"{year - 1}, cast back from the growth", f"{year - 1}年（由增速倒推）"),
            "interval": Bilingual("Interval left by rounding", "四舍五入的区间"),
            "formula": Bilingual("Formula", "公式"),
        },
        sources=pd.DataFrame([row for side in SIDES for row in (levels[side], rates[side])]).reset_index(
            drop=True
        ),
        second_sources=list(
            {
                row[f"cited_{lang}"]: Source(row[f"cited_{lang}"], url=row["source_url"])
                for row in published.values()
            }.values()
        ),
        statement="derived",
        method=_method(year - 1, then, back, cast, published),
    )


def _method(
    year: int, then: float, back: Derived, cast: dict[str, Derived], published: dict[str, pd.Series]
) -> Bilingual:
    """How the ratio of the year before was found, and why the published incomes and those cast back differ."""
    if not published:
        return Bilingual(
            f"level ÷ (1 + growth) for each; the ratio of {year} lies between {back.low:.3f} and {back.high:.3f}.",
            f"各以绝对数 ÷（1＋增速）；{year}年之比在{back.low:.3f}至{back.high:.3f}之间。",
        )
    near = all(cast[side].low <= published[side]["value"] <= cast[side].high for side in published)
    return Bilingual(
        f"urban ÷ rural. By the incomes published for {year} the ratio was {then:.3f}; cast back from the growth "
        f"rates, level ÷ (1 + growth), it is {back.value:.3f}, {back.low:.3f} to {back.high:.3f} by rounding. "
        + (
            "The two differ because the rates are rounded: the published incomes lie inside the intervals."
            if near
            else "The published incomes lie outside the intervals that rounding leaves."
        ),
        f"城镇 ÷ 农村。按已公布的{year}年收入，比值为{then:.3f}；由增速倒推，即绝对数 ÷（1＋增速），比值为"
        f"{back.value:.3f}，因四舍五入在{back.low:.3f}至{back.high:.3f}之间。"
        + (
            "两者不同，是因为增速经过四舍五入；已公布的收入都在倒推的区间之内。"
            if near
            else "已公布的收入不在四舍五入的区间之内。"
        ),
    )


def _published(edition: Edition, year: int) -> dict[str, pd.Series]:
    """The incomes of an earlier year as second sources give them; empty unless both are there."""
    series = edition.context("city_series")
    series = series[
        (series["area_code"] == str(edition.report["area_code"]))
        & (series["period"] == str(year))
        & (series["status"] == "actual")
    ]
    series = series.dropna(subset=["number"]).drop_duplicates("indicator").set_index("indicator")
    names = {side: f"income_{side}" for side in SIDES}
    there = all(name in series.index for name in names.values())
    return {side: series.loc[name] for side, name in names.items()} if there else {}


def _yuan(amount: float, level: pd.Series, lang: str) -> str:
    """An amount in the unit of this year's level."""
    return number_text(amount, level["unit_base_en"] if lang == "en" else level["unit_base"], lang)
