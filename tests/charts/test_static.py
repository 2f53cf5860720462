"""The static picture: the same everywhere, small, and fit for any page."""

import re

import pytest
import vl_convert
from samples import KINDS

from workreport.charts import renderer, static, theme
from workreport.charts.drawing import NARROW, WIDE
from workreport.registry.problems import ProjectError


def picture(kind: str, lang: str = "en", width: int = WIDE, prefix: str = "p") -> str:
    return static.markup(static.draw(KINDS[kind](lang).spec(width), prefix))


def test_the_same_chart_gives_the_same_bytes():
    assert picture("dots") == picture("dots")


@pytest.mark.parametrize("kind", ["dots", "bars", "choropleth", "units"])
def test_texts_stand_where_the_library_puts_them_when_it_measures(kind: str):
    spec = KINDS[kind]("en").spec(WIDE)
    quick = static.draw(spec, "p")
    slow = static.draw({**spec, "autosize": {"type": "none"}}, "p")
    assert static.markup(quick) == static.markup(slow)


def test_ids_differ_between_pictures_of_one_page():
    spec = {
        "data": {"values": [{"x": 1}]},
        "mark": {"type": "bar", "clip": True},
        "encoding": {"x": {"field": "x", "type": "quantitative"}},
    }
    one, two = (static.markup(static.draw(spec, prefix)) for prefix in ("a-wide", "b-wide"))
    ids = [re.findall(r'\bid="([^"]+)"', svg) for svg in (one, two)]
    assert ids[0] and not set(ids[0]) & set(ids[1])
    assert all(f"url(#{name})" in one for name in ids[0])


def test_colours_are_custom_properties_with_the_light_colour_as_fallback():
    svg = static.markup(static.coloured(static.draw(KINDS["dots"]("en").spec(WIDE), "p")))
    for name, token in theme.TOKENS.items():
        bare = svg.replace(theme.property_of(name), "")
        assert token.light.lower() not in bare.lower()
    assert "var(--wr-actual,#12436D)" in svg


def test_the_page_chooses_the_font():
    assert "font-family" not in picture("dots")


def test_coordinates_have_one_decimal():
    assert not re.search(r"\d\.\d\d", re.sub(r">[^<]*<", "><", picture("choropleth")))


def test_no_english_names_for_screen_readers_are_left():
    svg = picture("dots", "zh")
    assert "aria-" not in svg and "role=" not in svg


def test_a_chart_fetches_nothing():
    spec = {"data": {"url": "https://example.org/data.json"}, "mark": "point", "encoding": {}}
    with pytest.raises(ValueError):
        static.draw(spec, "p")


def test_text_is_drawn_with_the_pinned_font():
    renderer.use_pinned_font()
    assert renderer._ink("湖") != renderer._ink("")
    assert renderer._ink("湖") != renderer._ink("州")


def test_a_font_that_is_not_there_is_an_error_not_an_empty_picture(monkeypatch):
    monkeypatch.setattr(theme, "FONT", "No Such Font")
    renderer.use_pinned_font.cache_clear()
    try:
        with pytest.raises(ProjectError, match="mplfonts"):
            renderer.use_pinned_font()
    finally:
        renderer.use_pinned_font.cache_clear()


@pytest.mark.parametrize("kind", KINDS)
def test_pictures_are_small(kind: str):
    assert len(picture(kind)) + len(picture(kind, width=NARROW)) < 40_000


def test_the_live_chart_uses_the_same_vega_lite():
    assert renderer.VEGALITE in vl_convert.get_vegalite_versions()
