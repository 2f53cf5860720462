"""Draw a chart as SVG, once and the same on every machine, and make it fit for a page.

The text is measured with one pinned font. In a page the picture takes the page's own font and its colours
become custom properties, so that one drawing serves light, dark and print.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from workreport.charts import renderer, theme

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"

# What says nothing in a picture that is one image to a screen reader.
_DROPPED = {
    "class",
    "role",
    "aria-label",
    "aria-roledescription",
    "aria-hidden",
    "pointer-events",
    "stroke-miterlimit",
    "font-family",
}
_DEFAULTS = {"opacity": "1", "fill-opacity": "1", "stroke-opacity": "1", "font-weight": "normal"}
_NUMBER = re.compile(r"-?\d*\.?\d+(?:e[-+]?\d+)?")
_GEOMETRY = ("d", "transform", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "cx", "cy", "r", "points")
_MOVED = re.compile(r"^translate\((-?[\d.]+),(-?[\d.]+)\)$")
_LAYER = re.compile(r"\blayer_(\d+)_marks\b")
_CIRCLE = re.compile(
    r"^M(-?[\d.]+),0A(?P<r>[\d.]+),(?P=r),0,1,1,-?[\d.]+,0A(?P=r),(?P=r),0,1,1,-?[\d.]+,0(?:Z)?$"
)


def draw(spec: dict, prefix: str) -> ET.Element:
    """The picture of a Vega-Lite specification as a small tree, in the light colours.

    No data is fetched: a specification carries its own. Numbers have one decimal, ids begin with
    ``prefix``, and what paints nothing is left out.
    """
    quick, sizes = _unmeasured(spec)
    root = ET.fromstring(renderer.svg(quick))
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{SVG}}}")
    for group in root.iter("g"):
        layer = _LAYER.search(group.get("class", ""))
        if layer and int(layer[1]) in sizes:
            _sized(group, sizes[int(layer[1])])
    for element in root.iter():
        _trim(element, prefix)
    _prune(root)
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    # The library leaves out the fill of what has none; the root says it once for all.
    root.set("fill", "none")
    return root


def _unmeasured(spec: dict) -> tuple[dict, dict[int, float]]:
    """The specification with its texts at size 0, and their sizes by layer.

    Measuring a text takes the library about 5 ms, nine tenths of a picture's time. Our own sheets need no
    measures (their margins are computed); texts of no size are not measured, and get their size back in
    the picture.
    """
    if spec.get("autosize") != "none" or "layer" not in spec:
        return spec, {}
    layers, sizes = [], {}
    for index, layer in enumerate(spec["layer"]):
        mark = layer["mark"]
        if isinstance(mark, dict) and mark.get("type") == "text" and mark.get("baseline") == "middle":
            sizes[index] = mark["fontSize"]
            layer = {**layer, "mark": {**mark, "fontSize": 0}}
        layers.append(layer)
    return {**spec, "layer": layers}, sizes


def _sized(group: ET.Element, points: float) -> None:
    """Give texts their size, and the shift by which Vega centres them on their place."""
    shift = round(0.3 * points)
    for text in group.iter("text"):
        place = _MOVED.match(text.get("transform", ""))
        if place:
            text.set("transform", f"translate({place[1]},{float(place[2]) + shift})")
        text.set("font-size", f"{points}px")


def size(root: ET.Element) -> tuple[int, int]:
    """Width and height of the picture in pixels."""
    _, _, width, height = (float(part) for part in root.attrib["viewBox"].split())
    return round(width), round(height)


def _round(match: re.Match) -> str:
    number = round(float(match.group()), 1)
    if number == int(number):
        return str(int(number))
    return str(number).replace("0.", ".", 1) if abs(number) < 1 else str(number)


def _spaced(text: str) -> str:
    """Numbers of ``text`` with one decimal; neighbours stay apart."""
    return _NUMBER.sub(_round, text)


def _trim(element: ET.Element, prefix: str) -> None:
    kept = {}
    for name, text in element.attrib.items():
        name = name.replace(f"{{{XLINK}}}", "xlink:")
        if name in _DROPPED or _DEFAULTS.get(name) == text:
            continue
        if name in _GEOMETRY:
            text = _spaced(text)
            if name == "transform" and text == "translate(0,0)":
                continue
        elif name == "font-size":
            text = text.removesuffix("px")
        elif name == "id":
            text = f"{prefix}-{text}"
        elif name in ("clip-path", "fill", "stroke") and text.startswith("url(#"):
            text = f"url(#{prefix}-{text[5:]}"
        kept[name] = text
    element.attrib.clear()
    element.attrib.update(kept)
    if element.tag == "path":
        _as_circle(element)
    elif element.tag == "text":
        _placed(element)
    elif element.tag == "g" and element.get("fill") == "none":
        del element.attrib["fill"]


def _placed(element: ET.Element) -> None:
    """A text that is only moved says where it stands."""
    place = _MOVED.match(element.get("transform", ""))
    if place and "x" not in element.attrib:
        rest = {k: v for k, v in element.attrib.items() if k != "transform"}
        if rest.get("text-anchor") == "start":
            del rest["text-anchor"]
        element.attrib.clear()
        element.attrib.update({"x": place[1], "y": place[2], **rest})


def _as_circle(element: ET.Element) -> None:
    """A path that draws a circle as ``<circle>``: a third of the length."""
    found = _CIRCLE.match(element.get("d", ""))
    place = _MOVED.match(element.get("transform", "translate(0,0)"))
    if not found or not place:
        return
    rest = {k: v for k, v in element.attrib.items() if k not in ("d", "transform")}
    element.tag = "circle"
    element.attrib.clear()
    element.attrib.update({"cx": place[1], "cy": place[2], "r": found["r"], **rest})


def _invisible(element: ET.Element) -> bool:
    if element.tag == "text":
        return not "".join(element.itertext()).strip()
    if element.tag in ("path", "rect", "line", "circle"):
        nothing = (None, "none", "transparent")
        hidden = element.get("opacity") == "0" or element.get("display") == "none"
        return hidden or (element.get("fill") in nothing and element.get("stroke") in nothing)
    return element.tag in ("g", "defs") and len(element) == 0


def _prune(parent: ET.Element) -> None:
    """Take out what paints nothing, and groups that group nothing, from the leaves upwards."""
    children: list[ET.Element] = []
    if parent.tag in ("clipPath", "mask", "pattern"):
        return  # what clips need not be seen
    for child in list(parent):
        _prune(child)
        if _invisible(child):
            continue
        if child.tag == "g" and not child.attrib:
            children.extend(child)
        else:
            children.append(child)
    for child in list(parent):
        parent.remove(child)
    parent.extend(children)
    if parent.tag != "text":
        parent.text = None
    for child in parent:
        child.tail = None


def coloured(root: ET.Element, fallback: bool = True) -> ET.Element:
    """``root`` with the palette's colours as custom properties; in place, and returned."""
    for element in root.iter():
        for name in ("fill", "stroke"):
            token = theme.token_of(element.get(name, ""))
            if token:
                element.set(name, theme.property_of(token, fallback=fallback))
    return root


def markup(root: ET.Element) -> str:
    """The picture as text, every character of the data escaped."""
    return ET.tostring(root, encoding="unicode", short_empty_elements=True).replace(" />", "/>")
