"""The legend of a shaded map: the steps with their limits, and the hatching for what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shapely.geometry import box

from workreport.charts import geography, measure, theme
from workreport.charts.atlas import HATCH, Atlas
from workreport.charts.words import say

HEIGHT = 44.0
"""The room that it takes above a map, in pixels."""

_HIGH, _TEXT = 12, 11


@dataclass(frozen=True)
class Steps:
    """The steps of one option: their ranges from the lightest to the darkest, and what they count."""

    ranges: tuple[str, ...]
    unit: str


def draw(atlas: Atlas, steps: Mapping[str, Steps], meaning: str, *, missing: Mapping[str, bool]) -> None:
    """The legend of each option; a control shows the one of its option.

    Parameters
    ----------
    steps : mapping of option to Steps
    missing : mapping of option to bool
        Whether some area has no number.
    """
    for option, said in steps.items():
        test = f"{atlas.choice} == '{_quoted(option)}'" if atlas.choice else ""
        end = _steps(atlas, said, meaning, test)
        if missing[option]:
            _hatched(atlas, end + 14, test)


def shade(step: int, of: int) -> int:
    """The ramp's shade of one of ``of`` steps (from 1): they are spread over the whole ramp."""
    return theme.STEPS if of <= 1 else 1 + round((step - 1) * (theme.STEPS - 1) / (of - 1))


def _steps(atlas: Atlas, steps: Steps, meaning: str, test: str) -> float:
    sheet, words, count = atlas.sheet, steps.ranges, len(steps.ranges)
    widest = max(measure.width(text, _TEXT) for text in words) + 10
    wide = min(max(widest, 44.0), (atlas.page.width - 100) / count)
    top = 2 - sheet.top
    for n, text in enumerate(words):
        at = {"x": n * wide, "x2": (n + 1) * wide - 1, "y": top, "y2": top + _HIGH}
        token = f"{meaning}-{shade(n + 1, count)}"
        sheet.add("rect", [at], pixels=True, condition=test, fill=theme.colour(token))
        words_at = {"x": (n + 0.5) * wide, "y": top + _HIGH + 10, "text": text}
        sheet.text([words_at], condition=test, size=_TEXT, token="muted", align="center")
    end = count * wide
    if steps.unit:
        unit = [{"x": end + 8, "y": top + _HIGH + 10, "text": steps.unit}]
        sheet.text(unit, condition=test, size=_TEXT, token="muted")
    return end


def _hatched(atlas: Atlas, x: float, test: str) -> None:
    sheet, top = atlas.sheet, 2 - atlas.sheet.top
    edge = {"stroke": theme.colour("axis"), "strokeWidth": 0.8, "fillOpacity": 0}
    at = {"x": x, "x2": x + 22, "y": top, "y2": top + _HIGH}
    sheet.add("rect", [at], pixels=True, condition=test, **edge)
    lines = geography.feature(geography.hatching(box(x, top, x + 22, top + _HIGH)))
    sheet.layer("geoshape", [lines], {}, filters=[test] if test else [], **HATCH)
    said = [{"x": x + 28, "y": top + _HIGH / 2, "text": say("missing", atlas.lang)}]
    sheet.text(said, condition=test, size=_TEXT, token="muted")


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")
