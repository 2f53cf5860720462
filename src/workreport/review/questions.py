"""What the sheet asks of its reader, in both languages."""

from __future__ import annotations

from workreport.registry.language import Bilingual
from workreport.registry.problems import Problem

NEW_INDICATOR = Bilingual(
    "New indicator: write its English name, or the id of a known one under “indicator”.",
    "新指标：请填英文名称；若即某个已有指标，请在“指标”栏填其编号。",
)
RENAMED = Bilingual(
    "Is it this indicator? Write ok, or another id, or new with an English name.",
    "是否即此指标？是则填 ok；不是则在“指标”栏填另一编号，或填 new 并写英文名称。",
)
UNSURE = Bilingual(
    "The reading is unsure: correct the row, then write ok.", "判读没有把握：请核对改正后填 ok。"
)
ENGLISH = Bilingual("Write it in English.", "请填英文。")
ENGLISH_IF_KNOWN = Bilingual("Write it in English; may stay open.", "请填英文；可以空着。")
LEFT_OPEN = Bilingual("The text does not say; may stay open.", "文中没有写明；可以空着。")


def doubt(problem: Problem, *, final: bool = False) -> Bilingual:
    """What a proof says of a row: correct it, or insist with ok; only correct it where the proof is ``final``."""
    if final:
        return Bilingual(
            f"Check: {problem.said.en} {problem.remedy.en}", f"核对：{problem.said.zh}{problem.remedy.zh}"
        )
    return Bilingual(
        f"Check: {problem.said.en} Correct the row, or write ok if it is right.",
        f"核对：{problem.said.zh}请改正；确认无误的填 ok。",
    )


def is_optional(question: str) -> bool:
    """Whether a row may stay as it is."""
    return question in (both(ENGLISH_IF_KNOWN), both(LEFT_OPEN))


def is_new(question: str) -> bool:
    """Whether a row asks for a new indicator."""
    return question.startswith(NEW_INDICATOR.zh[:3])


def both(text: Bilingual) -> str:
    """A question as the sheet has it, Chinese first."""
    return f"{text.zh} {text.en}"
