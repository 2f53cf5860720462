"""What the report says of a county, in its own words and with both counts."""

from __future__ import annotations

import re
from html import unescape

import pytest
from test_roles import REPORT, ROOT, build, page

from workreport.book.reference import places_named
from workreport.chapters import localities
from workreport.figures.edition import open_edition

COUNTIES = ("330502", "330523")
PAGES = {
    "index.md": "# Start\n\n```{counties-named}\n```\n\n```{toctree}\nreport\ncounty-anji\n```\n",
    "county-anji.md": "# County\n\n" + "".join(f"```{{county-quotes}} {code}\n```\n\n" for code in COUNTIES),
    "report.md": REPORT,
}


@pytest.fixture(scope="module")
def edition():
    return open_edition("huzhou-2020")


@pytest.fixture(scope="module", params=[None, "zh_CN"])
def built(request, tmp_path_factory):
    """A small book, and its language."""
    app, warnings = build(tmp_path_factory.mktemp("places"), request.param, PAGES, root=ROOT)
    assert warnings == ""
    return app, "zh" if request.param else "en"


def test_every_sentence_that_mentions_a_county_is_quoted_and_linked(built, edition):
    app, lang = built
    html = page(app, "county-anji")
    mentioned = edition.places().query("area_code in @COUNTIES")
    assert len(mentioned) > 10
    for row in mentioned.to_dict("records"):
        assert f'report.html#{row["sentence_id"]}"' in html
        text = unescape(re.sub(r"</?b>", "", html))
        assert row["zh"] in text
        assert (row["en"] in text) == (lang == "en")
        assert row["surface"].replace("\n", "")[0] in "".join(re.findall(r"<b>(.*?)</b>", html))


def test_the_rendering_comes_first_in_english(built):
    app, lang = built
    quotes = re.findall(r"<blockquote>(.*?)</blockquote>", page(app, "county-anji"), re.S)
    first = {re.match(r'<p lang="([^"]*)"', quote)[1] for quote in quotes}
    assert first == ({"en"} if lang == "en" else {"zh-CN"})


def test_both_counts_are_told_and_add_up(edition):
    for code in localities.names(edition, "en"):
        listed = localities.mentions(edition, "en", [code])
        numbers = [int(n) for n in re.findall(r"\d+", places_named.counted(listed, "zh"))]
        assert numbers[1] == len(listed)
        if len(numbers) == 4:
            assert numbers[2] + numbers[3] == len(listed) and numbers[2] == listed["by_name"].sum()


def test_the_list_has_a_line_for_each_county_which_a_choice_can_find(built, edition):
    app, lang = built
    lines = dict(re.findall(r'<li data-option="(\d+)">(.*?)</li>', page(app, "index")))
    assert list(lines) == list(localities.names(edition, lang))
    assert 'href="county-anji.html"' in lines["330523"] and "href" not in lines["330502"]
    assert all(str(localities.mentions(edition, lang, [code])["by_name"].sum()) in line or lang == "en"
               for code, line in lines.items())  # fmt: skip


def test_signs_that_stand_for_two_counties_are_told_together(edition):
    for code in ("330521", "330523"):
        places = localities.mentions(edition, "zh", [code])["place"]
        assert (places.str.len() > 1).all() and "德安" in set(places)
