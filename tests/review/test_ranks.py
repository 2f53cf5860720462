"""The ranks of a new edition: what the words tell is drafted, the rest is left to a person."""

from __future__ import annotations

import pytest
from reviewer import ID, TEXT, Sheet, started

from workreport.chapters import ranks as chapter
from workreport.extract.text import repair
from workreport.figures.edition import open_edition
from workreport.registry import files
from workreport.registry.tables import tables
from workreport.review.apply import review
from workreport.review.check import check, left_open
from workreport.review.ranks import drafted

CITY = "990100"
LEAGUES = [
    ("湖区水质指数居全省第二位", "湖区水质指数排名", CITY, "province"),
    ("湖区水质指数跻身全国前十位", "湖区水质指数排名", CITY, "nation"),
    ("获评全国示范城市、水质指数居全省第二位", "湖区水质指数排名", CITY, "province"),
    ("在全国水质测评中，我市排名第二位", "全国水质测评排名", CITY, "nation"),
    ("获得全国表彰。湖区水质指数居第二位", "湖区水质指数排名", CITY, ""),
    ("湖区水质指数居世界第二位", "湖区水质指数排名", CITY, ""),
    ("水质指数居全区第二位", "水质指数排名", "150700", "province"),
    ("水质指数居全区第二位", "水质指数排名", "150702", ""),
    ("水质指数居全市第二位", "水质指数排名", "310115", "province"),
    ("水质指数居全市第二位", "水质指数排名", CITY, ""),
]
RANKED = [
    ("湖区观鸟人数增幅全省排名", ["count"], "growth"),
    ("湖区观鸟人数全省排名", ["growth"], "growth"),
    ("湖区观鸟人数全省排名", ["count"], "level"),
    ("湖区面积全省排名", ["level"], "level"),
    ("湖区植被覆盖率全省排名", [], "rate"),
    ("湖区植被全省排名", ["ratio"], "rate"),
    ("群众满意度测评全省排名", [], "index"),
    ("湖区观鸟人数总量全省排名", [], "level"),
    ("湖区风光全省排名", [], ""),
]


def figure(number, surface="", start=0, **cells):
    return {
        "figure_id": f"yc2025-{number:03d}",
        "start": str(start),
        "end": str(start + len(surface)),
        "class": "rank",
        "status": "actual",
        "indicator_zh": "排名",
        "applies_to": "",
    } | cells


def draft(text, name, of=(), area=CITY, **cells):
    """The row drafted for the last rank of a text, which is of figures of the classes ``of``."""
    surface = text[-3:]
    ids = [f"yc2025-{number:03d}" for number in range(2, 2 + len(of))]
    rows = [
        figure(1, surface, len(text) - 3, indicator_zh=name, applies_to=" ".join(ids), **cells),
        *(figure(number, **{"class": kind}) for number, kind in enumerate(of, 2)),
    ]
    found = drafted(repair(text), rows, area)
    return found[0] if found else {"league": "", "ranks": ""}


@pytest.mark.parametrize(("text", "name", "area", "league"), LEAGUES)
def test_the_league_is_the_last_that_the_clause_names_else_that_of_the_name(text, name, area, league):
    assert draft(text, name, area=area)["league"] == league


@pytest.mark.parametrize(("name", "of", "ranks"), RANKED)
def test_what_is_ranked_is_told_by_the_name_or_by_the_figure_ranked(name, of, ranks):
    assert draft("居全省第二位", name, of)["ranks"] == ranks


def test_a_line_break_inside_the_clause_hides_no_league():
    assert draft("湖区水质指数居全\n省第二位", "湖区水质指数排名")["league"] == "province"


@pytest.mark.parametrize("cells", [{"status": "background"}, {"class": "count"}])
def test_what_claims_no_place_has_no_row(cells):
    assert not draft("湖区水质指数居全省第二位", "湖区水质指数排名", **cells)["league"]


def written(project):
    return files.read(project, "ranks", ID).to_dict("records")


def test_a_reviewed_edition_lists_its_ranks_and_its_chapter_shows_them(edition, sheet):
    assert written(edition) == []
    sheet.save()
    review(edition, ID)
    assert check(edition, ID) == []
    ((league, ranks),) = [(row["league"], row["ranks"]) for row in written(edition)]
    assert (league, ranks) == ("province", "growth")
    (row,) = chapter.listed(open_edition(ID, edition), "en").itertuples()
    assert (row.text, row.backed, row.by) == ("5th", "6.7%", "–")
    assert "rank" not in " ".join(one.en for one in left_open(edition, ID))


def test_a_rank_that_the_words_do_not_place_is_told_and_not_guessed(tmp_path):
    project, _ = started(tmp_path, TEXT.replace("居全省第五位", "居湖区各市第五位"))
    sheet = Sheet(project, ID)
    sheet.answer()
    sheet.save()
    review(project, ID)
    assert written(project) == [] and check(project, ID) == []
    (said,) = [one for one in left_open(project, ID) if "ranks.csv" in one.en]
    number = files.read(project, "figures", ID).set_index("surface").loc["第五位", "figure_id"]
    assert number in said.en and number in said.zh


def test_a_rank_that_a_person_refuses_leaves_the_table_when_the_sheet_is_read_again(edition, sheet):
    sheet.save()
    review(edition, ID)
    sheet.of("第五位")["decision"] = "no"
    sheet.save()
    review(edition, ID)
    assert written(edition) == [] and check(edition, ID) == []


def test_ranks_that_a_person_has_edited_are_left_alone(edition, sheet):
    sheet.save()
    review(edition, ID)
    path = tables()["ranks"].file(edition, ID)
    edited = path.read_text(encoding="utf-8").replace("growth,,", "growth,全省工业通报,provincial bulletin")
    path.write_text(edited, encoding="utf-8", newline="")
    review(edition, ID)
    assert [row["by_en"] for row in written(edition)] == ["provincial bulletin"]


def test_an_edition_begun_before_ranks_were_drafted_gets_them(edition, sheet):
    tables()["ranks"].file(edition, ID).unlink()
    sheet.save()
    review(edition, ID)
    assert len(written(edition)) == 1
