"""The answers of an edition, made from its tables: joined, typed and ordered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd

from workreport.extract import structure
from workreport.extract.text import load
from workreport.registry.language import Bilingual
from workreport.registry.numbers import decimal
from workreport.registry.problems import Problem, ProjectError, problem
from workreport.registry.tables import tables

REGISTERED = ("topic", "nature", "price", "control")
SOURCE_KINDS = {
    "official": Bilingual("official text", "官方文本"),
    "copy_of_official_text": Bilingual("copy of an official text", "官方文本转载"),
    "report": Bilingual("government work report", "政府工作报告"),
    "this_report": Bilingual("this report", "本报告"),
    "press": Bilingual("press", "媒体"),
    "copy_of_press": Bilingual("copy of a press report", "媒体报道转载"),
    "secondary": Bilingual("secondary compilation", "二手整理"),
    "not_found": Bilingual("not in the sources read", "所查来源中没有"),
}


COPIED = Bilingual(" (as copied at {})", "（据 {} 转载）")
"""How a publication is cited that was read on a site which is not its publisher's; such a site is not linked."""


def with_offsets(table: pd.DataFrame) -> pd.DataFrame:
    """The table with start and end as integers, in the order of the text."""
    table = table.assign(start=table["start"].astype(int), end=table["end"].astype(int))
    return table.sort_values(["start", "end"], kind="stable").reset_index(drop=True)


def context(table: pd.DataFrame, measures: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """A second source with numbers, and in both languages what it measures, in what unit, from what kind."""
    named = measures.set_index("indicator")
    unit = units.set_index("unit")
    values = [decimal(cell) if cell else float("nan") for cell in table["value"]]
    factors = [Decimal(unit["factor"].get(name, "1")) for name in table["unit"]]
    based = [
        float(value if value != value else value * factor)
        for value, factor in zip(values, factors, strict=True)
    ]
    copied = table["source_kind"].str.startswith("copy_") & (table["source_url"] != "")
    hosts = [urlsplit(url).netloc.removeprefix("www.") for url in table["source_url"]]
    return table.assign(
        **{
            f"cited_{lang}": [
                title + (COPIED.to(lang).format(host) if is_copy else "")
                for title, host, is_copy in zip(table[f"source_{lang}"], hosts, copied, strict=True)
            ]
            for lang in ("en", "zh")
        },
        source_url=table["source_url"].where(~copied, ""),
        copy_url=table["source_url"].where(copied, ""),
        value=pd.Series(values, index=table.index, dtype=object),
        number=pd.Series(based, index=table.index, dtype=float),
        unit_base=table["unit"].map(unit["base_unit"]),
        unit_base_en=table["unit"].map(unit["base_unit"]).map(unit["symbol_en"]),
        indicator_en=table["indicator"].map(named["name_en"]),
        indicator_zh=table["indicator"].map(named["name_zh"]),
        source_kind_en=[SOURCE_KINDS[kind].en for kind in table["source_kind"]],
        source_kind_zh=[SOURCE_KINDS[kind].zh for kind in table["source_kind"]],
    )


def figures(
    table: pd.DataFrame, indicators: pd.DataFrame, areas: pd.DataFrame, units: pd.DataFrame
) -> pd.DataFrame:
    """The figures with the names that the registry gives to their indicators, areas and units."""
    frame = with_offsets(table)
    named = indicators.set_index("indicator_id")
    place = areas.set_index("area_code")
    unit = units.set_index("unit")
    base = [decimal(cell) for cell in frame["value_base"]]
    frame = frame.assign(
        value=pd.Series([decimal(cell) for cell in frame["value"]], dtype=object),
        value_base=pd.Series(base, dtype=object),
        indicator_en=frame["indicator_id"].map(named["name_en"]),
        indicator_name_zh=frame["indicator_id"].map(named["name_zh"]),
        indicator_name_en=frame["indicator_id"].map(named["name_en"]),
        **{column: frame["indicator_id"].map(named[column]) for column in REGISTERED},
        area_zh=frame["area_code"].map(place["name_zh"]),
        area_en=frame["area_code"].map(place["name_en"]),
        unit_en=frame["unit"].map(unit["symbol_en"]),
        unit_base_en=frame["unit_base"].map(unit["symbol_en"]),
        unit_base_one_en=frame["unit_base"].map(unit["name_en"]),
        unit_dimension=frame["unit"].map(unit["dimension"]),
        number=pd.Series([float(value) for value in base], dtype=float),
    )
    return frame


def matching(
    frame: pd.DataFrame,
    filters: dict[str, str | list[str]],
    indicators: pd.DataFrame,
    areas: pd.DataFrame,
) -> pd.DataFrame:
    """The rows of ``frame`` that match every filter; ProjectError for a filter that can match nothing.

    A column of one side of a pair (``class_target``) allows what the figures' column does.
    """
    known = {"indicator_id": indicators["indicator_id"], "area_code": areas["area_code"]}
    known |= {name: frame[name] for name in ("figure_id", "target_id", "actual_id") if name in frame.columns}
    for table in ("figures", "pairs"):
        known |= {column.name: column.allowed for column in tables()[table].columns if column.allowed}
    problems: list[Problem] = []
    kept = pd.Series(True, index=frame.index)
    for name, wanted in filters.items():
        column = name.rstrip("_")
        if column not in frame.columns:
            problems.append(_unknown("column", name, frame.columns))
            continue
        values = [wanted] if isinstance(wanted, str) else list(wanted)
        allowed = known.get(column.removesuffix("_target").removesuffix("_actual"))
        if allowed is not None:
            problems += [_unknown(column, value, allowed) for value in values if value not in set(allowed)]
        kept &= frame[column].isin(values)
    if problems:
        raise ProjectError(problems)
    return frame[kept].reset_index(drop=True)


def chosen(frame: pd.DataFrame, figure_ids: Iterable[str]) -> pd.DataFrame:
    """The rows of the ids, in the order asked; ProjectError for ids that do not exist."""
    place = dict(zip(frame["figure_id"], range(len(frame)), strict=True))
    problems = [_unknown("figure_id", name, place) for name in figure_ids if name not in place]
    if problems:
        raise ProjectError(problems)
    return frame.iloc[[place[name] for name in figure_ids]].reset_index(drop=True)


def refuse_unknown(kind: str, value: str, known: Iterable[str]) -> None:
    """ProjectError, with the nearest names, when ``value`` is none of those known."""
    if value not in set(known):
        raise ProjectError([_unknown(kind, value, known)])


def _unknown(kind: str, value: str, known: Iterable[str]) -> Problem:
    names = sorted(set(known))
    near = get_close_matches(str(value), names, n=3) or names[:8]
    where = "data/reports" if kind in ("figure_id", "column") else "data/registry"
    return problem(
        where,
        f"{kind} {value!r}",
        en=f"there is no {kind} of that name.",
        zh=f"没有这个 {kind}。",
        mend_en=f"Did you mean: {', '.join(near)}?",
        mend_zh=f"是否指：{'、'.join(near)}？",
    )


def sentences(table: pd.DataFrame, text: Path, shown: str) -> pd.DataFrame:
    """The sentences with section, kind and repaired Chinese text beside their rendering."""
    document = load(text)
    found = structure.sentences(document)
    spans = [document.raw_span(sentence.start, sentence.end) for sentence in found]
    frame = with_offsets(table)
    if list(zip(frame["start"], frame["end"], strict=True)) != spans:
        raise ProjectError(
            [
                problem(
                    shown,
                    "",
                    en="sentences.csv does not divide the text as it is read now.",
                    zh="sentences.csv 的断句与现在的正文不一致。",
                    mend_en="Run `workreport check`: it names the first row that differs.",
                    mend_zh="请运行 `workreport check`，它会指出首个不一致的行。",
                )
            ]
        )
    frame = frame.assign(
        section=[sentence.section for sentence in found],
        kind=[sentence.kind for sentence in found],
        zh=[document.clean[sentence.start : sentence.end] for sentence in found],
    )
    return frame[["sentence_id", "start", "end", "section", "kind", "zh", "en"]]


def _sentence_at(sentences: pd.DataFrame, starts: Iterable[int]) -> pd.DataFrame:
    """The sentence that holds each offset, one row each."""
    begins = sentences["start"].tolist()
    rows = [bisect_right(begins, start) - 1 for start in starts]
    return sentences.iloc[rows].reset_index(drop=True)


def sentence_of(frame: pd.DataFrame, sentences: pd.DataFrame, figure_ids: str | list[str]) -> pd.DataFrame:
    """The sentence of each figure: figure_id, sentence_id, zh, en, section."""
    wanted = [figure_ids] if isinstance(figure_ids, str) else list(figure_ids)
    rows = chosen(frame, wanted)
    found = _sentence_at(sentences, rows["start"])[["sentence_id", "zh", "en", "section"]]
    return pd.concat([rows[["figure_id"]], found], axis=1)


def pairs(table: pd.DataFrame, frame: pd.DataFrame) -> pd.DataFrame:
    """Targets beside results, the figures' columns with suffix ``_target`` and ``_actual``."""
    target = chosen(frame, table["target_id"].tolist()).add_suffix("_target")
    actual = chosen(frame, table["actual_id"].tolist()).add_suffix("_actual")
    joined = pd.concat([table.reset_index(drop=True), target, actual], axis=1)
    return joined.sort_values(["start_target", "start_actual"], kind="stable").reset_index(drop=True)


def corrections(table: pd.DataFrame, frame: pd.DataFrame) -> pd.DataFrame:
    """The corrections of these figures by date, with the name and the words of each figure."""
    own = table[table["figure_id"].isin(frame["figure_id"])].sort_values("date", kind="stable")
    told = chosen(frame, own["figure_id"])[["indicator_zh", "indicator_en", "surface"]]
    return pd.concat([own.reset_index(drop=True), told], axis=1)


def outcomes(table: pd.DataFrame, frame: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """Outcomes with the figures they belong to, in the order of the text."""
    factor = {row.unit: decimal(row.factor) for row in units.itertuples()}
    typed = table.reset_index(drop=True)
    for side in ("outcome", "next"):
        values = [decimal(cell) if cell else None for cell in typed[f"{side}_value"]]
        based = [
            float("nan") if value is None else float(value * factor.get(unit, 1))
            for value, unit in zip(values, typed[f"{side}_unit"], strict=True)
        ]
        typed = typed.assign(
            **{
                f"{side}_value": pd.Series(values, dtype=object),
                f"{side}_number": pd.Series(based, dtype=float),
            }
        )
    target = chosen(frame, typed["figure_id"].tolist()).drop(columns="figure_id")
    target = target.rename(columns={"note_en": "figure_note_en", "note_zh": "figure_note_zh"})
    joined = pd.concat([typed, target], axis=1)
    return joined.sort_values("start", kind="stable").reset_index(drop=True)


def places(table: pd.DataFrame, areas: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Mentions with the names of their areas and their sentences."""
    frame = with_offsets(table)
    place = areas.set_index("area_code")
    found = _sentence_at(sentences, frame["start"])[["sentence_id", "zh", "en", "section"]]
    frame = frame.assign(
        area_zh=frame["area_code"].map(place["name_zh"]), area_en=frame["area_code"].map(place["name_en"])
    )
    return pd.concat([frame, found], axis=1)


def milestones(table: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Milestones with offsets as integers and the sentence that each stands in."""
    frame = with_offsets(table)
    return pd.concat(
        [frame, _sentence_at(sentences, frame["start"])[["sentence_id", "zh", "en", "section"]]], axis=1
    )


def standards(table: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """Standards with their limit as a Decimal and, for plotting, as a float in the base unit."""
    factor = {row.unit: decimal(row.factor) for row in units.itertuples()}
    values = [decimal(cell) for cell in table["value"]]
    based = [float(value * factor[unit]) for value, unit in zip(values, table["unit"], strict=True)]
    return table.assign(
        value=pd.Series(values, index=table.index, dtype=object),
        number=pd.Series(based, index=table.index, dtype=float),
    )


def tiles(table: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """The tile grid with whole numbers and the names of its areas."""
    place = areas.set_index("area_code")
    return table.assign(
        column=table["column"].astype(int),
        row=table["row"].astype(int),
        area_zh=table["area_code"].map(place["name_zh"]),
        area_en=table["area_code"].map(place["name_en"]),
    )
