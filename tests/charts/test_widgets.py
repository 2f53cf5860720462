"""Live controls in a notebook somebody works in; the figure itself everywhere else."""

import pytest
from samples import KINDS, growth, shown

from workreport.charts import Choice, Slider, bars, explore
from workreport.charts.figure import Figure
from workreport.charts.widgets import is_live

CHOICE = Choice("county", "County", {"330523": "Anji", "330521": "Deqing"})
SLIDER = Slider("pace", "Pace", 0, 12, 0.5, 5)


@pytest.fixture(autouse=True)
def nowhere(monkeypatch):
    for name in ("WORKREPORT_WIDGETS", "WORKREPORT_FIGURES", "JPY_SESSION_NAME", "VSCODE_PID"):
        monkeypatch.delenv(name, raising=False)


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


@pytest.mark.parametrize(
    ("env", "live"),
    [
        ({}, False),
        ({"JPY_SESSION_NAME": "x"}, True),
        ({"VSCODE_PID": "1"}, True),
        ({"JPY_SESSION_NAME": "x", "WORKREPORT_FIGURES": "/tmp/x"}, False),
        ({"JPY_SESSION_NAME": "x", "WORKREPORT_WIDGETS": "0"}, False),
        ({"WORKREPORT_WIDGETS": "1"}, True),
    ],
)
def test_a_build_is_never_live(env: dict, live: bool, monkeypatch):
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert is_live() is live


def test_a_drawing_is_an_altair_chart_for_who_wants_to_go_on():
    chart = KINDS["dots"]("en").chart()
    assert chart.to_dict()["width"] > 300
