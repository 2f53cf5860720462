"""The command: what it prints, what it refuses, what it leaves behind."""

import csv
from pathlib import Path

import pytest
from tests.audit.pairs import report
from typer.testing import CliRunner

from workreport.audit.table import COLUMNS
from workreport.cli import app

PAIR = Path(__file__).parents[1] / "fixtures" / "audit"
EARLIER, LATER = str(PAIR / "yunchuan-2018.txt"), str(PAIR / "yunchuan-2019.txt")
FIXED = (
    "target_start target_end target_surface indicator_zh target_value target_unit comparator fate "
    "outcome_value outcome_unit outcome_start outcome_end evidence confidence"
).split()


@pytest.fixture(autouse=True)
def here(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKREPORT_LANG", "en")


def run(*words):
    return CliRunner().invoke(app, ["audit", *words])


def written(name, text):
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_the_table_has_the_fixed_columns_first():
    ended = run(EARLIER, LATER)
    assert ended.exit_code == 0, ended.stderr
    with open("audit.csv", encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert list(found[0]) == COLUMNS and COLUMNS[: len(FIXED)] == FIXED
    assert len(found) == 51


def test_the_last_line_counts_the_fates_in_the_language_of_the_reader(monkeypatch):
    assert "51 targets" in run(EARLIER, LATER).stdout
    assert "does not follow" not in run(EARLIER, LATER).stdout
    monkeypatch.setenv("WORKREPORT_LANG", "zh")
    assert "51 个目标" in run(EARLIER, LATER).stdout


def test_of_a_web_page_the_text_that_was_read_lies_beside_the_table():
    page = "".join(f"<p>{line}</p>" for line in Path(LATER).read_text(encoding="utf-8").splitlines())
    ended = run(EARLIER, written("later.html", f"<html><body>{page}</body></html>"))
    assert ended.exit_code == 0 and "Offsets count in audit.later.txt" in ended.stdout
    text = Path("audit.later.txt").read_text(encoding="utf-8")
    with open("audit.csv", encoding="utf-8", newline="") as file:
        found = [row for row in csv.DictReader(file) if row["outcome_value"]]
    assert all(
        row["outcome_value"] in text[int(row["outcome_start"]) : int(row["outcome_end"])]
        for row in found
        if row["rule"] == "same" and "万" not in row["outcome_unit"] and row["class"] == "growth"
    )
    assert not Path("audit.earlier.txt").exists()


def test_a_year_between_the_reports_is_said():
    aims = "固定资产投资增长10%。"
    first = written("first.txt", report(2018, aims=aims))
    third = written("third.txt", report(2020, done="固定资产投资增长12%。"))
    ended = run(first, third)
    assert ended.exit_code == 0
    assert "does not follow" in ended.stdout and "1 no result reported" in ended.stdout


def test_the_tolerance_is_an_option():
    first = written("first.txt", report(2018, aims="固定资产投资增长10%左右。"))
    second = written("second.txt", report(2019, done="固定资产投资增长9%。"))
    assert "1 missed" in run(first, second).stdout
    assert "1 met" in run(first, second, "--points", "1").stdout
    assert run(first, second, "--points", "-1").exit_code == 2
    assert run(first, second, "--percent", "many").exit_code == 2


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (report(2018, aims="增长1%。"), report(2018, aims="增长1%。"), "same text"),
        (report(2018, aims="增长1%。"), report(2018, aims="增长2%。"), "both texts are reports of 2018"),
        (report(2019), report(2018), "Give the earlier report first"),
        (report(2018), report(2019), "no numeric target"),
        (report(2018), "今天天气很好。", "not a government work report"),
        ("", report(2019), "empty"),
        (
            report(2018).replace("云川", "湖州"),
            report(2019).replace("云川", "嘉兴"),
            "report of 嘉兴市, the earlier one is of 湖州市",
        ),
    ],
)
def test_what_is_no_pair_is_refused_in_one_line_and_nothing_is_written(first, second, said):
    ended = run(written("first.txt", first), written("second.txt", second))
    assert ended.exit_code == 1
    assert said in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert sorted(path.name for path in Path().iterdir()) == ["first.txt", "second.txt"]


def test_both_texts_are_told_when_both_are_wrong():
    ended = run(written("first.txt", ""), written("second.txt", "今天天气很好。"))
    assert [line.split(":")[1].strip() for line in ended.stderr.splitlines()] == ["first.txt", "second.txt"]


def test_a_renamed_place_can_be_audited_by_force():
    first = written("first.txt", report(2018, aims="固定资产投资增长10%。").replace("云川", "湖州"))
    second = written("second.txt", report(2019, done="固定资产投资增长12%。").replace("云川", "嘉兴"))
    assert run(first, second).exit_code == 1
    assert "1 met" in run(first, second, "--force").stdout


def test_a_text_is_never_replaced_by_the_table():
    text = report(2018, aims="固定资产投资增长10%。")
    first, second = written("first.txt", text), written("second.txt", report(2019))
    ended = run(first, second, "-o", "first.txt")
    assert ended.exit_code == 1 and "would replace" in ended.stderr
    assert Path("first.txt").read_text(encoding="utf-8") == text
