"""Bind each value to what it measures, of whom, and to the row it modifies.

The binder reads clause by clause and remembers what it has bound: a growth
without a subject belongs to the levels before it, a rank to what is ranked, a
list item takes the verb of the item before. Every row says by which rule it was
bound and how sure that rule is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from workreport.extract import classify, confidence, hedges, naming, nouns, phrases, ranks, subjects
from workreport.extract.clauses import Clause, Group, Value, alike, clauses
from workreport.extract.marks import Quantity
from workreport.extract.phrases import Left
from workreport.extract.rows import KEPT, Memory, Row, Subject, antecedents

_ADVERBIAL = re.compile(
    "按|[从自][^，]{0,10}[看起]|截[至止]|到?\\d{4}年[^，]{0,3}$|全年$|年内$|今年|去年|同时|其中|此外|目前|另外|总的|近年"
)
_NEAR = 24
"""Characters on either side of a bound that say what it bounds."""


class Binder:
    """Binds the quantities of one text; feed it sentences in order."""

    def __init__(self, text: str):
        self.rows: list[Row] = []
        self._text = text
        self._memory = Memory(text)
        self._paragraph = -1

    def read(self, start: int, end: int, paragraph: int, quantities: list[Quantity]) -> list[Row]:
        """Bind the quantities of the sentence ``text[start:end]`` and return their rows."""
        before = len(self.rows)
        self._turn(paragraph)
        self._memory.last, self._memory.start = [], start
        for clause in clauses(self._text, start, end, quantities):
            self._clause(clause)
        return self.rows[before:]

    def skip(self, start: int, end: int, paragraph: int) -> None:
        """Pass over a sentence without quantities; its last clause may be what the next speaks of."""
        self._turn(paragraph)
        self._memory.topic = self._text[max(start, end - phrases.CAP) : end].rstrip("。！？")
        self._memory.topic_start = start

    def _turn(self, paragraph: int) -> None:
        if paragraph != self._paragraph:
            self._memory.forget()
            self._paragraph = paragraph

    def _clause(self, clause: Clause) -> None:
        made: list[Row] = []
        for group in clause.groups:
            made += self._group(clause, group, made[-KEPT:])
        for row, following in zip(made, made[1:], strict=False):
            if row.of_class == "duration" and following.of_class == "rank":
                row.applies = [following]
        starts = [row.quantity.start for row in made]
        bounds = []
        for value in clause.bounds:
            place = bisect_left(starts, value.start)
            near = made[max(place - KEPT, 0) : place + KEPT]
            bounds += self._bound(clause, value, near)
        for row in [*made, *bounds]:
            row.confidence = min(row.confidence, confidence.of(row.rule, row.of_class, row.name, row.signs))
        self.rows += sorted([*made, *bounds], key=lambda row: (row.quantity.start, row.quantity.part))
        if made:
            self._memory.keep(made)
        elif clause.text and not _ADVERBIAL.match(clause.text):
            self._memory.topic = clause.text[-phrases.CAP :]
            self._memory.topic_start = clause.start

    def _group(self, clause: Clause, group: Group, made: list[Row]) -> list[Row]:
        first = group.values[0]
        left = phrases.left(group.left[: len(group.left) - len(first.before)])
        of_class = classify.class_of(first.quantities[0], left, group.right)
        if of_class == "ratio" and not left.core and first.quantities[0].kind == "rate":
            of_class = self._like_before(group, made)
        if of_class == "rank":
            found = ranks.find(self._memory, clause, group, made)
        else:
            found = subjects.find(self._memory, clause, group, left, of_class, made)
        topical = bool(self._memory.topic) and self._memory.topic_start >= self._memory.start
        per = left.per or self._per_before(group, made)
        return [
            _row(
                value,
                _per(quantity, per),
                of_class if alike(first, value) else classify.class_of(quantity, left, group.right),
                subject,
                group,
                left,
                topical,
            )
            for value, subject in _paired(group.values, found)
            for quantity in value.quantities
        ]

    def _per_before(self, group: Group, made: list[Row]) -> str:
        """What the value is per, said once for both ends of a change: 从每立方米50微克降到30微克."""
        last = made[-1].quantity if made and made[-1].base else None
        unit, _, below = last.unit.partition("/") if last else ("", "", "")
        return f"每{below}" if below and unit == group.values[0].quantities[0].unit else ""

    def _like_before(self, group: Group, made: list[Row]) -> str:
        """A share without a subject that goes on from a growth is one too: 增长6.5%左右，力争达到7%."""
        rows = made[-1:] if made and made[-1].base else antecedents([*self._memory.line, *made])[-1:]
        return "growth" if rows and rows[0].of_class == "growth" and not nouns.after(group.right) else "ratio"

    def _bound(self, clause: Clause, value: Value, made: list[Row]) -> list[Row]:
        """The rows of a number that bounds a class of things; they modify the counts of its clause."""
        start, first = value.start, value.quantities[0]
        ends = [row.quantity.end for row in made if row.quantity.end <= start]
        behind = self._text[max([clause.start, start - _NEAR, *ends]) : start - len(value.before)]
        ahead = self._text[value.end : min(clause.end, value.end + _NEAR)]
        noun = nouns.head_noun(ahead.removeprefix("级").removeprefix("的"))
        before = phrases.left(behind.rpartition("、")[2]).core
        if not before and first.kind == "grade" and made:
            before = made[-1].name_core
        if len(noun) < 2:
            noun = self._text[start : first.end] + noun
        modified = [row for row in made if row.quantity.start > start][:2] or made[-1:]
        if not modified and first.kind == "grade":
            modified = self._memory.last[-1:]
        modified = [row for row in modified if row.of_class in ("count", "ratio", "level")]
        rows = []
        for quantity in value.quantities:
            comparator = hedges.comparator(
                own=quantity.comparator, before=value.before, after=value.after, bare=quantity.form == "bare"
            )
            name = naming.bound(noun, before, quantity, comparator)
            rows.append(
                Row(
                    quantity,
                    "threshold",
                    name,
                    comparator,
                    applies=modified,
                    rule="bound",
                    signs=confidence.signs("bound", name, measured=naming.says_measure(name)),
                )
            )
        return rows


def _row(
    value: Value, quantity: Quantity, of_class: str, subject: Subject, group: Group, left: Left, topical: bool
) -> Row:
    """The row of one quantity; with 分别 and 均 the hedges at the ends of a list hold for all of it."""
    spread = left.spread and len(group.values) > 1
    before = value.before or (group.values[0].before if spread else "")
    after = value.after or (group.values[-1].after if spread else "")
    bare = quantity.form == "bare" and not quantity.comparator
    name = subject.name if of_class == "rank" else naming.finished(subject.name, quantity, of_class)
    grows = of_class == "growth" and quantity.kind != "zero"
    return Row(
        quantity,
        of_class,
        name,
        hedges.comparator(own=quantity.comparator, before=before, after=after, bare=bare),
        classify.direction_of(left, group.right) if grows else "",
        core=subject.core or subject.name,
        applies=[subject.row] if subject.row is not None and subject.modifies else [],
        base=left.base,
        yearly=left.yearly,
        rule=subject.rule,
        signs=confidence.signs(subject.rule, name, topical=topical),
        confidence=subject.row.confidence if subject.row is not None else float(bool(subject.name)),
    )


def _paired(values: list[Value], found: list[Subject]) -> list[tuple[Value, Subject]]:
    if len(values) == 1:
        return [(values[0], subject) for subject in found]
    return [(value, found[min(index, len(found) - 1)]) for index, value in enumerate(values)]


def _per(quantity: Quantity, per: str) -> Quantity:
    """A concentration whose denominator stands before it: 每立方米32微克 is 32 微克/立方米."""
    if quantity.dimension != "weight" or per not in ("每立方米", "每升", "每千克"):
        return quantity
    below = per.removeprefix("每")
    return replace(
        quantity,
        unit=f"{quantity.unit}/{below}",
        unit_base=f"{quantity.unit_base}/{below}",
        dimension="concentration",
    )
