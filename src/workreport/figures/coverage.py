"""The proof that no number of the text was overlooked.

Every Arabic digit, and every Chinese or Roman numeral that is not merely part of a word, lies in a row of
figures.csv or nonfigures.csv, and no character lies in both.
"""

from __future__ import annotations

import re

from workreport.extract.numerals import CHARACTERS
from workreport.figures.evidence import Evidence, Row
from workreport.registry.problems import Problem, problem

ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_RUN = re.compile(rf"[0-9０-９]+(?:[.．][0-9０-９]+)*|[{CHARACTERS}{ROMAN}{CIRCLED}]+")


def prove(evidence: Evidence) -> list[Problem]:
    """Numerals without a row, and spans that overlap."""
    if evidence.document is None:
        return []
    return _uncovered(evidence) + _overlaps(evidence)


def runs(clean: str, words: list[str]) -> list[tuple[int, int]]:
    """The numeral runs of a repaired text that need a row: those not inside one of the exempt words."""
    exempt = [False] * len(clean)
    for word in words:
        for match in re.finditer(re.escape(word), clean):
            for index in range(*match.span()):
                exempt[index] = True
    return [match.span() for match in _RUN.finditer(clean) if not all(exempt[match.start() : match.end()])]


def _uncovered(evidence: Evidence) -> list[Problem]:
    document = evidence.document
    covered = [False] * len(document.raw)
    for name in ("figures", "nonfigures"):
        for start, end in evidence.spans(name):
            for index in range(start, min(end, len(covered))):
                covered[index] = True
    words = [row["word"] for row in evidence.rows.get("numeral_words", [])]
    problems = []
    for start, end in runs(document.clean, words):
        if all(covered[document.origin[index]] for index in range(start, end)):
            continue
        raw_start, raw_end = document.raw_span(start, end)
        around = document.clean[max(0, start - 8) : end + 8].replace("\n", " ")
        numeral = document.clean[start:end]
        problems.append(
            problem(
                evidence.shown("nonfigures"),
                f"{raw_start}–{raw_end}",
                en=f"the numeral {numeral!r} in “…{around}…” lies in no row of figures.csv or nonfigures.csv.",
                zh=f"“…{around}…”中的“{numeral}”未列入 figures.csv 或 nonfigures.csv。",
                mend_en=(
                    "Add a row to figures.csv if it measures something, else to nonfigures.csv; if the numeral "
                    "only forms a word, add the word to data/registry/numeral_words.csv."
                ),
                mend_zh=(
                    "若为指标数据，请列入 figures.csv，否则列入 nonfigures.csv；若只是构词成分，请把该词加入 "
                    "data/registry/numeral_words.csv。"
                ),
            )
        )
    return problems


def _overlaps(evidence: Evidence) -> list[Problem]:
    """Spans that share characters without being the same span of figures.csv."""
    spans = [
        (row.span, name, row) for name in ("figures", "nonfigures") for row in evidence.rows.get(name, [])
    ]
    spans.sort(key=lambda item: item[0])
    problems = []
    reach: tuple[tuple[int, int], str, Row] | None = None
    for item in spans:
        (start, end), name, row = item
        if reach and start < reach[0][1]:
            shared = (start, end) == reach[0] and name == reach[1] == "figures"
            if not shared:
                problems.append(_overlap(evidence, item, reach))
        if not reach or end > reach[0][1]:
            reach = item
    return problems


def _overlap(evidence: Evidence, item, other) -> Problem:
    (_, name, row), (_, other_name, other_row) = item, other
    there = f"{evidence.shown(other_name)} row {other_row.number}"
    return evidence.fault(
        name,
        row,
        "start",
        en=f"the span {row['start']}–{row['end']} ({row['surface']!r}) overlaps {there} ({other_row['surface']!r}).",
        zh=f"区间 {row['start']}—{row['end']}（“{row['surface']}”）与 {there}（“{other_row['surface']}”）重叠。",
        mend_en="A numeral is a figure or not, once: keep one of the rows, or make the spans meet without overlap.",
        mend_zh="同一数字只能归入一处：请保留其一，或调整区间使之不重叠。",
    )
