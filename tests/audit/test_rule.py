"""The fate of a target follows from a written rule."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workreport.audit.rule import is_ceiling, judged


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


@given(
    st.fractions(1, 1000), st.sampled_from(["eq", "ge", "le"]), st.sampled_from(["level", "rank", "duration"])
)
def test_a_ceiling_is_what_less_meets(goal, comparator, class_):
    row = target(goal, comparator, "位", class_)
    assert (judged(row, goal - Fraction(1, 2)) == "met") == is_ceiling(row)


def test_a_target_that_is_met_from_above_can_be_said_to_be():
    goal = target("33", unit="微克/立方米", class_="level")
    assert judged(goal, Fraction(31), ceiling=True) == "met"
    assert judged(goal, Fraction(35), ceiling=True) == "missed"
    hedged = target("3", "approx", class_="growth")
    assert judged(hedged, Fraction("3.4"), ceiling=True) == "met"
    assert judged(hedged, Fraction("3.6"), ceiling=True) == "missed"


@given(st.fractions(1, 1000), st.fractions(0, 2000), st.decimals(0, 5, places=1), st.decimals(0, 5, places=1))
def test_a_wider_tolerance_never_takes_a_met_target_back(goal, outcome, narrow, more):
    for unit in ("%", "亩"):
        hedged = target(goal, "approx", unit)
        if judged(hedged, outcome, narrow, narrow / 100) == "met":
            assert judged(hedged, outcome, narrow + more, (narrow + more) / 100) == "met"


def test_without_a_hedge_there_is_no_tolerance():
    assert judged(target("8"), Fraction("7.9"), Decimal(5), Decimal(1)) == "missed"
