"""Every kind of chart, wide and narrow, in both languages."""

import re

import altair as alt
import pytest
from samples import KINDS, WORDS, growth, pairs, product, word

from workreport.charts import bars, dots, dumbbells, lines, measure, static, units, waterfall
from workreport.charts.changes import apart
from workreport.charts.drawing import NARROW, WIDE, Drawing

SIZES = (WIDE, NARROW)
LANGS = ("en", "zh")


def drawn(drawing: Drawing, width: int = WIDE):
    return static.draw(drawing.spec(width), "p")


def texts(drawing: Drawing, width: int = WIDE) -> str:
    return " ".join("".join(text.itertext()) for text in drawn(drawing, width).iter("text"))


def joined(text: str) -> str:
    """Without blanks: a label may be broken over lines."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_is_valid_vega_lite(kind: str, lang: str):
    drawing = KINDS[kind](lang)
    for width in SIZES:
        spec = drawing.spec(width)
        # Data is not part of the grammar, and boundaries take seconds to check.
        bare = [{**layer, "data": {"values": []}} for layer in spec["layer"]]
        alt.LayerChart.from_dict({**spec, "layer": bare}, validate=True)
        padding = spec["padding"]
        assert spec["width"] + padding["left"] + padding["right"] == width


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_text_lies_inside_the_picture(kind: str, lang: str, width: int):
    root = drawn(KINDS[kind](lang), width)
    wide, high = static.size(root)
    for text, x, y in _placed(root, 0.0, 0.0):
        said = "".join(text.itertext())
        # The estimate is for the widest font; two pixels are the axis' own.
        long = measure.width(said, float(text.get("font-size", 12)))
        left = {"end": x - long, "middle": x - long / 2}.get(text.get("text-anchor", "start"), x)
        assert left >= -2 and left + long <= wide + 2, (said, left, left + long)
        assert 0 <= y <= high, (said, y)


def _placed(element, x: float, y: float):
    moved = re.match(r"translate\((-?[\d.]+),(-?[\d.]+)\)", element.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    if element.tag == "text":
        yield element, x + float(element.get("x", 0)), y + float(element.get("y", 0))
    for child in element:
        yield from _placed(child, x, y)


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("lang", LANGS)
def test_labels_and_values_are_written_out(lang: str, width: int):
    said = joined(texts(KINDS["bars"](lang), width))
    for key in ("gdp", "urban", "rural"):
        assert joined(word(key, lang)) in said
    assert {"7.9%", "8.5%", "9.6%"} <= set(re.findall(r"[\d.]+%", said))


def test_both_languages_share_nothing_but_numbers():
    assert not re.search("[\u4e00-\u9fff]", texts(KINDS["bars"]("en")))
    assert WORDS["gdp"][0] not in texts(KINDS["bars"]("zh"))


def test_bars_fall_to_the_left_of_zero():
    paths = [path.get("d") for path in drawn(KINDS["falls"]("en")).iter("path")]
    starts = [float(re.match(r"M(-?[\d.]+)", path)[1]) for path in paths if "v" in path]
    assert min(starts) == 0 and max(starts) > 0


def test_a_missing_number_is_not_drawn_as_zero():
    frame = growth("en").assign(value=[7.9, float("nan"), 8.5, 9.6], label=list("abcd"))
    whole, partly = (len(list(drawn(dots(f, "en", unit="%")).iter("circle"))) for f in (growth("en"), frame))
    assert partly == whole - 1
    assert "no data" in texts(dots(frame, "en", unit="%"))


def test_a_missing_bar_says_so():
    frame = growth("en").assign(value=[7.9, float("nan"), 8.5, 9.6], label=list("abcd"))
    assert "no data" in texts(bars(frame, "en"))


def test_a_line_stops_where_a_period_has_no_number():
    ends = [line for line in drawn(KINDS["lines"]("en")).iter("line") if line.get("stroke-width") == "2"]
    assert len(ends) == 2  # 2018 to 2019 to 2020; 2017 is missing, so 2016 stands alone


def test_a_period_outside_the_axis_is_an_error():
    import pandas as pd

    frame = pd.DataFrame({"period": ["2019"], "value": [1.0]})
    with pytest.raises(KeyError):
        lines(frame, "en", periods=["2020"]).spec(WIDE)


def test_ratios_are_written_as_they_are():
    assert {"64%", "112%"} <= set(re.findall(r"\d+%", joined(texts(KINDS["ratios"]("en")))))


def test_numbers_of_a_dumbbell_stand_outside_its_dots():
    frame = pairs("en").iloc[:1]
    root = drawn(dumbbells(frame, "en"))
    start, end = ("156,000", "100,000")
    found = {"".join(t.itertext()): (x, t.get("text-anchor")) for t, x, _ in _placed(root, 0, 0)}
    assert found[end][1] == "end" and found[start][1] is None
    assert found[end][0] < found[start][0]


def test_a_unit_of_an_unknown_kind_is_refused():
    import pandas as pd

    with pytest.raises(ValueError, match="lost"):
        units(pd.DataFrame({"group": ["a"], "fate": ["lost"]}), "en", names={"met": "met"})


def test_every_unit_is_one_mark():
    root = drawn(KINDS["units"]("en"))
    marks = [path for path in root.iter("path") if "translate" in path.get("transform", "")]
    assert len(marks) == 26 + 7 + 66 + 3  # and one of each in the key


def test_a_part_of_another_name_is_refused():
    import pandas as pd

    with pytest.raises(ValueError, match="part must be"):
        waterfall(pd.DataFrame({"label": ["a"], "value": [1.0], "part": ["sum"]}), "en")


def test_labels_move_apart_and_keep_their_order():
    moved = apart([10, 12, 40, 11], 17)
    assert sorted(moved) == sorted(moved, key=lambda y: y)
    ordered = [moved[i] for i in (0, 3, 1, 2)]
    assert all(b - a >= 17 - 1e-9 for a, b in zip(ordered, ordered[1:], strict=False))


@pytest.mark.parametrize("kind", KINDS)
def test_one_row_is_enough(kind: str):
    assert len(list(drawn(KINDS[kind]("en")).iter())) > 3


def test_a_chart_of_few_layers_is_drawn_fast():
    spec = KINDS["units"]("en").spec(WIDE)
    assert len(spec["layer"]) < 15


def test_an_altair_chart_takes_the_width():
    import pandas as pd

    chart = alt.Chart(pd.DataFrame({"x": [1], "y": [2]})).mark_point().encode(x="x:Q", y="y:Q")
    for width in SIZES:
        assert static.size(static.draw(Drawing.of(chart, "en").spec(width), "p"))[0] == width


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(TypeError, match="str"):
        Drawing.of("chart", "en")
    with pytest.raises(ValueError, match="language"):
        Drawing.of(product, "fr")


@pytest.mark.parametrize("width", SIZES)
def test_endless_words_neither_leave_the_picture_nor_turn_it_over(width: int):
    frame = growth("en").assign(label=["x" * 90, "b", "c", "d"], text="y" * 200)
    for chart in (bars, dots):
        spec = chart(frame, "en", text="text").spec(width)
        assert spec["width"] > 100
        for text, x, _ in _placed(static.draw(spec, "p"), 0.0, 0.0):
            assert (
                x + measure.width("".join(text.itertext()), 13) * (text.get("text-anchor") is None)
                <= width + 2
            )
