"""A notebook is fresh as long as its questions have the same answers."""

import json

import pytest

from workreport.figures import reading
from workreport.figures.edition import Edition
from workreport.figures.replay import replay

REPORT = "yunchuan-2023"


@pytest.fixture
def log(tmp_path, monkeypatch):
    path = tmp_path / "reads.jsonl"
    monkeypatch.setenv(reading.VARIABLE, str(path))
    return path


def ask(project, questions):
    edition = Edition(project, REPORT)
    for method, arguments in questions:
        getattr(edition, method)(**arguments)


def fresh(copy, log):
    return replay(copy.project, REPORT, reading.questions(log))


INDUSTRY = [("figures", {"section": "1.1"})]


def test_every_question_is_noted_once_with_a_digest(copy, log):
    ask(copy.project, INDUSTRY * 2)
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 2
    (noted,) = reading.questions(log)
    assert noted["question"] == {"report": REPORT, "method": "figures", "arguments": {"section": "1.1"}}
    assert len(noted["digest"]) == 64


def test_what_did_not_change_is_fresh(copy, log):
    edition = Edition(copy.project, REPORT)
    assert edition.report["plan_year"] == 2023
    edition.figure(copy.figure("gdp"))
    edition.sentence_of(edition.figures(status="target")["figure_id"])
    for method in ("pairs", "outcomes", "places", "sentences", "areas", "indicators", "units", "tiles"):
        getattr(edition, method)()
    edition.context("county_context")
    edition.geometry()
    edition.derive("implied_base", level=copy.figure("gdp"), growth=copy.figure("gdp", class_="growth"))
    assert len(reading.questions(log)) > 12
    assert fresh(copy, log)


def test_a_change_of_what_was_read_is_noticed(copy, log):
    ask(copy.project, INDUSTRY)
    copy.edit("figures.csv", copy.figure("burden_relief"), value="31.5", value_base="3150000000")
    assert not fresh(copy, log)


def test_a_change_elsewhere_is_none_of_its_business(copy, log):
    ask(copy.project, INDUSTRY)
    copy.edit("figures.csv", copy.figure("pm25"), value="28", value_base="28")
    rows = copy.rows("figures.csv")
    copy.write("figures.csv", rows[1:])
    copy.edit("registry/indicators.csv", "pm25", name_en="Fine dust")
    assert fresh(copy, log)


def test_a_name_that_is_shown_is_part_of_the_answer(copy, log):
    ask(copy.project, INDUSTRY)
    copy.edit("registry/indicators.csv", "burden_relief", name_en="Relief")
    assert not fresh(copy, log)


def test_a_figure_that_is_gone_is_not_fresh(copy, log):
    ask(copy.project, [("figure", {"figure_id": copy.figure("gdp")})])
    copy.write("figures.csv", copy.rows("figures.csv")[5:])
    assert not fresh(copy, log)


def test_a_second_source_is_part_of_what_was_read(copy, log):
    ask(copy.project, [("context", {"name": "city_series"})])
    rows = copy.rows("context/city_series.csv")
    rows[0]["value"] = "1"
    copy.write("context/city_series.csv", rows)
    assert not fresh(copy, log)


def test_replaying_leaves_the_log_alone(copy, log):
    ask(copy.project, INDUSTRY)
    before = log.read_bytes()
    assert fresh(copy, log)
    assert log.read_bytes() == before


@pytest.mark.parametrize("method", ["__init__", "_table", "derive", "nonsense"])
def test_only_questions_are_replayed(copy, method):
    asked = [{"question": {"method": method, "arguments": {}}, "digest": ""}]
    assert not replay(copy.project, REPORT, asked)


def test_without_a_log_nothing_is_written(copy, tmp_path, monkeypatch):
    monkeypatch.delenv(reading.VARIABLE, raising=False)
    before = set(tmp_path.rglob("*"))
    ask(copy.project, INDUSTRY)
    assert set(tmp_path.rglob("*")) == before
    assert reading.questions(tmp_path / "none") == []


def test_the_order_of_an_answer_counts(copy):
    edition = Edition(copy.project, REPORT)
    ids = edition.figures()["figure_id"].tolist()[:2]
    assert reading.digest(edition.sentence_of(ids)) != reading.digest(edition.sentence_of(ids[::-1]))
