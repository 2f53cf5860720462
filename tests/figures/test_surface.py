"""A surface says one number, or the two ends of a range."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workreport.extract.numerals import write
from workreport.figures.surface import numbers, unit_fits


@pytest.mark.parametrize(
    ("surface", "value"),
    [
        ("3122.4亿元", "3122.4"),
        ("1.5 万亩", "1.5"),
        ("１２．５％", "12.5"),
        ("2.1万多家次", "2.1"),
        ("第二十二位", "22"),
        ("前二十名", "20"),
        ("首位", "1"),
        ("亿元", "1"),
        ("千万元", "1"),
        ("清零", "0"),
        ("零增长", "0"),
        ("Ⅲ类", "3"),
        ("十三连冠", "13"),
        ("两位", "2"),
        ("三分之一", "1/3"),
        ("百分之五", "5"),
        ("36\n件", "36"),
    ],
)
def test_the_number_is_read(surface, value):
    assert Fraction(value) in numbers(surface)


def test_a_range_says_both_ends():
    assert numbers("8%—9%") == {Fraction(8), Fraction(9)}


def test_a_bare_unit_does_not_say_its_magnitude_alone():
    assert Fraction(10**8) in numbers("亿元") and Fraction(2) not in numbers("亿元")


@given(st.integers(1, 10**8 - 1))
def test_chinese_and_arabic_numerals_say_the_same(value):
    assert Fraction(value) in numbers(f"{write(value)}个")
    assert numbers(f"{value}个") == {Fraction(value)}


@given(
    st.decimals(min_value=0, max_value=10**6, places=2), st.sampled_from(["亿元", "万亩", "%", "个百分点"])
)
def test_unit_and_number_are_told_apart(value, unit):
    surface = f"{value}{unit}"
    assert numbers(surface) == {Fraction(value)}
    assert unit_fits(surface, unit)
    assert not unit_fits(surface, "公里")


def test_a_compound_unit_may_stand_before_the_number():
    assert unit_fits("32微克", "微克/立方米")
    assert unit_fits("2.7万余个", "万个")


def test_a_scale_is_written_with_its_rank():
    assert unit_fits("千亿级", "千亿") and unit_fits("三级", "级") and not unit_fits("千亿级", "千万")
