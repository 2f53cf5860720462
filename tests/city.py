"""The fictional city of Yunchuan as a project whose registry knows what the book asks for."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from workreport.registry.project import Project

ROOT = Path(__file__).parents[1]
FIXTURE = ROOT / "tests/fixtures/yunchuan"


def city(root: Path) -> Project:
    """A copy of the fixture at ``root``, which must not exist, with the book's indicators beside its own."""
    shutil.copytree(FIXTURE, root)
    own, book = (base / "data/registry/indicators.csv" for base in (root, ROOT))
    known = {row[0] for row in _rows(own)}
    with own.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(row for row in _rows(book) if row[0] not in known)
    return Project(root)


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))
