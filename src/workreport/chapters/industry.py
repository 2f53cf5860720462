"""Industry and innovation: what grew, what was begun and finished, who moved up, what was set."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from workreport.chapters.absent import shown
from workreport.chapters.beside import results_and_targets, year_names, years
from workreport.chapters.present import present
from workreport.chapters.rows import HEADINGS, chart_rows, chosen, listed, needed
from workreport.charts import bars, bullets, dots
from workreport.charts.figure import Figure
from workreport.figures.derive import Derived, derive
from workreport.figures.edition import Edition
from workreport.figures.format import number_text, written
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
STEPS = (
    "household_to_company",
    "small_to_scale",
    "gazelle_firms",
    "pinzibiao_firms",
    "jinxiang_jinniu_firms",
    "xiongying_firms",
    "listings_new",
)


@shown
def value_added(edition: Edition, lang: str) -> Figure:
    """Growth of value added, the three overlapping groups marked as such."""
    figures = chosen(edition, VALUE_ADDED)
    within = Bilingual(
        "within industry; overlaps with the others so marked", "规上工业之中，与同注者交叉"
    ).to(lang)
    rows = chart_rows(figures, lang)
    rows = rows.assign(note=[within if key in OVERLAPPING else "" for key in rows["indicator_id"]])
    rows = rows.sort_values("value", ascending=False).reset_index(drop=True)
    top, industry = rows.iloc[0], needed(edition, "industrial_value_added:growth")
    title = Bilingual(
        f"{top['label']} grew fastest, by {top['text']}; all industry above the size grew by {written(industry, 'en')}",
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
def projects(edition: Edition, lang: str) -> Figure:
    """Projects begun and completed, with the counts of the year before that their growth implies."""
    year = int(edition.report["review_year"])
    records, figures, said = [], [], {}
    for key in ("projects_started", "projects_completed"):
        count, rate = needed(edition, f"{key}:count"), needed(edition, f"{key}:growth")
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
def firms(edition: Edition, lang: str) -> Figure:
    """Firms that moved up a step, by kind of step."""
    figures = chosen(edition, STEPS)
    rows = chart_rows(figures, lang).sort_values("value", ascending=False).reset_index(drop=True)
    converted, grown = needed(edition, "household_to_company"), needed(edition, "small_to_scale")
    title = Bilingual(
        f"{converted['number']:,.0f} household businesses became companies, "
        f"{grown['number']:,.0f} small firms crossed the statistical line",
        f"{written(converted, 'zh')}个体工商户转为企业，{written(grown, 'zh')}小企业升到规模以上",
    )
    return present(
        edition,
        lang,
        bars(rows, lang, text="text"),
        id="firms-moved-up",
        title=title,
        subtitle=years(edition, "Firms, by kind of step; {review}", "企业数，按台阶；{review}年"),
        frame=listed(rows, lang),
        headings=HEADINGS,
        row_sources="figure_id",
        sources=figures,
        cautions=[
            Bilingual(
                "Counts of different things, one of them a stock: they do not add up.",
                "所指各不相同，其中一项为存量，不可相加。",
            )
        ],
    )


@shown
def innovation(edition: Edition, lang: str) -> Figure:
    """Talent and innovation: result and target side by side."""
    frame, quoted = results_and_targets(edition, lang, topics=("innovation",))
    result, goal = year_names(edition)
    raised = frame[frame["mark"] > frame["value"]]
    title = Bilingual(
        f"{len(raised)} of {len(frame)} targets for talent and innovation are above the result; "
        f"{len(frame) - len(raised)} are not",
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
        subtitle=Bilingual("Each row on a scale of its own", "各行自成尺度"),
        frame=frame,
        headings={
            "label": HEADINGS["label"],
            "text": Bilingual("Result", "实绩"),
            "mark_text": Bilingual("Target", "目标"),
            "reason": Bilingual("Do they compare?", "可比与否"),
        },
        sources=quoted,
    )


def _counted(value: Derived, lang: str) -> str:
    return number_text(Decimal(value.whole), value.unit_en if lang == "en" else value.unit, lang)


def _whole(value: Derived) -> str:
    """A count cast back: the one whole number of its interval, or the value as its digits allow."""
    return str(value.whole) if value.whole is not None else f"{value.value:.0f}"
