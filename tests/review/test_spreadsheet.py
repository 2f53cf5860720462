"""A sheet comes back from a spreadsheet with every cell as it was, however it was saved."""

from __future__ import annotations

import pytest
from excel import Excel
from hypothesis import given
from hypothesis import strategies as st

from workreport.registry.problems import ProjectError
from workreport.review import spreadsheet
from workreport.review.spreadsheet import bare, guarded

HEADINGS = {"place": "place 位置", "value": "value 数值", "name": "name 名称"}
HARD = [
    "3.10",
    "0.50",
    "1/3",
    "2020-12-31",
    "2020年3月",
    "1-2",
    "123456789012345",
    "007",
    "1E5",
    "7.9%",
    "-5",
    "=1+1",
    "+3",
    "@x",
    "  blanks  ",
    "「已有方括号」",
    "三月五日",
    "十二",
    "TRUE",
    "Mar 5",
    "12:30",
    "１２３",
    "330500",
    "566–570",
    "a,b;c\td",
    'say "so"',
    "文字",
]
WAYS = [
    Excel(),
    Excel(narrow=True),
    Excel(encoding="gb18030"),
    Excel(encoding="utf-8"),
    Excel(encoding="utf-16", delimiter="\t"),
    Excel(delimiter=";", reverse=True, more_columns=4),
]


def back(tmp_path, data, headings=HEADINGS):
    path = tmp_path / "review.csv"
    path.write_bytes(data)
    return [cells for _, cells in spreadsheet.read(path, "review.csv", headings)]


@pytest.mark.parametrize("way", WAYS, ids=repr)
def test_every_cell_survives_two_rounds_in_a_spreadsheet(tmp_path, way):
    rows = [{"place": cell, "value": "x", "name": cell} for cell in HARD]
    saved = way.save(spreadsheet.dump(HEADINGS, rows))
    once = back(tmp_path, saved)
    assert once == rows
    # The file as the spreadsheet left it, opened and saved once more.
    again = Excel().save(saved.decode(way.encoding).replace(way.delimiter, ",").encode("utf-8-sig"))
    if way.delimiter == ",":
        assert back(tmp_path, again) == rows


def test_without_brackets_a_spreadsheet_would_have_rewritten_them():
    plain = b"place,value\r\n3.10,1/3\r\n"
    assert Excel().save(plain).decode("utf-8-sig").splitlines()[1].startswith("3.1,1/3") is True
    assert "####" in Excel(narrow=True).save(plain).decode("utf-8-sig")


@given(
    st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u200b\ufeff"))
)
def test_what_is_guarded_is_read_as_it_was(cell):
    assert bare(guarded(cell)) == cell


@given(st.from_regex(r"[-+]?[0-9]{1,4}([./,:年-][0-9]{1,3}){0,2}%?", fullmatch=True))
def test_whatever_looks_like_a_number_or_a_date_is_guarded(cell):
    assert guarded(cell) == f"「{cell}」"


def test_plain_words_stand_as_they_are():
    for cell in (
        "全市生产总值",
        "gdp",
        "Gross regional product",
        "（一）产业发展",
        "",
        "hz2020-001",
        "“八连冠”",
    ):
        assert guarded(cell) == cell


def test_a_cell_typed_without_brackets_is_read_too(tmp_path):
    data = "place 位置,value 数值,name 名称\n566–570, 3.1 ,「x」\n".encode()
    assert back(tmp_path, data) == [{"place": "566–570", "value": "3.1", "name": "x"}]


def test_a_number_hidden_by_a_narrow_column_is_told(tmp_path):
    data = b"place,value,name\na,#####,b\n"
    with pytest.raises(ProjectError, match="column value: the spreadsheet saved ####"):
        back(tmp_path, data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00\xff\xfe\xff", "the sheet cannot be read"),
        ("一,二\n".encode(), "the sheet cannot be read"),
        (b"place,value\n1,2\n", "columns are missing: name"),
        (b"", "the sheet cannot be read"),
    ],
)
def test_what_is_no_sheet_is_refused_in_one_message(tmp_path, data, said):
    with pytest.raises(ProjectError, match=said) as caught:
        back(tmp_path, data)
    assert len(caught.value.problems) == 1
