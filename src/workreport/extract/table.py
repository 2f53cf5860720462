"""The tables of one extraction, in the columns of the data contract and two of their own."""

from __future__ import annotations

import csv
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
    return [_nonfigure(extraction, nonfigure) for nonfigure in extraction.nonfigures]


def write(extraction: Extraction, output: Path | str) -> tuple[Path, Path]:
    """Write ``output`` and ``nonfigures.csv`` beside it; both or neither.

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
    staged = [
        _staged(target, COLUMNS, figures(extraction)),
        _staged(beside, NONFIGURE_COLUMNS, nonfigures(extraction)),
    ]
    for temporary, final in zip(staged, (target, beside), strict=True):
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


def _staged(final: Path, columns: list[str], rows: list[dict[str, str]]) -> str:
    handle, name = tempfile.mkstemp(dir=final.parent, prefix=f".{final.name}.")
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    os.chmod(name, 0o644)
    return name
