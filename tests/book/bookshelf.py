"""A small project to build books from, and engines that need no kernel."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
from nbformat import v4

from workreport.book.execution.execute import Job, Outcome
from workreport.registry.project import Project

LONG = {
    "en": "A sentence that is long enough to count as the text of a page, and then some more of it.",
    "zh": "这一句话足够长，可以算作一页的正文，" * 5,
}
CONFIG = Path(__file__).parents[2] / "_config.yml"
TOC = """\
format: jb-book
root: book/en/index
parts:
  - caption: Read it | 读
    chapters:
      - file: book/en/reading
      - file: notebooks/01_first_steps
"""


def notebook(code: str = "print(report, lang)", parameters: str | None = None, **tagged: str):
    """A notebook with a parameters cell, one code cell and a prose cell per language."""
    parameters = parameters if parameters is not None else 'report: str = "huzhou-2020"\nlang: str = "en"'
    prose = {"en": f"# First steps\n\n{LONG['en']}", "zh": f"# 第一步\n\n{LONG['zh']}"} | tagged
    cells = [v4.new_markdown_cell(text, metadata={"tags": [language]}) for language, text in prose.items()]
    cells.append(v4.new_code_cell(parameters, metadata={"tags": ["parameters"]}))
    cells.append(v4.new_code_cell(code))
    for number, cell in enumerate(cells):
        cell["id"] = f"c{number}"
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return v4.new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})


def small_project(root: Path, code: str = "print(report, lang)") -> Project:
    """A project of three pages, in both languages."""
    for folder in ("notebooks", "book/en", "book/zh", "data/reports/huzhou-2020"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    shutil.copyfile(CONFIG, root / "_config.yml")
    shutil.copyfile(CONFIG.parent / "book" / "references.bib", root / "book" / "references.bib")
    titles = "book_title_en: Huzhou in Figures\nbook_title_zh: 数读湖州\n"
    (root / "data/reports/huzhou-2020/report.yml").write_text(titles, encoding="utf-8")
    (root / "_toc.yml").write_text(TOC, encoding="utf-8")
    for language, titles in {"en": ("Start", "Reading"), "zh": ("开始", "阅读")}.items():
        for name, title in zip(("index", "reading"), titles, strict=True):
            text = f"({name})=\n# {title}\n\n{LONG[language]}\n\n## {title} 2\n\n{LONG[language]}\n"
            (root / "book" / language / f"{name}.md").write_text(text, encoding="utf-8")
    nbformat.write(notebook(code), root / "notebooks" / "01_first_steps.ipynb")
    return Project(root)


class Engine:
    """Runs nothing: writes the notebook as if it had run, and remembers the jobs."""

    def __init__(self, error: str = "", text: str = "ran", questions: tuple = ()):
        self.error, self.text, self.questions = error, text, list(questions)
        self.jobs: list[Job] = []

    def __call__(self, job: Job) -> Outcome:
        """Pretend to run a job."""
        self.jobs.append(job)
        if self.error:
            return Outcome(job, 0.1, error=self.error)
        ran = nbformat.read(job.source, as_version=4)
        for number, cell in enumerate(ran.cells):
            if cell.cell_type == "code":
                cell.execution_count = number
                cell.outputs = [v4.new_output("stream", name="stdout", text=self.text)]
        job.output.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(ran, job.output)
        if job.figures:
            job.figures.mkdir(parents=True, exist_ok=True)
        return Outcome(job, 0.1, self.questions)
