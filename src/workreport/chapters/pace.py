"""How fast the rest of the year had to grow after its first quarter."""

from __future__ import annotations

from fractions import Fraction
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


@shown
def pace(edition: Edition, lang: str, goal: float) -> Figure | VBox:
    """How fast the rest of the year had to grow after its first quarter; the goal can be moved.

    Where a kernel serves a reader, moving the goal draws picture and table anew.
    """
    return explore(lambda goal: _pace(edition, lang, goal), [_goal(lang, goal)])


def _goal(lang: str, goal: float) -> Slider:
    return Slider("goal", Bilingual("Goal for the year", "全年目标").to(lang), 0, 10, 0.5, goal, " %")


def _pace(edition: Edition, lang: str, goal: float) -> Figure:
    plan = int(edition.report["plan_year"])
    target, level = needed(edition, "gdp:growth:target"), exact(edition, "gdp:level")
    quarter, fell = (_quarter(edition, name, f"{plan}Q1") for name in ("gdp", "gdp_growth"))
    share = _first_share(quarter, fell, level)
    first = _stated(fell)
    wanted = _needed(Fraction(str(goal)), target, first, share)
    outcome = edition.outcomes()
    outcome = outcome[outcome["figure_id"] == target["figure_id"]]
    result = outcome["outcome_value"].iloc[0] if len(outcome) else None
    set_by_report = _needed(quantity(target).value, target, first, share)
    slope = float(wanted.value - _needed(Fraction(str(goal)) - 1, target, first, share).value)
    rows = [
        (Bilingual("First quarter", "一季度"), float(first.value), 0.0, "context", f"{fell['value']}"),
        (Bilingual("Goal for the year", "全年目标"), goal, 1.0, "target", f"{goal:g}"),
        (
            Bilingual("Needed from April to December", "四至十二月须达到"),
            float(wanted.value),
            slope,
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
                0.0,
                "context",
                str(result),
            ),
            (
                Bilingual("April to December, derived from it", "四至十二月，由此推算"),
                float(rest.value),
                0.0,
                "derived",
                getattr(rest, f"formula_{lang}"),
            ),
        ]
    frame = pd.DataFrame(
        [
            {
                "label": name.to(lang),
                "value": value,
                "slope": moved,
                "meaning": meaning,
                "text": number_text(round(value, 1), "%", lang),
                "formula": formula,
            }
            for name, value, moved, meaning, formula in rows
        ]
    )
    control = _goal(lang, goal)
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
            slider=control,
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
            f"Gross regional product, real growth on the year before, {plan}; move the goal",
            f"地区生产总值，比上年实际增长，{plan}年；目标可调",
        ),
        frame=frame,
        headings={
            "label": Bilingual("Period", "时期"),
            "text": Bilingual("Growth", "增速"),
            "formula": Bilingual("Formula or value as published", "公式或公布数"),
        },
        sources=pd.DataFrame([target, level]).reset_index(drop=True),
        second_sources=[
            Source(row[f"source_{lang}"], url=row["source_url"], note=row[f"source_kind_{lang}"])
            for row in (fell,)
        ],
        controls=[control],
        statement="derived",
        method=Bilingual(
            f"(goal − share × first quarter) ÷ (1 − share). The first quarter’s share of the year before, "
            f"{share.value:.1f} % ({share.low:.1f} to {share.high:.1f}), is its level divided by one plus its growth, "
            f"over the level of the year.",
            f"（全年目标 − 占比 × 一季度增速）÷（1 − 占比）。上年一季度占全年{share.value:.1f}%"
            f"（{share.low:.1f}至{share.high:.1f}），由一季度绝对数 ÷（1＋增速）再除以全年绝对数得出。",
        ),
        cautions=[
            Bilingual(
                "The share mixes levels at current prices with real growth: a rough measure, good to some tenths "
                "of a point. The first-quarter figures are from the press.",
                "占比把当年价格的绝对数与实际增速合用，只是粗略的算法，误差约零点几个百分点；一季度数字出自媒体。",
            )
        ],
    )


def _quarter(edition: Edition, indicator: str, period: str) -> pd.Series:
    table = edition.context("city_series")
    table = table[(table["indicator"] == indicator) & (table["period"] == period)]
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


def _needed(goal: Fraction, target: pd.Series, first: Quantity, share: Derived) -> Derived:
    """The growth of the rest of the year that ``goal`` asks for."""
    said = Bilingual(number_text(float(goal), "%", "en"), number_text(float(goal), "%", "zh"))
    aim = Quantity(goal, goal, goal, PERCENT, said, target["figure_id"])
    part = Bilingual(share.to("en"), share.to("zh"))
    weight = Quantity(
        *(Fraction(end) for end in (share.value, share.low, share.high)), PERCENT, part, "city_series"
    )
    return derive("pace_needed", goal=aim, first=first, first_share=weight)
