"""The sheet of places, ``places-review.csv``: a row for each mention of a place inside the report's own."""

from __future__ import annotations

from workreport.registry.language import Bilingual
from workreport.registry.terms import CONFIDENCE, MENTION, THEME, YES_NO
from workreport.review.sheet import Form

NAME = "places-review.csv"
PAGE = "places-review.html"
HEADINGS = {
    "question": "question 待定事项",
    "decision": "decision 决定",
    "sentence": "sentence 原句",
    "surface": "surface 地名",
    "area": "area 地区",
    "direct": "direct 直接提到",
    "said_zh": "said_zh 所说的事（中文）",
    "said_en": "said_en 所说的事（英文）",
    "theme": "theme 主题",
    "kind": "kind 类型",
    "confidence": "confidence 把握",
    "place": "place 位置",
}
FORM = Form(
    NAME,
    HEADINGS,
    {"direct": YES_NO, "theme": THEME, "kind": MENTION, "confidence": CONFIDENCE},
)

SAY = Bilingual(
    "Say in English what is said of the place, and look over the Chinese, theme and kind. "
    "Write no under “decision” when the word is not this place.",
    "请填英文，并核对中文、主题与类型；此词不是指这个地方的，“决定”栏填 no。",
)
