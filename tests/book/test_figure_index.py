"""The table of all figures: complete without scripts, and every choice leads to rows."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser

import pytest

from workreport.book.annotated.links import Link
from workreport.book.reference import figure_index
from workreport.figures.edition import open_edition

ASKED = ("part", "class", "status", "area", "unit", "commitment", "fate")


@pytest.fixture(scope="module")
def edition():
    return open_edition("huzhou-2020")


@pytest.fixture(scope="module", params=["en", "zh"])
def index(request, edition):
    lang = request.param
    rows = figure_index.index_rows(edition, lang)
    table = figure_index.table_html(rows, {}, {row["figure_id"]: [] for row in rows}, lang)
    return rows, figure_index.form_html(rows, edition, lang), table, lang


class Read(HTMLParser):
    """The rows' attributes, and the options of each choice."""

    def __init__(self, html: str):
        super().__init__()
        self.rows: list[dict[str, str]] = []
        self.options: dict[str, list[str]] = {}
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "tr":
            self.rows.append({key.removeprefix("data-"): value for key, value in given.items()})
        if tag == "select":
            self._select = given["name"]
        if tag == "option":
            self.options.setdefault(self._select, []).append(given["value"])


def fits(row: dict[str, str], name: str, wanted: str) -> bool:
    """What the page's script asks of a row."""
    has = row.get(name, "")
    if name in ("part", "fate"):
        return has == wanted or has.startswith(f"{wanted}.")
    return wanted in has.split(" ") if name == "area" else has == wanted


def test_every_figure_has_a_row_that_leads_to_its_mark(edition, index):
    _, _, table, _ = index
    marks = re.findall(r'href="report\.html#([a-z]+\d{4}-\d+)"', table)
    assert marks == edition.figures()["figure_id"].tolist()


def test_every_choice_leads_to_rows_and_misses_others(index):
    _, form, table, _ = index
    rows = Read(table).rows[1:]
    options = Read(form).options
    assert set(options) == set(ASKED)
    for name, values in options.items():
        for wanted in filter(None, values):
            assert 0 < sum(fits(row, name, wanted) for row in rows) < len(rows), (name, wanted)


def test_each_row_is_found_by_a_choice_of_every_kind_it_has(index):
    _, form, table, _ = index
    options = Read(form).options
    for row in Read(table).rows[1:]:
        for name in ("part", "class", "status", "area", "unit"):
            assert any(fits(row, name, wanted) for wanted in options[name] if wanted), (row, name)


def test_the_sections_of_a_chapter_make_up_the_chapter(index):
    rows = Read(index[2]).rows[1:]
    for chapter in ("1", "2"):
        inside = {row["part"] for row in rows if fits(row, "part", chapter)}
        assert len(inside) > 1 and all(section.split(".")[0] == chapter for section in inside)


def test_targets_without_a_result_hold_those_that_are_not_mentioned_at_all(edition, index):
    rows, outcomes = Read(index[2]).rows[1:], edition.outcomes()
    silent = sum(fits(row, "fate", figure_index.SILENT) for row in rows)
    never = sum(fits(row, "fate", figure_index.UNMENTIONED) for row in rows)
    assert silent == (outcomes["fate"] == "not_reported").sum() > never == (outcomes["named"] == "no").sum()
    assert ("not mentioned" if index[3] == "en" else "没有提到") in index[2]


def test_an_edition_in_which_nobody_looked_offers_no_such_choice(edition):
    rows = [row | {"unmentioned": False} for row in figure_index.index_rows(edition, "en")]
    assert figure_index.UNMENTIONED not in figure_index.form_html(rows, edition, "en")


def test_a_county_is_named_and_never_measured(index):
    areas = Read(index[1]).options["area"]
    assert {"~330523", "~330521"} <= set(areas)
    assert not {"330502", "330503", "330521", "330522", "330523"} & set(areas)


def test_the_names_of_the_choices_and_the_heads_are_in_the_language_of_the_page(index):
    _, form, table, lang = index
    assert ("One year later" in form) == (lang == "en") and ("一年之后" in form) == (lang == "zh")
    assert ("no result reported" in table) == (lang == "en") and ("未报告结果" in table) == (lang == "zh")


def test_the_download_holds_every_figure_with_its_fate(edition):
    rows = list(csv.DictReader(io.StringIO(figure_index.csv(edition, "en").decode("utf-8-sig"))))
    assert [row["figure_id"] for row in rows] == edition.figures()["figure_id"].tolist()
    assert sum(row["fate"] == "missed" for row in rows) == (edition.outcomes()["fate"] == "missed").sum()
    assert {row["fate"] for row in rows if row["status"] != "target"} == {""}


def test_hostile_texts_stay_texts(edition):
    rows = figure_index.index_rows(edition, "en")
    evil = '<img src=x onerror=alert(1)>"'
    rows = [rows[0] | {"indicator_name_en": evil, "section": evil, "unit_base": evil, "unit_base_en": evil}]
    links = {rows[0]["figure_id"]: [Link('"><script>', "<script>")]}
    html = figure_index.table_html(rows, {rows[0]["indicator_id"]: '"><script>'}, links, "en")
    html += figure_index.form_html(rows, edition, "en")
    assert "<img" not in html and "<script" not in html
