"""No word of any picture lies on another or reaches out of its picture, in a wide window and on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.browser.book import WIDTHS
from tests.browser.visit import HEIGHTS

LOOK = Path(__file__).with_name("words.js").read_text(encoding="utf-8")


CROSSED = {("en", min(WIDTHS)), ("zh", max(WIDTHS))}
"""One width of each edition is enough for every day; the others are looked at in the complete tests."""


@pytest.mark.parametrize(
    ("edition", "width"),
    [
        pytest.param(edition, width, marks=[] if (edition, width) in CROSSED else pytest.mark.complete)
        for edition in ("en", "zh")
        for width in WIDTHS
    ],
)
def test_words_of_pictures_stand_clear_of_each_other_and_inside(browser, site, edition: str, width: int):
    pages = [*site.glob(f"{edition}/*.html"), *site.glob(f"{edition}/indicators/*.html")]
    drawn = [page for page in sorted(pages) if '<figure class="wr-figure' in page.read_text(encoding="utf-8")]
    assert len(drawn) > 20
    tab = browser.new_page(viewport={"width": width, "height": HEIGHTS[width]})
    faults = []
    try:
        for page in drawn:
            tab.goto(page.as_uri(), wait_until="load")
            faults += [f"{page.relative_to(site)} {fault}" for fault in tab.evaluate(LOOK)]
    finally:
        tab.close()
    assert faults == []
