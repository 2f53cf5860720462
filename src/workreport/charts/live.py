"""The live chart: fetched when a reader comes near the picture, never at load."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

from workreport.charts import downloads, theme
from workreport.charts.downloads import Place
from workreport.charts.renderer import VEGALITE

BUNDLE = "wr-vega.js"
"""The one file of chart code that all pages share."""


@dataclass(frozen=True)
class Part:
    """What a figure carries for its live chart: attributes of its element, and what stands inside it."""

    attributes: str
    inline: str


def themed(content: object) -> object:
    """A specification whose palette colours are custom properties: the live chart follows the page.

    Data is left as it is, and the font is the page's.
    """
    if isinstance(content, dict):
        return {
            key: value if key in ("values", "datasets") else themed(value)
            for key, value in content.items()
            if key != "font"
        }
    if isinstance(content, list):
        return [themed(value) for value in content]
    if isinstance(content, str):
        token = theme.token_of(content)
        return theme.property_of(token, fallback=False) if token else content
    return content


def part(anchor: str, name: str, specs: dict[str, dict], place: Place | None) -> Part:
    """The specifications as a classic script beside the page (``file://`` blocks everything else).

    ``specs`` holds ``wide`` and ``narrow``, or for each option such a pair. Outside a build they stand in
    the page itself.
    """
    content = downloads.dumped(themed(specs))
    if place is None:
        return Part("", f'<script type="application/json" class="wr-spec">{content}</script>')
    address = place.write(f"{name}.js", f'wrFigures.take("{anchor}",{content});\n'.encode())
    return Part(f' data-live="{escape(address)}"', "")


def bundle() -> str:
    """Vega, Vega-Lite and Vega-Embed in one classic script that leaves one name behind, ``wrVega``.

    The library's own bundle puts helpers and three engines into the global scope; here it runs inside a
    function. (A snippet that names ``vega`` alone gets null: the engines are reachable through the embedder.)
    """
    import vl_convert

    code = vl_convert.javascript_bundle("window.wrVega=vegaEmbed;", vl_version=VEGALITE)
    return f"(function(){{\n{code}\n}})();\n"


def write_bundle(path: Path | str) -> Path:
    """Write the bundle to ``path``; returns it."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(bundle(), encoding="utf-8", newline="\n")
    return path
