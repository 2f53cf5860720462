"""The same numbers as a table: for reading, for screen readers, and as CSV for further use."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Sequence
from decimal import Decimal
from html import escape
from numbers import Number

import pandas as pd

from workreport.charts import measure

_LONG = 30
"""From this width in ems a text is a sentence: two lines or more in a column to read."""

# A text cell that begins so is a formula to a spreadsheet; the full-width forms count in East Asian settings.
_SIGNED = re.compile(r"[+-][0-9]+(\.[0-9]+)?\s?[%‰]?")
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def is_number(value: object) -> bool:
    """Whether a cell holds a number (bool and NaN do not count)."""
    if isinstance(value, bool) or not isinstance(value, Number | Decimal):
        return False
    return not _is_missing(value)


def _is_missing(value: object) -> bool:
    if value is None or value is pd.NA or value is pd.NaT:
        return True
    if isinstance(value, Decimal):
        return value.is_nan()
    return isinstance(value, float) and math.isnan(value)


def written(value: object, language: str) -> str:
    """A cell as a reader sees it.

    Numbers keep the digits they have; English groups thousands, Chinese does not; the minus is a real one.
    Missing values are an en dash.
    """
    if _is_missing(value):
        return "–"
    if not is_number(value):
        return str(value)
    grouping = "," if language == "en" else ""
    if isinstance(value, Decimal):
        text = format(value, f"{grouping}f")
    elif float(value) == int(value):
        text = format(int(value), grouping)
    else:
        text = format(Decimal(repr(float(value))), f"{grouping}f")
    return text.replace("-", "−")


def html(
    frame: pd.DataFrame,
    language: str,
    *,
    caption: str,
    links: Sequence[str] | None = None,
    link_heading: str = "",
    link_text: str = "",
    marks: Sequence[dict[str, str]] | None = None,
) -> str:
    """``frame`` as an accessible table: caption, column and row headings, all text escaped.

    Parameters
    ----------
    frame : DataFrame
        Columns already named in the page's language; the first one heads each row.
    links : sequence of str, optional
        One address a row (may be empty): becomes a last column that leads to the sentence.
    marks : sequence of dict, optional
        One mapping a row from a control's name to the option that the row belongs to.
    """
    numeric = [
        all(is_number(v) or _is_missing(v) for v in frame[c]) and len(frame) > 0 for c in frame.columns
    ]
    kinds = [
        " class=wr-number" if is_num else " class=wr-long" if place and _is_long(frame[c]) else ""
        for place, (c, is_num) in enumerate(zip(frame.columns, numeric, strict=True))
    ]
    heads = [
        f'<th scope="col"{kind}>{escape(str(name))}</th>'
        for name, kind in zip(frame.columns, kinds, strict=True)
    ]
    if links is not None:
        heads.append(f'<th scope="col" class=wr-link>{escape(link_heading)}</th>')
    rows = []
    for index, values in enumerate(frame.itertuples(index=False, name=None)):
        cells = []
        for position, (value, kind) in enumerate(zip(values, kinds, strict=True)):
            text = escape(written(value, language))
            cells.append(f'<th scope="row"{kind}>{text}</th>' if position == 0 else f"<td{kind}>{text}</td>")
        if links is not None:
            address = links[index]
            cells.append(
                f'<td class=wr-link><a href="{escape(address)}">{escape(link_text)}'
                f'<span class="wr-hidden"> {escape(str(values[0]))}</span></a></td>'
                if address
                else "<td class=wr-link></td>"
            )
        attributes = "".join(
            f' data-{name}="{escape(option)}"' for name, option in (marks[index] if marks else {}).items()
        )
        rows.append(f"<tr{attributes}>{''.join(cells)}</tr>")
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{''.join(heads)}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _is_long(cells: pd.Series) -> bool:
    """Whether a column holds sentences: some of its texts would be many lines in a narrow column."""
    return any(isinstance(cell, str) and measure.width(cell, 1) > _LONG for cell in cells)


def guarded(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: text that looks like one gets an apostrophe.

    Numbers stay numbers, negative ones too, and so does a signed number as text.
    """
    if _is_missing(value):
        return ""
    if is_number(value):
        return value
    text = str(value).replace("\x00", "")
    if _SIGNED.fullmatch(text):
        return text
    return "'" + text if text.lstrip(" ").startswith(_FORMULA) else text


def to_csv(frame: pd.DataFrame) -> bytes:
    """``frame`` as UTF-8 with a BOM (Excel reads Chinese so): one row of headings, then nothing but data."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guarded(str(name)) for name in frame.columns])
    for cells in frame.itertuples(index=False, name=None):
        writer.writerow([format(v, "f") if isinstance(v, Decimal) else v for v in map(guarded, cells)])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")
