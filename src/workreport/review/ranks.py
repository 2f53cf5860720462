"""The ranks that a report claims: in which league each is, and whether a level or a growth is ranked.

Both are read from the words around the figure and from its name. Where they do not tell, the rank gets no row
and a person is told so: a league is not guessed, and no survey is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workreport.extract.text import Document
from workreport.registry import files
from workreport.registry.project import Project
from workreport.registry.tables import tables

Row = dict[str, str]

_CLAUSE = re.compile("[，。；：！？\n]")
_LEAGUE = re.compile("(?P<nation>全国|国内)|(?P<province>全省|省内)|(?P<region>全区)|(?P<city>全市)")
_REGIONS = ("15", "45", "54", "64", "65")
"""Codes of the autonomous regions, which a report of one of their cities calls 全区."""
_CITIES = ("11", "12", "31", "50")
"""Codes of the cities of provincial rank, which a report of one of their districts calls 全市."""

_GROWTH = re.compile("增幅|增速|增长率|降幅")
_INDEX = re.compile("指数|满意度|安全感|测评|考评|考核|评价|评估|监测|调查|竞争力|潜力|发展水平")
_RATE = re.compile("率|占比|比重|覆盖面")
_LEVEL = re.compile("数量|总量|总数|总值|总额|规模")


def listed(project: Project, report_id: str) -> list[Row]:
    """The rows of an edition's ranks.csv; none where it has no such table yet."""
    if not tables()["ranks"].file(project, report_id).is_file():
        return []
    return files.read(project, "ranks", report_id).to_dict("records")


def claimed(figures: Sequence[Row]) -> list[Row]:
    """The figures that claim a rank, as a result or as a target."""
    return [row for row in figures if row["class"] == "rank" and row["status"] in ("actual", "target")]


def drafted(document: Document, figures: Sequence[Row], area_code: str) -> list[Row]:
    """The rows of ranks.csv for the ranks whose words tell enough, in the order of the figures.

    Parameters
    ----------
    figures : sequence of dict
        All rows of figures.csv; a rank is of what its ``applies_to`` names.
    area_code : str
        The area of the report, which says what 全区 and 全市 mean.
    """
    by_id = {row["figure_id"]: row for row in figures}
    found = []
    for row in claimed(figures):
        league = _league(_clause(document, int(row["end"])), area_code) or _league(
            row["indicator_zh"], area_code
        )
        ranks = _ranked(row, [by_id[one]["class"] for one in row["applies_to"].split() if one in by_id])
        if league and ranks:
            found.append(
                {"figure_id": row["figure_id"], "league": league, "ranks": ranks, "by_zh": "", "by_en": ""}
            )
    return found


def _clause(document: Document, end: int) -> str:
    """The words of the text up to an offset, from the last mark before it."""
    return _CLAUSE.split(re.sub(r"\s", "", document.raw[max(end - 40, 0) : end]))[-1]


def _league(words: str, area_code: str) -> str:
    """Among whom a place is taken, by the last words that say so; empty where none do."""
    own = {
        "nation": "nation",
        "province": "province",
        "region": "province" if area_code[:2] in _REGIONS and area_code.endswith("00") else "",
        "city": "province" if area_code[:2] in _CITIES and not area_code.endswith("0000") else "",
    }
    told = [own[match.lastgroup or ""] for match in _LEAGUE.finditer(words)]
    return told[-1] if told else ""


def _ranked(row: Row, of: list[str]) -> str:
    """Whether a level, a growth, a rate or an index is ranked; empty where neither name nor figure tells."""
    name = row["indicator_zh"]
    if _GROWTH.search(name) or "growth" in of:
        return "growth"
    if _INDEX.search(name):
        return "index"
    if "ratio" in of or _RATE.search(name):
        return "rate"
    return "level" if {"level", "count"} & set(of) or _LEVEL.search(name) else ""
