"""Live controls in a notebook somebody works in; the figure itself everywhere else."""

import pandas as pd
import pytest
from samples import KINDS, growth, shown

from workreport.charts import Choice, Slider, adjustable, bars, explore, language_switch
from workreport.charts.figure import Figure
from workreport.charts.widgets import in_language, is_live, live

CHOICE = Choice("county", "County", {"330523": "Anji", "330521": "Deqing"})
SLIDER = Slider("pace", "Pace", 0, 12, 0.5, 5)


@pytest.fixture(autouse=True)
def nowhere(monkeypatch):
    for name in ("WORKREPORT_WIDGETS", "WORKREPORT_FIGURES", "JPY_SESSION_NAME", "VSCODE_PID"):
        monkeypatch.delenv(name, raising=False)
    language_switch("en")  # forgets that of another test


def make(county: str, pace: float) -> Figure:
    frame = growth("en").assign(label=[county, str(pace), "c", "d"])
    return shown(chart=bars(frame, "en"), title=f"{county} at {pace}", controls=[CHOICE, SLIDER])


def test_outside_a_live_notebook_it_is_the_figure_with_its_own_controls():
    twin = explore(make, [CHOICE, SLIDER])
    assert isinstance(twin, Figure) and twin.title == "330523 at 5"
    assert 'name="county"' in twin.html and 'name="pace"' in twin.html


def test_a_live_notebook_gets_widgets_that_draw_anew(monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", "notebook.ipynb")
    box = explore(make, [CHOICE, SLIDER])
    controls, picture = box.children
    assert "330523 at 5" in picture.value
    controls.children[0].value = "330521"
    assert "330521 at 5" in picture.value
    controls.children[1].value = 9.0
    assert "330521 at 9.0" in picture.value


def test_a_choice_among_drawings_is_made_with_a_kernel_as_on_the_page(monkeypatch):
    frame = growth("en").assign(Kind=["First", "First", "Second", "Second"])
    choice = Choice("kind", "Kind", {"": "all", "a": "First", "b": "Second", "c": "Third"}, "Kind")
    drawings = {
        key: bars(frame[frame["Kind"] == text] if key else frame, "en")
        for key, text in choice.texts.items()
        if key != "c"
    }
    figure = shown(chart=drawings | {"c": None}, table=frame, controls=[choice])
    assert live(figure) is figure
    monkeypatch.setenv("WORKREPORT_WIDGETS", "1")
    row, picture = live(figure).children
    seen = {}
    for key in choice.texts:
        row.children[0].value = key
        seen[key] = (picture.value.count("<tr"), picture.value.count("<svg"), "open>" in picture.value)
    assert seen == {"": (5, 2, False), "a": (3, 2, False), "b": (3, 2, False), "c": (1, 0, True)}


def test_a_slider_moves_its_dots_with_a_kernel_as_on_the_page(monkeypatch):
    monkeypatch.setenv("WORKREPORT_WIDGETS", "1")
    frame = pd.DataFrame({"label": ["a", "b"], "value": [3.0, 1.0], "pace": [2.0, 0.0]})
    chart = adjustable(frame, "en", sliders=[SLIDER], unit="%")
    row, picture = live(shown(chart=chart, table=frame, controls=[SLIDER])).children
    assert ">3.0\u202f%<" in picture.value
    row.children[0].value = 7.0
    assert ">7.0\u202f%<" in picture.value and ">1.0\u202f%<" in picture.value


def test_two_sliders_move_a_dot_by_what_each_is_worth():
    sliders = [Slider("goal", "Goal", 0, 10, 1, 4), Slider("quarter", "Quarter", -10, 10, 1, -2)]
    frame = pd.DataFrame({"label": ["a"], "value": [5.0], "goal": [1.5], "quarter": [-0.5]})
    figure = shown(chart=adjustable(frame, "en", sliders=sliders), table=frame, controls=sliders)
    assert ">5.0<" in figure.html and "\u22122</output>" in figure.html
    assert ">9.0<" in figure.chosen(goal=6, quarter=-4)
    assert ">\u22123.0<" in figure.chosen(goal=0, quarter=2)


def test_the_language_switch_turns_what_follows_it(monkeypatch):
    made = {lang: shown(lang, title=f"in {lang}") for lang in ("en", "zh")}
    assert language_switch("en") is None and in_language(made.get, "zh") is made["zh"]
    monkeypatch.setenv("WORKREPORT_WIDGETS", "1")
    switch = language_switch("en")
    box = in_language(made.get, "en")
    assert "in en" in box.children[0].value
    switch.value = "zh"
    assert "in zh" in box.children[0].value


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({}, False),
        ({"JPY_SESSION_NAME": "x"}, True),
        ({"VSCODE_PID": "1"}, True),
        ({"JPY_SESSION_NAME": "x", "WORKREPORT_FIGURES": "/tmp/x"}, False),
        ({"JPY_SESSION_NAME": "x", "WORKREPORT_WIDGETS": "0"}, False),
        ({"WORKREPORT_WIDGETS": "1"}, True),
    ],
)
def test_a_build_is_never_live(env: dict, expected: bool, monkeypatch):
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert is_live() is expected


def test_a_drawing_is_an_altair_chart_for_who_wants_to_go_on():
    chart = KINDS["dots"]("en").chart()
    assert chart.to_dict()["width"] > 300
