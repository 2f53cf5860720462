"""What the growth targets imply: levels a year later, what came, and the pace the first quarter left."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.beside import count_of, years
from workreport.chapters.present import present
from workreport.chapters.rows import HEADINGS, exact, found, needed
from workreport.charts import Slider, Source, adjustable, dumbbells, explore, multiples
from workreport.charts.figure import Figure
from workreport.figures.derive import Derived, derive, stated
from workreport.figures.edition import Edition
from workreport.figures.format import number_text, written
from workreport.figures.rounding import Quantity, quantity
from workreport.registry.language import Bilingual

if TYPE_CHECKING:
    from ipywidgets import VBox

NO_BASE = Bilingual(
    "No growth target of this report stands beside a level of the year before.",
    "这份报告的增速目标，没有一个同时写明上年的绝对数。",
)
NO_QUARTER = Bilingual(
    "No first-quarter figures of this place and year have been found.",
    "没有查到这个地方当年一季度的数字。",
)
NO_RESULT = Bilingual(
    "No published level of the year that the targets were for has been found.",
    "没有查到目标年度公布的绝对数。",
)
CAME = Bilingual("as published later", "后来公布")
PERCENT = Bilingual("%", "%")


@shown
def levels(edition: Edition, lang: str) -> Figure:
    """Each growth target beside the level of the year before: the level it asks for."""
    rows = _implied(edition)
    report = edition.report
    frame = pd.DataFrame(
        [
            {"panel": row["level"][f"indicator_name_{lang}"], **bar}
            for row in rows
            for bar in (
                {
                    "label": str(report["review_year"]),
                    "value": row["level"]["number"],
                    "text": written(row["level"], lang),
                    "meaning": "actual",
                    "formula": "–",
                },
                {
                    "label": str(report["plan_year"]),
                    "value": float(row["implied"].value),
                    "text": row["implied"].to(lang),
                    "meaning": "derived",
                    "formula": getattr(row["implied"], f"formula_{lang}"),
                },
            )
        ]
    )
    first = rows[0]
    title = Bilingual(
        f"A target of {written(first['target'], 'en')} means {first['level']['indicator_name_en'].lower()} of "
        f"{first['implied'].to('en')}{_priced(first['implied'], 'en')}",
        f"{first['level']['indicator_name_zh']}增长{written(first['target'], 'zh')}，相当于达到"
        f"{first['implied'].to('zh')}{_priced(first['implied'], 'zh')}",
    )
    return present(
        edition,
        lang,
        multiples(frame, lang, text="text", meaning="meaning", across=3),
        id="implied-levels",
        title=title,
        subtitle=years(
            edition,
            "Level of {review} as reported, and the level that the growth target asks for in {plan}",
            "{review}年报告的绝对数，与{plan}年增速目标所要求的绝对数",
        ),
        frame=frame,
        headings={
            "panel": HEADINGS["label"],
            "label": Bilingual("Year", "年份"),
            "text": Bilingual("Level", "绝对数"),
            "formula": Bilingual("Formula", "公式"),
        },
        sources=pd.DataFrame([row[side] for row in rows for side in ("level", "target")]).reset_index(
            drop=True
        ),
        statement="derived",
        method=Bilingual(
            "level × (1 + target). A target is taken as the number it names; 左右 (about) is dropped.",
            "绝对数 ×（1＋目标增速）。目标按所写数值计算，“左右”略去。",
        ),
        cautions=[
            Bilingual(
                "Output grows at constant prices: its implied level is in the prices of the year before and "
                "cannot be set against a published level. Revenue and incomes are at current prices.",
                "产出按不变价格计算，推算出的数是上年价格，不能与后来公布的绝对数相比；财政收入和居民收入按当年价格。",
            )
        ],
    )


@shown
def came(edition: Edition, lang: str) -> Figure:
    """The implied levels at current prices beside the levels that were published a year later."""
    plan = str(edition.report["plan_year"])
    table = edition.context("city_series")
    table = table[
        (table["period"] == plan)
        & (table["status"] == "actual")
        & (table["area_code"] == str(edition.report["area_code"]))
    ].dropna(subset=["number"])
    published = table.drop_duplicates("indicator", keep="last").set_index("indicator")
    rows = [
        (row, published.loc[row["level"]["indicator_id"]])
        for row in _implied(edition)
        if row["level"]["price"] != "real" and row["level"]["indicator_id"] in published.index
    ]
    frame = some(
        pd.DataFrame(
            [
                {
                    "label": row["level"][f"indicator_name_{lang}"],
                    "start": float(row["implied"].value),
                    "end": later["number"],
                    "start_text": row["implied"].to(lang),
                    "end_text": _amount(later, row["level"], lang),
                    "source": later[f"source_{lang}"],
                }
                for row, later in rows
            ]
        ),
        NO_RESULT,
    )
    short = int((frame["end"] < frame["start"]).sum())
    ratio = (frame["end"] / frame["start"]).min()
    by_en, by_zh = f", by at most {100 * (1 - ratio):.1f} %", f"，最多相差{100 * (1 - ratio):.1f}%"
    title = Bilingual(
        f"{count_of(short, len(frame), 'en')} levels stayed below what the targets asked for{by_en if short else ''}",
        f"{len(frame)}项绝对数，{count_of(short, len(frame), 'zh')}低于目标所要求的水平{by_zh if short else ''}",
    )
    return present(
        edition,
        lang,
        dumbbells(
            frame,
            lang,
            start_text="start_text",
            end_text="end_text",
            start_meaning="derived",
            end_meaning="context",
            ratio=True,
            key={
                "derived": Bilingual("implied by the target", "目标所要求").to(lang),
                "context": CAME.to(lang),
            },
        ),
        id="implied-and-published",
        title=title,
        subtitle=Bilingual(
            f"Published level of {plan} as a share of the level its target implies, which is the line at 100 %",
            f"{plan}年公布的绝对数相当于目标所要求绝对数的比例，后者为100%",
        ),
        frame=frame,
        headings={
            "label": HEADINGS["label"],
            "start_text": Bilingual("Implied by the target", "目标所要求"),
            "end_text": Bilingual("Published later", "后来公布"),
            "source": Bilingual("Source", "来源"),
        },
        sources=pd.DataFrame([row[side] for row, _ in rows for side in ("level", "target")]).reset_index(
            drop=True
        ),
        second_sources=list(
            {
                later[f"source_{lang}"]: Source(later[f"source_{lang}"], url=later["source_url"])
                for _, later in rows
            }.values()
        ),
        statement="derived",
        method=Bilingual(
            "level × (1 + target), against the level published later. Output is left out: its growth is real.",
            "绝对数 ×（1＋目标增速），与后来公布的绝对数相比。产出按不变价格增长，不在其列。",
        ),
    )


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


def _implied(edition: Edition) -> list[dict]:
    """Growth targets whose indicator has a level in the review: level, target, and what follows; or Absent."""
    targets = edition.figures(status="target", class_="growth")
    rows = []
    for _, target in targets.iterrows():
        level = found(edition, f"{target['indicator_id']}:level:actual")
        known = level is not None and level["comparator"] == "eq"
        if known and target["unit"] == "%" and target["direction"] != "down":
            plain = target.copy()
            plain["comparator"] = "eq"
            rows.append(
                {
                    "target": target,
                    "level": level,
                    "implied": derive("implied_level", level=level, growth=plain),
                }
            )
    if not rows:
        some(pd.DataFrame(), NO_BASE)
    return rows


def _priced(implied: Derived, lang: str) -> str:
    caution = implied.caution.to(lang)
    return "" if not caution else f", {caution}" if lang == "en" else f"（{caution}）"


def _amount(later: pd.Series, level: pd.Series, lang: str) -> str:
    """A published level, in the unit that the report uses for it."""
    unit = level["unit_base_en"] if lang == "en" else level["unit_base"]
    return number_text(float(later["number"]), unit, lang)


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
