"""A drawing: a chart that knows how to lay itself out wide and narrow.

Vega-Lite gets sizes, not wishes: every margin is computed here, so that the static picture, the live chart
and every machine agree to the pixel, and a label has its room whatever the reader's font.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import altair as alt

from workreport.charts import theme
from workreport.charts.signs import Sign, key_places, line_style, point_style
from workreport.registry.language import checked

WIDE, NARROW = 700, 340
"""The two widths of a picture: a column of text, and a phone."""

LABEL, SMALL, LINE = 13, 12, 17
"""Sizes of labels and of small text, and the height of a line, in pixels."""


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

    def __init__(self, draw: Callable[[Page], alt.TopLevelMixin], lang: str):
        self._draw = draw
        self.lang = checked(lang)

    @classmethod
    def of(cls, chart: object, lang: str) -> Drawing:
        """``chart`` as a drawing; an Altair chart keeps its own layout and takes the width.

        Raises
        ------
        TypeError
            For anything that cannot be drawn.
        """
        if isinstance(chart, Drawing):
            return chart
        if isinstance(chart, alt.TopLevelMixin):
            return cls(lambda page: _fitted(chart, page.width), lang)
        if callable(chart):
            return cls(lambda page: chart(page.width), lang)
        raise TypeError(f"a figure shows a drawing or an Altair chart, not {type(chart).__name__}")

    def chart(self, width: int = WIDE) -> alt.TopLevelMixin:
        """The Altair chart at ``width`` pixels."""
        return self._draw(Page(width, self.lang))

    def spec(self, width: int) -> dict:
        """The Vega-Lite specification at ``width`` pixels, with the theme."""
        spec = self.chart(width).to_dict()
        own = spec.get("config", {})
        shared = theme.config()
        spec["config"] = {**shared, **{k: v for k, v in own.items() if k not in ("view", "axis", "font")}}
        spec.setdefault("padding", 5)
        return spec

    def _repr_mimebundle_(self, include=None, exclude=None):
        return self.chart(WIDE)._repr_mimebundle_(include, exclude)


def _fitted(chart: alt.TopLevelMixin, width: int) -> alt.TopLevelMixin:
    """A plain Altair chart that fills ``width``, where it has a width to set."""
    if isinstance(chart, alt.Chart | alt.LayerChart):
        return chart.properties(width=width - 10, autosize=alt.AutoSizeParams(type="fit", contains="padding"))
    return chart


Row = dict[str, object]


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
        self.layers: list[alt.Chart] = []
        self.params: list[alt.Parameter] = []
        self.scale: alt.Scale | None = None
        self.axis: alt.Axis | None = None
        self._key(places)

    def set_x(self, low: float, high: float, axis: alt.Axis | None = None, *, kind: str = "linear") -> None:
        """The scale that all data-bound x positions share."""
        self.scale = alt.Scale(type=kind, domain=[low, high], nice=False, zero=False)
        self.axis = axis

    def _x(self, field: str, pixels: bool) -> alt.X:
        if pixels or self.scale is None:
            return alt.X(f"{field}:Q", scale=None, axis=None)
        return alt.X(f"{field}:Q", scale=self.scale, axis=self.axis)

    def add(
        self,
        mark: str,
        rows: Iterable[Row],
        *,
        pixels: bool = False,
        condition: str = "",
        detail: str = "",
        order: str = "",
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
        rows = list(rows)
        if not rows:
            return
        has = set().union(*(row.keys() for row in rows))
        encoding: dict[str, object] = {
            "x": self._x("x", pixels),
            "y": alt.Y("y:Q", scale=None, axis=None),
        }
        if "x2" in has:
            encoding["x2"] = "x2"
        if "y2" in has:
            encoding["y2"] = "y2"
        if "text" in has:
            encoding["text"] = "text:N"
        if "tip" in has:
            encoding["tooltip"] = "tip:N"
        if detail:
            encoding["detail"] = f"{detail}:N"
        if order:
            encoding["order"] = f"{order}:Q"
        chart = alt.Chart(alt.Data(values=[_plain(row) for row in rows]))
        if condition:
            chart = chart.transform_filter(condition)
        self.layers.append(getattr(chart, f"mark_{mark}")(**properties).encode(**encoding))

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
        baseline: str = "middle",
        **more: object,
    ) -> None:
        """Text at rows' places; with a halo of the page's colour where it crosses lines."""
        rows = [row for row in rows if str(row.get("text", ""))]
        style: dict[str, object] = {"align": align, "baseline": baseline, "fontSize": size, **more}
        if bold:
            style["fontWeight"] = 600
        if halo:
            paper = theme.colour("paper")
            self.add(
                "text",
                rows,
                pixels=pixels,
                color=paper,
                stroke=paper,
                strokeWidth=3,
                strokeJoin="round",
                **style,
            )
        self.add("text", rows, pixels=pixels, color=theme.colour(token), **style)

    def bars(self, rows: Iterable[Row], meaning: str, **more: object) -> None:
        """Bars of one meaning, from x to x2 and y to y2."""
        style = theme.meaning(meaning)
        look: dict[str, object] = {"fill": theme.colour(style.fill)}
        if not style.solid:
            look.update(stroke=theme.colour(style.stroke), strokeWidth=1.5)
            if meaning == "derived":
                look["strokeDash"] = [3, 2]
        self.add("rect", rows, **look, **more)

    def points(self, rows: Iterable[Row], meaning: str, *, size: float = 110, **more: object) -> None:
        """Points of one meaning: its colour, shape, and inside."""
        self.add("point", rows, **point_style(meaning, size), **more)

    def finish(self) -> alt.LayerChart:
        """The chart, at exactly the page's width."""
        chart = alt.layer(*self.layers).properties(
            width=self.width,
            height=self.height,
            padding={"left": self.left, "right": self.right, "top": self.top, "bottom": self.bottom},
            autosize="none",
        )
        return chart.add_params(*self.params) if self.params else chart

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


def _plain(row: Row) -> dict[str, object]:
    """A row as JSON holds it: plain numbers and texts, pixels to a tenth."""
    plain: dict[str, object] = {}
    for name, value in row.items():
        if isinstance(value, str) or value is None or isinstance(value, bool):
            plain[name] = value
        else:
            number = round(float(value), 6)  # type: ignore[arg-type]
            plain[name] = int(number) if number == int(number) else number
    return plain
