"""The commands ``new``, ``review`` and ``check``, as a person types them."""

from __future__ import annotations

import pytest
from reviewer import ID, TEXT, Sheet
from tests.city import city
from typer.testing import CliRunner

from workreport.cli import app
from workreport.review import outcomes

runner = CliRunner()


@pytest.fixture
def here(tmp_path, monkeypatch):
    project = city(tmp_path / "city", pages=True)
    (project.root / "report.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("WORKREPORT_LANG", "en")
    return project


def run(*words):
    return runner.invoke(app, list(words))


def test_each_command_says_what_comes_next(here):
    begun = run("new", "report.txt")
    assert begun.exit_code == 0 and f"workreport review {ID}" in begun.stdout

    open_ = run("review", ID)
    assert open_.exit_code == 0 and "data/reports/yunchuan-2025/review.csv: row" in open_.stdout
    checked = run("check", ID)
    assert checked.exit_code == 1 and checked.stderr.count("error: ") == len(checked.stderr.splitlines())

    sheet = Sheet(here, ID)
    sheet.answer()
    sheet.save()
    done = run("review", ID)
    assert done.exit_code == 0 and f"make book REPORT={ID}" in done.stdout
    proved = run("check", ID)
    assert proved.exit_code == 0 and "no English rendering" in proved.stdout


def test_the_messages_are_in_the_language_of_the_reader(here, monkeypatch):
    monkeypatch.setenv("WORKREPORT_LANG", "zh")
    assert "行待定" in run("new", "report.txt").stdout
    again = run("new", "report.txt")
    assert again.exit_code == 1 and again.stderr.startswith("错误：") and len(again.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "words", [("review", "nowhere-1999"), ("check", "nowhere-1999"), ("new", "nofile.txt")]
)
def test_what_does_not_exist_is_told_in_one_line(here, words):
    ended = run(*words)
    assert ended.exit_code == 1 and len(ended.stderr.splitlines()) == 1


def test_the_edition_of_the_year_before_learns_what_became_of_its_targets(here):
    begun = run("new", "report.txt")
    assert "outcomes-review.csv" in begun.stdout and "workreport review yunchuan-2024" in begun.stdout
    assert "outcomes-review.csv" in run("review", "yunchuan-2024").stdout
    sheet = Sheet(here, "yunchuan-2024", outcomes.FORM)
    for row in sheet.asking():
        row["decision"], row["note_zh"], row["note_en"] = "ok", "另一口径。", "Another measure."
    sheet.save()
    done = run("review", "yunchuan-2024")
    assert done.exit_code == 0 and "10 outcomes written" in done.stdout
    checked = run("check", "yunchuan-2024")
    assert checked.exit_code == 0 and "outcomes" not in checked.stdout
