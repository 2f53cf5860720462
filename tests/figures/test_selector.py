"""A selector names one figure, whatever edition it is asked of."""

import pandas as pd
import pytest

from workreport.figures.selector import select
from workreport.registry.problems import ProjectError

FIGURES = pd.DataFrame(
    [
        ("x2020-001", "gdp", "level", "actual", "ge"),
        ("x2020-002", "gdp", "level", "actual", "eq"),
        ("x2020-003", "gdp", "growth", "actual", "eq"),
        ("x2020-004", "gdp", "growth", "target", "approx"),
        ("x2020-005", "jobs", "count", "target", "eq"),
        ("x2020-006", "line", "threshold", "threshold", "ge"),
        ("x2020-007", "line", "threshold", "threshold", "ge"),
        ("x2020-008", "pool", "threshold", "threshold", "ge"),
        ("x2020-009", "pool", "threshold", "threshold", "ge"),
    ],
    columns=["figure_id", "indicator_id", "class", "status", "comparator"],
).assign(value_base=["30", "31", "8", "7", "10", "1", "5", "1", "1"])


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("gdp", "x2020-002"),
        ("gdp:growth", "x2020-003"),
        ("gdp:growth:target", "x2020-004"),
        ("jobs", "x2020-005"),
        ("x2020-001", "x2020-001"),
        ("pool", "x2020-008"),
    ],
)
def test_a_selector_takes_results_and_exact_values_first(selector, expected):
    assert select(FIGURES, selector)["figure_id"] == expected


@pytest.mark.parametrize("selector", ["rain", "gdp:rank", "jobs:count:actual"])
def test_what_the_edition_lacks_is_none(selector):
    assert select(FIGURES, selector) is None


def test_an_ambiguous_selector_names_its_candidates():
    with pytest.raises(ProjectError, match="x2020-006, x2020-007"):
        select(FIGURES, "line")
