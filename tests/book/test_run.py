"""Which notebooks run, with what, and what a failure leaves behind: told with an engine that needs no kernel."""

from __future__ import annotations

import io

import nbformat
import pytest
from bookshelf import Engine, notebook, small_project
from rich.console import Console

from workreport.book.execution import run
from workreport.book.pages import list_pages
from workreport.book.progress import Teller
from workreport.registry.problems import ProjectError


@pytest.fixture
def shelf(tmp_path):
    project = small_project(tmp_path)
    (tmp_path / "requirements.lock").write_text("a==1\n")
    return project


def quiet() -> Teller:
    return Teller(Console(file=io.StringIO()), "en")


def go(project, engine, report="huzhou-2020"):
    jobs = run.plan(project, list_pages(project), report)
    return run.run_notebooks(project, jobs, quiet(), engine=engine, workers=0)


def ran(engine):
    return [(job.page, job.language) for job in engine.jobs]


BOTH = [("first-steps", "en"), ("first-steps", "zh")]


def test_each_notebook_runs_once_for_each_language(shelf):
    engine = Engine()
    assert go(shelf, engine) == 2
    assert ran(engine) == BOTH
    assert [job.parameters for job in engine.jobs] == [
        {"report": "huzhou-2020", "lang": "en"},
        {"report": "huzhou-2020", "lang": "zh"},
    ]


def test_nothing_runs_again_when_nothing_has_changed(shelf):
    go(shelf, Engine())
    engine = Engine()
    assert go(shelf, engine) == 0
    assert engine.jobs == []


def test_changed_prose_or_code_runs_the_notebook_again(shelf):
    go(shelf, Engine())
    nbformat.write(notebook(en="# First steps\n\nOther words."), shelf.notebooks / "01_first_steps.ipynb")
    engine = Engine()
    go(shelf, engine)
    assert ran(engine) == BOTH


def test_another_report_has_runs_of_its_own(shelf):
    go(shelf, Engine())
    engine = Engine()
    go(shelf, engine, report="huzhou-2021")
    assert ran(engine) == BOTH
    assert go(shelf, Engine()) == 0


def test_changed_packages_run_everything_again(shelf):
    go(shelf, Engine())
    (shelf.root / "requirements.lock").write_text("a==2\n")
    assert go(shelf, Engine()) == 2


def test_a_lost_output_runs_again(shelf):
    go(shelf, Engine())
    (shelf.build / "huzhou-2020/zh/runs/first-steps.ipynb").unlink()
    engine = Engine()
    go(shelf, engine)
    assert ran(engine) == [("first-steps", "zh")]


def test_a_changed_answer_runs_the_notebook_again(shelf, monkeypatch):
    asked = {"question": {"method": "figures", "arguments": {"section": "1.1"}}, "digest": "0"}
    go(shelf, Engine(questions=(asked,)))
    seen = []

    def replay(project, report_id, questions):
        seen.append((report_id, questions))
        return False

    monkeypatch.setattr("workreport.figures.replay.replay", replay)
    assert go(shelf, Engine()) == 2
    assert seen[0] == ("huzhou-2020", [asked])


def test_a_failed_notebook_is_told_with_its_cell_and_runs_again_next_time(shelf):
    with pytest.raises(ProjectError) as caught:
        go(shelf, Engine(error="cell 3: ValueError: no"))
    assert [one.file for one in caught.value.problems] == ["notebooks/01_first_steps.ipynb"] * 2
    assert "cell 3: ValueError: no" in str(caught.value)
    assert go(shelf, Engine()) == 2


def test_a_failure_after_a_good_run_makes_the_next_build_run_it(shelf):
    go(shelf, Engine())
    (shelf.root / "requirements.lock").write_text("a==2\n")
    with pytest.raises(ProjectError):
        go(shelf, Engine(error="no"))
    (shelf.root / "requirements.lock").write_text("a==1\n")
    assert go(shelf, Engine()) == 2


@pytest.mark.parametrize(
    "parameters", ['report: str = "huzhou-2020"', 'report: str = "huzhou-2020"\nlang: int = 1']
)
def test_a_notebook_that_takes_no_language_is_refused_before_any_engine_starts(shelf, parameters):
    nbformat.write(notebook(parameters=parameters), shelf.notebooks / "01_first_steps.ipynb")
    engine = Engine()
    with pytest.raises(ProjectError, match="parameter 'lang'"):
        go(shelf, engine)
    assert engine.jobs == []


def test_progress_tells_what_ran_how_many_are_left_and_how_long(shelf):
    told = io.StringIO()
    jobs = run.plan(shelf, list_pages(shelf), "huzhou-2020")
    run.run_notebooks(shelf, jobs, Teller(Console(file=told), "en"), engine=Engine(), workers=0)
    assert told.getvalue().splitlines() == [
        "  [1/2] first-steps (en): 0.1 s",
        "  [2/2] first-steps (zh): 0.1 s",
    ]
