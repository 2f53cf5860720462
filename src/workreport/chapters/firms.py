"""Firms and industry: what grew, which groups overlap, how many firms moved up, which sums are named."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.beside import years
from workreport.chapters.present import present
from workreport.chapters.rows import (
    HEADINGS,
    WORKED,
    chart_rows,
    chosen,
    found,
    listed,
    needed,
    reported,
    worked,
)
from workreport.charts import bars, dots, units
from workreport.charts.figure import Figure
from workreport.charts.tallies import Look
from workreport.figures.derive import derive
from workreport.figures.edition import Edition
from workreport.figures.format import written
from workreport.registry.language import Bilingual

VALUE_ADDED = (
    "digital_core_value_added:growth",
    "equipment_value_added:growth",
    "strategic_value_added:growth",
    "hightech_value_added:growth",
    "services_value_added:growth",
    "industrial_value_added:growth",
    "agri_value_added:growth",
)
OVERLAPPING = ("equipment_value_added", "strategic_value_added", "hightech_value_added")
STEPS = ("household_to_company", "small_to_scale", "listings_new")
LABELS = {
    "xiongying_firms": "provincial",
    "jinxiang_jinniu_firms": "unnamed",
    "jinxiang_jinniu_firms_new": "unnamed",
    "pinzibiao_firms": "unnamed",
    "green_factories_national": "national",
    "digital_workshops_provincial": "provincial",
    "gazelle_firms": "unnamed",
}
"""Labels that firms carry, and who confers them by the report's own words."""

LEVELS = {
    "national": Bilingual("national", "国家级"),
    "provincial": Bilingual("provincial", "省级"),
    "unnamed": Bilingual("not said", "未说明"),
}
KINDS = {
    "stock": Bilingual("a stock: all there are", "存量：累计达到"),
    "flow": Bilingual("a flow: those of the year", "增量：当年"),
    "goal": Bilingual("a target: to be added", "目标：拟新增"),
}
LOOKS = {
    "stock": Look("actual", "circle", open=True),
    "flow": Look("actual", "circle"),
    "goal": Look("target", "diamond"),
}
SUMS = {
    "green_platform_credit": Bilingual(
        "a credit line: may be drawn, must be paid back", "授信额度：可以提用，须偿还"
    ),
    "burden_relief": Bilingual("taxes, fees and costs not charged", "未收取的税费与成本"),
    "financial_value_added": Bilingual("value added: earned by finance itself", "增加值：金融业自身所创造"),
}
NO_LABELS = Bilingual("This report counts no firms that carry a label.", "这份报告没有写明带称号的企业数。")


@shown
def value_added(edition: Edition, lang: str) -> Figure:
    """Growth of value added, the three overlapping groups marked as such."""
    figures = chosen(edition, VALUE_ADDED)
    within = Bilingual("overlaps with the others so marked", "与同注者交叉").to(lang)
    rows = chart_rows(figures, lang)
    rows = rows.assign(note=[within if key in OVERLAPPING else "" for key in rows["indicator_id"]])
    rows = rows.sort_values("value", ascending=False).reset_index(drop=True)
    top, industry = rows.iloc[0], needed(edition, "industrial_value_added:growth")
    title = Bilingual(
        f"{top['label']} grew fastest, by {top['text']}; industry above the designated size grew by {written(industry, 'en')}",
        f"{top['label']}增长最快，为{top['text']}；规上工业整体增长{written(industry, 'zh')}",
    )
    return present(
        edition,
        lang,
        dots(rows, lang, text="text", note="note", unit="%"),
        id="value-added-growth",
        title=title,
        subtitle=years(
            edition,
            "Value added, real growth on the year before, per cent; {review}",
            "增加值实际增速，%；{review}年",
        ),
        frame=listed(rows, lang),
        headings=HEADINGS,
        row_sources="figure_id",
        sources=figures,
        cautions=[
            Bilingual(
                "Strategic emerging, high-tech and equipment industries overlap: never add them.",
                "战略性新兴产业、高新技术产业、装备制造业相互交叉，不可相加。",
            )
        ],
    )


@shown
def steps(edition: Edition, lang: str) -> Figure:
    """Firms that moved up a step, beside those that were closed or mended."""
    figures = chosen(edition, (*STEPS, "low_scattered_cleared"))
    rows = chart_rows(figures, lang).sort_values("value", ascending=False).reset_index(drop=True)
    converted, cleared = needed(edition, "household_to_company"), needed(edition, "low_scattered_cleared")
    times = derive("ratio", top=cleared, bottom=converted)
    title = Bilingual(
        f"{written(cleared, 'en')} firms and workshops were closed or mended, {times.value:.1f} times as many "
        "as became companies",
        f"淘汰整治企业及作坊{written(cleared, 'zh')}，是“个转企”的{times.value:.1f}倍",
    )
    return present(
        edition,
        lang,
        bars(rows, lang, text="text"),
        id="firms-moved",
        title=title,
        subtitle=years(
            edition, "Firms, by what happened to them; {review}", "企业数，按所经历的变化；{review}年"
        ),
        frame=listed(rows, lang),
        headings=HEADINGS,
        row_sources="figure_id",
        sources=figures,
        statement="derived",
        method=Bilingual(
            f"{times.formula_en} = {times.value:.2f}.", f"{times.formula_zh} = {times.value:.2f}。"
        ),
        cautions=[
            Bilingual(
                "Gross counts: of firms that later closed or fell below the line nothing is said. Closed and "
                "mended, firms and workshops, are one number.",
                "都是总数：其后注销或退回线下的企业没有交代。淘汰与整治、企业与作坊合为一个数。",
            )
        ],
    )


@shown
def labels(edition: Edition, lang: str) -> Figure:
    """One mark for each firm with a label: stocks, flows and what is to be added kept apart."""
    stated = (found(edition, f"{name}:count") for name in LABELS)
    figures = [row for row in stated if row is not None and row["comparator"] == "eq"]
    figures = some(pd.DataFrame(figures).reset_index(drop=True), NO_LABELS)
    figures = figures.assign(kind=[_kind(row) for _, row in figures.iterrows()])
    marks = pd.DataFrame(
        [
            (row[f"indicator_name_{lang}"], row["kind"])
            for _, row in figures.iterrows()
            for _ in range(int(row["number"]))
        ],
        columns=["group", "kind"],
    )
    rows = chart_rows(figures, lang).assign(
        by=[LEVELS[LABELS[name]].to(lang) for name in figures["indicator_id"]],
        kind=[KINDS[kind].to(lang) for kind in figures["kind"]],
    )
    used = [kind for kind in KINDS if (figures["kind"] == kind).any()]
    return present(
        edition,
        lang,
        units(marks, lang, kind="kind", names={kind: KINDS[kind].to(lang) for kind in used}, looks=LOOKS),
        id="labelled-firms",
        title=_labels_title(edition, figures),
        subtitle=years(
            edition,
            "One mark is one label on a firm; {review} and {plan}",
            "一个标记为一个企业称号；{review}年与{plan}年",
        ),
        frame=rows,
        headings={
            "label": HEADINGS["label"],
            "text": HEADINGS["text"],
            "kind": Bilingual("Stock or flow", "存量或增量"),
            "by": Bilingual("Who confers it", "由谁认定"),
        },
        row_sources="figure_id",
        sources=figures,
        cautions=[
            Bilingual(
                "Labels, not firms: one firm may carry several. Stocks and flows do not add up. Where the report "
                "says “cultivated”, it does not say whether all of them are of this year.",
                "数的是称号，不是企业：一家企业可以有几个称号。存量与增量不可相加。写作“培育”的，"
                "没有说明是否都在当年。",
            )
        ],
    )


@shown
def sums(edition: Edition, lang: str) -> Figure:
    """The sums of money that the report names for firms and finance, each with what kind of sum it is."""
    figures = chosen(edition, tuple(f"{name}:level:actual" for name in SUMS))
    credit, firms = needed(edition, "green_platform_credit:level"), needed(edition, "green_platform_firms")
    relief = needed(edition, "burden_relief:level:actual")
    each = derive("ratio", top=credit, bottom=firms)
    times = derive("ratio", top=credit, bottom=relief)
    rows = [
        reported(row, lang) | {"note": SUMS[row["indicator_id"]].to(lang)} for _, row in figures.iterrows()
    ]
    frame = pd.DataFrame(rows).sort_values("value", ascending=False)
    per = worked(Bilingual("Credit line for each firm", "平均每家授信额度").to(lang), each, lang)
    table = pd.concat([frame, pd.DataFrame([per | {"note": SUMS["green_platform_credit"].to(lang)}])])
    return present(
        edition,
        lang,
        bars(frame, lang, text="text", note="note"),
        id="sums-for-firms",
        title=Bilingual(
            f"Credit lines are {times.value:.1f} times the relief for firms, and are not money paid: "
            f"about {each.to('en', 3)}",
            f"授信额度是减负金额的{times.value:.1f}倍，但不是已经发放的贷款：平均每家约{each.to('zh', 3).split('/')[0]}",
        ),
        subtitle=years(edition, "Sums of unlike kinds, yuan; {review}", "性质不同的金额，元；{review}年"),
        frame=table,
        headings={**WORKED, "note": Bilingual("What kind of sum", "是什么钱")},
        row_sources="figure_id",
        sources=pd.concat([figures, firms.to_frame().T]),
        statement="derived",
        method=Bilingual(
            f"{each.formula_en} = {each.to('en', 3)}, {each.interval('en')} by rounding.",
            f"{each.formula_zh} = {each.to('zh', 3)}，因四舍五入在{each.interval('zh')}之间。",
        ),
        cautions=[
            Bilingual(
                "A credit line granted is not a loan paid out. Sums of different kinds: never add them.",
                "授信是额度，不是已发放的贷款。各项性质不同，不可相加。",
            )
        ],
    )


def _kind(row: pd.Series) -> str:
    """Whether a count is a stock, a flow of the year, or additions that are promised."""
    if row["status"] == "target":
        return "goal"
    return "stock" if row["nature"] == "stock" else "flow"


def _labels_title(edition: Edition, figures: pd.DataFrame) -> Bilingual:
    """The stock beside the flow where both are there, else how many kinds of label name who confers them."""
    stock = found(edition, "jinxiang_jinniu_firms:count:actual")
    flow = found(edition, "jinxiang_jinniu_firms_new:count:target")
    if stock is not None and flow is not None:
        return Bilingual(
            f"{written(stock, 'en')} “Golden Elephant and Golden Ox” firms are a stock, the {written(flow, 'en')} promised "
            "an addition: no fall",
            f"“金象金牛”企业达到{written(stock, 'zh')}是存量，新增{written(flow, 'zh')}是增量，不是下降",
        )
    named = sum(LABELS[name] != "unnamed" for name in figures["indicator_id"])
    return Bilingual(
        f"Of {len(figures)} labels on firms {named} come with the level that confers them",
        f"{len(figures)}类企业称号，写明认定层级的有{named}类",
    )
