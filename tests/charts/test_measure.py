"""Labels fit on every machine: our estimate is never below the width in a wide font."""

from pathlib import Path

import matplotlib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from workreport.charts import measure

FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "Disposable income per head, urban residents",
        "Value added of the core digital economy",
        "1.9 billion US dollars → 1.5 billion US dollars",
        "Projects of 100 million yuan and more",
    ],
)
def test_latin_text_is_not_wider_than_estimated(text: str, bold: bool):
    font = ImageFont.truetype(str(FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")), 100)
    assert font.getlength(text) / 100 <= measure.width(text, 1, bold=bold) * 1.002


def test_a_chinese_character_is_one_em():
    assert measure.width("湖州市，", 13) == 4 * 13


@given(st.text(alphabet="abc 湖州，。（）ij%", min_size=1, max_size=60), st.integers(20, 300))
def test_wrapping_loses_nothing(text: str, limit: int):
    lines = measure.wrap(text, 12, limit)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


# No line could begin well in a run of commas longer than itself; text has at most two signs in a row.
_CLAUSES = st.lists(
    st.from_regex("[湖州市工业增加值]{1,9}[，。]{0,2}", fullmatch=True), min_size=1, max_size=9
)


@given(_CLAUSES.map("".join))
def test_chinese_lines_do_not_begin_with_punctuation(text: str):
    lines = measure.wrap(text, 12, 60)
    assert all(line[0] not in "，。" for line in lines[1:] if line)


def test_lines_keep_within_their_limit():
    text = "Disposable income per head, urban residents"
    assert all(measure.width(line, 13) <= 150 for line in measure.wrap(text, 13, 150))


def test_a_word_longer_than_a_line_is_broken():
    lines = measure.wrap("a" * 80, 12, 100)
    assert len(lines) > 3 and all(measure.width(line, 12) <= 100 for line in lines)


def test_a_number_too_long_to_write_ends_in_an_ellipsis():
    assert measure.clip("59,028 yuan", 13, 200) == "59,028 yuan"
    short = measure.clip("59,028 yuan " * 20, 13, 200)
    assert short.endswith("…") and measure.width(short, 13) <= 200
