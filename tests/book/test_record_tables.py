"""The tables of the page on reading by rules, in a real Sphinx build."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from test_roles import build

from workreport.book.reference import record_tables
from workreport.extract import confidence, record

PAGE = "# Rules\n\n" + "\n".join(f"```{{reading-record}} {name}\n```\n" for name in record_tables._ROWS)


@pytest.fixture(scope="module", params=[None, "zh_CN"])
def page(request, tmp_path_factory):
    """The words of a page with the tables, its warnings, and its language."""
    app, warnings = build(tmp_path_factory.mktemp("record"), request.param, {"index.md": PAGE})
    html = (Path(app.outdir) / "index.html").read_text(encoding="utf-8")
    return unescape(re.sub(r"<[^>]+>", " ", html)), html, warnings, "zh" if request.param else "en"


def test_the_tables_are_built_without_a_warning(page):
    _, html, warnings, _ = page
    assert warnings == ""
    assert html.count("<table") == len(record_tables._ROWS)


def test_every_decision_and_rule_is_on_the_page_in_its_language(page):
    words, _, _, lang = page
    for row in record.table("decisions"):
        assert row["sentence"] in words and row[f"why_{lang}"] in words
    for row in record.table("rules"):
        assert row["rule"] in words and row[f"says_{lang}"] in words


def test_the_line_is_said_with_the_shares_on_either_side(page):
    words, _, _, _ = page
    rows = record.table("readings")
    unsure = sum(int(row["unsure_wrong"]) for row in rows) / sum(int(row["unsure"]) for row in rows)
    assert str(confidence.REVIEW) in words
    assert f"{unsure:.0%}" in words


def test_reports_met_for_the_first_time_stand_apart_from_those_at_hand(page):
    words, _, _, lang = page
    at_hand, unseen = record.table("readings"), record.table("unseen")
    assert not {row["report_en"] for row in at_hand} & {row["report_en"] for row in unseen}
    for row in unseen:
        assert row[f"report_{lang}"] in words and row["bound"] in words


def test_what_is_unsure_was_wrong_more_often_than_what_is_sure():
    rows = record.table("readings")
    shares = {
        key: sum(int(row[f"{key}_wrong"]) for row in rows) / sum(int(row[key]) for row in rows)
        for key in ("sure", "unsure")
    }
    assert shares["unsure"] > 2 * shares["sure"]


def test_an_unknown_table_is_an_error(tmp_path):
    _, warnings = build(tmp_path, None, {"index.md": "# Rules\n\n```{reading-record} nothing\n```\n"})
    assert "decisions, rules, readings, unseen" in warnings
