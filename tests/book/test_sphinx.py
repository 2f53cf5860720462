"""The Sphinx side: a small book really built, staged in both languages, and bare."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

import pytest
from bookshelf import Engine, small_project

from workreport.book import build
from workreport.book.execution.run import plan
from workreport.book.pages import list_pages
from workreport.registry.problems import ProjectError

MORE = """
Words with a [link to the notebook](first-steps), the [other page](#reading) and [](#index).

```{admonition} A note
With text.
```

| a | b |
|---|---|
| 1 | 2 |
"""


def shelf(tmp_path):
    project = small_project(tmp_path)
    for language in ("en", "zh"):
        with open(tmp_path / "book" / language / "reading.md", "a", encoding="utf-8") as file:
            file.write(MORE)
    for job in plan(project, list_pages(project), "huzhou-2020"):
        Engine(text=f"ran in {job.language}")(job)
    return project


@pytest.fixture(scope="module")
def editions(tmp_path_factory):
    """Both editions of a small book."""
    return build.compile_editions(shelf(tmp_path_factory.mktemp("shelf")), "huzhou-2020")


def text(site, path):
    return (site / path).read_text(encoding="utf-8")


def test_the_small_book_passes_its_own_proof(editions):
    build.check_site(editions, ["index", "reading", "first-steps"])


def test_a_title_named_in_chinese_prose_stands_between_title_marks(editions):
    assert "《开始》" in text(editions, "zh/reading.html")
    assert "《" not in text(editions, "en/reading.html")


@pytest.mark.parametrize(
    ("language", "lang", "own", "other"),
    [("en", "en", "First steps", "第一步"), ("zh", "zh-CN", "第一步", "First steps")],
)
def test_each_edition_has_its_language_alone(editions, language, lang, own, other):
    page = text(editions, f"{language}/first-steps.html")
    assert f'<html lang="{lang}"' in page
    assert own in page and other not in page
    assert f"ran in {language}" in page
    assert "report: str" not in page.replace("<span>", "")
    assert ("Read it" in page) == (language == "en")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ["目录", "搜索", "上一页", "显示代码", "跳到正文", "本页内容"]),
        ("en", ["Contents", "Search", "Previous", "Show the code", "On this page"]),
    ],
)
def test_the_frame_speaks_the_language(editions, language, words):
    whole = text(editions, f"{language}/first-steps.html") + text(editions, f"{language}/reading.html")
    assert [word for word in words if word not in whole] == []


@pytest.mark.parametrize("page", ["index", "reading", "first-steps", "search"])
def test_every_page_leads_to_its_twin(editions, page):
    for language, other, code in (("en", "zh", "zh-CN"), ("zh", "en", "en")):
        html = text(editions, f"{language}/{page}.html")
        assert f'<link rel="alternate" hreflang="{code}" href="../{other}/{page}.html"' in html
        assert re.search(rf'<a class="[^"]*wr-twin" href="\.\./{other}/{page}\.html"', html)


def test_sections_have_the_same_anchor_in_both_languages(editions):
    for language in ("en", "zh"):
        assert 'id="sec-1"' in text(editions, f"{language}/reading.html")


def test_the_front_door_offers_both_languages_without_a_script(editions):
    door = text(editions, "index.html")
    assert 'href="en/index.html"' in door and 'href="zh/index.html"' in door
    assert "<script" not in door


def test_a_page_loads_no_script_or_style_but_the_books_own(editions):
    page = text(editions, "en/first-steps.html")
    loaded = re.findall(r'<(?:script[^>]* src|link rel="stylesheet"[^>]* href)="_static/([^"?]+)', page)
    assert loaded and all(name.startswith(("wr-", "marks", "annotate")) for name in loaded)
    assert not (editions / "en/_static/scripts").exists()


def test_the_notebook_of_a_page_can_be_fetched_as_it_was_written(editions):
    assert 'href="_notebooks/first-steps.ipynb"' in text(editions, "zh/first-steps.html")
    kept = text(editions, "zh/_notebooks/first-steps.ipynb")
    assert "First steps" in kept and "ran in" not in kept


def test_a_page_without_scripts_has_everything(editions):
    page = text(editions, "en/reading.html")
    assert 'href="#wr-contents"' in page and 'id="wr-contents"' in page
    assert 'href="search.html"' in page


def test_warnings_fail_the_build_and_are_all_told(tmp_path):
    project = shelf(tmp_path)
    with open(tmp_path / "book/zh/reading.md", "a", encoding="utf-8") as file:
        file.write("\n[x](#no-such-label)\n\n```{nosuch}\n```\n\n#### Deep\n")
    with pytest.raises(ProjectError) as caught:
        build.compile_editions(project, "huzhou-2020")
    assert {one.file for one in caught.value.problems} == {"book (zh)"}
    for fault in ("no-such-label", "nosuch", "Non-consecutive header level"):
        assert re.search(rf"reading\.md:\d+: .*{fault}", str(caught.value))


def test_two_builds_are_byte_identical(tmp_path, editions):
    again = build.compile_editions(shelf(tmp_path), "huzhou-2020")
    first = {path.relative_to(editions): path.read_bytes() for path in editions.rglob("*") if path.is_file()}
    second = {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()}
    assert first.keys() == second.keys()
    assert [str(name) for name in first if first[name] != second[name]] == []


def test_a_bare_jupyter_book_build_makes_the_english_book_and_leaves_the_site_alone(tmp_path):
    project = small_project(tmp_path)
    project.site.mkdir()
    call = "from jupyter_book.cli.main import main; main()"
    told = subprocess.run(
        [sys.executable, "-c", call, "build", ".", "-W", "--keep-going"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    page = (tmp_path / "_build/html/notebooks/01_first_steps.html").read_text(encoding="utf-8")
    assert "First steps" in page and "第一步" not in page
    assert "huzhou-2020 en" in page
    assert (tmp_path / "_build/html/book/en/reading.html").is_file()
    assert not (tmp_path / "_build/html/book/zh").exists()
    assert list(project.site.iterdir()) == []


def test_staging_leaves_nothing_of_an_earlier_edition(tmp_path):
    from workreport.book.stage import stage

    project = shelf(tmp_path)
    folder = stage(project, "huzhou-2020", "zh")
    (folder / "stray.md").write_text("# Stray")
    shutil.rmtree(tmp_path / "book/zh/images", ignore_errors=True)
    (tmp_path / "book/zh/images").mkdir()
    (tmp_path / "book/zh/images/a.svg").write_text("<svg/>")
    stage(project, "huzhou-2020", "zh")
    assert sorted(path.name for path in folder.iterdir()) == [
        "_config.yml",
        "_toc.yml",
        "first-steps.ipynb",
        "images",
        "index.md",
        "reading.md",
    ]
