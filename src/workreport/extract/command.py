"""The extraction as a command: read a file, write its tables, say what was done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workreport.extract import confidence, table
from workreport.extract.report import extract
from workreport.extract.text import load
from workreport.registry.language import Bilingual

LISTED = 12
"""Rows that need a look which are listed; the table tells the rest by its confidence."""


@dataclass(frozen=True)
class Summary:
    """What one extraction wrote; ``doubtful`` holds the rows that need a look, the least sure first."""

    output: Path
    nonfigures: Path
    year: int
    area_code: str
    area: str
    figures: int
    spans: int
    targets: int
    doubtful: tuple[dict[str, str], ...]
    others: int
    text: Path | None = None

    @property
    def unsure(self) -> int:
        """How many rows need a look."""
        return len(self.doubtful)

    @property
    def said(self) -> Bilingual:
        """What was read in a line, then the rows that need a look."""
        where = self.area or "—"
        first = Bilingual(
            en=(
                f"{self.output}: {self.figures} figures ({self.targets} targets) of {where} {self.year}; "
                f"{self.unsure} need a look; {self.others} numerals are no figures."
            ),
            zh=(
                f"{self.output}：{where} {self.year} 年，{self.figures} 个数据（目标 {self.targets} 个），"
                f"{self.unsure} 个需要核对；另有 {self.others} 处数字不是数据。"
            ),
        )
        listed = [
            f"  {row['figure_id']}  {row['surface']}  {row['indicator_zh']}  ({row['rule']}, {row['confidence']})"
            for row in self.doubtful[:LISTED]
        ]
        rest = self.unsure - len(listed)
        more_en = [f"  and {rest} more with a confidence below {confidence.REVIEW}"] if rest else []
        more_zh = [f"  另有 {rest} 个，置信度低于 {confidence.REVIEW}"] if rest else []
        read_en = [f"Offsets count in {self.text}."] if self.text else []
        read_zh = [f"位置按 {self.text} 计。"] if self.text else []
        return Bilingual(
            en="\n".join([first.en, *listed, *more_en, *read_en]),
            zh="\n".join([first.zh, *listed, *more_zh, *read_zh]),
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
    rows = table.figures(extraction)
    doubtful = [row for row in rows if float(row["confidence"]) < confidence.REVIEW]
    return Summary(
        figures,
        nonfigures,
        extraction.year,
        extraction.place.code,
        extraction.place.name,
        len(rows),
        len({(row["start"], row["end"]) for row in rows}),
        sum(row["status"] == "target" for row in rows),
        tuple(sorted(doubtful, key=lambda row: float(row["confidence"]))),
        len(table.nonfigures(extraction)),
        figures.with_suffix(".txt") if extraction.document.converted else None,
    )
