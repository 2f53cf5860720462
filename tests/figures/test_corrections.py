"""A correction is laid over the table, proved against it, and seen by whoever read the figure."""

from __future__ import annotations

import csv
from decimal import Decimal

import pytest

from workreport.figures import reading
from workreport.figures.check import check
from workreport.figures.corrections import correctable
from workreport.figures.edition import Edition
from workreport.figures.replay import replay
from workreport.registry.problems import ProjectError
from workreport.registry.tables import tables

REPORT = "yunchuan-2023"
SAID = {"reason_en": "Erratum of the bureau.", "reason_zh": "统计局勘误。", "date": "2023-02-01", "who": "A"}


def correct(copy, *rows):
    """Write the corrections; what a row leaves out is sound."""
    header = tables()["corrections"].header
    with open(copy.project.data / "corrections.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(SAID | row for row in rows)


def relief(copy, **cells):
    """A correction of the relief for firms: the report's own number is in error."""
    figure = copy.figure("burden_relief")
    return {"figure_id": figure, "column": "value", "was": "31.4", "is": "34.1"} | cells


def faults(copy):
    return [problem.to("en") for problem in check(copy.project, REPORT)]


def test_the_edition_reads_what_was_corrected_and_the_table_stays(copy):
    correct(copy, relief(copy))
    before = copy.path("figures.csv").read_bytes()
    figure = Edition(copy.project, REPORT).figure(copy.figure("burden_relief"))
    assert (figure["value"], figure["value_base"]) == (Decimal("34.1"), Decimal("3410000000"))
    assert (figure["surface"], figure["corrected"]) == ("31.4亿元", "value")
    assert copy.path("figures.csv").read_bytes() == before
    assert faults(copy) == []


def test_without_corrections_nothing_is_marked_corrected(yunchuan):
    edition = Edition(yunchuan, REPORT)
    assert set(edition.figures()["corrected"]) == {""}
    assert len(edition.corrections()) == 0


def test_a_unit_takes_its_base_value_along(copy):
    correct(copy, relief(copy, column="unit", was="亿元", **{"is": "万亩"}))
    figure = Edition(copy.project, REPORT).figure(copy.figure("burden_relief"))
    assert (figure["value_base"], figure["unit_base"]) == (Decimal("314000"), "亩")


def test_a_cell_may_be_corrected_twice_in_the_order_of_the_days(copy):
    later = relief(copy, was="34.1", date="2023-03-01", **{"is": "34.2"})
    correct(copy, relief(copy), later)
    assert faults(copy) == []
    edition = Edition(copy.project, REPORT)
    assert edition.figure(copy.figure("burden_relief"))["value"] == Decimal("34.2")
    assert edition.corrections()["is"].tolist() == ["34.1", "34.2"]
    assert edition.corrections()["surface"].tolist() == ["31.4亿元"] * 2


def test_corrections_of_another_report_are_left_to_it(copy):
    correct(copy, {"figure_id": "yc2024-001", "column": "value", "was": "1362.8", "is": "1363"})
    assert faults(copy) == []
    assert len(Edition(copy.project, REPORT).corrections()) == 0
    assert Edition(copy.project, "yunchuan-2024").figure("yc2024-001")["value"] == Decimal("1363")


FAULTS = [
    ({"was": "31"}, "was says '31', but the table says '31.4'"),
    ({"figure_id": "yc2023-999"}, "no report has a figure yc2023-999"),
    ({"column": "surface", "was": "31.4亿元"}, "'surface' cannot be corrected"),
    ({"column": "colour"}, "'colour' cannot be corrected"),
    ({"is": "31.4"}, "was and is are the same"),
    ({"is": "many"}, "'many' cannot stand here"),
    ({"reason_zh": ""}, "column reason_zh: the cell is empty"),
    ({"reason_en": " "}, "column reason_en: the cell is empty"),
    ({"who": ""}, "column who: the cell is empty"),
    ({"date": "2023-02-30"}, "is no day on which this report could be corrected"),
    ({"date": "2023-01-01"}, "not before 2023-01-12"),
    ({"date": "1.2.2023"}, "a date such as"),
]


@pytest.mark.parametrize(("cells", "said"), FAULTS)
def test_a_correction_that_does_not_fit_is_named(copy, cells, said):
    correct(copy, relief(copy, **cells))
    found = faults(copy)
    assert [line for line in found if line.startswith("data/corrections.csv") and said in line], found


def test_a_correction_that_breaks_another_rule_is_named_with_what_it_breaks(copy):
    figure = copy.figure("burden_relief")
    correct(
        copy,
        {"figure_id": figure, "column": "status", "was": "actual", "is": "target"},
        {"figure_id": figure, "column": "indicator_id", "was": "burden_relief", "is": "relief"},
    )
    found = faults(copy)
    assert any("a target of the 2023 report ends in 2022" in line for line in found)
    assert any("'relief' is not known" in line for line in found)
    assert all(line.startswith("data/corrections.csv → data/") for line in found)


def test_a_word_of_the_text_cannot_be_corrected_away(copy):
    figure = copy.figure("pm25", "target")
    correct(copy, {"figure_id": figure, "column": "commitment", "was": "力争", "is": "确保"})
    assert any("the word in reach before the figure is '力争'" in line for line in faults(copy))


def test_an_edition_refuses_a_correction_that_does_not_fit(copy):
    correct(copy, relief(copy, was="31"))
    with pytest.raises(ProjectError, match="was says '31'"):
        Edition(copy.project, REPORT).figures()


def test_only_who_read_the_figure_must_read_again(copy, tmp_path, monkeypatch):
    logs = {}
    for indicator in ("burden_relief", "gdp"):
        logs[indicator] = tmp_path / f"{indicator}.jsonl"
        monkeypatch.setenv(reading.VARIABLE, str(logs[indicator]))
        Edition(copy.project, REPORT).figures(indicator_id=indicator)
    monkeypatch.delenv(reading.VARIABLE)
    correct(copy, relief(copy))
    fresh = {name: replay(copy.project, REPORT, reading.questions(log)) for name, log in logs.items()}
    assert fresh == {"burden_relief": False, "gdp": True}


def test_what_follows_from_the_text_is_not_correctable():
    allowed = correctable()
    assert {"value", "unit", "status", "indicator_id", "period"} <= set(allowed)
    assert not {"figure_id", "start", "end", "surface", "section", "value_base"} & set(allowed)
