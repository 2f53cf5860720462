"""The sheet of places as a page: each mention in its sentence, beside what is drafted to be said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workreport.registry.language import Bilingual
from workreport.registry.terms import MENTION, THEME
from workreport.review import beside
from workreport.review.places.form import NAME
from workreport.review.sheet import REFUSE, Line

_SENTENCE = Bilingual("Sentence", "原句")


def render(report_id: str, lines: Sequence[Line], open_: Mapping[int, Bilingual] | None = None) -> str:
    """The page; ``open_`` is what is still open by the row's number, by default whatever asks something."""
    title = Bilingual(f"The places that {report_id} names", f"{report_id} 提到的地方")
    return beside.render(report_id, NAME, title, [_entry(line) for line in lines], open_)


def _entry(line: Line) -> beside.Entry:
    words = [
        table[line[key]].zh for key, table in (("theme", THEME), ("kind", MENTION)) if line[key] in table
    ]
    read = ["不是指这个地方"] if line["decision"] == REFUSE else [line["said_zh"], line["said_en"], *words]
    return beside.Entry(line, line["area"], [one for one in read if one], [(_SENTENCE, line["sentence"])])
