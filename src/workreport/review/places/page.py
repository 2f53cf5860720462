"""The sheet of places as a page: each mention in its sentence, beside what is drafted to be said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workreport.registry import files
from workreport.registry.language import Bilingual
from workreport.registry.project import Project
from workreport.registry.terms import MENTION, THEME
from workreport.review import beside
from workreport.review.places.form import NAME
from workreport.review.sheet import REFUSE, Line

_HOW = Bilingual(
    "Under “said_en” say in English what is said of the place, and correct the Chinese beside it. A word that does "
    "not mean this place gets no under “decision”.",
    "“said_en”一栏用英文写明所说的事，旁边的中文有误的改正。不是指这个地方的词，“决定”一栏填 no。",
)
_SENTENCE = Bilingual("Sentence", "原句")


def render(
    project: Project, report_id: str, lines: Sequence[Line], open_: Mapping[int, Bilingual] | None = None
) -> str:
    """The page; ``open_`` is what is still open by the row's number, by default whatever asks something."""
    title = Bilingual(f"The places that {report_id} names", f"{report_id} 提到的地方")
    names = files.read(project, "areas", "").set_index("area_code")["name_zh"].to_dict()
    return beside.render(report_id, NAME, title, _HOW, [_entry(line, names) for line in lines], open_)


def _entry(line: Line, names: Mapping[str, str]) -> beside.Entry:
    words = [
        table[line[key]].zh for key, table in (("theme", THEME), ("kind", MENTION)) if line[key] in table
    ]
    read = ["不是指这个地方"] if line["decision"] == REFUSE else [line["said_zh"], line["said_en"], *words]
    area = names.get(line["area"], line["area"])
    return beside.Entry(line, area, [one for one in read if one], [(_SENTENCE, line["sentence"])])
