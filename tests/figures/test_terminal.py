"""Differences at a terminal: aligned in both languages, plain in a pipe."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from workreport.figures.diff import Change
from workreport.figures.edition import Edition
from workreport.figures.succession import differences
from workreport.figures.terminal import WIDEST, Section, of_reports, of_states, show
from workreport.registry.terms import CHANGE

LANGUAGES = ("en", "zh")
YEARS = ("2023", "2024")


@pytest.fixture(scope="module")
def found(yunchuan):
    return differences(Edition(yunchuan, "yunchuan-2023"), Edition(yunchuan, "yunchuan-2024"))


def printed(sections, width=80, **console):
    out = StringIO()
    show(sections, Console(file=out, width=width, highlight=False, **console))
    return out.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_difference_between_two_reports_has_a_row_below_its_kind(found, language):
    sections = list(of_reports(found, YEARS, language))
    assert sum(len(section.rows) for section in sections) == len(found)
    kinds = [one.kind for one in found]
    for section, kind in zip(sections, dict.fromkeys(kinds), strict=True):
        assert section.title.startswith(CHANGE[kind].to(language)) and str(kinds.count(kind)) in section.title
        assert {len(cells) for cells in section.rows} == {len(section.columns)}


def test_what_one_report_lacks_has_no_empty_column(found):
    by_title = {section.title.partition(" (")[0]: section for section in of_reports(found, YEARS, "en")}
    assert list(by_title["No figure any more"].columns)[2:] == ["2023"]
    assert list(by_title["No figure before"].columns)[2:] == ["2024"]
    assert list(by_title["Worded more softly"].columns)[2:] == ["2023", "2024"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80, 200])
def test_every_line_fits_and_columns_stand_below_each_other(found, language, width):
    lines = printed(of_reports(found, YEARS, language), width).splitlines()
    assert max(map(cell_len, lines)) <= min(width, WIDEST)
    (rule,) = {line for line in lines if line and set(line) == {"─"}}
    assert cell_len(rule) == min(width, WIDEST)


def test_wide_characters_count_for_two():
    section = Section("题", {"甲": 1, "乙": 1}, [("市区空气优良率", "90%以上"), ("GDP", "6%")])
    first, second = printed([section], 40).splitlines()[-2:]
    assert cell_len(first.partition("90%")[0]) == cell_len(second.partition("6%")[0])


def test_nothing_is_cut_off_where_it_does_not_fit():
    name = "规模以上工业企业研究开发费用占营业收入比重"
    told = printed([Section("题", {"甲": 1, "乙": 1}, [(name, "")])], 30)
    assert "".join(told.split()).endswith(name)


def test_colours_are_for_terminals_only(found):
    sections = list(of_reports(found, YEARS, "en"))
    assert "\x1b[" not in printed(sections)
    assert "\x1b[1m" in printed(sections, force_terminal=True, color_system="standard")


@pytest.mark.parametrize("hostile", ["[bold]x[/bold]", "[/]", "\x1b[2J", "a\nb", "\x9b31m"])
def test_a_cell_is_shown_and_never_obeyed(hostile):
    told = printed(
        of_states([Change("figures", "x-1", "changed", "note_en", "", hostile)], "en"),
        force_terminal=True,
        color_system=None,
    )
    assert hostile[-3:] in told if hostile.startswith("[") else hostile not in told
    assert len(told.splitlines()) == 4


def test_states_are_told_a_table_and_a_kind_at_a_time():
    changes = [
        Change("figures", "x-9", "removed", before="户数 9户"),
        Change("figures", "x-1", "changed", "value", "5", ""),
        Change("units", "户", "added", after="户"),
        Change("figures", "x-2", "added", after="亩数 2亩"),
    ]
    sections = {section.title: section for section in of_states(changes, "zh")}
    assert list(sections) == [
        "figures：新增（1）",
        "figures：删除（1）",
        "figures：更改（1）",
        "units：新增（1）",
    ]
    assert sections["figures：更改（1）"].rows == [("x-1", "value", "5", "（空）")]
    assert sections["figures：删除（1）"].rows == [("x-9", "户数 9户")]
