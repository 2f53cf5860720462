"""Parameters: only those a notebook declares, only of the declared type, nothing converted."""

from __future__ import annotations

import nbformat
import pytest
from bookshelf import notebook

from workreport.book.execution.params import Parameter, check_parameters, parse_assignments, read_parameters
from workreport.registry.problems import ProjectError

DECLARED = 'report: str = "huzhou-2020"  # which\nyear: int = 2020\nshare: float = 0.5\nlist_all: bool = False\nareas: list[str] = ["330500"]\nlimit: int | None = None'


@pytest.fixture
def declared(tmp_path):
    path = tmp_path / "n.ipynb"
    nbformat.write(notebook(parameters=DECLARED), path)
    return read_parameters(path)


def test_reads_names_types_and_defaults_in_order(declared):
    assert list(declared) == ["report", "year", "share", "list_all", "areas", "limit"]
    assert declared["year"] == Parameter("year", "int", 2020)
    assert declared["limit"].default is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("report", "huzhou-2021"),
        ("year", 2021),
        ("share", 0.25),
        ("list_all", True),
        ("areas", ["330521", "330522"]),
        ("areas", []),
        ("limit", None),
        ("limit", 3),
    ],
)
def test_accepts_values_of_the_declared_type(declared, name, value):
    assert check_parameters("n.ipynb", declared, {name: value}) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("report", 330521),
        ("year", "2021"),
        ("year", 2021.0),
        ("year", True),
        ("share", 1),
        ("list_all", 1),
        ("areas", "330521"),
        ("areas", [330521]),
        ("areas", ("330521",)),
        ("limit", "3"),
    ],
)
def test_refuses_other_types_and_converts_nothing(declared, name, value):
    (found,) = check_parameters("n.ipynb", declared, {name: value})
    assert repr(value) in found.said.en
    assert declared[name].type in found.said.en


def test_refuses_a_misspelt_name_and_suggests_the_nearest(declared):
    (found,) = check_parameters("n.ipynb", declared, {"yaer": 2021})
    assert "Did you mean 'year'?" in found.said.en
    assert "'year'" in found.said.zh


def test_a_name_that_is_code_is_an_unknown_name(declared):
    (found,) = check_parameters("n.ipynb", declared, {"x = __import__('os').system('true')\nyear": 1})
    assert "there is no such parameter" in found.said.en


def test_tells_all_faults_at_once(declared):
    assert len(check_parameters("n.ipynb", declared, {"yaer": 1, "year": "x", "nothing_like_it": 2})) == 3


@pytest.mark.parametrize(
    "source",
    [
        "year = 2020",
        "year: int",
        "year: int = 'x'",
        "year: int = 1 + 1",
        "import os",
        "year: datetime = 3",
        "year: int = f()",
        "year: int = (",
    ],
)
def test_refuses_a_parameters_cell_with_anything_but_typed_literals(tmp_path, source):
    nbformat.write(notebook(parameters=source), tmp_path / "n.ipynb")
    with pytest.raises(ProjectError, match="parameters"):
        read_parameters(tmp_path / "n.ipynb")


def test_refuses_a_notebook_without_a_parameters_cell(tmp_path):
    bare = notebook()
    bare.cells = [cell for cell in bare.cells if "parameters" not in cell.metadata.get("tags", ())]
    nbformat.write(bare, tmp_path / "n.ipynb")
    with pytest.raises(ProjectError, match="0 cells tagged"):
        read_parameters(tmp_path / "n.ipynb")


@pytest.mark.parametrize("content", [None, "no json", "{}"])
def test_refuses_what_is_no_notebook(tmp_path, content):
    if content is not None:
        (tmp_path / "n.ipynb").write_text(content)
    with pytest.raises(ProjectError):
        read_parameters(tmp_path / "n.ipynb")


def test_the_command_line_keeps_text_as_it_stands_and_reads_literals(declared):
    given = ["report=2020", "year=2021", "list_all=True", "areas=['330523']"]
    values = parse_assignments("n.ipynb", declared, given)
    assert values == {"report": "2020", "year": 2021, "list_all": True, "areas": ["330523"]}


def test_the_command_line_tells_every_fault(declared):
    with pytest.raises(ProjectError) as caught:
        parse_assignments("n.ipynb", declared, ["year", "year=next", "yaer=1"])
    assert len(caught.value.problems) == 3


def test_a_language_the_book_does_not_speak_is_refused_before_anything_runs():
    parameters = {"lang": Parameter("lang", "str", "en")}
    assert not check_parameters("x.ipynb", parameters, {"lang": "zh"})
    found = check_parameters("x.ipynb", parameters, {"lang": "fr"})
    assert len(found) == 1 and "en, zh" in found[0].to("en")
