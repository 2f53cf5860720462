"""Tables are read as they are written, or refused with the row at fault."""

import pytest

from workreport.registry import files
from workreport.registry.problems import ProjectError
from workreport.registry.project import Project
from workreport.registry.schemas import prove
from workreport.registry.tables import PATTERNS, tables

TABLE = tables()["nonfigures"]
HEADER = "start,end,surface,class,note\n"


def parsed(tmp_path, content):
    path = tmp_path / "nonfigures.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    frame, problems = files.parse(path, TABLE, "nonfigures.csv")
    return frame, [problem.to("en") for problem in problems]


@pytest.mark.parametrize("cell", ["NA", "None", "null", "inf", "1e3", "3.10", " x ", "=1+1"])
def test_cells_are_kept_to_the_letter(tmp_path, cell):
    frame, problems = parsed(tmp_path, HEADER + f"1,2,{cell},name,\n")
    assert problems == []
    assert frame.loc[0].tolist() == ["1", "2", cell, "name", ""]


def test_a_byte_order_mark_and_quoted_line_breaks_are_read(tmp_path):
    frame, problems = parsed(tmp_path, "\ufeff" + HEADER + '1,2,"德\n\n清",name,\n')
    assert problems == []
    assert frame.loc[0, "surface"] == "德\n\n清"


def test_a_first_row_with_one_cell_more_shifts_nothing(tmp_path):
    frame, problems = parsed(tmp_path, HEADER + "1,2,x,name,,\n3,4,y,name,\n")
    assert len(problems) == 1 and "row 2 (1)" in problems[0] and "6 cells" in problems[0]
    assert frame.index.tolist() == [1]
    assert frame.loc[1, "surface"] == "y"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("start,end,class,surface,note\n", "not in their order"),
        ("start,end,surface,class\n", "missing: note"),
        ("start,end,surface,class,note,more\n", "not expected: 'more'"),
        ("", "missing: start"),
        (HEADER + '1,2,"x,name,\n', "cannot be read as CSV"),
        (HEADER.encode() + "1,2,湖州,name,\n".encode("gbk"), "not UTF-8"),
    ],
)
def test_a_file_of_another_shape_is_refused(tmp_path, content, said):
    frame, problems = parsed(tmp_path, content)
    assert len(frame) == 0
    assert len(problems) == 1 and said in problems[0]


def test_reading_raises_what_parsing_collects(tmp_path):
    with pytest.raises(ProjectError, match="this file is missing"):
        files.read(Project(tmp_path), "figures", "nowhere-2020")


def test_proof_counts_rows_as_a_spreadsheet_does_even_after_bad_ones(tmp_path):
    frame, _ = parsed(tmp_path, HEADER + "1,2,x\n3,4,y,nonsense,\n")
    ((index, problem),) = prove(frame, "nonfigures", "nonfigures.csv")
    assert index == 1
    assert problem.place == "row 3 (3), column class"
    assert "date、session" in problem.to("zh")


def test_every_table_says_in_both_languages_what_it_holds():
    for table in tables().values():
        assert table.title.en and table.title.zh
        assert set(table.key) <= set(table.header)
        for column in table.columns:
            assert column.means.en and column.means.zh, (table.name, column.name)
            assert column.kind in ("text", *PATTERNS)
