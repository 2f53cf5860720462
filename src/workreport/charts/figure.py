"""The one component that every chart and map of the book goes through.

In the page, in this order: a title that states the finding, a subtitle with measure, place, period and unit;
controls where there are any; the picture, drawn when the book was made and replaced by a live chart once the
reader scrolls, touches, points or types near it; the source line with links to the sentences; a table with
the same numbers; downloads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import pandas as pd

from workreport.charts import downloads, live, page, static
from workreport.charts import sources as origins
from workreport.charts import table as tables
from workreport.charts.controls import Choice, Control, Slider
from workreport.charts.drawing import NARROW, WIDE, Drawing
from workreport.charts.sources import Source
from workreport.charts.words import say
from workreport.registry.language import checked
from workreport.registry.problems import ProjectError, problem

if TYPE_CHECKING:
    import altair as alt

__all__ = ["Choice", "Figure", "Slider", "Source", "show"]

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_STATEMENTS = ("reported", "derived", "judged")


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
    """

    id: str
    title: str
    description: str
    html: str = field(repr=False)
    drawing: Drawing = field(repr=False)

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": f"{self.title}\n{self.description}"}


def show(
    chart: Drawing | alt.TopLevelMixin | Callable[[int], alt.TopLevelMixin],
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
        What the functions of this package return, or any Altair chart with the theme's colours.
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
        The sentences behind the picture. Rows give the best links: the report's own words.
    second_sources : sequence of Source
        Other publications. A figure has sources of at least one kind.
    row_sources : sequence of str, optional
        A figure_id for each row of ``table`` (may be empty): adds a column of links to the sentences.
    cautions, notes : sequence of str
        What a reader must not conclude; and plain remarks such as a map's boundary note.
    statement : {'reported', 'derived', 'judged'}
        What kind of statement the picture makes; ``method`` says how it was derived or judged.
    controls : sequence of Choice or Slider
        Choices that set the chart's parameters of the same name.
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
    quoted = origins.quotations(sources)
    _check(id, lang, title, subtitle, description, table, quoted, second_sources, row_sources, statement)
    drawing = Drawing.of(chart, lang)
    specs = {"wide": drawing.spec(WIDE), "narrow": drawing.spec(NARROW)}
    pictures = {name: static.draw(spec, f"{id}-{name}") for name, spec in specs.items()}
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
        quoted=quoted,
        second_sources=second_sources,
        row_sources=row_sources,
        cautions=cautions,
        notes=[*notes, say("map_note", lang)] if kind == "map" else notes,
        controls=controls,
    )
    place = downloads.Place.of_build()
    cite = (citation or say("citation", lang)).format(title=title)
    offered = downloads.line(id, _files(id, content, specs["wide"], pictures["wide"], cite), place, lang)
    if place:
        place.write(f"{id}.sources.json", _backlink(content))
    html = page.html(
        content, pictures, offered, live.part(content.anchor, id, specs, place), styled=place is None
    )
    return Figure(id, title, description, html, drawing)


def _check(id, lang, title, subtitle, description, frame, quoted, second, row_sources, statement) -> None:
    checked(lang)
    problems = []

    def wrong(en: str, zh: str, mend_en: str, mend_zh: str) -> None:
        problems.append(problem(f"figure {id}", "", en=en, zh=zh, mend_en=mend_en, mend_zh=mend_zh))

    if not isinstance(id, str) or not _ID.fullmatch(id):
        wrong(
            "the id must be small letters, digits and single hyphens, such as headline-growth.",
            "图表编号只能用小写字母、数字和连字符，例如 headline-growth。",
            "Give it another id.",
            "请换一个编号。",
        )
    for name, text in (("title", title), ("subtitle", subtitle), ("description", description)):
        if not isinstance(text, str) or not text.strip():
            wrong(f"the {name} is empty.", f"缺少 {name}。", "Write one: a reader needs it.", "请补写。")
    if not isinstance(frame, pd.DataFrame) or frame.empty:
        wrong(
            "the table has no rows.",
            "数据表为空。",
            "Give the numbers that the picture shows.",
            "请给出图中的数据。",
        )
    elif row_sources is not None and len(row_sources) != len(frame):
        wrong(
            f"row_sources has {len(row_sources)} entries, the table {len(frame)} rows.",
            f"row_sources 有 {len(row_sources)} 项，而数据表有 {len(frame)} 行。",
            "Give one figure_id, or an empty text, for each row.",
            "请为每一行给出一个 figure_id 或空文本。",
        )
    if not quoted and not second:
        wrong(
            "no source is given.",
            "没有注明来源。",
            "Name the figure_ids behind it, or a second source.",
            "请给出 figure_id 或其他来源。",
        )
    if statement not in _STATEMENTS:
        wrong(
            f"the statement is {statement!r}.",
            f"statement 的值是 {statement!r}。",
            f"Use one of {', '.join(_STATEMENTS)}.",
            f"请使用 {'、'.join(_STATEMENTS)} 之一。",
        )
    if problems:
        raise ProjectError(problems)


def _files(id: str, c: page.Content, spec: dict, picture: Element, cite: str) -> dict[str, bytes]:
    framed = downloads.framed(
        picture,
        title=c.title,
        subtitle=c.subtitle,
        footer="\n".join([cite, *c.notes]),
        description=c.description,
        lang=c.lang,
    )
    about = {"title": c.title, "subtitle": c.subtitle, "citation": cite}
    return {
        ".csv": tables.to_csv(c.frame, cite),
        ".svg": static.markup(framed).encode(),
        ".png": downloads.png(framed),
        ".vl.json": downloads.specification(spec, **about),
        ".csv-metadata.json": downloads.metadata(id, [str(n) for n in c.frame.columns], lang=c.lang, **about),
    }


def _backlink(c: page.Content) -> bytes:
    """What the annotated report reads to link back: the figure and the sentences it rests on."""
    ids = list(dict.fromkeys([*c.quoted, *(s for s in c.row_sources or () if s)]))
    return (downloads.dumped({"figure": c.anchor, "title": c.title, "sources": ids}) + "\n").encode()
