"""What a sheet of places decides, what is open in it, and what cannot stand."""

from __future__ import annotations

import re

import yaml

from workreport.extract.text import load
from workreport.registry import files
from workreport.registry.language import Bilingual
from workreport.registry.problems import Problem, ProjectError
from workreport.registry.project import Project
from workreport.registry.tables import tables
from workreport.review import faults
from workreport.review.apply import put, written
from workreport.review.places import form, page
from workreport.review.places.form import FORM
from workreport.review.sheet import ACCEPT, REFUSE, Line, Settled

APPLIED = "places_review_sha256"
"""The entry of report.yml with the digest of the sheet that places.csv was written from."""

IN_BOTH = Bilingual("Say in both languages what is said of the place.", "请用中英文写明所说的事。")
THEME = Bilingual("Choose a theme and a kind.", "请选定主题和类型。")
Row = dict[str, str]


def settle(project: Project, report_id: str) -> Settled:
    """Read an edition's sheet of places; ProjectError when it cannot be read."""
    state = Settled(FORM.read(project, report_id))
    shown = project.relative(FORM.path(project, report_id))
    raw = load(project.report(report_id) / "report.txt").raw
    known = set(files.read(project, "areas", "")["area_code"])
    rows: dict[int, Row] = {}
    for line in state.lines:
        if wrong := _wrong(line, shown, raw, known):
            state.problems += wrong
        elif line["decision"] == REFUSE:
            continue
        elif said := _open(line):
            state.open[line.number] = said
        else:
            start, end = line.span or (0, 0)
            row = {column: line.cells.get(column, "") for column in tables()["places"].header}
            row |= {
                "start": str(start),
                "end": str(end),
                "surface": raw[start:end],
                "area_code": line["area"],
            }
            rows[start] = row
    state.rows = [rows[start] for start in sorted(rows)]
    return state


def _open(line: Line) -> Bilingual | None:
    """What a row still needs of a person: a place without words in both languages tells a reader nothing."""
    if not line["said_zh"] or not re.search("[A-Za-z]", line["said_en"]):
        return IN_BOTH
    return None if line["theme"] and line["kind"] else THEME


def _wrong(line: Line, shown: str, raw: str, areas: set[str]) -> list[Problem]:
    found = []
    if line.span is None or not 0 <= line.span[0] < line.span[1] <= len(raw):
        found.append(faults.no_place(shown, line, "place"))
    if line["decision"] not in ("", ACCEPT, REFUSE):
        mend = ("Write no when the word is not this place.", "不是指这个地方的，填 no。")
        found.append(faults.cannot(shown, line, "decision", *mend))
    if line["area"] not in areas:
        found.append(faults.no_area(shown, line, "area"))
    for column, words in FORM.words.items():
        needed = column in ("direct", "confidence")
        if line[column] not in words and (needed or line[column]):
            mend = (f"Write one of {', '.join(words)}.", f"可填：{'、'.join(words)}。")
            found.append(faults.cannot(shown, line, column, *mend))
    return found


def review(project: Project, report_id: str) -> tuple[Settled, bool]:
    """Read an edition's sheet of places, tell its state on its page, and write places.csv when nothing is open.

    Returns
    -------
    tuple
        The state, and whether the table was written.

    Raises
    ------
    ProjectError
        When cells of the sheet cannot stand: all of them. The table stays as it was then.
    """
    state = settle(project, report_id)
    put(
        project.report(report_id) / form.PAGE,
        page.render(project, report_id, state.lines, state.open).encode("utf-8"),
    )
    if state.problems:
        raise ProjectError(state.problems)
    if state.open:
        return state, False
    put(tables()["places"].file(project, report_id), written("places", state.rows))
    path = project.report(report_id) / "report.yml"
    told = yaml.safe_load(path.read_text(encoding="utf-8")) | {APPLIED: FORM.digest(project, report_id)}
    put(path, yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=1000).encode("utf-8"))
    return state, True


def is_applied(project: Project, report_id: str) -> bool:
    """Whether places.csv was written from the sheet as it is now."""
    told = yaml.safe_load((project.report(report_id) / "report.yml").read_text(encoding="utf-8")) or {}
    return told.get(APPLIED) == FORM.digest(project, report_id)
