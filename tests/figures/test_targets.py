"""Counts of fates, and what the tolerance can change."""

from decimal import Decimal

from workreport.figures.targets import fate_counts, with_tolerance


def test_the_fates_of_the_115_targets(huzhou):
    (counts,) = fate_counts(huzhou.outcomes()).to_dict("records")
    assert counts == {
        "group": "all",
        "met": 26,
        "missed": 7,
        "redefined": 12,
        "rank_only": 2,
        "qualitative": 2,
        "not_reported": 66,
        "total": 115,
    }


def test_forty_one_targets_were_set_again(huzhou):
    assert (huzhou.outcomes()["set_again"] == "yes").sum() == 41


def test_groups_add_up(huzhou):
    outcomes = huzhou.outcomes()
    by_control = fate_counts(outcomes, "control")
    assert by_control["total"].sum() == 115
    assert list(by_control["control"]) == sorted(set(outcomes["control"]))


def test_the_tolerance_decides_only_hedged_targets(huzhou):
    outcomes = huzhou.outcomes()
    usual = with_tolerance(outcomes, Decimal("0.5"), Decimal("0.05"))
    assert usual.tolist() == outcomes["fate"].tolist()
    strict = with_tolerance(outcomes, Decimal(0), Decimal(0))
    changed = outcomes[strict != usual]
    assert set(changed["comparator"]) == {"approx"}
    assert changed["indicator_id"].tolist() == ["fiscal_revenue_total"]


def test_identical_targets_and_outcomes(huzhou):
    """Outputs a government controls are hit to the unit."""
    outcomes = huzhou.outcomes()
    hit = outcomes[(outcomes["fate"] == "met") & (outcomes["outcome_number"] == outcomes["number"])]
    assert {279.0, 115.0, 60.0, 25.0} <= set(hit["number"])


def test_no_note_quotes_a_sentence(huzhou):
    for note in huzhou.outcomes()["note_zh"]:
        assert len(note) < 90
        assert not any(mark in note for mark in "！？")
