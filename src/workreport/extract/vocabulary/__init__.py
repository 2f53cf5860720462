"""The words the extractor reads with: package data, so that it runs anywhere.

Each table is a CSV beside this file; a new word is a new row, never new code.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

WORDS_OF_PLACES = "民庄场区业舍级政直属家有际内外亲友中域间貌落部寨"
"""Characters after 村, 市, 区 and the like that make another word of them: 8万市民."""


class Unit(NamedTuple):
    """A unit or counter: its dimension and whether it is a measure, counter, rate, duration and so on."""

    name: str
    dimension: str
    kind: str


@cache
def read(package: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``<name>.csv`` in a package as dictionaries of text."""
    with (files(package) / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``<name>.csv`` beside this file as dictionaries of text."""
    return read(__name__, name)


@cache
def units() -> dict[str, Unit]:
    """Every unit and counter by its name."""
    return {row["unit"]: Unit(row["unit"], row["dimension"], row["kind"]) for row in table("units")}


@cache
def unit_pattern() -> str:
    """A regular expression for one unit, longest first; a noun that counts (村, 市) not where it begins a word."""
    found = units()
    longest = sorted(found, key=lambda name: (-len(name), name))
    return "|".join(
        re.escape(name) + (f"(?![{WORDS_OF_PLACES}])" if found[name].kind == "noun" else "")
        for name in longest
    )


@cache
def words(name: str, column: str, **equal: str) -> tuple[str, ...]:
    """One column of a table, for the rows whose other columns are as given, without repeats."""
    rows = (row for row in table(name) if all(row[key] == value for key, value in equal.items()))
    return tuple(dict.fromkeys(row[column] for row in rows))


@cache
def mapping(name: str, key: str, value: str, **equal: str) -> dict[str, str]:
    """Two columns of a table as a dictionary; the first row wins."""
    found: dict[str, str] = {}
    for row in table(name):
        if all(row[column] == wanted for column, wanted in equal.items()):
            found.setdefault(row[key], row[value])
    return found


def any_of(items: Iterable[str]) -> str:
    """A regular expression for one of the texts, longest first."""
    return "|".join(re.escape(item) for item in sorted(set(items), key=lambda item: (-len(item), item)))
