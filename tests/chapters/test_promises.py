"""What the chapters on promises claim of the report of 2020, against the report and its second sources."""

from __future__ import annotations

import re

import pytest

from workreport.chapters import (
    commitments,
    definitions,
    implied,
    pace,
    set_again,
    two_documents,
    verifiability,
)
from workreport.charts import Slider, adjustable
from workreport.charts.drawing import WIDE
from workreport.charts.renderer import svg
from workreport.figures.edition import open_edition


@pytest.fixture(scope="module")
def edition(project):
    return open_edition("huzhou-2020", project)


def test_the_implied_level_of_output_is_never_called_nominal(edition):
    title = implied.levels(edition, "en").title
    assert "334.1 billion yuan" in title and "in 2019 prices, not at current prices" in title
    assert "按2019年价格，不是当年价格" in implied.levels(edition, "zh").title


def test_output_is_not_set_against_a_published_level(edition):
    figure = implied.came(edition, "en")
    assert "Gross regional product" not in figure.description
    assert (
        "Total fiscal revenue: 58.385 billion yuan (implied by the target), 58.21 billion yuan (published later)"
        in figure.description
    )


def test_the_pace_needed_is_what_makes_the_year(edition):
    title = pace.pace(edition, "en", 7.0).title
    share, first = 0.2178, -3.7
    needed, came = (float(number) for number in re.findall(r"(\d+\.\d)\s%", title)[-2:])
    assert share * first + (1 - share) * needed == pytest.approx(7, abs=0.05)
    assert share * first + (1 - share) * came == pytest.approx(3.3, abs=0.05)


def test_the_finding_does_not_move_with_the_slider(edition):
    assert pace.pace(edition, "zh", 3.0).title == pace.pace(edition, "zh", 7.0).title


def test_the_goal_can_be_moved_where_a_kernel_serves_a_reader(edition, monkeypatch):
    monkeypatch.setenv("WORKREPORT_WIDGETS", "1")
    controls, shown = pace.pace(edition, "en", 7.0).children
    controls.children[0].value = 5.5
    assert "5.5" in shown.value
    assert shown.value != pace.pace(edition, "en", 7.0).children[1].value


@pytest.mark.parametrize(("start", "said"), [(7.0, "10"), (2.0, "5")])
def test_a_dot_with_a_slope_stands_where_the_slider_puts_it(start: float, said: str):
    import pandas as pd

    control = Slider("goal", "Goal", 0, 10, 1, start)
    frame = pd.DataFrame({"label": ["a", "b"], "value": [3.0 + start, 1.0], "goal": [1.0, 0.0]})
    drawn = svg(adjustable(frame, "en", sliders=[control], unit="%").spec(WIDE))
    assert f">{said}.0\u202f%<" in drawn and ">1.0\u202f%<" in drawn


def test_forty_one_targets_return_and_seven_unreported_at_the_identical_number(edition):
    assert re.findall(r"\d+", set_again.returning(edition, "en").title)[:2] == ["41", "115"]
    assert re.findall(r"\d+", set_again.moves(edition, "zh").title)[-1] == "7"


def test_a_definition_that_changed_has_no_verdict(edition):
    drift = definitions.drift(edition, "en")
    assert "; met" not in drift.description and "missed" not in drift.description


def test_no_target_names_who_is_responsible(edition):
    assert "none names who is responsible" in verifiability.tests(edition, "en").title


def test_the_speech_and_the_plan_differ_on_foreign_capital(edition):
    figure = two_documents.goals(edition, "en")
    assert "the result lies between the two" in figure.title
    assert re.search("strive for.*1.5 billion US dollars", figure.description)


def test_words_of_commitment_are_counted_over_all_targets(edition):
    assert re.findall(r"\d+", commitments.scales(edition, "zh").title)[:3] == ["115", "36", "12"]
