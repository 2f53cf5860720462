"""From a run notebook to a page: one language, no parameters, nothing that changes from run to run."""

from __future__ import annotations

import copy
import json

from bookshelf import notebook
from nbformat import v4

from workreport.book.notebooks import dress, keep_language, unfinished


def sources(book):
    return [cell["source"].splitlines()[0] for cell in book["cells"]]


def test_keeps_cells_of_its_language_and_untagged_ones():
    assert sources(keep_language(notebook(), "zh"))[0] == "# 第一步"
    assert "# 第一步" not in sources(keep_language(notebook(), "en"))
    assert len(keep_language(notebook(), "en")["cells"]) == 3


def test_hides_parameters_and_folds_other_code():
    book = notebook()
    book.cells.append(v4.new_code_cell("shown()", metadata={"tags": ["show-input"]}))
    tags = [cell["metadata"].get("tags") for cell in dress(book, "en", "huzhou-2020")["cells"][1:]]
    assert tags == [["parameters", "remove-cell"], ["hide-input"], ["show-input"]]


def test_drops_live_widgets_and_keeps_the_rest_of_the_outputs():
    book = notebook()
    dead = v4.new_output(
        "display_data", data={"application/vnd.jupyter.widget-view+json": {}, "text/plain": "x"}
    )
    kept = v4.new_output("display_data", data={"text/html": "<b>kept</b>"})
    book.cells[-1].outputs = [dead, kept]
    assert dress(book, "en", "huzhou-2020")["cells"][-1]["outputs"] == [kept]


def test_two_runs_of_one_notebook_dress_alike():
    first, second = notebook(), notebook()
    for moment, book in enumerate((first, second)):
        book.metadata["papermill"] = {"start_time": moment}
        book.metadata["widgets"] = {"state": moment}
        for cell in book.cells:
            cell["id"] = f"random{moment}-{len(cell.source)}"
            cell.metadata["execution"] = {"iopub.status.busy": moment}
            cell.metadata["papermill"] = {"duration": moment}
    assert json.dumps(dress(first, "en", "huzhou-2020")) == json.dumps(dress(second, "en", "huzhou-2020"))


def test_dressing_twice_changes_nothing_more():
    once = dress(notebook(), "en", "huzhou-2020")
    assert dress(copy.deepcopy(once), "en", "huzhou-2020") == once


def test_names_the_cells_that_never_ran():
    book = notebook()
    assert unfinished(book) == [2, 3]
    book.cells[2].execution_count = 1
    book.cells[3].execution_count = 2
    book.cells.append(v4.new_code_cell("  "))
    assert unfinished(book) == []
