"""Results and targets side by side, for the chapters on their subjects."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import some
from workreport.chapters.rows import HEADINGS
from workreport.figures.edition import Edition
from workreport.figures.format import written
from workreport.registry.language import Bilingual

NO_PAIRS = Bilingual(
    "No target of this subject stands beside a comparable result in this edition.",
    "本版没有把这一主题的目标与可比的实绩配成对。",
)

BESIDE = {
    "label": HEADINGS["label"],
    "text": Bilingual("Result", "实绩"),
    "mark_text": Bilingual("Target", "目标"),
    "reason": Bilingual("Do they compare?", "可比与否"),
}
"""The columns of a table with results and targets."""


def years(edition: Edition, en: str, zh: str) -> Bilingual:
    """A text with ``{review}`` and ``{plan}`` filled in with the report's two years."""
    report = edition.report
    when = {"review": report["review_year"], "plan": report["plan_year"]}
    return Bilingual(en.format(**when), zh.format(**when))


def year_names(edition: Edition) -> tuple[Bilingual, Bilingual]:
    """What the key of a picture calls the result and the target."""
    return years(edition, "{review} result", "{review}年实绩"), years(
        edition, "{plan} target", "{plan}年目标"
    )


def status_key(edition: Edition, lang: str) -> dict[str, str]:
    """The key of a picture with results (``actual``) and targets (``target``), each with its year."""
    result, goal = year_names(edition)
    return {"actual": result.to(lang), "target": goal.to(lang)}


def count_of(some: int, total: int, lang: str) -> str:
    """How a title says a part of a total: ``3 of 9``, ``all 9``, ``none of 9``; ``3个``, ``全部``, ``没有一个``."""
    if lang == "zh":
        return {total: "全部", 0: "没有一个"}.get(some, f"{some}个")
    return {total: "Both" if total == 2 else f"All {total}", 0: f"None of {total}"}.get(
        some, f"{some} of {total}"
    )


def results_and_targets(
    edition: Edition, lang: str, topics: tuple[str, ...], kinds: tuple[str, ...] = ("yes", "partly")
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Amounts and counts of the topics that have both a result and a target; Absent where none has.

    Returns
    -------
    DataFrame
        indicator_id, label, value, mark (floats in the base unit), text, mark_text, reason, target_id; in the
        order of the report.
    DataFrame
        The figures of both sides as :func:`quoted` gives them, for the source line.
    """
    amounts = ("level", "count")
    pairs = edition.pairs(topic_target=topics, comparable=kinds, class_target=amounts, class_actual=amounts)
    # One result a target: where a target joins two results (top and leading talent), neither is its base alone.
    pairs = some(pairs[~pairs["target_id"].duplicated(keep=False)], NO_PAIRS)
    sides = {side: side_of(pairs, side) for side in ("target", "actual")}
    frame = pd.DataFrame(
        {
            "indicator_id": pairs["indicator_id_target"].tolist(),
            "label": pairs[f"indicator_name_{lang}_target"].tolist(),
            "value": pairs["number_actual"].tolist(),
            "mark": pairs["number_target"].tolist(),
            "text": [written(row, lang) for row in sides["actual"]],
            "mark_text": [written(row, lang) for row in sides["target"]],
            "reason": pairs[f"reason_{lang}"].tolist(),
            "target_id": pairs["target_id"].tolist(),
        }
    )
    return frame, quoted(pairs)


def quoted(pairs: pd.DataFrame) -> pd.DataFrame:
    """The sources of pairs: the figures of both sides, the report's own words, and what was corrected."""
    sides = [
        pairs[[f"{side}_id", f"surface_{side}", f"corrected_{side}"]].set_axis(
            ["figure_id", "surface", "corrected"], axis=1
        )
        for side in ("actual", "target")
    ]
    return pd.concat(sides, ignore_index=True).drop_duplicates("figure_id")


def side_of(pairs: pd.DataFrame, side: str) -> list[dict]:
    """The figures on one side of the pairs (``target`` or ``actual``), as rows of the figures table."""
    ending = f"_{side}"
    columns = {column: column.removesuffix(ending) for column in pairs.columns if column.endswith(ending)}
    return pairs[list(columns)].rename(columns=columns).to_dict("records")
