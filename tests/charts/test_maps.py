"""Maps: true to the boundaries, the same on both halves, and silent where nothing is known."""

import re

import numpy as np
import pandas as pd
import pytest
import shapely
from samples import KINDS, census, geography, product

from workreport.charts import choropleth, static
from workreport.charts import geography as plates
from workreport.charts.drawing import NARROW, WIDE
from workreport.charts.maps import beside


def words(kind_or_drawing, width: int = WIDE, **param: str) -> list[str]:
    drawing = KINDS[kind_or_drawing]("en") if isinstance(kind_or_drawing, str) else kind_or_drawing
    spec = drawing.spec(width)
    for one in spec.get("params", []):
        one["value"] = param.get(one["name"], one["value"])
    return ["".join(text.itertext()) for text in static.draw(spec, "p").iter("text")]


@pytest.fixture(scope="module")
def plate():
    return plates.plate(geography()["counties"], geography()["lake"], 420)


def test_thinned_counties_leave_no_gap_and_do_not_overlap(plate):
    shapes = np.array(list(plate.shapes.values()))
    assert shapely.coverage_is_valid(shapes)
    whole = shapely.union_all(shapes)
    assert sum(shape.area for shape in shapes) == pytest.approx(whole.area, rel=1e-9)


def test_areas_keep_their_proportions(plate):
    official = {"330502": 860.42, "330503": 706.37, "330521": 935.68, "330522": 1430.25, "330523": 1885.71}
    scale = sum(shape.area for shape in plate.shapes.values()) / sum(official.values())
    for code, area in official.items():
        assert plate.shapes[code].area / scale == pytest.approx(area, rel=0.03)


def test_north_is_up_and_west_is_left(plate):
    anji, changxing, nanxun = (plate.centres[code] for code in ("330523", "330522", "330503"))
    assert changxing[1] < anji[1] and anji[0] < nanxun[0]
    assert plate.place(120.0, 31.0)[1] < plate.place(120.0, 30.5)[1]


def test_everything_lies_inside_the_picture(plate):
    left, top, right, bottom = shapely.union_all([*plate.shapes.values(), plate.lake]).bounds
    assert left >= -0.1 and top >= -0.1 and right <= plate.width + 0.1 and bottom <= plate.height + 0.1


def test_labels_stand_inside_their_counties(plate):
    for code, (x, y) in plate.centres.items():
        assert plate.shapes[code].contains(shapely.Point(x, y))


def test_hatching_stays_inside_and_is_not_filled(plate):
    shape = plate.shapes["330523"]
    lines = plates.hatching(shape)
    assert lines.geom_type == "MultiLineString" and len(lines.geoms) > 10
    assert shape.buffer(1e-6).covers(lines)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_tiles_show_what_the_map_shows(width: int):
    said = words("choropleth", width)
    for text in ("Wuxing", "100", "Nanxun", "46.8", "Changxing", "70.2"):
        assert said.count(text) >= 2, text
    assert said.count("no figure") >= 4  # two counties, on both halves; and the halo under each


def test_the_chosen_county_is_outlined_on_both_halves_and_no_other():
    spec = KINDS["selectable"]("en").spec(WIDE)
    (param,) = spec["params"]

    def outlines(code: str) -> int:
        param["value"] = code
        drawn = static.draw(spec, "p").iter("path")
        return sum(path.get("stroke-width") == "2.5" for path in drawn)

    assert outlines("") == 0
    assert outlines("330523") == outlines("330502") == 2


def test_every_mark_of_a_selectable_map_tells_which_county_it_chooses():
    spec = KINDS["selectable"]("en").spec(WIDE)
    choosing = [
        {row.get("choose") for row in layer["data"]["values"]}
        for layer in spec["layer"]
        if any("choose" in row for row in layer["data"]["values"])
    ]
    assert len(choosing) >= 4 and all(len(codes) == 5 for codes in choosing)


def test_a_county_without_a_number_is_hatched_not_shaded():
    spec = choropleth(product(), "en", **geography()).spec(WIDE)
    root = static.draw(spec, "p")
    hatched = [
        p for p in root.iter("path") if p.get("d", "").count("M") > 10 and p.get("fill") in (None, "none")
    ]
    assert len(hatched) >= 4
    unknown = choropleth(product().iloc[:0], "en", **geography())
    assert "no figure" in words(unknown)


def test_a_full_map_has_no_hatching_in_its_legend():
    assert "no figure" not in words("census")


def test_a_choice_switches_numbers_and_legend():
    first, second = words("census"), words("census", indicator="old")
    assert "76.5" in first and "76.5" not in second
    assert "20.3" in second and "20.3" not in first
    assert "55–60" in first and "55–60" not in second


def test_the_legend_covers_every_number():
    frame = census()
    for option, rows in frame.groupby("option"):
        said = words("census", indicator=option)
        steps = [re.fullmatch(r"(\d+)–(\d+)", text) for text in said]
        limits = [(int(s[1]), int(s[2])) for s in steps if s]
        assert 2 <= len(limits) <= 5
        assert all(any(low <= value <= high for low, high in limits) for value in rows["value"])


def test_a_count_of_nothing_is_written():
    assert words("attention").count("0") >= 6  # three counties, on both halves


def test_circles_grow_with_their_area():
    root = static.draw(KINDS["attention"]("en").spec(WIDE), "p")
    radii = sorted(float(c.get("r")) for c in root.iter("circle"))
    assert radii[-1] / radii[-2] == pytest.approx(7**0.5, rel=0.02)


def test_names_beside_points_do_not_cover_each_other():
    at = [(50.0, 50.0), (60.0, 52.0), (55.0, 40.0)]
    placed = beside(at, ["Huzhou city centre", "City government", "Park"], 300, 200)
    assert len({(round(x), round(y)) for x, y, _, _ in placed}) == 3


def test_on_a_phone_points_are_numbered_and_listed():
    assert {"1", "2", "1  Begun", "2  In use"} <= set(words("points", NARROW))
    assert {"Begun", "In use"} <= set(words("points", WIDE))


def test_an_unknown_county_is_not_drawn():
    frame = pd.DataFrame({"area_code": ["999999"], "value": [1.0]})
    assert "1" not in words(choropleth(frame, "en", **geography()))
