"""The directive and the roles inside a real Sphinx build."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import nbformat
import pytest
from annotated import by_id
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
from tests.city import city

ROOT = Path(__file__).parents[2]
INDEX = """# Start

Output was {fig}`hz2020-002` ({fig}`up <hz2020-003>`), see {sentence}`s008`.

```{toctree}
report
01_headlines
```
"""
PICTURE = {
    "headlines/growth.sources.json": {"figure": "fig-growth", "title": "Growth", "sources": ["hz2020-003"]}
}
REPORT = "# Report\n\n```{annotated-report} huzhou-2020\n```\n"


def project(folder: Path) -> Path:
    """A project whose data are the real ones, unless it has data of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "_config.yml").touch()
    if not (folder / "data").exists():
        (folder / "data").symlink_to(ROOT / "data")
    return folder


def build(
    folder: Path,
    language: str | None,
    pages: dict[str, str],
    pictures: dict[str, dict] | None = None,
    theme: str = "basic",
    report: str = "huzhou-2020",
    root: Path | None = None,
    **more: object,
) -> tuple[Sphinx, str]:
    """A built book and the warnings of its build; an ``.ipynb`` page is one markdown cell, ``more`` are settings."""
    source = folder / "source"
    source.mkdir(parents=True)
    for name, text in pages.items():
        if name.endswith(".ipynb"):
            cell = nbformat.v4.new_markdown_cell(text, id="only")
            text = nbformat.writes(nbformat.v4.new_notebook(cells=[cell]))
        (source / name).write_text(text, encoding="utf-8")
    for path, record in (pictures or {}).items():
        (source / "_figures" / path).parent.mkdir(parents=True)
        (source / "_figures" / path).write_text(json.dumps(record), encoding="utf-8")
    settings = {
        "extensions": ["myst_nb", "workreport.book.markup"],
        "nb_execution_mode": "off",
        "html_theme": theme,
        "workreport_home": "huzhou-2020",
        "workreport_report": report,
        "workreport_project": str(root or project(folder / "project")),
    }
    settings |= more
    if language:
        settings["language"] = language
    warnings = io.StringIO()
    with patch_docutils(None), docutils_namespace():
        app = Sphinx(
            source,
            None,
            folder / "html",
            folder / "doctrees",
            "html",
            settings,
            status=None,
            warning=warnings,
        )
        app.build()
    return app, warnings.getvalue()


@pytest.fixture(scope="module", params=[None, "zh_CN"])
def book(request, tmp_path_factory):
    """A small book with the annotated report, in each language; a bare build is English."""
    pages = {
        "index.md": INDEX,
        "report.md": REPORT,
        "01_headlines.ipynb": "# Headlines\n\nGrowth: {fig}`hz2020-003`.",
    }
    app, warnings = build(tmp_path_factory.mktemp("book"), request.param, pages, PICTURE)
    return app, warnings, "zh" if request.param else "en"


def page(app: Sphinx, name: str) -> str:
    """A built page."""
    return (Path(app.outdir) / f"{name}.html").read_text(encoding="utf-8")


def figure_links(html: str) -> list[tuple[str, str, str]]:
    """Address, classes and words of the links that the role made."""
    made = re.findall(r'<a [^>]*href="([^"]*)"[^>]*><span class="(wr-fig [^"]*)">(.*?)</span></a>', html)
    return [(address, classes, words) for address, classes, words in made]


def test_a_good_book_builds_without_a_warning(book):
    _, warnings, _ = book
    assert warnings == ""


def test_the_role_writes_the_value_and_leads_to_the_mark(book):
    app, _, lang = book
    value = {"en": "312.24 billion yuan", "zh": "3122.4亿元"}[lang]
    assert figure_links(page(app, "index")) == [
        ("report.html#hz2020-002", "wr-fig wr-actual", value),
        ("report.html#hz2020-003", "wr-fig wr-actual", "up"),
    ]
    assert by_id(page(app, "report"))["hz2020-002"].text == "3122.4亿元"


def test_the_role_works_in_the_markdown_of_a_notebook(book):
    app, _, _ = book
    assert [address for address, _, _ in figure_links(page(app, "01_headlines"))] == [
        "report.html#hz2020-003"
    ]


def test_the_sentence_role_leads_to_the_sentence(book):
    app, _, lang = book
    words = {"en": "sentence 8", "zh": "第8句"}[lang]
    assert re.search(rf'href="report.html#s008"[^>]*>(<[^>]*>)*{words}<', page(app, "index"))


def test_the_sections_of_the_report_are_real_sections(book):
    app, _, lang = book
    heading = {"en": "Key tasks for 2020", "zh": "二、2020年重点任务"}[lang]
    assert heading in app.env.tocs["report"].astext()
    assert {"section-2-0", "section-2-1", "section-3-4"} <= set(by_id(page(app, "report")))


def test_a_card_links_to_the_picture_whatever_the_number_of_its_notebook(book):
    app, _, _ = book
    assert '<a href="01_headlines.html#fig-growth">Growth</a>' in page(app, "report")


def test_the_search_index_reads_the_text_across_marks(book):
    app, _, lang = book
    indexed = "\n".join(
        re.sub(r"<[^<]+?>", "", node.astext()) for node in app.env.get_doctree("report").findall(nodes.raw)
    )
    assert "达到3122.4亿元，增长7.9%，人均生产总值突破10万元" in indexed
    assert "“最多跑一次”引领改革不断深化" in indexed
    assert ("reaching 312.24 billion yuan, up 7.9%" in indexed) == (lang == "en")


def test_only_the_page_of_the_report_loads_its_script(book):
    app, _, _ = book
    assert "annotate.js" in page(app, "report") and "annotate.js" not in page(app, "index")
    assert "marks.css" in page(app, "index")
    for name in ("marks.css", "annotate.css", "annotate.js"):
        assert (Path(app.outdir) / "_static" / name).is_file()


def test_an_unknown_figure_or_sentence_is_a_warning_that_names_it(tmp_path):
    pages = {"index.md": "# Start\n\n{fig}`hz2020-999` {sentence}`s999`\n"}
    _, warnings = build(tmp_path, None, pages)
    assert "index.md:3: WARNING" in warnings
    assert "hz2020-999" in warnings and "'s999'" in warnings


def test_a_book_without_the_report_warns_instead_of_linking_nowhere(tmp_path):
    app, warnings = build(tmp_path, None, {"index.md": "# Start\n\n{fig}`hz2020-002`\n"})
    assert "no page of this book shows the report" in warnings
    assert "312.24 billion yuan" in page(app, "index") and "#hz2020-002" not in page(app, "index")


def test_a_report_that_does_not_exist_fails_the_build(tmp_path):
    pages = {"index.md": "# Start\n\n```{annotated-report} atlantis-1\n```\n"}
    _, warnings = build(tmp_path, None, pages)
    assert "there is no edition 'atlantis-1'" in warnings


OTHER = {
    "index.md": "# {report}`book_title`\n\nExports: {fig}`exports:level`; output: {fig}`gdp:level`. On {report}`date`.\n",
    "report.md": "# Report\n\n```{annotated-report}\n```\n",
}


def test_another_reports_book_says_calmly_what_its_report_does_not_state(tmp_path):
    app, warnings = build(
        tmp_path / "book", "zh_CN", OTHER, report="yunchuan-2023", root=city(tmp_path / "city").root
    )
    html = page(app, "index")
    assert "数读云川" in html and "1286.5亿元" in html and "2023年1月12日" in html
    assert '<span class="wr-absent">本报告未写明</span>' in html
    assert "toctree" in warnings and "figure" not in warnings


def test_a_fact_of_the_report_that_does_not_exist_is_a_warning(tmp_path):
    _, warnings = build(tmp_path, None, {"index.md": "# T\n\n{report}`titel`\n", "report.md": REPORT})
    assert "report.yml has no fact 'titel'" in warnings


def test_the_home_report_must_state_what_its_prose_names(tmp_path):
    _, warnings = build(tmp_path, None, {"index.md": "# T\n\n{fig}`exports:ratio`\n", "report.md": REPORT})
    assert "no figure of huzhou-2020 answers to" in warnings
