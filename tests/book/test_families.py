"""One notebook makes a page for each area of the report's place, in both languages, and is declared once."""

from __future__ import annotations

import json
import re
import shutil

import nbformat
import pytest
from bookshelf import CONFIG, LONG, Engine, notebook
from tests.city import city

from workreport.book import build
from workreport.book.execution.run import plan
from workreport.book.families import read_families
from workreport.book.notebooks import dress, name_values, set_parameters
from workreport.book.pages import list_pages, read_toc, staged_toc
from workreport.book.verify import verify
from workreport.registry.problems import ProjectError
from workreport.registry.project import Project

REPORT = "yunchuan-2023"
TOC = """\
format: jb-book
root: book/en/index
parts:
  - caption: Places | 地方
    chapters:
      - file: book/en/places
        sections:
          - file: notebooks/36_county
meta:
  families:
    notebooks/36_county: {county: areas}
"""
PROSE = {
    "en": f"(county-$county)=\n# About {{area}}`$county name`\n\n{LONG['en']} {{area}}`$county note`",
    "zh": f"(county-$county)=\n# {{area}}`$county name`如何\n\n{LONG['zh']}{{area}}`$county note`",
}


@pytest.fixture
def shelf(tmp_path) -> Project:
    """The fictional city with a page that lists its districts and counties, and a notebook for each."""
    project = city(tmp_path / "project")
    shutil.copyfile(CONFIG, project.root / "_config.yml")
    (project.root / "book").mkdir()
    shutil.copyfile(CONFIG.parent / "book" / "references.bib", project.root / "book" / "references.bib")
    (project.root / "_toc.yml").write_text(TOC, encoding="utf-8")
    for lang, text in LONG.items():
        folder = project.root / "book" / lang
        folder.mkdir(parents=True)
        (folder / "index.md").write_text(f"# Start {lang}\n\n{text}\n", encoding="utf-8")
        listed = "{pages}`36_county` {area}`990121` {area}`990100-urban`"
        (folder / "places.md").write_text(f"# Places {lang}\n\n{text} {listed}\n", encoding="utf-8")
    project.notebooks.mkdir()
    code = 'report: str = "yunchuan-2023"\nlang: str = "en"\ncounty: str = "990102"'
    nbformat.write(notebook(parameters=code, **PROSE), project.notebooks / "36_county.ipynb")
    return project


def test_a_page_for_each_area_that_is_more_than_a_way_of_counting(shelf):
    pages = list_pages(shelf, REPORT)
    assert [page.name for page in pages] == [
        "index",
        "places",
        "county-yunxi",
        "county-shiqiao",
        "county-linze",
    ]
    assert pages[3].parameters == {"county": "990121"} and pages[3].title.zh == "石桥"


def test_the_contents_of_an_edition_list_the_members_by_name(shelf):
    toc = staged_toc(read_toc(shelf), "zh", list_pages(shelf, REPORT))
    (chapter,) = toc["parts"][0]["chapters"]
    assert [one["file"] for one in chapter["sections"]] == ["county-yunxi", "county-shiqiao", "county-linze"]
    assert [one["title"] for one in chapter["sections"]] == ["云溪", "石桥", "临泽"]
    assert "meta" not in toc


def test_a_place_without_areas_has_the_chapter_alone(shelf):
    table = shelf.registry / "areas.csv"
    rows = [row for row in table.read_text(encoding="utf-8").splitlines() if ",990100," not in row]
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    pages = list_pages(shelf, REPORT)
    toc = staged_toc(read_toc(shelf), "en", pages)
    assert [page.name for page in pages] == ["index", "places"]
    assert toc["parts"][0]["chapters"] == [{"file": "places"}]


def test_a_job_for_each_member_and_language_with_its_own_files(shelf):
    jobs = plan(shelf, list_pages(shelf, REPORT), REPORT)
    assert (
        len(jobs) == 6 and len({job.output for job in jobs}) == 6 and len({job.figures for job in jobs}) == 6
    )
    assert jobs[-1].parameters == {"report": REPORT, "lang": "zh", "county": "990122"}


def test_a_family_of_a_parameter_the_notebook_does_not_take_is_refused(shelf):
    toc = (shelf.root / "_toc.yml").read_text(encoding="utf-8").replace("county: areas", "conty: areas")
    (shelf.root / "_toc.yml").write_text(toc, encoding="utf-8")
    with pytest.raises(ProjectError, match="conty"):
        plan(shelf, list_pages(shelf, REPORT), REPORT)


@pytest.mark.parametrize(
    "families",
    ["[notebooks/36_county]", "{notebooks/36_county: areas}", "{notebooks/36_county: {county: towns}}"],
)
def test_a_wrong_declaration_is_refused(shelf, families):
    toc = TOC.split("meta:")[0] + f"meta:\n  families: {families}\n"
    (shelf.root / "_toc.yml").write_text(toc, encoding="utf-8")
    with pytest.raises(ProjectError, match="meta.families"):
        list_pages(shelf, REPORT)


def test_a_family_that_no_part_lists_is_refused(shelf):
    toc = TOC.replace("\n        sections:\n          - file: notebooks/36_county", "")
    (shelf.root / "_toc.yml").write_text(toc, encoding="utf-8")
    with pytest.raises(ProjectError, match="no part of the book lists it"):
        list_pages(shelf, REPORT)


def test_two_areas_of_one_name_are_refused(shelf):
    table = shelf.registry / "areas.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",Linze,", ",Shiqiao,"), encoding="utf-8")
    with pytest.raises(ProjectError, match=r"county-shiqiao\.html"):
        read = read_families(shelf, read_toc(shelf), REPORT)
        assert len(next(iter(read.values()))) == 3
        list_pages(shelf, REPORT)


def test_prose_names_the_value_the_notebook_ran_with_else_its_own():
    text = "costs $5, in $county and $counties"
    book = notebook(parameters='lang: str = "en"\ncounty: str = "a"', en=text)
    assert name_values(nbformat.from_dict(book))["cells"][0]["source"] == "costs $5, in a and $counties"
    book.metadata["papermill"] = {"parameters": {"county": "b"}}
    assert dress(book, "en", REPORT)["cells"][0]["source"] == "costs $5, in b and $counties"


def test_the_notebook_for_download_opens_at_its_own_page():
    book = notebook(parameters='county: str = "a"  # the first\nlang: str = "en"')
    (cell,) = [
        cell for cell in set_parameters(book, {"county": "b"})["cells"] if cell["source"].startswith("county")
    ]
    assert cell["source"] == 'county: str = "b"\nlang: str = "en"'


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Both editions of the fictional city's book."""
    project = shelf.__wrapped__(tmp_path_factory.mktemp("shelf"))
    for job in plan(project, list_pages(project, REPORT), REPORT):
        Engine()(job)
        ran = nbformat.read(job.output, as_version=4)
        ran.metadata["papermill"] = {"parameters": job.parameters}
        nbformat.write(ran, job.output)
    return build.compile_editions(project, REPORT), list_pages(project, REPORT)


def test_the_book_of_a_family_passes_its_proof(site):
    folder, pages = site
    found = verify(folder, [page.name for page in pages], home=False)
    # The pages of indicators lead to the report's page, which this book does not have.
    assert [one for one in found if "/indicators/" not in one.file] == []


@pytest.mark.parametrize(("lang", "heading"), [("en", "About Shiqiao County"), ("zh", "石桥县如何")])
def test_each_member_is_a_page_of_its_own_name_and_leads_to_its_neighbours(site, lang, heading):
    folder, _ = site
    page = (folder / lang / "county-shiqiao.html").read_text(encoding="utf-8")
    assert f"<h1>{heading}" in page.replace("<wbr>", "") and 'id="county-990121"' in page
    assert 'href="county-yunxi.html"' in page and 'href="county-linze.html"' in page
    assert f"../{'zh' if lang == 'en' else 'en'}/county-shiqiao.html" in page


def test_prose_links_to_the_pages_of_areas_that_have_one(site):
    folder, _ = site
    page = (folder / "en/places.html").read_text(encoding="utf-8").split("Places en")[-1]
    assert page.count('href="county-shiqiao.html"') >= 2 and "Urban area" in page


def test_the_notebook_of_a_member_holds_its_value(site):
    folder, _ = site
    book = json.loads((folder / "zh/_notebooks/county-linze.ipynb").read_text(encoding="utf-8"))
    assert any('county: str = "990122"' in "".join(cell["source"]) for cell in book["cells"])


@pytest.mark.complete
def test_a_place_without_areas_says_so_where_their_pages_would_be_listed(tmp_path):
    project = shelf.__wrapped__(tmp_path)
    table = project.registry / "areas.csv"
    counted = re.sub(",(district|county),990100,", ",statistical,990100,", table.read_text(encoding="utf-8"))
    table.write_text(counted, encoding="utf-8")
    for lang, text in LONG.items():
        page = project.root / "book" / lang / "places.md"
        page.write_text(f"# Places {lang}\n\n{text} {{pages}}`36_county`\n", encoding="utf-8")
    folder = build.compile_editions(project, REPORT)
    assert "no place of this kind is registered" in (folder / "en/places.html").read_text(encoding="utf-8")
