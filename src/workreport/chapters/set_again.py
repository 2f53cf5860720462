"""Targets that return a year later: with which fate, and at what level."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.fate import FATE_HEADING, grouped, judged_by_rule, target_name
from workreport.charts import Choice, bars, dumbbells
from workreport.charts.figure import Figure
from workreport.figures.edition import Edition
from workreport.figures.format import hedged, number_text, written
from workreport.registry.language import Bilingual
from workreport.registry.terms import FATE

NO_RETURN = Bilingual(
    "No target of this report is known to have been set again a year later.",
    "没有查到这份报告的目标在下一年再次设定。",
)
MOVES = {
    "higher": Bilingual("higher", "提高"),
    "same": Bilingual("the identical number", "数值相同"),
    "lower": Bilingual("lower", "降低"),
}


@shown
def returning(edition: Edition, lang: str) -> Figure:
    """Targets that are set again and that are not, by what became of them."""
    outcomes = some(edition.outcomes(), NO_RETURN)
    again = outcomes["set_again"] == "yes"
    labels = {True: Bilingual("set again", "再次设定"), False: Bilingual("not set again", "未再设定")}
    ordered = outcomes.assign(group=[labels[bool(one)].to(lang) for one in again], order=~again)
    ordered = ordered.sort_values(["order", "start"], kind="stable")
    silent = int((again & (outcomes["fate"] == "not_reported")).sum())
    title = Bilingual(
        f"{int(again.sum())} of {len(outcomes)} targets are set again a year later, {silent} of them without a "
        "reported result",
        f"{len(outcomes)}个目标中有{int(again.sum())}个在下一年再次设定，其中{silent}个未报告结果",
    )
    return grouped(
        edition,
        lang,
        ordered,
        id="set-again",
        title=title,
        subtitle=Bilingual(
            "Targets by whether the next report sets one for the same thing, one mark each",
            "目标，按下一年是否就同一事项再次设定，每个一个记号",
        ),
        first=Bilingual("A year later", "一年之后"),
    )


@shown
def moves(edition: Edition, lang: str) -> Figure:
    """Whether targets that return are set higher, lower or at the identical number."""
    frame = _returned(edition, lang)
    counts = frame["move"].value_counts()
    shown_bars = pd.DataFrame(
        {
            "label": [text.to(lang) for text in MOVES.values()],
            "value": [int(counts.get(key, 0)) for key in MOVES],
            "meaning": ["target", "derived", "actual"],
        }
    )
    same = frame[frame["move"] == "same"]
    silent = int((same["fate"] == "not_reported").sum())
    title = Bilingual(
        f"{len(same)} of {len(frame)} are set again at the identical number, {silent} of them without a reported "
        "result",
        f"{len(frame)}个再次设定的目标中，{len(same)}个数值不变，其中{silent}个未报告结果",
    )
    choice = Choice(
        "move",
        Bilingual("A year later", "一年之后").to(lang),
        {"": Bilingual("all", "全部").to(lang)} | {key: text.to(lang) for key, text in MOVES.items()},
        Bilingual("Change", "变化").to(lang),
    )
    return judged_by_rule(
        edition,
        lang,
        bars(shown_bars, lang),
        id="set-again-moves",
        title=title,
        subtitle=Bilingual(
            "Targets set again, by the number; each in the table", "再次设定的目标，按数值变化；逐项见表"
        ),
        frame=frame.assign(change=[MOVES[key].to(lang) for key in frame["move"]]),
        headings={
            "label": Bilingual("Target", "目标"),
            "start_text": Bilingual("Set this year", "本年目标"),
            "end_text": Bilingual("Set a year later", "下一年目标"),
            "change": Bilingual("Change", "变化"),
            "fate_text": FATE_HEADING,
        },
        outcomes=_with_value(edition.outcomes()),
        controls=[choice],
        row_sources="figure_id",
        notes=_unnumbered(edition.outcomes()),
    )


def _unnumbered(outcomes: pd.DataFrame) -> list[Bilingual]:
    """Which targets return without one number to compare, where there are such."""
    bare = outcomes[(outcomes["set_again"] == "yes") & outcomes["next_number"].isna()]
    if bare.empty:
        return []
    names = {lang: [target_name(row, lang) for _, row in bare.iterrows()] for lang in ("en", "zh")}
    return [
        Bilingual(
            f"{len(bare)} more {'returns' if len(bare) == 1 else 'return'} without a single number to compare: "
            f"{'; '.join(names['en'])}.",
            f"另有{len(bare)}个再次设定的目标没有单一的数值可比：{'、'.join(names['zh'])}。",
        )
    ]


@shown
def levels(edition: Edition, lang: str) -> Figure:
    """The targets for amounts that return, as a share of this year's."""
    frame = _returned(edition, lang)
    frame = frame[(frame["unit"] != "%") & (frame["start"] > 0)]
    frame = some(frame, NO_RETURN).assign(ratio=lambda rows: rows["end"] / rows["start"])
    frame = frame.sort_values("ratio", ascending=False)
    up, down = int((frame["ratio"] > 1).sum()), int((frame["ratio"] < 1).sum())
    title = Bilingual(
        f"Of {len(frame)} targets for amounts that return, {up} are set higher and {down} lower",
        f"{len(frame)}个再次设定的数量目标中，{up}个提高，{down}个降低",
    )
    return judged_by_rule(
        edition,
        lang,
        dumbbells(
            frame,
            lang,
            start_text="start_text",
            end_text="end_text",
            start_meaning="target",
            end_meaning="context",
            ratio=True,
            key={
                "target": Bilingual("this year’s target", "本年目标").to(lang),
                "context": Bilingual("set a year later", "下一年目标").to(lang),
            },
        ),
        id="set-again-levels",
        title=title,
        subtitle=Bilingual(
            "The target of a year later as a share of this year’s, which is the line at 100 %",
            "下一年目标相当于本年目标的比例，本年为100%",
        ),
        frame=frame,
        headings={
            "label": Bilingual("Target", "目标"),
            "start_text": Bilingual("Set this year", "本年目标"),
            "end_text": Bilingual("Set a year later", "下一年目标"),
            "fate_text": FATE_HEADING,
        },
        outcomes=_with_value(edition.outcomes()),
        row_sources="figure_id",
    )


def _with_value(outcomes: pd.DataFrame) -> pd.DataFrame:
    return outcomes[outcomes["next_number"].notna()]


def _returned(edition: Edition, lang: str) -> pd.DataFrame:
    """Targets set again with a number, both numbers in the base unit and written; or Absent."""
    outcomes = edition.outcomes()
    outcomes = some(_with_value(outcomes) if len(outcomes) else outcomes, NO_RETURN)
    start, end = outcomes["number"].astype(float), outcomes["next_number"].astype(float)
    return pd.DataFrame(
        {
            "label": [target_name(row, lang) for _, row in outcomes.iterrows()],
            "start": start,
            "end": end,
            "start_text": [written(row, lang) for _, row in outcomes.iterrows()],
            "end_text": [next_text(row, lang) for _, row in outcomes.iterrows()],
            "move": [
                "same" if a == b else "higher" if b > a else "lower" for a, b in zip(start, end, strict=True)
            ],
            "fate": outcomes["fate"],
            "fate_text": [FATE[fate].to(lang) for fate in outcomes["fate"]],
            "unit": outcomes["unit_base"],
            "figure_id": outcomes["figure_id"],
        }
    ).reset_index(drop=True)


def next_text(row: pd.Series, lang: str) -> str:
    """The target of a year later as a page writes it, with its hedge."""
    text = number_text(row["next_number"], row["unit_base_en"] if lang == "en" else row["unit_base"], lang)
    return hedged(text, row["next_comparator"], lang)
