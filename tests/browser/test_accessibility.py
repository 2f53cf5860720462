"""Accessibility of every page by the rules of axe-core: nothing serious, nothing critical.

The rules come with a package, so nothing is fetched. What repeats on a page many times over (rows of long
tables, sentences of the report) is thinned out first: the ten thousandth number is marked up like the first.
The complete run leaves everything in, and also takes each page in the other colours.
"""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest
from tests.browser.book import PAGES

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
GRAVE = {"serious", "critical"}
ACCEPTED: dict[str, str] = {}
"""Rules that a page may break, each with the reason; none at present."""

_OPEN = "document.querySelectorAll('.wr-figure details, .wr-main details').forEach((fold) => { fold.open = true; })"
_THIN = """() => {
  document.querySelectorAll(".wr-frame tbody tr:nth-child(n+4)").forEach((row) => row.remove());
  const sentences = [...document.querySelectorAll(".wr-s")];
  if (sentences.length > 100) sentences.forEach((sentence, at) => { if (at % 6) sentence.remove(); });
  document.querySelectorAll(".wr-card").forEach((card) => {
    if (!document.querySelector(`.wr-par a[href="#${card.id}"]`)) card.remove();
  });
}"""
_RUN = """(part) => axe.run(part, { resultTypes: ["violations"], preload: false }).then((told) => told.violations.map(
  (one) => ({ rule: one.id, impact: one.impact, count: one.nodes.length,
    where: one.nodes.slice(0, 3).map((node) => node.target.join(" ")), why: one.nodes[0].failureSummary })))"""


def faults(tab, part: str = ":root") -> list[str]:
    """What axe-core finds in a part of a page that is serious or worse, and not accepted."""
    tab.evaluate(AXE)
    return [
        f"{one['rule']}: {one['count']} times, as in {one['where']}: {one['why']}"
        for one in tab.evaluate(_RUN, part)
        if one["impact"] in GRAVE and one["rule"] not in ACCEPTED
    ]


# The English edition on a desk in light colours, the Chinese one on a phone in dark ones.
USUAL = {"en": (1280, "light"), "zh": (390, "dark")}
OTHER = {"en": (390, "dark"), "zh": (1280, "light")}


# Twins are marked up alike: the quick run takes the one edition or the other of each page.
_TURNS = [
    pytest.param(
        page, marks=[] if "/" not in page or (at + page.startswith("zh/")) % 2 else [pytest.mark.complete]
    )
    for at, page in enumerate(PAGES)
]


@pytest.mark.parametrize("page", _TURNS)
def test_a_page_has_no_serious_fault(page, open_page):
    width, scheme = USUAL[page[:2] if "/" in page else "en"]
    tab = open_page(page, width=width, color_scheme=scheme)
    tab.evaluate(_OPEN)
    tab.evaluate(_THIN)
    assert faults(tab) == []


@pytest.mark.complete
@pytest.mark.parametrize("page", PAGES)
def test_a_whole_page_has_no_serious_fault_in_the_other_colours(page, open_page):
    width, scheme = OTHER[page[:2] if "/" in page else "en"]
    tab = open_page(page, width=width, color_scheme=scheme)
    tab.evaluate(_OPEN)
    assert faults(tab) == []


def test_an_opened_card_has_no_serious_fault(open_page):
    tab = open_page("en/report.html")
    tab.locator('.wr-par a.wr-fig[href="#card-hz2020-003"] >> nth=0').click()
    tab.locator("#card-hz2020-003").wait_for()
    assert faults(tab, "#card-hz2020-003") == []


def test_a_page_with_live_charts_has_no_serious_fault(open_page):
    tab = open_page("zh/county-context.html")
    tab.locator("#fig-county-context").scroll_into_view_if_needed()
    tab.locator("#fig-county-context.wr-is-live").wait_for(timeout=20_000)
    tab.evaluate(_THIN)
    assert faults(tab) == []


def test_the_rules_find_a_fault_that_is_there(open_page):
    tab = open_page("en/reading.html")
    tab.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<main><button></button><p style=\"color:#bbb\">Too pale to read</p></main>')"
    )
    assert {"button-name", "color-contrast"} <= {one.split(":")[0] for one in faults(tab)}
