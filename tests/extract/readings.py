"""Read a few sentences as if they stood in a report of a fictional city."""

from __future__ import annotations

from workreport.extract.report import Extraction, extract
from workreport.extract.rows import Row
from workreport.extract.text import repair

_HEAD = (
    "云川市政府工作报告\n——2023年1月15日在云川市第九届人民代表大会第二次会议上\n各位代表：\n"
    "现在，我代表市人民政府，向大会报告工作。\n"
)


def read(back: str = "", ahead: str = "", *, report_year: int | None = None) -> Extraction:
    """The extraction of a report whose review says ``back`` and whose plan says ``ahead``."""
    text = f"{_HEAD}一、2022年工作回顾\n{back}\n二、2023年工作安排\n{ahead}\n"
    return extract(repair(text), report_year)


def rows(back: str = "", ahead: str = "") -> list[Row]:
    """The figures of such a report, in order."""
    return list(read(back, ahead).figures)


def surface(extraction: Extraction, row: Row) -> str:
    """The text of a row's span, as it stands in the raw text."""
    start, end = extraction.document.raw_span(row.quantity.start, row.quantity.end)
    return extraction.document.raw[start:end]
