"""The English of a new report's sentences: as much as a person has written, and no more."""

from __future__ import annotations

import pytest
from excel import Excel
from reviewer import ID, Sheet

from workreport.figures.edition import open_edition
from workreport.registry.problems import ProjectError
from workreport.review import renderings
from workreport.review.check import left_open


@pytest.fixture
def rendered(edition, sheet):
    """The sheet of sentences of an edition that has begun, two of them rendered."""
    rows = Sheet(edition, ID, renderings.FORM)
    rows.of("s006")["en"] = "Output reached 142 billion yuan, a rise of 5.9 %."
    rows.of("s008")["en"] = "1.5 million people."
    return rows


def test_every_sentence_stands_in_the_sheet_in_chinese(edition):
    rows = Sheet(edition, ID, renderings.FORM).rows
    sentences = open_edition(ID, edition).sentences()
    assert [row["surface"] for row in rows] == sentences["sentence_id"].tolist()
    assert any("1420.8亿元" in row["zh"] for row in rows) and not any(row["en"] for row in rows)


def test_what_is_rendered_is_taken_over_and_the_rest_stays_empty(edition, rendered):
    rendered.save(Excel("gb18030").save)
    done, of = renderings.review(edition, ID)
    assert done == 2 and of == len(rendered.rows)
    found = open_edition(ID, edition).sentences().set_index("sentence_id")["en"]
    assert found["s008"] == "1.5 million people." and found["s001"] == ""
    assert any(f"{of - 2} of {of} sentences" in said.en for said in left_open(edition, ID))


def test_an_empty_cell_does_not_undo_what_the_table_has(edition, rendered):
    rendered.save()
    renderings.review(edition, ID)
    rendered.of("s008")["en"] = ""
    rendered.save()
    assert renderings.review(edition, ID)[0] == 2


def test_a_row_of_no_sentence_is_told(edition, rendered):
    rendered.of("s008")["surface"] = "sentence 8"
    rendered.save()
    with pytest.raises(ProjectError, match="sentence 8"):
        renderings.review(edition, ID)
