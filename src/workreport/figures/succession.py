"""What one report says otherwise than another of the same place: values, definitions, words, silence.

Figures are matched by indicator, class, area and status, results with results and targets with targets;
what is left is matched without the area and then without the class, and such a match is a change of
definition. Whether a target is worded more firmly goes by two scales, :data:`FIRMNESS` of the word that
carries it and :data:`STRICTNESS` of its bound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from workreport.figures.edition import Edition, open_edition
from workreport.figures.format import written
from workreport.registry.language import Bilingual
from workreport.registry.problems import Problem, ProjectError, problem
from workreport.registry.project import find_project
from workreport.registry.terms import CHANGE, CLASS, COLUMN, COMMITMENT, STATUS, cell_told, told

Row = Mapping[str, Any]

KEYS = (
    ("indicator_id", "class", "area_code", "status"),
    ("indicator_id", "class", "status"),
    ("indicator_id", "area_code", "status"),
)
"""By what figures are matched: first by all of it, then what is left by less."""

FIRMNESS = {"确保": 4, "": 3, "力争": 2, "争取": 1, "努力": 0}
"""How firmly a word carries a target; a target without such a word is stated plainly."""

STRICTNESS = {"ge": 2, "le": 2, "eq": 1, "approx": 0}
"""How strict a bound is: a floor or ceiling, a plain number, a band (左右)."""

HEADINGS = (Bilingual("Figure", "数字"), Bilingual("Of what kind", "类别"))
"""What a difference is headed by where it is shown: its name, and :func:`kind_told`."""

COLUMNS = (
    "kind indicator_id indicator_zh indicator_en class status area_code column before_zh after_zh "
    "before_en after_en before_id after_id"
).split()


@dataclass(frozen=True)
class Difference:
    """One difference between two reports.

    Attributes
    ----------
    kind : str
        ``softened``, ``hardened``, ``definition``, ``silent`` (the later report has no figure of the
        indicator), ``first`` (the earlier one has none), ``value``, ``removed`` and ``added`` (a figure of
        an indicator of which both have one).
    column : str
        What differs: a column of the figures; empty where whole figures do.
    before, after : tuple of rows
        The figures on either side, as :meth:`Edition.figures` answers them; one side may be empty.
    """

    kind: str
    before: tuple[Row, ...]
    after: tuple[Row, ...]
    column: str = ""

    @property
    def row(self) -> Row:
        """The figure that names the matter: the later one where there is one."""
        return (self.after or self.before)[0]

    @property
    def name(self) -> Bilingual:
        """What is measured, in the words of the registry."""
        return Bilingual(self.row["indicator_name_en"], self.row["indicator_name_zh"])

    def said(self, side: str, language: str) -> str:
        """What one side (``before`` or ``after``) says; empty where it says nothing."""
        rows = self.before if side == "before" else self.after
        if not self.column or self.column == "value":
            return ("; " if language == "en" else "；").join(_amount(row, language) for row in rows)
        if self.column == "area_code":
            return str(rows[0][f"area_{language}"])
        cell = str(rows[0][self.column])
        if self.column == "commitment":
            plain = Bilingual("stated plainly", "直接陈述").to(language)
            return f"{cell} ({COMMITMENT[cell].en})" if cell and language == "en" else cell or plain
        return cell_told(self.column, cell, language)


def _amount(row: Row, language: str) -> str:
    text = written(row, language)
    return Bilingual(f"down {text}", f"下降{text}").to(language) if row["direction"] == "down" else text


def reports(before: Path | str, after: Path | str) -> tuple[Edition, Edition] | None:
    """The editions of two different reports, each named by its id or its folder; None for anything else.

    Two states of one report, single tables and whole projects are compared cell by cell instead, by
    :func:`workreport.figures.diff.compare_paths`.
    """
    found = [_edition(Path(side)) for side in (before, after)]
    if None in found or found[0].report_id == found[1].report_id:
        return None
    return found[0], found[1]


def _edition(side: Path) -> Edition | None:
    if (side / "report.yml").is_file():
        return open_edition(side.resolve().name, find_project(side))
    if side.exists():
        return None
    return open_edition(str(side), find_project())


def differences(before: Edition, after: Edition) -> list[Difference]:
    """The differences from one report to another, by kind in the order of :data:`CHANGE`, then as they stand.

    Raises
    ------
    ProjectError
        When the two reports are of different places.
    """
    places = [str(edition.report.get("area_code")) for edition in (before, after)]
    if places[0] != places[1]:
        raise ProjectError([_two_places(before, after)])
    old, new = (edition.figures().to_dict("records") for edition in (before, after))
    pairs, gone, come = _matched(old, new)
    found = _names_once(difference for pair in pairs for difference in _of_pair(*pair))
    found += _unmatched(gone, {row["indicator_id"] for row in new}, "silent", "removed")
    found += _unmatched(come, {row["indicator_id"] for row in old}, "first", "added")
    order = {kind: place for place, kind in enumerate(CHANGE)}
    return sorted(found, key=lambda one: (order[one.kind], one.row["start"]))


def as_table(found: Iterable[Difference]) -> pd.DataFrame:
    """The differences as text in :data:`COLUMNS`; ids of several figures are parted by blanks."""
    lines = []
    for one in found:
        row = one.row
        lines.append(
            [one.kind, row["indicator_id"], one.name.zh, one.name.en, row["class"], row["status"]]
            + [row["area_code"], one.column]
            + [one.said(side, language) for language in ("zh", "en") for side in ("before", "after")]
            + [" ".join(str(figure["figure_id"]) for figure in side) for side in (one.before, one.after)]
        )
    return pd.DataFrame(lines, columns=COLUMNS, dtype=str)


def kind_told(one: Difference, language: str) -> str:
    """Whether results or targets differ, what kinds of number, and in what: ``target, growth: bound``."""
    rows = one.before + one.after
    words = [told(STATUS, row["status"], language) for row in rows]
    words += [told(CLASS, row["class"], language) for row in rows]
    kind = (", " if language == "en" else "，").join(dict.fromkeys(words))
    if one.column in ("", "value"):
        return kind
    return kind + (": " if language == "en" else "：") + told(COLUMN, one.column, language)


def _matched(old: list[Row], new: list[Row]) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    pairs: list[tuple[Row, Row]] = []
    for key in KEYS:
        matched = list(_by_key(old, new, key))
        pairs += matched
        taken = {id(row) for pair in matched for row in pair}
        old = [row for row in old if id(row) not in taken]
        new = [row for row in new if id(row) not in taken]
    return pairs, old, new


def _by_key(old: list[Row], new: list[Row], key: tuple[str, ...]) -> Iterator[tuple[Row, Row]]:
    """Rows of one key in pairs: those with the same bound first, the others as they stand in the text."""
    waiting: dict[tuple, list[Row]] = defaultdict(list)
    for row in new:
        waiting[tuple(row[column] for column in key)].append(row)
    late = []
    for row in old:
        there = waiting[tuple(row[column] for column in key)]
        same = next((other for other in there if other["comparator"] == row["comparator"]), None)
        if same is None:
            late.append((row, there))
        else:
            there.remove(same)
            yield row, same
    for row, there in late:
        if there:
            yield row, there.pop(0)


def _of_pair(before: Row, after: Row) -> Iterator[Difference]:
    def differing(kind: str, column: str) -> Difference:
        return Difference(kind, (before,), (after,), column)

    for column in ("class", "area_code", "unit_base", "indicator_zh"):
        if before[column] != after[column]:
            yield differing("definition", column)
    if _stretch(before["period"]) != _stretch(after["period"]):
        yield differing("definition", "period")
    same_measure = before["class"] == after["class"] and before["unit_base"] == after["unit_base"]
    telling = ["value_base", "direction", *(["comparator"] if after["status"] != "target" else [])]
    if same_measure and any(before[column] != after[column] for column in telling):
        yield differing("value", "value")
    if after["status"] == "target":
        yield from _of_words(before, after, differing)


def _names_once(found: Iterable[Difference]) -> list[Difference]:
    """Another name of one indicator told once, whatever the number of its figures."""
    kept: dict[tuple, Difference] = {}
    for number, one in enumerate(found):
        key: tuple = (number,)
        if one.column == "indicator_zh":
            (before,), (after,) = one.before, one.after
            key = (before["indicator_id"], before["indicator_zh"], after["indicator_zh"])
        if key in kept:
            first = kept[key]
            one = Difference(one.kind, first.before + one.before, first.after + one.after, one.column)
        kept[key] = one
    return list(kept.values())


def _of_words(before: Row, after: Row, differing) -> Iterator[Difference]:
    for column, scale in (("commitment", FIRMNESS), ("comparator", STRICTNESS)):
        was, now = before[column], after[column]
        if scale[now] != scale[was]:
            yield differing("hardened" if scale[now] > scale[was] else "softened", column)
        elif now != was:  # a floor became a ceiling
            yield differing("definition", column)


def _stretch(period: str) -> tuple[int, int]:
    """How long a period is, whatever its year: the years it spans, and how exactly its end is dated."""
    first, _, last = period.rpartition("/")
    years = int(last[:4]) - int(first[:4]) + 1 if first else bool(last)
    return years, len(last)


def _unmatched(rows: list[Row], known: set[str], alone: str, beside: str) -> Iterator[Difference]:
    """Figures without a match: those of an indicator the other report lacks as one, the others each."""
    silent: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["indicator_id"] in known:
            yield _one_sided(beside, (row,))
        else:
            silent[row["indicator_id"]].append(row)
    for members in silent.values():
        yield _one_sided(alone, tuple(members))


def _one_sided(kind: str, rows: tuple[Row, ...]) -> Difference:
    return Difference(kind, rows, ()) if kind in ("silent", "removed") else Difference(kind, (), rows)


def _two_places(before: Edition, after: Edition) -> Problem:
    return problem(
        after.project.relative(after.project.report(after.report_id)),
        "",
        en=f"{before.report_id} and {after.report_id} are reports of two places.",
        zh=f"{before.report_id} 与 {after.report_id} 不是同一地方的报告。",
        mend_en="Compare two reports of one place.",
        mend_zh="请比较同一地方的两份报告。",
    )
