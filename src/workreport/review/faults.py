"""What the tools say of a review sheet: what is open, and which cells cannot stand."""

from __future__ import annotations

from workreport.registry.language import Bilingual
from workreport.registry.problems import Problem, problem
from workreport.registry.terms import COMMITMENT, NUMERAL
from workreport.review.sheet import DIRECTIONS, WORDS, Line

DECIDE = Bilingual("Answer the question of this row.", "请回答此行的待定事项。")
NAME_IN_ENGLISH = Bilingual("A new indicator needs an English name.", "新指标须有英文名称。")
BOTH_LANGUAGES = Bilingual("Names are needed in both languages.", "中英文名称都要有。")
ENGLISH = Bilingual("An English name is needed.", "须有英文名称。")


def name_is_taken(indicator: str, name_zh: str) -> Bilingual:
    """An English name that a known indicator has already."""
    return Bilingual(
        f"{indicator} ({name_zh}) has this English name: write that id under “indicator”, or another name.",
        f"{indicator}（{name_zh}）已用此英文名称：请在“指标”栏填该编号，或另取英文名。",
    )


def _at(shown: str, line: Line, column: str, en: str, zh: str, mend_en: str, mend_zh: str) -> Problem:
    key = line.cells.get("figure") or line["surface"]
    return problem(
        shown,
        f"row {line.number} ({key}), column {column}",
        en=en,
        zh=zh,
        mend_en=mend_en,
        mend_zh=mend_zh,
    )


def cannot(shown: str, line: Line, column: str, mend_en: str, mend_zh: str) -> Problem:
    """A cell that cannot stand, and what can."""
    cell = line[column]
    said = (
        (f"{cell!r} cannot stand here.", f"此处不能写“{cell}”。")
        if cell
        else ("the cell is empty.", "单元格为空。")
    )
    return _at(shown, line, column, *said, mend_en, mend_zh)


def no_sheet(shown: str, report_id: str) -> Problem:
    """The edition was not begun with a sheet."""
    return problem(
        shown,
        "",
        en="this edition has no review sheet: it was not started by `workreport new`.",
        zh="这一版没有复核表：它不是由 `workreport new` 建立的。",
        mend_en=f"Correct its tables themselves, and prove them with `workreport check {report_id}`.",
        mend_zh=f"请直接更正各表，再用 `workreport check {report_id}` 核对。",
    )


def no_row(shown: str, start: int, end: int, surface: str) -> Problem:
    """A numeral of the text has no row."""
    return problem(
        shown,
        f"{start}–{end}",
        en=f"the row of the numeral {surface!r} is gone.",
        zh=f"数字“{surface}”所在的行不见了。",
        mend_en=f"Bring it back, or add a row with place {start}–{end} and decision no.",
        mend_zh=f"请恢复此行，或增加一行：“位置”填 {start}–{end}，“决定”填 no。",
    )


def no_place(shown: str, line: Line, column: str) -> Problem:
    """The place is no span of the text."""
    return cannot(
        shown,
        line,
        column,
        "Write start and end as in 566–570; for a second indicator of one number copy its row.",
        "请写起止位置，如 566–570；一个数有两个指标时，请复制该行。",
    )


def no_decision(shown: str, line: Line, column: str) -> Problem:
    """The decision is neither yes nor no."""
    return cannot(
        shown, line, column, "Write ok, or no for what is no figure.", "请填 ok；不是指标数据的填 no。"
    )


def no_word(shown: str, line: Line, column: str) -> Problem:
    """The cell holds no word of the contract."""
    words = WORDS.get(column, COMMITMENT)
    listed = [word for word in words if word not in NUMERAL or column != "class"]
    empty_en, empty_zh = (
        (", or nothing", "，或留空") if words is DIRECTIONS or column == "commitment" else ("", "")
    )
    return cannot(
        shown,
        line,
        column,
        f"Write one of {', '.join(listed)}{empty_en}.",
        f"可填：{'、'.join(listed)}{empty_zh}。",
    )


def no_period(shown: str, line: Line, column: str) -> Problem:
    """The period is none."""
    return cannot(
        shown,
        line,
        column,
        "Write a year, a month, a day, or two of them: 2020, 2020-12-31, 2016/2020.",
        "请写年、年-月、年-月-日或起止：2020，2020-12-31，2016/2020。",
    )


def no_date(shown: str, line: Line, column: str) -> Problem:
    """The date is none."""
    return cannot(
        shown, line, column, "Write it as 2021-03-01, or leave it empty.", "请写作 2021-03-01，或留空。"
    )


def no_number(shown: str, line: Line, column: str) -> Problem:
    """The value is no number."""
    return cannot(
        shown,
        line,
        column,
        "Write the number of the text in the unit of the text: 3122.4 or 1/3.",
        "请按原文单位填写原文的数字，如 3122.4 或 1/3。",
    )


def no_area(shown: str, line: Line, column: str) -> Problem:
    """The area is not in the registry."""
    return cannot(
        shown,
        line,
        column,
        "Write a code of data/registry/areas.csv, or add the area there.",
        "请填 data/registry/areas.csv 中的代码，或先在其中增加。",
    )


def no_indicator(shown: str, line: Line, column: str, near: list[str]) -> Problem:
    """The indicator is not in the registry."""
    return cannot(
        shown,
        line,
        column,
        f"Write new with an English name, or a known id{': ' + ', '.join(near) if near else ''}.",
        f"请填 new 并写英文名称，或填已有编号{'：' + '、'.join(near) if near else ''}。",
    )
