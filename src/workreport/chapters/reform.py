"""Reform: what can be done is not what is used, a time limit is a promise, and land is counted in four ways."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd

from workreport.chapters.absent import shown
from workreport.chapters.beside import STATUS, status_key, with_status, years
from workreport.chapters.present import present
from workreport.chapters.rows import HEADINGS, WORKED, chart_rows, chosen, found, listed, needed, reported
from workreport.charts import bars, lollipops
from workreport.charts.figure import Figure
from workreport.figures.derive import Derived, derive, quantity
from workreport.figures.edition import Edition
from workreport.figures.format import number_text
from workreport.figures.rounding import Quantity
from workreport.registry.language import Bilingual

CAPABILITY = Bilingual("What can be done: capability", "可办：能力")
DONE = Bilingual("What was done", "已办：完成")
COVERAGE = {
    "services_one_card": CAPABILITY,
    "services_mobile": CAPABILITY,
    "services_zero_trip": CAPABILITY,
    "certificates_abolished": DONE,
    "court_attendance": DONE,
}
LIMITS = (
    ("company_start_days", Bilingual("company started", "企业开办")),
    ("deregistration_days", Bilingual("simple deregistration", "简易注销")),
    ("approval_days", Bilingual("approval before acceptance", "竣工验收前审批")),
)
LAND = {
    "wuwei_land": Bilingual("dealt with", "消化处置"),
    "industrial_land_supplied": Bilingual("newly supplied", "新供"),
    "idle_land_used": Bilingual("put to use again", "盘活"),
    "inefficient_land_redeveloped": Bilingual("redeveloped", "再开发"),
}


@shown
def coverage(edition: Edition, lang: str) -> Figure:
    """The shares of the reform paragraph: what can be done apart from what was done."""
    figures = chosen(edition, tuple(f"{name}:ratio:actual" for name in COVERAGE))
    rows = chart_rows(figures, lang)
    rows = rows.assign(group=[COVERAGE[name].to(lang) for name in rows["indicator_id"]])
    able = figures[[COVERAGE[name] is CAPABILITY for name in figures["indicator_id"]]]
    rest = _needs_a_visit(found(edition, "services_zero_trip:ratio"))
    title = Bilingual(
        f"{len(able)} of {len(figures)} shares measure what can be done, none how often it is"
        + ("" if rest is None else f"; {_percent(rest, 'en')} of catalogue entries still require a visit"),
        f"{len(figures)}个比率中{len(able)}个衡量“可办”，没有一个说明使用了多少"
        + ("" if rest is None else f"；目录中仍有{_percent(rest, 'zh')}的事项做不到跑零次"),
    )
    return present(
        edition,
        lang,
        lollipops(rows, lang, text="text", group="group"),
        id="reform-coverage",
        title=title,
        subtitle=years(
            edition, "Share of matters or cases, per cent; {review}", "占事项或案件的比例，%；{review}年"
        ),
        frame=listed(rows, lang),
        headings={**HEADINGS, "group": Bilingual("What it measures", "衡量什么")},
        row_sources="figure_id",
        sources=figures,
        statement="reported" if rest is None else "derived",
        method=None
        if rest is None
        else Bilingual(
            f"entries of the catalogue that require a visit = {rest.formula_en} = {_percent(rest, 'en')}; "
            "all other numbers are the report’s.",
            f"目录中做不到跑零次的事项 = {rest.formula_zh} = {_percent(rest, 'zh')}；其余数字均为报告所述。",
        ),
        cautions=[
            Bilingual(
                "Capability is not use: a matter that can be settled by phone may still be settled at a counter. "
                "How many matters there are is not given.",
                "可办不等于在用：能在手机上办的事，也可能仍在窗口办。报告没有给出事项总数。",
            )
        ],
    )


def _needs_a_visit(zero_trips: pd.Series | None) -> Derived | None:
    """What is left of the catalogue without the entries that take no visit; None where that share is not exact."""
    if zero_trips is None or zero_trips["comparator"] != "eq":
        return None
    share = quantity(zero_trips)
    said = Bilingual(number_text(100, "%", "en"), number_text(100, "%", "zh"))
    whole = Quantity(Fraction(100), Fraction(100), Fraction(100), share.unit, said, share.source)
    return derive("difference", whole=whole, part=share)


def _percent(share: Derived, lang: str) -> str:
    """A share left over from the whole: in per cent of that whole, where a difference has percentage points."""
    return number_text(share.value, "%", lang)


@shown
def limits(edition: Edition, lang: str) -> Figure:
    """Time limits in days: those of the review beside those of the plan."""
    rows, figures = [], []
    for name, _ in LIMITS:
        for status in ("actual", "target"):
            row = found(edition, f"{name}:duration:{status}")
            if row is not None:
                figures.append(row)
                rows.append(reported(row, lang))
    now = needed(edition, "approval_days:duration:actual")
    goal = needed(edition, "approval_days:duration:target")
    frame = with_status(edition, lang, pd.DataFrame(rows))
    shorter = now["number"] - goal["number"]
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
        id="time-limits",
        title=Bilingual(
            f"The limit for approvals is to fall by {shorter:.0f} days to {goal['number']:.0f}: a promise, not a "
            "measured time",
            f"审批时限再缩短{shorter:.0f}天，降到{goal['number']:.0f}天：这是承诺，不是实测用时",
        ),
        subtitle=years(
            edition, "Time limits in days; {review} and {plan}", "办理时限，天；{review}年与{plan}年"
        ),
        frame=frame,
        headings={"label": WORKED["label"], "status": STATUS, "text": WORKED["text"]},
        row_sources="figure_id",
        sources=pd.DataFrame(figures).reset_index(drop=True),
        cautions=[
            Bilingual(
                "Ceilings. How long approvals took on average, and how many took longer, is not said. The limit "
                "runs until before completion acceptance, not until production.",
                "都是上限。平均用时多少、超时的有多少，报告没有说。审批时限只算到竣工验收前，不到投产。",
            )
        ],
    )


@shown
def land(edition: Edition, lang: str) -> Figure:
    """Land for building, in mu: supplied, dealt with, put to use again, redeveloped."""
    wuwei = needed(edition, "wuwei_land:level:actual")
    supplied = needed(edition, "industrial_land_supplied:level:actual")
    times = derive("ratio", top=wuwei, bottom=supplied)
    stated = [
        row
        for name in LAND
        for status in ("actual", "target")
        if (row := found(edition, f"{name}:level:{status}")) is not None
    ]
    frame = with_status(edition, lang, pd.DataFrame([reported(row, lang) for row in stated]))
    frame = frame.assign(what=[LAND[row["indicator_id"]].to(lang) for row in stated])
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
        id="land-use",
        title=Bilingual(
            f"“Five-not” land dealt with was {times.value:.2f} times the industrial land newly supplied",
            f"消化处置的“五未”土地是新供工业用地的{times.value:.2f}倍",
        ),
        subtitle=years(edition, "Land in mu; {review} and {plan}", "土地面积，亩；{review}年与{plan}年"),
        frame=frame,
        headings={
            "label": WORKED["label"],
            "status": STATUS,
            "text": WORKED["text"],
            "what": Bilingual("What was done", "作何处理"),
        },
        row_sources="figure_id",
        sources=pd.DataFrame(stated).reset_index(drop=True),
        statement="derived",
        method=Bilingual(
            f"{times.formula_en} = {times.value:.3f}, {times.low:.3f} to {times.high:.3f} by rounding.",
            f"{times.formula_zh} = {times.value:.3f}，因四舍五入在{times.low:.3f}至{times.high:.3f}之间。",
        ),
        cautions=[
            Bilingual(
                "Whether land dealt with is part of the land supplied is not said: never add the rows.",
                "处置的土地是否又计入新供土地，报告没有说明，各行不可相加。",
            )
        ],
    )
