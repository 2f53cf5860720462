"""The extraction as a command: read a file, write its tables, say what was done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workreport.extract import table
from workreport.extract.report import extract
from workreport.extract.text import load
from workreport.registry.language import Bilingual

UNSURE = 0.6
"""Rows below this confidence are counted as needing a look."""


@dataclass(frozen=True)
class Summary:
    """What one extraction wrote."""

    output: Path
    nonfigures: Path
    year: int
    area_code: str
    area: str
    figures: int
    spans: int
    targets: int
    unsure: int
    others: int
    text: Path | None = None

    @property
    def said(self) -> Bilingual:
        """One line for the person who ran it."""
        where = self.area or "—"
        read = (
            Bilingual(en=f" Offsets count in {self.text}.", zh=f"位置按 {self.text} 计。")
            if self.text
            else Bilingual(en="", zh="")
        )
        return Bilingual(
            en=(
                f"{self.output}: {self.figures} figures ({self.targets} targets) of {where} {self.year}; "
                f"{self.unsure} need a look; {self.others} numerals are no figures.{read.en}"
            ),
            zh=(
                f"{self.output}：{where} {self.year} 年，{self.figures} 个数据（目标 {self.targets} 个），"
                f"{self.unsure} 个需要核对；另有 {self.others} 处数字不是数据。{read.zh}"
            ),
        )


def run(text_path: Path | str, output: Path | str, report_year: int | None = None) -> Summary:
    """Read the report at ``text_path`` and write ``output`` and ``nonfigures.csv`` beside it.

    Of a Word file or a web page, the text that was read goes beside them too.

    Raises
    ------
    ProjectError
        When the file cannot be read as one report; nothing is written then.
    """
    extraction = extract(load(text_path), report_year, name=str(text_path))
    figures, nonfigures = table.write(extraction, output)
    rows = extraction.figures
    return Summary(
        figures,
        nonfigures,
        extraction.year,
        extraction.place.code,
        extraction.place.name,
        len(rows),
        len({(row.quantity.start, row.quantity.end) for row in rows}),
        sum(row.status == "target" for row in rows),
        sum(row.confidence < UNSURE for row in rows),
        len(extraction.nonfigures),
        figures.with_suffix(".txt") if extraction.document.converted else None,
    )
