"""The sheet of outcomes, ``outcomes-review.csv``: a row for each target of an edition."""

from __future__ import annotations

from workreport.registry.language import Bilingual
from workreport.registry.terms import CONFIDENCE, FATE, YES_NO
from workreport.review.sheet import COMPARATORS, Form

NAME = "outcomes-review.csv"
PAGE = "outcomes-review.html"
HEADINGS = {
    "question": "question 待定事项",
    "decision": "decision 决定",
    "figure": "figure 编号",
    "target": "target 目标原句",
    "surface": "surface 目标",
    "name_zh": "name_zh 指标",
    "fate": "fate 去向",
    "evidence": "evidence 下一年报告原句",
    "outcome_value": "outcome_value 结果数值",
    "outcome_unit": "outcome_unit 结果单位",
    "outcome_comparator": "outcome_comparator 结果比较",
    "comparability": "comparability 口径",
    "set_again": "set_again 再次设定",
    "again": "again 再次设定的原句",
    "next_value": "next_value 新目标数值",
    "next_unit": "next_unit 新目标单位",
    "next_comparator": "next_comparator 新目标比较",
    "note_zh": "note_zh 说明（中文）",
    "note_en": "note_en 说明（英文）",
    "confidence": "confidence 把握",
    "rule": "rule 规则",
}
COMPARABILITY = {
    "same": Bilingual("same", "口径相同"),
    "narrower": Bilingual("narrower", "口径更窄"),
    "broader": Bilingual("broader", "口径更宽"),
    "different": Bilingual("different", "口径不同"),
}
FORM = Form(
    NAME,
    HEADINGS,
    {
        "fate": FATE,
        "comparability": COMPARABILITY,
        "set_again": YES_NO,
        "outcome_comparator": COMPARATORS,
        "next_comparator": COMPARATORS,
        "confidence": CONFIDENCE,
    },
)
NAMED = ("redefined", "rank_only", "qualitative")
"""Fates of which a reader must be told what was reported instead."""

CONFIRM = Bilingual(
    "Is this verdict right? Correct the row, then write ok.", "判断是否正确？请核对改正后填 ok。"
)
SILENT = Bilingual(
    "No result was found: look in the next report. Write ok if there is none, else the verdict with its value.",
    "没有找到结果：请到下一年报告中查找。确实没有的填 ok，有的请填去向与数值。",
)
INSTEAD = Bilingual(
    "Say in note_zh and note_en what the next report gives instead; then write ok.",
    "请在 note_zh、note_en 两栏写明下一年报告改报了什么，再填 ok。",
)
