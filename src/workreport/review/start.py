"""Begin an edition: the text, what it is, draft tables and the review sheet, all of them or none."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from workreport.extract import table
from workreport.extract.report import Extraction, extract
from workreport.extract.text import Document, load
from workreport.registry import files
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError
from workreport.registry.project import Project
from workreport.registry.tables import tables
from workreport.review import draft, page, places, refusals, renderings, sheet, vocabulary
from workreport.review.facts import OPENING, Facts, Where, read_facts
from workreport.review.places import draft as places_draft
from workreport.review.places import form as places_form
from workreport.review.places import page as places_page
from workreport.review.questions import is_optional

SOURCE = Bilingual(
    "A copy given to `workreport new`; write here where it comes from.",
    "由 `workreport new` 读入的文本；请在此注明来源。",
)


@dataclass(frozen=True)
class Begun:
    """What was begun: the edition, the rows of its sheet, those that ask something, and the mentions of places."""

    report_id: str
    folder: Path
    rows: int
    asked: int
    places: int = 0


def begin(project: Project, text: Path, report_year: int | None = None, place: str = "") -> Begun:
    """Start the edition of the report at ``text``.

    Parameters
    ----------
    report_year : int, optional
        Read from the text when not given.
    place : str
        The English name of its place; needed for one that the registry does not have.

    Raises
    ------
    ProjectError
        When the file is no report, its place is not known by name, or the edition exists. Nothing is written then.
    """
    content = load(text).raw.encode("utf-8")
    document = _as_kept(content)
    extraction = extract(document, report_year, name=str(text))
    where = _where(project, extraction, place, str(text))
    report_id = f"{_slug(where.short.en)}-{extraction.year}"
    if project.report(report_id).exists():
        raise ProjectError([refusals.exists(project, report_id)])
    facts = read_facts(extraction, report_id, where, hashlib.sha256(content).hexdigest())
    facts.letters = _letters(project, facts)
    parts = _parts(project, where.code)
    figures = [
        {**row, "area_code": _area_of(row, where.code, parts)}
        for row in table.figures(extraction, facts.prefix)
    ]
    drafted = figures, draft.nonfigures(project, extraction)
    rows = [
        *_report_rows(project, figures, facts),
        *draft.numeral_rows(project, facts, *drafted, document),
    ]
    contents = {
        "report.txt": content,
        "report.yml": facts.to_yaml(SOURCE).encode("utf-8"),
        sheet.NAME: sheet.FORM.dump(rows),
        renderings.FORM.name: renderings.FORM.dump(renderings.drafted(draft.Sentences(document))),
        page.NAME: page.render(facts, document, sheet.FORM.lines(rows)).encode("utf-8"),
        **{f"{name}.csv": _csv(name, found) for name, found in _tables(*drafted, document, rows).items()},
    }
    if named := places_draft.drafted(project, where.code, document):
        lines = places.FORM.lines(named)
        contents |= {
            places_form.NAME: places.FORM.dump(named),
            places_form.PAGE: places_page.render(project, report_id, lines).encode("utf-8"),
        }
    _write(project.report(report_id), contents)
    asked = [row for row in rows if row.get("question") and not is_optional(row["question"])]
    return Begun(report_id, project.report(report_id), len(rows), len(asked), len(named))


def _as_kept(content: bytes) -> Document:
    """The text as every later command will read it, whatever kind of file it came in."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_bytes(content)
        return load(path)


def _where(project: Project, extraction: Extraction, english: str, shown: str) -> Where:
    """The report's place: the one the extractor tells, or one of the registry that the opening names."""
    areas = files.read(project, "areas", "").set_index("area_code").to_dict("index")
    opening = extraction.document.clean[:OPENING]
    named = [code for code, area in areas.items() if area["name_zh"] in opening]
    code = extraction.place.code or max(named, key=lambda one: len(areas[one]["name_zh"]), default="")
    if not code:
        raise ProjectError([refusals.nowhere(shown)])
    if code in areas:
        known = areas[code]
        short = Bilingual(known["short_en"], known["short_zh"])
        above = areas.get(known["parent"])
        if above is None or known["level"] in ("nation", "province"):
            return Where(code, Bilingual(known["name_en"], known["name_zh"]), short)
        long = f"{known['short_en']}, {above['name_en']}"
        return Where(code, Bilingual(long, above["name_zh"] + known["name_zh"]), short)
    english = english.strip()
    if not re.search("[A-Za-z]", english):
        raise ProjectError([refusals.unnamed(shown, extraction.place.name)])
    row = vocabulary.area_row(code, extraction.place.name, english, areas)
    short = Bilingual(row["short_en"], row["short_zh"])
    return Where(code, Bilingual(english, vocabulary.full_name(code)), short)


def _parts(project: Project, code: str) -> dict[str, str]:
    """The areas of the registry inside a place, longest short name first: 市区 and 市本级 beside the counties."""
    areas = files.read(project, "areas", "")
    inside = areas[areas["parent"] == code]
    pairs = zip(inside["short_zh"], inside["area_code"], strict=True)
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


def _area_of(row: draft.Row, code: str, parts: dict[str, str]) -> str:
    """The area a figure is of: the one part its name begins with, where the extractor told the whole or none."""
    if row["area_code"] not in ("", code):
        return row["area_code"]
    named = (part for name, part in parts.items() if re.match(f"{name}(?![和与及、])", row["indicator_zh"]))
    return next(named, code)


def _letters(project: Project, facts: Facts) -> str:
    """What the ids of another edition of the same place begin with, else what its name gives."""
    for path in sorted(project.data.glob("reports/*/report.yml")):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        if str(told.get("area_code")) == facts.area_code:
            return str(told["figure_prefix"]).rstrip("0123456789")
    return facts.letters


def _slug(name: str) -> str:
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")


def _report_rows(project: Project, figures: Sequence[draft.Row], facts: Facts) -> list[draft.Row]:
    known = set(files.read(project, "areas", "")["area_code"])
    areas = dict.fromkeys([facts.area_code, *(row["area_code"] for row in figures)])
    units = vocabulary.units_of(project)
    unknown = vocabulary.unknown_units(units, (row["unit"] for row in figures))
    asked = [row["unit"] for row in unknown if vocabulary.needs_english(row["unit"], units)]
    return draft.report_rows(
        facts,
        {code: vocabulary.area_name(code) for code in areas if code not in known},
        list(dict.fromkeys(vocabulary.base_of(unit, units)[0] for unit in asked)),
    )


def _tables(
    figures: list[draft.Row], nonfigures: list[draft.Row], document: Document, rows: Sequence[draft.Row]
) -> dict[str, Iterable[draft.Row]]:
    """The draft tables; figures carry the indicators that are proposed, where there is one."""
    proposed = {row["figure"]: row["indicator"] for row in rows if row.get("figure")}
    found = {name: "" if one == sheet.NEW else one for name, one in proposed.items()}
    sentences = draft.Sentences(document)
    return {
        "figures": [{**row, "indicator_id": found[row["figure_id"]]} for row in figures],
        "nonfigures": nonfigures,
        "sentences": [
            {"sentence_id": f"s{number:03d}", "start": str(start), "end": str(end), "en": ""}
            for number, (start, end) in enumerate(sentences.spans, start=1)
        ],
        "pairs": [],
        "ranks": [],
        "places": [],
    }


def _csv(name: str, rows: Iterable[dict[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, tables()[name].header, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def _write(folder: Path, contents: dict[str, bytes]) -> None:
    """Make the folder with all its files, or leave nothing behind."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        for name, content in contents.items():
            _write_one(new / name, content)
        new.chmod(0o755)
        new.rename(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _write_one(path: Path, content: bytes) -> None:
    path.write_bytes(content)
