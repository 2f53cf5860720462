"""Read tables as they are written: every cell a string, nothing guessed, nothing shifted."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd

from workreport.registry.problems import Problem, ProjectError, problem
from workreport.registry.project import Project
from workreport.registry.tables import Table, tables


def read(project: Project, name: str, report_id: str) -> pd.DataFrame:
    """A table of an edition, all cells strings, columns as ``tables.yml`` declares them.

    Parameters
    ----------
    name : str
        A table of ``tables.yml``, such as ``figures``.
    report_id : str
        The edition, such as ``huzhou-2020``.

    Raises
    ------
    ProjectError
        When the file is missing, is not UTF-8, has another header, or has a row with too many or
        too few cells; names every such row.
    """
    table = tables()[name]
    path = table.file(project, report_id)
    frame, problems = parse(path, table, project.relative(path))
    if problems:
        raise ProjectError(problems)
    return frame


def parse(path: Path, table: Table, shown: str) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows of a file that have all cells, and what is wrong with its structure.

    ``shown`` is how messages name the file. The index of a row is its number in a spreadsheet less 2, so
    that it still tells the row where others were left out.
    """
    text, problems = _text(path, shown)
    if problems:
        return pd.DataFrame(columns=table.header, dtype=str), problems
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        return pd.DataFrame(columns=table.header, dtype=str), [_unreadable(shown, str(error))]
    header, rows = (rows[0], rows[1:]) if rows else ([], [])
    if header != table.header:
        return pd.DataFrame(columns=table.header, dtype=str), [_other_header(shown, header, table.header)]
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            problems.append(_other_length(shown, number, row, header))
    sound = {number: row for number, row in enumerate(rows) if len(row) == len(header)}
    return pd.DataFrame(list(sound.values()), index=list(sound), columns=header, dtype=str), problems


def _text(path: Path, shown: str) -> tuple[str, list[Problem]]:
    try:
        return path.read_bytes().decode("utf-8-sig"), []
    except FileNotFoundError:
        return "", [
            problem(
                shown,
                "",
                en="this file is missing.",
                zh="缺少这个文件。",
                mend_en="Restore it, or write it with the header line that CONTRIBUTING describes.",
                mend_zh="请恢复此文件，或按 CONTRIBUTING 所列表头新建。",
            )
        ]
    except UnicodeDecodeError as error:
        return "", [
            problem(
                shown,
                f"byte {error.start}",
                en="the file is not UTF-8 text.",
                zh="文件不是 UTF-8 编码。",
                mend_en="Save it as “CSV UTF-8”; spreadsheets often save Chinese as GBK.",
                mend_zh="请另存为“CSV UTF-8”；电子表格软件常默认存为 GBK。",
            )
        ]


def _unreadable(shown: str, said: str) -> Problem:
    return problem(
        shown,
        "",
        en=f"the file cannot be read as CSV: {said}.",
        zh=f"无法按 CSV 读取：{said}。",
        mend_en="Look for a quotation mark that is opened and never closed.",
        mend_zh="请检查是否有只开不闭的引号。",
    )


def _other_header(shown: str, header: list[str], expected: list[str]) -> Problem:
    missing = [name for name in expected if name not in header]
    extra = [name for name in header if name not in expected]
    parts_en = [f"missing: {', '.join(missing)}"] if missing else []
    parts_zh = [f"缺少 {'、'.join(missing)}"] if missing else []
    if extra:
        parts_en.append(f"not expected: {', '.join(map(repr, extra))}")
        parts_zh.append(f"多出 {'、'.join(map(repr, extra))}")
    if not parts_en:
        parts_en, parts_zh = ["the columns are not in their order"], ["列的顺序不对"]
    return problem(
        shown,
        "row 1",
        en=f"the header is not the expected one ({'; '.join(parts_en)}).",
        zh=f"表头与规定不符（{'；'.join(parts_zh)}）。",
        mend_en=f"The first line must be: {','.join(expected)}",
        mend_zh=f"首行应为：{','.join(expected)}",
    )


def _other_length(shown: str, number: int, row: list[str], header: list[str]) -> Problem:
    first = row[0] if row else ""
    return problem(
        shown,
        f"row {number}" + (f" ({first})" if first else ""),
        en=f"the row has {len(row)} cells, the table has {len(header)} columns.",
        zh=f"这一行有 {len(row)} 格，而表格有 {len(header)} 列。",
        mend_en="Put a cell that holds a comma between quotation marks; delete empty lines.",
        mend_zh="含逗号的单元格请加英文双引号；空行请删除。",
    )
