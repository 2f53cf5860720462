import csv
import re

import pytest
from tests.extract import scoring
from tests.extract.readings import read

from workreport.extract import command, context, table
from workreport.extract.report import extract
from workreport.extract.text import load, repair
from workreport.registry.problems import ProjectError


@pytest.fixture(scope="module")
def reading(tmp_path_factory, project):
    """The 2020 report read by rules alone: its figures, its other numerals, the summary."""
    output = tmp_path_factory.mktemp("reading") / "figures.csv"
    summary = command.run(project.report("huzhou-2020") / "report.txt", output)
    return scoring.read(output), scoring.read(output.with_name("nonfigures.csv")), summary


@pytest.fixture(scope="module")
def scores(reading, project):
    """How the rules agree with the reviewed table."""
    return scoring.score(reading[0], scoring.read(project.report("huzhou-2020") / "figures.csv"))


@pytest.mark.parametrize(
    ("measure", "least"),
    [
        ("span_f1", 0.98),
        ("value_base", 0.97),
        ("unit_base", 0.97),
        ("status", 0.97),
        ("comparator", 0.97),
        ("class", 0.97),
        ("bound_f1", 0.90),
    ],
)
def test_the_2020_report_is_read_as_the_reviewers_read_it(scores, measure, least):
    assert scores[measure] >= least


def test_every_surface_stands_at_its_offsets(reading, project):
    text = load(project.report("huzhou-2020") / "report.txt").raw
    for row in [*reading[0], *reading[1]]:
        assert text[int(row["start"]) : int(row["end"])] == row["surface"]


def test_every_arabic_numeral_is_accounted_for(reading, project):
    text = load(project.report("huzhou-2020") / "report.txt").raw
    spans = [(int(row["start"]), int(row["end"])) for row in [*reading[0], *reading[1]]]
    for match in re.finditer(r"\d+(?:\.\d+)?", text):
        assert any(start <= match.start() and match.end() <= end for start, end in spans), match.group()


def test_the_columns_are_those_of_the_contract(reading):
    assert list(reading[0][0]) == table.COLUMNS
    assert (
        table.COLUMNS[:20]
        == (
            "figure_id start end surface section class status indicator_id indicator_zh area_code period value unit "
            "value_base unit_base comparator direction commitment applies_to note_en note_zh"
        ).split()[:20]
    )
    assert list(reading[1][0]) == ["start", "end", "surface", "class", "note"]


def test_references_resolve_and_ids_are_unique(reading):
    ids = [row["figure_id"] for row in reading[0]]
    assert len(ids) == len(set(ids))
    assert {other for row in reading[0] for other in row["applies_to"].split()} <= set(ids)


def test_the_summary_says_what_was_done(reading):
    summary = reading[2]
    assert (summary.year, summary.area_code, summary.area) == (2020, "330500", "湖州市")
    assert summary.figures == len(reading[0])
    assert str(summary.figures) in summary.said.en and str(summary.figures) in summary.said.zh


def test_reading_twice_gives_the_same_bytes(tmp_path, project):
    path = project.report("huzhou-2020") / "report.txt"
    command.run(path, tmp_path / "a" / "figures.csv")
    command.run(path, tmp_path / "b" / "figures.csv")
    for name in ("figures.csv", "nonfigures.csv"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


@pytest.mark.parametrize(
    ("opening", "code"),
    [
        ("杭州市政府工作报告\n——2022年4月1日在杭州市第十四届人民代表大会第一次会议上", "330100"),
        ("政府工作报告\n——2012年3月9日在牙克石市第十一届人民代表大会第三次会议上", "150782"),
        ("浙江省政府工作报告\n——2021年1月26日在浙江省第十三届人民代表大会第五次会议上", "330000"),
        ("政府工作报告\n——2019年3月5日在第十三届全国人民代表大会第二次会议上", "100000"),
        ("合肥市2012年政府工作报告\n——2012年1月10日在合肥市\n\n第十四届人民代表大会第五次会议上", "340100"),
        ("政府工作报告\n2018年3月7日\n各位代表：\n现在，我代表海拉尔区人民政府向大会报告工作。", "150702"),
        ("无名乡政府工作报告\n——2019年3月5日在会议上", ""),
    ],
)
def test_the_place_is_read_from_the_title(opening, code):
    document = repair(f"{opening}\n各位代表：\n一、回顾\n增长8%。")
    assert context.place(document).code == code
    assert {row.area for row in extract(document).figures} == {code}


def test_a_part_of_the_place_has_its_own_code():
    document = repair(
        "湖州市政府工作报告\n——2022年4月1日在湖州市第九届人民代表大会第一次会议上\n各位代表：\n一、回顾\n德清县新增项目8个。"
    )
    assert [row.area for row in extract(document).figures] == ["330521"]


def test_a_river_that_bears_the_name_of_a_district_is_not_in_it():
    document = repair(
        "上海市政府工作报告\n——2022年1月4日在上海市第十五届人民代表大会第六次会议上\n各位代表：\n一、回顾\n黄浦江岸线贯通8公里。"
    )
    assert [row.area for row in extract(document).figures] == ["310000"]


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("——2023年1月15日在云川市第九届人民代表大会第二次会议上\n", 2023),
        ("一、2022年工作回顾\n", 2023),
        ("二、2023年工作安排\n", 2023),
        ("2023年云川市政府工作报告\n", 2023),
        ("——2022年12月28日在云川市第九届人民代表大会第二次会议上\n", 2023),
    ],
)
def test_the_year_is_read_from_the_text(heading, year):
    assert context.report_year(repair(f"{heading}各位代表：\n增长8%。")) == year


@pytest.mark.parametrize(
    ("text", "given", "said"),
    [
        (
            "云川市中级人民法院工作报告\n各位代表：\n现在，我代表市中级人民法院向大会报告工作。",
            None,
            "not a government",
        ),
        (
            "政府工作报告\n——2020年1月2日在云川市人民代表大会第一次会议上\n各位代表：\n增长8%。\n"
            "政府工作报告\n——2021年1月2日在云川市人民代表大会第二次会议上\n各位代表：\n增长9%。",
            None,
            "more than one",
        ),
        ("这是一篇小说，共三章。", None, "not a government work report"),
        ("各位代表：\n增长8%。", None, "--report-year"),
        ("政府工作报告\n2020年1月2日在会上\n各位代表：", 2021, "report of 2020"),
        (
            "各位代表：\n现在，我代表市人民政府报告。\n各位代表：\n现在，我代表市人民政府报告。",
            2020,
            "more than one",
        ),
    ],
)
def test_what_is_no_single_report_is_refused_and_nothing_is_written(tmp_path, text, given, said):
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProjectError) as caught:
        command.run(path, tmp_path / "out" / "figures.csv", given)
    (problem,) = caught.value.problems
    assert said in problem.to("en")
    assert re.search("[\u4e00-\u9fff]", problem.to("zh"))
    assert not (tmp_path / "out").exists()


def test_a_year_given_is_taken_when_the_text_names_none():
    extraction = extract(repair("各位代表：\n一、今年工作安排\n增长8%。"), 2019)
    assert [(row.status, row.period) for row in extraction.figures] == [("target", "2019")]


def test_hostile_text_stays_text(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(
        '云川市政府工作报告\n2020年1月2日\n各位代表：\n一、回顾\n新增“=cmd|calc”,"<script>企业5家。\n',
        encoding="utf-8",
    )
    command.run(path, tmp_path / "figures.csv")
    with open(tmp_path / "figures.csv", encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["surface"] == "5家"
    assert row["indicator_zh"][0] not in "=+-@"


def test_a_glossary_defines_and_does_not_report():
    extraction = read(ahead="新增就业5万人。\n名词解释\n1．“一老一小”服务：每人每月补助100元。")
    assert [(row.status, row.period) for row in extraction.figures] == [
        ("target", "2023"),
        ("background", ""),
    ]


def test_an_annex_of_promises_is_a_plan():
    extraction = read(back="增长8%。\n附：2023年十大民生实事\n新建学校3所。")
    assert [row.status for row in extraction.figures] == ["actual", "target"]


def test_page_numbers_are_declared(tmp_path):
    raw = "政府工作报告\n2020年1月2日\n各位代表：\n一、回顾\n新建学校3所、\n- 12 -\n医院5家。\n"
    rows = table.nonfigures(extract(repair(raw)))
    assert [row["surface"] for row in rows if row["note"] == "page number"] == ["12"]
    assert [int(row["start"]) for row in rows] == sorted(int(row["start"]) for row in rows)


def test_a_report_without_figures_gives_empty_tables():
    assert table.figures(read("一切顺利。")) == []
