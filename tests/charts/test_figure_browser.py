"""Figures in a real Chromium: fetched late, drawn in place, readable without scripts, colours or a mouse."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pandas as pd
import pytest
from samples import KINDS, census, growth, shown

from workreport.charts import Choice, Slider, bars, demands, live

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="en" data-theme="light"><head><meta charset="utf-8"><title>t</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="stylesheet" href="wr-figure.css"><style>
body{{margin:0 auto;padding:0 16px;max-width:46rem;font-family:sans-serif;background:var(--wr-paper)}}
</style></head><body>{body}<div style="height:1500px"></div>{last}<script src="wr-figure.js"></script></body></html>"""
TEXT = '"><img src=x onerror="window.hurt=1"><script>window.hurt=1</script></script>=cmd()'
NAMES = {"urban": "Urban share", "old": "Aged 65 and over"}


def figures() -> tuple[list[str], str]:
    codes = {
        "330502": "Wuxing",
        "330503": "Nanxun",
        "330521": "Deqing",
        "330522": "Changxing",
        "330523": "Anji",
    }
    frame = census()
    rows = pd.DataFrame(
        {
            "County": [codes[c] for c in frame["area_code"]],
            "Measure": [NAMES[o] for o in frame["option"]],
            "Value": frame["value"],
        }
    )
    hostile = growth("en").assign(label=[TEXT, "b", "c", "d"], text=TEXT)
    body = [
        shown(
            id="census",
            kind="map",
            chart=KINDS["census"]("en"),
            table=rows,
            controls=[Choice("indicator", "Show", NAMES, column="Measure")],
        ),
        shown(id="hostile", chart=bars(hostile, "en", text="text"), table=hostile, title=TEXT),
        shown(
            id="many",
            chart={"a": KINDS["bars"]("en"), "b": KINDS["dots"]("en")},
            controls=[Choice("kind", "Kind", {"a": "First", "b": "Second"})],
        ),
        shown(id="slider", chart=_adjustable(), controls=[Slider("pace", "Pace", 0, 9, 1, 5, "%")]),
        shown(id="wordy", table=_wordy(), sources={f"hz2020-{n:03d}": "7.9%" for n in range(1, 40)}),
    ]
    return [figure.html for figure in body], shown(id="far").html


def _wordy() -> pd.DataFrame:
    """A table too wide for a phone, with a long remark in each row."""
    words = "What a reader should know about this row, told at some length. " * 3
    names = [f"An indicator with a long name, number {n}" for n in range(4)]
    return pd.DataFrame({"Indicator": names, **{f"Year {n}": range(4) for n in range(5)}, "Note": words})


def _adjustable():
    import altair as alt

    pace = alt.param(name="pace", value=5)
    data = pd.DataFrame({"x": ["a"], "y": [1]})
    chart = alt.Chart(data).transform_calculate(said="'pace ' + pace").mark_text(dy=-10).encode(text="said:N")
    return chart.add_params(pace).properties(height=60)


@pytest.fixture(scope="module")
def page_file(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKREPORT_FIGURES", str(folder / "_figures"))
        patch.setenv("WORKREPORT_FIGURES_URL", "_figures")
        patch.setenv("WORKREPORT_REPORT_URL", "report.html")
        patch.setattr(demands, "_shown", {})
        body, last = figures()
    web = files("workreport.charts") / "web"
    for name in ("wr-figure.js", "wr-figure.css"):
        shutil.copy(str(web / name), folder / name)
    live.write_bundle(folder / live.BUNDLE)
    path = folder / "page.html"
    path.write_text(PAGE.format(body="".join(body), last=last), encoding="utf-8")
    return path


class Visit:
    """A page, what it fetched and what it complained about."""

    def __init__(self, page, path: Path):
        self.page, self.fetched, self.said = page, [], []
        page.on("request", lambda request: self.fetched.append(request.url.rsplit("/", 1)[-1]))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.goto(path.as_uri())

    def wait_live(self, name: str) -> None:
        self.page.wait_for_selector(f"#fig-{name}.wr-is-live", state="attached", timeout=20_000)


@pytest.fixture
def visit(browser, page_file):
    opened = []

    def visit(missing: str = "", **options) -> Visit:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        if missing:
            context.route(missing, lambda route: route.abort())
        opened.append(context)
        return Visit(context.new_page(), page_file)

    yield visit
    for context in opened:
        context.close()


def test_nothing_is_fetched_until_the_reader_moves(visit):
    seen = visit()
    seen.page.wait_for_timeout(400)
    assert seen.fetched == ["page.html", "wr-figure.css", "wr-figure.js"]
    seen.page.mouse.move(300, 300)
    seen.wait_live("census")
    assert "wr-vega.js" in seen.fetched and "census.js" in seen.fetched
    assert "far.js" not in seen.fetched  # it is not near
    assert seen.said == []


@pytest.mark.parametrize("gesture", ["scroll", "key", "touch"])
def test_every_gesture_wakes_the_charts(visit, gesture: str):
    seen = visit(has_touch=True)
    if gesture == "scroll":
        seen.page.mouse.wheel(0, 50)
    elif gesture == "key":
        seen.page.keyboard.press("Tab")
    else:
        seen.page.touchscreen.tap(300, 300)
    seen.wait_live("census")


def test_the_live_chart_moves_nothing(visit):
    seen = visit()
    seen.page.evaluate(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(e => window.moved += e.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    before = seen.page.evaluate("document.body.scrollHeight")
    seen.page.mouse.move(300, 300)
    seen.wait_live("census")
    assert seen.page.evaluate("document.body.scrollHeight") == before
    assert seen.page.evaluate("window.moved") == 0


@pytest.mark.parametrize("width", [1280, 390])
def test_live_words_stand_where_the_static_ones_stood(visit, width: int):
    seen = visit(viewport={"width": width, "height": 800})
    places = """kind => [...document.querySelectorAll(`#fig-census ${kind} svg text`)]
      .filter(t => t.textContent.trim() && t.getClientRects().length)
      .map(t => { const b = t.getBoundingClientRect();
        return [t.textContent, Math.round(b.x + b.width / 2), Math.round(b.y + b.height / 2)]; })
      .sort((a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1] || a[2] - b[2])"""
    still = seen.page.evaluate(places, ".wr-static")
    seen.page.mouse.move(200, 300)
    seen.wait_live("census")
    moving = seen.page.evaluate(places, ".wr-live")
    assert [text for text, _, _ in moving] == [text for text, _, _ in still] and len(still) > 20
    for (_, x, y), (_, u, v) in zip(still, moving, strict=True):
        assert abs(x - u) <= 1 and abs(y - v) <= 1


def test_a_choice_sets_the_chart_and_the_table(visit):
    seen = visit()
    seen.page.locator("#fig-census summary").click()
    seen.page.locator("#fig-census select").select_option("old")
    seen.page.wait_for_function(
        "document.querySelector('#fig-census .wr-live')?.textContent.includes('20.3')"
    )
    shown_rows = seen.page.locator("#fig-census tbody tr:visible")
    assert shown_rows.count() == 5
    assert set(seen.page.locator("#fig-census tbody tr:visible td:nth-child(2)").all_inner_texts()) == {
        NAMES["old"]
    }
    assert seen.said == []


def test_a_choice_among_drawings_swaps_them(visit):
    seen = visit()
    seen.page.locator("#fig-many select").select_option("b")
    seen.wait_live("many")
    seen.page.wait_for_function(
        "document.querySelectorAll('#fig-many .wr-live svg circle, #fig-many .wr-live svg .mark-symbol path').length > 2"
    )
    assert seen.page.locator("#fig-many .wr-live").count() == 1
    box = seen.page.evaluate(
        "(() => { const p = document.querySelector('#fig-many .wr-picture').getBoundingClientRect(),"
        " s = document.querySelector('#fig-many .wr-live svg').viewBox.baseVal;"
        " return [p.width / p.height, s.width / s.height]; })()"
    )
    assert box[0] == pytest.approx(box[1], rel=0.01)


def test_a_slider_sets_the_chart_and_says_its_number(visit):
    seen = visit()
    seen.page.locator("#fig-slider input").fill("8")
    seen.page.wait_for_function(
        "document.querySelector('#fig-slider .wr-live')?.textContent.includes('pace 8')"
    )
    assert seen.page.locator("#fig-slider output").inner_text() == "8%"


def test_controls_can_be_worked_with_the_keyboard_alone(visit):
    seen = visit()
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.name") == "indicator"
    seen.page.keyboard.press("ArrowDown")
    seen.page.wait_for_function(
        "document.querySelector('#fig-census .wr-live')?.textContent.includes('20.3')"
    )
    while seen.page.evaluate("document.activeElement.tagName") != "SUMMARY":
        seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.className") == "wr-frame"


def test_the_theme_changes_both_drawings_without_a_new_one(visit):
    seen = visit()
    colour = (
        "k => getComputedStyle(document.querySelector(`#fig-hostile ${k} svg path[fill*='actual']`)).fill"
    )
    still = seen.page.evaluate(colour, ".wr-wide")
    seen.page.locator("#fig-hostile").scroll_into_view_if_needed()
    seen.page.mouse.move(200, 300)
    seen.wait_live("hostile")
    assert seen.page.evaluate(colour, ".wr-live") == still == "rgb(18, 67, 109)"
    seen.page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert seen.page.evaluate(colour, ".wr-live") == seen.page.evaluate(colour, ".wr-wide") != still


def test_hostile_words_run_nowhere(visit):
    seen = visit()
    seen.page.locator("#fig-hostile").scroll_into_view_if_needed()
    seen.page.mouse.move(300, 300)
    seen.wait_live("hostile")
    seen.page.locator("#fig-hostile .wr-live svg path[fill*='actual']").first.hover(force=True)
    seen.page.wait_for_selector(".wr-tip:visible")
    assert TEXT in seen.page.locator(".wr-tip").inner_text()
    assert seen.page.evaluate("window.hurt") is None
    assert seen.page.locator("img").count() == 0
    assert seen.page.locator("#fig-hostile .wr-title").inner_text() == TEXT
    assert "x" not in seen.fetched


def test_without_scripts_everything_is_there_but_the_controls(visit):
    seen = visit(java_script_enabled=False)
    assert seen.page.locator("#fig-census .wr-wide svg").is_visible()
    assert not seen.page.locator("#fig-census .wr-narrow svg").is_visible()
    assert not seen.page.locator("#fig-census select").is_visible()
    seen.page.locator("#fig-census summary").click()
    assert seen.page.locator("#fig-census tbody tr:visible").count() == 10
    with seen.page.expect_download() as download:
        seen.page.locator("#fig-census .wr-downloads a").first.click()
    assert Path(download.value.path()).read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_phone_gets_the_narrow_picture_and_no_sideways_scroll(visit):
    seen = visit(viewport={"width": 390, "height": 844})
    assert seen.page.locator("#fig-census .wr-narrow svg").is_visible()
    assert not seen.page.locator("#fig-census .wr-wide svg").is_visible()
    seen.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    seen.page.mouse.move(100, 300)
    seen.wait_live("census")
    assert seen.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    small = seen.page.evaluate(
        "Math.min(...[...document.querySelectorAll('#fig-census .wr-live text')]"
        ".map(t => parseFloat(getComputedStyle(t).fontSize)))"
    )
    assert small >= 11


def test_on_a_phone_rows_stay_low_and_keep_their_names_in_sight(visit):
    seen = visit(viewport={"width": 390, "height": 844})
    seen.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    rows = seen.page.locator("#fig-wordy tbody tr").evaluate_all("rows => rows.map(r => r.offsetHeight)")
    assert max(rows) < 200
    frame = seen.page.locator("#fig-wordy .wr-frame")
    assert frame.evaluate("f => f.scrollWidth > f.clientWidth")
    frame.evaluate("f => f.scrollLeft = f.scrollWidth")
    left = frame.evaluate(
        "f => f.querySelector('tbody th').getBoundingClientRect().left - f.getBoundingClientRect().left"
    )
    assert abs(left) < 1


@pytest.mark.parametrize("part", [".wr-source", ".wr-downloads"])
def test_on_a_phone_every_source_and_download_is_in_sight(visit, part: str):
    seen = visit(viewport={"width": 390, "height": 844})
    line = seen.page.locator(f"#fig-wordy {part}")
    assert line.evaluate("p => p.scrollWidth <= p.clientWidth && getComputedStyle(p).maskImage === 'none'")
    for box in (link.bounding_box() for link in line.locator("a").all()):
        assert 0 <= box["x"] and box["x"] + box["width"] <= 390


def test_turning_the_phone_draws_the_other_picture(visit):
    seen = visit(viewport={"width": 390, "height": 844})
    seen.page.mouse.move(100, 300)
    seen.wait_live("census")
    seen.page.set_viewport_size({"width": 900, "height": 844})
    seen.page.wait_for_function(
        "document.querySelector('#fig-census .wr-live svg').viewBox.baseVal.width === 700"
    )
    assert seen.page.locator("#fig-census .wr-live").count() == 1


def test_print_shows_the_static_picture_in_light_colours(visit):
    seen = visit()
    seen.page.evaluate("document.documentElement.dataset.theme = 'dark'")
    seen.page.mouse.move(300, 300)
    seen.wait_live("census")
    seen.page.emulate_media(media="print")
    assert not seen.page.locator("#fig-census .wr-live").is_visible()
    assert (
        seen.page.evaluate("getComputedStyle(document.querySelector('#fig-census .wr-static')).visibility")
        == "visible"
    )
    ink = seen.page.evaluate("getComputedStyle(document.querySelector('#fig-census .wr-title')).color")
    assert ink == "rgb(27, 31, 36)"
    for part in (".wr-controls", ".wr-downloads", "summary"):
        assert not seen.page.locator(f"#fig-census {part}").is_visible()


def test_a_missing_script_leaves_the_static_picture(visit):
    seen = visit(missing="**/wr-vega.js")
    seen.page.mouse.move(300, 300)
    seen.page.wait_for_timeout(500)
    assert seen.page.locator("#fig-census .wr-wide svg").is_visible()
    assert seen.page.locator(".wr-is-live").count() == 0


def test_screen_readers_meet_one_image_with_a_name_and_words(visit):
    seen = visit()
    seen.page.mouse.move(300, 300)
    seen.wait_live("census")
    tree = seen.page.locator("#fig-census .wr-picture").aria_snapshot()
    assert tree.startswith('- img "Incomes in the country grew fastest"')
    assert len(tree.splitlines()) == 1  # nothing of the drawing is read out


@pytest.mark.parametrize("with_script", [False, True])
def test_a_figure_outside_a_build_needs_nothing_beside_it(browser, page_file, monkeypatch, with_script: bool):
    for name in ("WORKREPORT_FIGURES", "WORKREPORT_FIGURES_URL"):
        monkeypatch.delenv(name, raising=False)
    html = shown(
        id="alone", chart=KINDS["census"]("zh"), controls=[Choice("indicator", "Show", NAMES)], lang="zh"
    ).html
    script = '<script src="wr-figure.js"></script>' if with_script else ""
    path = page_file.with_name(f"alone-{with_script}.html")
    path.write_text(
        f'<!doctype html><html><head><meta charset="utf-8"><title>t</title></head><body>{html}{script}</body></html>',
        encoding="utf-8",
    )
    seen = Visit(browser.new_page(), path)
    try:
        assert seen.page.locator(".wr-wide svg").is_visible()
        assert not seen.page.locator(".wr-narrow svg").is_visible()
        assert seen.page.locator("select").is_visible() is with_script
        assert seen.page.evaluate("document.querySelector('.wr-controls').offsetHeight > 0") is with_script
        if with_script:  # a plain build of the book: the specification stands in the page
            seen.page.locator("select").select_option("old")
            seen.page.wait_for_function("document.querySelector('.wr-live')?.textContent.includes('20.3')")
        assert seen.fetched == [path.name] + (["wr-figure.js", "wr-vega.js"] if with_script else [])
        assert seen.said == []
    finally:
        seen.page.close()
