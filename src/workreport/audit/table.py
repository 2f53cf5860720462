"""The table of an audit, in the columns of the data contract and some of its own."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from workreport.audit.reading import Figure, Reading
from workreport.audit.verdict import Verdict

COLUMNS = (
    "target_start target_end target_surface indicator_zh target_value target_unit comparator fate "
    "outcome_value outcome_unit outcome_start outcome_end evidence confidence "
    "commitment set_again again_value again_unit again_start again_end section class direction period "
    "bound tolerance outcome_zh outcome_comparator outcome_period rule"
).split()
"""The fixed columns, then the hedging word, whether the target is set again, and how the verdict came about.

Offsets count Unicode code points of the decoded files, end exclusive: ``target_*`` in the earlier,
``outcome_*`` and ``again_*`` in the later text. ``bound`` is floor or ceiling.
"""


def rows(verdicts: Iterable[Verdict], earlier: Reading, later: Reading) -> list[dict[str, str]]:
    """One row per target, in order of appearance, as text."""
    return [_row(verdict, earlier, later) for verdict in verdicts]


def write(
    found: list[dict[str, str]], output: Path | str, earlier: Reading, later: Reading
) -> tuple[Path, list[Path]]:
    """Write the table (UTF-8, line feeds), and beside it the text that was read of a Word file or web page.

    Returns
    -------
    tuple
        The table, and the texts written, in which the offsets count. All of it is written, or nothing.
    """
    target = Path(output)
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = io.StringIO(newline="")
    writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    texts = {
        target.with_suffix(f".{name}.txt"): reading.extraction.document.raw
        for name, reading in (("earlier", earlier), ("later", later))
        if reading.extraction.document.converted
    }
    staged = [(_staged(path, text), path) for path, text in {**texts, target: lines.getvalue()}.items()]
    for temporary, final in staged:
        os.replace(temporary, final)
    return target, list(texts)


def _staged(final: Path, text: str) -> str:
    handle, name = tempfile.mkstemp(dir=final.parent, prefix=f".{final.name}.")
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    os.chmod(name, 0o644)
    return name


def _row(verdict: Verdict, earlier: Reading, later: Reading) -> dict[str, str]:
    row = verdict.target.row
    start, end = earlier.extraction.document.raw_span(row.quantity.start, row.quantity.end)
    cells = dict.fromkeys(COLUMNS, "") | {
        "target_start": str(start),
        "target_end": str(end),
        "target_surface": earlier.extraction.document.raw[start:end],
        "indicator_zh": row.name,
        "target_value": row.quantity.value,
        "target_unit": row.quantity.unit,
        "comparator": row.comparator,
        "fate": verdict.fate,
        "confidence": f"{verdict.confidence:.2f}",
        "commitment": row.commitment,
        "set_again": "no",
        "section": row.section,
        "class": row.of_class,
        "direction": row.direction,
        "period": row.period,
        "bound": "ceiling" if verdict.ceiling else "floor",
        "tolerance": verdict.tolerance,
        "rule": verdict.rule,
    }
    return cells | _outcome(verdict, later) | _again(verdict.again, later)


def _outcome(verdict: Verdict, later: Reading) -> dict[str, str]:
    if verdict.outcome is not None:
        row = verdict.outcome.row
        span, sentence = (row.quantity.start, row.quantity.end), verdict.outcome.sentence
        cells = {
            "outcome_value": row.quantity.value,
            "outcome_unit": row.quantity.unit,
            "outcome_zh": row.name,
            "outcome_comparator": row.comparator,
            "outcome_period": row.period if verdict.outcome.span else str(verdict.outcome.year),
        }
    elif verdict.passage is not None:
        passage = verdict.passage.passage
        span, sentence, cells = (passage.start, passage.end), passage.sentence, {}
    else:
        return {}
    start, end = later.extraction.document.raw_span(*span)
    evidence = later.text[sentence.start : sentence.end].strip()
    return cells | {"outcome_start": str(start), "outcome_end": str(end), "evidence": evidence}


def _again(again: Figure | None, later: Reading) -> dict[str, str]:
    if again is None:
        return {}
    quantity = again.row.quantity
    start, end = later.extraction.document.raw_span(quantity.start, quantity.end)
    return {
        "set_again": "yes",
        "again_value": quantity.value,
        "again_unit": quantity.unit,
        "again_start": str(start),
        "again_end": str(end),
    }
