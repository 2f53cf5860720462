"""The fictional city, to read and to break."""

import csv
import shutil
from pathlib import Path

import pytest

from workreport.figures.edition import Edition
from workreport.registry.project import Project

FIXTURE = Path(__file__).parents[1] / "fixtures" / "yunchuan"
ROOT = Path(__file__).parents[2]
REPORT = "yunchuan-2023"


@pytest.fixture(scope="session")
def yunchuan():
    return Project(FIXTURE)


@pytest.fixture(scope="session")
def huzhou():
    return Edition(Project(ROOT), "huzhou-2020")


class Copy:
    """A copy of the fictional project whose tables can be edited."""

    def __init__(self, root):
        self.project = Project(root)

    def path(self, name):
        report = self.project.report(REPORT) / name
        return report if report.exists() else self.project.data / name

    def rows(self, name):
        with open(self.path(name), encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def write(self, name, rows):
        with open(self.path(name), "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def edit(self, name, key, **cells):
        """Change cells of the row whose first column is ``key``."""
        rows = self.rows(name)
        first = next(iter(rows[0]))
        (row,) = [row for row in rows if row[first] == key]
        row.update(cells)
        self.write(name, rows)

    def figure(self, indicator, status="actual", class_=None):
        """The id of a figure by its indicator."""
        found = [
            row["figure_id"]
            for row in self.rows("figures.csv")
            if row["indicator_id"] == indicator and row["status"] == status and class_ in (None, row["class"])
        ]
        return found[0]


@pytest.fixture
def copy(tmp_path):
    root = tmp_path / "yunchuan"
    shutil.copytree(FIXTURE, root)
    return Copy(root)
