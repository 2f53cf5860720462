"""Everything the checks of an edition look at, read once.

:func:`gather` collects what is wrong with files and cells; the checks that follow see only sound rows, so
that one bad cell neither hides nor multiplies other faults.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from workreport.extract.text import Document, load
from workreport.registry import files
from workreport.registry.problems import Problem, problem
from workreport.registry.project import Project
from workreport.registry.tables import tables

_OFFSET = re.compile(r"[0-9]{1,9}\Z")
REPORT_FACTS = (
    "title_zh",
    "title_en",
    "book_title_zh",
    "book_title_en",
    "place_zh",
    "place_en",
    "area_code",
    "review_year",
    "plan_year",
    "figure_prefix",
    "sha256",
)
OPEN_FACTS = ("date", "speaker_zh", "speaker_en")
"""Entries that may be empty: a text does not always say who read it and when."""


@dataclass(frozen=True)
class Row:
    """One sound row of a table: its number as a spreadsheet counts, and its cells."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def span(self) -> tuple[int, int]:
        """Start and end in report.txt."""
        return int(self.cells["start"]), int(self.cells["end"])


@dataclass
class Evidence:
    """Everything the checks of one edition look at.

    Attributes
    ----------
    report : dict
        The content of report.yml.
    document : Document or None
        The text, or None when it is not the text the tables were made from.
    frames : dict of DataFrame
        Every table that could be read, all rows.
    rows : dict of list of Row
        The rows whose cells are as declared.
    origins : dict
        The origin records of second sources.
    corrected : frozenset of (str, str)
        The figure ids and columns that corrections changed; empty for the tables as they are written.
    """

    project: Project
    report_id: str
    report: dict[str, Any] = field(default_factory=dict)
    document: Document | None = None
    frames: dict[str, pd.DataFrame] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    origins: dict[str, dict[str, Any]] = field(default_factory=dict)
    corrected: frozenset[tuple[str, str]] = frozenset()

    def shown(self, name: str) -> str:
        """The file of a table as a person names it from the root of the project."""
        return self.project.relative(tables()[name].file(self.project, self.report_id))

    def known(self, name: str, column: str) -> set[str]:
        """All values of a column, sound row or not; empty when the table could not be read."""
        return set(self.frames[name][column]) if name in self.frames else set()

    def spans(self, name: str) -> list[tuple[int, int]]:
        """The offsets of every row that has any, so that a fault in another cell leaves no gap."""
        if name not in self.frames:
            return []
        pairs = zip(self.frames[name]["start"], self.frames[name]["end"], strict=True)
        return [(int(start), int(end)) for start, end in pairs if _OFFSET.match(start) and _OFFSET.match(end)]

    def proved_by_text(self, row: Row, column: str) -> bool:
        """Whether the text at the row's offsets is to say the same as the cell."""
        return self.document is not None and (row["figure_id"], column) not in self.corrected

    def fault(self, name: str, row: Row, column: str, **said: str) -> Problem:
        """A problem at one cell; the texts are those of :func:`workreport.registry.problems.problem`."""
        key = " ".join(row[part] for part in tables()[name].key)
        return problem(self.shown(name), f"row {row.number} ({key}), column {column}", **said)

    @cached_property
    def clean_offsets(self) -> list[int]:
        """Where each character of the repaired text stands in the file."""
        return list(self.document.origin) if self.document else []

    def clean_span(self, row: Row) -> tuple[int, int]:
        """The span of a row in the repaired text."""
        start, end = row.span
        return bisect_left(self.clean_offsets, start), bisect_left(self.clean_offsets, end)


def gather(project: Project, report_id: str) -> tuple[Evidence, list[Problem]]:
    """The evidence of an edition, and what is wrong with its files and cells."""
    from workreport.registry.schemas import prove

    evidence = Evidence(project, report_id)
    problems: list[Problem] = []
    for name, table in tables().items():
        path = table.file(project, report_id)
        if table.optional and not path.is_file():
            continue
        frame, faults = files.parse(path, table, evidence.shown(name))
        problems += faults
        if len(frame) or not faults:
            cells = prove(frame, name, evidence.shown(name))
            problems += [fault for _, fault in cells]
            sound = frame.drop(index={row for row, _ in cells})
            evidence.frames[name] = frame
            evidence.rows[name] = [Row(row + 2, cells) for row, cells in sound.to_dict("index").items()]
    problems += _read_report(evidence)
    return evidence, problems


def _read_report(evidence: Evidence) -> list[Problem]:
    folder = evidence.project.report(evidence.report_id)
    shown = evidence.project.relative(folder / "report.yml")
    try:
        evidence.report = yaml.safe_load((folder / "report.yml").read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        return [
            problem(
                shown,
                "",
                en=f"the description of the report cannot be read: {error}.",
                zh=f"无法读取报告说明：{error}。",
                mend_en="Restore the file; it must be YAML in UTF-8.",
                mend_zh="请恢复此文件；应为 UTF-8 编码的 YAML。",
            )
        ]
    problems = [_absent(shown, fact) for fact in REPORT_FACTS if evidence.report.get(fact) in (None, "")]
    problems += [_absent(shown, fact) for fact in OPEN_FACTS if fact not in evidence.report]
    return problems + _read_text(evidence, folder)


def _absent(shown: str, fact: str) -> Problem:
    return problem(
        shown,
        fact,
        en="this entry is missing or empty.",
        zh="缺少此项，或此项为空。",
        mend_en=f"Add a line `{fact}: …`.",
        mend_zh=f"请补上一行 `{fact}: …`。",
    )


def _read_text(evidence: Evidence, folder: Path) -> list[Problem]:
    path = folder / "report.txt"
    shown = evidence.project.relative(path)
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        document = load(path)
    except (OSError, UnicodeDecodeError) as error:
        return [
            problem(
                shown,
                "",
                en=f"the text of the report cannot be read: {error}.",
                zh=f"无法读取报告正文：{error}。",
                mend_en="Restore it from version control; it must be UTF-8.",
                mend_zh="请从版本库恢复；应为 UTF-8 编码。",
            )
        ]
    if digest != evidence.report.get("sha256"):
        return [
            problem(
                shown,
                "",
                en=(
                    "the text is not the one the tables were made from: its SHA-256 is "
                    f"{digest}, report.yml says {evidence.report.get('sha256')}."
                ),
                zh=f"正文与各表所依据的文本不同：其 SHA-256 为 {digest}，report.yml 所记为 {evidence.report.get('sha256')}。",
                mend_en=(
                    "Restore report.txt from version control (editors and git may change line ends). If the text "
                    "was changed on purpose, write the new SHA-256 into report.yml and check again: the rows "
                    "whose offsets moved are then listed."
                ),
                mend_zh=(
                    "请从版本库恢复 report.txt（编辑器或 git 可能改动换行符）。若确需更换正文，请把新的 SHA-256 写入 "
                    "report.yml 后再检查，届时会列出位置有变的行。"
                ),
            )
        ]
    evidence.document = document
    return []
