"""What no sentence would hold is passed over quickly, and what stands beside it is read."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.readings import read, surface

from workreport.extract.damage import PERIOD, REPEATED, SILENT, repetitions, stretches, without

MEGABYTE = 10**6
SECONDS = 2.0
"""Measured 0.1 to 0.8 s of processor time on a busy machine; what is mended here took from 3 s to hours."""

PIECES = [
    "1",
    "（",
    "】",
    "一",
    "V",
    "1:",
    "1,",
    "【（“",
    "亿元",
    "首位",
    "8元",
    "!千",
    "?0\n,",
    "\n1",
    "**",
    "「5家两",
    "每9清零",
    "（3）[2]",
    "百分之五",
]


@pytest.mark.parametrize("piece", PIECES)
def test_a_megabyte_of_one_piece_is_passed_over_quickly(piece):
    read(back="增长8%。")
    hostile = piece * (MEGABYTE // len(piece))
    begun = time.process_time()
    extraction = read(back=f"增长8%。{hostile}\n增长9%。")
    assert time.process_time() - begun < SECONDS
    found = [surface(extraction, row) for row in extraction.figures]
    assert found[0] == "8%" and found[-1] == "9%" and len(found) < 5


@pytest.mark.parametrize("characters", ["IV", "（】“；", "IV类\n、", "1（）"])
def test_time_grows_with_the_length_of_mixed_marks_and_no_faster(characters):
    order = random.Random(8)

    def seconds(count: int) -> float:
        text = "".join(order.choice(characters) for _ in range(count))
        spent = []
        for _ in range(3):
            begun = time.process_time()
            read(back=text)
            spent.append(time.process_time() - begun)
        return min(spent)

    seconds(50)
    assert seconds(40_000) < 24 * seconds(5_000)  # quadratic time would be 64 times


@given(
    st.text("一亿元1（。\n%", min_size=1, max_size=PERIOD),
    st.integers(REPEATED, 2 * REPEATED),
    st.text("甲乙丙丁", max_size=REPEATED - 1),
    st.text("戊己庚辛", max_size=REPEATED - 1),
)
def test_a_repeated_piece_is_found_whole_wherever_it_stands(piece, length, before, after):
    run = (piece * length)[:length]
    assert list(repetitions(before + run + after)) == [(len(before), len(before) + length)]


@given(st.lists(st.tuples(st.text("增一2（。\n", min_size=1, max_size=20), st.integers(1, 60)), max_size=9))
def test_what_is_found_repeats_and_what_is_not_is_left_as_it_is(parts):
    text = "".join(piece * times for piece, times in parts)
    silent = without(text, stretches(text))
    for start, end in repetitions(text):
        run = text[start:end]
        assert any(run[period:] == run[:-period] for period in range(1, PERIOD + 1))
        assert end - start >= REPEATED and set(silent[start:end]) == {SILENT}
    assert all(now in (was, SILENT) for was, now in zip(text, silent, strict=True))


def test_damage_keeps_every_offset():
    text = "甲" + "12（" * 200 + "乙"
    (run,) = stretches(text)
    assert run == (1, 601)
    assert without(text, [run]) == "甲" + SILENT * 600 + "乙"


def test_the_numerals_of_a_damaged_stretch_are_declared_as_one():
    extraction = read(back=f"增长8%。{'5元（' * 200}增长9%。")
    (damaged,) = [found for found in extraction.nonfigures if found.note == "damaged"]
    text = extraction.document.clean
    assert text[damaged.start : damaged.end].count("5元（") == 200


@pytest.mark.parametrize("count", [2, 5, 12])
def test_a_few_equal_lines_are_read(count):
    extraction = read(back="新增企业30家。\n" * count)
    assert len(extraction.figures) == count
