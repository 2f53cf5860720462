"""Real runs: papermill, a kernel, and what is left when a cell fails."""

from __future__ import annotations

import json
import os
import sys

import nbformat
import pytest
from bookshelf import notebook, small_project

from workreport.book.execution import provisioner
from workreport.book.execution.execute import Job, execute
from workreport.book.execution.run import plan, run_notebooks
from workreport.book.execution.single import run_single
from workreport.registry.problems import ProjectError

CODE = """\
import os, sys
from pathlib import Path
folder = os.environ.get("WORKREPORT_FIGURES")
if folder:
    Path(folder, "a.csv").write_text("x")
Path(os.environ["WORKREPORT_READS"]).write_text('{"question": {"method": "m", "arguments": {}}, "digest": "d"}\\n')
print(report, lang, sys.executable, os.environ["WORKREPORT_FIGURES_URL"], os.environ["WORKREPORT_REPORT_URL"])
"""


def job(tmp_path, code):
    source = tmp_path / "01_page.ipynb"
    nbformat.write(notebook(code), source)
    return Job(
        page="page",
        language="zh",
        source=source,
        output=tmp_path / "out" / "page.ipynb",
        parameters={"report": "huzhou-2021", "lang": "zh"},
        figures=tmp_path / "figures" / "page",
        url="_figures/page",
    )


def test_runs_with_parameters_this_python_and_the_environment_of_the_contract(tmp_path):
    before, folder = dict(os.environ), os.getcwd()
    outcome = execute(job(tmp_path, CODE))
    assert outcome.error == ""
    assert (dict(os.environ), os.getcwd()) == (before, folder)
    assert outcome.questions == [{"question": {"method": "m", "arguments": {}}, "digest": "d"}]
    ran = nbformat.read(outcome.job.output, as_version=4)
    printed = ran.cells[-1].outputs[0].text.split()
    assert printed == ["huzhou-2021", "zh", sys.executable, "_figures/page", "report.html"]
    assert (tmp_path / "figures/page/a.csv").read_text() == "x"
    assert sorted(path.name for path in (tmp_path / "out").iterdir() if not path.is_dir()) == ["page.ipynb"]


def test_a_failing_cell_leaves_the_last_good_run_and_its_figures(tmp_path):
    execute(job(tmp_path, CODE))
    good = (tmp_path / "out/page.ipynb").read_bytes()
    outcome = execute(job(tmp_path, CODE.replace("print", "raise KeyError('gone')\nprint")))
    assert outcome.error == "cell 5: KeyError: 'gone'"
    assert (tmp_path / "out/page.ipynb").read_bytes() == good
    assert (tmp_path / "figures/page/a.csv").is_file()
    assert "KeyError" in (tmp_path / "out/page.error.txt").read_text()
    assert not list((tmp_path / "figures").glob(".*")) and not list((tmp_path / "out").glob(".new*"))


def test_workers_run_a_small_book_side_by_side_and_then_rest(tmp_path):
    project = small_project(tmp_path)
    from workreport.book.pages import list_pages

    jobs = plan(project, list_pages(project), "huzhou-2020")
    from test_run import quiet

    assert run_notebooks(project, jobs, quiet()) == 2
    assert run_notebooks(project, jobs, quiet()) == 0
    texts = [json.loads(one.output.read_text())["cells"][-1]["outputs"][0]["text"] for one in jobs]
    assert texts == [["huzhou-2020 en\n"], ["huzhou-2020 zh\n"]]


def test_a_single_run_takes_parameters_from_the_command_line(tmp_path):
    project = small_project(tmp_path)
    path, _ = run_single(project, project.notebooks / "01_first_steps.ipynb", ["lang=zh"])
    assert path == project.build / "runs" / "01_first_steps.ipynb"
    assert nbformat.read(path, as_version=4).cells[-1].outputs[0].text == "huzhou-2020 zh\n"


def test_a_single_run_refuses_a_misspelt_parameter_before_any_kernel(tmp_path):
    project = small_project(tmp_path)
    with pytest.raises(ProjectError, match="Did you mean 'report'"):
        run_single(project, project.notebooks / "01_first_steps.ipynb", ["reprot=huzhou-2020"])
    assert not project.build.exists()


STATE = """\
import os, sys
print(os.environ.get("LEFT"), "left" in globals(), "geopandas" in sys.modules, os.getcwd(), hash("湖州"))
os.environ["LEFT"], left = "1", 1
os.chdir("/")
"""


@pytest.mark.skipif(not provisioner.can_copy(), reason="kernels are copied on Linux only")
def test_a_copied_kernel_begins_with_its_imports_and_nothing_of_the_run_before(tmp_path):
    printed = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        outcome = execute(job(tmp_path / name, STATE))
        assert outcome.error == ""
        ran = nbformat.read(outcome.job.output, as_version=4)
        printed.append(ran.cells[-1].outputs[0].text.split())
    assert [words[:3] for words in printed] == [["None", "False", "True"]] * 2
    assert [words[3] for words in printed] == [str(tmp_path / "a"), str(tmp_path / "b")]
    assert printed[0][4] == printed[1][4]


@pytest.mark.skipif(not provisioner.can_copy(), reason="kernels are copied on Linux only")
def test_a_kernel_that_dies_is_a_failed_run(tmp_path):
    outcome = execute(job(tmp_path, "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"))
    assert "died" in outcome.error.lower() and not outcome.job.output.exists()
