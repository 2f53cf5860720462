"""Which values can be set against each other: growth with growth, people with people, one unit with itself."""

from __future__ import annotations

import re
from functools import cache

from workreport.audit import vocabulary
from workreport.extract.rows import Row

_PEOPLE = re.compile("人口|人员|群众|劳动力|居民|农民|学生")
_FIRMS = re.compile("企业|主体|合作社|商户|工商户|公司")


def comparable(target: Row, other: Row) -> bool:
    """Whether a value of ``other`` can be set against the target: growth with growth, unit with unit."""
    if _grows(target) != _grows(other):
        return False
    if (target.of_class == "rank") != (other.of_class == "rank"):
        return False
    if target.quantity.part != other.quantity.part and target.quantity.form == "ratio":
        return False
    alike = target.of_class == other.of_class and target.quantity.unit_base == other.quantity.unit_base
    return alike or _group(target) == _group(other)


def _grows(row: Row) -> bool:
    """Whether a value is a growth; what is added of things (企业净增33家) is a number of them."""
    return row.of_class == "growth" and row.quantity.kind != "counter"


def counts_things(row: Row) -> bool:
    """Whether a value counts things, or says how long or how large works are."""
    works = row.quantity.dimension in ("area", "length") or _group(row) == "things"
    return row.of_class == "count" or (row.of_class == "level" and works)


def _group(row: Row) -> str:
    """The kind of unit: people are counted in 人 or without a unit, firms in 家 or 户."""
    unit = row.quantity.unit_base
    if row.of_class == "count" and not unit and _PEOPLE.search(row.name):
        return "persons"
    if unit == "户" and _FIRMS.search(row.name):
        return "things"
    return _groups().get(unit, unit)


@cache
def _groups() -> dict[str, str]:
    return {row["unit"]: row["group"] for row in vocabulary.table("counters")}
