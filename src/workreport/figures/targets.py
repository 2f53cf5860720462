"""What became of targets: counts of fates, and the checks of pairs and outcomes.

The rule by which a target is met is :func:`workreport.audit.rule.judged`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from workreport.audit.rule import POINTS, SHARE, judged
from workreport.figures.evidence import Evidence, Row
from workreport.registry.numbers import exact
from workreport.registry.problems import Problem, problem
from workreport.registry.terms import FATE

_PLACE = {"review": "回顾部分", "plan": "部署部分"}
"""The parts of a report in which a target may be named, for messages in Chinese."""


def with_tolerance(outcomes: pd.DataFrame, points: Decimal, share: Decimal) -> pd.Series:
    """The fates of :meth:`Edition.outcomes` with another tolerance; only met and missed can change."""
    fates = []
    for _, row in outcomes.iterrows():
        if row["fate"] not in ("met", "missed"):
            fates.append(row["fate"])
            continue
        factor = Fraction(row["value_base"]) / Fraction(row["value"]) if row["value"] else Fraction(1)
        scale = factor if row["outcome_unit"] == row["unit"] else Fraction(1)
        fates.append(judged(row, Fraction(row["outcome_value"]) * scale, points, share))
    return pd.Series(fates, index=outcomes.index, name="fate")


def fate_counts(outcomes: pd.DataFrame, by: str | None = None) -> pd.DataFrame:
    """How many targets met each fate.

    Parameters
    ----------
    by : str, optional
        A column of the outcomes to group by, such as ``section``, ``commitment`` or ``control``.

    Returns
    -------
    DataFrame
        One row per group (one row, ``all``, without ``by``), one column per fate in the order of
        :data:`workreport.registry.terms.FATE`, and ``total``.
    """
    groups = outcomes[by] if by else pd.Series("all", index=outcomes.index, name="group")
    counts = pd.crosstab(groups, outcomes["fate"]).reindex(columns=list(FATE), fill_value=0)
    counts.columns.name = None
    return counts.assign(total=counts.sum(axis=1)).reset_index()


def prove(evidence: Evidence) -> list[Problem]:
    """Whether pairs and outcomes name targets, and fates follow from the rule."""
    rows = {row["figure_id"]: row for row in evidence.rows.get("figures", [])}
    found = list(_pairs(evidence, rows))
    for row in evidence.rows.get("outcomes", []):
        if row["figure_id"] in rows:
            found += _outcome(evidence, row, rows[row["figure_id"]])
    return found + list(_complete(evidence, rows))


def _pairs(evidence: Evidence, rows: dict[str, Row]) -> Iterator[Problem]:
    wanted = (("target_id", ("target",)), ("actual_id", ("actual", "background", "threshold")))
    dimension = {row["unit"]: row["dimension"] for row in evidence.rows.get("units", [])}
    for row in evidence.rows.get("pairs", []):
        for column, statuses in wanted:
            figure = rows.get(row[column])
            if figure is not None and figure["status"] not in statuses:
                yield evidence.fault(
                    "pairs",
                    row,
                    column,
                    en=f"{row[column]} has status {figure['status']}; expected {' or '.join(statuses)}.",
                    zh=f"{row[column]} 的状态是 {figure['status']}，应为 {'或'.join(statuses)}。",
                    mend_en="A pair joins a target with last year's result: correct the id.",
                    mend_zh="配对是目标与上年结果：请改正编号。",
                )
        target, actual = rows.get(row["target_id"]), rows.get(row["actual_id"])
        if target is None or actual is None:
            continue
        if row["comparable"] == "yes" and dimension.get(target["unit"]) != dimension.get(actual["unit"]):
            units = f"{target['unit'] or '–'} / {actual['unit'] or '–'}"
            yield evidence.fault(
                "pairs",
                row,
                "comparable",
                en=f"the two are called comparable but their units measure different things ({units}).",
                zh=f"二者标为可比，单位的量纲却不同（{units}）。",
                mend_en="Write partly or no and give the reason, or correct a unit.",
                mend_zh="请改为 partly 或 no 并写明原因，或改正单位。",
            )
        if row["comparable"] != "yes" and not row["reason_en"].strip():
            yield evidence.fault(
                "pairs",
                row,
                "reason_en",
                en="a pair that does not fully compare gives no reason.",
                zh="不完全可比的配对没有写明原因。",
                mend_en="Say in both languages what differs.",
                mend_zh="请用两种语言写明差别所在。",
            )


def _named(evidence: Evidence, row: Row) -> Iterator[Problem]:
    """Whether where the next report names a target goes with what it reports and sets again; empty always does."""
    named = row["named"]
    needs = {
        "review": (row["fate"] != "not_reported", f"fate {row['fate']}"),
        "plan": (row["set_again"] == "yes", "set_again yes"),
    }
    for place, (is_there, because) in needs.items():
        if named and is_there and named not in (place, "both"):
            yield evidence.fault(
                "outcomes",
                row,
                "named",
                en=f"named is {named!r}, but {because} means that the {place} of the next report speaks of it.",
                zh=f"named 为“{named}”，而 {because} 表明下一年报告的{_PLACE[place]}说到了它。",
                mend_en=f"Write {place} or both, or leave the cell empty while nobody has looked.",
                mend_zh=f"请填 {place} 或 both；尚未查看则留空。",
            )


def _outcome(evidence: Evidence, row: Row, target: Row) -> Iterator[Problem]:
    yield from _named(evidence, row)
    if row["next_value"] and row["set_again"] != "yes":
        yield evidence.fault(
            "outcomes",
            row,
            "next_value",
            en=f"a value of {row['next_value']} is set again, and set_again is {row['set_again']}.",
            zh=f"填了再次设定的数值{row['next_value']}，而 set_again 为 {row['set_again']}。",
            mend_en="Write yes, or leave the value empty.",
            mend_zh="请改为 yes，或将数值留空。",
        )
    decided = row["fate"] in ("met", "missed")
    silent = row["fate"] in ("not_reported", "qualitative")
    if (decided and not row["outcome_value"]) or (silent and row["outcome_value"]):
        yield evidence.fault(
            "outcomes",
            row,
            "outcome_value",
            en=f"the fate is {row['fate']}, and the value is {row['outcome_value'] or 'empty'!r}.",
            zh=f"去向为 {row['fate']}，数值为“{row['outcome_value']}”。",
            mend_en="met and missed need a value; not_reported and qualitative have none.",
            mend_zh="met 与 missed 须有数值；not_reported 与 qualitative 不应有数值。",
        )
        return
    units = {unit["unit"]: unit for unit in evidence.rows.get("units", [])}
    unit = units.get(row["outcome_unit"])
    if not decided or unit is None:
        return
    if unit["base_unit"] != target["unit_base"]:
        yield evidence.fault(
            "outcomes",
            row,
            "outcome_unit",
            en=f"the outcome is in {unit['base_unit']!r}, the target in {target['unit_base']!r}.",
            zh=f"结果以“{unit['base_unit']}”计，目标以“{target['unit_base']}”计。",
            mend_en="What is met or missed has the target's unit; otherwise it is redefined.",
            mend_zh="判为实现或未实现的，单位须与目标一致；否则应为 redefined。",
        )
        return
    expected = judged(
        _based(target), exact(row["outcome_value"]) * exact(unit["factor"]), **_tolerance(evidence)
    )
    if row["fate"] != expected:
        said = f"{row['outcome_value']}{row['outcome_unit']} / {target['surface']} ({target['comparator']})"
        yield evidence.fault(
            "outcomes",
            row,
            "fate",
            en=f"the fate is {row['fate']}, but by the rule {said} is {expected}.",
            zh=f"去向为 {row['fate']}，而按规则 {said} 应为 {expected}。",
            mend_en=f"Write {expected}, or correct the outcome's value.",
            mend_zh=f"应填 {expected}，或改正结果的数值。",
        )


def _based(target: Row) -> dict[str, Any]:
    return target.cells | {"value_base": exact(target["value_base"])}


def _tolerance(evidence: Evidence) -> dict[str, Decimal]:
    """The tolerance that the origin record of the outcomes states, else the rule's own."""
    stated = evidence.origins.get("outcomes", {}).get("tolerance", {})
    return {
        name: Decimal(stated.get(name, default)) for name, default in (("points", POINTS), ("share", SHARE))
    }


def _complete(evidence: Evidence, rows: dict[str, Row]) -> Iterator[Problem]:
    """Every target has an outcome, and only targets have one."""
    if "outcomes" not in evidence.rows:
        return
    for row in evidence.rows["outcomes"]:
        figure = rows.get(row["figure_id"])
        if figure is not None and figure["status"] != "target":
            yield evidence.fault(
                "outcomes",
                row,
                "figure_id",
                en=f"{row['figure_id']} is no target; its status is {figure['status']}.",
                zh=f"{row['figure_id']} 不是目标，其状态为 {figure['status']}。",
                mend_en="Only targets have outcomes: correct the id or delete the row.",
                mend_zh="只有目标才有去向：请改正编号或删去此行。",
            )
    known = evidence.known("outcomes", "figure_id")
    for name, figure in rows.items():
        if figure["status"] == "target" and name not in known:
            yield problem(
                evidence.shown("outcomes"),
                name,
                en=f"the target {figure['surface']!r} ({figure['indicator_zh']}) has no outcome.",
                zh=f"目标“{figure['surface']}”（{figure['indicator_zh']}）没有去向。",
                mend_en="Add a row; not_reported when the next report gives no result.",
                mend_zh="请增加一行；下一年报告没有给出结果的，填 not_reported。",
            )
