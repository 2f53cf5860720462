"""A drawing: a chart that knows how to lay itself out wide and narrow.

Vega-Lite gets sizes, not wishes: every margin is computed here, so that the static picture, the live chart
and every machine agree to the pixel, and a label has its room whatever the reader's font. The layers are
written as plain Vega-Lite; :meth:`Drawing.chart` gives them as an Altair chart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workreport.charts import theme
from workreport.charts.signs import Sign, key_places, line_style, point_style
from workreport.registry.language import checked

if TYPE_CHECKING:
    import altair as alt

WIDE, NARROW = 700, 340
"""The two widths of a picture: a column of text, and a phone."""

LABEL, SMALL, LINE = 13, 12, 17
"""Sizes of labels and of small text, and the height of a line, in pixels."""

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"

Row = dict[str, object]
Spec = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """What a drawing is laid out for."""

    width: int
    lang: str

    @property
    def narrow(self) -> bool:
        """Whether labels go above their marks."""
        return self.width < 500


class Drawing:
    """A picture to be drawn at any width: what all chart functions return."""

    def __init__(self, draw: Callable[[Page], Spec], lang: str):
        self._draw = draw
        self.lang = checked(lang)

    @classmethod
    def of(cls, chart: object, lang: str) -> Drawing:
        """``chart`` as a drawing: an Altair chart takes the width; a function is asked for each width.

        Raises
        ------
        TypeError
            For anything that cannot be drawn.
        """
        if isinstance(chart, Drawing):
            return chart
        if hasattr(chart, "to_dict"):
            return cls(lambda page: _fitted(chart.to_dict(), page.width), lang)
        if callable(chart):
            return cls(lambda page: chart(page.width).to_dict(), lang)
        raise TypeError(f"a figure shows a drawing or an Altair chart, not {type(chart).__name__}")

    def spec(self, width: int) -> Spec:
        """The Vega-Lite specification at ``width`` pixels, with the theme."""
        spec = self._draw(Page(width, self.lang))
        shared = theme.config()
        own = {k: v for k, v in spec.get("config", {}).items() if k not in shared}
        return {"$schema": SCHEMA, "padding": 5, **spec, "config": {**shared, **own}}

    def chart(self, width: int = WIDE) -> alt.TopLevelMixin:
        """The Altair chart at ``width`` pixels, for those who want to go on with it."""
        import altair as alt

        return alt.Chart.from_dict(self.spec(width))

    def _repr_mimebundle_(self, include=None, exclude=None):
        return self.chart()._repr_mimebundle_(include, exclude)


def _fitted(spec: Spec, width: int) -> Spec:
    """A plain chart that fills ``width``; one made of several keeps its own layout."""
    if any(name in spec for name in ("hconcat", "vconcat", "concat", "facet", "repeat", "spec")):
        return spec
    return {**spec, "width": width, "autosize": {"type": "fit", "contains": "padding"}}


class Sheet:
    """Layers on one plot: x by a scale or in pixels, y in pixels from the top of the plot."""

    def __init__(
        self,
        page: Page,
        height: float,
        *,
        left: float = 0,
        right: float = 0,
        top: float = 0,
        bottom: float = 0,
        key: Sequence[Sign] = (),
    ):
        self.page = page
        self.left, self.right, self.bottom = round(left), round(right), round(bottom)
        places, key_height = key_places(key, page.width)
        self.top = round(top + key_height)
        self.width = page.width - self.left - self.right
        self.height = round(height)
        self.layers: list[Spec] = []
        self.params: list[Spec] = []
        self._rows: dict[tuple, list[Row]] = {}
        self._scaled: Spec = {}
        self._key(places)

    def set_x(self, low: float, high: float, axis: Spec | None = None, *, kind: str = "linear") -> None:
        """The scale that all data-bound x positions share."""
        scale: Spec = {"type": kind, "domain": [low, high], "nice": False}
        if kind == "linear":
            scale["zero"] = False
        self._scaled = {"scale": scale, "axis": axis}

    def add(
        self,
        mark: str,
        rows: Iterable[Row],
        *,
        pixels: bool = False,
        condition: str = "",
        **properties: object,
    ) -> None:
        """A layer of ``mark`` for ``rows`` (fields x, y; x2, y2, text, tip where they are given).

        Parameters
        ----------
        pixels : bool
            Whether x counts in pixels from the left edge of the plot, not by the scale.
        condition : str
            A Vega expression; only rows for which it is true are drawn (for controls).
        """
        rows = [plain(row) for row in rows]
        if not rows:
            return
        fields = frozenset().union(*(row.keys() for row in rows))
        look = (mark, fields, pixels, condition, repr(sorted(properties.items())))
        # A chart of many small layers takes seconds to compile: what looks the same becomes one layer, in
        # the place of the first.
        if look in self._rows:
            self._rows[look].extend(rows)
            return
        self._rows[look] = rows
        scaled = self._scaled if self._scaled and not pixels else PIXELS
        encoding: Spec = {"x": {"field": "x", "type": "quantitative", **scaled}, "y": pixel("y")}
        encoding |= {name: {"field": name} for name in ("x2", "y2") if name in fields}
        if "text" in fields:
            encoding["text"] = {"field": "text"}
        if "tip" in fields:
            encoding["tooltip"] = {"field": "tip"}
        self.layer(mark, rows, encoding, filters=[condition] if condition else [], **properties)

    def layer(
        self,
        mark: str,
        rows: list[Row],
        encoding: Spec,
        *,
        calculate: dict[str, str] | None = None,
        filters: Sequence[str] = (),
        **properties: object,
    ) -> None:
        """A layer with an encoding of its own; shapes are drawn in pixels."""
        layer: Spec = {"data": {"values": rows}, "mark": {"type": mark, **properties}, "encoding": encoding}
        if mark == "geoshape":
            layer["mark"]["clip"] = False
        transform = [{"calculate": said, "as": name} for name, said in (calculate or {}).items()]
        transform += [{"filter": test} for test in filters]
        if transform:
            layer["transform"] = transform
        if mark == "geoshape":
            layer["projection"] = {"type": "identity", "scale": 1, "translate": [0, 0]}
        self.layers.append(layer)

    def text(
        self,
        rows: Iterable[Row],
        *,
        align: str = "left",
        size: float = LABEL,
        token: str = "ink",
        bold: bool = False,
        pixels: bool = True,
        halo: bool = False,
        **more: object,
    ) -> None:
        """Text at rows' places; with a halo of the page's colour where it crosses lines."""
        rows = [row for row in rows if str(row.get("text", ""))]
        style: Spec = {"align": align, "baseline": "middle", "fontSize": size, **more}
        if bold:
            style["fontWeight"] = 600
        if halo:
            self.add("text", rows, pixels=pixels, **theme.halo(), **style)
        self.add("text", rows, pixels=pixels, color=theme.colour(token), **style)

    def bars(self, rows: Iterable[Row], meaning: str, **more: object) -> None:
        """Bars of one meaning, from x to x2 and y to y2."""
        style = theme.meaning(meaning)
        look: Spec = {"fill": theme.colour(style.fill)}
        if not style.solid:
            look.update(stroke=theme.colour(style.stroke), strokeWidth=1.5)
            if meaning == "derived":
                look["strokeDash"] = [3, 2]
        self.add("rect", rows, **look, **more)

    def points(self, rows: Iterable[Row], meaning: str, *, size: float = 110, **more: object) -> None:
        """Points of one meaning: its colour, shape, and inside."""
        self.add("point", rows, **point_style(meaning, size), **more)

    def finish(self) -> Spec:
        """The chart, at exactly the page's width."""
        spec: Spec = {
            "width": self.width,
            "height": self.height,
            "padding": {"left": self.left, "right": self.right, "top": self.top, "bottom": self.bottom},
            "autosize": "none",
            "layer": sorted(self.layers, key=_height),
        }
        return {**spec, "params": self.params} if self.params else spec

    def _key(self, places: Sequence[tuple[float, float, Sign]]) -> None:
        for x, y, sign in places:
            x, y = x - self.left, y - self.top
            self._sign(sign, x, y)
            self.text([{"x": x + 20, "y": y, "text": sign.text}], size=SMALL)

    def _sign(self, sign: Sign, x: float, y: float) -> None:
        """The sign of a meaning in a key, 14 pixels wide."""
        if sign.form == "bar":
            self.bars([{"x": x, "x2": x + 14, "y": y - 6, "y2": y + 6}], sign.meaning, pixels=True)
        elif sign.form == "line":
            self.add("rule", [{"x": x, "x2": x + 15, "y": y}], pixels=True, **line_style(sign.meaning))
        elif sign.form == "tick":
            token = theme.meaning(sign.meaning).stroke
            at = [{"x": x + 7, "y": y - 7, "y2": y + 7}]
            self.add("rule", at, pixels=True, color=theme.colour(token), strokeWidth=3)
        else:
            self.points([{"x": x + 7, "y": y}], sign.meaning, size=90, pixels=True)


def _height(layer: Spec) -> int:
    """Words lie above marks, and their halos between the two."""
    mark = layer["mark"]
    return 0 if mark["type"] != "text" else 1 if "stroke" in mark else 2


PIXELS: Spec = {"scale": None, "axis": None}


def pixel(field: str) -> Spec:
    """A position in pixels, not by a scale."""
    return {"field": field, "type": "quantitative", **PIXELS}


def plain(row: Row) -> Row:
    """A row as JSON holds it: plain numbers and texts."""
    simple: Row = {}
    for name, value in row.items():
        if isinstance(value, str | bool | dict) or value is None:
            simple[name] = value
        else:
            number = round(float(value), 6)  # type: ignore[arg-type]
            simple[name] = int(number) if number == int(number) else number
    return simple
