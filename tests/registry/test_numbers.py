"""Numbers stay exact from cell to cell."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workreport.registry.numbers import decimal, exact, plain, terminating

written = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12)


@given(written)
def test_what_is_written_plainly_is_read_back_exactly(value):
    assert exact(plain(value)) == Fraction(value)


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**6))
def test_a_fraction_survives_writing(numerator, denominator):
    value = Fraction(numerator, denominator)
    assert exact(plain(value)) == value
    assert ("/" in plain(value)) is not terminating(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("3122.40"), "3122.4"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.00"), "0"),
        (Fraction(1, 3), "1/3"),
    ],
)
def test_plain_writing_has_no_exponent_and_no_trailing_zeros(value, text):
    assert plain(value) == text


@pytest.mark.parametrize("cell", ["", "１２", "1,000", " 1", "1_000", "inf", "nan", "1e", "一"])
def test_what_is_no_number_is_refused(cell):
    with pytest.raises(ValueError):
        exact(cell)


def test_a_cell_keeps_the_digits_it_is_written_with():
    assert decimal("1/4") == Decimal("0.25")
    assert decimal("3122.40").as_tuple().exponent == -2
