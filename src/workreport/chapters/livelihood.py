"""Livelihood and safety: gross jobs, registered unemployment, promises, falls without a base."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown
from workreport.chapters.beside import (
    BESIDE,
    STATUS,
    results_and_targets,
    status_key,
    with_status,
    year_names,
    years,
)
from workreport.chapters.present import present
from workreport.chapters.rows import (
    WORKED,
    chosen,
    exact,
    found,
    needed,
    reported,
    worked,
)
from workreport.charts import Source, bars, dots, multiples
from workreport.charts.figure import Figure
from workreport.figures.derive import derive
from workreport.figures.edition import Edition
from workreport.figures.format import number_text, written
from workreport.registry.language import Bilingual

SERVICES = ("livelihood", "education", "culture", "governance")
JOBS = {
    "urban_jobs:count:actual": Bilingual("gross: jobs lost are not taken off", "总数：减少的岗位没有扣除"),
    "urban_jobs:count:target": Bilingual("the same count", "口径相同"),
    "housing_fund_members:count:actual": Bilingual("new payers, not new jobs", "新缴存者，不等于新岗位"),
    "reemployment:count:actual": Bilingual("may be among the new jobs", "可能已计入新增就业"),
    "migrant_poor_employed:count:actual": Bilingual("workers from partner areas", "来自帮扶地区"),
}


@shown
def jobs(edition: Edition, lang: str) -> Figure:
    """Counts of people in work, each with what it counts."""
    figures = chosen(edition, tuple(JOBS))
    actual = needed(edition, "urban_jobs:count:actual")
    goal = found(edition, "urban_jobs:count:target")
    rows = [
        reported(row, lang) | {"note": JOBS[f"{row['indicator_id']}:count:{row['status']}"].to(lang)}
        for _, row in figures.iterrows()
    ]
    frame = with_status(edition, lang, pd.DataFrame(rows))
    said = (
        ""
        if goal is None
        else f"; the target for the next year is {number_text(goal['value_base'], '', 'en')}"
    )
    said_zh = "" if goal is None else f"；下年目标{written(goal, 'zh')}"
    return present(
        edition,
        lang,
        bars(
            frame,
            lang,
            text="text",
            meaning="meaning",
            note="note",
            key=status_key(edition, lang),
        ),
        id="jobs-counted",
        title=Bilingual(
            f"The {number_text(actual['value_base'], '', 'en')} new urban jobs are a gross count{said}",
            f"新增城镇就业{written(actual, 'zh')}是总数，不是净增{said_zh}",
        ),
        subtitle=years(edition, "People; {review} and {plan}", "人数；{review}年与{plan}年"),
        frame=frame,
        headings={
            "label": WORKED["label"],
            "status": STATUS,
            "text": WORKED["text"],
            "note": Bilingual("What it counts", "所计何事"),
        },
        row_sources="figure_id",
        sources=figures,
        cautions=[
            Bilingual(
                "New urban jobs are gross: jobs lost are not subtracted. One person can be in several rows: never add "
                "them.",
                "新增就业为总数，未扣除减少的岗位。同一个人可能在几行中都有，不可相加。",
            )
        ],
    )


@shown
def unemployment(edition: Edition, lang: str) -> Figure:
    """The registered rate, the cap set for the year after, and what came of it."""
    rate = needed(edition, "unemployment_registered:ratio:actual")
    cap = needed(edition, "unemployment_registered:ratio:target")
    room = cap["number"] - rate["number"]
    rows = [reported(rate, lang), reported(cap, lang)]
    plan = str(edition.report["plan_year"])
    series = edition.context("city_series")
    later = series[(series["indicator"] == "unemployment_registered") & (series["period"] == plan)]
    later = later[later["area_code"] == str(edition.report["area_code"])].dropna(subset=["number"])
    for _, row in later.iterrows():
        rows.append(
            reported(rate, lang, meaning="context")
            | {"value": row["number"], "text": number_text(row["value"], "%", lang), "figure_id": ""}
        )
    said = [
        Bilingual("result", "实绩"),
        Bilingual("cap", "上限"),
        *([Bilingual("result, later source", "后来的实绩")] * len(later)),
    ]
    frame = pd.DataFrame(rows).assign(
        label=[
            Bilingual(f"{year} {what.en}", f"{year}年{what.zh}").to(lang)
            for what, year in zip(
                said, [edition.report["review_year"], plan, *([plan] * len(later))], strict=True
            )
        ]
    )
    return present(
        edition,
        lang,
        bars(frame, lang, text="text", meaning="meaning"),
        id="registered-unemployment",
        title=Bilingual(
            f"The cap of {number_text(cap['value_base'], '%', 'en')} lies {room:.2f} points above the registered rate of the year before",
            f"登记失业率上限{number_text(cap['value_base'], '%', 'zh')}，比上年实绩高出{room:.2f}个百分点",
        ),
        subtitle=Bilingual("Registered urban unemployment rate, per cent", "城镇登记失业率，%"),
        frame=frame,
        headings={"label": WORKED["label"], "text": WORKED["text"]},
        row_sources="figure_id",
        sources=pd.DataFrame([rate, cap]).reset_index(drop=True),
        second_sources=[Source(row[f"cited_{lang}"], url=row["source_url"]) for _, row in later.iterrows()],
        cautions=[
            Bilingual(
                "Registered is not surveyed unemployment: only those who register count, and the registered rate is "
                "not to be compared with national surveyed rates.",
                "登记失业率不是调查失业率：只计登记的人，不能与全国的调查失业率相比。",
            )
        ],
    )


@shown
def promises(edition: Edition, lang: str) -> Figure:
    """Jobs, schools and public places: a small picture for each."""
    frame, quoted = results_and_targets(edition, lang, topics=SERVICES, kinds=("yes",))
    labels = [text.to(lang) for text in year_names(edition)]
    panels = pd.DataFrame(
        [
            (row.label, label, value, text, meaning)
            for row in frame.itertuples()
            for label, value, text, meaning in (
                (labels[0], row.value, row.text, "actual"),
                (labels[1], row.mark, row.mark_text, "target"),
            )
        ],
        columns=["panel", "label", "value", "text", "meaning"],
    )
    raised = frame[frame["mark"] > frame["value"]]
    title = Bilingual(
        f"Of {len(frame)} promises on jobs, schools and public places, {len(raised)} "
        f"{'is' if len(raised) == 1 else 'are'} set above the result of the year before",
        f"就业、学校与公共场所的{len(frame)}项承诺，{len(raised)}项高于上年实绩",
    )
    return present(
        edition,
        lang,
        multiples(panels, lang, text="text", meaning="meaning"),
        id="livelihood-promises",
        title=title,
        subtitle=Bilingual("Each panel on a scale of its own", "各图刻度不同"),
        frame=frame,
        headings=BESIDE,
        row_sources="target_id",
        sources=quoted,
        cautions=[
            Bilingual(
                "New urban jobs are gross: jobs lost are not subtracted.",
                "新增就业为总数，未扣除减少的岗位。",
            )
        ],
    )


@shown
def accidents(edition: Edition, lang: str) -> Figure:
    """Two falls without a base, and what follows for deaths in each accident."""
    fewer, deaths = exact(edition, "accidents:growth"), exact(edition, "accident_deaths:growth")
    each = derive("growth_of_ratio", top_growth=deaths, bottom_growth=fewer)
    label = Bilingual("Deaths for each accident, derived", "每起事故的死亡人数（推算）").to(lang)
    rows = [reported(row, lang) | {"low": float("nan"), "high": float("nan")} for row in (fewer, deaths)]
    rows.append(
        worked(label, each, lang)
        | {"interval": each.interval(lang, 2), "low": float(each.low), "high": float(each.high)}
    )
    frame = pd.DataFrame(rows)
    rose = each.value > 0
    size = number_text(abs(each.value), "%", lang, digits=2)
    return present(
        edition,
        lang,
        dots(frame, lang, text="text", meaning="meaning", low="low", high="high", unit="%"),
        id="accidents",
        title=Bilingual(
            f"Accidents fell more than deaths: for each accident deaths {'rose' if rose else 'fell'} by about {size}"
            if rose
            else f"Deaths fell more than accidents: for each accident they fell by about {size}",
            f"事故起数降得比死亡人数多：每起事故的死亡人数上升约{size}"
            if rose
            else f"死亡人数降得比事故起数多：每起事故的死亡人数下降约{size}",
        ),
        subtitle=years(edition, "Change on the year before, per cent; {review}", "比上年变化，%；{review}年"),
        frame=frame,
        headings=WORKED,
        row_sources="figure_id",
        sources=pd.DataFrame([fewer, deaths]).reset_index(drop=True),
        statement="derived",
        method=Bilingual(
            f"{each.formula_en} = {each.to('en', 2)}, {each.interval('en', 2)} by rounding.",
            f"{each.formula_zh} = {each.to('zh', 2)}，因四舍五入在{each.interval('zh', 2)}之间。",
        ),
        cautions=[
            Bilingual(
                "Falls without a base: neither accidents nor deaths are given in number, and accidents at work, fires "
                "and road accidents are one number. The mix may have changed.",
                "只有降幅没有基数：事故与死亡都没有给出数目，生产安全、火灾、道路交通三类合为一个数，其构成可能变化。",
            )
        ],
    )
