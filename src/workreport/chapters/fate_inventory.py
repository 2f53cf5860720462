"""The targets of the year one by one: what the next report gives, and which of them it leaves without a result."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from workreport.audit.rule import POINTS, RATES, SHARE, is_ceiling
from workreport.chapters import years
from workreport.chapters.absent import shown, some
from workreport.chapters.beyond import with_second_source
from workreport.chapters.fate import (
    FATE_HEADING,
    MEANINGS,
    judged_by_rule,
    never_named,
    outcomes_of,
    target_name,
    without_result,
)
from workreport.chapters.rows import chart_rows
from workreport.chapters.sections import section_names
from workreport.chapters.set_again import next_text
from workreport.charts import Choice, Item, bars
from workreport.charts import listing as lists
from workreport.charts.figure import Figure
from workreport.charts.listing import Listing
from workreport.figures.edition import Edition
from workreport.figures.format import hedged, number_text, written
from workreport.registry.language import Bilingual
from workreport.registry.terms import FATE, NAMED, SENTENCE

NO_VERDICT = Bilingual(
    "The following report says of no target in numbers whether it was reached.",
    "下一年的报告没有以数字交代任何目标是否达到。",
)
ALL_REPORTED = Bilingual(
    "The following report gives a result for every target that it mentions.",
    "下一年的报告提到的目标都给出了结果。",
)
NOT_LOOKED_UP = Bilingual(
    "Whether the following report mentions these targets has not been looked up for this edition.",
    "本版尚未查看下一年的报告是否提到这些目标。",
)
ALL_NAMED = Bilingual(
    "No target that was looked up is missing from the following report: it mentions each of them.",
    "查看过的目标，下一年的报告都提到了。",
)
CEILING = Bilingual("a ceiling: lower is better", "上限，越低越好")
DECIDED = ("met", "missed")


@shown
def unmentioned(edition: Edition, lang: str) -> Listing:
    """The targets that the next report names nowhere, by section, each leading to its mark, with its sentence."""
    outcomes = outcomes_of(edition)
    some(outcomes[outcomes["named"] != ""], NOT_LOOKED_UP)
    never = some(never_named(outcomes), ALL_NAMED)
    open_ones = int((outcomes["named"] == "").sum())
    subtitle = Bilingual(
        "By section, with the number that was set and its sentence. Looked for in the whole text, in review and plan; "
        "what the report says of a neighbouring matter is added",
        "按章节，附所定数值和所在句。回顾与部署通篇查找；报告说到相邻事项的，一并注明",
    )
    if open_ones:
        subtitle = Bilingual(
            f"{subtitle.en}. {open_ones} more have not been looked up",
            f"{subtitle.zh}。另有{open_ones}个尚未查看",
        )
    return lists.show(
        _by_section(edition, never, lang, sentences=True),
        lang,
        id="never-named",
        statement="judged",
        title=Bilingual(
            f"{len(never)} of {len(outcomes)} targets are not mentioned in the next report at all; not mentioned is "
            "not missed",
            f"{len(outcomes)}个目标中，有{len(never)}个下一年报告通篇没有提到；没有提到，不等于没有达到",
        ).to(lang),
        subtitle=subtitle.to(lang),
    )


@shown
def unreported(edition: Edition, lang: str) -> Listing:
    """The other targets without a reported result, by section, each leading to its mark."""
    outcomes = outcomes_of(edition)
    silent = without_result(outcomes)
    silent = some(silent[silent["named"] != "no"], ALL_REPORTED)
    again = int((silent["set_again"] == "yes").sum())
    elsewhere = _elsewhere(edition, lang)
    known = sum(figure_id in elsewhere for figure_id in silent["figure_id"])
    open_ones = int((silent["named"] == "").sum())
    what = Bilingual("are mentioned, without their result", "提到了，但没有结果")
    if open_ones:
        what = Bilingual(
            f"have no reported result ({open_ones} of them not looked up for a mention)",
            f"未报告结果（其中{open_ones}个尚未查看是否提到）",
        )
    return lists.show(
        _by_section(edition, silent, lang),
        lang,
        id="unreported",
        statement="judged",
        title=Bilingual(
            f"{len(silent)} targets {what.en}: the next report sets {again} of them again, and "
            f"a second source gives the value of {known}",
            f"{len(silent)}个目标{what.zh}：其中{again}个再次设定，{known}个有其他来源的数值",
        ).to(lang),
        subtitle=Bilingual(
            "By section of the report, with the number that was set; each leads to its place in the text",
            "按报告章节，附所定数值；点击可到原文",
        ).to(lang),
    )


def _by_section(
    edition: Edition, rows: pd.DataFrame, lang: str, *, sentences: bool = False
) -> list[tuple[str, list[Item]]]:
    """The lines of a list of targets, under the sections they stand in."""
    names, elsewhere = section_names(edition, lang), _elsewhere(edition, lang)
    said: dict[str, str] = {}
    if sentences:
        stands = edition.sentence_of(rows["figure_id"].tolist())
        numbers = [SENTENCE.to(lang).format(one.lstrip("s0")) for one in stands["sentence_id"]]
        said = dict(zip(stands["figure_id"], numbers, strict=True))
    return [
        (
            f"{section} {names[section]}",
            [_item(row, elsewhere, lang, said.get(row["figure_id"], "")) for _, row in group.iterrows()],
        )
        for section, group in rows.groupby("section", sort=False)
    ]


@shown
def inventory(edition: Edition, lang: str) -> Figure:
    """Every target with what was reported, to filter by fate."""
    outcomes = outcomes_of(edition)
    elsewhere = _elsewhere(edition, lang)
    listed = chart_rows(outcomes, lang).assign(
        label=[target_name(row, lang) for _, row in outcomes.iterrows()],
        fate=[FATE[fate].to(lang) for fate in outcomes["fate"]],
        reported=[reported(row, lang) for _, row in outcomes.iterrows()],
        second=[elsewhere[one]["said"] if one in elsewhere else "" for one in outcomes["figure_id"]],
        named=[NAMED[key].to(lang) for key in outcomes["named"]],
        again=[_again(row, lang) for _, row in outcomes.iterrows()],
        note=outcomes[f"note_{lang}"],
        key=outcomes["fate"],
        ratio=100
        * outcomes["outcome_number"].astype(float)
        / outcomes["number"].where(outcomes["number"] > 0),
        meaning=[MEANINGS[fate] for fate in outcomes["fate"]],
        remark=[_remark(row, lang) for _, row in outcomes.iterrows()],
        ceiling=[is_ceiling(row) for _, row in outcomes.iterrows()],
        hedged=outcomes["comparator"] == "approx",
        loose=outcomes["outcome_comparator"] == "approx",
    )
    drawn = some(listed[listed["key"].isin(DECIDED) & listed["ratio"].notna()], NO_VERDICT)
    drawn = drawn.sort_values("ratio", ascending=False)
    exact = int(((drawn["key"] == "met") & (drawn["ratio"] == 100) & ~drawn["loose"]).sum())
    met, missed = (int((listed["key"] == fate).sum()) for fate in DECIDED)
    title = Bilingual(
        f"{met} targets were met, {exact} of them with exactly the number set, and {missed} were missed",
        f"{met}个目标达到，其中{exact}个恰好等于所定数值；{missed}个未达到",
    )
    pictures = {"": _bars(drawn, lang)} | {
        fate: _bars(drawn[drawn["key"] == fate], lang) if (drawn["key"] == fate).any() else None
        for fate in FATE
    }
    choice = Choice(
        "fate",
        FATE_HEADING.to(lang),
        {"": Bilingual("all", "全部").to(lang)} | {key: FATE[key].to(lang) for key in FATE},
        FATE_HEADING.to(lang),
    )
    published = pd.DataFrame(elsewhere.values())
    return judged_by_rule(
        edition,
        lang,
        pictures,
        id="fate-inventory",
        title=title,
        subtitle=Bilingual(
            "Reported value as a share of the target, for targets with a verdict; all targets in the table",
            "有结论的目标，报告数与目标之比；全部目标见表",
        ),
        frame=listed,
        headings={
            "label": Bilingual("Target", "目标"),
            "text": Bilingual("Set for the year", "目标值"),
            "fate": FATE_HEADING,
            "reported": Bilingual("Reported a year later", "一年后报告"),
            "named": Bilingual("Mentioned a year later", "一年后是否提到"),
            "second": Bilingual("Second source", "其他来源"),
            "again": Bilingual("Set again", "再次设定"),
            "note": Bilingual("Note", "说明"),
        },
        outcomes=outcomes,
        second_sources=years.publications(published) if len(published) else [],
        notes=[_reading(drawn)],
        controls=[choice],
        row_sources="figure_id",
    )


def _bars(rows: pd.DataFrame, lang: str):
    return bars(
        rows.assign(share=[f"{ratio:.0f}%" for ratio in rows["ratio"]]),
        lang,
        value="ratio",
        text="share",
        meaning="meaning",
        note="remark",
        key={MEANINGS[fate]: FATE[fate].to(lang) for fate in DECIDED if (rows["key"] == fate).any()},
    )


def _reading(drawn: pd.DataFrame) -> Bilingual:
    """Why a short bar may be a target met."""
    ceilings, hedged = int(drawn["ceiling"].sum()), int(drawn["hedged"].sum())
    return Bilingual(
        f"A bar below 100 % can still be a target met: {ceilings} of these are ceilings, where lower is better, and "
        f"{hedged} are set at “about” a number and have a tolerance. Their rows say so.",
        f"不到100%也可能达到：{ceilings}个是上限，越低越好；{hedged}个带“左右”，有容差。均在各行注明。",
    )


def _remark(row: Mapping[str, Any], lang: str) -> str:
    """What a reader must know before comparing a row with 100 %."""
    if is_ceiling(row):
        return CEILING.to(lang)
    if row["comparator"] != "approx":
        return ""
    if row["unit_base"] in RATES:
        return Bilingual(f"“about”: ± {POINTS} points", f"“左右”：±{POINTS}个百分点").to(lang)
    return Bilingual(f"“about”: ± {100 * SHARE:.0f} %", f"“左右”：±{100 * SHARE:.0f}%").to(lang)


def _again(row: Mapping[str, Any], lang: str) -> str:
    """The number that is set a year later, or that the target is set again without one; empty where it is not."""
    if row["set_again"] != "yes":
        return ""
    return next_text(row, lang) if row["next_value"] is not None else Bilingual("yes", "是").to(lang)


def _item(
    row: Mapping[str, Any], elsewhere: Mapping[str, Mapping[str, Any]], lang: str, sentence: str = ""
) -> Item:
    """The line of a target; with its ``sentence``, also what the note says of it."""
    again = (
        " · ".join(part for part in (sentence, row[f"note_{lang}"].rstrip(".。")) if part) if sentence else ""
    )
    if row["set_again"] == "yes":
        again = Bilingual("set again", "再次设定").to(lang)
        if row["next_value"] is not None:
            again += Bilingual(": ", "：").to(lang) + _again(row, lang)
    beside = elsewhere.get(row["figure_id"])
    told = Bilingual("second source: ", "其他来源：").to(lang)
    return Item(
        target_name(row, lang),
        written(row, lang),
        row["figure_id"],
        again,
        (told + beside["said"], beside["url"]) if beside else ("", ""),
    )


def _elsewhere(edition: Edition, lang: str) -> dict[str, dict[str, Any]]:
    """By target: the second source that says more than the next report; ``said`` with the kind of source."""
    rows = with_second_source(edition, lang)
    found = {}
    for row in rows.to_dict("records"):
        if row["next"] != row["value"]:
            said = Bilingual("{} ({})", "{}（{}）").to(lang).format(row["text"], row["kind"])
            found[row["figure_id"]] = row | {"said": said}
    return found


def reported(row: pd.Series, lang: str) -> str:
    """The value that the next report gives, as it writes it; a dash for none."""
    if row["outcome_value"] is None:
        return "–"
    if lang == "zh":
        return hedged(f"{row['outcome_value']}{row['outcome_unit']}", row["outcome_comparator"], lang)
    unit = (
        "%"
        if row["outcome_unit"] == "%"
        else row["unit_base_en"]
        if row["outcome_unit"] == row["unit"]
        else ""
    )
    return hedged(
        number_text(Decimal(str(row["outcome_number"])), unit, lang), row["outcome_comparator"], lang
    )
