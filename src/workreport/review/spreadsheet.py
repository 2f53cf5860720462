"""A table of text that survives a spreadsheet: written so that nothing is rewritten, read as spreadsheets save it.

A spreadsheet rewrites what it takes for a number, a date or a formula: ``3.10`` becomes 3.1, ``1/3`` a day in
January, a long number ``1.2E+11``, and a number in a narrow column ``####``. Quotation marks of CSV do not
help, and ``="3.10"`` holds for one save only, for the file then has a bare 3.10 again. So every cell that
could be taken for anything but text stands in corner brackets, ``「3.10」``, which every program keeps; they are
taken off when the cell is read, and a cell without them is read just as well.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from workreport.registry.problems import Problem, ProjectError, problem

BOM = "\ufeff"
DELIMITERS = (",", ";", "\t")
_RISKY = re.compile(
    r"""\s | .*\s\Z                            # blanks at the edges are trimmed
    | [-+=@'"’.,:/%$￥¥€£#~^(０-９0-9]          # numbers, dates, money, formulas
    | (?:true|false|nan|null|inf)\w*\Z
    | (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*[\s./-]*\d
    | [〇零一二三四五六七八九十百千万亿○]+(?:[年月日时分秒点%％].*)?\Z  # a Chinese date or number
    | 「.*」\Z""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def guarded(cell: str) -> str:
    """The cell as it can stand in a spreadsheet: in corner brackets when it could be taken for no text."""
    return f"「{cell}」" if _RISKY.match(cell) else cell


def bare(cell: str) -> str:
    """What a cell says: without blanks at its edges and one pair of corner brackets."""
    cell = cell.strip().strip("\u00a0\u200b")
    return cell[1:-1] if len(cell) > 1 and cell.startswith("「") and cell.endswith("」") else cell


def dump(headings: Mapping[str, str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """The table as a spreadsheet opens it at a double click: UTF-8 with a BOM, CRLF, every risky cell guarded.

    ``headings`` gives each column's key and heading; a heading begins with the key, which is how it is found again.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings.values())
    writer.writerows([guarded(row.get(key, "")) for key in headings] for row in rows)
    return (BOM + out.getvalue()).encode("utf-8")


def read(path: Path, shown: str, headings: Mapping[str, str]) -> list[tuple[int, dict[str, str]]]:
    """The rows of a sheet as a spreadsheet saved it, each with its number there; empty rows are left out.

    UTF-8 with or without BOM, UTF-16 or GB18030; commas, semicolons or tabs; columns in any order, others beside
    them are ignored.

    Raises
    ------
    ProjectError
        When the file cannot be opened or read as such a table, lacks a column, or a cell shows ``####``.
    """
    try:
        text = _decoded(path.read_bytes())
    except OSError as error:
        raise ProjectError([_unreadable(shown, error.strerror or str(error))]) from error
    if text is None:
        raise ProjectError([_unreadable(shown, "neither UTF-8 nor GB18030")])
    table = _parsed(text, headings)
    if table is None:
        raise ProjectError([_unreadable(shown, "not comma-separated text; was it saved as .xlsx?")])
    places, rows = table
    if missing := [headings[key] for key in headings if key not in places]:
        raise ProjectError([_lacking(shown, missing)])
    found = []
    for number, row in enumerate(rows, start=2):
        cells = {key: bare(row[at]) if at < len(row) else "" for key, at in places.items()}
        if any(cells.values()):
            found.append((number, cells))
    if hidden := [
        _hidden(shown, number, key)
        for number, cells in found
        for key, cell in cells.items()
        if re.fullmatch("#{2,}", cell)
    ]:
        raise ProjectError(hidden)
    return found


def _decoded(data: bytes) -> str | None:
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _parsed(text: str, headings: Mapping[str, str]) -> tuple[dict[str, int], list[list[str]]] | None:
    """Where each known column stands, and the rows below the header; None when no delimiter shows a known column."""
    best: tuple[dict[str, int], list[list[str]]] | None = None
    for delimiter in DELIMITERS:
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        except csv.Error:
            continue
        places = _places(rows[0] if rows else [], headings)
        if places and len(places) > len(best[0] if best else ()):
            best = places, rows[1:]
    return best


def _places(header: Sequence[str], headings: Mapping[str, str]) -> dict[str, int]:
    named = [(bare(cell).split() or [""])[0].lower() for cell in header]
    return {key: named.index(key) for key in headings if key in named}


def _unreadable(shown: str, why: str) -> Problem:
    return problem(
        shown,
        "",
        en=f"the sheet cannot be read ({why}).",
        zh=f"无法读取复核表（{why}）。",
        mend_en="Save it as “CSV UTF-8 (comma delimited)”, close it in the spreadsheet, and try again.",
        mend_zh="请另存为“CSV UTF-8（逗号分隔）”，在电子表格中关闭后再试。",
    )


def _lacking(shown: str, missing: list[str]) -> Problem:
    return problem(
        shown,
        "row 1",
        en=f"columns are missing: {', '.join(missing)}.",
        zh=f"缺少以下各列：{'、'.join(missing)}。",
        mend_en="Bring them back with their headings; columns may stand in any order.",
        mend_zh="请恢复这些列及其表头；各列顺序不限。",
    )


def _hidden(shown: str, number: int, key: str) -> Problem:
    return problem(
        shown,
        f"row {number}, column {key}",
        en="the spreadsheet saved #### in place of the cell: the column was too narrow.",
        zh="列宽不够，电子表格把此格存成了 ####。",
        mend_en="Widen the column, write the cell again and save.",
        mend_zh="请加宽此列，重新填写后保存。",
    )
