"""How fast the rest of the year had to grow after its first quarter."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.present import present
from workreport.chapters.rows import exact, needed
from workreport.charts import Slider, Source, adjustable, explore
from workreport.charts.figure import Figure
from workreport.figures.derive import Derived, derive, stated
from workreport.figures.edition import Edition
from workreport.figures.format import number_text, written
from workreport.figures.rounding import Quantity, quantity
from workreport.registry.language import Bilingual

if TYPE_CHECKING:
    from ipywidgets import VBox

NO_QUARTER = Bilingual(
    "No first-quarter figures of this place and year have been found.",
    "没有查到这个地方当年一季度的数字。",
)
PERCENT = Bilingual("%", "%")
SUPPOSED = Bilingual("supposed", "假定")


@shown
def pace(edition: Edition, lang: str, goal: float) -> Figure | VBox:
    """How fast the rest of the year had to grow after its first quarter; goal and quarter can be moved.

    Where a kernel serves a reader, moving one of them draws picture and table anew.
    """
    published = _quarter(edition, "gdp_growth")
    sliders = _sliders(lang, goal, float(_stated(published).value))
    return explore(lambda goal, quarter: _pace(edition, lang, goal, round(quarter, 1)), sliders)


def _sliders(lang: str, goal: float, quarter: float) -> list[Slider]:
    """The goal of the year, and the growth of its first quarter, which starts as it was published."""
    aim = Bilingual("Goal for the year", "全年目标").to(lang)
    first = Bilingual("Growth of the first quarter", "一季度增速").to(lang)
    unit = Bilingual(" %", "%").to(lang)
    return [
        Slider("goal", aim, 0, 10, 0.5, goal, unit),
        Slider("quarter", first, min(-10, floor(quarter)), max(10, ceil(quarter)), 0.1, quarter, unit),
    ]


def _pace(edition: Edition, lang: str, goal: float, quarter: float) -> Figure:
    plan = int(edition.report["plan_year"])
    target, level = needed(edition, "gdp:growth:target"), exact(edition, "gdp:level")
    fell = _quarter(edition, "gdp_growth")
    share = _first_share(_quarter(edition, "gdp"), fell, level)
    first, supposed = _stated(fell), stated(str(quarter), PERCENT, "city_series")
    wanted = _needed(Fraction(str(goal)), target, supposed, share)
    outcome = edition.outcomes()
    outcome = outcome[outcome["figure_id"] == target["figure_id"]]
    result = outcome["outcome_value"].iloc[0] if len(outcome) else None
    set_by_report = _needed(quantity(target).value, target, first, share)
    by_goal, by_quarter = _slopes(share)
    sliders = _sliders(lang, goal, quarter)
    published = Bilingual("as published", "公布数").to(lang)
    rows = [
        (
            Bilingual(
                f"First quarter (published: {number_text(first.value, '%', 'en')})",
                f"一季度（公布数为{number_text(first.value, '%', 'zh')}）",
            ),
            quarter,
            (0.0, 1.0),
            "context",
            published if supposed.value == first.value else SUPPOSED.to(lang),
        ),
        (Bilingual("Goal for the year", "全年目标"), goal, (1.0, 0.0), "target", ""),
        (
            Bilingual("Needed from April to December", "四至十二月须达到"),
            float(wanted.value),
            (by_goal, by_quarter),
            "derived",
            getattr(wanted, f"formula_{lang}"),
        ),
    ]
    if result is not None:
        rest = _needed(Fraction(result), target, first, share)
        rows += [
            (
                Bilingual("The year, as reported later", "全年，后来报告"),
                float(result),
                (0.0, 0.0),
                "context",
                published,
            ),
            (
                Bilingual("April to December, derived from it", "四至十二月，由此推算"),
                float(rest.value),
                (0.0, 0.0),
                "derived",
                getattr(rest, f"formula_{lang}"),
            ),
        ]
    frame = pd.DataFrame(
        [
            {
                "label": name.to(lang),
                "value": value,
                "goal": moved[0],
                "quarter": moved[1],
                "meaning": meaning,
                "text": number_text(round(value, 1), "%", lang),
                "formula": formula,
            }
            for name, value, moved, meaning, formula in rows
        ]
    )
    then = f"; {rest.value:.1f} % came" if result is not None else ""
    later = f"；实际约为{rest.value:.1f}%" if result is not None else ""
    fall = abs(float(first.value))
    went = ("fall", "下降") if first.value < 0 else ("rise", "增长")
    title = Bilingual(
        f"After a {went[0]} of {fall:g} % in the first quarter, {written(target, 'en')} for the year asked for "
        f"about {set_by_report.value:.1f} % from April to December{then}",
        f"一季度{went[1]}{fall:g}%之后，全年要增长{written(target, 'zh')}，四至十二月须增长"
        f"约{set_by_report.value:.1f}%{later}",
    )
    return present(
        edition,
        lang,
        adjustable(
            frame,
            lang,
            sliders=sliders,
            meaning="meaning",
            unit="%",
            key={
                "target": Bilingual("goal", "目标").to(lang),
                "derived": Bilingual("derived", "推算").to(lang),
                "context": Bilingual("other sources", "其他来源").to(lang),
            },
        ),
        id="pace-needed",
        title=title,
        subtitle=Bilingual(
            f"Gross regional product, real growth on the year before, {plan}; goal and first quarter can be moved",
            f"地区生产总值，比上年实际增长，{plan}年；目标与一季度增速可调",
        ),
        frame=frame,
        headings={
            "label": Bilingual("Period", "时期"),
            "text": Bilingual("Growth", "增速"),
            "formula": Bilingual("Formula", "公式"),
        },
        sources=pd.DataFrame([target, level]).reset_index(drop=True),
        second_sources=[
            Source(row[f"cited_{lang}"], url=row["source_url"], note=row[f"source_kind_{lang}"])
            for row in (fell,)
        ],
        controls=sliders,
        statement="derived",
        method=Bilingual(
            f"(goal − share × first quarter) ÷ (1 − share). The first quarter’s share of the year before, "
            f"{share.to('en')} ({share.interval('en')}), is its level divided by one plus its growth, "
            f"over the level of the year; it stays what it was, whatever first quarter is supposed.",
            f"（全年目标 − 占比 × 一季度增速）÷（1 − 占比）。上年一季度占全年{share.to('zh')}"
            f"（{share.interval('zh')}），由一季度绝对数 ÷（1＋增速）再除以全年绝对数得出，不随假定的一季度增速变动。",
        ),
        cautions=[
            Bilingual(
                "The share mixes levels at current prices with real growth: a rough measure, good to some tenths "
                "of a point. The first-quarter figures are from the press.",
                "占比把当年价格的绝对数与实际增速合用，只是粗略的算法，误差约零点几个百分点；一季度数字出自媒体。",
            )
        ],
    )


def _quarter(edition: Edition, indicator: str) -> pd.Series:
    """What a second source says of the first quarter of the plan year; Absent when none does."""
    table = edition.context("city_series")
    table = table[(table["indicator"] == indicator) & (table["period"] == f"{edition.report['plan_year']}Q1")]
    table = table[table["area_code"] == str(edition.report["area_code"])]
    return some(table.dropna(subset=["number"]), NO_QUARTER).iloc[-1]


def _stated(row: pd.Series) -> Quantity:
    return stated(str(row["value"]), PERCENT, "city_series")


def _first_share(quarter: pd.Series, growth: pd.Series, level: pd.Series) -> Derived:
    """What part of the year before its first quarter was, in per cent."""
    whole = quantity(level)
    amount = stated(str(quarter["value"]), whole.unit, "city_series", 10**8)
    before = derive("implied_base", level=amount, growth=_stated(growth))
    part = Quantity(
        *(Fraction(end) for end in (before.value, before.low, before.high)), whole.unit, whole.said, ""
    )
    return derive("share", part=part, whole=whole)


def _slopes(share: Derived) -> tuple[float, float]:
    """By how much the growth needed moves with a point more of the goal, and of the first quarter."""
    weight = Fraction(share.value) / 100
    return float(1 / (1 - weight)), float(-weight / (1 - weight))


def _needed(goal: Fraction, target: pd.Series, first: Quantity, share: Derived) -> Derived:
    """The growth of the rest of the year that ``goal`` asks for."""
    said = Bilingual(number_text(float(goal), "%", "en"), number_text(float(goal), "%", "zh"))
    aim = Quantity(goal, goal, goal, PERCENT, said, target["figure_id"])
    part = Bilingual(share.to("en"), share.to("zh"))
    weight = Quantity(
        *(Fraction(end) for end in (share.value, share.low, share.high)), PERCENT, part, "city_series"
    )
    return derive("pace_needed", goal=aim, first=first, first_share=weight)
