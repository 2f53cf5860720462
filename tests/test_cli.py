"""The commands: what they print, what they refuse, how they end."""

from __future__ import annotations

import re
import sys

import pytest
from typer.testing import CliRunner

from workreport.cli import app
from workreport.registry.problems import ProjectError, problem

runner = CliRunner()


@pytest.fixture(autouse=True)
def here(monkeypatch, project):
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("WORKREPORT_LANG", "en")


def run(*words):
    return runner.invoke(app, list(words))


def problems(count):
    return [
        problem(
            "figures.csv", f"row {row}", en="is wrong.", zh="有误。", mend_en="Mend it.", mend_zh="请改。"
        )
        for row in range(1, count + 1)
    ]


def test_check_tells_every_problem_in_one_line_each_and_ends_with_1(monkeypatch):
    monkeypatch.setattr("workreport.review.check.check", lambda project, report: problems(3))
    ended = run("check")
    assert ended.exit_code == 1
    assert ended.stderr.splitlines() == [f"error: {one.to('en')}" for one in problems(3)]


def test_problems_are_told_in_the_language_of_the_reader(monkeypatch):
    monkeypatch.setenv("WORKREPORT_LANG", "zh")
    monkeypatch.setattr("workreport.review.check.check", lambda project, report: problems(1))
    told = run("check").stderr
    assert told.startswith("错误：figures.csv") and told.endswith("有误。请改。\n")


def test_check_of_sound_tables_ends_with_0(monkeypatch):
    monkeypatch.setattr("workreport.review.check.check", lambda project, report: [])
    ended = run("check")
    assert (ended.exit_code, ended.stderr) == (0, "")
    assert "huzhou-2020" in ended.stdout


def test_book_passes_the_report_on_and_ends_with_1_when_the_build_fails(monkeypatch):
    asked = []

    def build(project, report):
        asked.append(report)
        raise ProjectError(problems(2))

    monkeypatch.setattr("workreport.book.build.build_book", build)
    ended = run("book", "--report", "huzhou-2021")
    assert (asked, ended.exit_code, len(ended.stderr.splitlines())) == (["huzhou-2021"], 1, 2)


def test_a_full_disk_is_told_without_a_traceback(monkeypatch):
    def build(project, report):
        raise OSError(28, "No space left on device", "site/index.html")

    monkeypatch.setattr("workreport.book.build.build_book", build)
    ended = run("book")
    assert ended.exit_code == 1
    assert ended.stderr == "error: site/index.html: No space left on device\n"


def test_run_refuses_an_unknown_parameter_before_anything_runs(monkeypatch):
    monkeypatch.setattr(
        "workreport.book.execution.single.execute", lambda job: pytest.fail("a kernel started")
    )
    for given in ("reprot=huzhou-2020", "nothing"):
        ended = run("run", "headlines", "-p", given)
        assert ended.exit_code == 1
        assert ended.stderr.startswith("error: notebooks/10_headlines.ipynb: parameter")


def test_run_names_the_notebooks_when_there_is_no_such_one():
    ended = run("run", "headlins")
    assert ended.exit_code == 1
    assert "headlines" in ended.stderr


def test_list_names_reports_and_pages_in_reading_order():
    lines = run("list").stdout.splitlines()
    assert "report\thuzhou-2020" in lines
    assert "notebook\theadlines\tnotebooks/10_headlines" in lines
    assert lines.index("notebook\tindex\tnotebooks/00_index") < lines.index("page\treport\tbook/en/report")


def test_diff_names_the_changed_value(tmp_path, project):
    text = (project.report("huzhou-2020") / "figures.csv").read_text(encoding="utf-8")
    table, later = tmp_path / "figures.csv", tmp_path / "later.csv"
    table.write_text(text, encoding="utf-8")
    later.write_text(text.replace(",3122.4,", ",3122.5,", 1), encoding="utf-8")
    ended = run("diff", str(table), str(later))
    assert ended.exit_code == 0
    assert re.search(r"^hz2020-002 +value +3122\.4 +3122\.5 *$", ended.stdout, re.MULTILINE)
    assert run("diff", str(table), str(table)).stdout == "No value differs.\n"


def test_diff_of_two_reports_tells_or_writes_how_they_differ(tmp_path, monkeypatch, project):
    monkeypatch.chdir(project.root / "tests" / "fixtures" / "yunchuan")
    told = run("diff", "yunchuan-2023", "yunchuan-2024")
    assert told.exit_code == 0, told.stderr
    assert "Worded more softly (2)" in told.stdout and re.search("确保 .* 力争 ", told.stdout)
    written = run("diff", "yunchuan-2023", "yunchuan-2024", "-o", str(tmp_path / "new" / "d.csv"))
    lines = (tmp_path / "new" / "d.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("kind,indicator_id,") and f"{len(lines) - 1} differences" in written.stdout
    ended = run("diff", "yunchuan-2023", "yunchuan-2030")
    assert ended.exit_code == 1 and "Choose one of: yunchuan-2023, yunchuan-2024" in ended.stderr


def test_diff_of_two_states_writes_a_table_too(tmp_path, project):
    table = project.report("huzhou-2020") / "figures.csv"
    later = tmp_path / "later.csv"
    later.write_text(table.read_text(encoding="utf-8").replace(",3122.4,", ",3122.5,", 1), encoding="utf-8")
    assert run("diff", str(table), str(later), "-o", str(tmp_path / "d.csv")).exit_code == 0
    assert "3122.4,3122.5" in (tmp_path / "d.csv").read_text(encoding="utf-8")


def test_extract_writes_a_table_from_any_folder(tmp_path, monkeypatch, project):
    monkeypatch.chdir(tmp_path)
    text = project.report("huzhou-2020") / "report.txt"
    ended = run("extract", str(text), "-o", "out.csv")
    assert ended.exit_code == 0, ended.stderr
    assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").startswith("figure_id,start,end,surface")
    assert (tmp_path / "nonfigures.csv").is_file()
    assert "2020" in ended.stdout


def test_extract_of_a_folder_reads_the_rest_and_ends_with_1_when_a_file_fails(tmp_path, monkeypatch, project):
    monkeypatch.chdir(tmp_path)
    text = (project.report("huzhou-2020") / "report.txt").read_bytes()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_bytes(text)
    assert run("extract", "in", "-o", "all.csv", "--processes", "1").exit_code == 0
    for number in range(7):
        (tmp_path / "in" / f"bad{number}.txt").touch()
    ended = run("extract", "in", "-o", "all.csv", "--processes", "1")
    assert ended.exit_code == 1
    assert (tmp_path / "all.csv").read_text(encoding="utf-8").count("good.txt") > 200
    assert "reports/s" in ended.stdout and "characters/s" in ended.stdout
    assert ended.stderr.count("the file is empty") == 5
    assert "and 2 more: see all.failed.csv" in ended.stderr


def test_extract_of_one_report_writes_parquet_when_asked(tmp_path, monkeypatch, project):
    monkeypatch.chdir(tmp_path)
    text = project.report("huzhou-2020") / "report.txt"
    assert run("extract", str(text), "-o", "one.parquet").exit_code == 0
    assert (tmp_path / "one.parquet").read_bytes()[:4] == b"PAR1"


@pytest.mark.parametrize("words", [["nope"], ["run"], ["book", "--colour"]])
def test_a_command_that_is_itself_wrong_ends_with_2(words):
    assert run(*words).exit_code == 2


def test_outside_a_project_the_reader_is_told_where_to_go(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ended = run("check")
    assert ended.exit_code == 1
    assert "_config.yml" in ended.stderr


def test_help_needs_none_of_the_heavy_libraries():
    import subprocess

    code = "import sys, workreport.cli; print([name for name in ('pandas', 'sphinx', 'altair') if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"
