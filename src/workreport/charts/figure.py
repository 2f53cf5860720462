"""The one component that every chart and map of the book goes through.

In the page, in this order: a title that states the finding, a subtitle with measure, place, period and unit;
controls where there are any; the picture, drawn when the book was made and replaced by a live chart once the
reader scrolls, touches, points or types near it; the source line with links to the sentences; a table with
the same numbers; downloads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import pandas as pd

from workreport.charts import demands, downloads, live, page, static
from workreport.charts import sources as origins
from workreport.charts import table as tables
from workreport.charts.amounts import with_numbers
from workreport.charts.controls import Choice, Control, Slider, kept
from workreport.charts.drawing import NARROW, WIDE, Drawing
from workreport.charts.sources import Source
from workreport.charts.words import colon, listed, say

if TYPE_CHECKING:
    import altair as alt

__all__ = ["Choice", "Figure", "Slider", "Source", "show"]


@dataclass(frozen=True)
class Figure:
    """A finished figure; a notebook shows it as HTML.

    Attributes
    ----------
    id, title, description : str
        The anchor is ``fig-<id>``.
    html : str
        The whole component.
    drawing : Drawing
        What was drawn; its ``chart()`` is an Altair chart, for those who want to go on with it.
    controls : sequence of Choice or Slider
        What a reader can choose in it.
    """

    id: str
    title: str
    description: str
    html: str = field(repr=False)
    drawing: Drawing = field(repr=False)
    controls: Sequence[Control] = field(default=(), repr=False)
    _chosen: Callable[[Mapping[str, object]], str] = field(default=lambda _: "", repr=False)

    def chosen(self, **values: object) -> str:
        """The component with these values of its controls, as scripts make it on the page: picture and rows."""
        return self._chosen(values)

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": f"{self.title}\n{self.description}"}


def show(
    chart: Drawing | alt.TopLevelMixin | Callable[[int], alt.TopLevelMixin] | Mapping[str, Drawing | None],
    *,
    id: str,
    title: str,
    subtitle: str,
    table: pd.DataFrame,
    lang: str,
    description: str,
    sources: Iterable[str] | Mapping[str, str] | pd.DataFrame = (),
    second_sources: Sequence[Source] = (),
    row_sources: Sequence[str] | None = None,
    cautions: Sequence[str] = (),
    statement: str = "reported",
    method: str = "",
    controls: Sequence[Control] = (),
    kind: str = "chart",
    notes: Sequence[str] = (),
    citation: str = "",
) -> Figure:
    """Make a figure of ``chart`` and everything a reader needs around it.

    Parameters
    ----------
    chart : Drawing, Altair chart, or function of a width
        What the functions of this package return, or any Altair chart with the theme's colours. With
        choices also a mapping: a drawing for each option, or for each tuple of options; None for one whose
        rows have nothing to draw, so that the opened table takes the picture's place.
    id : str
        Short and unique on its page: small letters, digits, hyphens.
    title, subtitle : str
        The finding; then measure, place, period and unit.
    table : DataFrame
        The numbers of the picture, columns named in the page's language; the first column heads the rows.
    lang : str
        ``en`` or ``zh``.
    description : str
        The picture in words, for those who do not see it.
    sources : rows of the figures table, mapping of figure_id to words, or figure ids
        The sentences behind the picture, each with the words to link it by (of rows, their ``surface``).
    second_sources : sequence of Source
        Other publications. A figure has sources of at least one kind.
    row_sources : sequence of str, optional
        A figure_id for each row of ``table`` (may be empty): adds a column of links to the sentences.
    cautions, notes : sequence of str
        What a reader must not conclude; and plain remarks such as a map's boundary note.
    statement : {'reported', 'derived', 'judged'}
        What kind of statement the picture makes; ``method`` says how it was derived or judged.
    controls : sequence of Choice or Slider
        Choices that set the chart's parameters of the same name, or choose among its drawings.
    kind : {'chart', 'map'}
        A map carries the note on its boundaries.
    citation : str
        How to cite the numbers, in every download; ``{title}`` is filled in.

    Returns
    -------
    Figure
        Shown by a notebook when it is a cell's last expression.

    Raises
    ------
    ProjectError
        For an id, language or statement the book does not have, or a figure without description, table or
        source: all problems at once.
    """
    content = page.Content(
        anchor=f"fig-{id}",
        lang=lang,
        kind=kind,
        title=title,
        subtitle=subtitle,
        description=description,
        statement=statement,
        method=method,
        frame=table,
        quoted=origins.quotations(sources),
        second_sources=second_sources,
        row_sources=None if row_sources is None else list(row_sources),
        cautions=cautions,
        notes=[
            *notes,
            *origins.corrected(sources, lang),
            *([say("map_note", lang)] if kind == "map" else []),
        ],
        controls=controls,
    )
    demands.check(id, content)
    drawings = _drawings(chart, lang, controls)
    specs = {key: {"wide": d.spec(WIDE), "narrow": d.spec(NARROW)} for key, d in drawings.items() if d}
    first = next(iter(specs))
    pictures = {name: static.draw(spec, f"{id}-{name}") for name, spec in specs[first].items()}
    place = downloads.Place.of_build()
    cite = (citation or say("citation", lang)).replace("{title}", title)
    files = _files(id, content, specs[first]["wide"], pictures["wide"], cite)
    offered = downloads.line(id, files, place, lang)
    if place:
        place.write(f"{id}.sources.json", _backlink(content))
    part = live.part(content.anchor, id, specs if len(drawings) > 1 else specs[first], place)
    html = page.html(content, pictures, offered, part, styled=place is None)
    demands.check_unique(id, html, place)
    return Figure(
        id,
        title,
        description,
        html,
        drawings[first],
        controls,
        lambda values: _of_options(id, content, drawings, values),
    )


def _of_options(
    id: str, content: page.Content, drawings: Mapping[str, Drawing | None], values: Mapping[str, object]
) -> str:
    """The component for some values of its controls, without scripts."""
    rows = kept(content.controls, content.frame, values)
    options = "|".join(str(values[c.name]) for c in content.controls if isinstance(c, Choice))
    drawing = drawings[options if len(drawings) > 1 else next(iter(drawings))]
    specs = {"wide": drawing.spec(WIDE), "narrow": drawing.spec(NARROW)} if drawing else {}
    for spec in specs.values():
        for param in spec.get("params", ()):
            param["value"] = values.get(param["name"], param.get("value"))
    links = content.row_sources
    part = replace(
        content,
        frame=content.frame.iloc[rows],
        row_sources=None if links is None else [links[i] for i in rows],
        controls=(),
    )
    pictures = {name: static.draw(spec, f"{id}-{name}") for name, spec in specs.items()}
    return page.html(part, pictures, "", live.Part("", ""), styled=True)


def _drawings(chart, lang: str, controls: Sequence[Control]) -> dict[str, Drawing | None]:
    """The drawing, or one (or None) for each combination of the choices, the one that is shown at first in front.

    Raises
    ------
    ValueError
        When a combination of options is not provided for, or there is nothing to show at first.
    """
    if not isinstance(chart, Mapping):
        return {"": Drawing.of(chart, lang)}
    given = {key if isinstance(key, str) else "|".join(key): value for key, value in chart.items()}
    wanted = ["|".join(options) for options in product(*(c.texts for c in controls if isinstance(c, Choice)))]
    missing = [key for key in wanted if key not in given]
    if missing:
        raise ValueError(f"no drawing for {', '.join(missing)}")
    if given[wanted[0]] is None:
        raise ValueError(f"the option shown at first, {wanted[0]!r}, has no drawing")
    return {key: None if given[key] is None else Drawing.of(given[key], lang) for key in wanted}


def _files(id: str, c: page.Content, spec: dict, picture: Element, cite: str) -> dict[str, bytes]:
    others = [source.cited(c.lang) for source in c.second_sources]
    second = say("second_source", c.lang) + colon(c.lang)
    framed = downloads.framed(
        picture,
        title=c.title,
        subtitle=c.subtitle,
        footer="\n".join([cite, *([second + listed(others, c.lang)] if others else []), *c.notes]),
        description=c.description,
        lang=c.lang,
    )
    about = {"title": c.title, "subtitle": c.subtitle, "citation": cite}
    data = with_numbers(c.frame, c.lang)
    if c.row_sources is not None:
        data = data.assign(**{say("mark", c.lang): c.row_sources})
    return {
        ".csv": tables.to_csv(data),
        ".csv-metadata.json": downloads.metadata(id, data, lang=c.lang, sources=others, **about),
        ".svg": static.markup(framed).encode(),
        ".png": downloads.png(framed),
        ".vl.json": downloads.specification(spec, **about),
    }


def _backlink(c: page.Content) -> bytes:
    """What the annotated report reads to link back: the figure and the sentences it rests on."""
    ids = list(dict.fromkeys([*c.quoted, *(s for s in c.row_sources or () if s)]))
    return (downloads.dumped({"figure": c.anchor, "title": c.title, "sources": ids}) + "\n").encode()
