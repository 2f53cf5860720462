"""What the report calls its sections."""

from __future__ import annotations

import re

from workreport.figures.edition import Edition

_NUMBER = re.compile(r"^(?:[（(]?[一二三四五六七八九十]+[）)、]|\(\d+\)\s*|[IVX]+\.\s*|\d+\.\s*)")


def section_names(edition: Edition, lang: str) -> dict[str, str]:
    """Section number → heading without its numeral, in the report's order; in Chinese while it has no rendering."""
    sentences = edition.sentences()
    first = sentences[sentences["section"] != ""].drop_duplicates("section")
    return {
        row.section: _NUMBER.sub("", getattr(row, lang) or row.zh).rstrip("。.") for row in first.itertuples()
    }
