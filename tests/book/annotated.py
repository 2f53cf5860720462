"""A fictional report with its tables, and a reader of pages, for the tests of the annotated report."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from html.parser import HTMLParser

import pandas as pd

from workreport.book.annotated import report_page
from workreport.book.annotated.annotation import Annotation, annotate
from workreport.extract import structure
from workreport.extract.text import Document, repair

TEXT = """2030年云州市人民政府工作报告

各位代表：

一、过去一年的主要工作

民生改善。全市生产总值120.5亿元，增长7.9%，两项指标均居全省第一位。新增就业1.2

万人，超额完成。

二、2030年重点任务

（一）加快发展。力争全市生产总值增长6%左右，建成学校5所。“三大行动”继续推进。
"""
RENDERING = {
    "120.5亿元": "GDP was 12.05 billion yuan, up 7.9%, and two indicators ranked first. Jobs: 12,000.",
    "力争": "We strive for GDP growth of about 6% and will build 5 schools.",
}
COLUMNS = {"direction": "", "commitment": "", "applies_to": "", "note_en": "", "note_zh": "", "price": ""}


def row(number: int, surface: str, text: str = TEXT, **facts) -> dict:
    """A figure row as an edition answers it; ``at`` chooses among places with the same words."""
    start = text.index(surface, facts.pop("at", 0))
    return COLUMNS | {
        "figure_id": f"yz2030-{number:03}",
        "start": start,
        "end": start + len(surface),
        "surface": surface,
        "class": "count",
        "status": "actual",
        "indicator_zh": f"指标{number}",
        "indicator_en": f"Indicator {number}",
        "area_zh": "云州市",
        "area_en": "Yunzhou",
        "period": "2029",
        "nature": "flow",
        "comparator": "eq",
        "value": Decimal(1),
        "unit": "个",
        "value_base": Decimal(1),
        "unit_base": "个",
        "unit_base_en": "",
        **facts,
    }


def figures() -> list[dict]:
    """The figures of the fictional report."""
    percent = {"class": "growth", "unit": "%", "unit_base": "%", "unit_base_en": "%", "indicator_en": "GDP"}
    money = {"unit": "亿元", "unit_base": "元", "unit_base_en": "yuan", "class": "level"}
    base = Decimal("12050000000")
    return [
        row(1, "120.5亿元", value=Decimal("120.5"), value_base=base, indicator_en="GDP", **money),
        row(2, "7.9%", value_base=Decimal("7.9"), applies_to="yz2030-001", price="real", **percent),
        row(3, "第一位", **{"class": "rank"}),
        row(4, "第一位", **{"class": "rank"}),
        row(5, "1.2\n\n万人", value_base=Decimal(12000), period="2029-12-31", unit="万人", unit_base="人"),
        row(
            6, "6%", value_base=Decimal(6), status="target", commitment="力争", comparator="approx", **percent
        ),
        row(7, "5所", value_base=Decimal(5), status="target", note_en="Schools of any size."),
    ]


@dataclass
class FakeEdition:
    """Answers the questions that the page puts to an edition."""

    text: str = TEXT
    rows: list[dict] = field(default_factory=figures)
    others: list[tuple[str, str]] = field(default_factory=lambda: [("2030年", "date"), ("三大行动", "name")])
    paired: list[dict] = field(default_factory=list)
    fates: list[dict] = field(default_factory=list)
    corrected: list[dict] = field(default_factory=list)
    defects: list[dict] = field(default_factory=list)
    renderings: dict[str, str] = field(default_factory=lambda: RENDERING)
    untold: str = "Sentence {}."
    report_id: str = "yunzhou-2030"

    @property
    def document(self) -> Document:
        """The text as read."""
        return repair(self.text)

    @property
    def report(self) -> dict:
        """What report.yml holds."""
        return {"defects": self.defects}

    def figures(self) -> pd.DataFrame:
        """All figures."""
        return pd.DataFrame(self.rows)

    def nonfigures(self) -> pd.DataFrame:
        """All other numerals."""
        found = [(self.text.index(words), words, kind) for words, kind in self.others]
        table = [{"start": at, "end": at + len(words), "class": kind} for at, words, kind in found]
        return pd.DataFrame(table, columns=["start", "end", "class"])

    def sentences(self) -> pd.DataFrame:
        """All sentences."""
        document = self.document
        rows = []
        for number, sentence in enumerate(structure.sentences(document), 1):
            zh = document.clean[sentence.start : sentence.end]
            rendering = next(
                (en for key, en in self.renderings.items() if key in zh), self.untold.format(number)
            )
            rows.append({"sentence_id": f"s{number:03}", "en": rendering})
        return pd.DataFrame(rows)

    def pairs(self) -> pd.DataFrame:
        """Targets with results."""
        return pd.DataFrame(
            self.paired, columns=["target_id", "actual_id", "comparable", "reason_zh", "reason_en"]
        )

    def corrections(self) -> pd.DataFrame:
        """What was corrected."""
        header = ["figure_id", "column", "was", "is", "reason_en", "reason_zh", "date", "who"]
        return pd.DataFrame(self.corrected, columns=header)

    def outcomes(self) -> pd.DataFrame:
        """What became of the targets."""
        return pd.DataFrame(self.fates)

    def units(self) -> pd.DataFrame:
        """Units of the outcomes."""
        units = [("亿元", "元", "100000000", ""), ("元", "元", "1", "yuan"), ("%", "%", "1", "%")]
        return pd.DataFrame(units, columns=["unit", "base_unit", "factor", "symbol_en"])


def written(row: dict, lang: str) -> str:
    """A value as the tests expect to read it."""
    return f"{lang}:{row['surface']}"


def annotated(edition: FakeEdition | None = None, lang: str = "en", uses: dict | None = None) -> Annotation:
    """The annotation of the fictional report."""
    edition = edition or FakeEdition()
    return annotate(edition, edition.document, uses or {}, written, lang)


def body(annotation: Annotation) -> str:
    """Everything of the report's page but the titles of its sections."""
    shown = []
    for part in report_page.parts(annotation):
        shown.append(report_page.heading_html(annotation, part))
        shown.extend(report_page.body_html(annotation, part))
    return "".join(shown)


@dataclass
class Element:
    """An element of a page: its tag, attributes, and the text inside, marks and cards included."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    ancestors: tuple[Element, ...] = ()

    def has(self, name: str) -> bool:
        """Whether it carries the class ``name``."""
        return name in self.attributes.get("class", "").split()


class _Reader(HTMLParser):
    void = {"input", "br", "hr", "img", "link", "meta", "path"}

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, "", tuple(self.open))
        self.elements.append(element)
        if tag not in self.void:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.void:
            assert self.open and self.open[-1].tag == tag, f"</{tag}> closes {self.open[-1:]}"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def elements(html: str) -> list[Element]:
    """The elements of a well-formed fragment, in order; AssertionError where tags do not match."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open, f"left open: {reader.open}"
    return reader.elements


def by_id(html: str) -> dict[str, Element]:
    """The elements with an id; AssertionError when an id occurs twice."""
    found: dict[str, Element] = {}
    for element in elements(html):
        if name := element.attributes.get("id"):
            assert name not in found, f"two elements are called {name}"
            found[name] = element
    return found
