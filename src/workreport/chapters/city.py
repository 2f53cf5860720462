"""City and country: how far works have come, words of completeness without a measure, areas, drifting counts."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.beside import BESIDE, quoted, year_names, years
from workreport.chapters.present import present
from workreport.chapters.rows import HEADINGS, WORKED, chart_rows, chosen, listed
from workreport.charts import Source, bars, ribbon, stages, units
from workreport.charts.figure import Figure
from workreport.charts.tallies import Look
from workreport.figures.edition import Edition
from workreport.figures.format import number_text, written
from workreport.registry.language import Bilingual

STAGES = {
    "prepared": Bilingual("Prepared", "前期"),
    "approved": Bilingual("Approved", "获批"),
    "started": Bilingual("Started", "开工"),
    "underway": Bilingual("Under way", "推进"),
    "finished": Bilingual("Finished", "建成"),
    "in_use": Bilingual("In use", "启用"),
}
WORDS = {
    "全面": Bilingual("全面 (fully, all round)", "全面"),
    "全覆盖": Bilingual("全覆盖 (full coverage)", "全覆盖"),
    "全部": Bilingual("全部 (all)", "全部"),
    "基本": Bilingual("基本 (basically)", "基本"),
    "全域": Bilingual("全域 (area-wide)", "全域"),
    "首批": Bilingual("首批 (first batch)", "首批"),
}
MEASURED = {
    "yes": Bilingual("measured by a figure in its sentence", "同一句中有数字衡量"),
    "no": Bilingual("not measured", "没有数字衡量"),
}
LOOKS = {"yes": Look("actual", "circle"), "no": Look("axis", "square", open=True)}
AREAS = (
    "land_consolidated",
    "colour_forest",
    "wuwei_land",
    "industrial_land_supplied",
    "big_platform_space",
    "afforestation",
    "mines_restored",
)
PER_KM2 = 1500
"""Mu in a square kilometre: 1 mu is 1/15 hectare, 1/1500 km²."""

SECTION = "1.4"
NO_MILESTONES = Bilingual(
    "The works that this report names have not been listed for this edition, or it names none.",
    "这份报告没有点到建设项目，或本版尚未整理。",
)
NO_PAIRS = Bilingual(
    "No target of this subject stands beside a result in this edition.",
    "本版没有把这一主题的目标与实绩配成对。",
)


@shown
def milestones(edition: Edition, lang: str) -> Figure:
    """How far each work has come, by the report's own words."""
    table = edition.milestones()
    table = some(table[(table["kind"] == "work")].reset_index(drop=True), NO_MILESTONES)
    order = list(STAGES)
    table = table.assign(rank=[order.index(stage) for stage in table["stage"]])
    table = table.sort_values(["rank", "start"], ascending=[False, True], kind="stable").reset_index(
        drop=True
    )
    frame = pd.DataFrame(
        {
            "label": table[f"name_{lang}"],
            "stage": [STAGES[stage].to(lang) for stage in table["stage"]],
            "surface": table["surface"],
            "sentence": table["sentence_id"],
        }
    )
    used = int((table["stage"] == "in_use").sum())
    begun = int(table["stage"].isin(["prepared", "approved", "started"]).sum())
    return present(
        edition,
        lang,
        stages(frame, lang, steps=[name.to(lang) for name in STAGES.values()]),
        id="milestones",
        title=Bilingual(
            f"Of {len(table)} works that the review names, {used} are in use and {begun} no further than begun",
            f"回顾中点到的{len(table)}个建设项目，{used}个已启用，{begun}个刚开工或尚在其前",
        ),
        subtitle=years(
            edition, "Stage reached by the words of the report; {review}", "按报告用语所处阶段；{review}年"
        ),
        frame=frame,
        headings={
            "label": Bilingual("Work", "项目"),
            "stage": Bilingual("Stage", "阶段"),
            "surface": Bilingual("Words of the report", "报告用语"),
        },
        row_sources="sentence",
        sources=table["sentence_id"].drop_duplicates().tolist(),
        statement="judged",
        method=Bilingual(
            "The words decide: 开工 is started; 推进, 实施 under way; 竣工, 建成 finished; 通车, 开放, 使用, 启用 in use.",
            "以用语为准：“开工”为开工，“推进”“实施”为推进，“竣工”“建成”为建成，“通车”“开放”“使用”“启用”为启用。",
        ),
        cautions=[
            Bilingual(
                "No dates, costs or shares of completion are given; a stage can cover a section only. Works that are "
                "not named are not in the picture.",
                "报告没有给出日期、投资和完成比例，有的只是其中一段。没有点到的项目不在图中。",
            )
        ],
    )


@shown
def words(edition: Edition, lang: str) -> Figure:
    """One mark for each claim with a word of completeness, by whether a figure measures it."""
    table = edition.milestones()
    table = some(table[table["word"] != ""].reset_index(drop=True), NO_MILESTONES)
    marks = pd.DataFrame(
        {
            "group": [WORDS[word].to(lang) for word in table["word"]],
            "kind": ["yes" if figure else "no" for figure in table["figure_id"]],
            "name": table[f"name_{lang}"],
            "surface": table["surface"],
            "sentence": table["sentence_id"],
        }
    )
    order = marks["group"].value_counts()
    marks = marks.assign(order=marks["group"].map(order)).sort_values(
        ["order", "group", "kind"], ascending=[False, True, False], kind="stable"
    )
    marks = marks.assign(measured=[MEASURED[kind].to(lang) for kind in marks["kind"]]).reset_index(drop=True)
    measured = int((marks["kind"] == "yes").sum())
    return present(
        edition,
        lang,
        units(
            marks,
            lang,
            kind="kind",
            name="name",
            names={k: v.to(lang) for k, v in MEASURED.items()},
            looks=LOOKS,
        ),
        id="completion-words",
        title=Bilingual(
            f"{measured} of {len(marks)} claims of completeness come with a figure that measures them",
            f"{len(marks)}处完成度表述，有数字衡量的{measured}处",
        ),
        subtitle=Bilingual(
            "Claims in the review with a word of completeness", "回顾部分带完成度用语的表述，处"
        ),
        frame=marks,
        headings={
            "name": Bilingual("What it is about", "所指事项"),
            "surface": Bilingual("Words of the report", "报告用语"),
            "group": Bilingual("Word", "用语"),
            "measured": Bilingual("Measured?", "有无数字"),
        },
        row_sources="sentence",
        sources=marks["sentence"].drop_duplicates().tolist(),
        statement="judged",
        method=Bilingual(
            "A claim counts when the word says of a thing done or under way that it is complete, basically complete, "
            "area-wide or a first batch; headings, names of programmes and words of intent do not count.",
            "用语说明某事已经或正在“全面”“基本”“全部”“全域”“全覆盖”或“首批”完成的，计一处；标题、专名和表示意图的不计。",
        ),
        cautions=[
            Bilingual(
                "A word without a figure is not an untrue word: speeches leave to other documents what they cannot "
                "hold.",
                "没有数字不等于不属实：报告容纳不下的，通常见于其他文件。",
            )
        ],
    )


@shown
def areas(edition: Edition, lang: str) -> Figure:
    """The areas of the review in one unit, and the largest of them against the land area of the city."""
    figures = chosen(edition, tuple(f"{name}:level:actual" for name in AREAS))
    rows = chart_rows(figures, lang).sort_values("value", ascending=False).reset_index(drop=True)
    rows = rows.assign(
        km2=[
            number_text(round(value / PER_KM2, 1), Bilingual("km²", "平方公里").to(lang), lang)
            for value in rows["value"]
        ]
    )
    largest = rows.iloc[0]
    parents = edition.areas()
    inside = parents[parents["parent"] == str(edition.report["area_code"])]["area_code"]
    context = edition.context("county_context")
    context = context[(context["indicator"] == "area_land") & context["area_code"].isin(list(inside))]
    whole = context["number"].sum()
    known = len(context) and not context["number"].isna().any()
    km2 = largest["value"] / PER_KM2
    part = (
        {code: number_text(round(100 * km2 / whole, 1), "%", code) for code in ("en", "zh")}
        if known
        else None
    )
    share = Bilingual(f", {part['en']} of the city", f"，占全市{part['zh']}") if part else None
    return present(
        edition,
        lang,
        bars(rows, lang, text="text", note="km2"),
        id="areas-worked-on",
        title=Bilingual(
            f"{largest['label']}: {km2:,.0f} km²{share.en if share else ''}",
            f"{largest['label']}合{km2:,.0f}平方公里{share.zh if share else ''}",
        ),
        subtitle=years(
            edition, "Areas in mu, below them in km²; {review}", "面积，亩，下注平方公里；{review}年"
        ),
        frame=listed(rows, lang),
        headings={**HEADINGS, "km2": Bilingual("In square kilometres", "折合")},
        row_sources="figure_id",
        sources=figures,
        second_sources=[Source(context.iloc[0][f"cited_{lang}"], url=context.iloc[0]["source_url"])]
        if known
        else [],
        statement="derived",
        method=Bilingual(
            "1 mu = 1/15 hectare; the land area of the city is the sum of its districts and counties.",
            "1亩＝1/15公顷；全市面积为各区县之和。",
        ),
        cautions=[
            Bilingual(
                "Areas of different works, which may lie on the same land: never add them.",
                "各项工作的面积可能重叠，不可相加。",
            )
        ],
    )


@shown
def drifts(edition: Edition, lang: str) -> Figure:
    """The counts of the section beside the targets that come nearest to them."""
    pairs = edition.pairs(section_actual=SECTION)
    pairs = some(pairs.drop_duplicates("actual_id").reset_index(drop=True), NO_PAIRS)
    before, after = (text.to(lang) for text in year_names(edition))
    boxes = []
    for pair in pairs.to_dict("records"):
        for side, head in (("actual", before), ("target", after)):
            row = {k.removesuffix(f"_{side}"): v for k, v in pair.items() if k.endswith(f"_{side}")}
            same = pair["comparable"] == "yes"
            boxes.append(
                {
                    "row": pair[f"indicator_name_{lang}_actual"],
                    "reason": pair[f"reason_{lang}"] if side == "target" else "",
                    "column": head,
                    "text": row[f"indicator_name_{lang}"],
                    "value": written(row, lang),
                    "changed": "" if same or side == "actual" else "yes",
                    "meaning": side,
                    "figure_id": row["figure_id"],
                }
            )
    frame = pd.DataFrame(boxes)
    same = int((pairs["comparable"] == "yes").sum())
    return present(
        edition,
        lang,
        ribbon(
            frame,
            lang,
            value="value",
            meaning="meaning",
            same_text=Bilingual("same definition", "口径相同").to(lang),
            changed_text=Bilingual("another definition", "口径不同").to(lang),
        ),
        id="city-definitions",
        title=Bilingual(
            f"{'None' if not same else same} of {len(pairs)} counts of city and country returns with the same definition",
            f"城乡建设的{len(pairs)}个计数，{'没有一个' if not same else f'只有{same}个'}以同一口径进入下年目标",
        ),
        subtitle=years(
            edition, "Result of {review}, nearest target for {plan}", "{review}年实绩与{plan}年最接近的目标"
        ),
        frame=frame,
        headings={
            "text": WORKED["label"],
            "column": Bilingual("Result or target", "实绩或目标"),
            "value": WORKED["text"],
            "reason": BESIDE["reason"],
        },
        row_sources="figure_id",
        sources=quoted(pairs),
        statement="judged",
        method=Bilingual(
            "Result and target were compared by what they count, of whom and at which level.",
            "逐对比较所计对象、范围与层级。",
        ),
    )
