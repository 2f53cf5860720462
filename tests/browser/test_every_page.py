"""Every page of both editions, from its folder, in a wide window and on a phone."""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ET
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest
from tests.browser.book import CHAPTERS, HTML_LANGUAGE, LEAST_PARTS, PAGES, USUAL_WIDTH, WIDTHS
from tests.browser.visit import Seen, visit

from workreport.charts.words import say

LEAST_INK = 0.004
SHIFT = 0.01
"""Layout shift below this is not seen; browsers call 0.1 good."""


def _each() -> list:
    """Every page as the quick run visits it; the complete run takes the other width too."""
    found = []
    for page, width in ((page, width) for page in PAGES for width in WIDTHS):
        usual = width == USUAL_WIDTH[page.split("/")[0] if "/" in page else ""]
        marks = [] if usual else [pytest.mark.complete]
        found.append(pytest.param((page, width), id=f"{page}-{width}", marks=marks))
    return found


@pytest.fixture(scope="module", params=_each())
def seen(request, browser, site) -> Seen:
    """A visit to each page at each width; made once for all tests."""
    return visit(browser, site.as_uri(), *request.param)


def test_nothing_is_asked_of_other_hosts(seen):
    assert seen.traffic.outside == []


def test_there_is_nothing_to_complain_of(seen):
    assert seen.traffic.complaints == []


def test_the_page_says_its_language(seen):
    assert seen.first["lang"] == HTML_LANGUAGE[seen.edition]


def test_the_page_has_a_title_and_text(seen):
    assert seen.first["title"] and seen.first["letters"] > 30
    assert seen.first["broken"] == []
    assert seen.page == "index.html" or seen.first["heading"]


def test_nothing_scrolls_sideways(seen):
    for state in (seen.first, seen.last):
        assert state["scroll"] <= state["width"], state["over"]


def test_the_twin_is_the_same_page_in_the_other_language(seen, site):
    if not seen.edition:
        return
    other = {"en": "zh", "zh": "en"}[seen.edition]
    twin = f"{other}/{seen.page.split('/')[1]}"
    assert seen.first["twin"] == {"address": f"{site.as_uri()}/{twin}", "lang": HTML_LANGUAGE[other]}


def test_pictures_are_there_before_a_reader_moves(seen):
    assert [name for name in seen.before if "wr-vega" in name or "/_figures/" in name] == []
    for figure in seen.first["figures"]:
        assert figure["live"] == []
        assert len(figure["static"]) == 1 and figure["static"][0] >= LEAST_PARTS, figure["id"]
        assert seen.ink_first[figure["id"]] > LEAST_INK, figure["id"]


def test_live_charts_take_the_place_of_the_pictures(seen):
    for figure in seen.last["figures"]:
        assert figure["static"] == [] and len(figure["live"]) == 1, figure["id"]
        then, now = seen.ink_first[figure["id"]], seen.ink_last[figure["id"]]
        assert 0.6 < now / then < 1.6, f"{figure['id']}: ink {then:.3f}, then {now:.3f}"


def test_nothing_moves_when_the_live_charts_come(seen):
    assert seen.last["height"] == seen.first["height"]
    boxes = [(figure["id"], figure["box"]) for figure in seen.first["figures"]]
    assert [(figure["id"], figure["box"]) for figure in seen.last["figures"]] == boxes
    assert seen.last["shift"] < SHIFT


def test_downloads_are_there_and_hold_what_the_table_shows(seen, site):
    folder = (site / seen.page).parent
    for figure in seen.first["figures"]:
        files = {Path(href).name.split(".", 1)[1]: folder / href for href in figure["downloads"]}
        assert set(files) == {"csv", "csv-metadata.json", "svg", "png", "vl.json"}, figure["id"]
        assert files["png"].read_bytes().startswith(b"\x89PNG")
        assert ET.parse(files["svg"]).getroot().tag.endswith("svg")
        specification = json.loads(files["vl.json"].read_text(encoding="utf-8"))
        assert _plain(specification["title"]["text"]) == figure["title"]
        with open(files["csv"], encoding="utf-8-sig", newline="") as file:
            head, *rows = csv.reader(file)
        # The columns of the table in their order; between them plain numbers, behind them the marks.
        names = iter(enumerate(_plain(name) for name in head))
        shown = [name for name in figure["head"] if name in map(_plain, head)]
        places = [next(place for place, name in names if name == wanted) for wanted in shown]
        assert shown == figure["head"][: len(shown)] and places[0] == 0, figure["id"]
        table = [[_value(cell) for cell in row[: len(shown)]] for row in figure["rows"]]
        assert table == [[_value(_plain(row[place])) for place in places] for row in rows], figure["id"]
        plain = [place for place, name in enumerate(head) if name.endswith(NUMBERS)]
        assert all(Decimal(row[place]).is_finite() for row in rows for place in plain if row[place])


NUMBERS = tuple(say(key, lang, name="") for key in ("number", "low", "high") for lang in ("en", "zh"))


def _plain(cell: str) -> str:
    """A cell of a CSV as the page writes it: no guard against formulas, single blanks."""
    cell = cell.removeprefix("'") if cell[1:2] and cell[1] in "=+-@＝＋－＠" else cell
    return " ".join(cell.split())


def _value(cell: str) -> Decimal | str:
    """What a cell says, however it is written."""
    if cell == "–":
        return ""
    try:
        return Decimal(cell.replace(",", "").replace("−", "-"))
    except InvalidOperation:
        return cell


@pytest.mark.parametrize("name", CHAPTERS)
def test_both_editions_show_the_same_figures(name, site):
    def ids(edition: str) -> list[str]:
        html = (site / edition / f"{name}.html").read_text(encoding="utf-8")
        return re.findall(r'<figure class="wr-figure[^>]* id="([^"]+)"', html)

    assert ids("en") == ids("zh") != []
