"""By which words a picture's sources are linked: the report's own in Chinese, values and names in English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pandas as pd

from workreport.charts.measure import is_wide
from workreport.charts.sources import quotations
from workreport.figures.edition import Edition
from workreport.figures.format import written
from workreport.registry.terms import SENTENCE

_SENTENCE = re.compile(r"s0*(\d+)")
_WRITTEN_FROM = {
    "unit_base_en",
    "unit_base_one_en",
    "unit_dimension",
    "value_base",
    "comparator",
    "class",
    "status",
}


def worded(
    edition: Edition, sources: Iterable[str] | Mapping[str, str] | pd.DataFrame, lang: str
) -> Mapping[str, str] | pd.DataFrame:
    """The same sources, each with the words that a reader of ``lang`` can read.

    Parameters
    ----------
    sources : rows of the figures table, mapping of ids to words, or ids
        Ids are those of figures or of sentences.

    Returns
    -------
    DataFrame or dict
        Rows stay rows, with their remarks on corrections. In Chinese a quotation stays as the report has it; only a
        name of one character, which is part of another word, is written as the area it stands for. In English a
        figure is its value, a mention the name of the area, after that of the place in it; a sentence that nothing else names is its number.
    """
    if isinstance(sources, pd.DataFrame):
        # The text has blanks before some units and none before others.
        plain = [re.sub(r"\s+", "", surface) for surface in sources["surface"]]
        return sources.assign(surface=plain if lang == "zh" else _values(edition, sources))
    return {key: _said(edition, key, words, lang) for key, words in quotations(sources).items()}


def _values(edition: Edition, rows: pd.DataFrame) -> list[str]:
    """Each figure in English; rows that hold too little are asked for by their id."""
    if not set(rows.columns) >= _WRITTEN_FROM:
        return [written(edition.figure(figure_id), "en") for figure_id in rows["figure_id"]]
    return [written(row, "en") for row in rows.to_dict("records")]


def _said(edition: Edition, key: str, words: str, lang: str) -> str:
    sentence = _SENTENCE.fullmatch(key)
    if not sentence:
        return _value(edition, key) if lang == "en" and (not words or _is_quoted(words)) else words
    if not words:
        return SENTENCE.to(lang).format(sentence[1])
    quoted = words.split("、")
    if lang == "zh" and all(len(name) > 1 for name in quoted):
        return words
    if lang == "en" and not any(map(is_wide, words)):
        return words
    places = edition.places()
    there = places[places["sentence_id"] == key]
    areas = edition.areas().set_index("area_code")[f"short_{lang}"].to_dict()
    named = {
        surface.replace("\n", ""): f"{place} ({areas[code]})" if place and lang == "en" else areas[code]
        for surface, code, place in zip(there["surface"], there["area_code"], there["place_en"], strict=True)
    }
    if lang == "zh":
        return "、".join(dict.fromkeys(named.get(name, name) if len(name) == 1 else name for name in quoted))
    found = dict.fromkeys(named[name] for name in quoted if name in named)
    return ", ".join(found) or SENTENCE.en.format(sentence[1])


def _is_quoted(words: str) -> bool:
    """Whether words are a quotation of a number: they hold a digit or a Chinese character."""
    return any(letter.isdigit() or is_wide(letter) for letter in words)


def _value(edition: Edition, figure_id: str) -> str:
    return written(edition.figure(figure_id), "en")
