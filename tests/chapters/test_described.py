"""What is said of a picture to those who do not see it is sentences, and names what it shows."""

import re

import pandas as pd
from bs4 import BeautifulSoup

from workreport.chapters.described import LONGEST, ROWS, described
from workreport.registry.language import Bilingual

HEADINGS = {
    "label": Bilingual("Indicator", "指标"),
    "result": Bilingual("Result", "实绩"),
    "goal": Bilingual("Target", "目标"),
    "formula": Bilingual("Formula", "公式"),
}
FRAME = pd.DataFrame(
    {
        "label": ["firms", "trees"],
        "result": ["2,051", "18,000 mu"],
        "goal": ["800", "–"],
        "formula": ["a ÷ b", "c"],
    }
)


def told(frame=FRAME, keys=("label", "result", "goal", "formula"), lang="en"):
    return described("Fewer firms", "Count; 2020", frame, {key: HEADINGS[key] for key in keys}, lang)


def test_each_row_is_a_sentence_that_says_what_its_numbers_are():
    assert (
        told() == "Fewer firms. Count; 2020. Firms: 2,051 (result), 800 (target). Trees: 18,000 mu (result)."
    )
    assert told(lang="zh").endswith("Firms：实绩为2,051，目标为800。Trees：实绩为18,000 mu。")


def test_a_picture_with_one_number_a_row_is_one_sentence():
    assert told(keys=("label", "result")).endswith(" Result: firms, 2,051; trees, 18,000 mu.")
    assert told(keys=("label", "goal"), lang="zh").endswith("目标：firms为800；trees为无数据。")


def test_a_long_table_is_pointed_to():
    many = pd.concat([FRAME] * ROWS, ignore_index=True)
    said = told(many)
    assert f"all {2 * ROWS} rows: indicator, result, target, formula." in said and "2,051" not in said


def test_a_row_whose_name_recurs_is_told_apart_by_what_stands_beside_it():
    frame = pd.DataFrame({"label": ["a", "a", "b", "b"], "result": [2018, 2019] * 2, "goal": list("wxyz")})
    assert told(frame, ("label", "result", "goal")).endswith(
        "Target: a, 2018, w; a, 2019, x; b, 2018, y; b, 2019, z."
    )


def test_what_is_the_same_in_every_row_or_too_long_is_left_to_the_table():
    frame = FRAME.assign(goal="all", result=["x" * (LONGEST + 1), "y"])
    assert told(frame, ("label", "result", "goal")) == "Fewer firms. Count; 2020. Firms; trees."


def test_every_picture_of_the_book_is_described_in_sentences_that_begin_with_its_finding(site):
    bad, seen = [], 0
    for path in sorted(site.glob("*/*.html")):
        for figure in BeautifulSoup(path.read_text(encoding="utf-8"), "lxml").select("figure.wr-figure"):
            title, words = (figure.select_one(part).get_text() for part in (".wr-title", ".wr-words"))
            seen += 1
            whole = words.startswith(title) and words.endswith((".", "。", "”", "?", "？", "…"))
            if not whole or re.search(r"[。；，：]{2}|，\s*[。；]", words):
                bad.append((f"{path.parent.name}/{path.name}", words))
    assert seen > 100 and bad == []
