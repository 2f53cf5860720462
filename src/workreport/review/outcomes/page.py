"""The sheet of outcomes as a page: each target in its sentence, beside what the next report says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workreport.registry.language import Bilingual
from workreport.registry.project import Project
from workreport.registry.terms import FATE
from workreport.review import beside
from workreport.review.outcomes.form import COMPARABILITY, NAME
from workreport.review.sheet import COMPARATORS, Line

_HOW = Bilingual(
    "Correct what is wrong in its cell, then write ok under “decision”.",
    "有误的直接改正该格，然后在“决定”一栏填 ok。",
)
_SAID = Bilingual("The next report", "下一年报告")
_AGAIN = Bilingual("Set again", "再次设定")
_TARGET = Bilingual("Target", "目标")


def render(
    project: Project,
    report_id: str,
    later_id: str,
    lines: Sequence[Line],
    open_: Mapping[int, Bilingual] | None = None,
) -> str:
    """The page; ``open_`` is what is still open by the row's number, by default whatever asks something."""
    title = Bilingual(
        f"What {later_id} says of the targets of {report_id}", f"{later_id} 怎样交代 {report_id} 的目标"
    )
    return beside.render(report_id, NAME, title, _HOW, [_entry(line) for line in lines], open_)


def _entry(line: Line) -> beside.Entry:
    value = _written(line, "outcome")
    scope = COMPARABILITY[line["comparability"]].zh if line["comparability"] in COMPARABILITY else ""
    fate = FATE[line["fate"]].zh if line["fate"] in FATE else line["fate"]
    again = _written(line, "next") if line["set_again"] == "yes" else ""
    read = [fate, value, scope, f"{_AGAIN.zh}：{again or '是'}" if line["set_again"] == "yes" else ""]
    quotes = [(_TARGET, line["target"]), (_SAID, line["evidence"]), (_AGAIN, line["again"])]
    return beside.Entry(line, line["name_zh"], [one for one in read if one], quotes)


def _written(line: Line, side: str) -> str:
    word = line[f"{side}_comparator"]
    hedge = COMPARATORS[word].zh if word in COMPARATORS and word != "eq" else ""
    return f"{hedge}{line[f'{side}_value']}{line[f'{side}_unit']}"
