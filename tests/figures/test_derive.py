"""Derived values, their intervals, and the combinations that mean nothing."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workreport.figures.derive import FORMULAS, derive, stated
from workreport.figures.selector import select
from workreport.registry.language import Bilingual

YUAN = Bilingual("yuan", "元")
PERCENT = Bilingual("%", "%")


@pytest.fixture(scope="module")
def named(huzhou):
    """The id of a figure by what it measures."""
    figures = huzhou.figures()
    return lambda selector: select(figures, selector)["figure_id"]


def test_the_level_of_2018_at_constant_prices(huzhou, named):
    derived = huzhou.derive("implied_base", level=named("gdp:level"), growth=named("gdp:growth"))
    assert (derived.to("en"), derived.to("zh")) == ("289.38 billion yuan", "2893.8亿元")
    assert derived.interval("zh") == "2892.4至2895.2亿元"
    assert derived.formula_zh == "3122.4亿元 ÷ (1 + 7.9%)"
    assert derived.caution.en == "in 2019 prices, not at current prices"
    assert derived.from_ids == ("hz2020-002", "hz2020-003")


def test_the_level_a_target_asks_for_says_its_prices(huzhou, named):
    derived = huzhou.derive("implied_level", level=named("gdp:level"), growth=named("gdp:growth:target"))
    assert derived.to("zh") == "3341亿元"
    assert derived.comparator == "approx"
    assert derived.caution.zh == "按2019年价格，不是当年价格"


def test_nominal_targets_carry_no_price_caution(huzhou, named):
    level, growth = named("fiscal_revenue_total:level"), named("fiscal_revenue_total:growth:target")
    derived = huzhou.derive("implied_level", level=level, growth=growth)
    assert derived.to("zh", 4) == "583.8亿元"
    assert derived.caution == ("", "")


def test_counts_cast_back_to_whole_numbers(huzhou):
    started = huzhou.derive("implied_base", level="hz2020-062", growth="hz2020-064")
    completed = huzhou.derive("implied_base", level="hz2020-063", growth="hz2020-065")
    assert (started.whole, completed.whole) == (336, 210)


def test_imports_and_their_fall(huzhou, named):
    names = {"whole": named("foreign_trade:level"), "part": named("exports:level")}
    growths = {"whole_growth": named("foreign_trade:growth"), "part_growth": named("exports:growth")}
    assert huzhou.derive("difference", **names).to("zh") == "101.6亿元"
    fall = huzhou.derive("remainder_growth", **names, **growths)
    assert fall.to("zh", 3) == "−10.6%"
    assert fall.interval("zh", 3) == "−11.3%至−10.0%"


def test_the_gap_between_city_and_country_a_year_before(huzhou, named):
    now = huzhou.derive("ratio", top=named("income_urban:level"), bottom=named("income_rural:level"))
    before = huzhou.derive(
        "ratio_before",
        top=named("income_urban:level"),
        top_growth=named("income_urban:growth"),
        bottom=named("income_rural:level"),
        bottom_growth=named("income_rural:growth"),
    )
    assert (now.to("en", 4), before.to("en", 4)) == ("1.696", "1.713")
    assert now.unit == "" and before.unit == ""


def test_a_credit_line_a_firm(huzhou, named):
    derived = huzhou.derive("ratio", top=named("green_platform_credit"), bottom=named("green_platform_firms"))
    assert (derived.to("en"), derived.to("zh")) == ("10.8 million yuan each", "1080万元/家")


def test_the_pace_needed_after_a_first_quarter(huzhou, named):
    derived = derive(
        "pace_needed",
        goal=huzhou.figure(named("gdp:growth:target")),
        first=stated("-3.7", PERCENT, "city_series gdp_growth 2020Q1"),
        first_share=stated("21.8", PERCENT, "city_series gdp 2020Q1"),
    )
    assert derived.to("zh", 3) == "9.98%"
    assert "(−3.7%)" in derived.formula_zh


def test_growth_at_constant_prices_is_no_ratio_of_levels(huzhou, named):
    level = huzhou.figure(named("gdp:level"))
    earlier = stated("2719.0", YUAN, "city_series gdp 2018", 10**8)
    with pytest.raises(ValueError, match="constant prices"):
        derive("growth", later=level, earlier=earlier)


def test_amounts_of_different_units_do_not_mix(huzhou, named):
    with pytest.raises(ValueError, match="different units"):
        huzhou.derive("difference", whole=named("gdp:level"), part=named("industrial_land_supplied:level"))
    with pytest.raises(ValueError, match="must be a percentage"):
        huzhou.derive("implied_base", level=named("gdp:level"), growth=named("exports:level"))


def test_wrong_roles_and_names_are_refused(huzhou, named):
    with pytest.raises(ValueError, match="no formula"):
        huzhou.derive("implied", level=named("gdp:level"))
    with pytest.raises(ValueError, match="needs level, growth"):
        huzhou.derive("implied_base", level=named("gdp:level"))


amounts = st.decimals(1, 10**5, places=1)
rates = st.decimals(-40, 90, places=1)


@given(amounts, amounts, rates, rates, st.sampled_from(sorted(FORMULAS)), st.data())
def test_every_value_that_rounds_to_the_inputs_lies_in_the_interval(first, second, rate, other, name, data):
    formula = FORMULAS[name]
    values = {"growth": rate, "whole_growth": rate, "part_growth": other, "top_growth": rate}
    values |= {"bottom_growth": other, "goal": rate, "first": other, "first_share": Decimal("21.8")}
    amount = iter((first, second))
    inputs = {
        role: stated(str(values[role]), PERCENT, role)
        if role in values and name != "growth"
        else stated(str(next(amount)), YUAN, role)
        for role in formula.roles
    }
    if name.startswith("remainder"):
        rest = first / (1 + rate / 100) - second / (1 + other / 100)
        assume(first > second + 1 and rest > 1)
    derived = derive(name, **inputs)
    share = data.draw(st.lists(st.fractions(0, 1), min_size=4, max_size=4))
    inside = [
        each.low + (each.high - each.low) * part for each, part in zip(inputs.values(), share, strict=False)
    ]
    value = formula.compute(*inside)
    slack = Fraction(1, 10**20) * (1 + abs(value))
    assert Fraction(derived.low) - slack <= value <= Fraction(derived.high) + slack
    assert derived.low <= derived.value <= derived.high


def test_a_ratio_whose_parts_are_not_given_changes_as_its_parts_do(huzhou, named):
    derived = huzhou.derive(
        "growth_of_ratio", top_growth=named("accident_deaths:growth"), bottom_growth=named("accidents:growth")
    )
    assert derived.to("en", 2) == "4.1\u202f%"
    assert derived.low < Decimal("4.104") < derived.high
    assert derived.formula_en == "(1 + (−16.3\u202f%)) ÷ (1 + (−19.6\u202f%)) − 1"


@given(amounts, rates)
def test_casting_forward_undoes_casting_back(level, growth):
    base = derive(
        "implied_base", level=stated(str(level), YUAN, "a"), growth=stated(str(growth), PERCENT, "b")
    )
    again = base.value * (1 + growth / 100)
    assert abs(again - level) < Decimal("1e-20") * (1 + level)


@pytest.mark.parametrize(
    ("comparator", "role", "expected"),
    [("ge", "top", "ge"), ("ge", "bottom", "le"), ("le", "bottom", "ge"), ("approx", "top", "approx")],
)
def test_a_hedge_is_carried_to_the_result(comparator, role, expected):
    from dataclasses import replace

    inputs = {"top": stated("10", YUAN, "a"), "bottom": stated("4", YUAN, "b")}
    inputs[role] = replace(inputs[role], comparator=comparator)
    assert derive("ratio", **inputs).comparator == expected
