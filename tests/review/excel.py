"""What a spreadsheet does to a CSV between opening and saving it, as far as it harms text.

It takes cells for numbers, percentages, dates, fractions and formulas and saves what it shows: 3.10 as 3.1, 1/3
as a day, a long number in scientific notation, a number that does not fit its column as ####.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

_NUMBER = re.compile(r"\s*[-+]?[¥$]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:[eE][-+]?\d+)?%?\s*\Z")
_DATE = re.compile(r"\s*(\d{1,4})[-/年](\d{1,2})(?:[-/月](\d{1,2})日?)?月?\s*\Z")
_RANGE = re.compile(r"\s*\d{1,2}[-–/]\d{1,2}\s*\Z")
_FORMULA = re.compile(r"\s*[=+@-]")


@dataclass(frozen=True)
class Excel:
    """One way of saving."""

    encoding: str = "utf-8-sig"
    delimiter: str = ","
    narrow: bool = False
    reverse: bool = False
    more_columns: int = 0

    def save(self, data: bytes) -> bytes:
        """Open the table at a double click and save it again."""
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        shown = [[self._shown(cell) for cell in row] + [""] * self.more_columns for row in rows]
        if self.reverse:
            shown = [row[::-1] for row in shown]
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=self.delimiter, lineterminator="\r\n").writerows([*shown, [""] * 3])
        return out.getvalue().encode(self.encoding, errors="replace")

    def _shown(self, cell: str) -> str:
        if not cell.strip():
            return ""
        number = _NUMBER.match(cell) and any(character.isdigit() for character in cell)
        if number or _DATE.match(cell) or _RANGE.match(cell):
            return "####" if self.narrow else self._number(cell)
        return "#NAME?" if _FORMULA.match(cell) else cell.strip()

    @staticmethod
    def _number(cell: str) -> str:
        if match := _DATE.match(cell):
            return "/".join(str(int(part)) for part in match.groups() if part)
        text = cell.strip().strip("+¥$").replace(",", "")
        try:
            value = float(text.rstrip("%"))
        except ValueError:
            return cell
        shown = f"{value:.6g}" if value < 1e11 else f"{value:.2E}"
        return shown + "%" if text.endswith("%") else shown
