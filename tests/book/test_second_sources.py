"""The page of sources: every publication once, with its address or the word that none was recorded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from test_roles import build, page
from tests.city import city

from workreport.book.reference import second_sources
from workreport.figures.edition import open_edition

ROOT = Path(__file__).parents[2]
SOURCES = "# Sources\n\n" + "".join(
    f"```{{second-sources}} {name}\n```\n\n" for name in second_sources.TABLES
)


@pytest.fixture(scope="module")
def edition():
    return open_edition("huzhou-2020")


@pytest.fixture(scope="module", params=[None, "zh_CN"])
def built(request, tmp_path_factory):
    """A page with every list, its warnings and its language."""
    app, warnings = build(
        tmp_path_factory.mktemp("sources"), request.param, {"index.md": SOURCES + "```{citation}\n```\n"}
    )
    assert warnings == ""
    return page(app, "index"), "zh" if request.param else "en"


def test_every_row_of_the_tables_leads_to_its_publication(built, edition):
    html, lang = built
    for table in ("city_series", "county_context"):
        rows = edition.context(table)
        rows = rows[~rows["source_kind"].isin(second_sources.NOT_THE_REPORT)]
        for row in rows.to_dict("records"):
            if row["source_url"]:
                assert f'href="{row["source_url"]}"' in html
            if row["source_kind"] != "report":
                assert row[f"source_{lang}"].replace("&", "&amp;").split("'")[0] in html


def test_a_copy_is_named_with_its_site_and_not_linked(built, edition):
    html, lang = built
    for table in ("city_series", "county_context"):
        rows = edition.context(table)
        copies = rows[rows["source_kind"].str.startswith("copy_")]
        assert len(copies) and (copies["source_url"] == "").all()
        for row in copies.to_dict("records"):
            assert row["copy_url"] in html and f'href="{row["copy_url"]}"' not in html
            host = row["copy_url"].split("/")[2].removeprefix("www.")
            assert row[f"cited_{lang}"].startswith(row[f"source_{lang}"]) and host in row[f"cited_{lang}"]
        others = rows[~rows["source_kind"].str.startswith("copy_")]
        assert (others["cited_en"] == others["source_en"]).all() and (others["copy_url"] == "").all()


def test_the_report_behind_the_verdicts_is_listed_once_with_its_own_record(built):
    html, lang = built
    text = re.sub(r"<[^>]*>", "", html)
    assert ("Wang Gang, mayor, 1 March 2021" if lang == "en" else "市长 王纲，2021年3月1日") in text
    assert ("The address of the copy was not recorded" if lang == "en" else "未记录该副本的网址") in text
    named = "Work Report of Huzhou, 2021" if lang == "en" else "2021年湖州市政府工作报告"
    assert text.lower().count(named.lower()) == 1


def test_a_publication_without_an_address_says_so(edition):
    for one in second_sources.publications(edition, "city_series", "en"):
        linked, copied = one.url.startswith("http"), any("as copied at" in fact for fact in one.facts)
        assert (linked or copied) != any("no address" in fact for fact in one.facts) and not (
            linked and copied
        )


def test_no_publication_is_listed_twice(edition):
    for table in second_sources.TABLES:
        for lang in ("en", "zh"):
            found = [(one.title, one.url) for one in second_sources.publications(edition, table, lang)]
            assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        ("en", "The Makers, Ann Li (2030). A Book. Data set, version 2.1."),
        ("zh", "The Makers, Ann Li. A Book[DS]. 2.1版. 2030-05-06."),
    ],
)
def test_the_book_is_cited_from_its_citation_file(lang, wanted):
    cff = yaml.safe_load(
        "title: A Book\nversion: '2.1'\ndate-released: 2030-05-06\n"
        "authors: [{name: The Makers}, {given-names: Ann, family-names: Li}]\n"
    )
    assert second_sources.cited(cff, lang) == wanted


def test_a_project_without_second_sources_lists_none(tmp_path):
    project = city(tmp_path / "project")
    for folder in ("context", "geo"):
        for path in (project.data / folder).iterdir():
            path.unlink()
    bare = open_edition("yunchuan-2023", project)
    found = {name: second_sources.publications(bare, name, "en") for name in second_sources.TABLES}
    assert [name for name, listed in found.items() if listed] == ["outcomes"]


def test_a_table_that_is_none_is_an_error(tmp_path):
    _, warnings = build(tmp_path, None, {"index.md": "# S\n\n```{second-sources} hearsay\n```\n"})
    assert "hearsay" in warnings and "city_series" in warnings


def test_the_book_of_another_report_is_cited_under_its_own_title(tmp_path):
    edition = open_edition("yunchuan-2024", city(tmp_path / "city"))
    titled = second_sources.titled(edition)
    assert titled.en == "Yunchuan in Figures 2024: Government Work Report of Yunchuan, 2024, annotated"
    assert titled.zh.startswith("数读云川2024：")


def test_a_report_of_another_place_lists_no_source_that_it_does_not_use(tmp_path):
    project = city(tmp_path / "city")
    folder = project.report("yunchuan-2024")
    text = (folder / "report.yml").read_text(encoding="utf-8")
    (folder / "report.yml").write_text(text.replace('"990100"', '"990121"'), encoding="utf-8")
    there, elsewhere = (open_edition(f"yunchuan-{year}", project) for year in (2023, 2024))
    for table in ("city_series", "counties"):
        assert second_sources.publications(there, table, "en")
        assert not second_sources.publications(elsewhere, table, "en")
