"""Counts and shares of table rows, for prose: how many targets, of how many, and how they were chosen."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fnmatch import fnmatchcase

import pandas as pd

from workreport.book.prose.quoting import DERIVED, JUDGED, PLAIN, Value
from workreport.book.prose.request import Option, Request, parse, refused
from workreport.charts.words import colon
from workreport.figures.edition import Edition
from workreport.figures.format import THIN
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError
from workreport.registry.terms import CLASS, COMPARABLE, COMPARATOR, CONFIDENCE, FATE, STATUS, YES_NO, told

TABLES: dict[str, tuple[Callable[[Edition], pd.DataFrame], Bilingual]] = {
    "figures": (Edition.figures, Bilingual("figures", "数字")),
    "results": (lambda edition: edition.figures(status="actual"), Bilingual("results", "实绩")),
    "targets": (lambda edition: edition.figures(status="target"), Bilingual("targets", "目标")),
    "marks": (
        lambda edition: edition.figures().drop_duplicates(["start", "end"]),
        Bilingual("marked places", "标记"),
    ),
    "nonfigures": (Edition.nonfigures, Bilingual("numerals that are no figures", "非数字数词")),
    "sentences": (
        lambda edition: edition.sentences().query("kind == 'sentence'"),
        Bilingual("sentences", "句子"),
    ),
    "outcomes": (Edition.outcomes, Bilingual("outcomes", "目标去向")),
    "pairs": (Edition.pairs, Bilingual("pairs", "配对")),
    "ranks": (Edition.ranks, Bilingual("ranks", "位次")),
    "places": (Edition.places, Bilingual("mentions of places", "地名提及")),
    "designations": (Edition.designations, Bilingual("designations", "称号")),
    "problems": (Edition.problems, Bilingual("problems named", "点出的问题")),
    "expected": (Edition.expected, Bilingual("things looked for", "期待事项")),
    "glossary": (Edition.glossary, Bilingual("terms", "术语")),
    "indicators": (Edition.indicators, Bilingual("indicators", "指标")),
}
"""What can be counted: the rows, and what they are called."""

_VERDICTS = {"fate", "set_again", "comparability", "confidence", "comparable", "control", "direct", "ranks"}
_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_FLAGS = ("words", "Words")
_COUNTED = Bilingual("Counted in the table of {}{}.", "据{}表计数{}。")
_SHARED = Bilingual(
    "{part} of {whole} in the table of {table}{told}.", "据{table}表，{whole}项中的{part}项{told}。"
)
_NONE = Bilingual("none", "无")
_NOT = Bilingual("not {}", "非{}")
_CHAPTER = Bilingual("all of chapter {}", "第{}章各节")
_ASIDE = Bilingual(" ({})", "（{}）")
_CLAUSES = Bilingual("; ", "；")
_COLUMN = {
    "fate": Bilingual("verdict", "判定"),
    "section": Bilingual("section", "章节"),
    "commitment": Bilingual("commitment word", "承诺用语"),
    "comparator": Bilingual("bound", "限定"),
    "comparable": Bilingual("comparability", "可比与否"),
    "confidence": Bilingual("confidence in the verdict", "判定的把握程度"),
    "ranks": Bilingual("what is ranked", "所排"),
    "control": Bilingual("control of the outcome", "结果由谁掌握"),
    "status": Bilingual("status", "状态"),
    "class": Bilingual("type", "类别"),
    "set_again": Bilingual("set again", "再次设定"),
    "topic": Bilingual("topic", "主题"),
    "area_code": Bilingual("area", "地区"),
    "direct": Bilingual("direct mention", "直接提及"),
}
_TERMS = {
    "fate": FATE,
    "status": STATUS,
    "class": CLASS,
    "comparator": COMPARATOR,
    "comparable": COMPARABLE,
    "set_again": YES_NO,
    "direct": YES_NO,
    "confidence": CONFIDENCE,
    "ranks": {
        "level": Bilingual("level", "水平"),
        "growth": Bilingual("growth", "增速"),
        "rate": Bilingual("rate", "比率"),
        "index": Bilingual("index or survey", "指数或测评"),
    },
}


def count(edition: Edition, text: str, lang: str) -> Value:
    """``targets``, ``outcomes fate=met section=2.*``: how many rows of a table match.

    ``key=a,b`` takes either, ``key!=a`` leaves out, ``key=`` takes the empty ones, ``*`` stands for anything;
    ``distinct=key`` counts different values; ``words`` spells a number up to twelve in English (``Words`` at
    the start of a sentence).

    Raises
    ------
    ProjectError
        For a table or column that does not exist, or a value that no row has.
    """
    asked = parse(text)
    if unknown := sorted(set(asked.flags) - set(_FLAGS)):
        raise refused(asked, f"{unknown[0]!r} is not understood", f"看不懂“{unknown[0]}”", ", ".join(_FLAGS))
    table = _table(edition, asked)
    found, filters = _chosen(table, asked), _filters(asked)
    distinct = asked.option("distinct")
    number = found[_column(table, asked, distinct)].nunique() if distinct else len(found)
    said = str(number)
    if asked.flags and lang == "en" and number < len(_WORDS):
        said = _WORDS[number].capitalize() if "Words" in asked.flags else _WORDS[number]
    if not filters and not distinct:
        return Value(PLAIN, said, "")
    note = _COUNTED.to(lang).format(_called(asked, lang), _told(filters, lang))
    return Value(_kind(filters), said, note, _ids(found))


def share(edition: Edition, text: str, lang: str) -> Value:
    """``outcomes control=market of fate=missed``: what share of the rows before ``of`` match what follows.

    Without ``of`` the whole is the table. In per cent, to the whole number.
    """
    before, of, after = text.partition(" of ")
    asked = parse(before)
    part = parse(f"{asked.name} {after}") if of else asked
    table = _table(edition, asked)
    whole = _chosen(table, asked) if of else table
    if whole.empty:
        raise refused(asked, "there is nothing to take a share of", "分母为零", "rows")
    found = _chosen(whole, part, table)
    percent = (Decimal(100 * len(found)) / len(whole)).quantize(Decimal(1), ROUND_HALF_UP)
    filters = [*(_filters(asked) if of else []), *_filters(part)]
    note = _SHARED.to(lang).format(
        part=len(found), whole=len(whole), table=_called(asked, lang), told=_told(filters, lang)
    )
    return Value(_kind(filters), f"{percent}{THIN if lang == 'en' else ''}%", note, _ids(found))


def _table(edition: Edition, asked: Request) -> pd.DataFrame:
    if asked.name not in TABLES:
        raise refused(
            asked, f"there is no table {asked.name!r}", f"没有“{asked.name}”这张表", ", ".join(TABLES)
        )
    return TABLES[asked.name][0](edition)


def _filters(asked: Request) -> list[Option]:
    return [one for one in asked.options if one.key != "distinct"]


def _column(table: pd.DataFrame, asked: Request, name: str) -> str:
    if name not in table.columns:
        raise _no_column(asked, name, table)
    return name


def _no_column(asked: Request, name: str, table: pd.DataFrame) -> ProjectError:
    return refused(
        asked, f"there is no column {name!r}", f"没有“{name}”这一列", ", ".join(map(str, table.columns))
    )


def _chosen(table: pd.DataFrame, asked: Request, known: pd.DataFrame | None = None) -> pd.DataFrame:
    """The rows that match every filter; a value that no row of ``known`` has is refused."""
    known = table if known is None else known
    kept = pd.Series(True, index=table.index)
    for one in _filters(asked):
        column = _column(table, asked, one.key)
        patterns = str(one.value).split(",")
        for pattern in patterns:
            if not _matches(known[column], [pattern]).any():
                values = ", ".join(sorted({str(value) for value in known[column]})[:12])
                raise refused(
                    asked, f"no row has {column}={pattern}", f"没有 {column}={pattern} 的行", values
                )
        matched = _matches(table[column], patterns)
        kept &= ~matched if one.negated else matched
    return table[kept]


def _matches(column: pd.Series, patterns: list[str]) -> pd.Series:
    cells = ["" if cell is None or cell != cell else str(cell) for cell in column]
    matched = [any(fnmatchcase(cell, pattern) for pattern in patterns) for cell in cells]
    return pd.Series(matched, index=column.index, dtype=bool)


def _kind(filters: list[Option]) -> str:
    """A count that turns on a verdict is a judgement; any other follows from the tables."""
    return JUDGED if any(one.key in _VERDICTS for one in filters) else DERIVED


def _called(asked: Request, lang: str) -> str:
    return TABLES[asked.name][1].to(lang)


def _told(filters: list[Option], lang: str) -> str:
    """The filters in words, in brackets: `` (verdict: met; section: all of chapter 2)``."""
    parts = []
    for one in filters:
        values = (
            Bilingual(" or ", "或").to(lang).join(_value(one.key, v, lang) for v in str(one.value).split(","))
        )
        column = _COLUMN[one.key].to(lang) if one.key in _COLUMN else one.key
        parts.append(column + colon(lang) + (_NOT.to(lang).format(values) if one.negated else values))
    return _ASIDE.to(lang).format(_CLAUSES.to(lang).join(parts)) if parts else ""


def _value(column: str, value: str, lang: str) -> str:
    """One value of a filter in words; ``2.*`` among the sections is all of a chapter."""
    if column == "section" and value.endswith(".*"):
        return _CHAPTER.to(lang).format(value.removesuffix(".*"))
    return told(_TERMS.get(column, {}), value, lang).replace("*", "…") or _NONE.to(lang)


def _ids(found: pd.DataFrame) -> tuple[str, ...]:
    """The figures counted, where they are few enough to name."""
    ids = tuple(found["figure_id"]) if "figure_id" in found.columns else ()
    return ids if len(ids) <= 5 else ()
