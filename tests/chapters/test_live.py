"""Every notebook in JupyterLab: it runs from top to bottom, and what can be chosen on the page can be chosen there."""

from __future__ import annotations

import re

import ipywidgets
import nbformat
import pytest
from nbclient import NotebookClient
from tests.city import NOTEBOOKS, ROOT, shown_by

from workreport.chapters import hedged, pace, series, targets
from workreport.charts import language_switch
from workreport.figures.edition import open_edition


@pytest.fixture(scope="module")
def edition():
    return open_edition("huzhou-2020")


@pytest.fixture(autouse=True)
def project(monkeypatch):
    monkeypatch.chdir(ROOT)
    yield
    monkeypatch.setenv("WORKREPORT_WIDGETS", "0")
    language_switch("en")


def widgets_of(one: object) -> list[ipywidgets.Widget]:
    """A widget and all that it holds."""
    return [one, *(inner for child in getattr(one, "children", ()) for inner in widgets_of(child))]


def chosen_with(one: object) -> set[str]:
    """The labels of the lists and sliders that a cell shows."""
    kinds = ipywidgets.Dropdown | ipywidgets.FloatSlider
    return {widget.description for widget in widgets_of(one) if isinstance(widget, kinds)}


def picture(one: object) -> str:
    """The HTML under the controls."""
    return next(widget.value for widget in widgets_of(one) if isinstance(widget, ipywidgets.HTML))


CHOOSING = ("00", "20", "21", "22", "23", "34", "35", "40", "41", "42")
"""The notebooks whose pages offer a choice."""

ALWAYS = ("23", "34", "40")
"""Those with a slider, with a list that a map follows, and with both; the others run in the complete tests."""


@pytest.mark.parametrize(
    "notebook",
    [
        pytest.param(path, id=path.stem, marks=[] if path.stem[:2] in ALWAYS else pytest.mark.complete)
        for path in NOTEBOOKS
    ],
)
def test_every_notebook_runs_live_and_offers_what_its_page_offers(notebook, monkeypatch):
    monkeypatch.setenv("WORKREPORT_WIDGETS", "1")
    switch, *shown = shown_by(notebook, "huzhou-2020", "en")
    assert isinstance(switch, ipywidgets.ToggleButtons) and shown
    # What scripts would make visible on the page must not be left without them: it is a widget instead.
    assert not [one for one in shown if 'class="wr-controls"' in picture(one)]
    assert any(map(chosen_with, shown)) == (notebook.stem[:2] in CHOOSING)


@pytest.mark.complete
def test_a_live_notebook_runs_in_a_kernel_that_no_front_end_watches(monkeypatch):
    monkeypatch.setenv("WORKREPORT_WIDGETS", "1")
    book = nbformat.read(ROOT / "notebooks/40_fate.ipynb", as_version=4)
    NotebookClient(book, timeout=120, resources={"metadata": {"path": str(ROOT / "notebooks")}}).execute()
    shown = [output["data"] for cell in book.cells for output in cell.get("outputs", ())]
    views = [data for data in shown if "application/vnd.jupyter.widget-view+json" in data]
    assert len(views) == sum("remove-input" in cell.metadata.get("tags", ()) for cell in book.cells) + 1


def test_the_tolerance_is_set_freely_with_a_kernel(edition, monkeypatch):
    page = hedged.one_by_one(edition, "en", 0.5, 5.0)
    assert "2 of 6" in page.title
    monkeypatch.setenv("WORKREPORT_WIDGETS", "1")
    box = hedged.one_by_one(edition, "en", 0.5, 5.0)
    points, percent = (w for w in widgets_of(box) if isinstance(w, ipywidgets.FloatSlider))
    counted = {}
    for width in (0, 0.2, 0.3, 1.5, 3.7):
        points.value = width
        counted[width] = int(re.search(r"(\d) of 6 targets", picture(box))[1])
    assert counted == {0: 1, 0.2: 1, 0.3: 2, 1.5: 4, 3.7: 6}
    percent.value = 0
    assert "±0 % for quantities" in picture(box)


def test_each_tolerance_of_the_page_has_its_own_verdicts(edition):
    page = hedged.one_by_one(edition, "zh", 0.5, 5.0)
    (choice,) = page.controls
    met = [page.chosen(tolerance=key).count("<td>达到</td>") for key in choice.texts]
    assert met == [2, 1, 1, 3, 4]


def test_another_first_quarter_asks_for_another_pace(edition, monkeypatch):
    monkeypatch.setenv("WORKREPORT_WIDGETS", "1")
    box = pace.pace(edition, "en", 7.0)
    goal, quarter = (w for w in widgets_of(box) if isinstance(w, ipywidgets.FloatSlider))
    assert quarter.value == -3.7 and ">supposed<" not in picture(box)
    quarter.value = 7.0
    assert ">supposed<" in picture(box) and "published: \u22123.7\u202f%" in picture(box)
    needed = re.search(r"Needed from April to December, ([\d.]+)", picture(box))[1]
    assert float(needed) == 7  # a year at one pace
    goal.value = 5.5
    assert float(re.search(r"Needed from April to December, ([\d.]+)", picture(box))[1]) < 5.5


def test_the_slider_of_the_page_reckons_as_the_kernel_does(edition, monkeypatch):
    page = pace.pace(edition, "en", 7.0).chosen(goal=5.5, quarter=2.0)
    monkeypatch.setenv("WORKREPORT_WIDGETS", "1")
    box = pace.pace(edition, "en", 7.0)
    goal, quarter = (w for w in widgets_of(box) if isinstance(w, ipywidgets.FloatSlider))
    goal.value, quarter.value = 5.5, 2.0
    drawn = [html.split('class="wr-source"')[0] for html in (page, picture(box))]
    numbers = [re.findall(r">(\u2212?\d+\.\d)\u202f%<", html) for html in drawn]
    assert numbers[0] == numbers[1] and len(numbers[0]) == 10


@pytest.mark.parametrize(
    ("make", "chosen", "said"),
    [
        (lambda edition: series.followed(edition, "en", "gdp_growth"), "gdp", "series revised"),
        (lambda edition: targets.quantities(edition, "en", "yes"), "partly", "partly comparable"),
    ],
    ids=["series", "targets"],
)
def test_a_choice_changes_picture_and_rows(edition, monkeypatch, make, chosen, said):
    monkeypatch.setenv("WORKREPORT_WIDGETS", "1")
    box = make(edition)
    (listed,) = (w for w in widgets_of(box) if isinstance(w, ipywidgets.Dropdown))
    before = picture(box)
    assert f">{said}<" not in before
    listed.value = chosen
    assert picture(box) != before and f">{said}<" in picture(box)


@pytest.mark.complete
def test_one_switch_turns_a_notebook_into_the_other_language(monkeypatch):
    monkeypatch.setenv("WORKREPORT_WIDGETS", "1")
    switch, *shown = shown_by(ROOT / "notebooks/40_fate.ipynb", "huzhou-2020", "en")
    assert all('lang="en"' in picture(one) for one in shown)
    switch.value = "zh"
    assert all('lang="zh"' in picture(one) for one in shown)
    assert chosen_with(shown[-1]) == {"下一年报告的交代"}


@pytest.mark.parametrize(
    "name", ["34_counties", pytest.param("35_county_context", marks=pytest.mark.complete)]
)
def test_a_county_can_be_chosen_where_the_page_offers_it(name, monkeypatch):
    monkeypatch.setenv("WORKREPORT_WIDGETS", "1")
    _, *shown = shown_by(ROOT / f"notebooks/{name}.ipynb", "huzhou-2020", "en")
    choosing = [one for one in shown if "County" in chosen_with(one)]
    assert len(choosing) > 1
    for one in choosing:
        listed = next(w for w in widgets_of(one) if getattr(w, "description", "") == "County")
        before = picture(one)
        listed.value = "330523"
        assert picture(one) != before
