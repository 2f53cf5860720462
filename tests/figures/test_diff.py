"""A diff names values, not lines."""

from workreport.figures.diff import Change, as_table, compare_paths


def changes(copy, yunchuan):
    return compare_paths(yunchuan.root, copy.project.root)


def test_nothing_changed(copy, yunchuan):
    assert changes(copy, yunchuan) == []


def test_a_value_that_changed_is_named_by_its_figure(copy, yunchuan):
    figure = copy.figure("burden_relief")
    copy.edit("figures.csv", figure, value="31.5", value_base="3150000000")
    assert changes(copy, yunchuan) == [
        Change("figures", figure, "changed", "value", "31.4", "31.5"),
        Change("figures", figure, "changed", "value_base", "3140000000", "3150000000"),
    ]


def test_rows_in_another_order_are_no_change(copy, yunchuan):
    for name in ("figures.csv", "nonfigures.csv", "registry/units.csv"):
        rows = copy.rows(name)
        copy.write(name, rows[:2] + rows[2:][::-1] if name == "nonfigures.csv" else rows[::-1])
    found = changes(copy, yunchuan)
    assert {change.kind for change in found} <= {"moved"}
    assert not [change for change in found if change.table != "nonfigures"]


def test_added_and_removed_rows_are_told_with_what_they_are(copy, yunchuan):
    rows = copy.rows("registry/indicators.csv")
    rows[0]["indicator_id"] = "output"
    copy.write("registry/indicators.csv", rows)
    assert changes(copy, yunchuan) == [
        Change("indicators", "gdp", "removed", before="地区生产总值"),
        Change("indicators", "output", "added", after="地区生产总值"),
    ]


def test_moved_offsets_are_told_apart_from_values(copy, yunchuan):
    figure = copy.figure("gdp")
    copy.edit("figures.csv", figure, start="101")
    (change,) = changes(copy, yunchuan)
    assert (change.kind, change.column) == ("moved", "start")


def test_single_files_and_folders_of_an_edition_compare(copy, yunchuan):
    figure = copy.figure("gdp")
    copy.edit("figures.csv", figure, note_en="A", note_zh="甲")
    folder = yunchuan.report("yunchuan-2023")
    by_file = compare_paths(folder / "figures.csv", copy.path("figures.csv"))
    by_folder = compare_paths(folder, copy.project.report("yunchuan-2023"))
    assert by_file == by_folder
    assert as_table(by_file)["column"].tolist() == ["note_en", "note_zh"]
    assert by_file[1] == Change("figures", figure, "changed", "note_zh", "", "甲")
