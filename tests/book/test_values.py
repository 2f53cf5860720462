"""Values that prose quotes: derived, counted, judged, from second sources; each with its proof."""

from __future__ import annotations

import re

import pytest
from test_roles import REPORT, build, page

from workreport.book.prose import counting, quoting
from workreport.book.prose.request import Nested, Option, parse
from workreport.figures.edition import open_edition
from workreport.figures.targets import fate_counts
from workreport.registry.problems import ProjectError

BASE = "implied_base level=gdp:level growth=gdp:growth"
IMPORTS = (
    "remainder_growth whole=foreign_trade:level whole_growth=foreign_trade:growth "
    "part=exports:level part_growth=exports:growth"
)
PACE = (
    "pace_needed goal=gdp:growth:target first=series:gdp_growth@2020Q1 "
    "first_share=(share part=series:gdp@2020Q1 whole=series:gdp@2020)"
)


@pytest.fixture(scope="module")
def edition():
    return open_edition("huzhou-2020")


def test_a_request_is_taken_apart():
    asked = parse("pace a=b c!=d,e f=(share part=x whole=(ratio top=y bottom=z)) interval")
    assert asked.name == "pace" and asked.flags == ("interval",)
    assert asked.options == (
        Option("a", "b"),
        Option("c", "d,e", True),
        Option("f", Nested("share part=x whole=(ratio top=y bottom=z)")),
    )


def test_a_derived_value_states_formula_interval_and_the_figures_it_rests_on(edition):
    value = quoting.derived(edition, BASE, "zh")
    assert (value.kind, value.text) == ("derived", "2893.8亿元")
    for part in ("3122.4亿元 ÷ (1 + 7.9%)", "2892.4至2895.2亿元", "2019年价格"):
        assert part in value.note
    assert [edition.figure(one)["class"] for one in value.figure_ids] == ["level", "growth"]


def test_a_fall_can_be_written_without_its_sign(edition):
    signed, size = (quoting.derived(edition, IMPORTS + more, "zh").text for more in ("", " size"))
    assert signed == f"−{size}"
    assert quoting.derived(edition, IMPORTS + " size interval", "zh").text == "10.0%至11.3%"


def test_a_hedged_target_gives_a_hedged_level(edition):
    asked = "implied_level level=gdp:level growth=gdp:growth:target"
    assert quoting.derived(edition, asked, "en").text.startswith("about ")
    assert quoting.derived(edition, asked, "zh").text.endswith("左右")


def test_a_request_inside_another_takes_second_sources_and_names_them(edition):
    value = quoting.derived(edition, PACE, "en")
    assert "(65.5 billion yuan ÷ 320.14 billion yuan)" in value.note and len(value.sources) == 2


@pytest.mark.parametrize(
    ("answer", "asked", "said"),
    [
        (quoting.derived, "", "nothing is asked for"),
        (quoting.derived, "no_such level=gdp", "no formula 'no_such'"),
        (quoting.derived, "share part=gdp:level", "needs part, whole"),
        (quoting.derived, "implied_base level=gdp:level growth=exports:level", "must be a percentage"),
        (quoting.derived, f"{BASE} rounded", "'rounded' is not understood"),
        (quoting.derived, f"{BASE} digits=12", "no number from 1 to 9"),
        (quoting.outcome, "gdp:level", "no target answers"),
        (quoting.outcome, "gdp:growth verdict", "'verdict' is not understood"),
        (quoting.series, "gdp@1066", "0 values answer"),
        (quoting.series, "gdp@2015", "2 values answer"),
        (quoting.series, "gdp@2018 best", "'best' is not understood"),
        (counting.count, "chapters", "no table 'chapters'"),
        (counting.count, "outcomes fat=met", "no column 'fat'"),
        (counting.count, "outcomes fate=lost", "no row has fate=lost"),
        (counting.count, "outcomes loud", "'loud' is not understood"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_what_was_expected(edition, answer, asked, said):
    with pytest.raises(ProjectError) as caught:
        answer(edition, asked, "en")
    (found,) = caught.value.problems
    assert said in found.to("en") and found.to("zh")


def test_an_outcome_is_a_fact_and_its_verdict_a_judgement(edition):
    fact, verdict = (quoting.outcome(edition, asked, "en") for asked in ("gdp:growth", "gdp:growth fate"))
    assert (fact.kind, verdict.kind) == ("context", "judged")
    assert verdict.text == "missed" and "written rule" in verdict.note
    assert fact.figure_ids == (edition.find("gdp:growth:target")["figure_id"],)


def test_a_target_without_a_reported_value_has_none_to_quote(edition):
    outcomes = edition.outcomes()
    silent = outcomes[outcomes["fate"] == "not_reported"]["figure_id"].iloc[0]
    with pytest.raises(ProjectError, match="gives no value|没有给出数值"):
        quoting.outcome(edition, silent, "en")
    assert quoting.outcome(edition, f"{silent} fate", "en").text == "no result reported"


def test_where_sources_disagree_first_and_last_choose(edition):
    first, last = (quoting.series(edition, f"gdp@2015 {word}", "zh") for word in ("first", "last"))
    assert first.text != last.text and first.sources != last.sources


def test_a_count_is_the_number_of_rows_and_says_how_they_were_chosen(edition):
    counts = fate_counts(edition.outcomes()).iloc[0]
    met = counting.count(edition, "outcomes fate=met", "en")
    assert (met.kind, met.text) == ("judged", str(counts["met"]))
    assert met.note == "Counted in the table of outcomes (verdict: met)."
    either = counting.count(edition, "outcomes fate=met,missed", "en").text
    others = counting.count(edition, "outcomes fate!=met,missed", "en").text
    assert int(either) == counts["met"] + counts["missed"] and int(either) + int(others) == counts["total"]


def test_sections_can_be_counted_together_and_empty_cells_too(edition):
    figures = edition.figures(status="target")
    chapter = counting.count(edition, "targets section=2.*", "zh")
    assert chapter.text == str(figures["section"].str.startswith("2.").sum())
    assert chapter.note == "据目标表计数（章节：第2章各节）。"
    assert counting.count(edition, "targets commitment=", "zh").text == str(
        (figures["commitment"] == "").sum()
    )


def test_small_counts_can_be_spelled_in_english_only(edition):
    asked = "outcomes fate=missed {}"
    assert counting.count(edition, asked.format("words"), "en").text == "seven"
    assert counting.count(edition, asked.format("Words"), "en").text == "Seven"
    assert counting.count(edition, asked.format("words"), "zh").text == "7"


def test_a_share_has_its_own_whole(edition):
    outcomes = edition.outcomes()
    market = outcomes[outcomes["control"] == "market"]
    share = counting.share(edition, "outcomes control=market of fate=missed", "en")
    assert share.note.startswith(f"{(market['fate'] == 'missed').sum()} of {len(market)} ")
    assert counting.share(edition, "outcomes fate=missed", "zh").note.count(str(len(outcomes))) == 1


@pytest.fixture(scope="module", params=[None, "zh_CN"])
def written_page(request, tmp_path_factory):
    """A page that quotes one value twice, a verdict, and the size of a table."""
    text = (
        "# Start\n\n## Values\n\n"
        f"Once {{derived}}`{BASE}`, twice {{derived}}`{BASE}`, {{outcome}}`gdp:growth fate`, "
        "{count}`targets`, {series}`in 2018 <gdp@2018>`.\n\n```{toctree}\nreport\n```\n"
    )
    app, warnings = build(
        tmp_path_factory.mktemp("values"), request.param, {"index.md": text, "report.md": REPORT}
    )
    assert warnings == ""
    return page(app, "index")


def test_each_value_leads_to_a_note_and_each_note_stands_once(written_page):
    links = re.findall(r'class="wr-value wr-value-(\w+) reference internal" href="#(value-\d)"', written_page)
    assert links == [
        ("derived", "value-1"),
        ("derived", "value-1"),
        ("judged", "value-2"),
        ("context", "value-3"),
    ]
    assert re.findall(r'<li id="(value-\d)"', written_page) == ["value-1", "value-2", "value-3"]


def test_a_note_leads_to_the_figures_in_the_report_and_to_the_second_source(written_page):
    notes = written_page.split('class="wr-values', 1)[1]
    assert 'href="report.html#hz2020-002"' in notes and 'href="http' in notes


def test_the_notes_close_the_page_and_a_text_of_ones_own_is_kept(written_page):
    assert written_page.index("twice") < written_page.index("wr-values-title")
    assert ">in 2018</a>" in written_page


def test_a_request_that_cannot_be_answered_fails_the_build(tmp_path):
    _, warnings = build(tmp_path, None, {"index.md": "# Start\n\n{count}`outcomes fate=lost`\n"})
    assert "index.md:3: WARNING" in warnings and "no row has fate=lost" in warnings


def test_in_the_book_of_another_report_a_value_that_it_lacks_is_not_stated(tmp_path):
    text = "# Start\n\n{count}`outcomes fate=lost`\n"
    app, warnings = build(tmp_path, None, {"index.md": text}, report="elsewhere-2020")
    assert warnings == "" and "not stated" in page(app, "index")
