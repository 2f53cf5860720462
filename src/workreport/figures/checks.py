"""Whether each row of the figures is consistent with itself and with the other rows."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from workreport.figures import surface
from workreport.figures.evidence import Evidence, Row
from workreport.registry.numbers import exact, plain
from workreport.registry.problems import Problem


def prove(evidence: Evidence) -> list[Problem]:
    """Every inconsistency of the figures that can be seen without reading the words around them."""
    found: list[Problem] = []
    known = evidence.known("figures", "figure_id")
    rows = {row["figure_id"]: row for row in evidence.rows.get("figures", [])}
    for row in rows.values():
        found += [*_identity(evidence, row), *_arithmetic(evidence, row), *_kind(evidence, row)]
        found += _applies_to(evidence, row, rows, known)
    return found + list(_repeated(evidence)) + list(_shared(evidence))


def _identity(evidence: Evidence, row: Row) -> Iterator[Problem]:
    prefix = f"{evidence.report.get('figure_prefix', '')}-"
    if prefix != "-" and not row["figure_id"].startswith(prefix):
        yield evidence.fault(
            "figures",
            row,
            "figure_id",
            en=f"the id does not begin with {prefix}, the prefix of this report.",
            zh=f"编号未以本报告的前缀 {prefix} 开头。",
            mend_en=f"Write {prefix} and a number that was never used.",
            mend_zh=f"请写作 {prefix} 加一个从未用过的序号。",
        )


def _arithmetic(evidence: Evidence, row: Row) -> Iterator[Problem]:
    """The value follows from the surface, the base value and unit from the value and its unit."""
    value = exact(row["value"])
    said = surface.numbers(row["surface"])
    if value not in said and evidence.proved_by_text(row, "value"):
        names = ", ".join(sorted(plain(number) for number in said)) or "nothing"
        yield evidence.fault(
            "figures",
            row,
            "value",
            en=f"the value is {row['value']}, but the text {row['surface']!r} says {names}.",
            zh=f"值为 {row['value']}，而原文“{row['surface']}”所说的是 {names}。",
            mend_en="Write the number as the text has it, in the unit of the text.",
            mend_zh="请按原文单位填写原文的数字。",
        )
    if evidence.proved_by_text(row, "unit") and not surface.unit_fits(row["surface"], row["unit"]):
        yield evidence.fault(
            "figures",
            row,
            "unit",
            en=f"the unit {row['unit']!r} is not the one of {row['surface']!r}.",
            zh=f"单位“{row['unit']}”与原文“{row['surface']}”不符。",
            mend_en="Write the unit as the text has it, magnitude included (万亩, 亿元).",
            mend_zh="请照原文填写单位，连同“万”“亿”（如万亩、亿元）。",
        )
    unit = _units(evidence).get(row["unit"])
    if unit is None:
        return
    expected = plain(value * exact(unit["factor"]))
    if exact(row["value_base"]) != value * exact(unit["factor"]):
        yield evidence.fault(
            "figures",
            row,
            "value_base",
            en=f"{row['value']} {row['unit']} is {expected} {unit['base_unit']}, not {row['value_base']}.",
            zh=f"{row['value']}{row['unit']} 合 {expected}{unit['base_unit']}，不是 {row['value_base']}。",
            mend_en=f"Write {expected}.",
            mend_zh=f"应填 {expected}。",
        )
    if row["unit_base"] != unit["base_unit"]:
        yield evidence.fault(
            "figures",
            row,
            "unit_base",
            en=f"the base unit of {row['unit']!r} is {unit['base_unit']!r}, not {row['unit_base']!r}.",
            zh=f"“{row['unit']}”的基本单位是“{unit['base_unit']}”，不是“{row['unit_base']}”。",
            mend_en=f"Write {unit['base_unit']}.",
            mend_zh=f"应填 {unit['base_unit']}。",
        )


def _units(evidence: Evidence) -> dict[str, Row]:
    return {row["unit"]: row for row in evidence.rows.get("units", [])}


_CLASS_UNITS = {
    "ratio": ("share", "none"),
    "growth": ("share", "points", "none"),
    "rank": ("order", "people"),
    "duration": ("time", "time_days", "time_hours", "time_minutes"),
}


def _kind(evidence: Evidence, row: Row) -> Iterator[Problem]:
    """Class, status, direction, unit, period and commitment agree with each other."""
    if (row["class"] == "threshold") != (row["status"] == "threshold"):
        yield evidence.fault(
            "figures",
            row,
            "status",
            en=f"the class is {row['class']} and the status {row['status']}.",
            zh=f"类别为 {row['class']}，状态却为 {row['status']}。",
            mend_en="Status is threshold if and only if class is threshold: change one of the two.",
            mend_zh="类别为 threshold 时状态必为 threshold，反之亦然：请改其一。",
        )
    unit = _units(evidence).get(row["unit"])
    wanted = _CLASS_UNITS.get(row["class"])
    if unit and wanted and unit["dimension"] not in wanted:
        yield evidence.fault(
            "figures",
            row,
            "class",
            en=f"a {row['class']} cannot be measured in {row['unit']!r} ({unit['dimension']}).",
            zh=f"类别 {row['class']} 不能以“{row['unit']}”（{unit['dimension']}）为单位。",
            mend_en="Correct the class or the unit; an increase by a number of things is a count, an increase by an "
            "amount a level, each with a name that says so.",
            mend_zh="请改正类别或单位；增加多少个属计数（count），增加多少量属水平（level），指标名称应写明是增加数。",
        )
    yield from _direction(evidence, row)
    yield from _period(evidence, row)
    if row["commitment"] and row["status"] not in ("target", "threshold"):
        yield evidence.fault(
            "figures",
            row,
            "commitment",
            en=f"a row of status {row['status']} carries the commitment {row['commitment']!r}.",
            zh=f"状态为 {row['status']} 的行带有承诺用语“{row['commitment']}”。",
            mend_en="Only targets carry one: empty the cell or correct the status.",
            mend_zh="只有目标才有承诺用语：请清空此格或改正状态。",
        )


def _direction(evidence: Evidence, row: Row) -> Iterator[Problem]:
    needed = row["class"] == "growth" and exact(row["value"]) != 0
    if needed and not row["direction"]:
        yield evidence.fault(
            "figures",
            row,
            "direction",
            en="a growth figure does not say whether it is a rise or a fall.",
            zh="增长类数字未注明升降。",
            mend_en="Write up or down; a fall is a positive value with down.",
            mend_zh="请填 up 或 down；下降用正数加 down 表示。",
        )
    elif row["direction"] and row["class"] != "growth":
        yield evidence.fault(
            "figures",
            row,
            "direction",
            en=f"only growth has a direction, and this row is {row['class']}.",
            zh=f"只有增长类才有方向，此行类别为 {row['class']}。",
            mend_en="Empty the cell or correct the class.",
            mend_zh="请清空此格或改正类别。",
        )


def _period(evidence: Evidence, row: Row) -> Iterator[Problem]:
    year = str(evidence.report.get("plan_year", ""))
    last = row["period"].rpartition("/")[2][:4]
    if not last and row["status"] in ("actual", "target"):
        said_en, said_zh = "a result or target has no period.", "结果或目标没有写明时期。"
    elif row["status"] == "target" and last < year:
        said_en, said_zh = (
            f"a target of the {year} report ends in {last}.",
            f"{year}年报告的目标止于 {last} 年。",
        )
    elif row["status"] == "actual" and year and last > year:
        said_en, said_zh = (
            f"a result of the {year} report lies in {last}.",
            f"{year}年报告的结果落在 {last} 年。",
        )
    else:
        return
    yield evidence.fault(
        "figures",
        row,
        "period",
        en=said_en,
        zh=said_zh,
        mend_en="Write the period that is measured, not the year of the report.",
        mend_zh="请填写所衡量的时期，而不是报告年份。",
    )


def _applies_to(evidence: Evidence, row: Row, rows: dict[str, Row], known: set[str]) -> Iterator[Problem]:
    for name in row["applies_to"].split():
        if name not in known or name == row["figure_id"]:
            said_en, said_zh = (
                f"{name} is not another figure of this report.",
                f"{name} 不是本报告的另一个数字。",
            )
        elif row["class"] == "growth" and name in rows and rows[name]["class"] == "growth":
            said_en, said_zh = (
                f"a growth applies to {name}, itself a growth.",
                f"增速指向的 {name} 也是增速。",
            )
        else:
            continue
        yield evidence.fault(
            "figures",
            row,
            "applies_to",
            en=said_en,
            zh=said_zh,
            mend_en="Name the level of a growth, the count of a threshold, or what is ranked, or leave it empty.",
            mend_zh="请填增速对应的总量、门槛对应的计数或名次所指的对象，没有则留空。",
        )


def _repeated(evidence: Evidence) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], Row] = {}
    for row in evidence.rows.get("figures", []):
        key = (row["start"], row["end"], row["indicator_id"], row["class"], row["value"], row["area_code"])
        if key in seen and row["indicator_id"]:  # a draft has rows whose indicator nobody has decided yet
            yield evidence.fault(
                "figures",
                row,
                "indicator_id",
                en=f"the same span says the same of {row['indicator_id']} as {seen[key]['figure_id']} does.",
                zh=f"同一处对 {row['indicator_id']} 的记录与 {seen[key]['figure_id']} 重复。",
                mend_en="Delete one of the two rows.",
                mend_zh="请删去其中一行。",
            )
        seen.setdefault(key, row)


def _shared(evidence: Evidence) -> Iterator[Problem]:
    """Rows that share a span share its unit; values differ only in a range or a ratio of parts."""
    first: dict[tuple[int, int], Row] = {}
    for row in evidence.rows.get("figures", []):
        other = first.setdefault(row.span, row)
        values: set[Fraction] = surface.numbers(row["surface"])
        if other is not row and other["value"] != row["value"] and len(values) < 2:
            yield evidence.fault(
                "figures",
                row,
                "value",
                en=f"{other['figure_id']} reads the same span as {other['value']}, not {row['value']}.",
                zh=f"{other['figure_id']} 将同一处读作 {other['value']}，而非 {row['value']}。",
                mend_en="One number in the text has one value: correct one of the rows.",
                mend_zh="原文一个数字只有一个值：请改正其中一行。",
            )
