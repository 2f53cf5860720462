"""What the registry learns from a sheet: the indicators that a person accepted as new, named in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches

from workreport.registry.language import Bilingual
from workreport.registry.problems import Problem
from workreport.registry.project import Project
from workreport.review import faults
from workreport.review.match import Names, plain
from workreport.review.sheet import NEW, Line

NATURE = {"ratio": "rate", "rank": "rank", "threshold": "limit"}
"""The nature of a new indicator by the class of its figure; amounts are flows, and stocks when a day is given."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


class Indicators:
    """The indicators of a project, and those that a sheet adds."""

    def __init__(self, project: Project):
        self.names = Names(project)
        self._before = dict(self.names.known)
        self.known = dict(self.names.known)
        self.added: list[dict[str, str]] = []
        self._asked: dict[str, list[Line]] = {}
        self._ids: dict[str, str] = {}

    def ask(
        self, line: Line, open_: Callable[[Line, Bilingual], None], shown: str, problems: list[Problem]
    ) -> str:
        """The indicator of a row: an id of the registry, or for a new one a key that :meth:`id_of` resolves.

        Rows of the same new Chinese name, and of the same nature, are of one new indicator.
        """
        wanted = line["indicator"]
        if wanted in self.known:
            return wanted
        if wanted and wanted != NEW:
            problems.append(faults.no_indicator(shown, line, "indicator", self._near(wanted)))
            return ""
        if not line["name_zh"]:
            open_(line, faults.BOTH_LANGUAGES)
            return ""
        nature = NATURE.get(line["class"], "flow")
        key = f"{NEW} {plain(line['name_zh'])} {nature}"
        self._asked.setdefault(key, []).append(line)
        return key

    def close(self, open_: Callable[[Line, Bilingual], None]) -> None:
        """Make the rows of the new indicators; those without an English name stay open."""
        for key, lines in self._asked.items():
            named = [line for line in lines if re.search("[A-Za-z]", line["name_en"])]
            if not named:
                for line in lines:
                    open_(line, faults.NAME_IN_ENGLISH)
                continue
            taken = self._taken(named[0])
            if taken:
                for line in lines:
                    open_(line, faults.name_is_taken(taken, self.known[taken]["name_zh"]))
                continue
            self._ids[key] = self._add(named[0])

    def id_of(self, key: str) -> str:
        """The id behind a key of :meth:`ask`; empty while it has none."""
        return key if key in self.known else self._ids.get(key, "")

    def _taken(self, line: Line) -> str:
        """The indicator of the registry that has this English name and never went by this Chinese one."""
        wanted = line["name_en"].strip().lower()
        for one, facts in self._before.items():
            if facts["name_en"].lower() == wanted and not self.names.knows(one, line["name_zh"]):
                return one
        return ""

    def _add(self, line: Line) -> str:
        name = line["name_en"].strip()
        same = [one for one, facts in self.known.items() if facts["name_en"].lower() == name.lower()]
        if same:
            return same[0]
        base = re.sub("[^a-z0-9]+", "_", name.lower()).strip("_")
        base = base if base[:1].isalpha() else f"n_{base}"
        base = f"rank_{base}" if line["class"] == "rank" and not base.startswith("rank") else base
        taken = [base, *(f"{base}_{number}" for number in range(2, 1000))]
        found = next(one for one in taken if one not in self.known)
        near = self.known.get((line["nearest"].split() or [""])[0], {})
        stock = bool(_DAY.match(line["period"])) and line["class"] in ("level", "count")
        row = {
            "indicator_id": found,
            "name_zh": line["name_zh"],
            "name_en": name,
            "topic": near.get("topic", "economy"),
            "nature": NATURE.get(line["class"], "stock" if stock else "flow"),
            "price": "",
            "control": near.get("control", "mixed"),
            "parent_id": "",
            "note_zh": "",
            "note_en": "",
        }
        self.known[found] = row
        self.added.append(row)
        return found

    def _near(self, wanted: str) -> list[str]:
        return get_close_matches(wanted, list(self.known), n=3)
