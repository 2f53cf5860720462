"""The book in place is replaced only by one that has passed every check."""

from __future__ import annotations

import io
import shutil

import pytest
from bookshelf import LONG, Engine, small_project
from rich.console import Console

from workreport.book import build, ledger
from workreport.book.progress import Teller
from workreport.registry.problems import ProjectError, problem


def page(language: str, body: str = "") -> str:
    lang = {"en": "en", "zh": "zh-CN"}[language]
    return f"<!DOCTYPE html><html lang='{lang}'><body><main><h1>T</h1><p>{LONG[language]}</p>{body}</main></body></html>"


def fake_compile(body: str = ""):
    """Stand in for Jupyter Book: writes pages at once."""

    def compile_editions(project, report_id):
        new = project.build / report_id / "site"
        shutil.rmtree(new, ignore_errors=True)
        for language in ("en", "zh"):
            (new / language).mkdir(parents=True)
            for name in ("index", "reading", "first-steps"):
                (new / language / f"{name}.html").write_text(page(language, body))
        (new / "index.html").write_text(page("en"))
        return new

    return compile_editions


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    monkeypatch.setattr(build, "_check_tables", lambda project, report_id: None)
    monkeypatch.setattr(build, "compile_editions", fake_compile())
    return small_project(tmp_path)


def make(project, engine=None, report="huzhou-2020"):
    told = io.StringIO()
    teller = Teller(Console(file=told, width=500), "en")
    build.build_book(project, report, teller, engine=engine or Engine())
    return told.getvalue()


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    monkeypatch.setattr(build, "run_notebooks", lambda *given, **named: build_run(*given, **named, workers=0))


from workreport.book.execution.run import run_notebooks as build_run  # noqa: E402


def snapshot(site):
    return {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_builds_and_says_where_to_open_the_book(shelf):
    told = make(shelf)
    assert told.splitlines()[-1] == f"Open {(shelf.site / 'index.html').as_uri()}"
    assert (shelf.site / "zh/reading.html").is_file()


def test_an_unchanged_book_is_left_alone(shelf, monkeypatch):
    make(shelf)
    monkeypatch.setattr(build, "compile_editions", None)
    engine = Engine()
    assert "Nothing has changed" in make(shelf, engine)
    assert engine.jobs == []


@pytest.mark.parametrize("path", ["book/zh/reading.md", "_config.yml", "notebooks/01_first_steps.ipynb"])
def test_a_changed_source_builds_again(shelf, path):
    make(shelf)
    with open(shelf.root / path, "a", encoding="utf-8") as file:
        file.write("\n")
    assert "Nothing has changed" not in make(shelf)


@pytest.mark.parametrize("harm", ["delete", "cut", "add"])
def test_a_damaged_book_is_made_again(shelf, harm):
    make(shelf)
    target = shelf.site / "en/reading.html"
    good = target.read_bytes()
    if harm == "delete":
        target.unlink()
    elif harm == "cut":
        target.write_bytes(b"")
    else:
        (shelf.site / "stray.html").write_text("x")
    make(shelf)
    assert target.read_bytes() == good
    assert not (shelf.site / "stray.html").exists()


FAULTS = {
    "a notebook that fails": lambda patch: {"engine": Engine(error="cell 4: ValueError: no")},
    "a table that is wrong": lambda patch: patch.setattr(build, "_check_tables", _wrong_table),
    "a book with a dead link": lambda patch: patch.setattr(
        build, "compile_editions", fake_compile("<a href='gone.html'>x</a>")
    ),
    "Jupyter Book giving up": lambda patch: patch.setattr(build, "compile_editions", _wrong_table),
}


def _wrong_table(project, report_id):
    raise ProjectError(
        [problem("figures.csv", "row 1", en="is wrong.", zh="有误。", mend_en="Mend.", mend_zh="改。")]
    )


@pytest.mark.parametrize("fault", FAULTS)
def test_the_last_good_book_stays_when_something_is_at_fault(shelf, monkeypatch, fault):
    make(shelf)
    good = snapshot(shelf.site)
    (shelf.root / "requirements.lock").write_text("changed==1\n")
    given = FAULTS[fault](monkeypatch) or {}
    with pytest.raises(ProjectError):
        make(shelf, **given)
    assert snapshot(shelf.site) == good


def test_a_failed_first_build_publishes_nothing(shelf, monkeypatch):
    monkeypatch.setattr(build, "compile_editions", fake_compile("<a href='gone.html'>x</a>"))
    with pytest.raises(ProjectError, match="leads nowhere"):
        make(shelf)
    assert not shelf.site.exists()


def test_a_swap_that_was_cut_short_is_mended(shelf):
    make(shelf)
    good = snapshot(shelf.site)
    shelf.site.rename(shelf.root / ".site.old")
    make(shelf)
    assert snapshot(shelf.site) == good
    assert not (shelf.root / ".site.old").exists()


def test_another_report_goes_to_a_folder_of_its_own(shelf):
    make(shelf)
    good = snapshot(shelf.site)
    make(shelf, report="huzhou-2021")
    assert (shelf.root / "site-huzhou-2021/index.html").is_file()
    assert snapshot(shelf.site) == good


def test_a_second_build_at_the_same_time_is_kept_out(shelf):
    pytest.importorskip("fcntl")
    with build._alone(shelf), pytest.raises(ProjectError, match="another build"):
        make(shelf)


def test_the_time_of_the_last_commit_stands_for_the_present(project, tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert int(ledger.commit_time(project)) > 1_500_000_000
    assert ledger.commit_time(small_project(tmp_path)) == "0"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12")
    assert ledger.commit_time(project) == "12"


LOGS = {
    "\x1b[91mSTAGE/a.md:3: WARNING: no such label [x]\x1b[39m\nRuntimeError: stopped\n": [
        "a.md:3: WARNING: no such label [x]."
    ],
    "Traceback\n  raise RuntimeError(x)\nValueError: the cause\nRuntimeError: \n": ["ValueError: the cause."],
    "Killed\n": ["Killed."],
    "": ["no output."],
}


@pytest.mark.parametrize("log", LOGS)
def test_what_jupyter_book_said_is_told_in_short(tmp_path, log):
    project = small_project(tmp_path)
    folder = project.build / "huzhou-2020" / "zh"
    folder.mkdir(parents=True)
    (folder / "jupyter-book.log").write_text(log.replace("STAGE", str(folder / "stage")), encoding="utf-8")
    assert [one.said.en for one in build._faults(project, "huzhou-2020", "zh")] == LOGS[log]
