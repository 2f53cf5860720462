"""The words the audit compares names with: package data, so that it runs anywhere.

A new word is a new row of a table beside this file, never new code.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``<name>.csv`` as dictionaries of text."""
    with (files(__name__) / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def words(name: str, column: str = "word", **equal: str) -> tuple[str, ...]:
    """One column of a table, longest first, for the rows whose other columns are as given."""
    found = {row[column] for row in table(name) if all(row[key] == value for key, value in equal.items())}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
