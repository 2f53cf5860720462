"""Whether second sources state their origin, and whether every county is where maps look for it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import yaml

from workreport.figures.evidence import Evidence
from workreport.registry.problems import Problem, problem

FACTS = ("title", "producer", "citation", "date_published", "date_accessed", "licence", "sha256")
BILINGUAL_FACTS = ("title", "producer", "citation", "licence")
_FILES = ("context/*.csv", "geo/*.csv", "geo/*.geojson")


def prove(evidence: Evidence) -> list[Problem]:
    """Files without a sound origin record, and counties that a map or table lacks."""
    return [*_origins(evidence), *_counties(evidence)]


def read_origins(evidence: Evidence) -> list[Problem]:
    """Read the origin records into the evidence, by the stem of their file (``outcomes`` for outcomes)."""
    problems = []
    for path in _data_files(evidence):
        record = path.with_suffix(".yml")
        try:
            facts = yaml.safe_load(record.read_text(encoding="utf-8"))
        except FileNotFoundError:
            facts = None
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            problems.append(_unreadable(evidence, record, str(error)))
            facts = None
        name = "outcomes" if path.parent.name == "outcomes" else path.stem
        evidence.origins[name] = facts if isinstance(facts, dict) else {}
    return problems


def _data_files(evidence: Evidence) -> list[Path]:
    data = evidence.project.data
    found = sorted(path for pattern in _FILES for path in data.glob(pattern))
    outcomes = data / "outcomes" / f"{evidence.report_id}.csv"
    return [*found, outcomes] if outcomes.is_file() else found


def _unreadable(evidence: Evidence, record: Path, error: str) -> Problem:
    return problem(
        evidence.project.relative(record),
        "",
        en=f"the origin record cannot be read: {error}.",
        zh=f"无法读取来源记录：{error}。",
        mend_en="It must be YAML in UTF-8.",
        mend_zh="应为 UTF-8 编码的 YAML。",
    )


def _origins(evidence: Evidence) -> Iterator[Problem]:
    for path in _data_files(evidence):
        name = "outcomes" if path.parent.name == "outcomes" else path.stem
        record = evidence.project.relative(path.with_suffix(".yml"))
        facts = evidence.origins.get(name) or {}
        lacking = [fact for fact in FACTS if not facts.get(fact)]
        lacking += [
            f"{fact}.{language}"
            for fact in BILINGUAL_FACTS
            for language in ("en", "zh")
            if facts.get(fact) and not (isinstance(facts[fact], dict) and facts[fact].get(language))
        ]
        if lacking:
            yield problem(
                record,
                "",
                en=f"the origin record of {path.name} lacks: {', '.join(lacking)}.",
                zh=f"{path.name} 的来源记录缺少：{'、'.join(lacking)}。",
                mend_en="A second source states producer, title, citation, dates, licence and checksum.",
                mend_zh="第二来源须写明生产者、标题、引用方式、日期、许可与校验和。",
            )
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if facts.get("sha256") and facts["sha256"] != digest:
            yield problem(
                record,
                "sha256",
                en=f"{path.name} is not the file that was recorded: its SHA-256 is {digest}.",
                zh=f"{path.name} 与记录的文件不同：其 SHA-256 为 {digest}。",
                mend_en="Restore the file; if the change is meant, record the new SHA-256 and the date.",
                mend_zh="请恢复该文件；若确需更改，请记录新的 SHA-256 与日期。",
            )


def _counties(evidence: Evidence) -> Iterator[Problem]:
    """The counties of the report's area are in the boundaries, the tiles and every context measure."""
    area = str(evidence.report.get("area_code", ""))
    counties = {
        row["area_code"]: row
        for row in evidence.rows.get("areas", [])
        if row["parent"] == area and row["level"] in ("district", "county")
    }
    if not counties:
        return
    holders: list[tuple[str, str, set[str]]] = []
    if "tiles" in evidence.frames:
        holders.append((evidence.shown("tiles"), "", evidence.known("tiles", "area_code")))
    if "county_context" in evidence.frames:
        frame = evidence.frames["county_context"]
        for (indicator, period), rows in frame.groupby(["indicator", "period"], sort=False):
            holders.append(
                (evidence.shown("county_context"), f"{indicator} {period}", set(rows["area_code"]))
            )
    boundaries = evidence.project.data / "geo" / "counties.geojson"
    if boundaries.is_file():
        yield from _boundaries(evidence, boundaries, holders)
    for shown, place, present in holders:
        for code, county in counties.items():
            if code not in present and (present & counties.keys()):
                yield _missing_county(shown, place, code, county["name_zh"], county["name_en"])


def _boundaries(
    evidence: Evidence, path: Path, holders: list[tuple[str, str, set[str]]]
) -> Iterator[Problem]:
    shown = evidence.project.relative(path)
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        holders.append((shown, "", {str(feature["properties"]["adcode"]) for feature in features}))
    except (ValueError, KeyError, TypeError) as error:
        yield problem(
            shown,
            "",
            en=f"the boundaries cannot be read: {error!r}.",
            zh=f"无法读取边界文件：{error!r}。",
            mend_en="Restore the file: GeoJSON in UTF-8, each feature with the property adcode.",
            mend_zh="请恢复此文件：UTF-8 编码的 GeoJSON，每个要素带 adcode 属性。",
        )


def _missing_county(shown: str, place: str, code: str, name_zh: str, name_en: str) -> Problem:
    return problem(
        shown,
        place,
        en=f"{name_en} ({code}) is missing.",
        zh=f"缺少{name_zh}（{code}）。",
        mend_en="Every county has its row or shape; where no value was found, an empty value of kind not_found.",
        mend_zh="每个县区都须有一行或一个图形；查不到数值的，值留空，source_kind 填 not_found。",
    )
