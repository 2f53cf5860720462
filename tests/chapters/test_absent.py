"""A chapter whose figures a report lacks says so, calmly and in both languages; a real fault still fails."""

from __future__ import annotations

import shutil

import nbformat
import pandas as pd
import pytest
from tests.city import NOTEBOOKS, city, members, shown_by

from workreport.chapters import county_page
from workreport.chapters.absent import Absent, Note, shown, some
from workreport.chapters.rows import chosen, exact, needed
from workreport.charts.figure import Figure
from workreport.charts.listing import Listing
from workreport.figures.edition import open_edition
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError
from workreport.registry.project import Project

BARE = ("pairs", "places", "ranks")


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Project:
    """The fictional city with the book's registry, and one of its years with nothing but figures."""
    project = city(tmp_path_factory.mktemp("city") / "project")
    bare = project.report("yunchuan-2022")
    shutil.copytree(project.report("yunchuan-2023"), bare)
    for name in BARE:
        path = bare / f"{name}.csv"
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    sentences = pd.read_csv(bare / "sentences.csv", dtype=str).assign(en="")
    sentences.to_csv(bare / "sentences.csv", index=False)
    return project


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("report", "lang"),
    [pytest.param("yunchuan-2023", "en", marks=pytest.mark.complete), ("yunchuan-2022", "zh")],
)
def test_every_notebook_runs_for_a_report_that_lacks_most_of_it(project, monkeypatch, notebook, report, lang):
    monkeypatch.chdir(project.root)
    for parameters in members(project, notebook, report):
        found = shown_by(notebook, report, lang, **parameters)
        assert found and all(isinstance(one, Figure | Listing | Note) for one in found)


def test_a_missing_figure_is_named_on_the_page_in_its_language(project):
    chapter = shown(lambda edition, lang: needed(edition, "exports:growth"))
    edition = open_edition("yunchuan-2023", project)
    note = chapter(edition, "en")
    assert note.text.startswith("This report does not state “Exports” (growth).")
    html = chapter(edition, "zh")._repr_mimebundle_()["text/html"]
    assert html.startswith('<p class="wr-absent" lang="zh">这份报告没有写明“') and "（增速）" in html


def test_what_the_report_states_is_shown(project):
    edition = open_edition("yunchuan-2023", project)
    assert shown(lambda edition, lang: needed(edition, "gdp:growth"))(edition, "en")["surface"] == "6.4%"


def test_a_misspelt_indicator_is_a_fault_and_no_note(project):
    edition = open_edition("yunchuan-2023", project)
    for ask in (needed, lambda edition, name: chosen(edition, (name,))):
        with pytest.raises(ProjectError, match="gdp"):
            shown(lambda edition, lang, ask=ask: ask(edition, "gpd"))(edition, "en")


def test_a_list_of_figures_is_absent_only_when_all_are(project):
    edition = open_edition("yunchuan-2023", project)
    assert chosen(edition, ("exports:growth", "gdp:growth"))["indicator_id"].tolist() == ["gdp"]
    with pytest.raises(Absent, match="Exports"):
        chosen(edition, ("exports:growth", "exports:level"))


def test_no_rows_are_absent_for_the_reason_given():
    reason = Bilingual("None.", "没有。")
    assert len(some(pd.DataFrame({"a": [1]}), reason)) == 1
    with pytest.raises(Absent) as caught:
        some(pd.DataFrame({"a": []}), reason)
    assert caught.value.reason == reason


def test_every_picture_of_a_notebook_can_say_that_it_is_absent():
    for notebook in NOTEBOOKS:
        for cell in nbformat.read(notebook, as_version=4).cells:
            if "remove-input" in cell.metadata.get("tags", ()):
                module, name = cell.source.split("(")[0].split(".")
                chapter = getattr(__import__(f"workreport.chapters.{module}", fromlist=[name]), name)
                assert getattr(chapter, "is_shown", False), f"{module}.{name}"


def test_nothing_is_reckoned_from_a_bound(project):
    edition = open_edition("yunchuan-2023", project)
    assert exact(edition, "gdp:growth")["surface"] == "6.4%"
    with pytest.raises(Absent, match="nothing can be reckoned"):
        exact(edition, "gdp:growth:target")


def test_places_that_nobody_has_listed_are_not_said_to_be_unnamed(project):
    listed, bare = (open_edition(f"yunchuan-{year}", project) for year in (2023, 2022))
    note = county_page.said(bare, "en", "990121")
    assert not note.expected and "have not been listed" in note.text
    unnamed = set(listed.areas().query("parent == '990100' and level == 'county'")["area_code"])
    unnamed -= set(listed.places()["area_code"])
    for county in unnamed:
        assert county_page.said(listed, "en", county).expected
