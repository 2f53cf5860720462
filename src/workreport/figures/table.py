"""The proof that the tables agree with the text they were read from."""

from __future__ import annotations

from bisect import bisect_left

from workreport.extract import structure
from workreport.figures.evidence import Evidence, Row
from workreport.registry.problems import Problem, problem


def prove_text(evidence: Evidence) -> list[Problem]:
    """Whether every surface stands at its offsets, in its section, and every sentence has its row."""
    if evidence.document is None:
        return []
    problems: list[Problem] = []
    for name in ("figures", "nonfigures", "places", "problems", "milestones"):
        for row in evidence.rows.get(name, []):
            problems += _prove_surface(evidence, name, row)
    problems += _prove_designations(evidence)
    return problems + _prove_sections(evidence) + _prove_sentences(evidence)


def _prove_surface(evidence: Evidence, name: str, row: Row) -> list[Problem]:
    raw = evidence.document.raw
    start, end = row.span
    found = raw[start:end]
    if found == row["surface"] and start < end:
        return []
    nearest = _nearest(raw, row["surface"], start)
    hint_en = (
        f"It stands at {nearest}–{nearest + len(row['surface'])}."
        if nearest >= 0
        else "The text does not hold it."
    )
    hint_zh = (
        f"该文字位于 {nearest}—{nearest + len(row['surface'])}。" if nearest >= 0 else "正文中没有该文字。"
    )
    return [
        evidence.fault(
            name,
            row,
            "surface",
            en=f"{row['surface']!r} does not stand at {start}–{end}; there the text reads {found!r}.",
            zh=f"{start}—{end} 处不是“{row['surface']}”，而是“{found}”。",
            mend_en=f"{hint_en} Correct start, end and surface so that they agree.",
            mend_zh=f"{hint_zh}请改正 start、end 与 surface，使三者一致。",
        )
    ]


def _nearest(raw: str, surface: str, start: int) -> int:
    """The place of ``surface`` nearest to ``start``; -1 when it occurs nowhere."""
    before = raw.rfind(surface, 0, start + len(surface))
    after = raw.find(surface, start)
    places = [place for place in (before, after) if place >= 0]
    return min(places, key=lambda place: abs(place - start), default=-1)


def _prove_designations(evidence: Evidence) -> list[Problem]:
    """Whether the mentions of designations lie in the text; they have no surface of their own."""
    size = len(evidence.document.raw)
    return [
        evidence.fault(
            "designations",
            row,
            "end",
            en=f"the span {row['start']}–{row['end']} is empty or outside the text ({size} characters).",
            zh=f"区间 {row['start']}—{row['end']} 为空或超出正文（共 {size} 字）。",
            mend_en="Point start and end at the mention of the designation.",
            mend_zh="请让 start、end 指向该称号在正文中的提及处。",
        )
        for row in evidence.rows.get("designations", [])
        if row["report_id"] == evidence.report_id and not 0 <= row.span[0] < row.span[1] <= size
    ]


def _prove_sections(evidence: Evidence) -> list[Problem]:
    sentences = structure.sentences(evidence.document)
    starts = [sentence.start for sentence in sentences]
    problems = []
    for row in evidence.rows.get("figures", []):
        place = bisect_left(starts, evidence.clean_span(row)[0] + 1) - 1
        section = sentences[place].section if place >= 0 else ""
        if section != row["section"]:
            problems.append(
                evidence.fault(
                    "figures",
                    row,
                    "section",
                    en=f"says {row['section']!r}, but the figure stands in section {section!r} of the text.",
                    zh=f"填写为“{row['section']}”，而该数字位于正文第“{section}”节。",
                    mend_en=f"Write {section}.",
                    mend_zh=f"应填 {section}。",
                )
            )
    return problems


def _prove_sentences(evidence: Evidence) -> list[Problem]:
    if "sentences" not in evidence.frames:
        return []
    document = evidence.document
    spans = [document.raw_span(each.start, each.end) for each in structure.sentences(document)]
    shown = evidence.shown("sentences")
    listed = [row.span for row in evidence.rows["sentences"]]
    for number, (span, row) in enumerate(zip(spans, evidence.rows["sentences"], strict=False), start=1):
        if row.span != span or row["sentence_id"] != f"s{number:03d}":
            text = document.raw[span[0] : span[1]]
            return [
                evidence.fault(
                    "sentences",
                    row,
                    "start",
                    en=f"the {number}. sentence of the text is {span[0]}–{span[1]} ({text[:20]!r}…), id s{number:03d}.",
                    zh=f"正文第 {number} 句位于 {span[0]}—{span[1]}（“{text[:20]}…”），编号应为 s{number:03d}。",
                    mend_en="From here on, rows and sentences are out of step: a row is missing, extra or misplaced.",
                    mend_zh="自此处起，各行与各句错位：缺行、多行或位置有误。",
                )
            ]
    if len(listed) == len(spans):
        return []
    return [
        problem(
            shown,
            "",
            en=f"the table has {len(listed)} sound rows, the text has {len(spans)} sentences.",
            zh=f"表中有 {len(listed)} 行，正文有 {len(spans)} 句。",
            mend_en="Give every sentence of the text one row, in order.",
            mend_zh="请按顺序为正文每一句各列一行。",
        )
    ]
