"""Chinese headings end their lines between phrases."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workreport.book.phrases import phrased


def lines(heading: str) -> list[str]:
    return phrased(heading).split("<wbr>")


def text(heading: str) -> str:
    return unescape(re.sub("<[^>]+>", "", heading))


def test_a_line_may_end_between_words_and_not_within_them():
    assert lines("多数目标没有再被提及")[:2] == ["多数", "目标"]
    assert "目|标" not in "|".join(lines("一年之后：多数目标没有再被提及"))


def test_a_number_stays_whole_and_with_what_it_counts():
    for told in ("一般公共预算收入增长10.1%，高于全省", "115个目标中66个未提及", "排名第12位，约471倍"):
        assert not re.search(r"[\d.]<wbr>|[第约]<wbr>|<wbr>%", phrased(told)), phrased(told)
        assert "<wbr>" in phrased(told)


def test_marks_within_a_heading_stay_as_they_are():
    told = '合计<a class="wr-value" href="#a&amp;b">11.3万名</a>的人才 &lt;引进&gt;'
    assert phrased(told).replace("<wbr>", "") == told


@given(st.text(st.sampled_from("政府工作报告的数字增长目标第12.5%，：“”<>& ab"), max_size=40))
def test_no_letter_is_lost_or_added(told):
    escaped = told.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert text(phrased(escaped)) == told


@pytest.mark.parametrize("edition", ["en", "zh"])
def test_only_the_chinese_edition_is_marked(edition, site):
    html = (site / edition / "fate.html").read_text(encoding="utf-8")
    assert bool(re.search(r"<h1>[^/]*<wbr>", html)) == (edition == "zh")
    assert bool(re.search(r'<p class="wr-title"[^/]*<wbr>', html)) == (edition == "zh")
