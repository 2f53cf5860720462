"""Prove a table's cells against its declaration, with pandera; every fault by row and column.

pandera takes a second to import, so only the checks import this module.
"""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from workreport.registry.problems import Problem, problem
from workreport.registry.tables import Column, Table, tables

FILLED = "filled"
ALLOWED = "allowed"
PATTERN = "pattern"


def schema(table: Table) -> pa.DataFrameSchema:
    """The strict, ordered pandera schema of a table of strings."""
    return pa.DataFrameSchema(
        {column.name: pa.Column(checks=_checks(column), nullable=False) for column in table.columns},
        strict=True,
        ordered=True,
        unique=list(table.key),
        name=table.name,
    )


def _checks(column: Column) -> list[pa.Check]:
    checks = []
    if column.filled:
        checks.append(pa.Check(lambda cells: cells.str.strip() != "", error=FILLED))
    if column.allowed:
        checks.append(pa.Check.isin([*column.allowed, ""], error=ALLOWED))
    elif column.pattern:
        checks.append(pa.Check.str_matches(rf"^(?:{column.pattern})?\Z", error=PATTERN))
    return checks


def prove(frame: pd.DataFrame, name: str, shown: str) -> list[tuple[int, Problem]]:
    """What is wrong with the cells of a table of ``tables.yml``: the row's index and the problem.

    ``shown`` is how messages name the file; they count rows as a spreadsheet does, the header being row 1.
    """
    table = tables()[name]
    try:
        schema(table).validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases.drop_duplicates(["column", "check", "index"])
        return _cells(cases, frame, table, shown) + _duplicates(frame, table, shown)
    return []


def _cells(cases: pd.DataFrame, frame: pd.DataFrame, table: Table, shown: str) -> list[tuple[int, Problem]]:
    columns = {column.name: column for column in table.columns}
    found = []
    for case in cases.itertuples():
        if case.check not in (FILLED, ALLOWED, PATTERN):
            continue
        column = columns[case.column]
        row = int(case.index)
        cell = frame.at[row, column.name]
        found.append((row, _cell(column, cell, shown, place(frame, table, row, column.name), case.check)))
    return sorted(found, key=lambda pair: pair[0])


def place(frame: pd.DataFrame, table: Table, row: int, column: str) -> str:
    """Where a cell stands, in words: ``row 12 (hz2020-011), column unit``."""
    key = " ".join(frame.at[row, name] for name in table.key)
    return f"row {row + 2}" + (f" ({key})" if key.strip() else "") + f", column {column}"


def _cell(column: Column, cell: str, shown: str, where: str, check: str) -> Problem:
    en, zh = _expected(column)
    if check == FILLED:
        said_en, said_zh = "the cell is empty.", "单元格为空。"
    else:
        said_en, said_zh = f"{cell!r} cannot stand here.", f"此处不能写“{cell}”。"
    return problem(
        shown,
        where,
        en=said_en,
        zh=said_zh,
        mend_en=f"Expected: {en} ({column.means.en[0].lower()}{column.means.en[1:]}).",
        mend_zh=f"应为：{zh}（{column.means.zh}）。",
    )


_KINDS = {
    "integer": ("a whole number without sign or blanks", "不带符号和空格的整数"),
    "decimal": ("a number such as 3122.4, without commas", "形如 3122.4 的数，不加千分位"),
    "number": ("a number such as 3122.4 or a fraction such as 1/3", "形如 3122.4 的数或 1/3 的分数"),
    "date": ("a date such as 2020-04-27", "形如 2020-04-27 的日期"),
    "period": (
        "a year, a month, a day, or two of them as 2014/2019",
        "年、年-月、年-月-日，或以斜线连接的起止如 2014/2019",
    ),
}


def _expected(column: Column) -> tuple[str, str]:
    if column.allowed:
        names = [name or '""' for name in column.allowed]
        return f"one of {', '.join(names)}", f"{'、'.join(names)} 之一"
    if column.kind in _KINDS:
        return _KINDS[column.kind]
    if column.pattern:
        return f"text of the form {column.pattern}", f"符合 {column.pattern} 的文本"
    return "some text", "文字"


def _duplicates(frame: pd.DataFrame, table: Table, shown: str) -> list[tuple[int, Problem]]:
    key = list(table.key)
    first = frame[~frame.duplicated(key)].reset_index().set_index(key)["index"]
    found = []
    for row in frame.index[frame.duplicated(key)]:
        names = tuple(frame.loc[row, key])
        earlier = int(first[names if len(key) > 1 else names[0]]) + 2
        label = " ".join(names)
        fault = problem(
            shown,
            f"row {row + 2}, column {', '.join(key)}",
            en=f"{label!r} stands already in row {earlier}.",
            zh=f"“{label}”已见于第 {earlier} 行。",
            mend_en="Give the later row a key of its own, or delete one of the two; an id is never reused.",
            mend_zh="请为后一行另编号，或删去其一；编号不得重复使用。",
        )
        found.append((row, fault))
    return found
