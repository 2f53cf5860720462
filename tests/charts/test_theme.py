"""One meaning, one colour, one shape: told apart without colour, and seen on both backgrounds."""

from importlib.resources import files
from itertools import combinations

import pytest

from workreport.charts import theme

MODES = ("light", "dark")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("meaning", theme.MEANINGS)
def test_every_mark_stands_out_from_the_page(meaning: str, mode: str):
    stroke = theme.colour(theme.MEANINGS[meaning].stroke, mode)
    assert theme.contrast(stroke, theme.colour("paper", mode)) >= 3


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("token", ["ink", "muted"])
def test_text_can_be_read(token: str, mode: str):
    for ground in ("paper", "wash"):
        assert theme.contrast(theme.colour(token, mode), theme.colour(ground, mode)) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("ramp", ["actual", "context"])
def test_numbers_on_every_shade_of_a_ramp_can_be_read(ramp: str, mode: str):
    for step in range(1, theme.STEPS + 1):
        text = "paper" if step >= 4 else "ink"
        ratio = theme.contrast(theme.colour(text, mode), theme.colour(f"{ramp}-{step}", mode))
        assert ratio >= 4.5, (step, ratio)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("ramp", ["actual", "context"])
def test_a_ramp_goes_one_way(ramp: str, mode: str):
    shades = [theme.luminance(theme.colour(f"{ramp}-{n}", mode)) for n in range(1, theme.STEPS + 1)]
    assert shades == sorted(shades, reverse=mode == "light")


def test_meanings_differ_without_colour():
    for one, other in combinations(theme.MEANINGS.values(), 2):
        assert one.dash != other.dash
        assert one.shape != other.shape or one.solid != other.solid


def test_results_and_promises_differ_in_lightness():
    assert theme.contrast(theme.colour("actual"), theme.colour("target")) >= 3
    assert theme.contrast(theme.colour("actual", "dark"), theme.colour("target", "dark")) >= 2


def test_a_colour_names_one_token_only():
    colours = [token.light.lower() for token in theme.TOKENS.values()]
    assert len(set(colours)) == len(colours)
    assert all(theme.token_of(token.light) == name for name, token in theme.TOKENS.items())


def test_an_unknown_meaning_is_refused():
    with pytest.raises(ValueError, match="meaning must be one of"):
        theme.meaning("good")


def test_the_style_sheet_holds_this_palette_for_light_dark_and_print():
    css = (files("workreport.charts") / "web" / "wr-figure.css").read_text(encoding="utf-8")
    light, dark = theme.declarations("light"), theme.declarations("dark")
    assert f":root {{\n{light}\n}}" in css
    assert f"{{\n{dark}\n}}" in css
    printed = css.split("@media print {", 1)[1].split("/* end of the palette */")[0]
    assert light.replace("  --", "    --") in printed
