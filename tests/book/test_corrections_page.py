"""The page of corrections, in a real Sphinx build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from test_roles import build, page

ROOT = Path(__file__).parents[2]
PAGES = {
    "index.md": "# Start\n\n{fig}`hz2020-002`\n\n```{toctree}\nreport\ncorrections\n```\n",
    "report.md": "# Report\n\n```{annotated-report} huzhou-2020\n```\n",
    "corrections.md": "# Corrections\n\n```{corrections}\n```\n",
}
HEADER = (ROOT / "data" / "corrections.csv").read_text(encoding="utf-8").splitlines()[0]
ROW = "hz2020-002,value,3122.4,3124.2,An erratum of the bureau.,统计局勘误。,2020-06-01,A. Reader"


@pytest.fixture(scope="module", params=["en", "zh_CN"])
def corrected(request, tmp_path_factory):
    """A small book whose output figure is corrected."""
    folder = tmp_path_factory.mktemp("corrected")
    (folder / "project").mkdir()
    shutil.copytree(ROOT / "data", folder / "project" / "data")
    (folder / "project" / "data" / "corrections.csv").write_text(f"{HEADER}\n{ROW}\n", encoding="utf-8")
    app, warnings = build(folder, request.param, PAGES)
    return app, warnings, request.param[:2]


def test_a_correction_is_a_row_that_leads_to_its_figure(corrected):
    app, warnings, lang = corrected
    html = page(app, "corrections")
    assert warnings == ""
    assert 'href="report.html#hz2020-002"' in html
    for cell in ("3122.4", "3124.2", "2020-06-01", "A. Reader"):
        assert f"<p>{cell}</p>" in html
    assert {"en": "An erratum of the bureau.", "zh": "统计局勘误。"}[lang] in html


def test_prose_and_card_use_what_was_corrected_and_the_text_stays(corrected):
    app, _, lang = corrected
    assert {"en": "312.42 billion yuan", "zh": "3124.2亿元"}[lang] in page(app, "index")
    report = page(app, "report")
    assert {"en": "value: 3122.4 → 3124.2", "zh": "数值：3122.4 → 3124.2"}[lang] in report
    assert "3122.4亿元" in report


@pytest.mark.parametrize(("language", "said"), [("en", "No correction yet."), ("zh_CN", "尚无更正。")])
def test_without_a_correction_the_page_says_so(tmp_path, language, said):
    app, warnings = build(tmp_path, language, {"index.md": PAGES["corrections.md"]})
    assert warnings == ""
    assert said in page(app, "index") and "<table" not in page(app, "index")
