"""Numbers as a reader writes them: 万 and 亿 in Chinese, thousands, million and billion in English."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal

from workreport.figures.format import THIN, number_text
from workreport.registry.language import checked

__all__ = ["axis", "domain", "label_expression", "number_text", "scale_of", "ticks"]

_SCALES = {
    "zh": ((Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万")),
    "en": ((Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million")),
}


def scale_of(largest: float, lang: str) -> tuple[Decimal, str]:
    """The divisor and its word for numbers up to ``largest``: one for a whole axis."""
    for divisor, word in _SCALES[checked(lang)]:
        if abs(largest) >= divisor:
            return divisor, word
    return Decimal(1), ""


def label_expression(lang: str, largest: float, unit: str = "") -> str:
    """The Vega expression that writes an axis label in ``lang``: one scale word for the whole axis.

    ``unit`` is closed up to every label (a percent sign, say); other units belong into the subtitle.
    """
    divisor, word = scale_of(largest, lang)
    form = ",~f" if lang == "en" else "~f"
    shown = f"format(datum.value / {divisor}, '{form}')" if divisor != 1 else f"format(datum.value, '{form}')"
    tail = word + (f"{THIN if lang == 'en' else ''}{unit}" if unit else "")
    if not tail:
        return shown
    quoted = tail.replace("\\", "\\\\").replace("'", "\\'")
    return shown + f" + '{quoted}'" if not word else f"datum.value == 0 ? '0' : {shown} + '{quoted}'"


def ticks(low: float, high: float, wanted: int = 5) -> list[float]:
    """Round numbers from ``low`` to ``high``, about ``wanted`` of them."""
    if not high > low:
        return [low]
    raw = (high - low) / max(wanted, 1)
    power = 10 ** math.floor(math.log10(raw))
    step = next(s * power for s in (1, 2, 5, 10) if s * power >= raw * 0.999)
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


def axis(lang: str, low: float, high: float, unit: str = "", *, wanted: int = 5) -> dict[str, object]:
    """A quiet axis with labels in ``lang``: light grid lines, no line of its own, no ticks."""
    return {
        "orient": "bottom",
        "title": None,
        "values": ticks(low, high, wanted),
        "labelExpr": label_expression(lang, max(abs(low), abs(high)), unit),
        "grid": True,
        "labelFlush": False,
        "labelOverlap": False,
    }
