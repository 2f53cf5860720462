"""One session, two documents: where the speech and the plan of the same year name different goals."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.present import present
from workreport.chapters.rows import found, name
from workreport.charts import Source, dots
from workreport.charts.figure import Figure
from workreport.figures.edition import Edition
from workreport.figures.format import hedged, number_text, written
from workreport.registry.language import Bilingual
from workreport.registry.terms import COMMITMENT, told

NO_PLAN = Bilingual(
    "No goal of the annual plan that differs from this report has been found.",
    "没有查到与这份报告不同的年度计划目标。",
)


@shown
def goals(edition: Edition, lang: str) -> Figure:
    """The goal of the speech, the goal of the plan, last year's result and what came, for one indicator."""
    report = edition.report
    plan, review = str(report["plan_year"]), str(report["review_year"])
    table = edition.context("city_series")
    table = table[table["area_code"] == str(report["area_code"])].dropna(subset=["number"])
    planned = table[(table["period"] == plan) & (table["status"] == "target")]
    planned = planned[planned["indicator"].isin(edition.indicators()["indicator_id"])]
    speeches = {one: found(edition, f"{one}:level:target") for one in planned["indicator"]}
    planned = some(planned[[speeches[one] is not None for one in planned["indicator"]]], NO_PLAN)
    row = planned.iloc[0]
    speech = speeches[row["indicator"]]
    before = found(edition, f"{row['indicator']}:level:actual")
    after = table[(table["indicator"] == row["indicator"]) & (table["period"] == plan)]
    after = after[after["status"] == "actual"]
    unit = speech["unit_base_en"] if lang == "en" else speech["unit_base"]
    word = speech["commitment"]
    bound = Bilingual(f" ({told(COMMITMENT, word, 'en')})", f"（{word}）") if word else Bilingual("", "")
    marks = [
        *(
            [
                (
                    Bilingual(f"Result of {review}, in the speech", f"{review}年实绩，报告"),
                    before["number"],
                    "actual",
                    written(before, lang),
                )
            ]
            if before is not None
            else []
        ),
        (
            Bilingual(f"Goal for {plan}, in the speech{bound.en}", f"{plan}年目标，报告{bound.zh}"),
            speech["number"],
            "target",
            written(speech, lang),
        ),
        (
            Bilingual(f"Goal for {plan}, in the plan", f"{plan}年目标，年度计划"),
            float(row["number"]),
            "context",
            hedged(number_text(float(row["number"]), unit, lang), row["comparator"], lang),
        ),
        *[
            (
                Bilingual(f"Result of {plan}, reported later", f"{plan}年实绩，后来报告"),
                float(later["number"]),
                "context",
                hedged(number_text(float(later["number"]), unit, lang), later["comparator"], lang),
            )
            for _, later in after.iterrows()
        ],
    ]
    frame = pd.DataFrame(
        [
            # The subtitle names the unit: on a phone the numbers have no room for it.
            {
                "label": label.to(lang),
                "value": float(value),
                "meaning": meaning,
                "text": text,
                "drawn": text.replace(unit, "").strip(),
            }
            for label, value, meaning, text in marks
        ]
    )
    came = float(after["number"].iloc[-1]) if len(after) else None
    title = _title(name(speech, "en"), name(speech, "zh"), speech, row, came)
    figures = [one for one in (before, speech) if one is not None]
    publications = pd.concat([planned[:1], after]).drop_duplicates(f"source_{lang}")
    return present(
        edition,
        lang,
        dots(frame, lang, text="drawn", meaning="meaning"),
        id="two-goals",
        title=title,
        subtitle=Bilingual(
            f"{name(speech, 'en')}, {speech['unit_base_en']}", f"{name(speech, 'zh')}，{speech['unit_base']}"
        ),
        frame=frame,
        headings={"label": Bilingual("What it is", "数字"), "text": Bilingual("Value", "数值")},
        sources=pd.DataFrame(figures).reset_index(drop=True),
        second_sources=[
            Source(one[f"cited_{lang}"], url=one["source_url"]) for _, one in publications.iterrows()
        ],
        cautions=[
            Bilingual(
                "The plan was issued after the speech; which of the two binds, neither says.",
                "计划在报告之后印发；以哪一个为准，两份文件都没有说。",
            )
        ],
    )


def _title(en: str, zh: str, speech: pd.Series, row: pd.Series, came: float | None) -> Bilingual:
    aims = sorted((speech["number"], float(row["number"])))
    where = ""
    where_zh = ""
    if came is not None:
        between = aims[0] <= came < aims[1]
        where = (
            "; the result lies between the two"
            if between
            else "; the result reached both"
            if came >= aims[1]
            else "; the result reached neither"
        )
        where_zh = (
            "，结果介于两者之间"
            if between
            else "，结果两者都达到"
            if came >= aims[1]
            else "，结果两者都未达到"
        )
    higher = "more" if speech["number"] > float(row["number"]) else "less"
    return Bilingual(
        f"{en}: the speech aims at {higher} than the plan{where}",
        f"{zh}：报告的目标{'高' if higher == 'more' else '低'}于计划{where_zh}",
    )
