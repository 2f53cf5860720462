"""Wrong claims that a careless book makes about this report, each guarded."""

import re
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from tests.browser.book import CHAPTERS

from workreport.chapters import (
    battles,
    counties,
    counts,
    county_context,
    fate,
    fate_inventory,
    firms,
    levels,
    livelihood,
    localities,
    opening,
    projects,
    ranks,
    reform,
    set_again,
    two_documents,
)
from workreport.charts.figure import Figure
from workreport.figures.edition import open_edition
from workreport.registry.language import LANGUAGES
from workreport.registry.problems import ProjectError


@pytest.fixture(scope="module")
def edition():
    return open_edition("huzhou-2020")


def text_of(figure) -> str:
    """What a reader sees of a figure, without its pictures and downloads."""
    body = re.sub(r"<svg.*?</svg>|<style.*?</style>|<script.*?</script>", "", figure.html, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


@pytest.fixture(scope="module")
def book(site):
    """Everything the chapters say of this report, as published: each figure, and each page without them."""
    said = {}
    for edition in LANGUAGES:
        for name in CHAPTERS:
            html = (site / edition / f"{name}.html").read_text(encoding="utf-8")
            page = BeautifulSoup(html, "lxml").select_one("article")
            for figure in page.select("figure.wr-figure"):
                said[f"{edition} {name} {figure['id']}"] = _words(figure.extract())
            said[f"{edition} {name} prose"] = _words(page)
    return said


def _words(part) -> str:
    """What a reader sees of a part of a page, one line a block, without its pictures and the report's own words."""
    for hidden in part.select("svg, style, script, .wr-source, .wr-rest"):
        hidden.decompose()
    for block in part.select("p, li, td, th, h1, h2, h3, figcaption, div, summary, br"):
        block.append("\n")
    lines = (" ".join(line.split()) for line in part.get_text().splitlines())
    return "\n".join(line for line in lines if line)


WRONG = {
    "growth as a ratio of two published levels": (
        r"(?:grew|growth)(?: of| was| by)? 14\.8|(?:output|product)[^.;]{0,20} rose by 14\.8|"
        r"(?:总值|经济)增长14\.8|增速(?:是|为)?14\.8",
        ["Output grew by 14.8 %.", "Gross regional product rose by 14.8 %.", "全市生产总值增长14.8%。"],
    ),
    "three overlapping industries added": (
        r"33\.7",
        ["Together the three grew by 33.7 %.", "三类产业合计增长33.7%。"],
    ),
    "a credit line called a loan": (
        r"(?:loans?|lent|lending|borrowed)(?: of| out)?(?: about)? ?140\.4|140\.4 billion yuan (?:of|in) loans|"
        r"贷款(?:金额|余额)?(?:达到?|为|共)?1404|1404亿元的?贷款",
        ["Loans of 140.4 billion yuan.", "1.3万家企业获得贷款1404亿元。", "发放1404亿元贷款。"],
    ),
    "registered unemployment called surveyed": (
        r"(?<!un)surveyed (?:urban )?(?:un)?employment(?: rate)?(?: of| was| is| stood at)? ?1\.86|"
        r"调查失业率(?:为|是|降至)?1\.86",
        ["The surveyed unemployment rate was 1.86 %.", "城镇调查失业率为1.86%。"],
    ),
    "visits called people": (
        r"48\.038 million (?:people|persons|tourists|visitors|guests)|4803\.8万(?:人(?!次)|名|位)",
        ["48.038 million visitors came.", "接待游客4803.8万人。"],
    ),
    "a funnel of projects": (
        r"69\.5|68\.7|(?<![\d.])101\.1|(?<!no )(?<!not a )(?<!not )funnel (?:from|of) 531|(?<!不是)(?<!不构成)漏斗(?:：|为)531",
        ["Of those introduced 69.5 % were completed.", "引进项目的开工率为101.1%。"],
    ),
    "imports called unchanged or risen": (
        r"imports (?:rose|grew|were stable)|进口(?:增长|增加|持平)",
        ["Exports and imports rose: imports grew too.", "进口增长。"],
    ),
}
"""What a careless book says of this report: a pattern, and sentences that must be caught by it."""


@pytest.mark.parametrize("claim", WRONG)
def test_the_guard_catches_the_wrong_claim_where_it_is_made(claim):
    pattern, made = WRONG[claim]
    assert [sentence for sentence in made if not re.search(pattern, sentence, re.IGNORECASE)] == []


@pytest.mark.parametrize("claim", WRONG)
def test_no_chapter_makes_the_wrong_claim(book, claim):
    pattern, _ = WRONG[claim]
    found = {
        where: match[0] for where, text in book.items() if (match := re.search(pattern, text, re.IGNORECASE))
    }
    assert found == {}, claim


def test_the_book_as_it_is_read_holds_both_pictures_and_prose(book):
    assert len(book) > 100
    prose = [text for where, text in book.items() if where.startswith("en ") and where.endswith(" prose")]
    assert any("140.4 billion yuan" in text for text in prose)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("1.86", ("egistered", "登记")),
        ("140.4 billion", ("redit line", "lines of")),
        ("1404亿", ("授信",)),
        ("48.038 million", ("visits",)),
        ("4803.8万", ("人次",)),
    ],
)
def test_a_number_that_is_easily_misread_always_stands_with_its_word(book, number, words):
    said = {where: text for where, text in book.items() if number in text}
    assert said
    assert [where for where, text in said.items() if not any(word in text for word in words)] == []


def test_growth_is_not_the_ratio_of_two_published_levels(edition):
    figure = levels.levels(edition, "en")
    assert "14.8\u202f%" in figure.title or "14.8 %" in figure.title
    assert "real growth was 7.9" in figure.title
    assert "never the ratio of two published levels" in text_of(figure)


def test_overlapping_industries_are_never_added(edition):
    assert "never add them" in text_of(firms.value_added(edition, "en"))
    assert "不可相加" in text_of(firms.value_added(edition, "zh"))


def test_a_credit_line_is_said_to_be_no_loan(edition):
    row = edition.find("green_platform_credit")
    assert "not a loan" in row["note_en"] and "不是" in row["note_zh"]
    figure = firms.sums(edition, "en")
    assert "not money paid" in figure.title and "not a loan paid out" in text_of(figure)
    assert "10.8 million yuan" in figure.title and "10.40 to 11.24 million" in text_of(figure)
    assert "不是已发放的贷款" in text_of(firms.sums(edition, "zh"))


def test_a_stock_is_not_compared_with_a_flow(edition):
    figure = firms.labels(edition, "en")
    assert "are a stock, the 2 promised an addition: no fall" in figure.title


def test_unemployment_is_said_to_be_registered_and_not_surveyed(edition):
    row = edition.find("unemployment_registered")
    assert "egistered" in row["indicator_name_en"]
    assert "surveyed" in row["note_en"] and "调查失业率" in row["note_zh"]
    assert "not surveyed" in text_of(livelihood.unemployment(edition, "en"))
    assert "不是调查失业率" in text_of(livelihood.unemployment(edition, "zh"))


def test_visits_are_not_people(edition):
    row = edition.find("overnight_visits")
    assert row["unit_base"] == "人次"
    assert "visits" in row["unit_base_en"]
    assert "not people" in counts.visits(edition, "en").title
    assert "不是人数" in counts.visits(edition, "zh").title


def test_projects_are_no_funnel(edition):
    figure = projects.built(edition, "en")
    assert "Not a funnel" in text_of(figure)
    assert "336" in figure.title and "210" in figure.title
    assert "no funnel" in projects.cohorts(edition, "en").title
    assert "不构成漏斗" in projects.cohorts(edition, "zh").title


def test_jobs_are_gross_and_not_net(edition):
    assert "gross" in livelihood.jobs(edition, "en").title
    assert "不是净增" in livelihood.jobs(edition, "zh").title


def test_falls_without_a_base_say_so_and_give_only_their_ratio(edition):
    figure = livelihood.accidents(edition, "en")
    assert "without a base" in text_of(figure)
    assert "4.1" in figure.title and "4.0 to 4.2" in text_of(figure)


def test_what_can_be_done_is_never_called_used(edition):
    assert "Capability is not use" in text_of(reform.coverage(edition, "en"))
    assert "可办不等于在用" in text_of(reform.coverage(edition, "zh"))


def test_a_time_limit_is_a_promise(edition):
    assert "not a measured time" in reform.limits(edition, "en").title


def test_no_county_statistic_is_said_to_come_from_the_report(edition):
    figure = county_context.context(edition, "en", "gdp")
    assert "not from the report" in text_of(figure)
    assert "In the report" not in text_of(figure)


def test_an_average_household_is_not_counted_in_ten_thousands(edition):
    html = county_context.context(edition, "zh", "household_size").html
    assert "2.53人" in html and "0.0万" not in html
    assert "101.6万人" in county_context.context(edition, "zh", "population_census").html


def test_a_county_without_a_published_figure_stays_without_one(edition):
    table = edition.context("county_context")
    missing = table[(table["indicator"] == "gdp") & table["area_code"].isin(["330521", "330523"])]
    assert len(missing) == 2 and missing["number"].isna().all()


def test_a_level_implied_by_real_growth_is_not_called_nominal(edition):
    level, goal = edition.find("gdp:level"), edition.find("gdp:growth:target")
    implied = edition.derive("implied_level", level=level["figure_id"], growth=goal["figure_id"])
    assert "not at current prices" in implied.caution.en
    assert 334e9 < implied.value < 335e9


def test_targets_without_a_reported_result_are_never_said_to_have_failed(edition):
    for lang, banned in (("en", ("failed", "broken promise", "hid ")), ("zh", ("失败", "落空", "隐瞒"))):
        for figure in (
            fate.verdicts(edition, lang),
            fate.sections(edition, lang),
            fate_inventory.inventory(edition, lang),
            fate_inventory.unreported(edition, lang),
        ):
            assert not [word for word in banned if word in text_of(figure)]
    assert "statement about a speech" in text_of(fate.verdicts(edition, "en"))


def test_imports_are_derived_with_the_interval_that_rounding_leaves(edition):
    for figure in (opening.rates(edition, "en"), opening.trade(edition, "en")):
        assert "10.6" in text_of(figure)
        assert "11.3" in text_of(figure) and "Derived" in text_of(figure)
    assert "10.6" in opening.rates(edition, "en").title
    assert "10.0 to 11.3" in text_of(opening.trade(edition, "en"))


def test_the_fates_are_those_of_the_coding(edition):
    for lang, said in (("en", [26, 115, 7, 66, 14, 35]), ("zh", [115, 26, 7, 66, 14, 35])):
        assert [int(n) for n in re.findall(r"\d+", fate.verdicts(edition, lang).title)] == said


def test_that_a_target_is_set_again_is_said_by_its_column_and_not_once_more_by_its_note(edition):
    outcomes = edition.outcomes()
    for row in outcomes.itertuples():
        assert "set again for" not in row.note_en.lower(), row.figure_id
        assert "再次设定" not in row.note_zh, row.figure_id
    assert len(fate.without_result(outcomes, again=True)) == 14
    table = BeautifulSoup(fate_inventory.inventory(edition, "en").html, "html.parser").table
    at = [head.text for head in table.find_all("th", scope="col")].index("Set again")
    said = [row.find_all(["th", "td"])[at].text for row in table.tbody.find_all("tr")]
    assert sum(map(bool, said)) == (outcomes["set_again"] == "yes").sum() == 41


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nobody_is_told_that_a_target_is_not_mentioned_when_only_its_result_is_missing(edition, lang):
    for figure in (fate.verdicts, fate.sections, fate_inventory.unreported, set_again.returning):
        assert not re.search("not mentioned|未提及|不再提及", text_of(figure(edition, lang)))


def test_a_list_of_targets_without_a_result_gives_what_is_set_again_and_what_others_say(edition):
    made = fate_inventory.unreported(edition, "en")
    lines = [
        text_of(SimpleNamespace(html=str(line))) for line in BeautifulSoup(made.html, "lxml").select("dd")
    ]
    assert len(lines) == 31 and sum("set again: " in line for line in lines) == 14
    investment = next(line for line in lines if "Fixed-asset investment, growth" in line)
    assert "set again: 8 %" in investment and "second source: 6.6 % (press)" in investment


def test_targets_that_are_never_mentioned_again_are_counted_and_listed_with_their_sentence(edition):
    outcomes = edition.outcomes()
    never = outcomes[outcomes["named"] == "no"]
    for lang, sentence in (("en", r"sentence \d+"), ("zh", r"第\d+句")):
        made = fate_inventory.unmentioned(edition, lang)
        lines = BeautifulSoup(made.html, "lxml").select("dd")
        led = [line.a["href"].rpartition("#")[2] for line in lines]
        assert led == never["figure_id"].tolist() and str(len(never)) in made.title
        assert all(re.search(sentence, line.get_text()) for line in lines)
    assert "not mentioned is not missed" in fate_inventory.unmentioned(edition, "en").title
    assert "不等于没有达到" in fate_inventory.unmentioned(edition, "zh").title


def test_no_target_without_a_result_stands_in_both_lists_or_in_none(edition):
    silent = fate.without_result(edition.outcomes())
    listed = [
        line.a["href"].rpartition("#")[2]
        for made in (fate_inventory.unmentioned(edition, "en"), fate_inventory.unreported(edition, "en"))
        for line in BeautifulSoup(made.html, "lxml").select("dd")
    ]
    assert sorted(listed) == sorted(silent["figure_id"])


def test_where_nobody_looked_nothing_is_said_to_be_unmentioned(edition, monkeypatch):
    outcomes = edition.outcomes()
    half = outcomes.assign(named=["" if at % 2 else cell for at, cell in enumerate(outcomes["named"])])
    monkeypatch.setattr(fate_inventory, "outcomes_of", lambda _: half)
    left = int((half["named"] == "no").sum())
    assert f"{left} of {len(half)}" in fate_inventory.unmentioned(edition, "en").title
    assert "have not been looked up" in text_of(fate_inventory.unmentioned(edition, "en"))
    assert "not looked up for a mention" in fate_inventory.unreported(edition, "en").title
    monkeypatch.setattr(fate_inventory, "outcomes_of", lambda _: outcomes.assign(named=""))
    assert "has not been looked up" in fate_inventory.unmentioned(edition, "en").text
    assert "66 targets have no reported result" in fate_inventory.unreported(edition, "en").title
    monkeypatch.setattr(fate, "outcomes_of", lambda _: outcomes.assign(named=""))
    assert "mention" not in fate.verdicts(edition, "en").title


def test_a_target_that_returns_without_a_number_is_named_where_it_cannot_be_drawn(edition):
    made = text_of(set_again.moves(edition, "en"))
    assert "1 more returns without a single number to compare: New compulsory schools built" in made


def test_a_floor_of_another_document_stays_a_floor(edition):
    for lang, said in (("en", "at least 1.2"), ("zh", "12亿美元以上")):
        assert said in text_of(two_documents.goals(edition, lang))


def test_the_targets_one_by_one_tell_exact_hits_ceilings_and_hedges(edition):
    figure = fate_inventory.inventory(edition, "en")
    assert [int(n) for n in re.findall(r"\d+", figure.title)] == [26, 8, 7]
    text = text_of(figure)
    assert "3 of these are ceilings" in text and "6 are set at" in text
    drawn = str(figure.drawing.chart().to_dict())
    assert "lower is better" in drawn and "0.5 points" in drawn


def test_a_value_that_the_next_report_hedges_is_written_with_its_hedge_and_is_no_exact_hit(edition):
    rows = BeautifulSoup(fate_inventory.inventory(edition, "en").html, "lxml").select("tbody tr")
    spending = next(row for row in rows if "R&D spending" in row.get_text())
    assert "about 2.9" in spending.get_text()


def test_every_section_without_a_result_is_named_not_only_the_largest(edition):
    assert "sections 2.7 and 3.2" in fate.sections(edition, "en").title
    assert "2.7、3.2" in fate.sections(edition, "zh").title


def test_cells_that_are_equally_full_share_the_title(edition, monkeypatch):
    real = localities.mentions(edition, "en", ["330523"])
    even = real.groupby("theme").head(2)  # no theme of one county more than twice
    monkeypatch.setattr(localities, "mentions", lambda *_: even)
    title = counties.themes(edition, "en").title
    assert all(theme in title for theme in ("governance", "transport", "ecology")) and "each" in title


def test_works_that_are_defined_otherwise_are_not_drawn_as_one_series(edition):
    assert "mines" not in text_of(battles.works(edition, "en")).lower()
    assert "mines" in text_of(battles.drifts(edition, "en")).lower()


def test_the_tiles_of_located_places_count_no_county_seats(edition):
    figure = counties.located(edition, "en")
    assert int(re.search(r"(\d+) can be located", figure.title)[1]) == 1
    assert "角分" in text_of(counties.located(edition, "zh"))


def test_a_rank_in_growth_is_not_backed_by_the_count_of_indicators(edition):
    figure = ranks.claims(edition, "zh")
    assert "21项" not in text_of(figure).split("下载")[0].split("报告所述")[-1]


def test_a_map_with_gaps_says_among_how_many_it_ranks(edition):
    assert "among the 3 with a published figure" in county_context.context(edition, "en", "gdp").title
    assert "among" not in county_context.context(edition, "en", "urbanisation_rate").title


def test_an_unknown_county_is_refused_with_those_there_are(edition):
    with pytest.raises(ProjectError, match="330523"):
        counties.mentions(edition, "en", "330599")


def test_a_kernel_that_serves_a_reader_gets_live_controls(edition, monkeypatch):
    assert isinstance(county_context.context(edition, "en", "gdp"), Figure)
    monkeypatch.setenv("WORKREPORT_WIDGETS", "1")
    box = county_context.context(edition, "en", "gdp")
    choose, shown = box.children[0].children[0], box.children[1]
    before = shown.value
    choose.value = "urbanisation_rate"
    assert shown.value != before and "76.46" in shown.value
