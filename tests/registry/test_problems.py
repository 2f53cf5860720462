"""A message says where, what and what to do, in one line of either language."""

import pytest

from workreport.registry.problems import ProjectError, problem


def fault(place):
    return problem(
        "data/figures.csv", place, en="It is 3.", zh="此处为3。", mend_en="Write 4.", mend_zh="应填4。"
    )


@pytest.mark.parametrize(
    ("place", "en", "zh"),
    [
        (
            "row 12 (hz2020-011), column unit",
            ": row 12 (hz2020-011), column unit",
            "，第12行（hz2020-011）unit列",
        ),
        ("row 1", ": row 1", "，第1行"),
        ("hz2020-011", ": hz2020-011", "，hz2020-011"),
        ("", "", ""),
    ],
)
def test_a_problem_reads_well_in_both_languages(place, en, zh):
    assert fault(place).to("en") == f"data/figures.csv{en}: It is 3. Write 4."
    assert fault(place).to("zh") == f"data/figures.csv{zh}：此处为3。应填4。"


def test_an_error_carries_every_problem(monkeypatch):
    monkeypatch.setenv("WORKREPORT_LANG", "zh")
    error = ProjectError([fault("row 2"), fault("row 3")])
    assert len(error.problems) == 2
    assert str(error).count("应填4") == 2
