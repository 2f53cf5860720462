"""An edition answers questions about a report."""

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from shapely.geometry import MultiPolygon

from workreport.figures.edition import Edition, open_edition
from workreport.registry.problems import ProjectError

ROOT = Path(__file__).parents[2]


@pytest.fixture
def edition(yunchuan):
    return open_edition("yunchuan-2023", yunchuan)


def test_figures_are_typed_named_and_in_order(edition):
    figures = edition.figures()
    assert figures["start"].is_monotonic_increasing
    first = figures.iloc[1]
    assert first["value"] == Decimal("1286.5") and first["value_base"] == Decimal("128650000000")
    assert first["number"] == 128650000000.0
    assert (first["indicator_name_zh"], first["indicator_en"]) == ("地区生产总值", "Gross regional product")
    assert (first["area_zh"], first["area_en"]) == ("云川市", "Yunchuan City")
    assert (first["unit_en"], first["unit_base_en"]) == ("hundred million yuan", "yuan")
    assert not figures.isna().any().any()


def test_a_fraction_is_a_decimal_too(edition):
    (share,) = edition.figures(indicator_id="share_hightech_projects")["value"]
    assert abs(share * 3 - 1) < Decimal("1e-20")


def test_filters_narrow_and_lists_widen(edition):
    targets = edition.figures(status="target", class_="growth")
    assert set(targets["class"]) == {"growth"} and set(targets["status"]) == {"target"}
    both = edition.figures(section=["1.1", "2.1"])
    assert set(both["section"]) == {"1.1", "2.1"}
    assert len(both) == len(edition.figures(section="1.1")) + len(edition.figures(section="2.1"))


@pytest.mark.parametrize(
    ("filters", "hint"),
    [
        ({"class_": "grwth"}, "growth"),
        ({"indicator_id": ["gdp", "gpd"]}, "gdp"),
        ({"figure_id": "yc2023-999"}, "Did you mean"),
        ({"sektion": "1.1"}, "section"),
    ],
)
def test_a_filter_that_can_match_nothing_is_refused(edition, filters, hint):
    with pytest.raises(ProjectError, match=hint):
        edition.figures(**filters)


def test_an_unknown_figure_is_refused(edition):
    with pytest.raises(ProjectError, match="yc2023-999"):
        edition.figure("yc2023-999")


def test_an_unknown_edition_names_those_there_are(yunchuan):
    with pytest.raises(ProjectError, match="yunchuan-2023, yunchuan-2024"):
        open_edition("yunchuan-2020", yunchuan)


def test_answers_are_copies(edition):
    figures, sentences = edition.figures(), edition.sentences()
    figures.loc[:, "surface"] = "changed"
    sentences.loc[:, "zh"] = "changed"
    assert "changed" not in set(edition.figures()["surface"]) | set(edition.sentences()["zh"])


def test_a_figure_stands_in_its_sentence(edition):
    figures = edition.figures()
    found = edition.sentence_of(figures["figure_id"])
    assert found["figure_id"].tolist() == figures["figure_id"].tolist()
    for surface, sentence in zip(figures["surface"], found["zh"], strict=True):
        assert "".join(surface.split()) in sentence


def test_a_sentence_torn_by_a_page_break_is_whole(edition):
    (sentence,) = [zh for zh in edition.sentences()["zh"] if "茶叶" in zh]
    assert "茶叶加工园" in sentence


def test_pairs_join_both_figures(edition):
    pairs = edition.pairs()
    assert set(pairs["status_target"]) == {"target"} and set(pairs["status_actual"]) == {"actual"}
    assert (pairs["indicator_id_target"] == pairs["indicator_id_actual"]).all()


def test_pairs_are_filtered_by_either_side(edition):
    pairs = edition.pairs()
    wanted = pairs["section_actual"].iloc[0]
    expected = pairs[pairs["section_actual"] == wanted]["target_id"].tolist()
    assert edition.pairs(section_actual=wanted)["target_id"].tolist() == expected
    assert len(edition.pairs(comparable=["yes", "partly", "no"])) == len(pairs)


def test_a_filter_of_pairs_that_can_match_nothing_is_refused(edition):
    for wrong in ({"class_target": "height"}, {"comparable": "maybe"}, {"target_id": "yc2023-999"}):
        with pytest.raises(ProjectError, match=next(iter(wrong.values()))):
            edition.pairs(**wrong)


def test_outcomes_join_their_targets(edition):
    outcomes = edition.outcomes().set_index("indicator_id")
    assert outcomes.loc["burden_relief", "outcome_number"] == 3_690_000_000
    assert outcomes.loc["green_factories", "outcome_value"] is None
    assert outcomes.loc["revenue_local", "note_en"].startswith("Called general")


def test_an_edition_without_later_report_has_no_outcomes(yunchuan):
    assert len(open_edition("yunchuan-2024", yunchuan).outcomes()) == 0


def test_places_carry_names_and_sentences(edition):
    places = edition.places()
    for surface, sentence in zip(places["surface"], places["zh"], strict=True):
        assert surface in sentence
    assert set(places["area_en"]) == {"Yunxi District", "Shiqiao County", "Linze County"}


def test_what_was_not_found_stays_missing(edition):
    context = edition.context("county_context")
    missing = context[context["source_kind"] == "not_found"]
    assert len(missing) == 1 and missing["number"].isna().all()
    gdp = context[(context["indicator"] == "gdp") & (context["area_code"] == "990102")]
    assert gdp["number"].item() == 70_210_000_000 and gdp["unit_base_en"].item() == "yuan"
    with pytest.raises(ProjectError, match="city_series"):
        edition.context("weather")


def test_boundaries_run_clockwise(edition, huzhou):
    for each in (edition, huzhou):
        for shape in [*each.geometry().geometry, *each.lake().geometry]:
            for part in shape.geoms if isinstance(shape, MultiPolygon) else [shape]:
                assert not part.exterior.is_ccw


def test_boundaries_and_tiles_name_the_same_counties(huzhou):
    geometry, tiles = huzhou.geometry(), huzhou.tiles()
    assert geometry["area_code"].tolist() == ["330502", "330503", "330521", "330522", "330523"]
    assert set(tiles["area_code"]) == set(geometry["area_code"])
    assert len(set(zip(tiles["column"], tiles["row"], strict=True))) == 5


def test_origins_state_who_when_and_on_what_terms(huzhou):
    for name in ("city_series", "county_context", "outcomes", "counties", "lake", "gazetteer", "tiles"):
        origin = huzhou.origin(name)
        assert origin["producer"]["zh"] and origin["licence"]["en"] and origin["date_accessed"]


def test_opening_needs_no_map_library_and_no_checks():
    code = (
        "import sys; from pathlib import Path; from workreport.registry.project import Project;"
        "from workreport.figures.edition import open_edition;"
        "open_edition('huzhou-2020', Project(Path('.'))).figures();"
        "print([name for name in ('geopandas', 'pandera', 'altair') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_structural_fault_is_told_when_it_is_read(copy):
    path = copy.path("figures.csv")
    path.write_text(path.read_text(encoding="utf-8") + "one,two\n", encoding="utf-8")
    with pytest.raises(ProjectError, match="2 cells"):
        Edition(copy.project, "yunchuan-2023").figures()


def test_designations_are_those_of_the_report(yunchuan):
    assert len(open_edition("yunchuan-2023", yunchuan).designations()) == 2
    assert len(open_edition("yunchuan-2024", yunchuan).designations()) == 0


def test_milestones_stand_in_the_sentence_that_tells_them(huzhou):
    milestones = huzhou.milestones()
    said = zip(milestones["surface"], milestones["zh"], strict=True)
    assert len(milestones) and all(surface.replace("\n", "") in sentence for surface, sentence in said)
    assert milestones["section"].str.startswith("1.").all()


def test_an_edition_without_milestones_or_standards_answers_with_no_rows(yunchuan):
    edition = open_edition("yunchuan-2023", yunchuan)
    assert edition.milestones().empty and edition.standards().empty


def test_a_standard_is_read_with_its_unit(huzhou):
    (limit,) = huzhou.standards().to_dict("records")
    assert (limit["indicator_id"], str(limit["value"]), limit["number"]) == ("pm25", "35", 35.0)


def test_a_misspelt_indicator_is_refused_and_one_the_report_lacks_is_none():
    edition = open_edition("huzhou-2020")
    assert edition.find("gdp:rank") is None
    with pytest.raises(ProjectError, match="listings_new"):
        edition.find("listeds_new")
