"""Projects and investment: starts and completions, cohorts that make no funnel, growth without a level."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from workreport.chapters.absent import shown
from workreport.chapters.beside import STATUS, status_key, with_status, years
from workreport.chapters.present import present
from workreport.chapters.rows import (
    HEADINGS,
    WORKED,
    chart_rows,
    chosen,
    exact,
    found,
    listed,
    needed,
    reported,
)
from workreport.charts import bars, dots, units
from workreport.charts.figure import Figure
from workreport.charts.tallies import Look
from workreport.figures.derive import Derived, derive
from workreport.figures.edition import Edition
from workreport.figures.format import number_text, written
from workreport.registry.language import Bilingual

COHORTS = {
    "projects_introduced": Bilingual("signed or settled in the year", "当年引进"),
    "projects_started": Bilingual("begun in the year, whenever introduced", "当年开工，引进年份不限"),
    "projects_completed": Bilingual(
        "completed in the year, mostly begun earlier", "当年竣工，多半在此前开工"
    ),
}
LISTS = {
    "projects_introduced_5bn": Bilingual("of 5 billion yuan and more", "50亿元以上"),
    "provincial_major_industry_projects": Bilingual("on a provincial list", "列入省级名单"),
    "provincial_key_projects": Bilingual("on a provincial list", "列入省级名单"),
    "governor_projects": Bilingual("under the care of a governor, mayor or county head", "省市县长项目"),
}
KINDS = {
    "province": Bilingual("on a list that the report calls provincial", "报告写明为省级名单"),
    "other": Bilingual("on another list", "其他名单"),
}
LOOKS = {"province": Look("actual", "circle"), "other": Look("actual", "circle", open=True)}


@shown
def built(edition: Edition, lang: str) -> Figure:
    """Projects begun and completed, with the counts of the year before that their growth implies."""
    year = int(edition.report["review_year"])
    records, figures, said = [], [], {}
    for key in ("projects_started", "projects_completed"):
        count, rate = exact(edition, f"{key}:count"), exact(edition, f"{key}:growth")
        before = derive("implied_base", level=count, growth=rate)
        figures += [count, rate]
        said[key] = (rate, before)
        label = count[f"indicator_name_{lang}"]
        records += [
            (
                label,
                float(before.value),
                before.to(lang) if before.whole is None else _counted(before, lang),
                "derived",
                getattr(before, f"formula_{lang}"),
            ),
            (label, count["number"], written(count, lang), "actual", ""),
        ]
    frame = pd.DataFrame(records, columns=["label", "value", "text", "meaning", "formula"])
    frame = frame.assign(year=[str(year - 1), str(year)] * 2)
    started, completed = said["projects_started"], said["projects_completed"]
    title = Bilingual(
        f"Starts rose by {written(started[0], 'en')} and completions by {written(completed[0], 'en')}, "
        f"from {_whole(started[1])} and {_whole(completed[1])} the year before",
        f"开工增长{written(started[0], 'zh')}，竣工增长{written(completed[0], 'zh')}，"
        f"上年分别为{_whole(started[1])}个和{_whole(completed[1])}个",
    )
    return present(
        edition,
        lang,
        bars(
            frame,
            lang,
            text="text",
            meaning="meaning",
            key={
                "derived": Bilingual(f"{year - 1}, derived", f"{year - 1}年，推算").to(lang),
                "actual": Bilingual(f"{year}, reported", f"{year}年，报告").to(lang),
            },
        ),
        id="projects-started-completed",
        title=title,
        subtitle=Bilingual("Projects of 100 million yuan and more", "亿元以上项目，个"),
        frame=frame,
        headings={
            "label": HEADINGS["label"],
            "year": Bilingual("Year", "年份"),
            "text": Bilingual("Number", "个数"),
            "formula": Bilingual("Formula", "公式"),
        },
        sources=pd.DataFrame(figures).reset_index(drop=True),
        statement="derived",
        method=Bilingual(
            "count ÷ (1 + growth); each interval holds one whole number.",
            "个数 ÷（1＋增速）；区间内只有一个整数。",
        ),
        cautions=[
            Bilingual(
                "Not a funnel: what was completed in a year was mostly begun before it.",
                "不是漏斗：当年竣工的多半在此前开工。",
            )
        ],
    )


@shown
def cohorts(edition: Edition, lang: str) -> Figure:
    """Projects introduced, begun and completed: three cohorts of one year."""
    figures = chosen(edition, tuple(f"{name}:count:actual" for name in COHORTS))
    introduced, started = needed(edition, "projects_introduced"), needed(edition, "projects_started")
    rows = chart_rows(figures, lang)
    rows = rows.assign(note=[COHORTS[name].to(lang) for name in rows["indicator_id"]])
    more = started["number"] > introduced["number"]
    gap = abs(int(started["number"] - introduced["number"]))
    title = Bilingual(
        f"{gap} more projects were begun than introduced: the counts are no funnel"
        if more
        else f"Introduced {written(introduced, 'en')}, begun {written(started, 'en')}: not the same projects",
        f"开工比引进多{gap}个：三个数不构成漏斗"
        if more
        else f"引进{written(introduced, 'zh')}、开工{written(started, 'zh')}，不是同一批项目",
    )
    return present(
        edition,
        lang,
        bars(rows, lang, text="text", note="note"),
        id="project-cohorts",
        title=title,
        subtitle=years(
            edition,
            "Projects of 100 million yuan and more, each count of another cohort; {review}",
            "亿元以上项目，个，各数所指批次不同；{review}年",
        ),
        frame=listed(rows, lang),
        headings={**HEADINGS, "note": Bilingual("Which projects", "所指批次")},
        row_sources="figure_id",
        sources=figures,
        cautions=[
            Bilingual(
                "No ratio of two of these counts is a rate of success.",
                "任何两个数相除都不是成功率或转化率。",
            )
        ],
    )


@shown
def investment(edition: Edition, lang: str) -> Figure:
    """Growth of investment and of industrial investment, with what is set for the year after."""
    whole, part = (
        needed(edition, "fixed_investment:growth:actual"),
        needed(edition, "industrial_investment:growth"),
    )
    targets = [
        row
        for name in ("fixed_investment", "technical_upgrade_investment")
        if (row := found(edition, f"{name}:growth:target")) is not None
    ]
    turning = derive("share", part=whole, whole=part)
    frame = with_status(edition, lang, pd.DataFrame([reported(row, lang) for row in (whole, part, *targets)]))
    frame = frame.sort_values("label", kind="stable", ignore_index=True)
    return present(
        edition,
        lang,
        dots(
            frame,
            lang,
            text="text",
            meaning="meaning",
            unit="%",
            key=status_key(edition, lang),
        ),
        id="investment-growth",
        title=Bilingual(
            f"Industrial investment grew {part['number'] / whole['number']:.1f} times as fast as all investment; "
            "no amount is given for either",
            f"工业投资增速是全部投资的{part['number'] / whole['number']:.1f}倍，两者都没有给出金额",
        ),
        subtitle=years(
            edition,
            "Growth on the year before, per cent; {review} and {plan}",
            "比上年增长，%；{review}年与{plan}年",
        ),
        frame=frame,
        headings={"label": WORKED["label"], "status": STATUS, "text": WORKED["text"]},
        row_sources="figure_id",
        sources=pd.DataFrame([whole, part, *targets]).reset_index(drop=True),
        notes=[
            Bilingual(
                f"Were industry {turning.to('en', 3)} of all investment or more the year before "
                f"({turning.formula_en}), all other investment would have fallen. The share is not given, so this "
                "cannot be settled.",
                f"如果上年工业投资占全部投资{turning.to('zh', 3)}以上（{turning.formula_zh}），"
                "其余投资便是下降的。报告没有给出占比，无从判定。",
            )
        ],
        cautions=[
            Bilingual(
                "Growth without a level: neither money spent nor its parts can be had from the report. Technical "
                "upgrading is only a part of industrial investment.",
                "只有增速没有绝对数，推不出投资额及其构成。技改投资只是工业投资的一部分。",
            )
        ],
    )


@shown
def lists(edition: Edition, lang: str) -> Figure:
    """One mark for each project that stands on a list."""
    figures = chosen(edition, tuple(f"{name}:count:actual" for name in LISTS))
    marks = pd.DataFrame(
        [
            (row[f"indicator_name_{lang}"], _level(row["indicator_id"]))
            for _, row in figures.iterrows()
            for _ in range(int(row["number"]))
        ],
        columns=["group", "kind"],
    )
    rows = listed(chart_rows(figures, lang), lang).assign(
        what=[LISTS[name].to(lang) for name in figures["indicator_id"]]
    )
    largest = figures.loc[figures["number"].idxmax()]
    return present(
        edition,
        lang,
        units(
            marks,
            lang,
            kind="kind",
            names={kind: KINDS[kind].to(lang) for kind in KINDS if (marks["kind"] == kind).any()},
            looks=LOOKS,
        ),
        id="project-lists",
        title=Bilingual(
            f"{len(figures)} lists of projects, the longest with {written(largest, 'en')}; whether they overlap is "
            "not said",
            f"{len(figures)}份项目名单，最长的一份有{written(largest, 'zh')}；名单之间是否重复，报告没有说明",
        ),
        subtitle=years(
            edition, "One mark is one entry on a list; {review}", "一个标记为名单上的一项；{review}年"
        ),
        frame=rows,
        headings={**HEADINGS, "what": Bilingual("What the list is", "是什么名单")},
        row_sources="figure_id",
        sources=figures,
        cautions=[
            Bilingual(
                "A project can stand on several lists: never add them.",
                "一个项目可以同时列入几份名单，不可相加。",
            )
        ],
    )


def _level(name: str) -> str:
    return "province" if name.startswith("provincial_") else "other"


def _counted(value: Derived, lang: str) -> str:
    return number_text(Decimal(value.whole), value.unit_en if lang == "en" else value.unit, lang)


def _whole(value: Derived) -> str:
    """A count cast back: the one whole number of its interval, or the value as its digits allow."""
    return str(value.whole) if value.whole is not None else f"{value.value:.0f}"
