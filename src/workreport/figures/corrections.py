"""Corrections of published figures: laid over the figures table, never written into it.

``figures.csv`` keeps what was read from the text, and stays provable against it. A row of
``data/corrections.csv`` says that one cell of one figure is to be read otherwise: because we misread the
report (what is measured, of whom, when, result or target), or because the report itself is in error (its
value or unit, by a published erratum). Where a figure stands and what stands there is a matter of the text
alone and cannot be corrected. Of the other cells only value and unit may depart from the text; their base
value follows from them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from workreport.figures.evidence import Evidence, Row
from workreport.registry.numbers import exact, plain
from workreport.registry.problems import Problem, ProjectError, problem
from workreport.registry.tables import tables

FREE = ("value", "unit")
"""Cells that may say something else than the text."""

FIXED = ("figure_id", "start", "end", "surface", "section", "value_base", "unit_base")
"""Cells that follow from the text, or from value and unit."""

PATH = "data/corrections.csv"


def correctable() -> list[str]:
    """The columns of the figures table that a correction may name."""
    return [name for name in tables()["figures"].header if name not in FIXED]


def applied(figures: pd.DataFrame, corrections: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """The figures as corrected; ``figures`` itself stays as it is.

    Parameters
    ----------
    figures, corrections, units : DataFrame
        The tables as read, every cell text. Corrections of figures that ``figures`` does not hold belong
        to another report and are left out.

    Returns
    -------
    DataFrame
        ``figures`` with a further column ``corrected``: the columns that were changed, parted by blanks.

    Raises
    ------
    ProjectError
        When a correction does not fit: its column cannot be corrected, or the table says something else
        than ``was``.
    """
    corrected, misfits = _laid_over(figures, corrections, units)
    if misfits:
        raise ProjectError(found for _, found in misfits)
    return corrected


def _laid_over(
    figures: pd.DataFrame, corrections: pd.DataFrame, units: pd.DataFrame
) -> tuple[pd.DataFrame, list[tuple[int, Problem]]]:
    frame = figures.assign(corrected="")
    place = {figure_id: index for index, figure_id in frame["figure_id"].items()}
    misfits: list[tuple[int, Problem]] = []
    for number, row in corrections.iterrows():
        index = place.get(row["figure_id"])
        if index is None:
            continue
        if row["column"] not in correctable():
            misfits.append((number, _cannot(number, row)))
        elif frame.at[index, row["column"]] != row["was"]:
            misfits.append((number, _other(number, row, frame.at[index, row["column"]])))
        else:
            frame.at[index, row["column"]] = row["is"]
            frame.at[index, "corrected"] += f" {row['column']}"
            if row["column"] in FREE:
                _settle_base(frame, index, units)
    return frame.assign(corrected=frame["corrected"].str.strip()), misfits


def _settle_base(frame: pd.DataFrame, index: int, units: pd.DataFrame) -> None:
    """Make the base value follow from value and unit, where both are sound."""
    known = units[units["unit"] == frame.at[index, "unit"]]
    try:
        value = exact(frame.at[index, "value"])
    except (ValueError, ZeroDivisionError):
        return  # the checks of the corrected table name the cell
    if len(known):
        frame.at[index, "value_base"] = plain(value * exact(known.iloc[0]["factor"]))
        frame.at[index, "unit_base"] = known.iloc[0]["base_unit"]


def prove(evidence: Evidence) -> list[Problem]:
    """What is wrong with the corrections of an edition, and with its tables once they are applied."""
    if not {"corrections", "figures", "units"} <= evidence.frames.keys():
        return []
    sound = [row.number - 2 for row in evidence.rows["corrections"]]
    corrections = evidence.frames["corrections"].loc[sound]
    corrected, misfits = _laid_over(evidence.frames["figures"], corrections, evidence.frames["units"])
    found = [fault for _, fault in misfits]
    for row in evidence.rows["corrections"]:
        found += _told(evidence, row)
    own = corrections["figure_id"].isin(evidence.known("figures", "figure_id"))
    if found or not own.any():
        return found + list(_strangers(evidence))
    return list(_strangers(evidence)) + _consequences(evidence, corrected)


def _told(evidence: Evidence, row: Row) -> Iterator[Problem]:
    """Whether the row changes something, at a date that can be."""
    if row["was"] == row["is"]:
        yield evidence.fault(
            "corrections",
            row,
            "is",
            en="was and is are the same.",
            zh="was 与 is 相同。",
            mend_en="Write what the cell is to say, or delete the row.",
            mend_zh="请填写更正后的内容，或删去此行。",
        )
    delivered = str(evidence.report.get("date", ""))
    own = row["figure_id"] in evidence.known("figures", "figure_id")
    if not _is_date(row["date"]) or (own and row["date"] < delivered):
        yield evidence.fault(
            "corrections",
            row,
            "date",
            en=f"{row['date']!r} is no day on which this report could be corrected.",
            zh=f"“{row['date']}”不是可能更正本报告的日期。",
            mend_en=f"Write the day of the correction, such as 2026-03-01, not before {delivered}.",
            mend_zh=f"请填写更正当天的日期，如 2026-03-01，不早于 {delivered}。",
        )


def _is_date(cell: str) -> bool:
    try:
        datetime.date.fromisoformat(cell)
    except ValueError:
        return False
    return True


def _strangers(evidence: Evidence) -> Iterator[Problem]:
    """Corrections of figures that no edition has."""
    own = evidence.known("figures", "figure_id")
    lost = [row for row in evidence.rows["corrections"] if row["figure_id"] not in own]
    if not lost:
        return
    elsewhere: set[str] = set()
    for path in evidence.project.data.glob("reports/*/figures.csv"):
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        elsewhere |= {line.partition(",")[0] for line in lines}
    for row in lost:
        if row["figure_id"] not in elsewhere:
            yield evidence.fault(
                "corrections",
                row,
                "figure_id",
                en=f"no report has a figure {row['figure_id']}.",
                zh=f"没有哪份报告有编号为 {row['figure_id']} 的数字。",
                mend_en="Copy the id from the card of the figure.",
                mend_zh="请从该数字的卡片上复制编号。",
            )


def _consequences(evidence: Evidence, corrected: pd.DataFrame) -> list[Problem]:
    """What the corrections break: the checks of the tables once more, on the corrected figures."""
    from workreport.figures import checks, references, targets, wording
    from workreport.registry.schemas import prove as prove_cells

    figures = corrected.drop(columns="corrected")
    shown = f"{PATH} → {evidence.shown('figures')}"
    after = prove_cells(figures, "figures", shown)
    bad = {index for index, _ in after}
    table = figures.drop(index=bad).to_dict("index")
    changed = {
        (corrected.at[index, "figure_id"], column)
        for index in corrected.index
        for column in corrected.at[index, "corrected"].split()
    }
    laid_over = replace(
        evidence,
        frames={**evidence.frames, "figures": figures},
        rows={**evidence.rows, "figures": [Row(index + 2, cells) for index, cells in table.items()]},
        corrected=frozenset(changed),
    )
    before = {found for proof in (references, checks, wording, targets) for found in proof.prove(evidence)}
    then = [found for proof in (references, checks, wording, targets) for found in proof.prove(laid_over)]
    new = [found for found in then if found not in before]
    return [found for _, found in after] + [replace(found, file=f"{PATH} → {found.file}") for found in new]


def _place(number: int, row: pd.Series, column: str) -> str:
    return f"row {number + 2} ({row['figure_id']} {row['column']} {row['date']}), column {column}"


def _cannot(number: int, row: pd.Series) -> Problem:
    allowed = correctable()
    return problem(
        PATH,
        _place(number, row, "column"),
        en=f"{row['column']!r} cannot be corrected: it is no column, or it follows from the text or from the value.",
        zh=f"“{row['column']}”不能更正：没有这一列，或者它由原文或数值决定。",
        mend_en=f"Choose one of: {', '.join(allowed)}. What stands where in the text is mended in figures.csv.",
        mend_zh=f"可选：{'、'.join(allowed)}。原文位置有误的，请直接改 figures.csv。",
    )


def _other(number: int, row: pd.Series, found: str) -> Problem:
    return problem(
        PATH,
        _place(number, row, "was"),
        en=f"was says {row['was']!r}, but the table says {found!r}.",
        zh=f"was 填“{row['was']}”，而表中是“{found}”。",
        mend_en="figures.csv keeps what was published: restore it there, or write here what it says.",
        mend_zh="figures.csv 应保留发布时的内容：请在该表恢复原值，或在此填写表中的内容。",
    )
