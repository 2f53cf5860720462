"""Write what a settled sheet decides: the tables of the edition, and what the registry learns."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from workreport.extract.text import Document, load
from workreport.registry import files
from workreport.registry.problems import ProjectError
from workreport.registry.project import Project
from workreport.registry.tables import tables
from workreport.review import faults, page, ranks, sheet
from workreport.review.pairs import paired
from workreport.review.settle import Row, Settled, settle


@dataclass(frozen=True)
class Reviewed:
    """What came of reading a sheet."""

    settled: Settled
    written: bool
    new_indicators: tuple[str, ...] = ()


def review(project: Project, report_id: str) -> Reviewed:
    """Read an edition's sheet, tell its state on ``review.html``, and write the tables when nothing is open.

    Raises
    ------
    ProjectError
        When cells of the sheet cannot stand: all of them. The tables stay as they were then.
    """
    if not sheet.FORM.path(project, report_id).is_file():
        raise ProjectError(
            [faults.no_sheet(project.relative(sheet.FORM.path(project, report_id)), report_id)]
        )
    state = settle(project, report_id)
    folder = project.report(report_id)
    document = load(folder / "report.txt")
    text = page.render(state.facts, document, state.lines, state.open)
    put(folder / page.NAME, text.encode("utf-8"))
    if state.problems:
        raise ProjectError(state.problems)
    if state.open:
        return Reviewed(state, written=False)
    _write(project, report_id, state, document)
    return Reviewed(state, True, tuple(row["indicator_id"] for row in state.indicators))


def _write(project: Project, report_id: str, state: Settled, document: Document) -> None:
    for name, rows in (("areas", state.areas), ("units", state.units), ("indicators", state.indicators)):
        _append(project, name, rows)
    own = {"figures": state.figures, "nonfigures": state.nonfigures}
    pairs = files.read(project, "pairs", report_id).to_dict("records")
    made = paired(state.figures, str(state.facts.year - 1), str(state.facts.year))
    if all(row["reason_zh"] == made.reason.zh for row in pairs):
        own["pairs"] = made.rows
    code, before = state.facts.area_code, files.read(project, "figures", report_id).to_dict("records")
    if ranks.listed(project, report_id) in ([], ranks.drafted(document, before, code)):
        own["ranks"] = ranks.drafted(document, state.figures, code)
    for name, rows in own.items():
        put(tables()[name].file(project, report_id), written(name, rows))
    path = project.report(report_id) / "report.yml"
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    names = {
        f"{key}_{lang}": getattr(text, lang)
        for key, text in state.facts.names.items()
        for lang in ("zh", "en")
    }
    told |= names | {
        "date": state.facts.delivered or "",
        sheet.APPLIED: sheet.FORM.digest(project, report_id),
    }
    put(path, yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=1000).encode("utf-8"))


def _append(project: Project, name: str, rows: Iterable[Row]) -> None:
    """Add rows to a table of the registry, the old ones as they stand."""
    if rows := list(rows):
        path = tables()[name].file(project, "")
        before = path.read_bytes()
        put(path, before + (b"" if before.endswith(b"\n") else b"\n") + written(name, rows, header=False))


def written(name: str, rows: Iterable[Row], *, header: bool = True) -> bytes:
    """Rows as the file of a table, or as lines to add to it."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, tables()[name].header, extrasaction="ignore", lineterminator="\n")
    if header:
        writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def put(path: Path, content: bytes) -> None:
    """Replace a file at once, or leave it as it was."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content)
    os.replace(new, path)
