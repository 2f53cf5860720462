"""A reviewed edition as a book: the same chapters, each shown or said to be absent."""

from __future__ import annotations

import re

import nbformat
import pytest
from excel import Excel
from nbformat import v4
from reviewer import ID, Sheet, started
from tests.city import NOTEBOOKS, members, shown_by

from workreport.book import build
from workreport.book.execution.execute import Outcome
from workreport.book.execution.run import plan
from workreport.book.pages import list_pages
from workreport.chapters.absent import Note
from workreport.charts.figure import Figure
from workreport.review.apply import review


class InThisProcess:
    """Runs a notebook's code here and keeps what it shows, so that a book can be built without a kernel."""

    def __init__(self, monkeypatch):
        self.environment = monkeypatch

    def __call__(self, job):
        job.figures.mkdir(parents=True, exist_ok=True)
        for name, value in (
            ("FIGURES", job.figures),
            ("FIGURES_URL", job.url),
            ("REPORT_URL", job.report_url),
        ):
            self.environment.setenv(f"WORKREPORT_{name}", str(value))
        shown = iter(shown_by(job.source, **job.parameters))
        book = nbformat.read(job.source, as_version=4)
        book.metadata["papermill"] = {"parameters": job.parameters}
        for number, cell in enumerate(book.cells):
            if cell.cell_type == "code":
                cell.execution_count = number + 1
                if "remove-input" in cell.metadata.get("tags", ()):
                    data = next(shown)._repr_mimebundle_()
                    cell.outputs = [v4.new_output("display_data", data=data)]
        job.output.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(book, job.output)
        return Outcome(job, 0.1)


@pytest.mark.complete
def test_a_reviewed_edition_becomes_a_book_with_the_same_chapters(tmp_path, monkeypatch):
    project, _ = started(tmp_path, pages=True)
    sheet = Sheet(project, ID)
    sheet.answer()
    sheet.save(Excel(encoding="gb18030").save)
    review(project, ID)
    monkeypatch.chdir(project.root)
    engine = InThisProcess(monkeypatch)
    pages = list_pages(project, ID)
    for job in plan(project, pages, ID):
        engine(job)
    site = build.compile_editions(project, ID)
    build.check_site(site, [page.name for page in pages], home=False)
    english = (site / "en/headlines.html").read_text(encoding="utf-8")
    assert "142.08 billion yuan" in english and "Yunchuan in Figures 2025" in english
    assert "Huzhou" not in re.sub(r"<script.*?</script>", "", english, flags=re.S)
    assert "本报告未写明" in (site / "zh/headlines.html").read_text(encoding="utf-8")
    assert 'class="wr-absent"' in (site / "en/fate.html").read_text(encoding="utf-8")
    report = (site / "en/report.html").read_text(encoding="utf-8")
    assert "云川市" in report and 'id="yc2025-001"' in report


@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.complete)])
def test_every_chapter_shows_or_says_something_of_a_new_edition(edition, sheet, monkeypatch, lang):
    sheet.save()
    review(edition, ID)
    monkeypatch.chdir(edition.root)
    for notebook in NOTEBOOKS:
        for parameters in members(edition, notebook, ID):
            found = shown_by(notebook, ID, lang, **parameters)
            assert all(isinstance(one, Figure | Note) for one in found)
