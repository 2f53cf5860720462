"""The places a new report names: drafted from its sentences in Chinese, told in English by a person."""

from __future__ import annotations

import re

import pytest
from excel import Excel
from reviewer import ID, TEXT, Sheet, started

from workreport.figures.check import check as prove
from workreport.figures.edition import open_edition
from workreport.registry.problems import ProjectError
from workreport.review import places
from workreport.review.apply import review as review_figures
from workreport.review.check import left_open
from workreport.review.places import draft, settle

NAMED = TEXT.replace(
    "新增绿色工厂9家，",
    "石桥县、云溪区被列为省循环经济试点。临泽县生态湿地公园建成开放。推广石桥县基层治理做法。新增绿色工厂9家，",
)


@pytest.fixture
def named(tmp_path):
    """A project with the edition of a report that names counties, its figures reviewed."""
    project, begun = started(tmp_path, NAMED)
    assert begun.places == 4
    sheet = Sheet(project, ID)
    sheet.answer()
    sheet.save()
    review_figures(project, ID)
    return project


@pytest.fixture
def told(named):
    """Its sheet of places with English for every mention, not yet saved."""
    sheet = Sheet(named, ID, places.FORM)
    for row in sheet.rows:
        row["said_en"], row["theme"] = "was made a provincial pilot", row["theme"] or "ecology"
    return sheet


def test_each_mention_is_drafted_with_what_is_said_of_it(named):
    rows = Sheet(named, ID, places.FORM).rows
    assert [row["surface"] for row in rows] == ["石桥县", "云溪区", "临泽县", "石桥县"]
    assert [row["said_zh"] for row in rows] == [
        "被列为省循环经济试点",
        "被列为省循环经济试点",
        "临泽县生态湿地公园建成开放",
        "推广石桥县基层治理做法",
    ]
    assert rows[0]["kind"].startswith("designation") and rows[3]["theme"].startswith("governance")
    assert "【石桥县】" in rows[0]["sentence"] and not any(row["said_en"] for row in rows)


def test_every_mention_waits_for_its_english(named):
    assert any("places-review.csv: 4 of 4 rows are open" in said.en for said in left_open(named, ID))
    state, done = settle.review(named, ID)
    assert not done and len(state.open) == 4
    assert open_edition(ID, named).places().empty


@pytest.mark.parametrize("way", [Excel(), Excel("gb18030", ";", reverse=True)], ids=repr)
def test_a_sheet_from_a_spreadsheet_becomes_the_places(named, told, way):
    told.rows[3]["decision"] = "否"
    told.save(way.save)
    assert settle.review(named, ID)[1]
    assert prove(named, ID) == []
    found = open_edition(ID, named).places()
    assert found["surface"].tolist() == ["石桥县", "云溪区", "临泽县"]
    assert found["said_en"].tolist()[0] == "was made a provincial pilot"
    assert not any("places" in said.en for said in left_open(named, ID))


def test_a_mention_without_english_holds_the_table_back(named, told):
    told.rows[1]["said_en"] = "试点"
    told.save()
    state, done = settle.review(named, ID)
    assert not done and [said.en for said in state.open.values()] == [settle.IN_BOTH.en]


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("area", "123456", "areas.csv"),
        ("theme", "sports", "manufacturing"),
        ("place", "somewhere", "start and end"),
    ],
)
def test_a_cell_that_cannot_stand_is_told_by_its_row(named, told, column, cell, said):
    told.rows[0][column] = cell
    told.save()
    with pytest.raises(ProjectError) as caught:
        settle.review(named, ID)
    assert [one.to("en") for one in caught.value.problems if said in one.to("en")]


def test_a_report_that_names_no_place_has_no_sheet(edition):
    assert not places.FORM.path(edition, ID).exists()
    assert any(said.en.startswith("places: no rows") for said in left_open(edition, ID))


def test_what_follows_a_list_of_names_is_said_of_each():
    names = re.compile("石桥县|临泽县")
    clause = "石桥县和临泽县入选国家级试点"
    assert draft.said_of(clause, 3, names) == draft.said_of(clause, 7, names) == "入选国家级试点"


def test_a_verb_alone_says_nothing():
    names = re.compile("石桥县")
    assert draft.said_of("加快石桥县建设", 5, names) == "加快石桥县建设"


@pytest.mark.parametrize(
    ("said", "theme"),
    [("建成通车的省道改建工程", "transport"), ("农业农村现代化先行", "countryside"), ("同意", "")],
)
def test_a_theme_is_drafted_by_its_words_and_else_left_to_a_person(said, theme):
    assert draft.theme_of(said) == theme
