"""Which indicator of the registry a drafted name means: the same, one under another name, or none yet.

Names are compared as the registry has them and as every edition of the project wrote them. Two names are the
same when nothing but place, 数 and quotation marks differs; one is another's renaming when their two-character
pieces overlap (Dice coefficient) by :data:`RENAMED` or more, or when the name is the same and its unit is not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from workreport.registry import files
from workreport.registry.project import Project
from workreport.review import sheet

RENAMED = 0.7
NEAR = 0.3
SHOWN = 3
"""How many near indicators are named."""

_MARKS = re.compile(r"[“”‘’\"'《》（）()、，\s]")
_PLACE = re.compile(
    r"^(?:全市|全区|全县|全省|全州|全旗|全国|我市|我区|我县|我省|区本级|市本级|县本级|区级|市级|地区)"
)
_RELATIVE = ("growth", "ratio", "rank", "threshold", "duration")


@dataclass(frozen=True)
class Match:
    """What a name was matched to.

    Attributes
    ----------
    kind : str
        ``same``, ``renamed`` or ``new``.
    indicator_id : str
        Empty when new.
    nearest : tuple of str
        Ids of the nearest indicators, best first.
    """

    kind: str
    indicator_id: str
    nearest: tuple[str, ...]


class Names:
    """The names that indicators go by in a project."""

    def __init__(self, project: Project):
        indicators = files.read(project, "indicators", "")
        self.known = indicators.set_index("indicator_id").to_dict("index")
        self._names: dict[str, set[str]] = defaultdict(set)
        self._units: dict[str, set[str]] = defaultdict(set)
        for row in indicators.itertuples():
            self._names[row.indicator_id].add(plain(row.name_zh))
        for path in sorted(project.data.glob("reports/*/figures.csv")):
            if sheet.is_draft(project, path.parent.name):
                continue  # what nobody has settled teaches no name
            for row in files.read(project, "figures", path.parent.name).itertuples():
                self._names[row.indicator_id].add(plain(row.indicator_zh))
                if row[6] not in _RELATIVE:
                    self._units[row.indicator_id].add(row.unit_base)

    def match(self, name: str, class_: str, unit: str) -> Match:
        """The indicator that ``name`` means for a figure of a class in a base unit."""
        wanted = plain(name)
        scores = {
            indicator: max(overlap(wanted, other) for other in self._names[indicator])
            for indicator, facts in self.known.items()
            if _goes_with(facts["nature"], class_)
        }
        order = sorted(scores, key=lambda indicator: -scores[indicator])
        nearest = tuple(one for one in order[:SHOWN] if scores[one] >= NEAR)
        if not nearest or scores[nearest[0]] < RENAMED:
            return Match("new", "", nearest)
        best = nearest[0]
        units = self._units[best]
        fits = class_ in _RELATIVE or not units or unit in units
        same = wanted in self._names[best] and fits
        return Match("same" if same else "renamed", best, nearest)

    def knows(self, indicator: str, name: str) -> bool:
        """Whether the registry or a settled edition calls an indicator by a Chinese name."""
        return plain(name) in self._names.get(indicator, ())


def plain(name: str) -> str:
    """A name without what does not tell indicators apart."""
    name = _MARKS.sub("", name).replace("规模以上", "规上")
    name = _PLACE.sub("", name) or name
    return name[:-1] if name.endswith("数") and len(name) > 2 else name


def overlap(one: str, other: str) -> float:
    """The Dice coefficient of the two-character pieces of two names: 1 for the same, 0 for nothing in common."""
    if one == other:
        return 1.0
    first, second = Counter(_pieces(one)), Counter(_pieces(other))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def _pieces(name: str) -> Iterable[str]:
    return (name[at : at + 2] for at in range(len(name) - 1))


def _goes_with(nature: str, class_: str) -> bool:
    """Ranks are matched to ranks, thresholds to limits, everything else to neither."""
    wanted = {"rank": "rank", "threshold": "limit"}.get(class_)
    return nature == wanted if wanted else nature not in ("rank", "limit")
