"""The files a reader can take along: data, picture and specification, each with its citation.

In a build they are written beside the pages and linked; elsewhere they are carried in the links themselves.
"""

from __future__ import annotations

import base64
import copy
import json
import os
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pandas as pd

from workreport.charts import measure, pixels, renderer, static, table, theme
from workreport.charts.words import colon, say

_MEDIA = {
    ".csv": "text/csv;charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".vl.json": "application/json",
    ".csv-metadata.json": "application/json",
}
_WORDS = {
    ".csv": "data",
    ".csv-metadata.json": "metadata",
    ".svg": "vector",
    ".png": "image",
    ".vl.json": "specification",
}
_FONTS = f"'{theme.FONT}','PingFang SC','Microsoft YaHei',Arial,sans-serif"


@dataclass(frozen=True)
class Place:
    """Where files are written, and how a page links to them."""

    folder: Path
    url: str

    @classmethod
    def of_build(cls) -> Place | None:
        """The build's place, from ``WORKREPORT_FIGURES`` and ``WORKREPORT_FIGURES_URL``; None outside one."""
        folder = os.environ.get("WORKREPORT_FIGURES")
        if not folder:
            return None
        url = os.environ.get("WORKREPORT_FIGURES_URL", Path(folder).name)
        return cls(Path(folder), url.rstrip("/"))

    def write(self, name: str, content: bytes) -> str:
        """Write ``content`` under ``name``; returns its address as seen from the page."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(content)
        return f"{self.url}/{name}"


def framed(
    picture: ET.Element, *, title: str, subtitle: str, footer: str, description: str, lang: str
) -> ET.Element:
    """The picture as it stands alone: with title, subtitle, source and a white ground."""
    width, height = static.size(picture)
    margin = 16
    lines: list[tuple[float, str, int, str, str]] = []
    y = margin + 4.0
    for text, size, weight, token, gap in (
        (title, 18, "600", "ink", 6),
        (subtitle, 13, "normal", "muted", 14),
    ):
        for line in measure.wrap(text, size, width):
            y += size * 1.3
            lines.append((y, line, size, weight, token))
        y += gap
    top = y
    y += height + 8
    for line in measure.wrap(footer, 11, width):
        y += 11 * 1.4
        lines.append((y, line, 11, "normal", "muted"))
    whole = (width + 2 * margin, round(y + margin))
    root = ET.Element(
        "svg",
        {
            "xmlns": static.SVG,
            "xmlns:xlink": static.XLINK,
            "viewBox": f"0 0 {whole[0]} {whole[1]}",
            "width": str(whole[0]),
            "height": str(whole[1]),
            "role": "img",
            "font-family": _FONTS,
            "xml:lang": lang,
        },
    )
    ET.SubElement(root, "title").text = title
    ET.SubElement(root, "desc").text = description
    ET.SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": theme.colour("paper")})
    for y_line, line, size, weight, token in lines:
        attributes = {
            "x": str(margin),
            "y": f"{y_line:.1f}",
            "font-size": str(size),
            "fill": theme.colour(token),
        }
        if weight != "normal":
            attributes["font-weight"] = weight
        ET.SubElement(root, "text", attributes).text = line
    group = ET.SubElement(root, "g", {"transform": f"translate({margin},{top:.0f})"})
    group.extend(copy.deepcopy(picture))
    return root


def png(picture: ET.Element) -> bytes:
    """The framed picture in pixels, twice its size.

    Weights are left out: the one pinned font is a regular one, and a bold one found on some machine would
    make other pixels there.
    """
    plain = copy.deepcopy(picture)
    for element in plain.iter():
        element.attrib.pop("font-weight", None)
    return pixels.repacked(renderer.png(static.markup(plain)))


def specification(spec: dict, *, title: str, subtitle: str, citation: str) -> bytes:
    """The Vega-Lite specification with title and citation, as other tools read it."""
    whole = {
        **spec,
        "title": {"text": title, "subtitle": subtitle, "anchor": "start"},
        "usermeta": {"citation": citation},
        "autosize": "pad",
    }
    return dumped(whole).encode()


def metadata(
    name: str, frame: pd.DataFrame, *, title: str, subtitle: str, citation: str, sources: list[str], lang: str
) -> bytes:
    """What the CSV is, after the W3C's metadata vocabulary for tabular data: how to cite it, where it is from."""
    columns = [
        {"titles": str(heading), "datatype": "decimal" if numeric else "string"}
        for heading, numeric in zip(frame.columns, map(_is_numeric, frame.items()), strict=True)
    ]
    about = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": lang}],
        "url": f"{name}.csv",
        "dc:title": title,
        "dc:description": subtitle,
        "dc:bibliographicCitation": citation,
        **({"dc:source": sources} if sources else {}),
        "dialect": {"encoding": "utf-8", "header": True},
        "tableSchema": {"columns": columns},
    }
    return (dumped(about, indent=1) + "\n").encode()


def _is_numeric(column: tuple[object, pd.Series]) -> bool:
    cells = [cell for cell in column[1] if cell is not None and cell == cell]
    return bool(cells) and all(map(table.is_number, cells))


def dumped(content: object, indent: int | None = None) -> str:
    """JSON that may stand inside a script element: no character of it can end one."""
    apart = (",", ": ") if indent else (",", ":")
    text = json.dumps(content, ensure_ascii=False, separators=apart, indent=indent, allow_nan=False)
    return (
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def line(name: str, contents: dict[str, bytes], place: Place | None, lang: str) -> str:
    """Links to the files; written in a build, carried as data: addresses elsewhere."""
    links = []
    for suffix, content in contents.items():
        if place:
            address = place.write(name + suffix, content)
        else:
            address = f"data:{_MEDIA[suffix]};base64,{base64.b64encode(content).decode()}"
        links.append(
            f'<a href="{escape(address)}" download="{escape(name + suffix)}">{say(_WORDS[suffix], lang)}</a>'
        )
    return f"<b>{say('downloads', lang)}</b>{colon(lang)}" + " · ".join(links)
