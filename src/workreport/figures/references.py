"""Whether what one table names exists in another, and whether everything exists in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workreport.figures.evidence import Evidence, Row
from workreport.registry.language import Bilingual
from workreport.registry.problems import Problem
from workreport.registry.tables import tables

REFERENCES = (
    ("figures", "indicator_id", "indicators", "indicator_id"),
    ("figures", "area_code", "areas", "area_code"),
    ("figures", "unit", "units", "unit"),
    ("indicators", "parent_id", "indicators", "indicator_id"),
    ("units", "base_unit", "units", "unit"),
    ("areas", "parent", "areas", "area_code"),
    ("pairs", "target_id", "figures", "figure_id"),
    ("pairs", "actual_id", "figures", "figure_id"),
    ("ranks", "figure_id", "figures", "figure_id"),
    ("standards", "indicator_id", "indicators", "indicator_id"),
    ("standards", "unit", "units", "unit"),
    ("outcomes", "figure_id", "figures", "figure_id"),
    ("outcomes", "outcome_unit", "units", "unit"),
    ("places", "area_code", "areas", "area_code"),
    ("designations", "area_code", "areas", "area_code"),
    ("city_series", "area_code", "areas", "area_code"),
    ("city_series", "indicator", "measures", "indicator"),
    ("city_series", "unit", "units", "unit"),
    ("county_context", "area_code", "areas", "area_code"),
    ("county_context", "indicator", "measures", "indicator"),
    ("county_context", "unit", "units", "unit"),
    ("gazetteer", "area_code", "areas", "area_code"),
    ("tiles", "area_code", "areas", "area_code"),
)
LISTS = (
    ("problems", "figure_ids", "figures", "figure_id"),
    ("problems", "sentence_ids", "sentences", "sentence_id"),
    ("milestones", "figure_id", "figures", "figure_id"),
)
"""Columns that name no, one or several rows of another table, separated by blanks."""

_LATIN = re.compile("[A-Za-z]")


def prove(evidence: Evidence) -> list[Problem]:
    """References that lead nowhere, and texts that one language lacks."""
    return [*_references(evidence), *_lists(evidence), *_languages(evidence)]


def _references(evidence: Evidence) -> Iterator[Problem]:
    for name, column, target, key in REFERENCES:
        if name not in evidence.rows or target not in evidence.frames:
            continue
        known = evidence.known(target, key)
        lost: dict[str, list[Row]] = {}
        for row in evidence.rows[name]:
            cell = row[column]
            if cell not in known and (cell or column not in ("parent_id", "parent", "outcome_unit")):
                lost.setdefault(cell, []).append(row)
        there = evidence.shown(target)
        for cell, rows in lost.items():
            # One cause, one message: a row taken out of a registry is missed by many.
            others = Bilingual(f" {len(rows) - 1} more rows name it.", f"另有{len(rows) - 1}行引用它。")
            yield evidence.fault(
                name,
                rows[0],
                column,
                en=f"{cell!r} is not known: {there} has no such {key}.{others.en if len(rows) > 1 else ''}",
                zh=f"“{cell}”未登记：{there} 中没有这个 {key}。{others.zh if len(rows) > 1 else ''}",
                mend_en=f"Correct the cell, or add a row for it to {there}.",
                mend_zh=f"请改正此格，或在 {there} 中为它增加一行。",
            )


def _lists(evidence: Evidence) -> Iterator[Problem]:
    for name, column, target, key in LISTS:
        if target not in evidence.frames:
            continue
        known = evidence.known(target, key)
        for row in evidence.rows.get(name, []):
            for cell in row[column].split():
                if cell not in known:
                    yield evidence.fault(
                        name,
                        row,
                        column,
                        en=f"{cell!r} is not known: {evidence.shown(target)} has no such {key}.",
                        zh=f"“{cell}”未登记：{evidence.shown(target)} 中没有这个 {key}。",
                        mend_en="Correct it; several are separated by blanks.",
                        mend_zh="请改正；多个编号以空格分隔。",
                    )


def _languages(evidence: Evidence) -> Iterator[Problem]:
    """What a person reads exists in both languages, and English names are in English."""
    for name, rows in evidence.rows.items():
        columns = [column.name for column in tables()[name].columns]
        both = [column.removesuffix("_zh") for column in columns if column.endswith("_zh")]
        both = [stem for stem in both if f"{stem}_en" in columns]
        for row in rows:
            for stem in both:
                if bool(row[f"{stem}_zh"].strip()) != bool(row[f"{stem}_en"].strip()):
                    yield _one_language(evidence, name, row, stem)
            for column in ("name_en", "short_en"):
                if column in columns and not _LATIN.search(row[column]):
                    yield evidence.fault(
                        name,
                        row,
                        column,
                        en=f"the English name {row[column]!r} is not in English.",
                        zh=f"英文名称“{row[column]}”不是英文。",
                        mend_en="Write the name in English or pinyin.",
                        mend_zh="请用英文或拼音书写。",
                    )


def _one_language(evidence: Evidence, name: str, row: Row, stem: str) -> Problem:
    empty = f"{stem}_en" if row[f"{stem}_zh"].strip() else f"{stem}_zh"
    other = f"{stem}_zh" if empty.endswith("_en") else f"{stem}_en"
    return evidence.fault(
        name,
        row,
        empty,
        en=f"the cell is empty, but {other} says something.",
        zh=f"此格为空，而 {other} 有内容。",
        mend_en="Say it in both languages, or in neither.",
        mend_zh="请两种语言都写，或都不写。",
    )
