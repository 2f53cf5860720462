"""What a card says of a figure."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from annotated import TEXT, FakeEdition, annotated, body, by_id, figures

from workreport.book.annotated.card_terms import kind_of_number, period_told
from workreport.book.annotated.links import Link
from workreport.book.reference.uses import Use, by_page, read_uses
from workreport.registry.problems import ProjectError

PAIR = {
    "target_id": "yz2030-006",
    "actual_id": "yz2030-002",
    "comparable": "partly",
    "reason_zh": "口径略有不同。",
    "reason_en": "A little different.",
}
FATE = {
    "figure_id": "yz2030-006",
    "class": "growth",
    "fate": "missed",
    "outcome_value": Decimal("5.2"),
    "outcome_unit": "%",
    "outcome_comparator": "eq",
    "set_again": "yes",
    "confidence": "low",
    "note_en": "Outside the band.",
    "note_zh": "超出区间。",
}


def card(number: int, lang: str = "en", edition: FakeEdition | None = None, **more) -> str:
    """The text of a figure's card."""
    return by_id(body(annotated(edition, lang, **more)))[f"card-yz2030-{number:03}"].text


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        (("level", "2019", "flow", ""), "Level, flow"),
        (("level", "2019-12-31", "flow", ""), "Level, stock"),
        (("count", "2019-12-31", "count", ""), "Count, stock"),
        (("count", "2020", "stock", ""), "Count"),
        (("growth", "2019", "flow", "real"), "Real growth"),
        (("growth", "2019", "flow", "nominal"), "Nominal growth"),
        (("growth", "2019", "flow", ""), "Growth"),
        (("rank", "2019", "rank", ""), "Rank"),
        (("threshold", "2019", "limit", ""), "Threshold"),
    ],
)
def test_the_type_follows_class_period_and_indicator(facts, name):
    kind, explained = kind_of_number(*facts)
    assert kind.en == name and explained.en and explained.zh


def test_real_growth_warns_against_the_ratio_of_levels():
    assert "not the ratio of two published levels" in card(2)
    assert "不等于两年公布数之比" in card(2, "zh")


@pytest.mark.parametrize(
    ("period", "en", "zh"),
    [
        ("2019", "2019", "2019年"),
        ("2019-12-31", "31 December 2019", "2019年12月31日"),
        ("2014/2019", "2014–2019", "2014年–2019年"),
        ("2020-04", "April 2020", "2020年4月"),
    ],
)
def test_a_period_is_said_as_readers_say_it(period, en, zh):
    assert (period_told(period, "en"), period_told(period, "zh")) == (en, zh)


def test_a_scaled_value_is_given_in_full_and_a_plain_one_is_not_repeated():
    assert "12,050,000,000 yuan" in card(1) and "12,050,000,000元" in card(1, "zh")
    assert "In full" not in card(2)


def test_a_growth_leads_to_its_level():
    found = by_id(body(annotated()))
    assert (
        'href="#card-yz2030-001"' in body(annotated()).split('id="card-yz2030-002"')[1].split("</aside>")[0]
    )
    assert "GDP en:120.5亿元" in found["card-yz2030-002"].text


def test_a_target_names_its_commitment_and_says_so_when_there_is_none():
    assert "力争" in card(6) and "strive for" in card(6)
    assert "none: stated plainly" in card(7)
    assert "Commitment" not in card(1)


def test_a_pair_stands_on_both_cards_with_its_reason():
    edition = FakeEdition(paired=[PAIR])
    assert "Result of 2029en:7.9% partly comparable: A little different." in card(6, edition=edition)
    assert "Target for 2029en:6% partly comparable: A little different." in card(2, edition=edition)


def test_a_target_without_a_word_of_commitment_says_what_its_sentence_calls_it():
    plain = card(7)
    assert "none: stated plainly" in plain and "预期目标" not in plain
    for lead, en, zh in (
        ("建议主要预期目标是：", "proposed (建议) as an “expected target” (预期目标)", "“建议”的“预期目标”"),
        ("主要预期目标是：", "none; an “expected target” (预期目标)", "原句称“预期目标”"),
    ):
        edition = FakeEdition(
            text=TEXT.replace("建成学校", f"{lead}建成学校"), rows=[figures()[-1]], others=[]
        )
        edition.rows[0] |= {"start": edition.text.index("5所"), "end": edition.text.index("5所") + 2}
        assert en in card(7, edition=edition) and zh in card(7, "zh", edition)


def test_what_is_not_mentioned_at_all_is_not_said_to_be_undone():
    silent = FATE | {"fate": "not_reported", "outcome_value": None}
    for named, there in (("no", True), ("", False), ("plan", False)):
        said = card(6, edition=FakeEdition(fates=[silent | {"named": named}]))
        assert ("does not mention the thing at all, which does not say that it was not done" in said) == there


def test_a_fate_gives_the_rule_the_value_and_how_sure_we_are():
    said = card(6, edition=FakeEdition(fates=[FATE]))
    for part in (
        "missed",
        "falls short",
        "It reports 5.2\u202f%.",
        "set for it again",
        "Outside the band.",
        "not sure",
    ):
        assert part in said
    assert "报告数为5.2%。" in card(6, "zh", FakeEdition(fates=[FATE]))


def test_a_target_without_a_result_is_told_neutrally():
    said = card(6, edition=FakeEdition(fates=[FATE | {"fate": "not_reported", "outcome_value": None}]))
    assert "The next report gives no result for it." in said
    assert "fail" not in said


def test_a_fall_is_named_for_its_number_is_positive():
    rows = figures()
    rows[1]["direction"] = "down"
    assert "a fall" in card(2, edition=FakeEdition(rows=rows))
    assert "a fall" not in card(2)


CORRECTION = {
    "figure_id": "yz2030-005",
    "column": "status",
    "was": "target",
    "is": "actual",
    "reason_en": "It was <done> already.",
    "reason_zh": "已经完成。",
    "date": "2030-06-01",
    "who": "A. Reader",
}


def test_a_correction_says_what_was_what_is_why_when_and_by_whom():
    edition = FakeEdition(
        corrected=[CORRECTION, {**CORRECTION, "column": "commitment", "was": "力争", "is": ""}]
    )
    en, zh = card(5, edition=edition), card(5, "zh", edition=edition)
    assert "result or target: target → result" in en and "Corrected" in en
    assert "It was <done> already. (2030-06-01, A. Reader)" in en
    assert "commitment: 力争 → (empty)" in en
    assert "实绩或目标：目标 → 实绩" in zh and "已经完成。（2030-06-01，A. Reader）" in zh
    assert "Corrected" not in card(1, edition=edition)


def test_a_caution_comes_before_the_details():
    said = card(7)
    assert said.index("Schools of any size.") < said.index("Period")


def test_a_card_leads_to_the_pictures_that_use_it_and_back_to_its_sentence():
    uses = {"yz2030-001": [Link("headlines.html#fig-growth", "Growth slowed")]}
    html = body(annotated(uses=uses))
    assert '<a href="headlines.html#fig-growth">Growth slowed</a>' in html
    inside = html.split('id="card-yz2030-001"')[1].split("</aside>")[0]
    sentence = next(one for one in by_id(html).values() if one.has("wr-s") and "120.5亿元" in one.text)
    assert f'href="#{sentence.attributes["id"]}"' in inside
    assert 'href="#yz2030-001"' in inside


def picture(folder, page: str, name: str, told) -> None:
    (folder / page).mkdir(parents=True, exist_ok=True)
    text = told if isinstance(told, str) else json.dumps(told)
    (folder / page / f"{name}.sources.json").write_text(text, encoding="utf-8")


def test_uses_are_read_from_what_the_pictures_left_behind(tmp_path):
    record = {"figure": "fig-growth", "title": "Growth slowed", "sources": ["a", "b", "a"]}
    picture(tmp_path, "headlines", "growth", record)
    picture(tmp_path, "removed", "old", record)
    pages = {"headlines": "headlines.html"}
    use = Use("headlines.html", "fig-growth", "Growth slowed", 2)
    assert read_uses(tmp_path, pages.get) == {"a": [use], "b": [use]}


def test_a_page_counts_once_and_the_pictures_of_few_figures_come_first():
    uses = [Use("wide", "fig-all", "All", 291), Use("near", "fig-b", "B", 12), Use("near", "fig-a", "A", 2)]
    assert by_page(uses) == [uses[2], uses[0]]


@pytest.mark.parametrize(("count", "shown", "folded"), [(4, 4, 0), (5, 5, 0), (9, 4, 5)])
def test_a_card_names_a_few_pages_and_folds_the_rest(count, shown, folded):
    uses = {"yz2030-001": [Link(f"page{n}.html#fig", f"Page {n}") for n in range(count)]}
    inside = body(annotated(uses=uses)).split('id="card-yz2030-001"')[1].split("</aside>")[0]
    before, _, after = inside.partition("<details")
    assert (before.count(">Page "), after.count(">Page ")) == (shown, folded)
    assert (f"and {folded} more" in after) == bool(folded)


def test_without_pictures_there_are_no_uses(tmp_path):
    assert read_uses(tmp_path / "none", str) == {} == read_uses(None, str)


@pytest.mark.parametrize("told", ["{", "[]", '{"figure": "f"}'])
def test_a_damaged_record_of_sources_is_an_error(tmp_path, told):
    picture(tmp_path, "headlines", "growth", told)
    with pytest.raises(ProjectError):
        read_uses(tmp_path, str)
