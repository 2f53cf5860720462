"""Texts of a table read back as plain numbers with their units, for a spreadsheet to reckon with.

A page writes ``94.02 billion yuan`` and ``−3.7 %`` for people, with a real minus and a narrow blank; a file of
data says 94020000000 and yuan, -3.7 and %. What :func:`workreport.figures.format.number_text` and ``written``
write is read back exactly; any other text is left to be text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from workreport.charts.words import say
from workreport.figures.format import MINUS
from workreport.registry.numbers import plain

_SCALES = {
    "trillion": Decimal(10) ** 12,
    "billion": Decimal(10) ** 9,
    "million": Decimal(10) ** 6,
    "亿": Decimal(10) ** 8,
    "万": Decimal(10) ** 4,
}
_SIGNED = rf"(?P<sign>[+{MINUS}-]?)(?P<number>\d[\d,]*(?:\.\d+)?)"
_EN = re.compile(
    rf"(?P<hedge>about|at least|more than|at most)? ?{_SIGNED}(?: (?P<scale>trillion|billion|million))?"
    r"(?:(?P<unit>[%‰])|\s(?P<unit_>(?:US )?[^\s\dA-Z,][^\d,]{0,30}?(?: 10[ ,\u202f]000 people)?))?"
)
_ZH = re.compile(
    rf"(?P<ahead>约|近|超|超过|突破|不低于)?{_SIGNED}(?P<scale>[万亿]?)(?P<more>[多余]?)"
    r"\s?(?P<unit>[^\s\d，。、：（）+−]{0,7}?)(?P<hedge>左右|以上|以内|以下)?"
)
_HEDGES = {
    **dict.fromkeys(("about", "左右", "约", "近"), "approx"),
    **dict.fromkeys(("at least", "more than", "以上", "超", "超过", "突破", "不低于", "多", "余"), "ge"),
    **dict.fromkeys(("at most", "以内", "以下"), "le"),
}
_NOTHING = {"en": re.compile("zero"), "zh": re.compile("清零|零[^，。]{0,6}")}
_TO = {"en": " to ", "zh": "至"}


@dataclass(frozen=True)
class Amount:
    """A number in its base unit; ``comparator`` is ``eq``, ``ge``, ``le`` or ``approx``, as in the codebook."""

    number: Decimal
    unit: str = ""
    comparator: str = "eq"


def read(text: str, lang: str) -> Amount | None:
    """The amount that ``text`` is; None where it is anything else, or more than an amount."""
    if _NOTHING[lang].fullmatch(text):
        return Amount(Decimal(0))
    found = (_EN if lang == "en" else _ZH).fullmatch(text)
    if not found:
        return None
    number = Decimal(found["number"].replace(",", ""))
    if found["scale"]:
        number = Decimal(plain(number * _SCALES[found["scale"]]))
    hedges = [found.groupdict().get(name) for name in ("hedge", "ahead", "more")]
    comparator = next((_HEDGES[hedge] for hedge in hedges if hedge), "eq")
    minus = found["sign"] in (MINUS, "-")
    unit = found["unit"] or found.groupdict().get("unit_") or ""
    return Amount(-number if minus else number, unit.strip(), comparator)


def read_range(text: str, lang: str) -> tuple[Amount, Amount] | None:
    """Both ends of an interval; the first takes scale and unit from the second where it has none of its own."""
    ends = text.split(_TO[lang])
    if len(ends) != 2:
        return None
    last = read(ends[1], lang)
    bare = re.fullmatch(_SIGNED, ends[0])
    tail = re.sub(rf"^{_SIGNED}", "", ends[1])
    first = read(ends[0] + tail if bare else ends[0], lang)
    return (first, last) if first and last else None


def with_numbers(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """``frame`` with plain columns after each column of amounts or intervals.

    Returns
    -------
    DataFrame
        After a column of texts of which most are amounts: its number in the base unit, its unit, and, where
        one of them is a bound or hedged, a comparator. After a column of intervals: low, high, unit. Texts
        that are no amount have empty cells there. The first column names the rows and has none.
    """
    made: list[tuple[str, Sequence[object]]] = []
    for place, name in enumerate(map(str, frame.columns)):
        cells = frame.iloc[:, place].tolist()
        made.append((name, cells))
        texts = [cell if isinstance(cell, str) and cell not in ("", "–") else "" for cell in cells]
        if place == 0 or not any(texts):
            continue
        for kind, columns in ((read, _of_amounts), (read_range, _of_ranges)):
            found = [kind(text, lang) if text else None for text in texts]
            if 2 * sum(one is not None for one in found) > sum(map(bool, texts)) and not are_years(texts):
                made += [(say(key, lang, name=name), column) for key, column in columns(found).items()]
                break
    whole = pd.DataFrame(dict(enumerate(cells for _, cells in made)), dtype=object)
    return whole.set_axis([name for name, _ in made], axis=1)


def are_years(texts: Sequence[str]) -> bool:
    """Whether a column may hold years: nobody reckons with ``2019`` or ``2019 result``."""
    return all(re.match(r"(19|20)\d\d(?=$|年|[\s/Q-])", text) for text in texts if text)


def _of_amounts(found: Sequence[Amount | None]) -> dict[str, list[object]]:
    columns: dict[str, list[object]] = {
        "number": [one and one.number for one in found],
        "unit": [one and one.unit for one in found],
    }
    if all(not unit for unit in columns["unit"]):
        del columns["unit"]
    if any(one and one.comparator != "eq" for one in found):
        columns["comparator"] = [one and one.comparator for one in found]
    return columns


def _of_ranges(found: Sequence[tuple[Amount, Amount] | None]) -> dict[str, list[object]]:
    columns: dict[str, list[object]] = {
        "low": [one and one[0].number for one in found],
        "high": [one and one[1].number for one in found],
        "unit": [one and one[1].unit for one in found],
    }
    if all(not unit for unit in columns["unit"]):
        del columns["unit"]
    return columns
