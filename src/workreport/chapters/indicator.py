"""Everything the tables hold about one indicator, gathered for its page, and which indicators have one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from workreport.chapters import years
from workreport.figures.edition import Edition

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Facts:
    """What the tables hold about one indicator; rows are those of the edition's answers.

    Attributes
    ----------
    registered : mapping
        Its row of the registry.
    figures : tuple
        Its figures, in the order of the report.
    attached : tuple
        Figures of other indicators that modify one of these, or that one of these modifies: thresholds and
        ranks.
    pairs : tuple
        The pairs it is on either side of.
    outcomes : tuple
        What the next report says of its targets and of those it is paired with.
    sentences : tuple
        The sentence of each figure and attached figure.
    series : tuple
        What second sources give: amounts and growth, results and targets.
    relatives : tuple
        Rows of the registry: the indicator it is a part of, and its parts.
    """

    registered: Row
    figures: tuple[Row, ...]
    attached: tuple[Row, ...]
    pairs: tuple[Row, ...]
    outcomes: tuple[Row, ...]
    sentences: tuple[Row, ...]
    series: tuple[Row, ...]
    relatives: tuple[Row, ...]

    @property
    def indicator_id(self) -> str:
        """Its identifier, which is also the name of its page."""
        return self.registered["indicator_id"]

    @property
    def figure_ids(self) -> list[str]:
        """Every figure that the page shows: its own, the attached ones, the other sides of its pairs."""
        own = [row["figure_id"] for row in (*self.figures, *self.attached)]
        paired = [pair[side] for pair in self.pairs for side in ("target_id", "actual_id")]
        return list(dict.fromkeys(own + paired))

    @property
    def content(self) -> dict[str, object]:
        """All of it by name, as freshness is judged by."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @property
    def deserves_page(self) -> bool:
        """Whether there is more to say than one number in one sentence."""
        reported = sum(row["outcome_value"] is not None for row in self.outcomes)
        more = len(self.figures) + len(self.attached) + len(self.pairs) + len(self.series) + reported
        return bool(self.figures) and more > 1


class Gathered:
    """The facts of each indicator of an edition, from tables asked for once."""

    def __init__(self, edition: Edition):
        figures = edition.figures()
        self._figures = {row["figure_id"]: row for row in figures.to_dict("records")}
        self._sentences = {
            row["figure_id"]: row for row in edition.sentence_of(list(self._figures)).to_dict("records")
        }
        self._own: dict[str, list[str]] = defaultdict(list)
        self._attached: dict[str, list[str]] = defaultdict(list)
        for name, row in self._figures.items():
            self._own[row["indicator_id"]].append(name)
        for name, row in self._figures.items():
            for other in row["applies_to"].split():
                one, two = row["indicator_id"], self._figures[other]["indicator_id"]
                if one != two:
                    self._attached[one].append(other)
                    self._attached[two].append(name)
        self._pairs = _by(edition.pairs().to_dict("records"), "indicator_id_target", "indicator_id_actual")
        self._outcomes = _by(edition.outcomes().to_dict("records"), "figure_id")
        series = edition.context("city_series")
        series = series[series["area_code"] == str(edition.report["area_code"])]
        self._series = _by(series.to_dict("records"), "indicator")
        self._registry = {row["indicator_id"]: row for row in edition.indicators().to_dict("records")}
        self._parts = _by(self._registry.values(), "parent_id")

    def of(self, indicator_id: str) -> Facts:
        """The facts of one indicator."""
        own = self._own.get(indicator_id, [])
        attached = sorted(set(self._attached.get(indicator_id, [])), key=list(self._figures).index)
        pairs = self._pairs.get(indicator_id, [])
        targets = dict.fromkeys([*own, *(pair["target_id"] for pair in pairs)])
        registered = self._registry[indicator_id]
        parent = self._registry.get(registered["parent_id"])
        return Facts(
            registered=registered,
            figures=tuple(self._figures[name] for name in own),
            attached=tuple(self._figures[name] for name in attached),
            pairs=tuple(pairs),
            outcomes=tuple(row for name in targets for row in self._outcomes.get(name, ())),
            sentences=tuple(self._sentences[name] for name in (*own, *attached)),
            series=tuple(row for name in years.measured(indicator_id) for row in self._series.get(name, ())),
            relatives=tuple(([parent] if parent else []) + self._parts.get(indicator_id, [])),
        )

    def all(self) -> list[Facts]:
        """The facts of every indicator that the report has a figure of, in the order of the registry."""
        return [self.of(name) for name in self._registry if name in self._own]

    def with_page(self) -> list[Facts]:
        """The facts of every indicator that has a page of its own."""
        return [facts for facts in self.all() if facts.deserves_page]

    def with_one_number(self) -> list[Facts]:
        """The facts of the other indicators, in the order of the report: they share a page."""
        left = [facts for facts in self.all() if not facts.deserves_page]
        return sorted(left, key=lambda facts: facts.figures[0]["start"])


def _by(rows, *columns: str) -> dict[str, list[Row]]:
    """The rows by what stands in any of the columns, each once."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for value in dict.fromkeys(row[column] for column in columns):
            found[value].append(row)
    return found
