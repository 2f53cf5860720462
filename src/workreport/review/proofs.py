"""The proofs of the figures, run on a sheet before its tables are written.

They read value, unit and hedge again from the text. Where they and a row disagree the row is asked about; a
person who has looked and writes ok has the last word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import pandas as pd

from workreport.extract.text import Document
from workreport.figures import checks, coverage, wording
from workreport.figures.evidence import Evidence, Row
from workreport.registry import files
from workreport.registry.problems import Problem
from workreport.registry.project import Project
from workreport.review.facts import Facts

READ_FROM_TEXT = ("value", "unit", "comparator", "direction", "commitment", "period")
"""Columns in which a person may know better than the proofs.

The class is none of them: what no formula and no chart can take, such as a growth of 3 firms, stays refused.
"""

_PLACE = re.compile(r"\(([a-z]+[0-9]{4}-[0-9]{3,})\), column (\w+)\Z")
Cells = dict[str, str]


def doubts(
    project: Project, facts: Facts, document: Document, figures: Sequence[Cells], units: Sequence[Cells] = ()
) -> dict[str, list[Problem]]:
    """What the proofs say of each figure, by its id; ``units`` are those that the registry is about to learn."""
    evidence = Evidence(
        project,
        facts.report_id,
        report={"figure_prefix": facts.prefix, "plan_year": facts.year},
        document=document,
        frames={"figures": pd.DataFrame(figures)},
    )
    known = files.read(project, "units", "").to_dict("records")
    for name, rows in (("figures", figures), ("units", [*known, *units])):
        evidence.rows[name] = [Row(number, row) for number, row in enumerate(rows, start=2)]
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in (*checks.prove(evidence), *wording.prove(evidence)) if figures else ():
        if about := what(problem):
            found[about[0]].append(problem)
    return found


def what(problem: Problem) -> tuple[str, str] | None:
    """The figure and the column that a problem of the figures table is about."""
    match = _PLACE.search(problem.place)
    return (match[1], match[2]) if match else None


def is_final(problem: Problem) -> bool:
    """Whether a person cannot overrule what a proof says of a figure."""
    about = what(problem)
    return about is None or about[1] not in READ_FROM_TEXT


def gaps(project: Project, document: Document, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The numerals of the text, as offsets in it, that lie in none of the spans and in no exempt word."""
    covered = [False] * len(document.raw)
    for start, end in spans:
        covered[start:end] = [True] * (end - start)
    words = files.read(project, "numeral_words", "")["word"].tolist()
    return [
        document.raw_span(start, end)
        for start, end in coverage.runs(document.clean, words)
        if not all(covered[document.origin[at]] for at in range(start, end))
    ]
