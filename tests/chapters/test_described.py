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
    frame = FRAME.assign(result=["2051家", "1.8万亩"])
    assert told(frame, lang="zh").endswith("Firms：实绩2051家，目标800。Trees：实绩1.8万亩。")


def test_words_stand_alone_where_they_are_clear_without_their_heading():
    frame = FRAME.assign(result=["高", "未写明"], goal=["目标800家", "推广“村经验”"])
    told_zh = told(frame, ("label", "result", "goal"), lang="zh")
    assert told_zh.endswith("Firms：高（实绩），目标800家。Trees：未写明（实绩），推广“村经验”。")
    frame = FRAME.assign(result=["high", "low"], goal=["a bound that the plan of the year names", ""])
    assert "Firms: high (result), a bound that the plan of the year names." in told(frame)


def test_of_a_row_of_counts_those_are_told_that_there_are():
    frame = pd.DataFrame(
        {"label": ["2.7", "2.8"], "result": [0, 3], "goal": [0, 1], "c": [13, 0], "d": [13, 4]}
    )
    headings = {key: HEADINGS.get(key, Bilingual(f"of {key}", key)) for key in frame.columns}
    said = described("A", "B", frame, headings, "en")
    assert said.endswith("2.7: 13 (of c), 13 (of d). 2.8: 3 (result), 1 (target), 4 (of d).")


def test_a_picture_with_one_number_a_row_is_one_sentence():
    assert told(keys=("label", "result")).endswith(" Result: firms, 2,051; trees, 18,000 mu.")
    assert told(keys=("label", "goal"), lang="zh").endswith("目标：firms 800；trees 无数据。")


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
