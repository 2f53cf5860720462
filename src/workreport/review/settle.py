"""What a review sheet decides: figures, numerals that are none, and what the registry learns; and what is open.

The text is read again from report.txt: surface, sentence and section never come from the sheet, which a
spreadsheet may have damaged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from workreport.extract.text import load
from workreport.registry import files
from workreport.registry.language import Bilingual
from workreport.registry.numbers import exact, plain
from workreport.registry.problems import Problem
from workreport.registry.project import Project
from workreport.registry.tables import PATTERNS
from workreport.registry.terms import COMMITMENT, NUMERAL
from workreport.review import faults, proofs, questions, sheet, vocabulary
from workreport.review.draft import Sentences
from workreport.review.facts import NAMES, Facts
from workreport.review.facts import load as load_facts
from workreport.review.indicators import Indicators
from workreport.review.sheet import ACCEPT, NEW, REFUSE, WORDS, Line

Row = dict[str, str]
_FIGURE_ID = re.compile(r"[a-z]+[0-9]{4}-[0-9]{3,}\Z")
_DAY = re.compile(r"((?:19|20)\d{2})[/.年](\d{1,2})[/.月](\d{1,2})日?\Z")


@dataclass
class Settled:
    """The state of a sheet.

    Attributes
    ----------
    lines : list of Line
        The sheet as read.
    open : dict
        What is still to be decided, by the number of the row.
    problems : list of Problem
        Cells that cannot stand.
    figures, nonfigures, areas, units, indicators : list of dict
        The rows of the tables; of the registry's only those that it lacks. Complete when nothing is open and
        nothing is wrong.
    facts : Facts
        What the report is, as the sheet has it now.
    """

    facts: Facts
    lines: list[Line] = field(default_factory=list)
    open: dict[int, Bilingual] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    figures: list[Row] = field(default_factory=list)
    nonfigures: list[Row] = field(default_factory=list)
    areas: list[Row] = field(default_factory=list)
    units: list[Row] = field(default_factory=list)
    indicators: list[Row] = field(default_factory=list)


def settle(project: Project, report_id: str) -> Settled:
    """Read an edition's sheet; ProjectError when it, the text or the registry cannot be read."""
    return _Reader(project, report_id).settled()


class _Reader:
    def __init__(self, project: Project, report_id: str):
        self.project, folder = project, project.report(report_id)
        self.shown = project.relative(sheet.FORM.path(project, report_id))
        self.sentences = Sentences(load(folder / "report.txt"))
        self.raw = self.sentences.document.raw
        self.out = Settled(load_facts(folder / "report.yml"), sheet.FORM.read(project, report_id))
        self.registered = Indicators(project)
        self.taken: set[str] = set()
        self.rows_of: dict[str, Line] = {}

    @cached_property
    def known_areas(self) -> dict[str, Row]:
        return files.read(self.project, "areas", "").set_index("area_code").to_dict("index")

    @cached_property
    def known_units(self) -> dict[str, Row]:
        return vocabulary.units_of(self.project)

    def settled(self) -> Settled:
        numerals = [line for line in self.out.lines if not line.about_report]
        self._report([line for line in self.out.lines if line.about_report])
        for line in sorted(numerals, key=lambda line: line.span or (0, 0)):
            self._numeral(line)
        self.registered.close(self._ask)
        for row in self.out.figures:
            row["indicator_id"] = self.registered.id_of(row["indicator_id"])
        self.out.indicators = self.registered.added
        self._keep_references()
        self._prove()
        self._complete(line.span for line in numerals if line.span)
        return self.out

    def _ask(self, line: Line, what: Bilingual) -> None:
        self.out.open.setdefault(line.number, what)

    def _wrong(self, line: Line, column: str, fault: Callable[..., Problem], *more: object) -> None:
        self.out.problems.append(fault(self.shown, line, column, *more))

    # The rows about the report itself.

    def _report(self, lines: list[Line]) -> None:
        names = dict(self.out.facts.names)
        asked_units: dict[str, str] = {}
        short = ""
        for line in lines:
            kind, _, name = line["surface"].partition(" ")
            text = Bilingual(line["name_en"], line["name_zh"])
            if kind in NAMES:
                names[kind] = text
                if kind == "place" and not (text.zh and text.en):
                    self._ask(line, faults.BOTH_LANGUAGES)
            elif kind == "date":
                self._date(line)
            elif kind == "area":
                if row := self._area(line, name):
                    short = row["short_en"] if name == self.out.facts.area_code else short
            elif kind == "unit":
                if not text.en:
                    self._ask(line, faults.ENGLISH)
                asked_units[name] = text.en
        self.asked_units = asked_units
        short = short or self.known_areas.get(self.out.facts.area_code, {}).get("short_en", "")
        self.out.facts.names = names
        self.out.facts = self.out.facts.filled(short)

    def _date(self, line: Line) -> None:
        told = _iso(line["value"])
        try:
            self.out.facts.delivered = date.fromisoformat(told) if told else None
        except ValueError:
            self._wrong(line, "value", faults.no_date)

    def _area(self, line: Line, code: str) -> Row | None:
        if code in self.known_areas:
            return None
        if not re.search("[A-Za-z]", line["name_en"]) or not line["name_zh"]:
            self._ask(line, faults.BOTH_LANGUAGES)
            return None
        known = {*self.known_areas, *(row["area_code"] for row in self.out.areas)}
        row = vocabulary.area_row(code, line["name_zh"], line["name_en"], known)
        self.out.areas.append(row)
        return row

    # The rows about numerals.

    def _numeral(self, line: Line) -> None:
        span = line.span
        if span is None or not 0 <= span[0] < span[1] <= len(self.raw):
            self._wrong(line, "place", faults.no_place)
            return
        if line["decision"] not in ("", ACCEPT, REFUSE):
            self._wrong(line, "decision", faults.no_decision)
            return
        where = {"start": str(span[0]), "end": str(span[1]), "surface": self.raw[span[0] : span[1]]}
        if line["decision"] == REFUSE:
            kind = line["class"] if line["class"] in NUMERAL else "other"
            self.out.nonfigures.append({**where, "class": kind, "note": line["note_en"]})
            return
        if line["question"] and not line["decision"] and not _answered(line):
            self._ask(line, faults.DECIDE)
        before = len(self.out.problems)
        row = {**where, **self._cells(line, span[0])}
        if len(self.out.problems) == before:
            self.out.figures.append(row)

    def _cells(self, line: Line, start: int) -> Row:
        for column in ("class", "status", "comparator"):
            if line[column] not in WORDS[column] or line[column] in NUMERAL:
                self._wrong(line, column, faults.no_word)
        for column in ("direction", "commitment"):
            allowed = ("", *WORDS[column]) if column in WORDS else ("", *COMMITMENT)
            if line[column] not in allowed:
                self._wrong(line, column, faults.no_word)
        period = _iso(line["period"])
        if not re.fullmatch(f"(?:{PATTERNS['period']})?", period):
            self._wrong(line, "period", faults.no_period)
        number = line["value"].replace(",", "").replace("，", "").removesuffix("%")
        base, unit_base = self._based(line, number)
        area = line["area"] or self.out.facts.area_code
        if area not in self.known_areas and area not in {row["area_code"] for row in self.out.areas}:
            if not any(one.about_report and one["surface"] == f"area {area}" for one in self.out.lines):
                self._wrong(line, "area", faults.no_area)
        return {
            "figure_id": self._id(line),
            "section": self.sentences.all[self.sentences.at(start)].section,
            **{
                key: line[key] for key in ("class", "status", "unit", "comparator", "direction", "commitment")
            },
            "indicator_id": self.registered.ask(line, self._ask, self.shown, self.out.problems),
            "indicator_zh": line["name_zh"],
            "area_code": area,
            "period": period,
            "value": number,
            "value_base": base,
            "unit_base": unit_base,
            **{key: line[key] for key in ("applies_to", "note_en", "note_zh")},
        }

    def _based(self, line: Line, number: str) -> tuple[str, str]:
        """The value in its base unit; the registry learns the unit when it lacks it."""
        try:
            value = exact(number)
        except (ValueError, ZeroDivisionError):
            self._wrong(line, "value", faults.no_number)
            return "", ""
        known = {**self.known_units, **{row["unit"]: row for row in self.out.units}}
        if line["unit"] not in known:
            base = vocabulary.base_of(line["unit"], known)[0]
            rows = vocabulary.unit_rows(line["unit"], self.asked_units.get(base, ""), known)
            self.out.units += rows
            known |= {row["unit"]: row for row in rows}
        unit = known[line["unit"]]
        return plain(value * exact(unit["factor"])), unit["base_unit"]

    def _id(self, line: Line) -> str:
        """The row's own id; the next that was never used for one that a person added."""
        own = line["figure"]
        if not _FIGURE_ID.match(own) or own in self.taken:
            used = {*self.taken, *(other["figure"] for other in self.out.lines)}
            numbers = (int(one.rpartition("-")[2]) for one in used if _FIGURE_ID.match(one))
            own = f"{self.out.facts.prefix}-{max(numbers, default=0) + 1:03d}"
        self.taken.add(own)
        self.rows_of[own] = line
        return own

    def _prove(self) -> None:
        """Ask about rows that the proofs doubt, unless a person has said ok to what was read from the text."""
        document = self.sentences.document
        found = proofs.doubts(self.project, self.out.facts, document, self.out.figures, self.out.units)
        for figure_id, problems in found.items():
            line = self.rows_of[figure_id]
            for problem in problems:
                _, column = proofs.what(problem)
                final = proofs.is_final(problem)
                if final and (line["decision"] == ACCEPT or not line["question"]):
                    place = f"row {line.number} ({figure_id}), column {column}"
                    self.out.problems.append(replace(problem, file=self.shown, place=place))
                elif line["decision"] != ACCEPT:
                    self._ask(line, questions.doubt(problem, final=final))

    def _complete(self, spans: Iterable[tuple[int, int]]) -> None:
        """Miss the rows that were deleted: every numeral of the text is a figure or declared to be none."""
        document = self.sentences.document
        for start, end in proofs.gaps(self.project, document, spans):
            self.out.problems.append(faults.no_row(self.shown, start, end, self.raw[start:end]))

    def _keep_references(self) -> None:
        """Let rows refer only to figures: what was decided to be none is referred to by nothing."""
        for row in self.out.figures:
            row["applies_to"] = " ".join(one for one in row["applies_to"].split() if one in self.taken)


def _answered(line: Line) -> bool:
    """Whether the indicator answers the question of a row that nobody decided.

    A new one is answered for by its English name (:meth:`Indicators.close`), another than was proposed by itself.
    """
    proposed = NEW if questions.is_new(line["question"]) else (line["nearest"].split() or [""])[0]
    return line["indicator"] == NEW or line["indicator"] != proposed


def _iso(cell: str) -> str:
    """A period or date with a day, as the tables have it, however a spreadsheet wrote it."""
    match = _DAY.match(cell)
    return "{}-{:0>2}-{:0>2}".format(*match.groups()) if match else cell
