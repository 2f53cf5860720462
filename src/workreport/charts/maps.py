"""Maps of the counties, each with its schematic twin: tiles of equal size that show the same thing."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd
from geopandas import GeoDataFrame

from workreport.charts import axes, legends, measure, theme
from workreport.charts.atlas import Atlas, Reading
from workreport.charts.drawing import SMALL, Drawing, Page
from workreport.charts.legends import Steps
from workreport.charts.rows import column, meanings, numbers
from workreport.charts.words import say


def choropleth(
    frame: pd.DataFrame,
    lang: str,
    *,
    counties: GeoDataFrame,
    tiles: pd.DataFrame,
    lake: GeoDataFrame | None = None,
    area: str = "area_code",
    value: str = "value",
    text: str | None = None,
    unit: str = "",
    meaning: str = "context",
    choice: str = "",
    option: str = "option",
    select: str = "",
    outline: str = "",
) -> Drawing:
    """Counties shaded by a number in up to five even steps; the number is written on each.

    Parameters
    ----------
    frame : DataFrame
        One row an area (and option). An area without a row or a number is hatched, never guessed.
    counties, lake, tiles : frames
        ``edition.geometry()``, ``edition.lake()``, ``edition.tiles()``.
    area, value, text : str
        Columns: area_code, the number, the number as written (by default with at most one decimal; the unit stands in
        the legend).
    meaning : {'context', 'actual'}
        The ramp: second sources are grey.
    choice, option : str
        The name of a :class:`~workreport.charts.controls.Choice` and the column with its values: the map
        shows the first and follows the control.
    select : str
        The name of a linked :class:`~workreport.charts.controls.Choice` of areas: the chosen one is outlined, and
        pointing at an area chooses it.
    outline : str
        The code of an area to be outlined for good.
    """
    readings, steps = _readings(frame, lang, area, value, text, unit, option if choice else "")

    def draw(page: Page):
        atlas = Atlas(page, lang, counties, lake, tiles, readings, choice, head=legends.HEIGHT, select=select)
        atlas.shade(meaning)
        if outline in atlas.codes:
            atlas.outline(outline)
        atlas.label_map(numbers=True)
        atlas.label_tiles()
        legends.draw(atlas, steps, meaning, missing=_missing(readings, atlas.codes))
        return atlas.finish()

    return Drawing(draw, lang)


def _readings(
    frame: pd.DataFrame, lang: str, area: str, value: str, text: str | None, unit: str, option: str
) -> tuple[dict[str, dict[str, Reading]], dict[str, Steps]]:
    """By option and area: number, words, step; and by option the words of the steps."""
    options = column(frame, option) if option else [""] * len(frame)
    known = dict.fromkeys(options) or {"": None}
    codes, values, own_texts = column(frame, area), numbers(frame, value), column(frame, text)
    readings: dict[str, dict[str, Reading]] = {}
    steps: dict[str, Steps] = {}
    for name in known:
        own = [i for i, o in enumerate(options) if o == name]
        held = [values[i] for i in own if values[i] == values[i]]
        limits = _limits(held)
        # One scale word for all areas, and it stands once, in the legend.
        divisor, word = axes.scale_of(max(map(abs, held), default=1), lang)
        readings[name] = {}
        for i in own:
            shade = legends.shade(_step(values[i], limits), len(limits) - 1) if values[i] == values[i] else 0
            written = own_texts[i] or _brief(values[i] / float(divisor), lang)
            readings[name][codes[i]] = Reading(values[i], written, shade)
        said = [axes.number_text(round(v / float(divisor), 6), "", lang) for v in limits]
        ranges = tuple(f"{a}–{b}" for a, b in zip(said, said[1:], strict=False))
        steps[name] = Steps(ranges, f"{word.strip()} {unit}".strip() if lang == "en" else word + unit)
    return readings, steps


def _brief(value: float, lang: str) -> str:
    """A number for a label: one decimal, none from a hundred on."""
    return axes.number_text(round(value, 1 if abs(value) < 100 else 0), "", lang) if value == value else ""


def _limits(held: Sequence[float]) -> list[float]:
    """Round limits of at most five even steps over ``held``."""
    if not held:
        return [0.0, 1.0]
    for wanted in (5, 4, 3, 2):
        low, high = axes.domain(held, zero=False, wanted=wanted)
        limits = axes.ticks(low, high, wanted)
        if len(limits) <= theme.STEPS + 1:
            return limits
    return [min(held), max(held)]


def _step(value: float, limits: Sequence[float]) -> int:
    """Which step a number falls into, from 1; a limit belongs to the step above it."""
    return min(len(limits) - 1, 1 + sum(value >= limit for limit in limits[1:]))


def _missing(readings: Mapping[str, Mapping[str, Reading]], codes: Sequence[str]) -> dict[str, bool]:
    """By option, whether some area has no number."""
    return {
        name: any(code not in row or row[code].number != row[code].number for code in codes)
        for name, row in readings.items()
    }


def attention(
    frame: pd.DataFrame,
    lang: str,
    *,
    counties: GeoDataFrame,
    tiles: pd.DataFrame,
    lake: GeoDataFrame | None = None,
    area: str = "area_code",
    value: str = "value",
    meaning: str = "actual",
    others: Mapping[str, int] | None = None,
    choice: str = "",
    option: str = "option",
    select: str = "",
    outline: str = "",
) -> Drawing:
    """How often each county is named: circles whose area is the count, the count written beside the name.

    Parameters
    ----------
    frame : DataFrame
        One row an area (and option) with its count; an area without a row has none.
    others : mapping of name to count
        What is named but is no county (a functional area across borders): listed, not drawn.
    choice, option, select, outline : str
        As for :func:`choropleth`.
    """
    readings, _ = _readings(frame, lang, area, value, None, "", option if choice else "")

    readings = _counted(readings, counties)
    listed = (
        [say("no_county", lang), *(f"{name}  {count}" for name, count in others.items())] if others else []
    )

    def draw(page: Page):
        atlas = Atlas(page, lang, counties, lake, tiles, readings, choice, listed=listed, select=select)
        atlas.ground()
        if outline in atlas.codes:
            atlas.outline(outline)
        atlas.bubbles(meaning)
        atlas.label_map(numbers=False)
        atlas.label_tiles()
        return atlas.finish()

    return Drawing(draw, lang)


def _counted(readings: Mapping, counties: GeoDataFrame) -> dict[str, dict[str, Reading]]:
    """Counts, with nothing where an area was not counted; none of them shades its area."""
    return {
        option: {
            code: Reading(row[code].number, row[code].text, 0) if code in row else Reading(0.0, "0", 0)
            for code in counties["area_code"]
        }
        for option, row in readings.items()
    }


def points(
    frame: pd.DataFrame,
    lang: str,
    *,
    counties: GeoDataFrame,
    tiles: pd.DataFrame,
    lake: GeoDataFrame | None = None,
    lon: str = "lon",
    lat: str = "lat",
    label: str = "label",
    area: str = "area_code",
    meaning: str = "actual",
    outline: str = "",
    counted: Sequence[str] = (),
) -> Drawing:
    """Places that could be located with a source, by name; the tiles count them for each county.

    A name stands on the first side of its point where it covers no other name. ``outline`` is the code of an area
    to be outlined; ``counted`` names the meanings that the tiles count, where not all of them.
    """
    names, codes, kinds = column(frame, label), column(frame, area), meanings(frame, meaning)
    lons, lats = numbers(frame, lon), numbers(frame, lat)
    told = [code for code, kind in zip(codes, kinds, strict=True) if not counted or kind in counted]
    totals = pd.Series(told, dtype=str).value_counts()
    readings = {"": {code: Reading(float(n), str(n), 0) for code, n in totals.items()}}
    readings = _counted(readings, counties)

    def draw(page: Page):
        # On a phone there is no room for names: numbers on the map, and the names listed under it.
        signs = [str(i + 1) for i in range(len(names))] if page.narrow else names
        listed = [say("places", lang), *(f"{n}  {name}" for n, name in zip(signs, names, strict=True))]
        atlas = Atlas(page, lang, counties, lake, tiles, readings, listed=listed if page.narrow else ())
        atlas.ground()
        if outline in atlas.codes:
            atlas.outline(outline)
        atlas.label_tiles()
        at = [atlas.plate.place(x, y) for x, y in zip(lons, lats, strict=True)]
        for kind, tip, (x, y) in zip(kinds, names, at, strict=True):
            atlas.sheet.points([{"x": x, "y": y, "tip": tip}], kind, size=70, pixels=True)
        for x, y, align, text in beside(at, signs, atlas.plate.width, atlas.plate.height):
            atlas.sheet.text([{"x": x, "y": y, "text": text}], size=SMALL, align=align, halo=True)
        return atlas.finish()

    return Drawing(draw, lang)


def beside(
    at: Sequence[tuple[float, float]], names: Sequence[str], width: float, height: float
) -> list[tuple[float, float, str, str]]:
    """Where names stand beside their points: x, y, alignment, text.

    Right, left, above or below, whichever first covers neither a point nor another name; a name that fits
    nowhere stands at the right.
    """
    taken = [(x - 5, y - 5, x + 5, y + 5) for x, y in at]
    placed = []
    for (x, y), name in sorted(zip(at, names, strict=True), key=lambda pair: pair[0]):
        wide = measure.width(name, SMALL)
        options = [
            (x + 8, y, "left", (x + 6, y - 8, x + 10 + wide, y + 8)),
            (x - 8, y, "right", (x - 10 - wide, y - 8, x - 6, y + 8)),
            (x, y - 13, "center", (x - wide / 2, y - 21, x + wide / 2, y - 6)),
            (x, y + 14, "center", (x - wide / 2, y + 6, x + wide / 2, y + 22)),
        ]
        best = min(options, key=lambda o: _cost(o[3], taken, width, height))
        taken.append(best[3])
        placed.append((best[0], best[1], best[2], name))
    return placed


def _cost(box: tuple[float, float, float, float], taken: Sequence, width: float, height: float) -> float:
    outside = max(0, -box[0]) + max(0, box[2] - width) + max(0, -box[1]) + max(0, box[3] - height)
    covered = sum(
        max(0, min(box[2], other[2]) - max(box[0], other[0]))
        * max(0, min(box[3], other[3]) - max(box[1], other[1]))
        for other in taken
    )
    return outside * 20 + covered if not math.isnan(covered) else math.inf
