"""The fate of targets follows from a written rule."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workreport.audit.rule import judged
from workreport.figures.targets import fate_counts, with_tolerance


def target(value, comparator="eq", unit="%", class_="growth"):
    return {"value_base": Fraction(value), "comparator": comparator, "unit_base": unit, "class": class_}


@pytest.mark.parametrize(
    ("goal", "outcome", "fate"),
    [
        (target("8"), "5.1", "missed"),
        (target("8", "approx"), "7.7", "met"),
        (target("8", "approx"), "7.4", "missed"),
        (target("3", "le", class_="ratio"), "1.5", "met"),
        (target("3", "le", class_="ratio"), "3.1", "missed"),
        (target("100000", unit="人", class_="count"), "173000", "met"),
        (target("120000", "approx", "名", "count"), "114000", "met"),
        (target("120000", "approx", "名", "count"), "113999", "missed"),
        (target("15000", unit="亩", class_="level"), "14000", "missed"),
        (target("10", "le", "位", "rank"), "11", "missed"),
        (target("1", unit="日", class_="duration"), "1", "met"),
        (target("0", unit="", class_="count"), "2", "missed"),
    ],
)
def test_the_rule(goal, outcome, fate):
    assert judged(goal, Fraction(outcome)) == fate


@given(st.fractions(1, 1000), st.fractions(0, 2000), st.sampled_from(["eq", "ge", "approx"]))
def test_a_better_outcome_is_never_judged_worse(goal, outcome, comparator):
    if judged(target(goal, comparator), outcome) == "met":
        assert judged(target(goal, comparator), outcome + 1) == "met"
    if judged(target(goal, "le"), outcome) == "missed":
        assert judged(target(goal, "le"), outcome + 1) == "missed"


def test_the_fates_of_the_115_targets(huzhou):
    (counts,) = fate_counts(huzhou.outcomes()).to_dict("records")
    assert counts == {
        "group": "all",
        "met": 26,
        "missed": 7,
        "redefined": 12,
        "rank_only": 2,
        "qualitative": 2,
        "not_reported": 66,
        "total": 115,
    }


def test_forty_one_targets_were_set_again(huzhou):
    assert (huzhou.outcomes()["set_again"] == "yes").sum() == 41


def test_groups_add_up(huzhou):
    outcomes = huzhou.outcomes()
    by_control = fate_counts(outcomes, "control")
    assert by_control["total"].sum() == 115
    assert list(by_control["control"]) == sorted(set(outcomes["control"]))


def test_the_tolerance_decides_only_hedged_targets(huzhou):
    outcomes = huzhou.outcomes()
    usual = with_tolerance(outcomes, Decimal("0.5"), Decimal("0.05"))
    assert usual.tolist() == outcomes["fate"].tolist()
    strict = with_tolerance(outcomes, Decimal(0), Decimal(0))
    changed = outcomes[strict != usual]
    assert set(changed["comparator"]) == {"approx"}
    assert changed["indicator_id"].tolist() == ["fiscal_revenue_total"]


def test_identical_targets_and_outcomes(huzhou):
    """Outputs a government controls are hit to the unit."""
    outcomes = huzhou.outcomes()
    hit = outcomes[(outcomes["fate"] == "met") & (outcomes["outcome_number"] == outcomes["number"])]
    assert {279.0, 115.0, 60.0, 25.0} <= set(hit["number"])


def test_no_note_quotes_a_sentence(huzhou):
    for note in huzhou.outcomes()["note_zh"]:
        assert len(note) < 90
        assert not any(mark in note for mark in "！？")
