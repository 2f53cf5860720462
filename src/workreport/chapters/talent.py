"""Talent and innovation: targets beside results, a basket and its named parts, a ratio without a starting point."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.beside import (
    BESIDE,
    partly_comparable,
    results_and_targets,
    status_key,
    year_names,
    years,
)
from workreport.chapters.present import present
from workreport.chapters.rows import HEADINGS, WORKED, chart_rows, chosen, listed, needed, reported
from workreport.charts import Source, bars, bullets, units
from workreport.charts.figure import Figure
from workreport.charts.tallies import Look
from workreport.figures.edition import Edition
from workreport.figures.format import number_text, written
from workreport.registry.language import Bilingual

NAMED = {
    "talent_top": Bilingual("top talent", "顶尖人才"),
    "talent_leading": Bilingual("leading talent", "领军人才"),
    "national_experts": Bilingual("national distinguished experts", "国家特聘专家"),
}
LOOKS = {
    "talent_top": Look("actual", "triangle-up"),
    "talent_leading": Look("actual", "circle"),
    "national_experts": Look("actual", "square", open=True),
}
NOTHING = {"value": float("nan"), "meaning": "context", "figure_id": "", "source": ""}
NO_SERIES = Bilingual(
    "No second source with earlier or later values of this ratio has been found for this place.",
    "没有为这个地方查到该比例其他年份的数值。",
)


@shown
def innovation(edition: Edition, lang: str) -> Figure:
    """Talent and innovation: result and target side by side."""
    frame, quoted = results_and_targets(edition, lang, topics=("innovation",), kinds=("yes",))
    result, goal = year_names(edition)
    raised = frame[frame["mark"] > frame["value"]]
    title = Bilingual(
        f"Targets for talent and innovation that are above the result: {len(raised)} of {len(frame)}",
        f"人才与创新的{len(frame)}个目标，{len(raised)}个高于上年实绩，其余{len(frame) - len(raised)}个没有",
    )
    return present(
        edition,
        lang,
        bullets(
            frame,
            lang,
            text="text",
            mark="mark",
            mark_text="mark_text",
            key={
                "value": result.to(lang),
                "mark": goal.to(lang),
            },
        ),
        id="innovation-targets",
        title=title,
        subtitle=Bilingual("Each row on a scale of its own", "各行刻度不同"),
        frame=frame,
        headings=BESIDE,
        sources=quoted,
        cautions=partly_comparable(edition, ("innovation",)),
    )


@shown
def basket(edition: Edition, lang: str) -> Figure:
    """One mark for each person of the kinds of talent that are named, beside the basket they may be part of."""
    figures = chosen(edition, tuple(f"{name}:count:actual" for name in NAMED))
    whole = needed(edition, "talent_introduced:count:actual")
    top = needed(edition, "talent_top:count:actual")
    leading = needed(edition, "talent_leading:count:actual")
    named = int(top["number"] + leading["number"])
    times = whole["number"] / named
    marks = pd.DataFrame(
        [
            (NAMED[row["indicator_id"]].to(lang), row["indicator_id"])
            for _, row in figures.iterrows()
            for _ in range(int(row["number"]))
        ],
        columns=["group", "kind"],
    )
    rows = listed(chart_rows(pd.concat([whole.to_frame().T, figures]), lang), lang)
    return present(
        edition,
        lang,
        units(
            marks,
            lang,
            kind="kind",
            names={name: NAMED[name].to(lang) for name in NAMED if name in set(marks["kind"])},
            looks=LOOKS,
        ),
        id="talent-basket",
        title=Bilingual(
            f"The basket of graduates and others holds about {times:,.0f} people for each of the {named} called top or "
            "leading talent",
            f"称为顶尖、领军人才的共{named}名；“大学生及其他各类人才”约为其{times:,.0f}倍",
        ),
        subtitle=years(
            edition,
            f"One mark is one person; the basket of {written(whole, 'en')} is not drawn; {{review}}",
            f"一个标记为一人；合计{written(whole, 'zh')}的一项未画出；{{review}}年",
        ),
        frame=rows,
        headings=HEADINGS,
        row_sources="figure_id",
        sources=pd.concat([whole.to_frame().T, figures]),
        method=Bilingual(
            f"{written(whole, 'en')} ÷ ({written(top, 'en')} + {written(leading, 'en')})",
            f"{written(whole, 'zh')} ÷（{written(top, 'zh')}＋{written(leading, 'zh')}）",
        ),
        statement="derived",
        cautions=[
            Bilingual(
                "A basket: graduates and all other talent together. Neither its parts nor how many stayed are "
                "given, and whether the named kinds lie within it is not said.",
                "这是合计口径：大学生与其他各类人才放在一起，没有分项，没有留存人数，"
                "也没有说明上列各类是否包含在内。",
            )
        ],
    )


@shown
def joined(edition: Edition, lang: str) -> Figure:
    """Top and leading talent: two counts of the review beside the one target that joins them."""
    top = needed(edition, "talent_top:count:actual")
    leading = needed(edition, "talent_leading:count:actual")
    target = needed(edition, "talent_top_and_leading:count:target")
    both = int(top["number"] + leading["number"])
    rows = [reported(row, lang) for row in (top, leading)]
    rows.append(
        {
            "label": Bilingual("Both, added", "两项相加").to(lang),
            "value": both,
            "text": number_text(both, top["unit_base_en"] if lang == "en" else top["unit_base"], lang),
            "meaning": "derived",
            "interval": "",
            "formula": f"{written(top, lang)} + {written(leading, lang)}",
            "figure_id": "",
        }
    )
    rows.append(reported(target, lang))
    frame = pd.DataFrame(rows)
    return present(
        edition,
        lang,
        bars(
            frame,
            lang,
            text="text",
            meaning="meaning",
            key=status_key(edition, lang),
        ),
        id="top-and-leading-talent",
        title=years(
            edition,
            f"{both} people of top and leading talent came in {{review}}; {written(target, 'en')} are promised for "
            "{plan}",
            f"{{review}}年引进顶尖、领军人才共{both}名，{{plan}}年目标为{written(target, 'zh')}",
        ),
        subtitle=Bilingual("People", "人数"),
        frame=frame,
        headings=WORKED,
        row_sources="figure_id",
        sources=pd.DataFrame([top, leading, target]).reset_index(drop=True),
        statement="derived",
        method=Bilingual(
            f"{written(top, 'en')} + {written(leading, 'en')}; the target joins what the review gives apart.",
            f"{written(top, 'zh')}＋{written(leading, 'zh')}；目标把回顾中分列的两项合在一起。",
        ),
        cautions=[
            Bilingual(
                "A target is a floor to be passed, not a forecast; a lower one is no step back by itself.",
                "目标是下限而非预测，目标较低本身不等于退步。",
            )
        ],
    )


@shown
def research(edition: Edition, lang: str) -> Figure:
    """Research spending against output: the target, and the years that second sources know."""
    target = needed(edition, "rd_share_gdp:ratio:target")
    series = edition.context("city_series")
    series = series[(series["indicator"] == "rd_share_gdp") & (series["status"] == "actual")]
    series = series[series["area_code"] == str(edition.report["area_code"])]
    series = some(series.dropna(subset=["number"]).sort_values("period"), NO_SERIES)
    review, plan = str(edition.report["review_year"]), str(target["period"])
    rows = [_stated(row, lang) for _, row in series.iterrows()]
    if review not in set(series["period"]):
        silent = Bilingual("not stated in the report", "报告没有写明").to(lang)
        rows.append(NOTHING | {"label": _year(review, "", "").to(lang), "text": silent, "period": review})
    goal = reported(target, lang, _year(plan, ", target", "，目标").to(lang))
    rows.append(goal | {"period": plan, "source": ""})
    frame = pd.DataFrame(rows).sort_values("period", kind="stable", ignore_index=True)
    return present(
        edition,
        lang,
        bars(frame, lang, text="text", meaning="meaning"),
        id="research-share",
        title=Bilingual(
            f"Research spending has a target of {written(target, 'en')} and no value for {review} to start from",
            f"研发投入强度目标为{written(target, 'zh')}，{review}年的起点没有交代",
        ),
        subtitle=Bilingual(
            "Spending on research and development relative to gross regional product, per cent",
            "研究与试验发展经费支出相当于地区生产总值的比例，%",
        ),
        frame=frame,
        headings={
            "label": HEADINGS["period"],
            "text": WORKED["text"],
            "source": Bilingual("Publication", "出版物"),
        },
        row_sources="figure_id",
        sources=pd.DataFrame([target]).reset_index(drop=True),
        second_sources=[
            Source(row[f"cited_{lang}"], url=row["source_url"])
            for _, row in series.drop_duplicates(f"source_{lang}").iterrows()
        ],
        cautions=[
            Bilingual(
                "The years between have no value here; nothing is filled in. A ratio can rise because output "
                "falls short.",
                "其间各年没有数值，不作填补。分母增长放慢时，比例也会上升。",
            )
        ],
    )


def _stated(row: pd.Series, lang: str) -> dict:
    """A value of a second source as a row of the picture."""
    return {
        "label": _year(row["period"], ", second source", "，其他来源").to(lang),
        "value": float(row["number"]),
        "text": number_text(row["value"], "%", lang),
        "meaning": "context",
        "figure_id": "",
        "period": row["period"],
        "source": row[f"source_{lang}"],
    }


def _year(year: str, en: str, zh: str) -> Bilingual:
    return Bilingual(f"{year}{en}", f"{year}年{zh}")
