"""The mentions of places in a report, with what is said of each in Chinese; the English is left to a person.

A place is found by the names of the registry's areas that lie in the report's own, and by the names that other
editions of the same place have listed. What is said is the clause it stands in: what follows the name where that
begins with a verb, else all of it.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from importlib.resources import files as resources

import yaml

from workreport.extract.text import Document
from workreport.registry import files
from workreport.registry.project import Project
from workreport.registry.tables import tables
from workreport.review import questions
from workreport.review.draft import Sentences
from workreport.review.places.form import SAY

Row = dict[str, str]

_CLAUSE = re.compile("[^，。；：！？\n]+")
_JOINTS = re.compile("[、和与及以等\\s]+")
_BEGINS = re.compile(
    "被|成为|入选|获评?|荣获|列入|升格|通过|创建|创成|建设|建成|打造|推进|推动|加快|全面|启动|开展|争创|率先|正式|开工"
)
_QUOTES = "“”‘’"
SHORT = 5
"""Fewer characters than this say nothing by themselves, as 建设 does."""

_KINDS = (
    ("designation", re.compile("示范|试点|试验区|称号|命名|入选|获评|荣获|列为|文明城市|创建")),
    ("project", re.compile("开工|竣工|项目|工程|公路|铁路|高速|航道|通车|通道|引水|校区|改建|[新改扩]建")),
    ("platform", re.compile("园区|新区|小镇|开发区|平台|产业园|高新区|片区")),
)


@dataclass(frozen=True)
class Name:
    """What an area goes by: its code, and whether the area itself is named."""

    code: str
    direct: bool


def known(project: Project, area_code: str) -> dict[str, Name]:
    """The names of the areas inside ``area_code``, and of places in them that its other editions have listed."""
    areas = files.read(project, "areas", "")
    inside = areas[areas["parent"] == area_code]
    names: dict[str, Name] = {}
    for path in sorted(project.data.glob("reports/*/report.yml")):
        told = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        table = tables()["places"].file(project, path.parent.name)
        if str(told.get("area_code")) == area_code and table.is_file():
            for row in files.read(project, "places", path.parent.name).itertuples():
                word = re.sub(r"\s", "", row.surface)
                if row.area_code in set(inside["area_code"]) and len(word) > 1:
                    names[word] = Name(row.area_code, False)
    for row in inside.itertuples():
        own = Name(row.area_code, row.level in ("district", "county"))
        names |= {word: own for word in (row.name_zh, row.short_zh) if len(word) > 1 and "（" not in word}
    return names


def drafted(project: Project, area_code: str, document: Document) -> list[Row]:
    """A row of the sheet for each mention, in the order of the text."""
    names = known(project, area_code)
    if not names:
        return []
    sentences = Sentences(document)
    pattern = re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))
    rows = []
    for clause in _CLAUSE.finditer(document.clean):
        found = list(pattern.finditer(clause.group()))
        for match in found:
            start, end = document.raw_span(clause.start() + match.start(), clause.start() + match.end())
            if sentences.all[sentences.at(start)].kind == "sentence":
                rows.append(
                    _row(
                        names[match.group()],
                        match.group(),
                        (start, end),
                        clause.group(),
                        match.end(),
                        pattern,
                    )
                )
                rows[-1]["sentence"] = sentences.marked(start, end)
    return rows


def _row(name: Name, word: str, span: tuple[int, int], clause: str, end: int, names: re.Pattern[str]) -> Row:
    said = said_of(clause, end, names)
    return {
        "question": questions.both(SAY),
        "decision": "",
        "surface": word,
        "area": name.code,
        "direct": "yes" if name.direct else "no",
        "said_zh": said,
        "said_en": "",
        "theme": theme_of(said),
        "kind": kind_of(said),
        "confidence": "high" if name.direct else "medium",
        "place": f"{span[0]}–{span[1]}",
    }


def said_of(clause: str, end: int, names: re.Pattern[str]) -> str:
    """What a clause says of the place whose name ends at ``end``: the rest of it after further names, or all of it."""
    rest = clause[end:]
    while joint := _JOINTS.match(rest):
        following = names.match(rest, joint.end())
        if not following:
            break
        rest = rest[following.end() :]
    rest = rest.lstrip(_QUOTES)
    said = rest if _BEGINS.match(rest) and len(rest) >= SHORT else clause
    return said.strip()


def theme_of(said: str) -> str:
    """The theme that most words of ``said`` belong to, the first of equals; empty where none does."""
    text = (resources("workreport.review.places") / "themes.csv").read_text(encoding="utf-8")
    found: dict[str, int] = {}
    for row in csv.DictReader(text.splitlines()):
        if row["word"] in said:
            found[row["theme"]] = found.get(row["theme"], 0) + 1
    return max(found, key=lambda theme: found[theme], default="")


def kind_of(said: str) -> str:
    """What kind of mention ``said`` is, by its words."""
    return next((kind for kind, words in _KINDS if words.search(said)), "mention")
