"""Opening, environment and livelihood: trade by subtraction, shares, works done, services promised."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.beside import count_of, results_and_targets, year_names, years
from workreport.chapters.present import present
from workreport.chapters.rows import HEADINGS, chart_rows, listed, needed
from workreport.charts import bullets, lollipops, multiples, waterfall
from workreport.charts.figure import Figure
from workreport.figures.derive import derive
from workreport.figures.edition import Edition
from workreport.figures.format import number_text, written
from workreport.registry.language import Bilingual

SHARE_FROM = 50
"""Shares below this are risks kept low (bad loans, unemployment), not coverage."""

SERVICES = ("livelihood", "education", "culture", "governance")
WORKS = ("environment", "land")
NO_SHARES = Bilingual(
    "The review in this report states no share of a half or more.",
    "这份报告的回顾部分没有写明一半以上的比率。",
)
BESIDE = {
    "label": HEADINGS["label"],
    "text": Bilingual("Result", "实绩"),
    "mark_text": Bilingual("Target", "目标"),
    "reason": Bilingual("Do they compare?", "可比与否"),
}


@shown
def trade(edition: Edition, lang: str) -> Figure:
    """Imports, which the report does not state: by subtraction, with the interval that rounding leaves."""
    total, exports = needed(edition, "foreign_trade:level"), needed(edition, "exports:level")
    total_rate, exports_rate = needed(edition, "foreign_trade:growth"), needed(edition, "exports:growth")
    whole = {"whole": total, "part": exports}
    rates = {"whole_growth": total_rate, "part_growth": exports_rate}
    imports = derive("difference", **whole)
    change = derive("remainder_growth", **whole, **rates)
    imports_before = derive("remainder_before", **whole, **rates)
    total_before = derive("implied_base", level=total, growth=total_rate)
    exports_before = derive("implied_base", level=exports, growth=exports_rate)
    year = int(edition.report["review_year"])
    exports_gain = float(exports["number"]) - float(exports_before.value)
    imports_loss = float(imports.value - imports_before.value)
    yuan = total["unit_base_en"] if lang == "en" else total["unit_base"]
    frame = pd.DataFrame(
        [
            (
                Bilingual(f"{year - 1}, both", f"{year - 1}年合计"),
                float(total_before.value),
                "total",
                "derived",
                total_before.to(lang),
                getattr(total_before, f"formula_{lang}"),
            ),
            (
                Bilingual("Change in exports", "出口变化"),
                exports_gain,
                _part(exports_gain),
                "derived",
                number_text(exports_gain, yuan, lang, digits=3),
                getattr(exports_before, f"formula_{lang}"),
            ),
            (
                Bilingual("Change in imports", "进口变化"),
                imports_loss,
                _part(imports_loss),
                "caution",
                number_text(imports_loss, yuan, lang, digits=3),
                getattr(imports_before, f"formula_{lang}"),
            ),
            (
                Bilingual(f"{year}, both", f"{year}年合计"),
                total["number"],
                "total",
                "actual",
                written(total, lang),
                "",
            ),
        ],
        columns=["label", "value", "part", "meaning", "text", "formula"],
    )
    frame = frame.assign(label=[text.to(lang) for text in frame["label"]], value=frame["value"].abs())
    fell = change.value < 0
    size, low, high = (abs(x) for x in (change.value, change.high, change.low))
    title = Bilingual(
        f"Imports {'fell' if fell else 'rose'} by about {size:.1f} %, by subtraction of exports from the total",
        f"以总额减去出口推算，进口{'下降' if fell else '增长'}约{size:.1f}%",
    )
    return present(
        edition,
        lang,
        waterfall(frame, lang, text="text", meaning="meaning"),
        id="trade-change",
        title=title,
        subtitle=Bilingual(
            f"Exports and imports in yuan, from {year - 1} to {year}", f"进出口，元，{year - 1}年至{year}年"
        ),
        frame=frame,
        headings={
            "label": Bilingual("Part", "项目"),
            "text": Bilingual("Amount", "金额"),
            "formula": Bilingual("Formula", "公式"),
        },
        sources=pd.DataFrame([total, exports, total_rate, exports_rate]).reset_index(drop=True),
        statement="derived",
        method=Bilingual(
            f"imports = {imports.formula_en} = {imports.to('en')}; the fall lies between {min(low, high):.1f} and "
            f"{max(low, high):.1f} % by rounding.",
            f"进口 = {imports.formula_zh} = {imports.to('zh')}；因四舍五入，降幅介于{min(low, high):.1f}%与"
            f"{max(low, high):.1f}%之间。",
        ),
    )


@shown
def shares(edition: Edition, lang: str) -> Figure:
    """The shares and coverages of the review, highest first."""
    figures = edition.figures(class_="ratio", status="actual")
    figures = figures[(figures["number"] >= SHARE_FROM) & (figures["comparator"] == "eq")]
    figures = some(figures.reset_index(drop=True), NO_SHARES)
    rows = chart_rows(figures, lang).sort_values("value", ascending=False).reset_index(drop=True)
    full, high = int((rows["value"] == 100).sum()), int((rows["value"] >= 90).sum())
    title = Bilingual(
        f"All but {len(rows) - high} of {len(rows)} shares stand at 90 % or more, {full} at 100 %"
        if high < len(rows)
        else f"All {len(rows)} shares stand at 90 % or more, {full} of them at 100 %",
        f"{len(rows)}个比率中{high}个在90%以上，{full}个为100%"
        if high < len(rows)
        else f"{len(rows)}个比率全部在90%以上，其中{full}个为100%",
    )
    return present(
        edition,
        lang,
        lollipops(rows, lang, text="text"),
        id="shares-reached",
        title=title,
        subtitle=years(edition, "Shares and coverages, per cent; {review}", "比率与覆盖率，%；{review}年"),
        frame=listed(rows, lang),
        headings=HEADINGS,
        row_sources="figure_id",
        sources=figures,
        cautions=[
            Bilingual(
                "Capability is not use: services that can be done by phone may be done at a counter.",
                "可办不等于在用：能在手机上办的事，也可能仍在窗口办。",
            )
        ],
    )


@shown
def works(edition: Edition, lang: str) -> Figure:
    """Works on land, water and air: result and target."""
    frame, quoted = results_and_targets(edition, lang, topics=WORKS)
    lower = int((frame["mark"] < frame["value"]).sum())
    title = Bilingual(
        f"{count_of(lower, len(frame), 'en')} targets for works on land and water are set below the result",
        f"土地与环境的{len(frame)}个工作量目标，{count_of(lower, len(frame), 'zh')}低于上年实绩",
    )
    return present(
        edition,
        lang,
        bullets(frame, lang, text="text", mark="mark", mark_text="mark_text", key=_key(edition, lang)),
        id="environment-works",
        title=title,
        subtitle=Bilingual("Each row on a scale of its own", "各行自成尺度"),
        frame=frame,
        headings=BESIDE,
        row_sources="target_id",
        sources=quoted,
        cautions=[
            Bilingual(
                "A programme that nears its end sets lower targets; the report does not say how much is left.",
                "接近收官的行动，目标自然降低；报告没有说明还剩多少。",
            )
        ],
    )


@shown
def livelihood(edition: Edition, lang: str) -> Figure:
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
        subtitle=Bilingual("Each panel on a scale of its own", "各图自成尺度"),
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


def _part(change: float) -> str:
    return "add" if change >= 0 else "take"


def _key(edition: Edition, lang: str) -> dict[str, str]:
    result, goal = year_names(edition)
    return {
        "value": result.to(lang),
        "mark": goal.to(lang),
    }
