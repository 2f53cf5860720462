"""What a reader can choose on the pages: county, indicator, light or dark."""

from __future__ import annotations

import re

import pytest

_ROWS = "#fig-{}  .wr-table tbody tr:not([hidden])"
_FILLS = (
    """(selector) => [...document.querySelectorAll(selector)].map((node) => getComputedStyle(node).fill)"""
)


def _choices(tab, figure: str, named: str = "") -> list[str]:
    return tab.locator(f"#fig-{figure} select{named} option").evaluate_all(
        "options => options.map(one => one.value)"
    )


def _drawn(value: str) -> str:
    """What a picture says for a value of its table: in Chinese, people of a place in 万 to one decimal."""
    number = re.match(r"[\d.,]+", value)[0]
    people = value.endswith("人") and float(number) >= 10_000
    return f"{float(number) / 10_000:.1f}万人" if people else number


@pytest.mark.parametrize("edition", ["en", "zh"])
def test_a_county_keeps_its_own_rows(edition, open_page):
    tab = open_page(f"{edition}/counties.html")
    rows = tab.locator(_ROWS.format("county-mentions"))
    everything, counted = rows.count(), 0
    codes = [code for code in _choices(tab, "county-mentions") if code]
    assert len(codes) == 5
    for code in codes:
        tab.locator("#fig-county-mentions select").select_option(code)
        names = set(rows.locator("th").all_inner_texts()) or {
            text for text in rows.locator("th").all_text_contents()
        }
        assert len(names) == 1, code
        counted += rows.count()
    assert counted == everything
    tab.locator("#fig-county-mentions select").select_option("")
    assert rows.count() == everything


@pytest.mark.parametrize(("page", "width"), [("en/index.html", 1280), ("zh/counties.html", 390)])
def test_a_chosen_county_is_told_of_and_leads_to_its_page(page, width, open_page):
    tab = open_page(page, width=width)
    tab.locator("#fig-county-attention select[name=county]").select_option("330523")
    said = tab.locator("#fig-county-attention .wr-says")
    assert "13" in said.inner_text() and "7" in said.inner_text()
    assert said.locator("a").get_attribute("href") == "county-anji.html"
    tab.locator("#fig-county-attention select[name=county]").select_option("")
    assert said.text_content() == ""
    assert tab.locator(".wr-told a").count() == 5


@pytest.mark.parametrize(("edition", "width"), [("en", 1280), ("zh", 390)])
def test_an_indicator_changes_map_and_table(edition, width, open_page):
    tab = open_page(f"{edition}/county-context.html", width=width)
    tab.locator("#fig-county-context").scroll_into_view_if_needed()
    tab.locator("#fig-county-context.wr-is-live").wait_for(timeout=20_000)
    live = tab.locator("#fig-county-context .wr-live")
    rows = tab.locator(_ROWS.format("county-context"))
    seen = {}
    for indicator in _choices(tab, "county-context", "[name=indicator]"):
        tab.locator("#fig-county-context select[name=indicator]").select_option(indicator)
        cells = rows.locator("td:nth-child(3)")
        values = [text.strip() for text in cells.all_text_contents()]
        assert len(values) == 5, indicator
        for value in (value for value in values if value != "–"):
            tab.wait_for_function(
                "([id, number]) => document.querySelector(`#${id} .wr-live`).textContent.includes(number)",
                arg=["fig-county-context", _drawn(value)],
                timeout=5000,
            )
        seen[indicator] = (
            live.inner_text(),
            tuple(tab.evaluate(_FILLS, "#fig-county-context .wr-live svg path")),
        )
    assert len(seen) > 4 and len(set(seen.values())) == len(seen)
    assert len({fills for _, fills in seen.values()}) > 1


@pytest.mark.parametrize(("edition", "width"), [("en", 1280), ("zh", 390)])
def test_a_county_chosen_in_one_list_is_chosen_in_its_neighbours(edition, width, open_page):
    tab = open_page(f"{edition}/counties.html", width=width)
    chosen = tab.locator("select[name=county]")
    assert chosen.count() >= 3
    chosen.first.select_option("330503")
    assert set(chosen.evaluate_all("lists => lists.map(list => list.value)")) == {"330503"}
    tab.locator("#fig-county-mentions .wr-live").wait_for(state="attached", timeout=20_000)
    for figure in ("county-mentions", "titles-map"):
        rows = tab.locator(_ROWS.format(figure))
        assert set(rows.evaluate_all("rows => rows.map(row => row.dataset.county)")) == {"330503"}


def test_a_county_pointed_at_on_the_map_is_chosen_and_let_go(open_page):
    tab = open_page("en/counties.html")
    figure = tab.locator("#fig-county-attention")
    figure.scroll_into_view_if_needed()
    tab.locator("#fig-county-attention.wr-is-live").wait_for(timeout=20_000)
    chosen = tab.locator("select[name=county]")
    box = figure.locator(".wr-live text", has_text="Anji").first.bounding_box()
    for value in ("330523", ""):
        tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        tab.wait_for_function(
            "(value) => document.querySelector('#fig-county-mentions select').value === value", arg=value
        )
        assert set(chosen.evaluate_all("lists => lists.map(list => list.value)")) == {value}


def test_a_fate_keeps_its_own_targets(open_page):
    tab = open_page("en/fate.html")
    rows = tab.locator(_ROWS.format("fate-inventory"))
    everything = rows.count()
    figure, choice = tab.locator("#fig-fate-inventory"), tab.locator("#fig-fate-inventory select")
    table, picture = figure.locator("details.wr-table"), figure.locator(".wr-picture")
    figure.scroll_into_view_if_needed()
    tab.locator("#fig-fate-inventory.wr-is-live").wait_for(timeout=20_000)
    drawn = figure.locator(".wr-live").inner_text()
    choice.select_option("missed")
    kept = rows.evaluate_all("rows => rows.map(row => row.dataset.fate)")
    assert set(kept) == {"missed"} and 0 < len(kept) < everything
    assert figure.locator("output.wr-rows").inner_text().startswith(f"{len(kept)} of {everything} ")
    tab.wait_for_function(
        "(before) => document.querySelector('#fig-fate-inventory .wr-live').innerText !== before", arg=drawn
    )
    assert picture.is_visible() and not table.evaluate("fold => fold.open")
    choice.select_option("not_reported")
    picture.wait_for(state="hidden")
    assert table.evaluate("fold => fold.open")
    assert set(rows.evaluate_all("rows => rows.map(row => row.dataset.fate)")) == {"not_reported"}
    assert rows.first.is_visible()
    choice.select_option("")
    picture.wait_for(state="visible")
    assert rows.count() == everything


def test_a_choice_that_the_picture_does_not_answer_opens_the_table(open_page):
    tab = open_page("en/set-again.html")
    table = tab.locator("#fig-set-again-moves details.wr-table")
    assert not table.evaluate("fold => fold.open")
    tab.locator("#fig-set-again-moves select").select_option("same")
    tab.wait_for_function("document.querySelector('#fig-set-again-moves details.wr-table').open")


def test_every_target_without_a_result_stands_on_the_page_and_leads_to_its_mark(open_page):
    tab = open_page("en/fate.html")
    links = tab.locator(":is(#list-unreported, #list-never-named) dd > a:first-child[href*='report.html#']")
    kept = tab.locator("#fig-fate-inventory .wr-table tbody tr[data-fate=not_reported]")
    assert links.count() == kept.count() > 0 and links.first.is_visible()
    links.first.click()
    anchor = tab.evaluate("location.hash.slice(1)")
    assert "not_reported" in tab.locator(f"[id='{anchor}']").get_attribute("data-fate")


def test_the_dark_button_turns_page_pictures_and_live_charts(open_page):
    tab = open_page("en/headlines.html", color_scheme="light")
    still = "#fig-headline-growth .wr-wide circle"
    ground = "getComputedStyle(document.body).backgroundColor"
    light = (tab.evaluate(_FILLS, still)[0], tab.evaluate(ground))
    tab.locator(".wr-theme").click()
    dark = (tab.evaluate(_FILLS, still)[0], tab.evaluate(ground))
    assert dark[0] != light[0] and dark[1] != light[1]
    tab.locator("#fig-headline-growth").scroll_into_view_if_needed()
    tab.locator("#fig-headline-growth.wr-is-live").wait_for(timeout=20_000)
    assert dark[0] in tab.evaluate(_FILLS, "#fig-headline-growth .wr-live svg path")
    tab.locator(".wr-theme").click()
    assert light[0] in tab.evaluate(_FILLS, "#fig-headline-growth .wr-live svg path")


def test_who_prefers_dark_gets_a_dark_book(open_page):
    tab = open_page("zh/headlines.html", color_scheme="dark")
    ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sum(int(part) for part in ground[4:-1].split(",")) < 150


def test_a_tolerance_turns_the_verdicts(open_page):
    tab = open_page("en/fate.html")
    figure = tab.locator("#fig-fate-hedged")
    figure.scroll_into_view_if_needed()
    tab.locator("#fig-fate-hedged.wr-is-live").wait_for(timeout=20_000)
    rows = tab.locator(_ROWS.format("fate-hedged"))
    met, drawn = [], set()
    for tolerance in _choices(tab, "fate-hedged"):
        figure.locator("select").select_option(tolerance)
        assert rows.count() == 6
        met.append(rows.filter(has=tab.locator("td", has_text=re.compile("^met$"))).count())
        tab.wait_for_timeout(300)
        drawn.add(tuple(tab.evaluate(_FILLS, "#fig-fate-hedged .wr-live svg path")))
    assert met == [2, 1, 1, 3, 4] and len(drawn) > 2


@pytest.mark.parametrize(("edition", "width"), [("en", 1280), ("zh", 390)])
def test_two_sliders_move_the_pace_that_is_needed(edition, width, open_page):
    tab = open_page(f"{edition}/implied-levels.html", width=width)
    figure = tab.locator("#fig-pace-needed")
    figure.scroll_into_view_if_needed()
    tab.locator("#fig-pace-needed.wr-is-live").wait_for(timeout=20_000)
    for name, value in (("goal", "5"), ("quarter", "5")):
        figure.locator(f"input[name={name}]").fill(value)
    # A year at one pace: its first quarter, its goal and the rest of it are all five per cent.
    tab.wait_for_function(
        "[...document.querySelectorAll('#fig-pace-needed .wr-live text')]"
        ".filter((one) => one.textContent.replace(/\\s/g, '') === '5.0%').length === 3",
        timeout=5000,
    )
    assert figure.locator("output[for$=quarter]").inner_text().replace("\xa0", " ").strip() in ("5 %", "5%")


def test_a_measure_is_followed_by_choice(open_page):
    tab = open_page("en/series.html")
    figure = tab.locator("#fig-series-followed")
    figure.scroll_into_view_if_needed()
    tab.locator("#fig-series-followed.wr-is-live").wait_for(timeout=20_000)
    rows = tab.locator(_ROWS.format("series-followed"))
    counted = []
    for measure in _choices(tab, "series-followed"):
        figure.locator("select").select_option(measure)
        names = set(rows.evaluate_all("rows => rows.map(row => row.dataset.indicator)"))
        assert names == {measure} and rows.count() >= 3
        counted.append(rows.count())
    assert len(counted) > 3


def test_pairs_that_compare_in_part_are_drawn_by_choice(open_page):
    tab = open_page("zh/results-and-targets.html")
    figure = tab.locator("#fig-target-quantities")
    figure.scroll_into_view_if_needed()
    tab.locator("#fig-target-quantities.wr-is-live").wait_for(timeout=20_000)
    rows = tab.locator(_ROWS.format("target-quantities"))
    counted = {}
    for kind in ("yes", "partly", ""):
        figure.locator("select").select_option(kind)
        counted[kind] = rows.count()
    assert counted[""] == counted["yes"] + counted["partly"] and min(counted.values()) > 0


def test_the_list_of_the_page_leaves_out_what_the_filter_hides(open_page):
    tab = open_page("en/report.html")
    entries = tab.locator(".wr-onpage a[href^='#']:visible")
    everything = entries.count()
    tab.locator(".wr-filter select[name=fate]").select_option("missed")
    tab.locator(".wr-filter input[name=only]").check()
    kept = entries.evaluate_all(
        "all => all.map(one => document.getElementById(one.hash.slice(1)).getClientRects().length > 0)"
    )
    assert 0 < len(kept) < everything and all(kept)
    tab.locator(".wr-filter input[name=only]").uncheck()
    assert entries.count() == everything
