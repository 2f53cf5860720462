"""The picture in words: sentences for those who do not see it, and a pointer to the table where it is long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from workreport.charts import words
from workreport.charts.measure import is_wide
from workreport.charts.words import say
from workreport.registry.language import Bilingual

ROWS = 12
"""How many rows are told one by one; a longer table is pointed to."""
LONGEST = 60
"""Columns with a longer cell are left to the table; a Chinese character counts as two."""
LEFT_TO_THE_TABLE = {"formula", "interval", "reason", "source", "class", "confidence", "period"}
"""Columns that explain a number rather than tell it."""

_MANY = Bilingual(
    "The table below gives all {rows} rows: {columns}.", "下表共{rows}行，逐行列出：{columns}。"
)
_STOPS = ".。!！?？…”"


def described(
    title: str, subtitle: str, frame: pd.DataFrame, headings: Mapping[str, Bilingual], lang: str
) -> str:
    """What the picture shows: its finding, what is measured, and each row with its numbers as sentences.

    Parameters
    ----------
    frame : DataFrame
        The rows of the figure's table.
    headings : mapping
        Its columns under their keys; the first names the row, and the second too where the first recurs.

    Returns
    -------
    str
        Plain text. Of a table with more than :data:`ROWS` rows, which columns it has instead of its rows.
    """
    keys = list(headings)
    names = keys[:2] if len(keys) > 2 and all(frame[key].duplicated().any() for key in keys[:2]) else keys[:1]
    told = [_sentence(title, lang), _sentence(subtitle, lang)]
    if len(frame) > ROWS:
        columns = Bilingual(", ", "、").to(lang).join(_inner(headings[key], lang) for key in keys)
        told.append(_MANY.to(lang).format(rows=len(frame), columns=columns))
    else:
        values = [key for key in keys[len(names) :] if _is_told(frame[key], key)][:3]
        told += _rows(frame, names, values, headings, lang)
    return Bilingual(" ", "").to(lang).join(told)


def _rows(
    frame: pd.DataFrame,
    names: Sequence[str],
    values: Sequence[str],
    headings: Mapping[str, Bilingual],
    lang: str,
) -> list[str]:
    """One sentence for all rows where each has one value, or none; else one for each row."""
    comma, semicolon = Bilingual(", ", "，").to(lang), Bilingual("; ", "；").to(lang)
    colon = words.colon(lang)
    rows = [
        (comma.join(_cell(row[key]) for key in names), [(key, _cell(row[key])) for key in values])
        for _, row in frame.iterrows()
    ]
    if len(values) == 1:
        lead = _outer(headings[values[0]], lang) + colon
        pair = Bilingual("{}, {}", "{}为{}").to(lang)
        told = [pair.format(name, text or say("missing", lang)) for name, [(_, text)] in rows]
        return [_sentence(lead + semicolon.join(told), lang)]
    if not values:
        return [_sentence(semicolon.join(name for name, _ in rows), lang)]
    return [
        _sentence(
            name + colon + comma.join(_valued(key, text, headings[key], lang) for key, text in told if text),
            lang,
        )
        for name, told in rows
    ]


def _is_told(cells: pd.Series, key: str) -> bool:
    """Whether a column says something short of each row that it does not say of all."""
    texts = [_cell(cell) for cell in cells]
    same = len(texts) > 1 and len(set(texts)) == 1
    return key not in LEFT_TO_THE_TABLE and not same and max(map(_length, texts), default=0) <= LONGEST


def _length(text: str) -> int:
    return sum(2 if is_wide(character) else 1 for character in text)


def _valued(key: str, text: str, heading: Bilingual, lang: str) -> str:
    """A cell with what it is: ``800 firms (target)``, ``目标为800家``; the number itself, ``text``, alone."""
    if key == "text":
        return text
    return f"{text} ({_inner(heading, 'en')})" if lang == "en" else f"{_inner(heading, 'zh')}为{text}"


def _inner(heading: Bilingual, lang: str) -> str:
    """A heading inside a sentence: without its question mark, and in English in small letters."""
    text = heading.to(lang).rstrip("?？")
    return text[0].lower() + text[1:] if lang == "en" and not text[1:2].isupper() else text


def _outer(heading: Bilingual, lang: str) -> str:
    text = _inner(heading, lang)
    return text[0].upper() + text[1:]


def _cell(cell: object) -> str:
    """A cell as text, without the stop of a sentence; empty where there is none."""
    if cell is None or cell != cell or cell == "–":
        return ""
    text = f"{cell:g}" if isinstance(cell, float) else str(cell)
    return text.strip().rstrip(".。")


def _sentence(text: str, lang: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith(tuple(_STOPS)) else text + Bilingual(".", "。").to(lang)
