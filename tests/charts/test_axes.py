"""Numbers on axes in the reader's language, as the real engine writes them."""

import re

import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from workreport.charts import axes
from workreport.figures.format import THIN


def labels(lang: str, high: float, unit: str = "") -> list[str]:
    spec = {
        "data": {"values": [{"x": 0}, {"x": high}]},
        "mark": "point",
        "encoding": {
            "x": {"field": "x", "type": "quantitative", "axis": axes.axis(lang, 0, high, unit)},
        },
    }
    return re.findall(r"<text[^>]*>([^<]*)</text>", vl_convert.vegalite_to_svg(spec, vl_version="6.4"))


@pytest.mark.parametrize(
    ("lang", "high", "unit", "wanted"),
    [
        ("zh", 60000, "", ["0", "2万", "4万", "6万"]),
        ("zh", 3e11, "", ["0", "1000亿", "2000亿", "3000亿"]),
        ("zh", 8, "%", ["0%", "2%", "4%", "6%", "8%"]),
        ("en", 60000, "", ["0", "20,000", "40,000", "60,000"]),
        ("en", 3e11, "", ["0", "100 billion", "200 billion", "300 billion"]),
        ("en", 6e6, "", ["0", "2 million", "4 million", "6 million"]),
        ("en", 8, "%", [f"{n}{THIN}%" for n in (0, 2, 4, 6, 8)]),
    ],
)
def test_axis_labels_speak_the_language(lang, high, unit, wanted):
    assert [text for text in labels(lang, high, unit) if text] == wanted


def test_a_unit_with_a_quote_stays_text():
    assert "0" + THIN + "a'b" in labels("en", 8, "a'b")


@given(st.floats(-1e6, 1e6), st.floats(0.01, 1e6), st.integers(2, 8))
def test_a_domain_holds_its_values_and_ends_on_ticks(low: float, span: float, wanted: int):
    high = low + span
    first, last = axes.domain([low, high], zero=False, wanted=wanted)
    room = (last - first) * 1e-5
    assert first <= low + room and high <= last + room
    marks = axes.ticks(first, last, wanted)
    assert marks[0] == pytest.approx(first, abs=room) and marks[-1] == pytest.approx(last, abs=room)


def test_bars_begin_at_zero():
    assert axes.domain([5, 9])[0] == 0
    assert axes.domain([-9, -5])[1] == 0


def test_a_domain_of_nothing_is_still_one():
    assert axes.domain([]) == (0.0, 1.0)
    low, high = axes.domain([7, 7], zero=False)
    assert low < 7 < high
