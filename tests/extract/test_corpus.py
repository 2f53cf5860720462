"""A folder of reports becomes one table, and no file in it stops the rest."""

from __future__ import annotations

import csv

import pytest
from tests.extract.corpus_texts import ends_over_a_name, report

from workreport.extract import table
from workreport.extract.command import run as draft
from workreport.extract.corpus import reading
from workreport.extract.corpus.command import run
from workreport.extract.corpus.pool import AHEAD, Processes, readings
from workreport.extract.corpus.reading import Job, Reading, read, with_content
from workreport.extract.corpus.writers import COLUMNS, writer
from workreport.registry.problems import ProjectError


@pytest.fixture
def folder(tmp_path):
    """Seven readable reports in three folders and two encodings, and three files that are none."""
    root = tmp_path / "reports"
    for place in ("", "a", "b/c"):
        (root / place).mkdir(parents=True, exist_ok=True)
    for number in range(5):
        (root / f"{number}.txt").write_text(report(2020 + number, f"1{number}0.5"), encoding="utf-8")
    (root / "a" / "x.md").write_text(report(2011, "98"), encoding="utf-8")
    (root / "b" / "c" / "y.TXT").write_bytes(report(2012, "99").encode("gb18030"))
    (root / "a" / "empty.txt").touch()
    (root / "b" / "letter.txt").write_text("您好", encoding="utf-8")
    (root / "2.bytes.txt").write_bytes(bytes(range(256)))
    (root / ".hidden.txt").write_text(report(2013, "97"), encoding="utf-8")
    (root / "~$lock.docx").write_bytes(b"lock")
    (root / "notes.csv").write_text("no report", encoding="utf-8")
    return root


def cells(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_report_is_read_whatever_stands_beside_it(folder, tmp_path):
    tally = run(folder, tmp_path / "all.csv", processes=2)
    rows = cells(tmp_path / "all.csv")
    names = ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt", "a/x.md", "b/c/y.TXT"]
    assert list(dict.fromkeys(row["file"] for row in rows)) == names
    assert {row["year"] for row in rows if row["file"] == "3.txt"} == {"2023"}
    assert (tally.reports, tally.failed, tally.figures) == (7, 3, len(rows))


def test_every_row_names_its_file_place_and_year(project, tmp_path):
    run(project.report("huzhou-2020"), tmp_path / "all.csv", processes=1)
    rows = cells(tmp_path / "all.csv")
    assert list(rows[0])[:4] == ["file", "place", "year", "figure_id"]
    assert {(row["file"], row["place"], row["year"]) for row in rows} == {("report.txt", "湖州市", "2020")}


def test_files_that_cannot_be_read_are_listed_in_both_languages(folder, tmp_path):
    tally = run(folder, tmp_path / "all.csv", processes=1)
    failed = cells(tally.failures)
    assert tally.failures == tmp_path / "all.failed.csv"
    assert [row["file"] for row in failed] == ["2.bytes.txt", "a/empty.txt", "b/letter.txt"]
    assert "the file is empty" in failed[1]["problem_en"] and "文件是空的" in failed[1]["problem_zh"]
    assert str(folder) not in "".join(row["problem_en"] for row in failed)


def test_a_list_of_failures_of_an_earlier_run_does_not_survive(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(report(2020, "1"), encoding="utf-8")
    (tmp_path / "out.failed.csv").write_text("file,problem_en,problem_zh\nold.txt,x,y\n", encoding="utf-8")
    assert run(tmp_path / "in", tmp_path / "out.csv", processes=1).failed == 0
    assert cells(tmp_path / "out.failed.csv") == []


def test_offsets_of_a_web_page_count_in_the_text_beside_the_table(tmp_path):
    body = "".join(f"<p>{line}</p>" for line in report(2020, "120.5").splitlines())
    (tmp_path / "in" / "a").mkdir(parents=True)
    (tmp_path / "in" / "a" / "page.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    (tmp_path / "in" / f"{'长' * 83}.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    (tmp_path / "in" / "plain.txt").write_text(report(2020, "5"), encoding="utf-8")
    run(tmp_path / "in", tmp_path / "all.csv", processes=1)
    names = {path.name for path in (tmp_path / "all.texts").rglob("*.txt")}
    assert names == {"page.html.txt", f"{'长' * 83}.txt"}
    with open(tmp_path / "all.texts" / "a" / "page.html.txt", encoding="utf-8", newline="") as file:
        text = file.read()
    rows = [row for row in cells(tmp_path / "all.csv") if row["file"] == "a/page.html"]
    assert rows and all(text[int(row["start"]) : int(row["end"])] == row["surface"] for row in rows)
    for page in (tmp_path / "in").rglob("*.html"):
        page.unlink()
    run(tmp_path / "in", tmp_path / "all.csv", processes=1)
    assert not (tmp_path / "all.texts").exists()


def test_one_report_of_many_reads_as_it_does_alone(folder, tmp_path):
    run(folder, tmp_path / "all.csv", processes=2)
    draft(folder / "3.txt", tmp_path / "one.csv")
    mine = [row for row in cells(tmp_path / "all.csv") if row["file"] == "3.txt"]
    assert [{name: row[name] for name in table.COLUMNS} for row in mine] == cells(tmp_path / "one.csv")


def test_the_table_does_not_depend_on_the_number_of_processes(folder, tmp_path):
    for count in (1, 3):
        run(folder, tmp_path / f"{count}.csv", processes=count)
    assert (tmp_path / "1.csv").read_bytes() == (tmp_path / "3.csv").read_bytes()


def test_parquet_holds_the_same_cells_with_offsets_as_numbers(folder, tmp_path, monkeypatch):
    from pyarrow import parquet

    monkeypatch.setattr("workreport.extract.corpus.writers.GROUP", 8)
    run(folder, tmp_path / "all.csv", processes=1)
    run(folder, tmp_path / "all.parquet", processes=1)
    written = parquet.read_table(tmp_path / "all.parquet")
    rows = cells(tmp_path / "all.csv")
    assert written.column_names == COLUMNS == list(rows[0])
    for name in ("file", "place", "surface", "value", "figure_id"):
        assert written[name].to_pylist() == [row[name] for row in rows]
    assert written["start"].to_pylist() == [int(row["start"]) for row in rows]
    assert written["confidence"].to_pylist() == [float(row["confidence"]) for row in rows]
    assert parquet.ParquetFile(tmp_path / "all.parquet").num_row_groups == -(-len(rows) // 8)


def test_a_process_that_ends_over_a_file_loses_that_file_only(tmp_path):
    jobs = []
    for name in ("a", "fatal-1", "b", "c", "d", "e", "f", "fatal-2", "g"):
        path = tmp_path / f"{name}.txt"
        path.write_text(report(2020, "5"), encoding="utf-8")
        jobs.append(Job(name, str(path)))
    with Processes(1, ends_over_a_name) as readers:
        read_ones = list(readings(readers, jobs))
    assert [one.name for one in read_ones] == [job.name for job in jobs]
    assert [one.name for one in read_ones if one.problems] == ["fatal-1", "fatal-2"]
    assert all(one.rows for one in read_ones if not one.problems)


def test_a_fault_of_the_extraction_itself_is_a_problem_of_that_file(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(report(2020, "5"), encoding="utf-8")
    monkeypatch.setattr(reading, "extract", lambda *given, **named: 1 / 0)
    (found,) = read(Job("a.txt", str(path))).problems
    assert found.file == "a.txt" and "ZeroDivisionError" in found.said.en


class Counting:
    """Readers that count how many files are under way."""

    count = 3

    def __init__(self):
        self.now = self.most = 0

    def begin(self, job):
        self.now += 1
        self.most = max(self.most, self.now)

        def awaited():
            self.now -= 1
            return Reading(job.name)

        return awaited


def test_only_a_few_files_are_under_way_however_many_there_are():
    readers = Counting()
    names = [f"{number}" for number in range(500)]
    assert [one.name for one in readings(readers, (Job(name, "") for name in names))] == names
    assert readers.most == AHEAD * readers.count


def test_a_job_that_carries_its_content_reads_alike(folder):
    there = Job("y.TXT", str(folder / "b" / "c" / "y.TXT"))
    sent = with_content(there)
    assert sent.content and read(sent) == read(there)
    assert (
        "cannot be read" in read(with_content(Job("gone.txt", str(folder / "gone.txt")))).problems[0].said.en
    )


def test_when_no_report_can_be_read_the_table_stays_as_it_was(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").touch()
    (tmp_path / "out.csv").write_text("what was", encoding="utf-8")
    assert run(tmp_path / "in", tmp_path / "out.csv", processes=1).reports == 0
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "what was"


@pytest.mark.parametrize("name", ["out.csv", "out.parquet"])
def test_what_is_broken_off_leaves_nothing(tmp_path, name):
    begun = writer(tmp_path / name)
    begun.add([("x.txt", "云川市", "2020", "c-001", "1", "2", *[""] * (len(COLUMNS) - 8), "0.5", "r")] * 3)
    begun.discard()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_reports_and_a_table_of_no_known_kind_are_refused(tmp_path):
    (tmp_path / "in").mkdir()
    with pytest.raises(ProjectError, match="holds no report"):
        run(tmp_path / "in", tmp_path / "out.csv")
    (tmp_path / "in" / "a.txt").write_text(report(2020, "5"), encoding="utf-8")
    with pytest.raises(ProjectError, match=".csv or .parquet"):
        run(tmp_path / "in", tmp_path / "out.xlsx")
    with pytest.raises(ProjectError, match="cannot be read"):
        run(tmp_path / "gone", tmp_path / "out.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_the_throughput_is_what_was_counted(folder, tmp_path):
    tally = run(folder, tmp_path / "all.csv", processes=1)
    tally.seconds = 2.0
    assert "3.5 reports/s" in tally.said.en and f"{tally.characters / 2:,.0f} characters/s" in tally.said.en
    assert tally.characters == sum(
        len(reading.load(folder / name).raw)
        for name in ("0.txt", "1.txt", "2.txt", "3.txt", "4.txt", "a/x.md", "b/c/y.TXT")
    )
