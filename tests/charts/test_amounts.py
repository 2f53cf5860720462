"""Texts of tables as plain numbers: what the book writes is read back exactly, and nothing else is."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workreport.charts.amounts import Amount, read, read_range, with_numbers
from workreport.figures.format import number_text

UNITS = [("yuan", "元"), ("US dollars", "美元"), ("%", "%"), ("mu", "亩"), ("people", "人次"), ("", "")]
VALUES = st.decimals(-(10**13), 10**13, places=2, allow_nan=False)


@given(VALUES, st.sampled_from(UNITS), st.sampled_from(["en", "zh"]))
def test_every_number_that_the_book_writes_is_read_back(value: Decimal, units: tuple[str, str], lang: str):
    unit = units[lang == "zh"]
    assert read(number_text(value, unit, lang), lang) == Amount(value, unit)


@pytest.mark.parametrize(
    ("text", "lang", "number", "unit", "comparator"),
    [
        ("about 7\u202f%", "en", "7", "%", "approx"),
        ("at least 120 billion yuan", "en", "120000000000", "yuan", "ge"),
        ("at most 1 day", "en", "1", "day", "le"),
        ("36.64 per 10 000 people", "en", "36.64", "per 10 000 people", "eq"),
        ("zero", "en", "0", "", "eq"),
        ("7%左右", "zh", "7", "%", "approx"),
        ("1200亿元以上", "zh", "120000000000", "元", "ge"),
        ("3%以内", "zh", "3", "%", "le"),
        ("2.1万多家次", "zh", "21000", "家次", "ge"),
        ("1.95万亩", "zh", "19500", "亩", "eq"),
        ("36.64件/万人", "zh", "36.64", "件/万人", "eq"),
    ],
)
def test_bounds_and_hedges_are_told_apart(text: str, lang: str, number: str, unit: str, comparator: str):
    assert read(text, lang) == Amount(Decimal(number), unit, comparator)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("1st", "en"),
        ("top 3", "en"),
        ("2 of 5", "en"),
        ("5 / 8", "en"),
        ("2.1 Stabilise firms", "en"),
        ("2019-12-31", "en"),
        ("第三位", "zh"),
        ("5个中第1", "zh"),
        ("(7% − 21.78%)", "zh"),
        ("-1 cmd|x!A1,2", "en"),
    ],
)
def test_what_is_no_amount_stays_text(text: str, lang: str):
    assert read(text, lang) is None


@pytest.mark.parametrize(
    ("text", "lang", "ends", "unit"),
    [
        ("−11.3 to −10.0\u202f%", "en", ("-11.3", "-10.0"), "%"),
        ("10.15 to 10.17 billion yuan", "en", ("10150000000", "10170000000"), "yuan"),
        ("101.5至101.7亿元", "zh", ("10150000000", "10170000000"), "元"),
        ("10.0%至11.3%", "zh", ("10.0", "11.3"), "%"),
    ],
)
def test_both_ends_of_an_interval_are_read(text: str, lang: str, ends: tuple[str, str], unit: str):
    low, high = read_range(text, lang)
    assert (low.number, high.number) == tuple(map(Decimal, ends)) and low.unit == high.unit == unit


def test_each_column_of_amounts_is_followed_by_plain_ones():
    frame = pd.DataFrame(
        {
            "Item": ["3 firms", "4 firms"],
            "Year": ["2019", "2020"],
            "Value": ["about 7\u202f%", "missed"],
            "Left open": ["6.5 to 7.5\u202f%", ""],
            "Note": ["first", "second"],
        }
    )
    made = with_numbers(frame.assign(Other=["1 mu", "2 mu"]), "en")
    assert list(made.columns) == [
        "Item", "Year", "Value", "Left open", "Left open (low)", "Left open (high)", "Left open (unit)", "Note",
        "Other", "Other (number)", "Other (unit)",
    ]  # fmt: skip
    assert made["Other (number)"].tolist() == [Decimal(1), Decimal(2)]
    more = with_numbers(pd.concat([frame, frame[:1]]), "en")
    assert more["Value (number)"].tolist() == [Decimal(7), None, Decimal(7)]
    assert more["Value (comparator)"].tolist() == ["approx", None, "approx"]
