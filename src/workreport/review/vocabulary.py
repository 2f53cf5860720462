"""Areas and units that a report needs and the registry lacks: what can be told of them, and what must be asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction

from workreport.extract import vocabulary
from workreport.extract.context import short
from workreport.registry import files
from workreport.registry.numbers import plain
from workreport.registry.project import Project

_RANK_EN = re.compile(
    r"\s+(?:Province|City|District|County|Prefecture|Banner|League|Autonomous .*|Municipality|New Area)$"
)
_MAGNITUDES = {
    "万亿": (10**12, "trillion"),
    "百万": (10**6, "million"),
    "千万": (10**7, "ten million"),
    "十万": (10**5, "hundred thousand"),
    "亿": (10**8, "hundred million"),
    "万": (10**4, "ten thousand"),
    "千": (10**3, "thousand"),
}
_DIMENSIONS = {"points": "points", "person": "people", "visit": "visits", "household": "households"}
_TIMES = {"年": "time", "天": "time_days", "日": "time_days", "小时": "time_hours", "分钟": "time_minutes"}
_COUNTED = ("counter", "plain", "noun")


def area_name(code: str) -> str:
    """The Chinese name of an administrative code, empty for one that is none."""
    return vocabulary.mapping("areas", "area_code", "name_zh").get(code, "")


def full_name(code: str) -> str:
    """The Chinese name with the province, or province and city, before it: 内蒙古自治区呼伦贝尔市海拉尔区."""
    return "".join(area_name(one) for one in dict.fromkeys((code[:2] + "0000", code[:4] + "00", code)))


def short_en(name: str) -> str:
    """An English place name without its rank and without what follows a comma: ``Hailar District, …`` → ``Hailar``."""
    return _RANK_EN.sub("", name.split(",")[0].strip())


def area_row(code: str, name_zh: str, name_en: str, known: Iterable[str]) -> dict[str, str]:
    """The registry's row of an area named in both languages; its parent only where the registry has it."""
    name_en = name_en.split(",")[0].strip()
    parents = (code[:4] + "00", code[:2] + "0000", "100000")
    known = set(known)
    return {
        "area_code": code,
        "name_zh": name_zh,
        "name_en": name_en,
        "short_zh": short(name_zh),
        "short_en": short_en(name_en),
        "level": _level(code, name_zh),
        "parent": next((one for one in parents if one in known and one != code), ""),
        "note_zh": "",
        "note_en": "",
    }


def _level(code: str, name_zh: str) -> str:
    if code == "100000":
        return "nation"
    if code.endswith("0000"):
        return "province"
    if code.endswith("00"):
        return "city"
    return "district" if name_zh.endswith("区") else "county"


def units_of(project: Project) -> dict[str, dict[str, str]]:
    """The registry's units by name."""
    return {row["unit"]: row for row in files.read(project, "units", "").to_dict("records")}


def unknown_units(known: Mapping[str, Mapping[str, str]], units: Iterable[str]) -> list[dict[str, str]]:
    """The rows of the units that the registry lacks, still without English names."""
    rows: list[dict[str, str]] = []
    for unit in dict.fromkeys(units):
        there = {**known, **{row["unit"]: row for row in rows}}
        if unit not in there:
            rows += unit_rows(unit, "", there)
    return rows


def base_of(unit: str, known: Mapping[str, Mapping[str, str]]) -> tuple[str, int, str]:
    """A unit's base, its size in it, and the English word for that size: ``万只`` → ``只``, 10000, ``ten thousand``."""
    for name, (size, word) in sorted(_MAGNITUDES.items(), key=lambda item: -len(item[0])):
        rest = unit.removeprefix(name)
        if rest != unit and (rest in known or rest in vocabulary.units() or not rest):
            return rest, size, word
    return unit, 1, ""


def needs_english(unit: str, known: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether an unknown unit needs an English name: measures do, mere counters such as 幢 do not."""
    base, _, _ = base_of(unit, known)
    if base in known:
        return False
    told = vocabulary.units().get(base)
    return told is not None and told.kind not in _COUNTED


def unit_rows(unit: str, name_en: str, known: Mapping[str, Mapping[str, str]]) -> list[dict[str, str]]:
    """The registry's rows of a unit that it lacks, its base first where that is missing too."""
    base, size, word = base_of(unit, known)
    rows = []
    if base not in known:
        told = vocabulary.units().get(base)
        symbol = name_en if told and told.kind not in _COUNTED else ""
        rows.append(
            {
                "unit": base,
                "base_unit": base,
                "factor": "1",
                "dimension": _dimension(base, told),
                "name_en": name_en or f"item counted in {base}",
                "name_zh": base or "无单位",
                "symbol_en": symbol,
            }
        )
    below = {**known, **{row["unit"]: row for row in rows}}[base]
    if unit != base:
        factor = Fraction(below["factor"]) * size
        rows.append(
            {
                "unit": unit,
                "base_unit": below["base_unit"],
                "factor": plain(factor),
                "dimension": below["dimension"],
                "name_en": f"{word} {below['name_en']}",
                "name_zh": unit,
                "symbol_en": f"{word} {below['symbol_en']}" if below["symbol_en"] else "",
            }
        )
    return rows


def _dimension(base: str, told: vocabulary.Unit | None) -> str:
    """The registry's word for what a unit measures."""
    if base == "番" or told is not None and told.kind == "multiple":
        return "none"
    if told is None:
        return "count"
    if told.kind in ("duration", "age"):
        return next((word for unit, word in _TIMES.items() if base.endswith(unit)), "time")
    return _DIMENSIONS.get(told.dimension, told.dimension.replace(" ", "_") or "count")
