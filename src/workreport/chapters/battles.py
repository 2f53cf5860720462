"""Three battles: results against standards, works done, incomes of the poor, and lines that moved."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.beside import (
    BESIDE,
    count_of,
    quoted,
    results_and_targets,
    status_key,
    year_names,
    years,
)
from workreport.chapters.present import present
from workreport.chapters.rows import WORKED, found, needed, reported
from workreport.charts import Source, bullets, dots, ribbon
from workreport.charts.figure import Figure
from workreport.figures.edition import Edition
from workreport.figures.format import number_text, written
from workreport.registry.language import Bilingual

WORKS = ("environment",)
OWN_STANDARDS = {
    "water_class_three_share": Bilingual(
        "all sections at Class III or better is the whole", "断面全部达到Ⅲ类以上即为满额"
    ),
    "government_debt_ratio": Bilingual(
        "the ceiling of the “green safe zone”, as the report puts it", "报告所说“绿色安全区”的上限"
    ),
}
INCOMES = ("income_low_income_farmers", "income_rural", "income_urban")
DRIFTS = ("weak_villages_removed_share", "water_ten_compliance", "mines_regreened")
NO_STANDARD = Bilingual(
    "This report states no result that can be held against a published standard.",
    "这份报告没有可以与公开标准对照的实绩。",
)
NO_DRIFTS = Bilingual(
    "No target of the three battles stands beside a result of another definition in this edition.",
    "本版没有三大攻坚战中口径不同的目标与实绩。",
)


@shown
def standards(edition: Edition, lang: str) -> Figure:
    """Results of the three battles, each against its standard where one is published or named."""
    table = edition.standards()
    rows, sources, cited = [], [], []
    for limit in table.itertuples():
        row = found(edition, f"{limit.indicator_id}:level:actual")
        if row is None:
            continue
        sources.append(row)
        unit = row["unit_base_en"] if lang == "en" else row["unit_base"]
        text = number_text(limit.value, unit, lang)
        rows.append(
            _against(
                row,
                lang,
                limit.number,
                Bilingual(f"limit {text}", f"限值{text}").to(lang),
                getattr(limit, f"name_{lang}"),
            )
        )
        cited.append(Source(getattr(limit, f"source_{lang}")))
    for name, said in OWN_STANDARDS.items():
        row = found(edition, f"{name}:ratio:actual")
        if row is None:
            continue
        sources.append(row)
        ceiling = row["comparator"] == "le"
        against = _against(row, lang, row["number"] if ceiling else 100.0, "", said.to(lang))
        # Of a ceiling no result is known: it is drawn as a mark without a bar.
        rows.append(against | ({"value": float("nan")} if ceiling else {}))
    frame = some(pd.DataFrame(rows), NO_STANDARD)
    return present(
        edition,
        lang,
        bullets(
            frame,
            lang,
            text="text",
            mark="mark",
            mark_text="mark_text",
            mark_meaning="context",
            note="note",
            between=" | ",
            key={
                "value": year_names(edition)[0].to(lang),
                "mark": Bilingual("standard or ceiling", "标准或上限").to(lang),
            },
        ),
        id="results-and-standards",
        title=_standards_title(edition, frame, sources, table, lang),
        subtitle=Bilingual("Each row on a scale of its own", "各行刻度不同"),
        frame=frame,
        headings={
            "label": WORKED["label"],
            "text": Bilingual("Result", "实绩"),
            "mark_text": Bilingual("Limit", "限值"),
            "note": Bilingual("What it is held against", "对照什么"),
        },
        row_sources="figure_id",
        sources=pd.DataFrame(sources).reset_index(drop=True),
        second_sources=cited,
        cautions=[
            Bilingual(
                "PM2.5 is that of the urban districts, not of the whole city. Of the debt ratio only a ceiling is "
                "given; the ratio of no county is.",
                "PM2.5为市区口径，不是全市。债务率只给了上限，没有给出任何一级的具体比率。",
            )
        ],
    )


@shown
def works(edition: Edition, lang: str) -> Figure:
    """Works on land, water and air: result and target."""
    frame, quoted = results_and_targets(edition, lang, topics=WORKS, kinds=("yes",))
    lower = int((frame["mark"] < frame["value"]).sum())
    title = Bilingual(
        f"{count_of(lower, len(frame), 'en')} targets for environmental works are set below the result",
        f"环境工程的{len(frame)}个工作量目标，{count_of(lower, len(frame), 'zh')}低于上年实绩",
    )
    return present(
        edition,
        lang,
        bullets(frame, lang, text="text", mark="mark", mark_text="mark_text", key=_key(edition, lang)),
        id="environment-works",
        title=title,
        subtitle=Bilingual("Each row on a scale of its own", "各行刻度不同"),
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
        notes=[
            Bilingual(
                "Targets that are defined otherwise than the result stand in the last picture of this chapter.",
                "口径与实绩不同的目标，见本章最后一图。",
            )
        ],
    )


@shown
def incomes(edition: Edition, lang: str) -> Figure:
    """Growth of incomes: low-income rural households beside rural and urban ones, with the targets."""
    stated = [
        row
        for name in INCOMES
        for status in ("actual", "target")
        if (row := found(edition, f"{name}:growth:{status}")) is not None
    ]
    poor, rural = (
        needed(edition, "income_low_income_farmers:growth:actual"),
        needed(edition, "income_rural:growth:actual"),
    )
    result, goal = year_names(edition)
    frame = pd.DataFrame([reported(row, lang) for row in stated]).assign(
        kind=[(goal if row["status"] == "target" else result).to(lang) for row in stated]
    )
    gap = poor["number"] - rural["number"]
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
        id="income-growth-of-the-poor",
        title=Bilingual(
            f"Low-income rural incomes grew {abs(gap):.1f} points {'faster' if gap > 0 else 'slower'} than rural ones; "
            "from what level is not said",
            f"低收入农户收入增速{'高' if gap > 0 else '低'}于农村居民{abs(gap):.1f}个百分点，起点多高没有说",
        ),
        subtitle=years(
            edition,
            "Disposable income per head, growth on the year before, per cent; {review} and {plan}",
            "人均可支配收入比上年增长，%；{review}年与{plan}年",
        ),
        frame=frame,
        headings={
            "label": WORKED["label"],
            "kind": Bilingual("Result or target", "实绩或目标"),
            "text": WORKED["text"],
        },
        row_sources="figure_id",
        sources=pd.DataFrame(stated).reset_index(drop=True),
        cautions=[
            Bilingual(
                "Growth without a level: a fast rate from a low income may add fewer yuan. Who counts as a "
                "low-income household can change from year to year.",
                "只有增速没有绝对数：低起点的高增速，增加的钱可能更少。低收入农户的名单各年也可能不同。",
            )
        ],
    )


@shown
def drifts(edition: Edition, lang: str) -> Figure:
    """Results and targets of the three battles that are called alike and defined otherwise."""
    pairs = some(edition.pairs(indicator_id_target=DRIFTS), NO_DRIFTS)
    before, after = (text.to(lang) for text in year_names(edition))
    boxes = []
    for pair in pairs.to_dict("records"):
        for side, head in (("actual", before), ("target", after)):
            row = {k.removesuffix(f"_{side}"): v for k, v in pair.items() if k.endswith(f"_{side}")}
            boxes.append(
                {
                    "row": pair[f"indicator_name_{lang}_target"],
                    "column": head,
                    "text": row[f"indicator_name_{lang}"],
                    "value": written(row, lang),
                    "changed": "yes" if side == "target" else "",
                    "meaning": side,
                    "reason": pair[f"reason_{lang}"] if side == "target" else "",
                    "figure_id": row["figure_id"],
                }
            )
    frame = pd.DataFrame(boxes)
    return present(
        edition,
        lang,
        ribbon(
            frame,
            lang,
            value="value",
            meaning="meaning",
            changed_text=Bilingual("another definition", "口径不同").to(lang),
        ),
        id="drifting-lines",
        title=Bilingual(
            f"{len(pairs)} targets of the three battles look like last year’s results and are defined otherwise",
            f"三大攻坚战有{len(pairs)}个目标看似上年实绩的延续，口径已经不同",
        ),
        subtitle=years(edition, "Result of {review}, target for {plan}", "{review}年实绩与{plan}年目标"),
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
            "Result and target were compared by what they count, of whom and by which line; the reason stands in "
            "the table.",
            "逐对比较所计对象、范围与界线，理由见数据表。",
        ),
    )


def _against(row: pd.Series, lang: str, mark: float, mark_text: str, note: str) -> dict:
    return reported(row, lang) | {"mark": mark, "mark_text": mark_text, "note": note}


def _standards_title(
    edition: Edition, frame: pd.DataFrame, sources: list, table: pd.DataFrame, lang: str
) -> Bilingual:
    """The result with a published limit, and by how much it keeps it; else how many results have a standard."""
    for row in sources:
        limits = table[table["indicator_id"] == row["indicator_id"]]
        if len(limits):
            limit = limits.iloc[0]
            room = float(limit["number"]) - row["number"]
            en, zh = (
                number_text(abs(room), row[unit], code)
                for unit, code in (("unit_base_en", "en"), ("unit_base", "zh"))
            )
            kept = room >= 0
            return Bilingual(
                f"{row['indicator_name_en']}: {en} {'below' if kept else 'above'} the limit that the report does not "
                "state",
                f"{row['indicator_name_zh']}比国家标准限值{'低' if kept else '高'}{zh}，报告没有写出限值",
            )
    return Bilingual(
        f"Results that can be held against a standard: {len(frame)}", f"可以与标准对照的实绩：{len(frame)}项"
    )


def _key(edition: Edition, lang: str) -> dict[str, str]:
    result, goal = year_names(edition)
    return {"value": result.to(lang), "mark": goal.to(lang)}
