"""A draft of the outcomes of an edition's targets, by the audit of its text against that of the next report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from workreport.audit import table
from workreport.audit.reading import Reading, read
from workreport.audit.verdict import Verdict, verdicts
from workreport.extract.confidence import REVIEW
from workreport.extract.report import extract
from workreport.extract.text import load
from workreport.registry import files
from workreport.registry.project import Project
from workreport.registry.tables import tables
from workreport.review import questions, sheet
from workreport.review.draft import Sentences
from workreport.review.outcomes import form, page
from workreport.review.outcomes.form import FORM, NAMED

Row = dict[str, str]
NO_VERDICT = "none"
"""The rule of a target that the audit does not see as one."""

_LOW = 0.5
_BETWEEN = {"met": "same", "missed": "same", **dict.fromkeys(NAMED, "different")}
"""How the measure of an outcome relates to the target's, until a person says it better."""


@dataclass(frozen=True)
class Drafted:
    """A sheet of outcomes that was begun: whose targets, by which report, and how much it asks."""

    report_id: str
    later_id: str
    path: Path
    rows: int
    asked: int


def begin(project: Project, report_id: str) -> list[Drafted]:
    """Draft the outcomes of every edition that ``report_id`` gives a next report, or that it is one of.

    An edition whose figures are not settled yet, that has outcomes or a sheet of them, is left alone.
    """
    return [
        _begun(project, earlier, later)
        for earlier, later in _neighbours(project)
        if report_id in (earlier, later) and _lacks(project, earlier)
    ]


def later_of(project: Project, report_id: str) -> str:
    """The edition of the same place and the following year; empty where there is none."""
    return dict(_neighbours(project)).get(report_id, "")


def _neighbours(project: Project) -> Iterator[tuple[str, str]]:
    """The editions of one place that follow each other, earlier and later."""
    told = {}
    for path in sorted(project.data.glob("reports/*/report.yml")):
        facts = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        told[path.parent.name] = str(facts.get("area_code")), int(facts.get("plan_year") or 0)
    for earlier, (area, year) in told.items():
        for later, when in told.items():
            if when == (area, year + 1):
                yield earlier, later


def _lacks(project: Project, report_id: str) -> bool:
    return (
        not FORM.path(project, report_id).is_file()
        and not tables()["outcomes"].file(project, report_id).is_file()
        and not sheet.is_draft(project, report_id)
        and bool(targets(project, report_id))
    )


def targets(project: Project, report_id: str) -> list[Row]:
    """The targets of an edition, rows of its figures."""
    figures = files.read(project, "figures", report_id).to_dict("records")
    return [row for row in figures if row["status"] == "target"]


def _begun(project: Project, earlier: str, later: str) -> Drafted:
    rows = list(drafted(project, earlier, later))
    path = FORM.path(project, earlier)
    text = page.render(project, earlier, later, FORM.lines(rows))
    (path.parent / form.PAGE).write_text(text, encoding="utf-8")
    path.write_bytes(FORM.dump(rows))
    return Drafted(earlier, later, path, len(rows), sum(bool(row["question"]) for row in rows))


def drafted(project: Project, earlier: str, later: str) -> Iterator[Row]:
    """A row of the sheet for each target of ``earlier``, by what the report of ``later`` says of it."""
    before, after = _reading(project, earlier), _reading(project, later)
    found = verdicts(before, after)
    by_place: dict[tuple[str, ...], list[tuple[Verdict, Row]]] = defaultdict(list)
    for verdict, row in zip(found, table.rows(found, before, after), strict=True):
        by_place[row["target_start"], row["target_end"], row["target_value"]].append((verdict, row))
    sentences = Sentences(before.extraction.document), Sentences(after.extraction.document)
    for target in targets(project, earlier):
        own = by_place.get((target["start"], target["end"], target["value"]), [])
        yield _row(target, *sentences, *(own.pop(0) if own else (None, {})))


def _reading(project: Project, report_id: str) -> Reading:
    folder = project.report(report_id)
    facts = yaml.safe_load((folder / "report.yml").read_text(encoding="utf-8"))
    return read(extract(load(folder / "report.txt"), int(facts["plan_year"]), name=report_id))


def _row(target: Row, own: Sentences, next_: Sentences, verdict: Verdict | None, told: Row) -> Row:
    fate, rule = told.get("fate", "not_reported"), told.get("rule", NO_VERDICT)
    sure = verdict.confidence if verdict else 0.0
    again = verdict.again.row.comparator if verdict and verdict.again else ""
    return {
        "question": _question(fate, rule, sure),
        "decision": "",
        "figure": target["figure_id"],
        "target": own.marked(int(target["start"]), int(target["end"])),
        "surface": target["surface"],
        "name_zh": target["indicator_zh"],
        "fate": fate,
        "evidence": _quoted(next_, told, "outcome"),
        "comparability": _BETWEEN.get(fate, ""),
        "set_again": told.get("set_again", "no"),
        "again": _quoted(next_, told, "again"),
        "next_value": told.get("again_value", ""),
        "next_unit": told.get("again_unit", ""),
        "next_comparator": again,
        "confidence": "high" if sure >= REVIEW else "medium" if sure >= _LOW else "low",
        "rule": rule,
        **{key: told.get(key, "") for key in ("outcome_value", "outcome_unit", "outcome_comparator")},
    }


def _quoted(sentences: Sentences, told: Row, side: str) -> str:
    """The sentence of the next report that a verdict rests on, its number marked."""
    start, end = told.get(f"{side}_start", ""), told.get(f"{side}_end", "")
    return sentences.marked(int(start), int(end)) if start else ""


def _question(fate: str, rule: str, sure: float) -> str:
    """What a person must look at: every silence, every change of measure, and whatever is unsure.

    Only a value of the same thing in the same unit, and a target that is not due yet, speak for themselves.
    """
    if fate in NAMED:
        return questions.both(form.INSTEAD)
    if fate == "not_reported" and rule != "not-due":
        return questions.both(form.SILENT)
    return questions.both(form.CONFIRM) if sure < REVIEW else ""
