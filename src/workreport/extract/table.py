"""The tables of one extraction, in the columns of the data contract and two of their own."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from pathlib import Path

from workreport.extract.marks import NonFigure
from workreport.extract.report import Extraction
from workreport.extract.rows import Row

COLUMNS = (
    "figure_id start end surface section class status indicator_id indicator_zh area_code period value unit "
    "value_base unit_base comparator direction commitment applies_to note_en note_zh confidence rule"
).split()
"""The fixed columns, then ``confidence`` (0 to 1) and ``rule`` (the one that bound the row)."""

NONFIGURE_COLUMNS = "start end surface class note".split()


def figures(extraction: Extraction, prefix: str = "c") -> list[dict[str, str]]:
    """One row per figure, in order, as text; ids are ``prefix-001`` and so on within this reading."""
    ids = {id(row): f"{prefix}-{number:03d}" for number, row in enumerate(extraction.figures, 1)}
    return [_figure(extraction, row, ids) for row in extraction.figures]


def nonfigures(extraction: Extraction) -> list[dict[str, str]]:
    """One row per numeral that is no figure, in order, as text."""
    raw = extraction.document.raw
    rows = [_nonfigure(extraction, nonfigure) for nonfigure in extraction.nonfigures]
    rows += [
        {
            "start": str(start),
            "end": str(end),
            "surface": raw[start:end],
            "class": "other",
            "note": "page number",
        }
        for start, end in extraction.document.pages
    ]
    return sorted(rows, key=lambda row: int(row["start"]))


def write(extraction: Extraction, output: Path | str) -> tuple[Path, Path]:
    """Write ``output`` and ``nonfigures.csv`` beside it; all or nothing.

    Of a Word file or a web page the text that was read, in which the offsets
    count, goes beside them under the name of ``output`` with ``.txt``.

    Returns
    -------
    tuple of Path
        The two files written (UTF-8, line feeds).
    """
    target = Path(output)
    beside = target.with_name("nonfigures.csv")
    if beside == target:
        beside = target.with_name("nonfigures.nonfigures.csv")
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = {
        target: _table(COLUMNS, figures(extraction)),
        beside: _table(NONFIGURE_COLUMNS, nonfigures(extraction)),
    }
    if extraction.document.converted:
        staged[target.with_suffix(".txt")] = extraction.document.raw
    for temporary, final in [(_staged(final, text), final) for final, text in staged.items()]:
        os.replace(temporary, final)
    return target, beside


def _figure(extraction: Extraction, row: Row, ids: dict[int, str]) -> dict[str, str]:
    quantity = row.quantity
    start, end = extraction.document.raw_span(quantity.start, quantity.end)
    return {
        "figure_id": ids[id(row)],
        "start": str(start),
        "end": str(end),
        "surface": extraction.document.raw[start:end],
        "section": row.section,
        "class": row.of_class,
        "status": row.status,
        "indicator_id": "",
        "indicator_zh": row.name,
        "area_code": row.area,
        "period": row.period,
        "value": quantity.value,
        "unit": quantity.unit,
        "value_base": quantity.base,
        "unit_base": quantity.unit_base,
        "comparator": row.comparator,
        "direction": row.direction,
        "commitment": row.commitment,
        "applies_to": " ".join(ids[id(other)] for other in row.applies if id(other) in ids),
        "note_en": "",
        "note_zh": "",
        "confidence": f"{row.confidence:.2f}",
        "rule": row.rule,
    }


def _nonfigure(extraction: Extraction, nonfigure: NonFigure) -> dict[str, str]:
    start, end = extraction.document.raw_span(nonfigure.start, nonfigure.end)
    return {
        "start": str(start),
        "end": str(end),
        "surface": extraction.document.raw[start:end],
        "class": nonfigure.kind,
        "note": nonfigure.note,
    }


def _table(columns: list[str], rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _staged(final: Path, text: str) -> str:
    handle, name = tempfile.mkstemp(dir=final.parent, prefix=f".{final.name}.")
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    os.chmod(name, 0o644)
    return name
