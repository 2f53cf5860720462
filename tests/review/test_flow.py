"""From the text of a report to its book: new, review in a spreadsheet, check, build."""

from __future__ import annotations

import hashlib
import re

import nbformat
import pytest
from excel import Excel
from nbformat import v4
from reviewer import NEW, TEXT, Sheet
from tests.city import NOTEBOOKS, city, members, shown_by

from workreport.book import build
from workreport.book.execution.execute import Outcome
from workreport.book.execution.run import plan
from workreport.book.pages import list_pages
from workreport.chapters.absent import Note
from workreport.charts.figure import Figure
from workreport.figures.edition import open_edition
from workreport.registry import files
from workreport.registry.problems import ProjectError
from workreport.review.apply import review
from workreport.review.check import check, left_open
from workreport.review.start import begin

ID = "yunchuan-2025"


def started(tmp_path, text: str = TEXT, **how):
    project = city(tmp_path / "city", **how)
    path = tmp_path / "报告.txt"
    path.write_text(text, encoding="utf-8", newline="")
    return project, begin(project, path)


@pytest.fixture
def edition(tmp_path):
    return started(tmp_path)[0]


def snapshot(project):
    return {
        path.relative_to(project.root): path.read_bytes()
        for path in project.root.rglob("*")
        if path.is_file()
    }


def test_one_command_starts_an_edition(tmp_path):
    project, begun = started(tmp_path)
    assert begun.report_id == ID and begun.asked > 0
    names = {path.name for path in project.report(ID).iterdir()}
    tables = {"figures.csv", "nonfigures.csv", "sentences.csv", "pairs.csv", "places.csv"}
    assert names == tables | {"report.txt", "report.yml", "review.csv", "review.html"}


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


def test_an_open_sheet_is_told_row_by_row_and_builds_no_book(edition, monkeypatch):
    told = [one.to("en") for one in check(edition, ID)]
    assert told and all(one.startswith(f"data/reports/{ID}/review.csv: row") for one in told)
    before = snapshot(edition)
    assert not review(edition, ID).written
    changed = {name for name, content in snapshot(edition).items() if before.get(name) != content}
    assert {path.name for path in changed} <= {"review.html"}


@pytest.mark.parametrize(
    "way",
    [Excel(), Excel(encoding="gbk", narrow=True), Excel("utf-16", "\t", reverse=True, more_columns=3)],
    ids=repr,
)
def test_a_sheet_from_a_spreadsheet_becomes_the_tables(edition, way):
    sheet = Sheet(edition, ID)
    sheet.answer()
    sheet.save(way.save)
    assert [one.said.en for one in check(edition, ID)] == [
        "everything is decided, and the tables are not yet written from it."
    ]
    done = review(edition, ID)
    assert done.written
    assert check(edition, ID) == []
    figures = open_edition(ID, edition).figures(indicator_id=["gdp"], class_="level")
    assert figures["value"].map(str).tolist() == ["1420.8"] and figures["section"].tolist() == ["1.0"]


def test_an_accepted_indicator_is_in_the_registry_in_both_languages(edition):
    sheet = Sheet(edition, ID)
    sheet.answer()
    sheet.save()
    (new,) = [one for one in review(edition, ID).new_indicators if "bird" in one]
    row = open_edition(ID, edition).indicators().set_index("indicator_id").loc[new]
    assert NEW in row["name_zh"] and row["name_en"].startswith("Bird-watching")
    pairs = open_edition(ID, edition).pairs()
    assert new in set(pairs["indicator_id_target"])


def test_a_new_indicator_without_an_english_name_stays_open(edition):
    sheet = Sheet(edition, ID)
    sheet.answer()
    for row in sheet.rows:
        if NEW in row["name_zh"]:
            row["name_en"] = "观鸟站"
    sheet.save()
    said = {one.remedy.en for one in check(edition, ID)}
    assert said == {"A new indicator needs an English name."}


def test_the_english_name_of_another_indicator_is_asked_about(edition):
    sheet = Sheet(edition, ID)
    sheet.answer()
    for row in sheet.rows:
        if NEW in row["name_zh"]:
            row["name_en"] = "Gross regional product"
    sheet.save()
    (said,) = {one.remedy.en for one in check(edition, ID)}
    assert said.startswith("gdp (") and "has this English name" in said


def test_a_sheet_can_be_read_twice(edition):
    sheet = Sheet(edition, ID)
    sheet.answer()
    sheet.save()
    review(edition, ID)
    first = snapshot(edition)
    assert review(edition, ID).new_indicators == ()
    assert snapshot(edition) == first


def test_a_figure_can_be_refused(edition):
    sheet = Sheet(edition, ID)
    sheet.answer()
    sheet.of("第五位")["decision"] = "否"
    sheet.save()
    review(edition, ID)
    assert check(edition, ID) == []
    surfaces = files.read(edition, "nonfigures", ID)["surface"].tolist()
    assert "第五位" in surfaces
    assert "第五位" not in files.read(edition, "figures", ID)["surface"].tolist()


def test_a_numeral_taken_for_no_figure_can_be_made_one(edition):
    sheet = Sheet(edition, ID)
    sheet.answer()
    row = sheet.of("第六届")
    row |= {"decision": "ok", "class": "计数", "status": "background", "comparator": "等于", "period": "2025"}
    row |= {
        "value": "6",
        "unit": "届",
        "indicator": "new",
        "name_zh": "人大届次",
        "name_en": "Number of the congress",
    }
    sheet.rows[[one["surface"] for one in sheet.rows].index(row["surface"])] = row
    sheet.save()
    review(edition, ID)
    assert check(edition, ID) == []
    figures = files.read(edition, "figures", ID).set_index("surface")
    assert figures.loc["第六届", "indicator_id"] == "number_of_the_congress"
    assert figures.loc["第六届", "value_base"] == "6"


def test_a_deleted_row_is_missed(edition):
    sheet = Sheet(edition, ID)
    sheet.answer()
    sheet.rows.remove(sheet.of("第五位"))
    sheet.save()
    with pytest.raises(ProjectError, match="the row of the numeral '五' is gone"):
        review(edition, ID)


def test_an_edition_that_was_not_begun_has_nothing_to_review(edition):
    with pytest.raises(ProjectError, match="has no review sheet"):
        review(edition, "yunchuan-2023")


def test_a_second_indicator_of_one_number_is_a_copied_row(edition):
    sheet = Sheet(edition, ID)
    sheet.answer()
    row = sheet.of("1420.8亿元")
    copy = row | {"indicator": "fiscal_revenue_local", "decision": "ok"}
    sheet.rows.append(copy)
    sheet.save()
    review(edition, ID)
    figures = files.read(edition, "figures", ID)
    same = figures[figures["surface"] == "1420.8亿元"]
    assert len(same) == 2 and same["figure_id"].nunique() == 2
    assert same["indicator_id"].tolist() == ["gdp", "fiscal_revenue_local"]


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("class", "amount", "column class: 'amount' cannot stand here"),
        ("value", "many", "column value: 'many' cannot stand here"),
        ("period", "last year", "column period: 'last year' cannot stand here"),
        ("area", "999999", "column area: '999999' cannot stand here"),
        ("indicator", "gpd", "Did you mean|known id: gdp"),
        ("decision", "maybe", "column decision: 'maybe' cannot stand here"),
        ("place", "somewhere", "column place: 'somewhere' cannot stand here"),
    ],
)
def test_a_cell_that_cannot_stand_is_told_by_its_row(edition, column, cell, said):
    sheet = Sheet(edition, ID)
    sheet.answer()
    sheet.of("1420.8亿元")[column] = cell
    sheet.save()
    tables = snapshot(edition)
    with pytest.raises(ProjectError, match=said):
        review(edition, ID)
    changed = [name.name for name, content in snapshot(edition).items() if tables.get(name) != content]
    assert changed in ([], ["review.html"])


def test_a_wrong_value_is_asked_about_until_a_person_insists(edition):
    sheet = Sheet(edition, ID)
    sheet.answer()
    row = sheet.of("1420.8亿元")
    row["value"] = "1421.8"
    sheet.save()
    assert "1421.8" in check(edition, ID)[0].remedy.en
    row["decision"] = "ok"
    sheet.save()
    review(edition, ID)
    assert check(edition, ID) == []


def test_words_of_the_contract_are_read_in_chinese_too(edition):
    sheet = Sheet(edition, ID)
    sheet.answer()
    sheet.of("1420.8亿元")["class"] = "水平"
    sheet.save()
    review(edition, ID)
    figures = files.read(edition, "figures", ID)
    assert figures[figures["surface"] == "1420.8亿元"]["class"].tolist() == ["level"]


def test_ids_stay_when_the_sheet_is_read_again(edition):
    sheet = Sheet(edition, ID)
    sheet.answer()
    sheet.save()
    review(edition, ID)
    before = files.read(edition, "figures", ID)
    sheet.of("第五位")["decision"] = "no"
    sheet.save()
    review(edition, ID)
    after = files.read(edition, "figures", ID)
    assert set(after["figure_id"]) < set(before["figure_id"])


def test_what_may_stay_open_is_said(edition):
    sheet = Sheet(edition, ID)
    sheet.answer()
    sheet.save()
    review(edition, ID)
    told = " ".join(one.en for one in left_open(edition, ID))
    assert "have no English rendering" in told and "speaker_en" in told and "outcomes" in told


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


def test_a_place_that_the_registry_lacks_is_learnt_with_its_english_name(tmp_path):
    project = city(tmp_path / "city")
    (tmp_path / "text.txt").write_text(TEXT.replace("云川市", "海拉尔区"), encoding="utf-8")
    begun = begin(project, tmp_path / "text.txt", place="Hailar District, Hulunbuir, Inner Mongolia")
    assert begun.report_id == "hailar-2025"
    sheet = Sheet(project, begun.report_id)
    sheet.answer()
    sheet.save()
    review(project, begun.report_id)
    assert check(project, begun.report_id) == []
    area = open_edition(begun.report_id, project).areas().set_index("area_code").loc["150702"]
    assert (area["name_en"], area["short_en"], area["short_zh"]) == ("Hailar District", "Hailar", "海拉尔")


class InThisProcess:
    """Runs a notebook's code here and keeps what it shows, so that a book can be built without a kernel."""

    def __init__(self, monkeypatch):
        self.environment = monkeypatch

    def __call__(self, job):
        job.figures.mkdir(parents=True, exist_ok=True)
        for name, value in (
            ("FIGURES", job.figures),
            ("FIGURES_URL", job.url),
            ("REPORT_URL", job.report_url),
        ):
            self.environment.setenv(f"WORKREPORT_{name}", str(value))
        shown = iter(shown_by(job.source, **job.parameters))
        book = nbformat.read(job.source, as_version=4)
        book.metadata["papermill"] = {"parameters": job.parameters}
        for number, cell in enumerate(book.cells):
            if cell.cell_type == "code":
                cell.execution_count = number + 1
                if "remove-input" in cell.metadata.get("tags", ()):
                    data = next(shown)._repr_mimebundle_()
                    cell.outputs = [v4.new_output("display_data", data=data)]
        job.output.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(book, job.output)
        return Outcome(job, 0.1)


@pytest.mark.complete
def test_a_reviewed_edition_becomes_a_book_with_the_same_chapters(tmp_path, monkeypatch):
    project, _ = started(tmp_path, pages=True)
    sheet = Sheet(project, ID)
    sheet.answer()
    sheet.save(Excel(encoding="gb18030").save)
    review(project, ID)
    monkeypatch.chdir(project.root)
    engine = InThisProcess(monkeypatch)
    pages = list_pages(project, ID)
    for job in plan(project, pages, ID):
        engine(job)
    site = build.compile_editions(project, ID)
    build.check_site(site, [page.name for page in pages], home=False)
    english = (site / "en/headlines.html").read_text(encoding="utf-8")
    assert "142.08 billion yuan" in english and "Yunchuan in Figures 2025" in english
    assert "Huzhou" not in re.sub(r"<script.*?</script>", "", english, flags=re.S)
    assert "本报告未写明" in (site / "zh/headlines.html").read_text(encoding="utf-8")
    assert 'class="wr-absent"' in (site / "en/fate.html").read_text(encoding="utf-8")
    report = (site / "en/report.html").read_text(encoding="utf-8")
    assert "云川市" in report and 'id="yc2025-001"' in report


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_chapter_shows_or_says_something_of_a_new_edition(edition, monkeypatch, lang):
    sheet = Sheet(edition, ID)
    sheet.answer()
    sheet.save()
    review(edition, ID)
    monkeypatch.chdir(edition.root)
    for notebook in NOTEBOOKS:
        for parameters in members(edition, notebook, ID):
            found = shown_by(notebook, ID, lang, **parameters)
            assert all(isinstance(one, Figure | Note) for one in found)
