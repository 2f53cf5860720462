import pytest
from tests.extract.readings import read, surface

from workreport.extract import record

_DECISIONS = record.table("decisions")


@pytest.mark.parametrize(
    "decision", _DECISIONS, ids=[f"{row['surface']}-{row['value']}" for row in _DECISIONS]
)
def test_a_decision_of_the_method_page_is_how_it_is_read(decision):
    planned = decision["chapter"] == "plan"
    extraction = read(**{"ahead" if planned else "back": decision["sentence"]})
    found = [row for row in extraction.figures if surface(extraction, row) == decision["surface"]]
    text = extraction.document.clean
    if decision["class"] == "none":
        assert not found
        assert decision["surface"] in [text[other.start : other.end] for other in extraction.nonfigures]
        return
    said = [
        {
            "class": row.of_class,
            "status": row.status,
            "value": row.quantity.value,
            "unit": row.quantity.unit,
            "comparator": row.comparator,
        }
        for row in found
    ]
    assert {key: decision[key] for key in said[0]} in said


def test_every_rule_that_is_counted_is_explained_in_both_languages():
    explained = {row["rule"]: row for row in record.table("rules")}
    assert {row["rule"] for row in record.table("counts")} <= set(explained)
    assert all(row["says_en"] and row["says_zh"] for row in explained.values())
