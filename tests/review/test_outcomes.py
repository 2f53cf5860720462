"""What became of an edition's targets: drafted when the next report comes, reviewed in a sheet, written as a table."""

from __future__ import annotations

import shutil

import pytest
from excel import Excel
from reviewer import ID, TEXT, Sheet, snapshot
from tests.city import city

from workreport.figures.check import check as prove
from workreport.figures.edition import open_edition
from workreport.registry.problems import ProjectError
from workreport.review import outcomes
from workreport.review.apply import review
from workreport.review.check import left_open
from workreport.review.outcomes import draft, form, record
from workreport.review.start import begin

EARLIER = "yunchuan-2024"
NEXT_YEAR = (
    TEXT.replace("2025年1月10日", "2026年1月9日").replace("2025年", "2026年").replace("2024年", "2025年")
)


@pytest.fixture
def drafted(edition):
    """The project after the report of 2025 has begun, with the drafts it makes possible."""
    (begun,) = draft.begin(edition, ID)
    assert (begun.report_id, begun.later_id) == (EARLIER, ID)
    return edition


class Answers(Sheet):
    """A sheet of outcomes in the hands of a person."""

    def __getitem__(self, surface):
        return self.of(surface)

    def answer(self):
        for row in self.asking():
            row["decision"] = "ok"
            if row["fate"].split()[0] in form.NAMED:
                row["note_zh"], row["note_en"] = "改按另一口径。", "Another measure is given."


def _opened(project):
    return Answers(project, EARLIER, outcomes.FORM)


@pytest.fixture
def answers(drafted):
    """The sheet with every question answered, not yet saved."""
    sheet = _opened(drafted)
    sheet.answer()
    return sheet


def test_the_next_report_drafts_the_outcomes_of_every_target(drafted):
    rows = {row["surface"].strip("「」"): row for row in _opened(drafted).rows}
    targets = open_edition(EARLIER, drafted).figures(status="target")
    assert len(_opened(drafted).rows) == len(targets)
    assert rows["8家"]["fate"].startswith("met ") and rows["8家"]["outcome_value"] == "「9」"
    assert "【9家】" in rows["8家"]["evidence"] and "【8家】" in rows["8家"]["target"]
    assert rows["8家"]["set_again"].startswith("yes") and rows["8家"]["next_value"] == "「10」"
    assert rows["8家"]["rule"] and rows["8家"]["confidence"].startswith("high")


def test_every_silence_is_asked_about_and_a_plain_result_is_not(drafted):
    rows = {row["surface"].strip("「」"): row for row in _opened(drafted).rows}
    assert (
        rows["38个"]["fate"].startswith("not_reported") and "ok if there is none" in rows["38个"]["question"]
    )
    assert not rows["8家"]["question"]
    page = (drafted.report(EARLIER) / form.PAGE).read_text(encoding="utf-8")
    assert "<script" not in page and '<mark class="settled">9家</mark>' in page


def test_what_has_outcomes_or_is_still_a_draft_is_left_alone(drafted, tmp_path):
    before = snapshot(drafted)
    path = tmp_path / "next.txt"
    path.write_text(NEXT_YEAR, encoding="utf-8")
    begin(drafted, path)
    assert draft.begin(drafted, "yunchuan-2026") == []
    assert draft.begin(drafted, "yunchuan-2023") == []
    after = snapshot(drafted)
    assert all(after[name] == content for name, content in before.items())


def test_an_edition_gets_its_outcomes_drafted_when_its_own_figures_are_settled(edition, sheet, tmp_path):
    path = tmp_path / "next.txt"
    path.write_text(NEXT_YEAR, encoding="utf-8")
    begin(edition, path)
    sheet.save()
    review(edition, ID)
    assert {one.report_id for one in draft.begin(edition, ID)} == {EARLIER, ID}


@pytest.mark.parametrize("way", [Excel(), Excel("utf-16", "\t", reverse=True, more_columns=2)], ids=repr)
def test_a_sheet_from_a_spreadsheet_becomes_the_table_of_outcomes(drafted, answers, way):
    answers.save(way.save)
    assert record.review(drafted, EARLIER).written
    assert prove(drafted, EARLIER) == []
    found = open_edition(EARLIER, drafted).outcomes().set_index("surface")
    assert str(found.loc["8家", "outcome_value"]) == "9" and found.loc["8家", "comparability"] == "same"
    assert found.loc["38个", "fate"] == "not_reported" and found.loc["38个", "comparability"] == ""
    assert not [said for said in left_open(drafted, EARLIER) if "outcomes" in said.en]


def test_a_silence_that_nobody_confirmed_stays_open(drafted, answers):
    answers["38个"]["decision"] = ""
    answers.save()
    done = record.review(drafted, EARLIER)
    assert not done.written and len(done.settled.open) == 1
    assert any("1 of 10 rows are open" in said.en for said in left_open(drafted, EARLIER))
    assert not open_edition(EARLIER, drafted).outcomes().size


def test_another_measure_is_told_in_both_languages(drafted, answers):
    row = answers["8家"]
    row["fate"], row["comparability"] = "redefined", "narrower"
    answers.save()
    (said,) = record.review(drafted, EARLIER).settled.open.values()
    assert "note_zh and note_en" in said.en
    row["note_zh"], row["note_en"] = "只计省级。", "Only provincial ones are counted."
    answers.save()
    assert record.review(drafted, EARLIER).written
    found = open_edition(EARLIER, drafted).outcomes().set_index("surface")
    assert found.loc["8家", "note_en"] == "Only provincial ones are counted."


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("fate", "missed", "by the rule 9家 / 8家 (eq) is met"),
        ("fate", "lost", "cannot stand"),
        ("outcome_value", "nine", "Write the number"),
        ("outcome_unit", "筐", "data/registry/units.csv"),
        ("decision", "no", "another verdict"),
    ],
)
def test_a_cell_that_cannot_stand_is_told_by_its_row(drafted, answers, column, cell, said):
    answers["8家"][column] = cell
    answers.save()
    with pytest.raises(ProjectError) as caught:
        record.review(drafted, EARLIER)
    (told,) = [one.to("en") for one in caught.value.problems]
    assert told.startswith("data/reports/yunchuan-2024/outcomes-review.csv: row ") and said in told


def test_a_target_whose_row_was_deleted_is_missed(drafted, answers):
    answers.rows.remove(answers["8家"])
    answers.save()
    with pytest.raises(ProjectError, match="8家"):
        record.review(drafted, EARLIER)


def test_a_sheet_that_was_changed_afterwards_is_told(drafted, answers):
    answers.save()
    record.review(drafted, EARLIER)
    answers["38个"]["note_en"] = "Looked for twice."
    answers.save()
    assert any("then run `workreport review" in said.en for said in left_open(drafted, EARLIER))


def test_a_city_alone_has_nothing_to_draft(tmp_path):
    assert draft.begin(city(tmp_path / "city"), "yunchuan-2024") == []


def test_a_next_report_that_is_gone_is_told(drafted, answers):
    answers.save()
    shutil.rmtree(drafted.report(ID))
    with pytest.raises(ProjectError, match="following year"):
        record.review(drafted, EARLIER)
