"""No figure is typed into prose: a corrected table corrects the sentence too."""

from __future__ import annotations

import pytest
from prose import allowances, bare, only_prose, pages

PAGES = pages()


@pytest.mark.parametrize("page", PAGES)
def test_no_bare_figure_stands_in_prose(page):
    found, _ = bare(page, PAGES[page], allowances())
    assert found == [], (
        f"{page}: use a role ({{fig}}, {{derived}}, {{count}} …) or tests/book/bare_numbers.yml"
    )


def test_every_allowance_is_needed_and_gives_its_reason():
    listed = allowances()
    used = set().union(*(bare(page, text, listed)[1] for page, text in PAGES.items()))
    assert [one["pattern"] for place, one in enumerate(listed) if place not in used] == []
    assert all(len(one["reason"]) > 20 for one in listed)


@pytest.mark.parametrize(
    "text",
    [
        "Output grew by 7.9 %.",
        "Of 115 targets most are not mentioned.",
        "增长７.９％。",
        "这里有三百万人。",
        "上升百分之五。",
        "Five per cent is the band; half a percentage point the other.",
        "It reached three hundred million yuan.",
        ":::{note}\nThere were 12 cases.\n:::",
    ],
)
def test_a_typed_figure_is_found(text):
    assert bare("book/en/made-up.md", text, [])[0]


@pytest.mark.parametrize(
    "text",
    [
        "Growth was {fig}`gdp:growth:2019`, {count}`outcomes fate=met section=2.1`.",
        "See `figures.csv 115`, [](#section-2-1), [here](page-7.html) and https://example.org/2/3.",
        "(label-7)=\n# Title",
        "```{headline} gdp:level2\n:digits: 3\n```",
        "{.wr-kinds2}\n- one",
        "1. First\n2. Second",
        '<span id="a7">words</span><!-- 12 -->',
        "一方面，统一部署，十分重要，万全之策。",
    ],
)
def test_what_is_no_figure_in_prose_is_left_alone(text):
    assert bare("book/en/made-up.md", text, [])[0] == []


def test_lines_keep_their_numbers():
    assert only_prose("a\n```\n1\n2\n```\nb").splitlines()[5] == "b"


def test_an_allowance_holds_for_its_page_only():
    listed = [{"pattern": "12 cases", "page": "book/en/a.md", "reason": "made up"}]
    assert bare("book/en/a.md", "12 cases", listed) == ([], {0})
    assert bare("book/en/b.md", "12 cases", listed)[0]
