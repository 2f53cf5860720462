"""How a meaning looks as a point, a line, a bar; and the key that says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workreport.charts import measure, theme

KEY_SIZE = 12
"""The size of the key's text, in pixels."""


@dataclass(frozen=True)
class Sign:
    """One entry of a key: a meaning, how it appears (``point``, ``bar``, ``line``, ``tick``), its text."""

    meaning: str
    text: str
    form: str = "point"


def point_style(meaning: str, size: float) -> dict[str, object]:
    """Mark properties of a point: open shapes for what is promised or derived."""
    style = theme.meaning(meaning)
    large = {"diamond": 1.25, "triangle-down": 1.1}.get(style.shape, 1.0)
    look: dict[str, object] = {
        "shape": style.shape,
        "filled": True,
        "opacity": 1,
        "size": size * large,
        "fill": theme.colour(style.stroke if meaning == "target" else style.fill),
    }
    if meaning == "derived":
        look.update(stroke=theme.colour(style.stroke), strokeWidth=1.5)
    else:
        # A rim of the page's colour keeps marks apart that touch.
        look.update(stroke=theme.colour("paper"), strokeWidth=1)
    return look


def line_style(meaning: str, width: float = 2) -> dict[str, object]:
    """Mark properties of a line: its colour and dashes."""
    style = theme.meaning(meaning)
    look: dict[str, object] = {"color": theme.colour(style.stroke), "strokeWidth": width, "opacity": 1}
    if style.dash:
        look["strokeDash"] = list(style.dash)
    return look


def key_places(signs: Sequence[Sign], width: float) -> tuple[list[tuple[float, float, Sign]], float]:
    """Where the entries of a key stand, left to right in as many lines as they need; and its height."""
    if not signs:
        return [], 0.0
    places, x, y = [], 0.0, 10.0
    for sign in signs:
        need = 20 + measure.width(sign.text, KEY_SIZE)
        if x and x + need > width:
            x, y = 0.0, y + 20
        places.append((x, y, sign))
        x += need + 20
    return places, y + 18


def signs_of(key: Mapping[str, str] | None, form: str) -> list[Sign]:
    """A key from meaning → text, all in one form."""
    return [Sign(meaning, text, form) for meaning, text in (key or {}).items()]
