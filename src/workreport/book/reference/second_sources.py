"""Where numbers come from that the report does not give: the directives ``second-sources`` and ``citation``.

.. code-block:: md

   ```{second-sources} city_series
   ```

lists every publication behind a table, once: its title with its address, what kind of text was read and when, and
which numbers were taken from it. ``citation`` writes how this book is cited, from ``CITATION.cff``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from workreport.book.editions import edition_of, page_language
from workreport.book.prose.roles import day
from workreport.figures.edition import CONTEXTS, Edition
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError

OUTCOMES, STANDARDS, GEOGRAPHY = "outcomes", "standards", ("counties", "lake", "gazetteer")
TABLES = (OUTCOMES, *CONTEXTS, STANDARDS, *GEOGRAPHY)
"""What the directive can be asked for."""

FEW = 2
"""As many areas as a line names; of more it says how many."""

NOT_THE_REPORT = ("this_report", "not_found")
_SAID = {
    "no_address": Bilingual("no address was recorded, so it is cited by name", "未记录网址，按名称引用"),
    "copied": Bilingual(
        "read as copied at {}; its publisher’s own page was not found", "据 {} 的转载，未找到发布机构的原网页"
    ),
    "at": Bilingual("at {}", "网址：{}"),
    "read": Bilingual("read on {}", "查阅日期：{}"),
    "used": Bilingual("Used for: ", "用于："),
    "areas": Bilingual("{} districts and counties", "{}个区县"),
    "fates": Bilingual("what became of the {} targets", "{}个目标的去向"),
    "quarter": Bilingual("{0}, quarter {1}", "{0}年第{1}季度"),
    "none": Bilingual("This edition uses none.", "本版没有用到。"),
    "version": Bilingual("Version {version}, {released}.", "第{version}版，{released}。"),
    "last": Bilingual(" Second sources were last read on {}.", "其他来源的最后查阅日期：{}。"),
}
_BETWEEN = Bilingual("; ", "；")
_COMMA = Bilingual(", ", "、")
_STOP = Bilingual(".", "。")
_WEB = ("http://", "https://")
_YEARS = re.compile(r"(\d{4})(s?)")
_QUARTER = re.compile(r"(\d{4})Q([1-4])")


@dataclass
class Publication:
    """One publication as the page lists it; texts in the page's language.

    Attributes
    ----------
    facts : list of str
        What was read, where and when; a line of the entry.
    used : list of str
        The numbers taken from it.
    remark : str
        What a reader must know, as sentences.
    """

    title: str
    url: str = ""
    facts: list[str] = field(default_factory=list)
    used: list[str] = field(default_factory=list)
    remark: str = ""


def publications(edition: Edition, table: str, lang: str) -> list[Publication]:
    """Every publication behind ``table``, one of :data:`TABLES`, by title.

    The next report is listed with the outcomes alone, with whatever else was taken from it.

    Raises
    ------
    ProjectError
        When a table or its origin record cannot be read.
    """
    if table == OUTCOMES:
        return list(_next_report(edition, lang))
    if table == STANDARDS:
        return list(_standards(edition, lang))
    if not _held(edition, table):
        return []
    if table in GEOGRAPHY:
        inside = _own(edition) - {str(edition.report["area_code"])}
        drawn = edition.tiles()["area_code"].isin(inside).any()
        return [_record(edition, table, lang)] if drawn else []
    rows = _cited(edition, table)
    rows = rows[rows["source_zh"] != _next_title(edition)]
    found = rows.groupby(["source_zh", "source_url", "copy_url"], sort=False)
    return sorted((_publication(edition, table, own, lang) for _, own in found), key=lambda one: one.title)


def _held(edition: Edition, table: str) -> bool:
    """Whether the project has this second source; a project for another place may lack it."""
    folder = "context" if table in CONTEXTS else "geo"
    return (edition.project.data / folder / f"{table}.yml").is_file()


def _cited(edition: Edition, table: str) -> pd.DataFrame:
    """The rows of a second source that name one: neither what the report says itself nor what was not found.

    A project can hold the sources of several places: what is told is told of the report's own and of what lies in it.
    """
    rows = edition.context(table)
    rows = rows[rows["area_code"].isin(_own(edition))]
    return rows[~rows["source_kind"].isin(NOT_THE_REPORT) & (rows["source_zh"] != "")]


def _own(edition: Edition) -> set[str]:
    """The report's area and every area in it."""
    parents = edition.areas().set_index("area_code")["parent"].to_dict()
    own = {str(edition.report["area_code"])}
    while more := {code for code, parent in parents.items() if parent in own} - own:
        own |= more
    return own


def _publication(edition: Edition, table: str, rows: pd.DataFrame, lang: str) -> Publication:
    first = rows.iloc[0]
    copied = _SAID["copied"].to(lang).format(first["copy_url"])
    where = [copied] if first["copy_url"] else _where(first["source_url"], lang)
    facts = [first[f"source_kind_{lang}"], *where, _read(edition, table, lang)]
    return Publication(first[f"source_{lang}"], first["source_url"], facts, _numbers(edition, rows, lang))


def _where(url: str, lang: str) -> list[str]:
    """The site, for an address; that none was recorded, without one."""
    return [_SAID["at"].to(lang).format(urlsplit(url).netloc) if url else _SAID["no_address"].to(lang)]


def _read(edition: Edition, table: str, lang: str) -> str:
    return _SAID["read"].to(lang).format(_day(edition.origin(table)["date_accessed"], lang))


def _numbers(edition: Edition, rows: pd.DataFrame, lang: str) -> list[str]:
    """Periods, with areas where it is not the whole place alone, and the measures they were taken for."""
    own, names = str(edition.report["area_code"]), edition.areas().set_index("area_code")[f"name_{lang}"]
    held: dict[str, list[str]] = {}
    for measure, found in rows.groupby(f"indicator_{lang}", sort=False):
        codes = [code for code in dict.fromkeys(found["area_code"]) if code != own]
        areas = [names[code] for code in codes]
        areas = areas if len(codes) <= FEW else [_SAID["areas"].to(lang).format(len(codes))]
        periods = (_period(period, lang) for period in dict.fromkeys(found["period"]))
        inside = _COMMA.to(lang).join([*periods, *areas])
        held.setdefault(inside, []).append(measure)
    colon = Bilingual(": ", "：").to(lang)
    return [f"{inside}{colon}{_BETWEEN.to(lang).join(measures)}" for inside, measures in held.items()]


def _period(period: str, lang: str) -> str:
    """A period as prose writes it: a day in words, a quarter by its name."""
    if lang == "zh" and (years := _YEARS.fullmatch(period)):
        return f"{years[1]}年代" if years[2] else f"{years[1]}年"
    if quarter := _QUARTER.fullmatch(period):
        return _SAID["quarter"].to(lang).format(*quarter.groups())
    try:
        return day(date.fromisoformat(period), lang)
    except ValueError:
        return period


def _next_title(edition: Edition) -> str:
    """What the report after this one is called in Chinese; empty where none was read."""
    if edition.outcomes().empty:
        return ""
    return (edition.origin(OUTCOMES).get("source_report") or {}).get("title_zh", "")


def _next_report(edition: Edition, lang: str) -> Iterator[Publication]:
    """The report that the fates of the targets rest on, with the rows of the series that cite it too."""
    if not (title := _next_title(edition)):
        return
    record = edition.origin(OUTCOMES)
    report = record["source_report"]
    url = str(record.get("url") or "")
    delivered = [str(report.get(f"{fact}_{lang}", "")) for fact in ("body", "speaker")]
    facts = [*delivered, _day(report["date"], lang), *(_where(url, lang) if url else ())]
    note = record.get("url_note") or {}
    remark = (" " if lang == "en" else "").join(filter(None, [report.get(f"read_{lang}"), note.get(lang)]))
    used = [_SAID["fates"].to(lang).format(len(edition.outcomes()))]
    if _held(edition, "city_series"):
        series = _cited(edition, "city_series")
        used += _numbers(edition, series[series["source_zh"] == title], lang)
    facts = [fact for fact in facts if fact]
    yield Publication(report[f"title_{lang}"], url, [*facts, _read(edition, OUTCOMES, lang)], used, remark)


def _standards(edition: Edition, lang: str) -> Iterator[Publication]:
    for title, rows in edition.standards().groupby(f"source_{lang}", sort=False):
        yield Publication(title, "", _where("", lang), rows[f"name_{lang}"].tolist())


def _record(edition: Edition, name: str, lang: str) -> Publication:
    """What an origin record says of its file."""
    record = edition.origin(name)
    url = str(record.get("url") or "")
    facts = [*_where(url, lang), _read(edition, name, lang)]
    return Publication(record["citation"][lang].rstrip(".。"), url, facts, [record["title"][lang]])


def _day(when: Any, lang: str) -> str:
    return day(when, lang) if isinstance(when, date) else str(when)


class SecondSources(SphinxDirective):
    """The publications behind one or more tables, as a list."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """The list, or a calm word for a table that this edition does not have."""
        lang, report_id = page_language(self.env.app), self.config.workreport_report
        names = self.arguments[0].split()
        if unknown := [name for name in names if name not in TABLES]:
            raise self.error(f"second-sources: {', '.join(TABLES)}, not {unknown[0]!r}")
        try:
            edition = edition_of(self.env.app, report_id)
            found = [one for name in names for one in publications(edition, name, lang)]
        except ProjectError as error:
            raise self.error("\n".join(found.to(lang) for found in error.problems)) from error
        for folder in ("context", "outcomes", "geo"):
            for path in sorted((edition.project.data / folder).glob("*.*")):
                self.env.note_dependency(str(path))
        if not found:
            return [nodes.paragraph("", "", nodes.inline(text=_SAID["none"].to(lang), classes=["wr-absent"]))]
        return [nodes.bullet_list("", *(_item(one, lang) for one in found), classes=["wr-origins"])]


def _item(one: Publication, lang: str) -> nodes.list_item:
    stop = _STOP.to(lang)
    title: nodes.Node = nodes.Text(one.title)
    if one.url.lower().startswith(_WEB):
        title = nodes.reference("", one.title, refuri=one.url)
    said = Bilingual(", ", "，").to(lang).join(one.facts)
    item = nodes.list_item("", nodes.paragraph("", "", nodes.strong("", "", title)))
    item += nodes.paragraph(text=f"{said[:1].upper()}{said[1:]}{stop}", classes=["wr-origin-facts"])
    # As HTML: a list of names is no prose in which terms are explained, and nothing that a search should find.
    used = escape(_SAID["used"].to(lang) + " · ".join(one.used) + stop, quote=False)
    item += nodes.raw("", f"<p>{used}</p>", format="html")
    if one.remark:
        item += nodes.paragraph(text=one.remark)
    return item


class Citation(SphinxDirective):
    """How this book is cited, and how old it is, from ``CITATION.cff`` and the origin records."""

    def run(self) -> list[nodes.Node]:
        """A quotation to copy, and a line with version and dates; nothing in a project without the file."""
        lang = page_language(self.env.app)
        edition = edition_of(self.env.app, self.config.workreport_report)
        path = edition.project.root / "CITATION.cff"
        self.env.note_dependency(str(path))
        if not path.is_file():
            return []
        cff = yaml.safe_load(path.read_text(encoding="utf-8"))
        held = [name for name in (*CONTEXTS, *GEOGRAPHY) if _held(edition, name)]
        read = [edition.origin(name)["date_accessed"] for name in held]
        dates = (
            _SAID["version"]
            .to(lang)
            .format(version=cff["version"], released=_day(cff["date-released"], lang))
        )
        if read:
            dates += _SAID["last"].to(lang).format(_day(max(read), lang))
        title = cff["title"] if edition.report_id == edition.project.home else titled(edition).to(lang)
        quoted = nodes.block_quote("", nodes.paragraph(text=cited(cff | {"title": title}, lang)))
        return [quoted, nodes.paragraph(text=dates)]


def titled(edition: Edition) -> Bilingual:
    """The title of another report's book: ``CITATION.cff`` names only that of the report the book was written for."""
    told = edition.report
    return Bilingual(
        f"{told['book_title_en']}: {told['title_en']}, annotated",
        f"{told['book_title_zh']}：{told['title_zh']}注释本",
    )


def cited(cff: dict[str, Any], lang: str) -> str:
    """The book as a reference: by the habit of English lists, or by GB/T 7714."""
    names = [
        author.get("name") or " ".join(filter(None, (author.get("given-names"), author.get("family-names"))))
        for author in cff["authors"]
    ]
    if lang == "zh":
        return f"{', '.join(names)}. {cff['title']}[DS]. {cff['version']}版. {cff['date-released']}."
    year = str(cff["date-released"])[:4]
    return f"{', '.join(names)} ({year}). {cff['title']}. Data set, version {cff['version']}."


def setup(app: Sphinx) -> None:
    """Register the directives; called by :func:`workreport.book.markup.setup`."""
    app.add_directive("second-sources", SecondSources)
    app.add_directive("citation", Citation)
