"""Targets beside results, where both carry the same indicator: what a review settles without asking again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from workreport.registry.language import Bilingual

REASON = Bilingual("The same indicator, as the review settled it.", "复核时认定为同一指标。")


@dataclass(frozen=True)
class Pairs:
    """The rows of pairs.csv, all with one reason."""

    rows: list[dict[str, str]]
    reason: Bilingual = REASON


def paired(figures: Sequence[dict[str, str]], review_year: str, plan_year: str) -> Pairs:
    """Each target of the plan year with the one result of the review year that shares its indicator.

    Indicator, class, area and base unit are the same; where several results fit, none is chosen.
    """
    results: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in figures:
        if row["status"] == "actual" and row["period"].startswith(review_year) and "/" not in row["period"]:
            results[_key(row)].append(row["figure_id"])
    return Pairs(
        [
            {
                "target_id": row["figure_id"],
                "actual_id": found[0],
                "comparable": "yes",
                "reason_zh": REASON.zh,
                "reason_en": REASON.en,
            }
            for row in figures
            if row["status"] == "target" and row["period"].startswith(plan_year) and "/" not in row["period"]
            if len(found := results.get(_key(row), [])) == 1
        ]
    )


def _key(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[key] for key in ("indicator_id", "class", "area_code", "unit_base"))
