"""Write the outcomes that a sheet decides, with the record of where they come from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

import yaml

from workreport.audit.rule import POINTS, SHARE
from workreport.registry.problems import Problem, ProjectError, problem
from workreport.registry.project import Project
from workreport.registry.tables import tables
from workreport.review.apply import put, written
from workreport.review.outcomes import form, page
from workreport.review.outcomes.draft import later_of
from workreport.review.outcomes.form import FORM
from workreport.review.outcomes.settle import settle
from workreport.review.sheet import APPLIED, Settled

_COPIED = ("title", "place", "speaker", "body")


@dataclass(frozen=True)
class Recorded:
    """What came of reading a sheet of outcomes."""

    settled: Settled
    written: bool


def review(project: Project, report_id: str) -> Recorded:
    """Read an edition's sheet of outcomes, tell its state on its page, and write the table when nothing is open.

    Raises
    ------
    ProjectError
        When cells of the sheet cannot stand: all of them. The table stays as it was then.
    """
    state, later = settle(project, report_id), later_of(project, report_id)
    if not later:
        raise ProjectError([_no_later(project, report_id)])
    text = page.render(project, report_id, later, state.lines, state.open)
    put(project.report(report_id) / form.PAGE, text.encode("utf-8"))
    if state.problems:
        raise ProjectError(state.problems)
    if state.open:
        return Recorded(state, written=False)
    table = written("outcomes", state.rows)
    path = tables()["outcomes"].file(project, report_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    put(path, table)
    record = _record(project, report_id, later, len(state.rows)) | {
        "sha256": hashlib.sha256(table).hexdigest(),
        APPLIED: FORM.digest(project, report_id),
    }
    text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=1000)
    put(path.with_suffix(".yml"), text.encode("utf-8"))
    return Recorded(state, written=True)


def _no_later(project: Project, report_id: str) -> Problem:
    return problem(
        project.relative(FORM.path(project, report_id)),
        "",
        en="the edition of the following year, which this sheet was drafted from, is not there any more.",
        zh="起草此表所据的下一年报告的版本已不在项目中。",
        mend_en="Bring its folder back, or remove the sheet.",
        mend_zh="请恢复该文件夹，或删去此表。",
    )


def is_applied(project: Project, report_id: str) -> bool:
    """Whether the table of outcomes was written from the sheet as it is now."""
    path = tables()["outcomes"].file(project, report_id).with_suffix(".yml")
    if not path.is_file():
        return False
    told = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return told.get(APPLIED) == FORM.digest(project, report_id)


def _facts(project: Project, report_id: str) -> dict:
    return yaml.safe_load((project.report(report_id) / "report.yml").read_text(encoding="utf-8"))


def _record(project: Project, report_id: str, later_id: str, count: int) -> dict[str, object]:
    """The origin record of a table of outcomes."""
    own, next_ = _facts(project, report_id), _facts(project, later_id)
    year, after = own["plan_year"], next_["plan_year"]
    both = [f"{key}_{lang}" for key in _COPIED for lang in ("en", "zh")]
    return {
        "file": f"{report_id}.csv",
        "title": {
            "en": f"What the {after} report says of the {count} targets of the {year} report",
            "zh": f"{after}年报告对{year}年报告{count}个目标的交代",
        },
        "producer": {
            "en": f"{own['book_title_en']}, from the {after} government work report",
            "zh": f"《{own['book_title_zh']}》据{after}年政府工作报告整理",
        },
        "source_report": {
            **{key: next_.get(key) or "" for key in both},
            "date": next_.get("date") or after,
            "read_en": f"Read in the text of {later_id} in this project.",
            "read_zh": f"所据为本项目所收的 {later_id} 文本。",
        },
        "citation": {
            "en": f"{own['book_title_en']}, coding of the report: {next_['title_en']}.",
            "zh": f"《{own['book_title_zh']}》对{next_['title_zh']}的编码。",
        },
        "url": "",
        "date_published": date.today(),
        "date_accessed": date.today(),
        "licence": {
            "en": "CC BY 4.0 for the coding; the facts are free.",
            "zh": "编码部分 CC BY 4.0；事实不受保护。",
        },
        "method": {
            "en": "Drafted by `workreport audit`; every silence, every change of measure and whatever was unsure "
            "was then decided by a person.",
            "zh": "由 `workreport audit` 起草；凡未报告结果、口径变化或没有把握的，均由人逐行判定。",
        },
        "coding": {
            "en": "; drafted by rules, then reviewed by a person",
            "zh": "；先由规则起草，再经人复核",
        },
        "tolerance": {"points": str(POINTS), "share": str(SHARE)},
    }
