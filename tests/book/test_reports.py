"""Prose that holds for one report stays out of the book of every other."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from bookshelf import notebook
from hypothesis import given
from hypothesis import strategies as st

from workreport.book.notebooks import keep_report, tags_of
from workreport.book.prose.reports import keep, named_in, tagged

ROOT = Path(__file__).parents[2]
PAGE = """\
For all.
% report: yunchuan-2023
Only 2023.
% report: yunchuan-2024
Only 2024.
% report: other
Neither.
% report: all
For all again."""
SOURCES = [*sorted((ROOT / "notebooks").glob("*.ipynb")), *sorted((ROOT / "book").glob("*/*.md"))]


@pytest.mark.parametrize(
    ("report", "own"),
    [("yunchuan-2023", "Only 2023."), ("yunchuan-2024", "Only 2024."), ("yunchuan-1999", "Neither.")],
)
def test_a_page_keeps_what_holds_for_its_report(report, own):
    assert keep(PAGE, report).splitlines() == ["For all.", own, "For all again."]


@given(st.text(alphabet="a %\n:é。", max_size=60))
def test_a_page_without_marks_stays_as_it_is(text):
    assert keep(text, "yunchuan-2023") == text


def test_other_means_what_a_page_does_not_name():
    assert keep("% report: other\nOthers", "yunchuan-2023") == "Others"
    assert keep("% report: yunchuan-2023\nOwn", "yunchuan-2024") == ""


def test_a_notebook_keeps_the_cells_of_its_report():
    book = notebook()
    for cell, tag in zip(book.cells, ("report:yunchuan-2023", "report:other"), strict=False):
        cell.metadata["tags"].append(tag)
    english, chinese, *code = [cell["source"] for cell in book.cells]
    kept = {
        report: [cell["source"] for cell in keep_report(nbformat.from_dict(book), report)["cells"]]
        for report in ("yunchuan-2023", "yunchuan-2024")
    }
    assert kept == {"yunchuan-2023": [english, *code], "yunchuan-2024": [chinese, *code]}


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_book_of_another_report_names_no_year_and_no_place_of_this_one(source):
    if source.suffix == ".md":
        text = keep(source.read_text(encoding="utf-8"), "yunchuan-2024")
    else:
        book = keep_report(nbformat.read(source, as_version=4), "yunchuan-2024")
        text = "\n".join(cell["source"] for cell in book["cells"] if cell["cell_type"] == "markdown")
    if source.stem in ABOUT_THE_PROJECT:
        return
    assert not re.findall(
        r"huzhou-20|Wang Gang|王纲|Wuxing|吴兴|Anji|安吉|\b20[12]\d\b|[（，。]20[12]\d年", text
    )


ABOUT_THE_PROJECT = ("audit", "extraction", "glossary", "method", "rerun", "sources")
"""Pages that name files and examples of the project whatever the report."""


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_prose_names_only_editions_that_exist(source):
    if source.suffix == ".md":
        named = named_in(source.read_text(encoding="utf-8"))
    else:
        cells = nbformat.read(source, as_version=4).cells
        named = set().union(*(tagged(tags_of(cell)) for cell in cells)) - {"other"}
    assert all((ROOT / "data/reports" / name / "report.yml").is_file() for name in named)


@pytest.mark.parametrize(
    "source", [path for path in SOURCES if path.suffix == ".ipynb"], ids=lambda p: p.stem
)
def test_every_report_gets_a_first_heading_in_both_languages(source):
    for language in ("en", "zh"):
        for report in ("huzhou-2020", "yunchuan-2024"):
            book = keep_report(nbformat.read(source, as_version=4), report)
            prose = [cell["source"] for cell in book["cells"] if language in tags_of(cell)]
            titles = [line for text in prose for line in text.splitlines() if line.startswith("# ")]
            assert len(titles) == 1
