"""Figures and numbers as people write them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workreport.figures.format import THIN, closed_up, hedged, number_text, ordinal, written

EXPECTED = {
    "hz2020-001": ("3000亿元以上", "more than 300 billion yuan"),
    "hz2020-002": ("3122.4亿元", "312.24 billion yuan"),
    "hz2020-003": ("7.9%", f"7.9{THIN}%"),
    "hz2020-009": ("59028元", "59,028 yuan"),
    "hz2020-015": ("前三位", "top 3"),
    "hz2020-017": ("十三连冠", "13 titles in a row"),
    "hz2020-019": ("2.1万多家次", "more than 21,000 visits"),
    "hz2020-022": ("1.95万亩", "19,500 mu"),
    "hz2020-045": ("4803.8万人次", "48.038 million visits"),
    "hz2020-053": ("亿元以上", "at least 100 million yuan"),
    "hz2020-092": ("一日", "1 day"),
    "hz2020-093": ("90天以内", "at most 90 days"),
    "hz2020-108": ("32微克/立方米", f"32{THIN}µg/m³"),
    "hz2020-112": ("Ⅲ类以上", "class III or better"),
    "hz2020-154": ("第二十二位", "22nd"),
    "hz2020-156": ("19.6%", f"19.6{THIN}%"),
    "hz2020-165": ("7%左右", f"about 7{THIN}%"),
    "hz2020-211": ("80%以上", f"at least 80{THIN}%"),
    "hz2020-221": ("清零", "zero"),
    "hz2020-249": ("2个百分点", "2 percentage points"),
}


@pytest.mark.parametrize("figure_id", EXPECTED)
def test_figures_are_written_for_both_languages(huzhou, figure_id):
    row = huzhou.figure(figure_id)
    assert (written(row, "zh"), written(row, "en")) == EXPECTED[figure_id]


@pytest.mark.parametrize(
    ("figure_id", "value", "written_zh"),
    [
        ("hz2020-002", "3124.2", "3124.2亿元"),
        ("hz2020-015", "5", "前5位"),
        ("hz2020-154", "21", "第21位"),
        ("hz2020-165", "6.5", "6.5%左右"),
    ],
)
def test_a_corrected_figure_is_not_written_in_the_words_it_corrects(huzhou, figure_id, value, written_zh):
    row = {**huzhou.figure(figure_id), "value": Decimal(value), "corrected": "value"}
    assert written(row, "zh") == written_zh


def test_every_figure_can_be_written_without_a_line_break(huzhou):
    for _, row in huzhou.figures().iterrows():
        zh, en = written(row, "zh"), written(row, "en")
        assert zh and en
        assert "\n" not in zh + en and " " not in zh
        assert not any("\u4e00" <= character <= "\u9fff" for character in en), en


@pytest.mark.parametrize(
    ("value", "unit", "zh_unit", "en", "zh"),
    [
        (Decimal("312240000000"), "yuan", "元", "312.24 billion yuan", "3122.4亿元"),
        (Decimal("59028"), "yuan", "元", "59,028 yuan", "59028元"),
        (Decimal("-10.6"), "%", "%", f"−10.6{THIN}%", "−10.6%"),
        (Decimal("0"), "", "", "0", "0"),
        (1015937.0, "people", "人", "1,015,937 people", "101.5937万人"),
        (Decimal(1) / 3, "", "", "1/3", "1/3"),
        (Decimal(2) / 7, "", "", "2/7", "2/7"),
        (Decimal("0.3333333333"), "", "", "0.3333333333", "0.3333333333"),
        (None, "yuan", "元", "no data", "无数据"),
        (float("nan"), "yuan", "元", "no data", "无数据"),
    ],
)
def test_numbers_scale_as_their_language_counts(value, unit, zh_unit, en, zh):
    assert number_text(value, unit, "en") == en
    assert number_text(value, zh_unit, "zh") == zh


WORDS = {
    "": 1,
    " thousand": 10**3,
    " million": 10**6,
    " billion": 10**9,
    " trillion": 10**12,
    "万": 10**4,
    "亿": 10**8,
}


def read_back(text):
    tail = text.lstrip("−0123456789.,")
    number = text[: len(text) - len(tail)].replace(",", "").replace("−", "-")
    return Fraction(number) * WORDS[tail]


@given(st.decimals(-(10**14), 10**14, places=3), st.sampled_from(["en", "zh"]))
def test_a_written_number_says_exactly_its_value(value, lang):
    assert read_back(number_text(value, "", lang)) == Fraction(value)


@given(st.decimals(1, 10**14, places=3), st.sampled_from(["en", "zh"]), st.integers(2, 6))
def test_rounding_keeps_the_digits_asked_for(value, lang, digits):
    said = read_back(number_text(value, "", lang, digits=digits))
    assert abs(said - Fraction(value)) <= Fraction(value) / Fraction(10) ** (digits - 1) / 2


def test_no_line_ends_between_a_number_and_its_sign():
    assert closed_up("from 3.7 % to 10 ‰, or 5 per cent") == f"from 3.7{THIN}% to 10{THIN}‰, or 5 per cent"


def test_a_hedge_is_written_where_the_language_has_it():
    assert [hedged("2.9 %", "approx", lang) for lang in ("en", "zh")] == ["about 2.9 %", "2.9 %左右"]
    assert hedged("5", "", "en") == hedged("5", "eq", "en") == "5"


@given(st.integers(1, 10_000))
def test_ordinals_end_as_english_says_them(number):
    text = ordinal(number)
    assert text.startswith(str(number))
    if number % 100 in (11, 12, 13):
        assert text.endswith("th")
    else:
        assert text[-2:] == {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError):
        number_text(Decimal(1), "", "de")
