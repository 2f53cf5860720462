"""The numbers as a table: nothing in them is markup, and nothing is a formula."""

import csv
import io
import re
from decimal import Decimal
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workreport.charts import table

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</table></script>",
    "&lt;",
    "=cmd()",
]


class Cells(HTMLParser):
    """The tags of a table, and what its cells say."""

    def __init__(self, html: str):
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag in ("td", "th", "caption"):
            self.texts.append("")

    def handle_data(self, data):
        self.texts[-1] += data


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_cells_headings_and_captions_stay_text(text: str):
    html = table.html(pd.DataFrame({text: [text]}), "en", caption=text, links=[text], link_text=text)
    found = Cells(html)
    assert set(found.tags) <= {"table", "caption", "thead", "tbody", "tr", "th", "td", "a", "span"}
    assert found.texts[:3] == [text, text, ""] or found.texts.count(text) >= 3


def test_rows_and_columns_are_headed():
    html = table.html(pd.DataFrame({"County": ["Anji"], "Named": [7]}), "en", caption="Who is named")
    assert "<caption>Who is named</caption>" in html
    assert html.count('scope="col"') == 2
    assert '<th scope="row">Anji</th>' in html
    assert "<td class=wr-number>7</td>" in html


def test_a_link_to_a_sentence_says_which_row_it_belongs_to():
    frame = pd.DataFrame({"County": ["Anji", "Deqing"]})
    html = table.html(frame, "en", caption="c", links=["r.html#a", ""], link_text="In the report")
    assert '<a href="r.html#a">In the report<span class="wr-hidden"> Anji</span></a>' in html
    assert html.count("<a ") == 1


@pytest.mark.parametrize(
    ("value", "en", "zh"),
    [
        (59028, "59,028", "59028"),
        (Decimal("3122.40"), "3,122.40", "3122.40"),
        (-19.6, "−19.6", "−19.6"),
        (0.51, "0.51", "0.51"),
        (float("nan"), "–", "–"),
        (None, "–", "–"),
        (Decimal("NaN"), "–", "–"),
        ("前三位", "前三位", "前三位"),
        (True, "True", "True"),
    ],
)
def test_cells_are_written_as_the_language_does(value, en: str, zh: str):
    assert table.written(value, "en") == en
    assert table.written(value, "zh") == zh


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " ="])
def test_text_that_looks_like_a_formula_is_guarded(start: str):
    assert table.guarded(start + "cmd()").startswith("'")


@pytest.mark.parametrize("value", [-5, -0.5, Decimal("-1.5")])
def test_negative_numbers_stay_numbers(value):
    assert table.guarded(value) == value
    assert rows_of(table.to_csv(pd.DataFrame({"n": [value]})))[1] == [str(value)]


@given(
    st.lists(
        st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20), min_size=1
    )
)
def test_csv_keeps_every_text_and_holds_no_formula(texts: list[str]):
    read = rows_of(table.to_csv(pd.DataFrame({"t": texts, "n": 1})))
    assert read[0] == ["t", "n"]
    for text, (cell, _) in zip(texts, read[1:], strict=True):
        assert cell in (text, "'" + text)
        number = re.fullmatch(r"[+-][0-9.]+\s?[%‰]?", cell)
        assert number or not cell.lstrip(" ").startswith(tuple("=+-@\t\r＝＋－＠"))


@pytest.mark.parametrize("text", ["+34.2\u202f%", "-3.7", "+1%"])
def test_a_signed_number_as_text_is_no_formula(text: str):
    assert table.guarded(text) == text


def test_csv_opens_in_excel_with_chinese_whole():
    data = table.to_csv(pd.DataFrame({"区县": ["安吉县"]}))
    assert data.startswith(b"\xef\xbb\xbf")
    assert rows_of(data) == [["区县"], ["安吉县"]]


def test_exact_decimals_are_not_turned_into_exponents():
    frame = pd.DataFrame({"n": [Decimal("312240000000"), Decimal("1E+3")]})
    assert [row[0] for row in rows_of(table.to_csv(frame))[1:]] == ["312240000000", "1000"]


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("A note that runs on and on, so that a narrow column would make it tall as a screen.", True),
        ("short", False),
    ],
)
def test_a_column_of_sentences_keeps_a_width_to_read(text: str, long: bool):
    made = table.html(pd.DataFrame({"Name": [text], "Note": [text], "Value": [1]}), "en", caption="x")
    assert ("<td class=wr-long>" in made) == long and '<th scope="row">' in made
