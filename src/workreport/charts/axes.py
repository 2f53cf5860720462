"""Numbers as a reader writes them: 万 and 亿 in Chinese, thousands, million and billion in English."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal

import altair as alt

from workreport.registry.language import checked

THIN = "\u2009"
_SCALES = {
    "zh": ((Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万")),
    "en": ((Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million")),
}
# Units that close up to the number in English too.
_CLOSED = ("%", "‰", "×", "°")


def _exact(value: object) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(repr(float(value)))  # type: ignore[arg-type]


def _plain(value: Decimal, lang: str) -> str:
    """Digits without trailing zeros; English groups thousands."""
    text = format(value, ",f" if lang == "en" else "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


def scale_of(largest: float, lang: str) -> tuple[Decimal, str]:
    """The divisor and its word for numbers up to ``largest``: one for a whole axis."""
    for divisor, word in _SCALES[checked(lang)]:
        if abs(largest) >= divisor:
            return divisor, word
    return Decimal(1), ""


def joined(number: str, unit: str, lang: str) -> str:
    """Number and unit: a thin space between them in English, none in Chinese or before a percent sign."""
    if not unit:
        return number
    close = lang == "zh" or unit.startswith(_CLOSED)
    return number + ("" if close else THIN) + unit


def number(
    value: object, lang: str, unit: str = "", *, digits: int | None = None, signed: bool = False
) -> str:
    """``value`` in words of ``lang``: ``312.24 billion yuan``, ``3122.4亿元``, ``7.9%``.

    Parameters
    ----------
    value : Decimal, int or float
    unit : str
        The base unit in the page's language.
    digits : int, optional
        Decimals to keep; by default all that the number has.
    signed : bool
        Whether a rise carries its plus.
    """
    exact = _exact(value)
    # Chinese statistics write five digits out (59028元) and count in 万 from six on.
    divisor, word = scale_of(float(exact), lang) if abs(exact) >= 100_000 else (Decimal(1), "")
    scaled = exact / divisor
    if digits is not None:
        scaled = round(scaled, digits)
    text = _plain(scaled, lang)
    if signed and exact > 0:
        text = "+" + text
    if word and lang == "en":
        return text + word + (f" {unit}" if unit else "")
    return joined(text + word, unit, lang)


def label_expression(lang: str, largest: float, unit: str = "") -> str:
    """The Vega expression that writes an axis label in ``lang``: one scale word for the whole axis.

    ``unit`` is closed up to every label (a percent sign, say); other units belong into the subtitle.
    """
    divisor, word = scale_of(largest, lang)
    form = ",~f" if lang == "en" else "~f"
    shown = f"format(datum.value / {divisor}, '{form}')" if divisor != 1 else f"format(datum.value, '{form}')"
    tail = (word.replace(" ", THIN) + unit).replace("\\", "\\\\").replace("'", "\\'")
    return f"datum.value == 0 ? '0{unit if unit == '%' else ''}' : {shown} + '{tail}'" if tail else shown


def ticks(low: float, high: float, wanted: int = 5) -> list[float]:
    """Round numbers from ``low`` to ``high``, about ``wanted`` of them."""
    if not high > low:
        return [low]
    raw = (high - low) / max(wanted, 1)
    power = 10 ** math.floor(math.log10(raw))
    step = next(s * power for s in (1, 2, 2.5, 5, 10) if s * power >= raw * 0.999)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(i * step, 10) for i in range(first, last + 1)]


def domain(values: Iterable[float], *, zero: bool = True, wanted: int = 5) -> tuple[float, float]:
    """Limits that hold all ``values`` and end on round numbers; with zero inside unless told otherwise."""
    finite = [float(v) for v in values if v is not None and math.isfinite(float(v))]
    low, high = (min(finite), max(finite)) if finite else (0.0, 1.0)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = low - 1, high + 1
    marks = ticks(low, high, wanted)
    step = marks[1] - marks[0] if len(marks) > 1 else high - low
    low = math.floor(low / step + 1e-9) * step
    high = math.ceil(high / step - 1e-9) * step
    return round(low, 10), round(high, 10)


def axis(
    lang: str, low: float, high: float, unit: str = "", *, wanted: int = 5, orient: str = "bottom"
) -> alt.Axis:
    """A quiet axis with labels in ``lang``: light grid lines, no domain, no ticks."""
    return alt.Axis(
        orient=orient,
        title=None,
        values=ticks(low, high, wanted),
        labelExpr=label_expression(lang, max(abs(low), abs(high)), unit),
        grid=True,
        labelFlush=False,
        labelOverlap=False,
    )
