"""One sheet with two maps: the boundaries, and the tiles beside them (on a phone: below)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from geopandas import GeoDataFrame
from shapely.geometry import Polygon, box

from workreport.charts import geography, measure, theme
from workreport.charts.drawing import LABEL, LINE, SMALL, Page, Row, Sheet, Spec, pixel
from workreport.charts.words import say

_NONE = -1
"""The shade of an area without a number."""

_ROOMY = 320
"""The area from which on a circle holds its number, in square pixels."""


@dataclass(frozen=True)
class Reading:
    """What one area shows: a number (NaN where there is none), its words, its shade of the ramp (0: none)."""

    number: float
    text: str
    shade: int


Readings = Mapping[str, Mapping[str, Reading]]
"""By option (one empty option where there is no choice), then by area_code."""


class Atlas:
    """The layout of both maps, and the layers that are drawn on both.

    Parameters
    ----------
    readings : Readings
        What the areas show.
    choice : str
        The parameter that chooses between options; empty for none.
    head : float
        Room above both maps.
    listed : sequence of str
        Lines under the tiles; the first one is their heading.
    select : str
        The parameter that outlines one area, its code or nothing; empty for none.
    """

    def __init__(
        self,
        page: Page,
        lang: str,
        counties: GeoDataFrame,
        lake: GeoDataFrame | None,
        tiles: pd.DataFrame,
        readings: Readings,
        choice: str = "",
        *,
        head: float = 0,
        listed: Sequence[str] = (),
        select: str = "",
    ):
        self.lang, self.page, self.readings, self.choice, self.select = lang, page, readings, choice, select
        self._darkest = ""
        map_width = page.width if page.narrow else round(page.width * 0.6)
        self.plate = geography.plate(counties, lake, map_width)
        self.names = dict(zip(counties["area_code"], counties[f"name_{lang}"], strict=True))
        across, down = int(tiles["column"].max()) + 1, int(tiles["row"].max()) + 1
        left = 0 if page.narrow else map_width + 34
        self.tile = (page.width - left - 4 * (across - 1)) / across
        self.tall = min(self.tile, 62.0)
        block = down * (self.tall + 4) + 26 + (10 + LINE * len(listed) if listed else 0)
        top = self.plate.height + 22 if page.narrow else max(0.0, (self.plate.height - block) / 2)
        self.tiles = {
            code: (left + c * (self.tile + 4), top + 24 + r * (self.tall + 4))
            for code, c, r in zip(tiles["area_code"], tiles["column"], tiles["row"], strict=True)
            if code in self.plate.shapes
        }
        height = top + block if page.narrow else max(self.plate.height, block)
        self.sheet = Sheet(page, height, top=head)
        heading = measure.wrap(say("tiles", lang), SMALL, page.width - left)[0]
        self.sheet.text([{"x": left, "y": top + 10, "text": heading}], size=SMALL, token="muted")
        for n, line in enumerate(listed):
            at = {"x": left, "y": top + 38 + down * (self.tall + 4) + n * LINE, "text": line}
            self.sheet.text([at], size=SMALL, token="ink" if n else "muted")
        lake_shape = self.plate.lake
        if lake_shape is not None and not lake_shape.is_empty:
            self._shapes([geography.feature(lake_shape)], fill=theme.colour("water"))
            x, y = geography.centre(lake_shape)
            name = str(lake[f"name_{lang}"].iloc[0]) if f"name_{lang}" in lake else ""
            self.sheet.text([{"x": x, "y": y, "text": name}], size=11, token="muted", align="center")

    @property
    def codes(self) -> list[str]:
        """The areas, as the boundaries name them."""
        return list(self.plate.shapes)

    def outline(self, code: str = "") -> None:
        """A strong border on both maps: around ``code``, or around the area that a control selects."""
        rows = []
        for name, shape in self.plate.shapes.items():
            shapes = [shape, _rectangle(self._box(name))] if name in self.tiles else [shape]
            chooses = {"code": name, **self._chooses(name)}
            rows += [geography.feature(one, **chooses) for one in shapes if not code or name == code]
        tests = [] if code else [f"datum.code === {self.select}"]
        look = {"filled": False, "stroke": theme.colour("ink"), "strokeWidth": 2.5, "strokeJoin": "round"}
        self._shapes(rows, filters=tests, **look)

    def _box(self, code: str) -> Row:
        x, y = self.tiles[code]
        return {"x": x, "x2": x + self.tile, "y": y, "y2": y + self.tall}

    def _shapes(self, rows: list[Row], encoding: Spec | None = None, **more: object) -> None:
        self.sheet.layer("geoshape", rows, encoding or {}, **more)

    def _fields(self, code: str, *wanted: str) -> Row:
        """The fields of an area: plain ones, or by option where a control switches them."""
        missing = Reading(float("nan"), say("missing", self.lang), _NONE)
        by = {option: row.get(code, missing) for option, row in self.readings.items()}
        by = {o: r if r.number == r.number else missing for o, r in by.items()}
        values = {
            "text": {o: r.text for o, r in by.items()},
            "tip": {o: f"{self.names[code]}\n{r.text}" for o, r in by.items()},
            "shade": {o: r.shade for o, r in by.items()},
            "size": {o: r.number if r is not missing else 0 for o, r in by.items()},
        }
        if not self.choice:
            return {**self._chooses(code), **{name: next(iter(values[name].values())) for name in wanted}}
        return {**self._chooses(code), **{f"{name}_by": values[name] for name in wanted}}

    def _chooses(self, code: str) -> Row:
        """What the reader chooses by pointing at a mark of this area."""
        return {"choose": code} if self.select else {}

    def _switch(self, *wanted: str) -> dict[str, str] | None:
        """The calculation that takes the chosen option's fields."""
        return {name: f"datum.{name}_by[{self.choice}]" for name in wanted} if self.choice else None

    def _is_missing(self, code: str) -> bool:
        """Whether an area lacks a number in any option."""
        return any(
            row.get(code) is None or row[code].number != row[code].number for row in self.readings.values()
        )

    def ground(self) -> None:
        """Both maps in one quiet tone, with their borders."""
        look = {"fill": theme.colour("wash"), **_BORDER}
        areas = [geography.feature(shape, **self._chooses(code)) for code, shape in self.plate.shapes.items()]
        self._shapes(areas, **look)
        tiles = [{**self._box(code), **self._chooses(code)} for code in self.tiles]
        self.sheet.add("rect", tiles, pixels=True, **look)

    def shade(self, meaning: str) -> None:
        """Both maps by the ramp; hatched where there is no number."""
        tokens = ["paper", *(f"{meaning}-{n}" for n in range(1, theme.STEPS + 1))]
        self._darkest = theme.colour(tokens[-1])
        encoding = {
            "fill": _by_shade([theme.colour(token) for token in tokens], first=1),
            "tooltip": {"field": "tip"},
        }
        wanted = ("shade", "tip")
        areas = [
            geography.feature(shape, **self._fields(code, *wanted))
            for code, shape in self.plate.shapes.items()
        ]
        self._shapes(areas, encoding, calculate=self._switch(*wanted), **_BORDER)
        boxes = [{**self._box(code), **self._fields(code, *wanted)} for code in self.tiles]
        place = {"x": pixel("x"), "y": pixel("y"), "x2": {"field": "x2"}, "y2": {"field": "y2"}}
        self.sheet.layer("rect", boxes, {**place, **encoding}, calculate=self._switch(*wanted), **_BORDER)
        self._hatch()

    def _hatch(self) -> None:
        rows = []
        for code in filter(self._is_missing, self.codes):
            shapes = [self.plate.shapes[code]]
            if code in self.tiles:
                shapes.append(_rectangle(self._box(code)))
            fields = self._fields(code, "shade")
            rows += [geography.feature(geography.hatching(shape), **fields) for shape in shapes]
        if rows:
            self._shapes(rows, calculate=self._switch("shade"), filters=[f"datum.shade == {_NONE}"], **HATCH)

    def bubbles(self, meaning: str) -> None:
        """Circles whose area is the number, above the names on the map; the tiles carry the numbers."""
        largest = max((r.number for row in self.readings.values() for r in row.values()), default=1) or 1
        full = 1500 if self.page.narrow else 2200
        wanted = ("size", "tip")
        rows = [
            {"x": x, "y": y - 9, **self._fields(code, *wanted)} for code, (x, y) in self.plate.centres.items()
        ]
        calculate = self._switch(*wanted) or {}
        calculate["area"] = f"datum.size * {full / largest}"
        encoding = {
            "x": pixel("x"),
            "y": pixel("y"),
            "size": {"field": "area", "type": "quantitative", "scale": None, "legend": None},
            "tooltip": {"field": "tip"},
        }
        look = {"shape": "circle", "filled": True, "opacity": 1, "stroke": theme.colour("paper")}
        fill = theme.colour(theme.meaning(meaning).fill)
        self.sheet.layer("point", rows, encoding, calculate=calculate, fill=fill, **look)
        self._bubble_numbers(full / largest)

    def _bubble_numbers(self, scale: float) -> None:
        """The numbers: inside their circles, or to the right of those that are too small."""
        wanted = ("size", "text")
        style = {"fontSize": LABEL, "fontWeight": 600, "baseline": "middle"}
        fits = f"datum.size * {scale} >= {_ROOMY}"
        for test, token, align, shift in ((fits, "paper", "center", 0), (f"!({fits})", "ink", "left", 12)):
            rows = [
                {"x": x + shift, "y": y - 9, **self._fields(code, *wanted)}
                for code, (x, y) in self.plate.centres.items()
            ]
            look = {"color": theme.colour(token), "align": align, **style}
            self.sheet.layer("text", rows, _AT_TEXT, calculate=self._switch(*wanted), filters=[test], **look)

    def label_map(self, *, numbers: bool) -> None:
        """Names on the boundary map, with the numbers below them where no bubble carries those."""
        middles = self.plate.middles if numbers else self.plate.centres
        spots = {code: (x, y - 8 if numbers else y + 21) for code, (x, y) in middles.items()}
        self._names(spots, halo=True)
        if numbers:
            self._numbers({code: (x, y + 9) for code, (x, y) in middles.items()})

    def label_tiles(self) -> None:
        """Name and number of each tile."""
        middles = {code: (x + self.tile / 2, y + self.tall / 2) for code, (x, y) in self.tiles.items()}
        self._names({code: (x, y - 9) for code, (x, y) in middles.items()}, halo=False)
        self._numbers({code: (x, y + 10) for code, (x, y) in middles.items()})

    def _names(self, spots: Mapping[str, tuple[float, float]], *, halo: bool) -> None:
        rows = [
            {"x": x, "y": y, "text": self.names[code], **self._fields(code, "shade")}
            for code, (x, y) in spots.items()
        ]
        self._words(rows, ("shade",), SMALL, halo=halo)

    def _numbers(self, spots: Mapping[str, tuple[float, float]]) -> None:
        rows = [{"x": x, "y": y, **self._fields(code, "shade", "text")} for code, (x, y) in spots.items()]
        self._words(rows, ("shade", "text"), LABEL, halo=False, fontWeight=600)

    def _words(
        self, rows: list[Row], wanted: Sequence[str], size: int, *, halo: bool, **style: object
    ) -> None:
        """Words that are light on dark shades and dark on light ones; on a hatching they stand in a halo."""
        style = {"fontSize": size, "align": "center", "baseline": "middle", **style}
        switch = self._switch(*wanted)
        on_hatch = any(self._is_missing(code) for code in self.codes)
        if on_hatch or halo:
            tests = [f"datum.shade <= {0 if halo else _NONE}"]
            self.sheet.layer("text", rows, _AT_TEXT, calculate=switch, filters=tests, **theme.halo(), **style)
        if self._darkest:
            # Light words that reach beyond a narrow county stay on its dark shade.
            dark = {**theme.halo(), "color": self._darkest, "stroke": self._darkest}
            tests = [f"datum.shade >= {theme.STEPS}"]
            self.sheet.layer("text", rows, _AT_TEXT, calculate=switch, filters=tests, **dark, **style)
        colours = [theme.colour("ink")] * (theme.STEPS) + [theme.colour("paper")] * 2
        encoding = {**_AT_TEXT, "color": _by_shade(colours, first=0)}
        self.sheet.layer("text", rows, encoding, calculate=switch, **style)

    def finish(self) -> Spec:
        """The chart; with its parameters where controls switch it."""
        if self.choice:
            self.sheet.params.append({"name": self.choice, "value": next(iter(self.readings))})
        if self.select:
            self.outline()
            self.sheet.params.append({"name": self.select, "value": ""})
        return self.sheet.finish()


_BORDER: Spec = {"stroke": theme.colour("axis"), "strokeWidth": 0.8}
HATCH: Spec = {"filled": False, "stroke": theme.colour("axis"), "strokeWidth": 1}
_AT_TEXT: Spec = {"x": pixel("x"), "y": pixel("y"), "text": {"field": "text"}}


def _rectangle(tile: Row) -> Polygon:
    return box(tile["x"], tile["y"], tile["x2"], tile["y2"])


def _by_shade(colours: Sequence[str], *, first: int) -> Spec:
    """A colour for each shade from ``first`` on, and before them for what is missing."""
    scale = {"domain": [_NONE, *range(first, theme.STEPS + 1)], "range": list(colours)}
    return {"field": "shade", "type": "ordinal", "scale": scale, "legend": None}
