"""The English of a report's sentences: a sheet with each sentence in Chinese, and the table written from it.

Nothing is drafted and nothing waits for it: what is rendered is written, and the rest stays empty.
"""

from __future__ import annotations

from workreport.registry import files
from workreport.registry.problems import Problem, ProjectError
from workreport.registry.project import Project
from workreport.registry.tables import tables
from workreport.review import faults
from workreport.review.apply import put, written
from workreport.review.draft import Row, Sentences
from workreport.review.sheet import Form, Line

FORM = Form(
    "sentences-review.csv",
    {"surface": "surface 句号", "zh": "zh 原句", "en": "en 英文译文"},
    {},
)


def drafted(sentences: Sentences) -> list[Row]:
    """A row of the sheet for each sentence, its English empty."""
    return [
        {"surface": f"s{number:03d}", "zh": sentences.text(number - 1), "en": ""}
        for number in range(1, len(sentences.spans) + 1)
    ]


def review(project: Project, report_id: str) -> tuple[int, int]:
    """Write the English of an edition's sheet into sentences.csv; what the sheet leaves empty keeps what it has.

    Returns
    -------
    tuple of int
        How many sentences have English now, and how many there are.

    Raises
    ------
    ProjectError
        When the sheet cannot be read, or a row is of no sentence.
    """
    shown = project.relative(FORM.path(project, report_id))
    rows = {row["sentence_id"]: row for row in files.read(project, "sentences", report_id).to_dict("records")}
    lines = FORM.read(project, report_id)
    if unknown := [_unknown(shown, line) for line in lines if line["surface"] not in rows]:
        raise ProjectError(unknown)
    for line in lines:
        if line["en"]:
            rows[line["surface"]]["en"] = line["en"]
    put(tables()["sentences"].file(project, report_id), written("sentences", rows.values()))
    return sum(bool(row["en"].strip()) for row in rows.values()), len(rows)


def _unknown(shown: str, line: Line) -> Problem:
    mend = (
        "Leave the first column as it was written: s001, s002 and so on.",
        "请保留首列原有的编号：s001、s002 等。",
    )
    return faults.cannot(shown, line, "surface", *mend)
