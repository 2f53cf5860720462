"""The page that sets a report beside its neighbours, in a real Sphinx build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from annotated import by_id
from test_roles import build, page

from workreport.figures.edition import Edition
from workreport.figures.neighbours import neighbours
from workreport.registry.project import Project

FIXTURE = Path(__file__).parents[1] / "fixtures" / "yunchuan"
REPORT = "yunchuan-2024"
PAGES = {
    "index.md": "# Start\n\n```{toctree}\nreport\nsuccession\n```\n",
    "report.md": f"# Report\n\n```{{annotated-report}} {REPORT}\n```\n",
    "succession.md": "# Beside the others\n\n```{neighbours}\n```\n",
}


@pytest.fixture(scope="module", params=["en", "zh_CN"])
def book(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("succession")
    app, warnings = build(folder, request.param, PAGES, report=REPORT, root=FIXTURE)
    return app, warnings, request.param[:2]


def test_each_kind_of_difference_is_a_section_of_its_own(book):
    app, warnings, lang = book
    assert warnings == ""
    parts = by_id(page(app, "succession"))
    anchor = "from-yunchuan-2023-to-yunchuan-2024"
    assert {anchor, f"{anchor}-softened", f"{anchor}-silent", f"{anchor}-value"} <= set(parts)
    softened = parts[f"{anchor}-softened"].text
    for said in {"en": ("ensure", "strive for", "commitment"), "zh": ("确保", "力争", "承诺用语")}[lang]:
        assert said in softened


def test_a_difference_leads_to_this_reports_figure_and_to_no_other(book):
    app, _, _ = book
    html = page(app, "succession")
    assert 'href="report.html#yc2024-001"' in html
    assert "#yc2023-" not in html


def copied(tmp_path):
    root = tmp_path / "city"
    shutil.copytree(FIXTURE, root)
    return root


@pytest.mark.parametrize(("language", "said"), [("en", "one report of this place"), ("zh_CN", "只有这一份")])
def test_a_report_without_neighbours_says_so_calmly(tmp_path, language, said):
    root = copied(tmp_path)
    shutil.rmtree(root / "data" / "reports" / "yunchuan-2023")
    app, warnings = build(tmp_path, language, {"index.md": PAGES["succession.md"]}, report=REPORT, root=root)
    assert warnings == ""
    html = page(app, "index")
    assert said in html and "<table" not in html


def test_a_neighbour_that_is_still_a_draft_is_named_and_stops_nothing(tmp_path):
    root = copied(tmp_path)
    table = root / "data" / "reports" / "yunchuan-2023" / "figures.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",gdp,", ",,"), encoding="utf-8")
    app, warnings = build(tmp_path, "en", {"index.md": PAGES["succession.md"]}, report=REPORT, root=root)
    assert warnings == ""
    assert "The tables of yunchuan-2023 are not finished" in page(app, "index")


def test_of_several_reports_the_nearest_on_either_side_are_neighbours(tmp_path):
    root = copied(tmp_path)
    reports = root / "data" / "reports"
    for name, year, area in (("old", 2019, "990100"), ("next", 2025, "990100"), ("other", 2022, "990121")):
        (reports / name).mkdir()
        (reports / name / "report.yml").write_text(
            f'report_id: {name}\nplan_year: {year}\narea_code: "{area}"\n', encoding="utf-8"
        )
    project = Project(root)
    assert neighbours(Edition(project, "yunchuan-2023")) == [
        ("old", "yunchuan-2023"),
        ("yunchuan-2023", "yunchuan-2024"),
    ]
    assert neighbours(Edition(project, "next")) == [("yunchuan-2024", "next")]
    assert neighbours(Edition(project, "other")) == []
