"""Compare a reading of a report with another, as the project defines agreement.

Spans match when they overlap by more than half; rows pair on span, then on
indicator; indicators agree when their two-character pieces overlap by half
(common fillers left out); a row is bound when value, status and indicator are
all right.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

FILLERS = re.compile(
    "新增|新建|建成|完成|实现|全市|全省|数量|人数|个数|金额|面积|长度|时间|比例|数|的|等|和|、|“|”"
)
FIELDS = (
    "value_base",
    "unit_base",
    "value",
    "unit",
    "status",
    "class",
    "comparator",
    "direction",
    "commitment",
)


def read(path: Path | str) -> list[dict[str, str]]:
    """The rows of a figures table."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def pieces(name: str) -> set[str]:
    """The two-character pieces of an indicator's name without fillers."""
    bare = FILLERS.sub("", name) or name
    return {bare[index : index + 2] for index in range(len(bare) - 1)} or {bare}


def likeness(one: str, other: str) -> float:
    """Twice the common pieces over all pieces, 0 to 1."""
    first, second = pieces(one), pieces(other)
    return 2 * len(first & second) / (len(first) + len(second))


def overlaps(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether two spans share more than half of the longer."""
    a, b, c, d = (int(row[key]) for row in (one, other) for key in ("start", "end"))
    return 2 * (min(b, d) - max(a, c)) > max(b - a, d - c)


def pair(found: list[dict[str, str]], expected: list[dict[str, str]]) -> list[tuple[dict, dict]]:
    """Rows of both readings on matching spans, the most alike in value and name first."""
    pairs, used = [], set()
    candidates = [
        (one["value_base"] == other["value_base"], likeness(one["indicator_zh"], other["indicator_zh"]), i, j)
        for i, one in enumerate(found)
        for j, other in enumerate(expected)
        if abs(int(one["start"]) - int(other["start"])) < 60 and overlaps(one, other)
    ]
    for _, _, i, j in sorted(candidates, key=lambda item: (-item[0], -item[1], item[2], item[3])):
        if ("f", i) not in used and ("e", j) not in used:
            used |= {("f", i), ("e", j)}
            pairs.append((found[i], expected[j]))
    return pairs


def spans(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """One row per distinct span."""
    return list({(row["start"], row["end"]): row for row in rows}.values())


def f1(matched: int, found: int, expected: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * matched / (found + expected) if found + expected else 1.0


def score(found: list[dict[str, str]], expected: list[dict[str, str]]) -> dict[str, float]:
    """Span F1, bound F1, and the share of paired rows on which each field agrees."""
    pairs = pair(found, expected)
    span_pairs = pair(spans(found), spans(expected))
    agreeing = [
        (one, other) for one, other in pairs if likeness(one["indicator_zh"], other["indicator_zh"]) >= 0.5
    ]
    bound = [1 for one, other in agreeing if all(one[key] == other[key] for key in ("value_base", "status"))]
    result = {
        "span_f1": f1(len(span_pairs), len(spans(found)), len(spans(expected))),
        "row_f1": f1(len(pairs), len(found), len(expected)),
        "bound_f1": f1(len(bound), len(found), len(expected)),
        "indicator": len(agreeing) / max(len(pairs), 1),
    }
    for key in FIELDS:
        result[key] = sum(one[key] == other[key] for one, other in pairs) / max(len(pairs), 1)
    return result


def main(found_path: str, expected_path: str, show: str = "") -> None:
    """Print the scores; with ``show``, also the rows that differ in that field (or ``indicator``)."""
    found, expected = read(found_path), read(expected_path)
    for key, value in score(found, expected).items():
        print(f"{key:12} {value:.4f}")
    pairs = pair(found, expected)
    for one, other in sorted(pairs, key=lambda rows: int(rows[0]["start"])):
        alike = likeness(one["indicator_zh"], other["indicator_zh"])
        if show == "indicator" and alike < 0.5:
            print(
                one["start"],
                one["surface"],
                one["rule"],
                "|",
                one["indicator_zh"],
                "|",
                other["indicator_zh"],
            )
        elif show in FIELDS and one[show] != other[show]:
            print(one["start"], one["surface"], one["indicator_zh"], "|", one[show], "|", other[show])
    if show == "rows":
        paired = {id(row) for rows in pairs for row in rows}
        for row in [*found, *expected]:
            if id(row) not in paired:
                print(
                    "unpaired", row["start"], row["surface"], row["indicator_zh"], row.get("rule", "expected")
                )


if __name__ == "__main__":
    main(*sys.argv[1:])
