"""`workreport new`: what an edition begins with, and what cannot become one."""

from __future__ import annotations

import hashlib
import re

import pytest
from reviewer import ID, NEW, TEXT, Sheet, snapshot, started
from tests.city import city

from workreport.figures.edition import open_edition
from workreport.registry.problems import ProjectError
from workreport.review.start import begin


def test_one_command_starts_an_edition(tmp_path):
    project, begun = started(tmp_path)
    assert begun.report_id == ID and begun.asked > 0
    names = {path.name for path in project.report(ID).iterdir()}
    tables = {"figures.csv", "nonfigures.csv", "sentences.csv", "pairs.csv", "ranks.csv", "places.csv"}
    assert names == tables | {
        "report.txt",
        "report.yml",
        "review.csv",
        "review.html",
        "sentences-review.csv",
    }


def test_the_text_is_kept_as_decoded_with_its_line_ends(tmp_path):
    text = TEXT.replace("\n", "\r\n")
    project = city(tmp_path / "city")
    (tmp_path / "gbk.txt").write_bytes(text.encode("gb18030"))
    begin(project, tmp_path / "gbk.txt")
    kept = (project.report(ID) / "report.txt").read_bytes()
    assert kept == text.encode("utf-8")
    assert open_edition(ID, project).report["sha256"] == hashlib.sha256(kept).hexdigest()


def test_what_the_title_block_says_is_known_and_the_rest_is_left_open(edition):
    report = open_edition(ID, edition).report
    assert (str(report["date"]), report["review_year"], report["plan_year"]) == ("2025-01-10", 2024, 2025)
    assert (report["speaker_zh"], report["speaker_en"]) == ("市长 林岚", "")
    assert report["body_zh"] == "云川市第六届人民代表大会第四次会议"
    assert report["title_en"].startswith("Government Work Report of Yunchuan")
    assert report["book_title_zh"] == "数读云川2025"
    assert report["figure_prefix"] == "yc2025"


def test_only_what_is_unsure_or_new_is_asked(edition):
    asked = {row["name_zh"] for row in Sheet(edition, ID).asking() if row["figure"]}
    assert any(NEW in name for name in asked)
    assert not asked & {"全市生产总值", "地方财政收入", "规上工业增加值"}
    assert Sheet(edition, ID).of("1420.8亿元")["indicator"] == "gdp"


def test_the_review_page_marks_every_number_and_shows_what_is_open(edition):
    html = (edition.report(ID) / "review.html").read_text(encoding="utf-8")
    assert '<mark class="settled">1420.8亿元</mark>' in html
    assert '<mark class="open">12座</mark>' in html
    assert not re.search(r"https?://|<script|src=", html)
    sheet = Sheet(edition, ID)
    number = next(at for at, row in enumerate(sheet.rows, 2) if "12座" in row["surface"])
    assert f'<tr class="open"><td>{number}</td><th scope="row">12座</th>' in html


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty"),
        ("今天天气很好，我们去湖边散步。" * 40, "not a government work report"),
        (TEXT + TEXT, "more than one report"),
        (TEXT.replace("云川市", "无名"), "does not say whose report it is"),
        (TEXT.replace("云川市", "海拉尔区"), "no English name for. Give it, .*--place"),
    ],
    ids=["empty", "no report", "two reports", "nowhere", "no English name"],
)
def test_what_cannot_become_an_edition_leaves_nothing_behind(tmp_path, text, said):
    project = city(tmp_path / "city")
    before = snapshot(project)
    path = tmp_path / "text.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProjectError, match=said) as caught:
        begin(project, path)
    assert len(caught.value.problems) == 1
    assert snapshot(project) == before and not list(project.data.glob("reports/.*"))


def test_an_edition_that_exists_is_left_alone(tmp_path):
    project, _ = started(tmp_path)
    before = snapshot(project)
    with pytest.raises(ProjectError, match="there is an edition of this place and year already"):
        begin(project, tmp_path / "报告.txt")
    assert snapshot(project) == before


def test_the_wrong_year_is_refused(tmp_path):
    project = city(tmp_path / "city")
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(ProjectError, match="report of 2025, not of 2024"):
        begin(project, tmp_path / "text.txt", 2024)


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    project = city(tmp_path / "city")
    before = snapshot(project)
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")

    def full(path, content):
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("workreport.review.start._write_one", full)
    with pytest.raises(OSError):
        begin(project, tmp_path / "text.txt")
    assert snapshot(project) == before


def test_a_figure_of_a_part_of_the_place_is_drafted_as_its_own(tmp_path):
    more = "市区PM2.5平均浓度27微克每立方米。全市粮食播种面积86万亩。"
    project, _ = started(tmp_path, TEXT.replace("新增绿色工厂9家，", more + "新增绿色工厂9家，"))
    sheet = Sheet(project, ID)
    assert sheet.of("27微克")["area"].strip("「」") == "990100-urban"
    assert sheet.of("86万亩")["area"].strip("「」") == "990100"
