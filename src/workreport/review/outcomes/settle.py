"""What a sheet of outcomes decides, what is open in it, and what cannot stand."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import yaml

from workreport.figures import targets as proofs
from workreport.figures.evidence import Evidence
from workreport.figures.evidence import Row as Sound
from workreport.registry import files
from workreport.registry.language import Bilingual
from workreport.registry.numbers import exact
from workreport.registry.problems import Problem
from workreport.registry.project import Project
from workreport.registry.tables import tables
from workreport.registry.terms import FATE
from workreport.review import faults, vocabulary
from workreport.review.outcomes import form
from workreport.review.outcomes.draft import targets
from workreport.review.outcomes.form import FORM, NAMED
from workreport.review.sheet import ACCEPT, Line, Settled

Row = dict[str, str]


def settle(project: Project, report_id: str) -> Settled:
    """Read an edition's sheet of outcomes; ProjectError when it cannot be read."""
    state = Settled(FORM.read(project, report_id))
    shown = project.relative(FORM.path(project, report_id))
    own = {row["figure_id"]: row for row in targets(project, report_id)}
    units = vocabulary.units_of(project)
    rows: dict[str, tuple[Line, Row]] = {}
    for line in state.lines:
        if line["figure"] not in own:
            continue  # a figure that the review of the figures has since decided to be no target
        if said := _open(line):
            state.open[line.number] = said
        if wrong := _wrong(line, shown, units):
            state.problems += wrong
        else:
            rows.setdefault(line["figure"], (line, _cells(line)))
    state.rows = [rows[name][1] for name in own if name in rows]
    if not state.problems:
        state.problems = _prove(project, report_id, shown, rows)
    return state


def _open(line: Line) -> Bilingual | None:
    """What a row still needs of a person."""
    if line["fate"] in NAMED and not (line["note_zh"] and re.search("[A-Za-z]", line["note_en"])):
        return form.INSTEAD
    return faults.DECIDE if line["question"] and line["decision"] != ACCEPT else None


def _wrong(line: Line, shown: str, units: dict[str, Row]) -> list[Problem]:
    found = []
    if line["decision"] not in ("", ACCEPT):
        mend = ("Write ok, or another verdict under “fate”.", "请填 ok；判断不对的，请改“去向”一栏。")
        found.append(faults.cannot(shown, line, "decision", *mend))
    for column, words in FORM.words.items():
        needed = column in ("fate", "set_again", "confidence")
        if line[column] not in words and (needed or line[column]):
            listed = FATE if column == "fate" else words
            mend = (f"Write one of {', '.join(listed)}.", f"可填：{'、'.join(listed)}。")
            found.append(faults.cannot(shown, line, column, *mend))
    for side in ("outcome", "next"):
        if line[f"{side}_value"] and not _is_number(line[f"{side}_value"]):
            found.append(faults.no_number(shown, line, f"{side}_value"))
        if line[f"{side}_value"] and line[f"{side}_unit"] not in units:
            mend = (
                "Write the unit as data/registry/units.csv has it; the review of the next report adds those it lacks.",
                "请填 data/registry/units.csv 中的单位；其中没有的，由下一年报告的复核写入。",
            )
            found.append(faults.cannot(shown, line, f"{side}_unit", *mend))
    return found


def _is_number(cell: str) -> bool:
    try:
        exact(_plain(cell))
    except (ValueError, ZeroDivisionError):
        return False
    return True


def _plain(cell: str) -> str:
    return cell.replace(",", "").replace("，", "").removesuffix("%")


def _cells(line: Line) -> Row:
    row = {column: line.cells.get(column, "") for column in tables()["outcomes"].header}
    row |= {"figure_id": line["figure"], "comparability": _comparability(line)}
    for side in ("outcome", "next"):
        row[f"{side}_value"] = _plain(line[f"{side}_value"])
        if not row[f"{side}_value"]:
            row |= {f"{side}_unit": "", f"{side}_comparator": ""}
    return row


def _comparability(line: Line) -> str:
    """How the measures relate: what is not reported has none, and what is met or missed has the target's own."""
    if line["fate"] == "not_reported":
        return ""
    return line["comparability"] or ("same" if line["fate"] in ("met", "missed") else "different")


def _prove(project: Project, report_id: str, shown: str, rows: dict[str, tuple[Line, Row]]) -> list[Problem]:
    """What the proofs of the table say of the rows, each told by its row of the sheet."""
    told = yaml.safe_load((project.report(report_id) / "report.yml").read_text(encoding="utf-8"))
    figures = files.read(project, "figures", report_id)
    evidence = Evidence(project, report_id, report=told)
    numbered = [Sound(line.number, row) for line, row in rows.values()]
    evidence.rows = {
        "figures": [Sound(number, row) for number, row in enumerate(figures.to_dict("records"), start=2)],
        "units": [Sound(0, row) for row in vocabulary.units_of(project).values()],
        "outcomes": numbered,
    }
    evidence.frames["outcomes"] = pd.DataFrame([row for _, row in rows.values()], columns=["figure_id"])
    return [replace(one, file=shown) for one in proofs.prove(evidence)]
