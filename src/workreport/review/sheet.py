"""The review sheet, ``review.csv``: a row for what is known of the report, then one for each numeral of its text.

Other sheets of an edition have the same :class:`Form`. Cells that hold a word of the data contract say it twice,
``target 目标``; either half is read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from workreport.registry.language import Bilingual
from workreport.registry.problems import Problem
from workreport.registry.project import Project
from workreport.registry.terms import CLASS, NUMERAL, STATUS
from workreport.review import spreadsheet

NAME = "review.csv"
HEADINGS = {
    "question": "question 待定事项",
    "decision": "decision 决定",
    "figure": "figure 编号",
    "sentence": "sentence 原句",
    "surface": "surface 数字",
    "class": "class 类别",
    "status": "status 性质",
    "indicator": "indicator 指标",
    "nearest": "nearest 相近指标",
    "name_zh": "name_zh 中文名称",
    "name_en": "name_en 英文名称",
    "area": "area 地区",
    "period": "period 时期",
    "value": "value 数值",
    "unit": "unit 单位",
    "comparator": "comparator 比较",
    "direction": "direction 方向",
    "commitment": "commitment 承诺用语",
    "applies_to": "applies_to 所修饰的行",
    "note_zh": "note_zh 提示（中文）",
    "note_en": "note_en 提示（英文）",
    "section": "section 章节",
    "place": "place 位置",
    "confidence": "confidence 把握",
    "rule": "rule 规则",
}
COMPARATORS = {
    "eq": Bilingual("exactly", "等于"),
    "ge": Bilingual("at least", "不少于"),
    "le": Bilingual("at most", "不超过"),
    "approx": Bilingual("about", "左右"),
}
DIRECTIONS = {"up": Bilingual("up", "上升"), "down": Bilingual("down", "下降")}
WORDS: dict[str, Mapping[str, Bilingual]] = {
    "class": CLASS | NUMERAL,
    "status": STATUS,
    "comparator": COMPARATORS,
    "direction": DIRECTIONS,
}
"""Columns whose cells say a word of the contract twice."""

ACCEPT, REFUSE = "ok", "no"
DECISIONS = {
    ACCEPT: ("ok", "yes", "y", "是", "对", "可", "好", "确认", "√", "✓", "1"),
    REFUSE: ("no", "n", "否", "不", "不是", "×", "x", "0"),
}
NEW = "new"
REPORT = "report"
"""What stands under ``place`` in the rows about the report itself; ``surface`` then names the fact."""

APPLIED = "review_sha256"
"""The entry of report.yml with the digest of the sheet that the tables were written from."""

MARK = ("【", "】")


@dataclass
class Line:
    """One row of a sheet: its number in a spreadsheet and its cells, words of the contract in English."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, key: str) -> str:
        return self.cells[key]

    @property
    def about_report(self) -> bool:
        """Whether it says something of the report and not of a numeral."""
        return self["place"] == REPORT

    @property
    def span(self) -> tuple[int, int] | None:
        """Where the numeral stands in report.txt; None when the cell does not say."""
        start, _, end = self["place"].replace("—", "–").replace("-", "–").partition("–")
        return (int(start), int(end)) if start.isdecimal() and end.isdecimal() else None


@dataclass
class Settled:
    """The state of a sheet of one table: its lines, what is open by the row's number, what is wrong, and the rows."""

    lines: list[Line]
    open: dict[int, Bilingual] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    rows: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Form:
    """What a sheet looks like.

    Attributes
    ----------
    name : str
        Its file in the folder of the edition.
    headings : mapping
        The heading of each column by its key; it begins with the key.
    words : mapping
        The columns whose cells say a word of the contract twice, with these words.
    """

    name: str
    headings: Mapping[str, str]
    words: Mapping[str, Mapping[str, Bilingual]]

    def path(self, project: Project, report_id: str) -> Path:
        """Where the sheet of an edition lies."""
        return project.report(report_id) / self.name

    def digest(self, project: Project, report_id: str) -> str:
        """What tells one state of a sheet from another."""
        return hashlib.sha256(self.path(project, report_id).read_bytes()).hexdigest()

    def dump(self, rows: Iterable[Mapping[str, str]]) -> bytes:
        """The sheet as it is written."""
        return spreadsheet.dump(self.headings, ({**row, **self._told(row)} for row in rows))

    def _told(self, row: Mapping[str, str]) -> dict[str, str]:
        return {
            column: f"{row[column]} {words[row[column]].zh}"
            for column, words in self.words.items()
            if row.get(column) in words
        }

    def read(self, project: Project, report_id: str) -> list[Line]:
        """The rows of an edition's sheet, in the order of the sheet; ProjectError when it cannot be read."""
        file = self.path(project, report_id)
        rows = spreadsheet.read(file, project.relative(file), self.headings)
        return [Line(number, self._understood(cells)) for number, cells in rows]

    def _understood(self, cells: dict[str, str]) -> dict[str, str]:
        """The cells with words of the contract in English; what is none of them stays as it is, to be refused later."""
        cells = dict(cells)
        for column, words in self.words.items():
            cells[column] = _word(cells[column], words)
        if "decision" in cells:
            said = cells["decision"].lower()
            cells["decision"] = next((key for key, forms in DECISIONS.items() if said in forms), said)
        # "gdp 全市生产总值": the id is what counts.
        for column in ("indicator", "area"):
            if column in cells:
                cells[column] = (cells[column].split() or [""])[0].lower()
        return cells

    def lines(self, rows: Iterable[Mapping[str, str]]) -> list[Line]:
        """Rows about to be written, numbered as a spreadsheet will number them."""
        return [
            Line(number, {key: row.get(key, "") for key in self.headings})
            for number, row in enumerate(rows, start=2)
        ]


FORM = Form(NAME, HEADINGS, WORDS)


def is_draft(project: Project, report_id: str) -> bool:
    """Whether an edition has a sheet that its tables were never written from."""
    if not FORM.path(project, report_id).is_file():
        return False
    told = yaml.safe_load((project.report(report_id) / "report.yml").read_text(encoding="utf-8"))
    return APPLIED not in told


def _word(cell: str, words: Mapping[str, Bilingual]) -> str:
    first = (cell.split() or [""])[0].lower()
    if first in words:
        return first
    return next((key for key, word in words.items() if cell in (word.zh, word.en)), cell)
