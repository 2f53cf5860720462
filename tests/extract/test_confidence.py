import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.readings import rows

from workreport.extract import command, confidence, record
from workreport.extract.report import extract
from workreport.extract.text import load

_COUNTS = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(_COUNTS)
def test_the_lower_bound_lies_between_nothing_and_what_was_seen(counts):
    right, seen = counts
    assert 0 <= confidence.lower_bound(right, seen) <= right / seen + 1e-12


@given(_COUNTS, st.integers(2, 5))
def test_the_same_share_of_more_rows_is_surer(counts, times):
    right, seen = counts
    assert confidence.lower_bound(right, seen) <= confidence.lower_bound(right * times, seen * times) + 1e-12


def test_what_was_never_seen_is_not_trusted():
    assert confidence.lower_bound(0, 0) == 0
    assert confidence.of("no such rule", "level", "地区生产总值") < confidence.REVIEW


def test_the_table_counts_no_more_wrong_rows_than_rows():
    for row in record.table("counts"):
        assert 0 <= int(row["wrong"]) <= int(row["rows"]), row


@pytest.mark.parametrize(
    ("sure", "unsure"),
    [
        ("财政总收入增长8%。", "达到15%。"),
        ("新建学校3所。", "用3年时间使村卫生室达标。"),
        ("建成电网工程12个。", "年内投资12亿元改造电网。"),
    ],
)
def test_a_plain_sentence_is_surer_than_one_that_leans(sure, unsure):
    (first,), (second,) = rows(sure), rows(unsure)
    assert second.confidence < confidence.REVIEW < first.confidence


def test_a_growth_is_no_surer_than_the_level_it_belongs_to():
    level, growth = rows("投资3亿元改造管网，增长9%。")
    assert growth.confidence <= level.confidence


def test_some_rows_of_a_report_need_a_look_and_most_do_not(project):
    found = extract(load(project.report("huzhou-2020") / "report.txt")).figures
    unsure = sum(row.confidence < confidence.REVIEW for row in found)
    assert 0.02 < unsure / len(found) < 0.2


def test_what_needs_a_look_is_listed(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(
        "云川市政府工作报告\n2023年1月2日\n各位代表：\n一、回顾\n投资增长8%。\n用3年时间使村卫生室达标。\n",
        encoding="utf-8",
    )
    summary = command.run(path, tmp_path / "figures.csv")
    assert summary.unsure == 1
    for said in summary.said:
        assert "c-002" in said and "3年" in said and "c-001" not in said
