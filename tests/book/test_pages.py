"""The table of contents: every page in both languages, flat names, translated captions."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bookshelf import small_project

from workreport.book.pages import Page, in_language, list_pages, published_name, read_toc, staged_toc
from workreport.registry.problems import ProjectError


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("book/en/report", "report"),
        ("notebooks/10_headlines", "headlines"),
        ("notebooks/21_results_and_targets", "results-and-targets"),
        ("notebooks/10b_2020_again", "2020-again"),
        ("book/en/teaching/quiz_1", "quiz-1"),
    ],
)
def test_published_names_drop_folders_and_numbers(source, name):
    assert published_name(source) == name


def test_lists_pages_in_reading_order(tmp_path):
    names = [page.name for page in list_pages(small_project(tmp_path))]
    assert names == ["index", "reading", "first-steps"]


def test_a_prose_page_has_a_source_per_language_and_a_notebook_one(tmp_path):
    project = small_project(tmp_path)
    prose, book = Page("reading", "book/en/reading"), Page("first-steps", "notebooks/01_first_steps")
    assert prose.path(project, "zh") == tmp_path / "book/zh/reading.md"
    assert book.path(project, "zh") == book.path(project, "en")


def test_refuses_a_page_that_lacks_a_language(tmp_path):
    project = small_project(tmp_path)
    (tmp_path / "book/zh/reading.md").unlink()
    (tmp_path / "notebooks/01_first_steps.ipynb").unlink()
    with pytest.raises(ProjectError) as caught:
        list_pages(project)
    assert [one.said.en for one in caught.value.problems] == [
        "book/zh/reading.md does not exist.",
        "notebooks/01_first_steps.ipynb does not exist.",
    ]


def test_refuses_two_pages_of_one_name(tmp_path):
    project = small_project(tmp_path)
    toc = (tmp_path / "_toc.yml").read_text() + "      - file: notebooks/02_reading\n"
    (tmp_path / "_toc.yml").write_text(toc)
    (tmp_path / "notebooks/02_reading.ipynb").write_text("{}")
    with pytest.raises(ProjectError, match=r"reading\.html, as is book/en/reading"):
        list_pages(project)


@pytest.mark.parametrize("content", ["- a list", "format: jb-book", "root: [", ""])
def test_refuses_a_table_of_contents_that_cannot_be_read(tmp_path, content):
    project = small_project(tmp_path)
    (tmp_path / "_toc.yml").write_text(content)
    with pytest.raises(ProjectError, match="table of contents"):
        read_toc(project)


def test_the_staged_contents_are_flat_and_in_one_language(tmp_path):
    toc = staged_toc(read_toc(small_project(tmp_path)), "zh")
    assert toc == {
        "format": "jb-book",
        "root": "index",
        "parts": [{"caption": "读", "chapters": [{"file": "reading"}, {"file": "first-steps"}]}],
    }


def test_text_without_a_second_half_serves_both_languages():
    assert in_language("Both", "zh") == in_language("Both", "en") == "Both"
    assert in_language("A | 甲", "en") == "A"


@pytest.mark.parametrize("alone", [False, True])
def test_a_page_that_compares_neighbours_needs_one(tmp_path, alone):
    project = small_project(tmp_path)
    shutil.rmtree(tmp_path / "data")
    shutil.copytree(Path(__file__).parents[1] / "fixtures" / "yunchuan" / "data", tmp_path / "data")
    if alone:
        shutil.rmtree(tmp_path / "data" / "reports" / "yunchuan-2023")
    with (tmp_path / "_toc.yml").open("a", encoding="utf-8") as toc:
        toc.write("meta:\n  beside_neighbours: [book/en/reading]\n")
    pages = list_pages(project, "yunchuan-2024")
    named = ["index", "first-steps"] if alone else ["index", "reading", "first-steps"]
    assert [page.name for page in pages] == named
    toc = staged_toc(read_toc(project), "zh", pages)
    listed = [chapter["file"] for part in toc["parts"] for chapter in part["chapters"]]
    assert [toc["root"], *listed] == named
