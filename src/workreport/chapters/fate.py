"""What the next report says of this one's targets, and on what the verdicts hang."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.present import present
from workreport.chapters.rows import name
from workreport.chapters.sections import section_names
from workreport.charts import Source, bars, units
from workreport.charts.figure import Figure
from workreport.figures.edition import Edition
from workreport.figures.targets import fate_counts, with_tolerance
from workreport.registry.language import Bilingual
from workreport.registry.terms import FATE

MEANINGS = {
    "met": "target",
    "missed": "caution",
    "redefined": "actual",
    "rank_only": "context",
    "qualitative": "context",
    "not_reported": "context",
}
CONTROL = {
    "government": Bilingual("Government’s own work", "政府自身可办"),
    "mixed": Bilingual("Government together with others", "政府与他方共同"),
    "market": Bilingual("Markets and households", "市场与居民"),
}
LARGE = 5
"""A section with fewer targets is not compared."""

NO_LATER = Bilingual(
    "The report of the following year has not been read for this edition.",
    "本版尚未对照下一年的报告。",
)
FEW = Bilingual(
    f"No section of this report sets {LARGE} targets or more.", f"这份报告没有一节设定{LARGE}个以上目标。"
)
NO_BAND = Bilingual(
    "No target hedged with 左右 has a verdict in this edition.", "本版没有带“左右”且有结论的目标。"
)
SILENCE = Bilingual(
    "“No result reported” is a statement about a speech, not about what was done. The target may be mentioned "
    "again, or set again, without its result.",
    "“未报告结果”只说下一年报告没有交代，不等于没有做。目标可能再次提到或再次设定，只是没有结果。",
)


@shown
def verdicts(edition: Edition, lang: str) -> Figure:
    """How many targets the next report shows as met, as missed, in other terms, or without a result."""
    outcomes = outcomes_of(edition)
    counts = fate_counts(outcomes).iloc[0]
    total = int(counts["total"])
    frame = pd.DataFrame(
        {
            "label": [FATE[fate].to(lang) for fate in FATE],
            "value": [int(counts[fate]) for fate in FATE],
            "meaning": [MEANINGS[fate] for fate in FATE],
        }
    )
    met, missed, silent = (int(counts[fate]) for fate in ("met", "missed", "not_reported"))
    again, never = len(without_result(outcomes, again=True)), len(never_named(outcomes))
    title = Bilingual(
        f"By the next report {met} of {total} targets were met and {missed} missed; on {silent} it reports no "
        f"result, sets {again} of these again, and mentions {never} nowhere",
        f"{total}个目标中，下一年报告显示{met}个达到、{missed}个未达到；{silent}个未报告结果，其中{again}个再次设定，"
        f"{never}个通篇没有提到",
    )
    if not never:
        title = Bilingual(
            f"By the next report {met} of {total} targets were met and {missed} missed; on {silent} it reports no "
            f"result, and sets {again} of these again",
            f"{total}个目标中，下一年报告显示{met}个达到、{missed}个未达到；{silent}个未报告结果，其中{again}个再次设定",
        )
    return judged_by_rule(
        edition,
        lang,
        bars(frame, lang, meaning="meaning"),
        id="fate-verdicts",
        title=title,
        subtitle=Bilingual("Targets by what the next report says of them", "目标，按下一年报告的交代分类"),
        frame=frame,
        headings={"label": FATE_HEADING, "value": COUNT_HEADING},
        outcomes=outcomes,
    )


@shown
def sections(edition: Edition, lang: str) -> Figure:
    """Fates by section of the report."""
    outcomes = outcomes_of(edition)
    names = section_names(edition, lang)
    counts = fate_counts(outcomes, "section")
    title = _largest_share(counts)
    return grouped(
        edition,
        lang,
        outcomes.assign(group=[f"{key} {names[key]}" for key in outcomes["section"]]),
        id="fate-sections",
        title=title,
        subtitle=Bilingual(
            "Targets by section of the report (2.7 is section 7 of part 2), one mark each",
            "目标，按报告章节（2.7即第二部分第七节），每个一个记号",
        ),
        first=Bilingual("Section", "章节"),
    )


def _largest_share(counts: pd.DataFrame) -> Bilingual:
    """The sections of whose targets none has a result; else the section with the largest share without one."""
    bare = counts[counts["not_reported"] == counts["total"]]
    if len(bare):
        several = len(bare) > 1
        return Bilingual(
            f"None of the {bare['total'].sum()} targets of section{'s' if several else ''} "
            f"{' and '.join(bare['section'])} has a reported result",
            f"{'、'.join(bare['section'])}{'两' if len(bare) == 2 else ''}节的{bare['total'].sum()}个目标，没有一个报告了结果",
        )
    large = some(counts[counts["total"] >= LARGE], FEW)
    most = large.loc[(large["not_reported"] / large["total"]).idxmax()]
    return Bilingual(
        f"Among sections with {LARGE} targets or more, {most['section']} has the largest share without a result: "
        f"{most['not_reported']} of {most['total']}",
        f"目标在{LARGE}个以上的各节中，{most['section']}节未报告结果的比例最高：{most['total']}个中有{most['not_reported']}个",
    )


@shown
def control(edition: Edition, lang: str) -> Figure:
    """Fates by who controls the outcome, a judgement kept in the registry."""
    outcomes = outcomes_of(edition)
    counts = fate_counts(outcomes, "control").set_index("control")
    counts = counts.reindex([key for key in CONTROL if key in counts.index])
    own = counts.loc["government"] if "government" in counts.index else counts.iloc[0]
    market = counts.loc["market"] if "market" in counts.index else counts.iloc[-1]
    title = Bilingual(
        f"Missed among targets with a verdict: {own['missed']} of {own['met'] + own['missed']} in the government’s "
        f"own hands, {market['missed']} of {market['met'] + market['missed']} where markets decide",
        f"有结论的目标中，政府自身可办的{own['met'] + own['missed']}个有{own['missed']}个未达到，"
        f"由市场与居民决定的{market['met'] + market['missed']}个有{market['missed']}个未达到",
    )
    order = outcomes["control"].map({key: place for place, key in enumerate(CONTROL)})
    return grouped(
        edition,
        lang,
        outcomes.assign(
            group=[CONTROL[key].to(lang) for key in outcomes["control"]], order=order
        ).sort_values(["order", "start"]),
        id="fate-control",
        title=title,
        subtitle=Bilingual(
            "Targets by who can bring the outcome about, one mark each", "目标，按结果由谁掌握，每个一个记号"
        ),
        first=Bilingual("Who controls it", "由谁掌握"),
    )


@shown
def tolerance(edition: Edition, lang: str, points: float, percent: float) -> Figure:
    """The verdicts on targets hedged with 左右, under tolerances from none to twice the rule's."""
    outcomes = outcomes_of(edition)
    hedged = outcomes[(outcomes["comparator"] == "approx") & outcomes["fate"].isin(("met", "missed"))]
    hedged = some(hedged, NO_BAND)
    steps = sorted({0.0, 0.5, 1.0, 2.0})
    rows = []
    for step in steps:
        fates = with_tolerance(hedged, Decimal(str(points * step)), Decimal(str(percent * step)) / 100)
        label = Bilingual(
            f"±{points * step:g} points, ±{percent * step:g} %",
            f"±{points * step:g}个百分点，±{percent * step:g}%",
        ).to(lang)
        rows += [
            {"label": label, "fate": fate, "value": int((fates == fate).sum())} for fate in ("met", "missed")
        ]
    frame = pd.DataFrame(rows)
    met = [row["value"] for row in rows if row["fate"] == "met"]
    title = Bilingual(
        f"Of {len(hedged)} hedged targets with a verdict, {met[0]} to {met[-1]} are met, "
        "depending on how wide “about” is",
        f"带“左右”且有结论的{len(hedged)}个目标，视宽窄不同，达到的有{met[0]}至{met[-1]}个",
    )
    wide = frame.pivot(index="label", columns="fate", values="value").reindex(frame["label"].unique())
    return judged_by_rule(
        edition,
        lang,
        bars(
            frame.assign(meaning=[MEANINGS[fate] for fate in frame["fate"]]),
            lang,
            meaning="meaning",
            key={MEANINGS[fate]: FATE[fate].to(lang) for fate in ("met", "missed")},
        ),
        id="fate-tolerance",
        title=title,
        subtitle=Bilingual(
            "Hedged targets by verdict, for four tolerances", "带“左右”的目标，四种容差下的结论"
        ),
        frame=wide.reset_index(),
        headings={"label": Bilingual("Tolerance", "容差"), "met": FATE["met"], "missed": FATE["missed"]},
        outcomes=hedged,
    )


FATE_HEADING = Bilingual("What the next report says", "下一年报告的交代")
COUNT_HEADING = Bilingual("Targets", "目标个数")


def outcomes_of(edition: Edition) -> pd.DataFrame:
    """The outcomes of the edition's targets; Absent where no later report was read."""
    return some(edition.outcomes(), NO_LATER)


def target_name(row: Mapping[str, Any], lang: str) -> str:
    """What a target is for; a growth says so, for its number is no amount."""
    if row["class"] != "growth":
        return name(row, lang)
    if row["direction"] == "down":
        named = Bilingual("{}, fall", "{}降幅")
    elif row["unit_base"] == "个百分点":
        named = Bilingual("{}, rise", "{}升幅")
    else:
        named = Bilingual("{}, growth", "{}增速")
    return named.to(lang).format(name(row, lang))


def without_result(outcomes: pd.DataFrame, *, again: bool = False) -> pd.DataFrame:
    """The targets on which the next report gives no result; only those it sets again, if asked."""
    silent = outcomes[outcomes["fate"] == "not_reported"]
    return silent[silent["set_again"] == "yes"] if again else silent


def never_named(outcomes: pd.DataFrame) -> pd.DataFrame:
    """The targets whose subject the next report names nowhere, in review or plan; not those nobody looked up."""
    return outcomes[outcomes["named"] == "no"]


def grouped(edition, lang, outcomes, *, id, title, subtitle, first) -> Figure:
    """One mark a target on the line of its ``group``, with the counts as a table."""
    named = outcomes.assign(name=[target_name(row, lang) for _, row in outcomes.iterrows()])
    counts = fate_counts(named, "group").set_index("group").reindex(named["group"].unique()).reset_index()
    headings = {"group": first} | FATE | {"total": COUNT_HEADING}
    return judged_by_rule(
        edition,
        lang,
        units(named, lang, names={fate: text.to(lang) for fate, text in FATE.items()}, name="name"),
        id=id,
        title=title,
        subtitle=subtitle,
        frame=counts,
        headings=headings,
        outcomes=outcomes,
    )


def judged_by_rule(
    edition: Edition,
    lang: str,
    chart: object,
    *,
    outcomes: pd.DataFrame,
    second_sources: Sequence[Source] = (),
    **more: object,
) -> Figure:
    """A figure of verdicts: same rule, same source, same caution; ``second_sources`` follow the next report."""
    origin = edition.origin("outcomes")
    later, coding = origin["source_report"], origin.get("coding", {"en": "", "zh": ""})
    return present(
        edition,
        lang,
        chart,
        sources=outcomes,
        second_sources=[
            Source(later[f"title_{lang}"]),
            *second_sources,
        ],
        cautions=[SILENCE],
        statement="judged",
        method=Bilingual(f"{RULE.en}{coding['en']}.", f"{RULE.zh}{coding['zh']}。"),
        **more,
    )


RULE = Bilingual("by the written rule of the method page", "依方法一章所列规则")
