"""The rendering links a number only where it certainly repeats a figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from workreport.book.annotated.echoes import echoes, pieces
from workreport.book.annotated.marks import Mark


def linked(rendering: str, *values: tuple[str, str]) -> list[tuple[str, int]]:
    """The linked words of ``rendering`` and the number of the figure each leads to."""
    marks = [
        (
            Mark(number, number + 1, (str(number),), "actual", "level"),
            [{"value_base": Decimal(value), "unit_base": unit}],
        )
        for number, (value, unit) in enumerate(values)
    ]
    found = echoes(rendering, marks)
    return [(rendering[one.start : one.end], int(one.mark.figure_ids[0])) for one in found]


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("312.24 billion yuan", "312240000000", "元"),
        ("1.9 billion US dollars", "1900000000", "美元"),
        ("59,028 yuan", "59028", "元"),
        ("19,500 mu", "19500", "亩"),
        ("7.9%", "7.9", "%"),
        ("2 percentage points", "2", "个百分点"),
        ("22nd", "22", "位"),
        ("twenty-sixth", "26", "位"),
        ("twenty", "20", "名"),
        ("80-day", "80", "天"),
        ("zero", "0", ""),
    ],
)
def test_a_value_is_found_however_english_writes_it(words, value, unit):
    found = linked(f"It was {words}, as reported.", (value, unit))
    assert [(text in words, number) for text, number in found] == [(True, 0)]


def test_equal_values_are_linked_in_order_when_they_occur_equally_often():
    assert linked("100 schools and 100 parks", ("100", "所"), ("100", "个")) == [("100", 0), ("100", 1)]


def test_a_value_that_occurs_more_often_than_its_figure_is_not_linked():
    assert linked("win the three battles and rank in the top three", ("3", "位")) == []


def test_a_percentage_is_never_taken_for_a_count():
    assert linked("5% of 5 towns", ("5", "个")) == [("5", 0)]
    assert linked("5% of the towns", ("5", "个")) == []


def test_digits_inside_names_are_left_alone():
    assert linked("PM2.5 fell along the G60 corridor", ("2.5", "微克"), ("60", "个")) == []


def test_a_fraction_is_left_unlinked_without_error():
    mark = Mark(0, 1, ("a",), "actual", "ratio")
    assert echoes("one third", [(mark, [{"value_base": "1/3", "unit_base": ""}])]) == []


def test_cutting_a_rendering_loses_nothing():
    text = "up 7.9% and 8.5%."
    marks = [(Mark(0, 1, ("a",), "actual", "growth"), [{"value_base": Decimal("8.5"), "unit_base": "%"}])]
    cut = list(pieces(text, echoes(text, marks)))
    assert "".join(piece.text for piece in cut) == text
    assert [piece.text for piece in cut if piece.span] == ["8.5%"]
