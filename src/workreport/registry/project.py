"""Where a project keeps its files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from workreport.registry.problems import Problem, ProjectError, problem


@dataclass(frozen=True)
class Project:
    """The folders of a checkout; every path of the package starts here."""

    root: Path

    @property
    def data(self) -> Path:
        """All tables and texts."""
        return self.root / "data"

    @property
    def registry(self) -> Path:
        """The vocabulary: indicators, units, areas, glossary, designations."""
        return self.data / "registry"

    @property
    def notebooks(self) -> Path:
        """The runnable chapters."""
        return self.root / "notebooks"

    @property
    def build(self) -> Path:
        """Everything that can be made again, the site excepted."""
        return self.root / "build"

    @property
    def site(self) -> Path:
        """The published book: the last good build."""
        return self.root / "site"

    @property
    def home(self) -> str:
        """The report that the book's prose was written for: ``workreport_home`` of ``_config.yml``.

        Raises
        ------
        ProjectError
            When the configuration names none.
        """
        try:
            config = yaml.safe_load((self.root / "_config.yml").read_text(encoding="utf-8"))
            return str(config["sphinx"]["config"]["workreport_home"])
        except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
            raise ProjectError([_homeless()]) from error

    def report(self, report_id: str) -> Path:
        """The folder of one edition, such as ``data/reports/huzhou-2020``."""
        return self.data / "reports" / report_id

    def relative(self, path: Path) -> str:
        """``path`` as a person names it from the root of the project."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)


def _homeless() -> Problem:
    return problem(
        "_config.yml",
        "sphinx.config.workreport_home",
        en="the configuration does not name the report that the book was written for.",
        zh="配置没有写明本书为哪份报告而写。",
        mend_en="Add it, as in `workreport_home: huzhou-2020`, or name a report in the command.",
        mend_zh="请补上，如 `workreport_home: huzhou-2020`，或在命令中写明报告。",
    )


def find_project(start: Path | str | None = None) -> Project:
    """The project that holds ``start`` (the working folder by default).

    Raises
    ------
    ProjectError
        When no folder above holds ``_config.yml`` and ``data``.
    """
    here = Path(start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "_config.yml").is_file() and (folder / "data").is_dir():
            return Project(folder)
    raise ProjectError(
        [
            problem(
                str(here),
                "",
                en="this folder is not inside a project: no _config.yml with a data folder above it.",
                zh="这里不在项目之内：上级文件夹中没有 _config.yml 和 data。",
                mend_en="Go to the folder that holds _config.yml and run the command again.",
                mend_zh="请先进入放有 _config.yml 的文件夹，再运行一次。",
            )
        ]
    )
