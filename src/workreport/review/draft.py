"""The rows of a review sheet as the extractor proposes them, each with what is to be decided about it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from workreport.extract import structure, table
from workreport.extract.confidence import REVIEW
from workreport.extract.report import Extraction
from workreport.extract.text import Document
from workreport.registry.language import Bilingual
from workreport.registry.problems import Problem
from workreport.registry.project import Project
from workreport.review import proofs, questions, vocabulary
from workreport.review.facts import NAMES, Facts
from workreport.review.match import Match, Names
from workreport.review.sheet import MARK, NEW, REFUSE, REPORT

Row = dict[str, str]


def report_rows(facts: Facts, areas: dict[str, str], units: list[str]) -> list[Row]:
    """The rows about the report itself, then one for each area and unit that the registry must learn.

    Parameters
    ----------
    areas : dict
        The Chinese name of each unknown area by its code.
    units : list of str
        Unknown units that need an English name.
    """
    rows = [_fact(key, facts.names[key], must=key == "place") for key in NAMES]
    told = facts.delivered.isoformat() if facts.delivered else ""
    rows.append(
        {"surface": "date", "value": told, "question": "" if told else questions.both(questions.LEFT_OPEN)}
    )
    english = facts.names["place"].en.split(",")[0]
    rows += [
        _fact(f"area {code}", Bilingual(english if code == facts.area_code else "", name), must=True)
        for code, name in areas.items()
    ]
    rows += [_fact(f"unit {unit}", Bilingual("", unit), must=True) for unit in units]
    return [row | {"place": REPORT} for row in rows]


def _fact(key: str, text: Bilingual, *, must: bool) -> Row:
    ask = ""
    if not text.zh:
        ask = questions.both(questions.LEFT_OPEN)
    elif not text.en:
        ask = questions.both(questions.ENGLISH if must else questions.ENGLISH_IF_KNOWN)
    return {"surface": key, "name_zh": text.zh, "name_en": text.en, "question": ask}


def numeral_rows(
    project: Project, facts: Facts, figures: list[Row], nonfigures: list[Row], document: Document
) -> list[Row]:
    """A row for each numeral of the text, in its order: the drafted figures, and what is drafted to be none."""
    names, sentences = Names(project), Sentences(document)
    units = vocabulary.unknown_units(vocabulary.units_of(project), (row["unit"] for row in figures))
    doubted = proofs.doubts(project, facts, document, figures, units)
    rows = [
        (int(row["start"]), _figure(row, names, sentences, doubted.get(row["figure_id"], ())))
        for row in figures
    ]
    rows += [(int(row["start"]), _nonfigure(row, sentences)) for row in nonfigures]
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def nonfigures(project: Project, extraction: Extraction) -> list[Row]:
    """What is drafted to be no figure: as the extractor says, and numerals that it takes for parts of words."""
    document, found = extraction.document, table.nonfigures(extraction)
    spans = [(int(row["start"]), int(row["end"])) for row in (*table.figures(extraction), *found)]
    found += [
        {
            "start": str(start),
            "end": str(end),
            "surface": document.raw[start:end],
            "class": "idiom",
            "note": "",
        }
        for start, end in proofs.gaps(project, document, spans)
    ]
    return sorted(found, key=lambda row: int(row["start"]))


def _figure(row: Row, names: Names, sentences: Sentences, doubts: Iterable[Problem]) -> Row:
    match = names.match(row["indicator_zh"], row["class"], row["unit_base"])
    known = names.known.get(match.indicator_id, {})
    return {
        **{key: row[key] for key in _COPIED},
        "question": _question(match, float(row["confidence"]), doubts),
        "decision": "",
        "figure": row["figure_id"],
        "sentence": sentences.marked(int(row["start"]), int(row["end"])),
        "indicator": match.indicator_id or NEW,
        "nearest": "; ".join(f"{one} {names.known[one]['name_zh']}" for one in match.nearest),
        "name_zh": row["indicator_zh"],
        "name_en": known.get("name_en", ""),
        "area": row["area_code"],
        "place": f"{row['start']}–{row['end']}",
    }


_COPIED = (
    "surface class status period value unit comparator direction commitment applies_to note_zh note_en section "
    "confidence rule"
).split()


def _question(match: Match, confidence: float, doubts: Iterable[Problem]) -> str:
    asked = [questions.NEW_INDICATOR] if match.kind == "new" else []
    asked += [questions.RENAMED] if match.kind == "renamed" else []
    asked += [questions.doubt(problem, final=proofs.is_final(problem)) for problem in doubts]
    if not asked and confidence < REVIEW:
        asked = [questions.UNSURE]
    return " ".join(questions.both(one) for one in asked)


def _nonfigure(row: Row, sentences: Sentences) -> Row:
    start, end = int(row["start"]), int(row["end"])
    return {
        "decision": REFUSE,
        "sentence": sentences.marked(start, end),
        "surface": row["surface"],
        "class": row["class"],
        "note_en": row["note"],
        "place": f"{start}–{end}",
    }


class Sentences:
    """The sentences of a report by offsets in its text."""

    def __init__(self, document: Document):
        self.document = document
        self.all = structure.sentences(document)
        self.spans = [document.raw_span(one.start, one.end) for one in self.all]
        self._starts = [start for start, _ in self.spans]

    def at(self, start: int) -> int:
        """Which sentence holds an offset."""
        return max(bisect_right(self._starts, start) - 1, 0)

    def text(self, number: int) -> str:
        """A sentence as read."""
        return self.document.clean[self.all[number].start : self.all[number].end]

    def clean(self, offset: int) -> int:
        """An offset of the text as an offset of the repaired text."""
        return bisect_right(self.document.origin, offset - 1)

    def marked(self, start: int, end: int) -> str:
        """The sentence of a span, with the span between thick brackets."""
        number = self.at(start)
        begin = self.all[number].start
        text, first, last = self.text(number), self.clean(start) - begin, self.clean(end) - begin
        return f"{text[:first]}{MARK[0]}{text[first:last]}{MARK[1]}{text[last:]}"
