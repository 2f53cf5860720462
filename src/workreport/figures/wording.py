"""Whether comparator, direction and commitment say what the words around a figure say.

The rules are those of the data contract, read again from the text:

- inside the span 多 or 余 mean *at least* and a leading 前 *at most*;
- before it 突破, 超, 不低于 … mean *at least*, 最多, 不超过 … *at most*, 约, 近 … *about*;
- after it 以上 means *at least*, 以内, 以下, 范围内 *at most*, 左右 *about*; after 分别 or 均 one such word
  covers the whole list;
- a unit without a number (亿元以上, 亿元楼) is a floor;
- a commitment word reaches to the next 。 or ； or the next such word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workreport.figures import surface
from workreport.figures.evidence import Evidence, Row
from workreport.registry.problems import Problem

_COMMITMENT = re.compile("确保|(?<!全)力争|争取|努力")
_AFTER = (
    (re.compile("左右|上下"), "approx"),
    (re.compile("(?:及)?以上"), "ge"),
    (re.compile("(?:及)?以下|以内|之内|(?:范围)内"), "le"),
)
_BEFORE = (
    (re.compile("(?:最多|至多|不超过|不高于|不多于|(?<!不)(?:低于|少于))$"), "le"),
    (
        re.compile(
            "(?:突破|超过|超|逾|不低于|不少于|至少|高于|优于|跨越|[跨迈]过|[跨迈站]上|(?<![通经越度不])过)$"
        ),
        "ge",
    ),
    (re.compile("(?:大约|约|接近|近|基本)$"), "approx"),
)
_WITHIN = re.compile("控制在$")
_JOINTS = ("和", "、", "与", "及", "以及", "或")
_FALL = re.compile("下降|降低|减少|压减|回落|下滑|降至|降到|缩减|减至")
_RISE = re.compile("增长|提升|提高|上升|增加|增幅|上涨|新增")
_STOP = re.compile("[。；！？\n]")
_COMMA = re.compile("[，。；！？\n]")
_REACH = 40


def prove(evidence: Evidence) -> list[Problem]:
    """Rows whose comparator, direction or commitment is not the one of the text."""
    if evidence.document is None:
        return []
    figures = sorted(evidence.rows.get("figures", []), key=lambda row: row.span)
    spans = sorted({evidence.clean_span(row) for row in figures})
    found: list[Problem] = []
    for row in figures:
        found += _comparator(evidence, row, spans)
        found += _direction(evidence, row)
        found += _commitment(evidence, row)
    return found


def hedge(clean: str, start: int, end: int, spans: list[tuple[int, int]]) -> tuple[str, str]:
    """The comparator that the words at ``clean[start:end]`` call for, and the word that does."""
    text = surface.compact(clean[start:end])
    if match := re.search("[多余]", text):
        return "ge", match.group()
    if text.startswith("前"):
        return "le", "前"
    before, after = clean[max(0, start - 8) : start], clean[end : end + 8]
    for pattern, comparator in _AFTER:
        if match := pattern.match(after):
            return comparator, match.group()
    if listed := _after_list(clean, start, end, spans):
        return listed
    for pattern, comparator in _BEFORE:
        if match := pattern.search(before):
            return comparator, match.group()
    if _WITHIN.search(before):
        return "le", "控制在"
    return ("ge", text) if re.fullmatch("[百千]?[万亿]元", text) else ("eq", "")


def _after_list(clean: str, start: int, end: int, spans: list[tuple[int, int]]) -> tuple[str, str] | None:
    """The word after the last value of a list that 分别 or 均 opens."""
    clause = clean[_last(_COMMA, clean, start) : start]
    if not re.search("分别|均", clause):
        return None
    while True:
        following = [span for span in spans if span[0] >= end][:1]
        if not following or clean[end : following[0][0]] not in _JOINTS:
            return None
        end = following[0][1]
        for pattern, comparator in _AFTER:
            if match := pattern.match(clean[end : end + 8]):
                return comparator, match.group()


def _last(pattern: re.Pattern[str], clean: str, before: int) -> int:
    """Where the last match of ``pattern`` before an offset ends; 0 without one."""
    matches = list(pattern.finditer(clean, 0, before))
    return matches[-1].end() if matches else 0


def _comparator(evidence: Evidence, row: Row, spans: list[tuple[int, int]]) -> Iterator[Problem]:
    if len(surface.numbers(row["surface"])) > 1 and row["comparator"] in ("ge", "le"):
        return  # the two ends of a range
    start, end = evidence.clean_span(row)
    expected, word = hedge(evidence.document.clean, start, end, spans)
    if row["comparator"] == expected:
        return
    because_en = f"the text says {word!r}" if word else "the text says no such word"
    because_zh = f"原文有“{word}”" if word else "原文没有这类词"
    yield evidence.fault(
        "figures",
        row,
        "comparator",
        en=f"the comparator is {row['comparator']}, but {because_en} beside {row['surface']!r}.",
        zh=f"比较方式为 {row['comparator']}，而“{row['surface']}”旁{because_zh}。",
        mend_en=f"Write {expected}.",
        mend_zh=f"应填 {expected}。",
    )


def _direction(evidence: Evidence, row: Row) -> Iterator[Problem]:
    if not row["direction"]:
        return
    clean = evidence.document.clean
    start, _ = evidence.clean_span(row)
    said = clean[max(_last(_STOP, clean, start), start - _REACH) : start]
    fall, rise = _last(_FALL, said, len(said)), _last(_RISE, said, len(said))
    if fall == rise:
        return
    expected = "down" if fall > rise else "up"
    if row["direction"] != expected:
        word = said[: max(fall, rise)][-2:]
        yield evidence.fault(
            "figures",
            row,
            "direction",
            en=f"the direction is {row['direction']}, but the text says {word!r} before {row['surface']!r}.",
            zh=f"方向为 {row['direction']}，而“{row['surface']}”之前写的是“{word}”。",
            mend_en=f"Write {expected}.",
            mend_zh=f"应填 {expected}。",
        )


def commitment(clean: str, start: int) -> str:
    """The commitment word whose reach ``clean[start]`` lies in; empty without one."""
    sentence = clean[_last(re.compile("[。；\n]"), clean, start) : start]
    words = _COMMITMENT.findall(sentence)
    return words[-1] if words else ""


def _commitment(evidence: Evidence, row: Row) -> Iterator[Problem]:
    if row["status"] != "target":
        return
    expected = commitment(evidence.document.clean, evidence.clean_span(row)[0])
    if row["commitment"] == expected:
        return
    yield evidence.fault(
        "figures",
        row,
        "commitment",
        en=f"the commitment is {row['commitment']!r}, but the word in reach before the figure is {expected!r}.",
        zh=f"承诺用语填“{row['commitment']}”，而该数字之前管得到的词是“{expected}”。",
        mend_en="A word reaches to the next 。 or ； or the next such word: write that word, or leave the cell empty.",
        mend_zh="承诺用语管到下一个“。”“；”或下一个承诺用语为止：请照此填写，没有则留空。",
    )
