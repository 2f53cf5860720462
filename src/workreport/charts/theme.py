"""The palette by meaning: one colour, one shape and one line style for each kind of statement.

Pictures are drawn in the light colours. Where they go into a page, each colour is replaced by the CSS
custom property of the same meaning, so that one picture serves light, dark and print. For that each token
has a light colour of its own, which no other token shares.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

FONT = "Noto Sans CJK SC"
"""The family that pictures are measured with; it comes with the package mplfonts."""


@dataclass(frozen=True)
class Token:
    """A colour with its two forms: on a white page, and on a dark one."""

    light: str
    dark: str


@dataclass(frozen=True)
class Meaning:
    """How one kind of statement is drawn: never by colour alone.

    Attributes
    ----------
    stroke, fill : str
        Tokens of the outline and of the inside of marks and bars.
    shape : str
        The Vega symbol of a point.
    dash : tuple of int
        The line style; empty for an unbroken line.
    solid : bool
        Whether a bar is filled; an open bar shows a tint inside an outline.
    """

    stroke: str
    fill: str
    shape: str
    dash: tuple[int, ...]
    solid: bool


TOKENS: dict[str, Token] = {
    # what a statement is
    "actual": Token("#12436D", "#A6CCF0"),
    "target": Token("#28A197", "#2A9186"),
    "caution": Token("#85190F", "#F08A6C"),
    "context": Token("#868686", "#9A9FA6"),
    "derived": Token("#CFDDEC", "#2B4159"),
    # the inside of open bars, and washes behind text
    "target-tint": Token("#D9F0ED", "#14403B"),
    "caution-tint": Token("#F4DEDA", "#4A231B"),
    "context-tint": Token("#E9E9E8", "#33383F"),
    # text and rules
    "ink": Token("#1B1F24", "#E9ECEF"),
    "muted": Token("#5A6068", "#A9B1BA"),
    "axis": Token("#8B9097", "#737B85"),
    "grid": Token("#E2E4E7", "#2E343C"),
    "wash": Token("#F3F4F6", "#1E242B"),
    "paper": Token("#FFFFFF", "#14181E"),
    "water": Token("#DCE9F2", "#1B2F40"),
    # ordered steps, from the page towards ink, for the report's own counts and for second sources
    "actual-1": Token("#DDE8F3", "#1D3247"),
    "actual-2": Token("#AFC9E0", "#2F5273"),
    "actual-3": Token("#7AA3C6", "#406994"),
    "actual-4": Token("#41739E", "#7DAAD3"),
    "actual-5": Token("#13446E", "#A7CDF1"),
    "context-1": Token("#E7EAEC", "#2A3037"),
    "context-2": Token("#CBD1D5", "#434B54"),
    "context-3": Token("#A5AEB5", "#5E6771"),
    "context-4": Token("#69747D", "#8F99A4"),
    "context-5": Token("#4A545D", "#C3CAD1"),
}

MEANINGS: dict[str, Meaning] = {
    "actual": Meaning("actual", "actual", "circle", (), True),
    "target": Meaning("target", "target-tint", "diamond", (6, 3), False),
    "caution": Meaning("caution", "caution", "triangle-down", (2, 2), True),
    "context": Meaning("context", "context", "square", (10, 2), True),
    "derived": Meaning("actual", "derived", "circle", (5, 2, 1, 2), False),
}

STEPS = 5
"""How many ordered steps a ramp has."""


def colour(token: str, mode: str = "light") -> str:
    """The hexadecimal colour of ``token`` in ``mode`` (``light`` or ``dark``)."""
    return getattr(TOKENS[token], mode)


def meaning(name: str) -> Meaning:
    """How ``name`` is drawn; ValueError for a meaning the book does not have."""
    if name not in MEANINGS:
        raise ValueError(f"meaning must be one of {', '.join(MEANINGS)}, not {name!r}")
    return MEANINGS[name]


def property_of(token: str, *, fallback: bool = True) -> str:
    """The CSS value for ``token``; with the light colour where a reader lacks the style sheet."""
    return f"var(--wr-{token},{TOKENS[token].light})" if fallback else f"var(--wr-{token})"


@cache
def _tokens_by_colour() -> dict[str, str]:
    return {token.light.lower(): name for name, token in TOKENS.items()}


def token_of(colour_text: str) -> str | None:
    """The token whose light colour is ``colour_text``; None for any other text."""
    return _tokens_by_colour().get(colour_text.lower())


def declarations(mode: str) -> str:
    """All custom properties in ``mode``, one a line, as the style sheet holds them."""
    return "\n".join(f"  --wr-{name}: {getattr(token, mode).lower()};" for name, token in TOKENS.items())


def luminance(colour_text: str) -> float:
    """Relative luminance of a colour, after WCAG 2.2."""
    channels = [int(colour_text[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, after WCAG 2.2: from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def halo(width: float = 4) -> dict[str, object]:
    """Mark properties of what lies under a text, so that it can be read across lines."""
    paper = colour("paper")
    return {"color": paper, "stroke": paper, "strokeWidth": width, "strokeJoin": "round"}


def config() -> dict:
    """The Vega-Lite configuration that every chart of the book shares."""
    text = {"fontSize": 12, "color": colour("ink")}
    return {
        "font": FONT,
        "background": "transparent",
        "view": {"stroke": None, "fill": None},
        "text": text,
        "axis": {
            "aria": False,
            "labelColor": colour("muted"),
            "labelFontSize": 12,
            "labelFontWeight": "normal",
            "labelPadding": 6,
            "titleColor": colour("muted"),
            "titleFontSize": 12,
            "titleFontWeight": "normal",
            "domain": False,
            "ticks": False,
            "gridColor": colour("grid"),
            "gridWidth": 1,
        },
        "axisX": {"labelAngle": 0},
        "mark": {"aria": False},
        "aria": False,
    }
