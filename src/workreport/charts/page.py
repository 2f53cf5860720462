"""The HTML of a figure, part by part, in the order a reader meets them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from xml.etree.ElementTree import Element

import pandas as pd

from workreport.charts import sources, static, table
from workreport.charts.controls import Control, row_marks
from workreport.charts.live import Part
from workreport.charts.words import colon, say


@dataclass(frozen=True)
class Content:
    """Everything that a figure shows; see :func:`workreport.charts.figure.show`."""

    anchor: str
    lang: str
    kind: str
    title: str
    subtitle: str
    description: str
    statement: str
    method: str
    frame: pd.DataFrame
    quoted: Mapping[str, str]
    second_sources: Sequence[sources.Source]
    row_sources: Sequence[str] | None
    cautions: Sequence[str]
    notes: Sequence[str]
    controls: Sequence[Control]


def html(
    content: Content, pictures: Mapping[str, Element], downloads: str, live: Part, *, styled: bool
) -> str:
    """The component; ``styled`` carries the style sheet along, for where no page does.

    Without ``pictures`` the table is open: it is what there is to see.
    """
    c = content
    parts = [
        f"<style>{_style()}</style>" if styled else "",
        f'<figure class="wr-figure wr-{escape(c.kind)}" id="{c.anchor}" lang="{c.lang}"{live.attributes}>',
        _caption(c),
        _controls(c),
        _picture(c, pictures) if pictures else "",
        _remarks(c),
        f'<p class="wr-source">{sources.line(c.quoted, c.second_sources, c.lang)}</p>',
        _table(c, opened=not pictures),
        f'<p class="wr-downloads">{downloads}</p>' if downloads else "",
        live.inline,
        "</figure>",
    ]
    return "".join(parts)


def _caption(c: Content) -> str:
    kind = ""
    if c.statement != "reported":
        kind = f'<span class="wr-kind wr-kind-{c.statement}">{say(c.statement, c.lang)}</span> '
    return (
        f'<figcaption><p class="wr-title" id="{c.anchor}-title">{escape(c.title)}</p>'
        f'<p class="wr-subtitle">{kind}{escape(c.subtitle)}</p></figcaption>'
    )


def _controls(c: Content) -> str:
    if not c.controls:
        return ""
    inside = "".join(f"<span>{control.html(c.anchor)}</span>" for control in c.controls)
    if row_marks(c.controls, c.frame):
        inside += f'<output class="wr-rows" data-text="{say("rows", c.lang)}"></output>'
    return f'<div class="wr-controls" hidden>{inside}</div>'


def _picture(c: Content, pictures: Mapping[str, Element]) -> str:
    svgs, ratios = [], []
    for name, picture in pictures.items():
        width, height = static.size(picture)
        ratios.append(f"--wr-{name}-ratio:{width}/{height}")
        text = static.markup(static.coloured(picture))
        # One image with a name and a description in the page's language; what it is made of says nothing.
        text = text.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
        svgs.append(f'<div class="wr-{name}">{text}</div>')
    return (
        f'<div class="wr-picture" role="img" aria-labelledby="{c.anchor}-title" '
        f'aria-describedby="{c.anchor}-words" style="{";".join(ratios)}">'
        f'<div class="wr-static">{"".join(svgs)}</div></div>'
    )


def _remarks(c: Content) -> str:
    parts = []
    if c.method:
        parts.append(("method", say(c.statement, c.lang), c.method))
    parts.extend(("caution", say("caution", c.lang), text) for text in c.cautions)
    labelled = [
        f'<p class="wr-{name}"><b>{label}</b>{colon(c.lang)}{escape(text)}</p>' for name, label, text in parts
    ]
    return "".join(labelled) + "".join(f'<p class="wr-remark">{escape(text)}</p>' for text in c.notes)


def _table(c: Content, *, opened: bool) -> str:
    links = None if c.row_sources is None else [sources.anchor(s, c.lang) for s in c.row_sources]
    body = table.html(
        c.frame,
        c.lang,
        caption=f"{c.title}{colon(c.lang)}{c.subtitle}",
        links=links,
        link_heading=say("source", c.lang),
        link_text=say("sentence", c.lang),
        marks=row_marks(c.controls, c.frame),
    )
    return (
        f'<details class="wr-table"{" open" if opened else ""}><summary>{say("table", c.lang)}</summary>'
        f'<p class="wr-words" id="{c.anchor}-words">{escape(c.description)}</p>'
        f'<div class="wr-frame" role="region" tabindex="0" aria-labelledby="{c.anchor}-title">{body}</div>'
        f"{_rest(c)}</details>"
    )


def _rest(c: Content) -> str:
    links = sources.rest(c.quoted, c.row_sources or (), c.lang)
    return f'<p class="wr-rest">{links}</p>' if links else ""


@cache
def _style() -> str:
    return (files("workreport.charts") / "web" / "wr-figure.css").read_text(encoding="utf-8")
