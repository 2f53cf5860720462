"""Numbers as a reader writes them: 万 and 亿 in Chinese, thousands, million and billion in English."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal

from workreport.charts import measure
from workreport.figures.format import THIN, number_text
from workreport.registry.language import checked

__all__ = ["axis", "domain", "label_expression", "number_text", "overhang", "scale_of", "ticks"]

LABEL_SIZE = 12
"""The size of an axis' labels, in pixels."""

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
    step = _step(low, high, wanted)
    first, last = math.ceil(low / step - 1e-6), math.floor(high / step + 1e-6)
    return [round(i * step, 10) for i in range(first, last + 1)]


def domain(values: Iterable[float], *, zero: bool = True, wanted: int = 5) -> tuple[float, float]:
    """Limits that hold all ``values`` and end on round numbers; with zero inside unless told otherwise."""
    finite = [float(v) for v in values if v is not None and math.isfinite(float(v))]
    low, high = (min(finite), max(finite)) if finite else (0.0, 1.0)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = low - 1, high + 1
    # Widening a range to round numbers may call for a larger step, so go on until none is needed.
    while True:
        step = _step(low, high, wanted)
        first, last = math.floor(low / step + 1e-6) * step, math.ceil(high / step - 1e-6) * step
        if _step(first, last, wanted) == step:
            return round(first, 10), round(last, 10)
        low, high = first, last


def _step(low: float, high: float, wanted: int) -> float:
    """A round number that goes into the range about ``wanted`` times."""
    raw = (high - low) / max(wanted, 1)
    power = 10.0 ** math.floor(math.log10(raw))
    return next(s * power for s in (1, 2, 5, 10) if s * power >= raw * 0.999)


def overhang(lang: str, low: float, high: float, unit: str = "", *, wanted: int = 5) -> tuple[float, float]:
    """How far the first and the last label of an axis reach beyond its ends, in pixels."""
    marks = ticks(low, high, wanted)
    divisor, word = scale_of(max(abs(low), abs(high)), lang)
    reach = []
    for value in (marks[0], marks[-1]):
        text = number_text(value / float(divisor), "", lang) + word + (f"{THIN}{unit}" if unit else "")
        reach.append(measure.width(text, LABEL_SIZE) / 2)
    return reach[0], reach[1]


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
