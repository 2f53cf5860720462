from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workreport.extract.numerals import magnitude, parse, write


@given(st.integers(0, 10**16 - 1))
def test_a_number_written_in_chinese_reads_back(value):
    assert parse(write(value)) == value


@given(st.integers(10, 10**12), st.text("0123456789", min_size=1, max_size=6))
def test_a_decimal_written_in_chinese_reads_back(whole, fraction):
    digits = "".join("零一二三四五六七八九"[int(digit)] for digit in fraction)
    assert parse(f"{write(whole)}点{digits}") == Decimal(f"{whole}.{fraction}")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一百九十万零三千", 1_903_000),
        ("二十万亿", 20 * 10**12),
        ("两千五百", 2500),
        ("三千五", 3500),
        ("一万五", 15_000),
        ("二百零五", 205),
        ("十", 10),
        ("二〇二〇", 2020),
    ],
)
def test_spoken_forms_are_read(text, value):
    assert parse(text) == value


@pytest.mark.parametrize("text", ["", "一四六十", "十百", "一二", "点五", "三点", "一" * 40, "零零"])
def test_what_is_no_number_is_none(text):
    assert parse(text) is None


def test_numbers_beyond_the_range_are_refused():
    with pytest.raises(ValueError, match="outside"):
        write(10**16)


def test_magnitudes_multiply():
    assert magnitude("千万") == 10**7
    assert magnitude("万亿") == 10**12
    assert magnitude("") == 1
