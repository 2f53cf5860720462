"""All checks of an edition: what its review sheet leaves open, then the proofs of its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import pandas as pd
import yaml

from workreport.figures.check import check as prove
from workreport.registry import files
from workreport.registry.language import Bilingual
from workreport.registry.problems import Problem, ProjectError, problem
from workreport.registry.project import Project
from workreport.review import outcomes, places, proofs, ranks, sheet
from workreport.review.outcomes import record
from workreport.review.outcomes import settle as outcomes_settle
from workreport.review.places import settle as places_settle
from workreport.review.settle import settle

BY_HAND = ("milestones", "problems", "designations")
"""What no rule drafts: a person who wants these pictures writes the tables."""

LISTED = 10
"""How many open rows are told one by one."""


class _State(Protocol):
    """What a sheet comes to."""

    lines: list[sheet.Line]
    open: dict[int, Bilingual]


def check(project: Project, report_id: str) -> list[Problem]:
    """Everything that is open or wrong in an edition; an empty list when all is settled and proved.

    While a review sheet is open, or newer than the tables, only that is told: the tables are drafts then.
    """
    if sheet.FORM.path(project, report_id).is_file() and (project.report(report_id) / "report.yml").is_file():
        try:
            told = _sheet(project, report_id)
        except ProjectError as error:
            told = list(error.problems)
        if told:
            return told
    accepted = _accepted(project, report_id)
    return [one for one in prove(project, report_id) if not _overruled(one, accepted)]


def _accepted(project: Project, report_id: str) -> set[str]:
    """The figures whose reading a person has confirmed against the proofs."""
    if not sheet.FORM.path(project, report_id).is_file():
        return set()
    return {
        line["figure"] for line in sheet.FORM.read(project, report_id) if line["decision"] == sheet.ACCEPT
    }


def _overruled(problem: Problem, accepted: set[str]) -> bool:
    about = proofs.what(problem)
    return about is not None and about[0] in accepted and about[1] in proofs.READ_FROM_TEXT


def _sheet(project: Project, report_id: str) -> list[Problem]:
    told = yaml.safe_load((project.report(report_id) / "report.yml").read_text(encoding="utf-8"))
    if told.get(sheet.APPLIED) == sheet.FORM.digest(project, report_id):
        return []
    state = settle(project, report_id)
    if state.problems:
        return state.problems
    shown = project.relative(sheet.FORM.path(project, report_id))
    return open_rows(state.lines, state.open, shown) or [_newer(shown, report_id)]


def open_rows(lines: Sequence[sheet.Line], open_: Mapping[int, Bilingual], shown: str) -> list[Problem]:
    """What a sheet leaves open: how much, and its first rows."""
    numbered = {line.number: line for line in lines}
    found = []
    if len(open_) > LISTED:
        found.append(_count(shown, len(open_), len(lines)))
    for number in sorted(open_)[:LISTED]:
        line, said = numbered[number], open_[number]
        found.append(
            problem(
                shown,
                f"row {number} ({line['surface']})",
                en=f"open: {line['name_zh'] or line['surface']}.",
                zh=f"待定：{line['name_zh'] or line['surface']}。",
                mend_en=said.en,
                mend_zh=said.zh,
            )
        )
    return found


def _count(shown: str, open_: int, rows: int) -> Problem:
    return problem(
        shown,
        "",
        en=f"{open_} of {rows} rows are open; the first {LISTED} are told below.",
        zh=f"{rows}行中有{open_}行待定；以下列出前{LISTED}行。",
        mend_en="Answer the rows that ask something; the page beside the sheet shows them in their sentences.",
        mend_zh="请填写有待定事项的行；表旁的网页按句列出。",
    )


def _newer(shown: str, report_id: str) -> Problem:
    return problem(
        shown,
        "",
        en="everything is decided, and the tables are not yet written from it.",
        zh="各行都已决定，尚未据此写出各表。",
        mend_en=f"Run `workreport review {report_id}`.",
        mend_zh=f"请运行 `workreport review {report_id}`。",
    )


def left_open(project: Project, report_id: str) -> list[Bilingual]:
    """What an edition may leave open and the book then says: renderings, facts, pairs, places, ranks, outcomes."""
    told = yaml.safe_load((project.report(report_id) / "report.yml").read_text(encoding="utf-8"))
    found = []
    if facts := [
        key for key in ("date", "speaker_zh", "body_zh", "speaker_en", "body_en") if not told.get(key)
    ]:
        found.append(
            Bilingual(f"report.yml: {', '.join(facts)} left open", f"report.yml：{'、'.join(facts)} 空缺")
        )
    sentences = files.read(project, "sentences", report_id)
    if missing := int((sentences["en"].str.strip() == "").sum()):
        found.append(
            Bilingual(
                f"sentences-review.csv: {missing} of {len(sentences)} sentences have no English rendering",
                f"sentences-review.csv：{len(sentences)}句中有{missing}句没有英文译文",
            )
        )
    if unlisted := _unlisted(project, report_id):
        ids = ", ".join(unlisted)
        found.append(
            Bilingual(
                f"ranks.csv: no row for {ids}; the words do not tell the league, or what is ranked",
                f"ranks.csv：{ids.replace(', ', '、')} 未列入；原文看不出排名范围或所排的是什么",
            )
        )
    if _rows(project, "pairs", report_id).empty:
        found.append(Bilingual("pairs: no rows", "pairs：没有内容"))
    if unlisted := [name for name in BY_HAND if _unlisted_by_hand(project, name, report_id)]:
        found.append(
            Bilingual(
                f"not listed, which their chapters say: {', '.join(unlisted)}",
                f"没有列出，相关章节会照实说明：{'、'.join(unlisted)}",
            )
        )
    return [*found, *_places(project, report_id), *_outcomes(project, report_id)]


def _unlisted_by_hand(project: Project, name: str, report_id: str) -> bool:
    rows = _rows(project, name, report_id)
    return rows.empty or "report_id" in rows and report_id not in set(rows["report_id"])


def _places(project: Project, report_id: str) -> list[Bilingual]:
    """Whether the places that the report names are listed, and how far that has been reviewed."""
    if places.FORM.path(project, report_id).is_file():
        if places_settle.is_applied(project, report_id):
            return []
        return [_waiting(project, report_id, places.FORM, places_settle.settle(project, report_id))]
    if not _rows(project, "places", report_id).empty:
        return []
    return [
        Bilingual(
            "places: no rows; data/registry/areas.csv has no district or county of this place, or none is named",
            "places：没有内容；data/registry/areas.csv 没有这个地方所辖的区县，或报告没有提到",
        )
    ]


def _waiting(project: Project, report_id: str, form: sheet.Form, state: _State) -> Bilingual:
    """How much of a sheet is open, and what to run then."""
    shown, count = project.relative(form.path(project, report_id)), len(state.open)
    rows = len(state.lines)
    return Bilingual(
        f"{shown}: {count} of {rows} rows are open; then run `workreport review {report_id}`",
        f"{shown}：{rows}行中有{count}行待定；填好后运行 `workreport review {report_id}`",
    )


def _outcomes(project: Project, report_id: str) -> list[Bilingual]:
    """Whether a report of the next year tells what became of the targets, and how far that has been reviewed."""
    if outcomes.FORM.path(project, report_id).is_file():
        if record.is_applied(project, report_id):
            return []
        return [_waiting(project, report_id, outcomes.FORM, outcomes_settle.settle(project, report_id))]
    if not _rows(project, "outcomes", report_id).empty:
        return []
    year = int(
        yaml.safe_load((project.report(report_id) / "report.yml").read_text(encoding="utf-8"))["plan_year"]
    )
    return [
        Bilingual(
            f"outcomes: no report of {year + 1} is among the editions; begin it with `workreport new`",
            f"outcomes：没有{year + 1}年报告的版本；可用 `workreport new` 建立",
        )
    ]


def _unlisted(project: Project, report_id: str) -> list[str]:
    """The figures that claim a rank and have no row in ranks.csv."""
    known = {row["figure_id"] for row in ranks.listed(project, report_id)}
    figures = files.read(project, "figures", report_id).to_dict("records")
    return [row["figure_id"] for row in ranks.claimed(figures) if row["figure_id"] not in known]


def _rows(project: Project, name: str, report_id: str) -> pd.DataFrame:
    try:
        return files.read(project, name, report_id)
    except ProjectError:
        return pd.DataFrame()
