"""Families of pages: one notebook, and a page for each value of one of its parameters.

``_toc.yml`` declares them under ``meta``, which Jupyter Book itself passes over::

    meta:
      families:
        notebooks/36_county: {county: areas}

The notebook stands once in the table of contents; each edition lists in its place a page for each member, in the
order of the registry. ``county`` is the notebook's parameter and ``areas`` says what its values are. A bare
``jupyter-book build .`` shows the notebook once, with the value that stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workreport.figures.edition import Edition, open_edition
from workreport.registry.language import Bilingual
from workreport.registry.problems import Problem, ProjectError, problem
from workreport.registry.project import Project

STATISTICAL = "statistical"
"""The level of what is an area in words or statistics only, such as the urban districts: it has no page."""

_SEPARATORS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Member:
    """One page of a family.

    Attributes
    ----------
    parameter, value : str
        What the notebook is run with.
    ending : str
        How the page's name ends: ``wuxing`` for ``county-wuxing``.
    title : Bilingual
        What the table of contents calls it.
    """

    parameter: str
    value: str
    ending: str
    title: Bilingual


def areas(edition: Edition) -> list[tuple[str, str, Bilingual]]:
    """The districts, counties and new areas of the report's place, in the registry's order."""
    known = edition.areas()
    inside = known[(known["parent"] == str(edition.report["area_code"])) & (known["level"] != STATISTICAL)]
    return [
        (
            row.area_code,
            _SEPARATORS.sub("-", row.short_en.lower()).strip("-"),
            Bilingual(row.short_en, row.short_zh),
        )
        for row in inside.itertuples()
    ]


KINDS: dict[str, Callable[[Edition], list[tuple[str, str, Bilingual]]]] = {"areas": areas}
"""What the values of a parameter can be: value, ending of the page's name, title."""


def read_families(project: Project, toc: dict[str, Any], report_id: str) -> dict[str, list[Member]]:
    """The members of each family by the notebook that ``_toc.yml`` names.

    Raises
    ------
    ProjectError
        When a declaration is not ``notebook: {parameter: kind}`` or names a kind that does not exist.
    """
    meta = toc.get("meta")
    declared = meta.get("families", {}) if isinstance(meta, dict) else {}
    if not isinstance(declared, dict):
        raise ProjectError([_misdeclared("families")])
    if found := [_misdeclared(source) for source, of in declared.items() if not _is_declaration(of)]:
        raise ProjectError(found)
    families = {}
    for source, of in declared.items():
        ((parameter, kind),) = of.items()
        edition = open_edition(report_id, project)
        families[source] = [Member(parameter, *one) for one in KINDS[kind](edition)]
    return families


def _is_declaration(of: Any) -> bool:
    return isinstance(of, dict) and len(of) == 1 and set(map(str, of.values())) <= KINDS.keys()


def _misdeclared(source: str) -> Problem:
    return problem(
        "_toc.yml",
        f"meta.families: {source}",
        en="is not of the form “notebook: {parameter: kind}”.",
        zh="不是“笔记本: {参数: 种类}”的形式。",
        mend_en=f"Write, as in notebooks/36_county: {{county: areas}}; kinds: {', '.join(KINDS)}.",
        mend_zh=f"写法如 notebooks/36_county: {{county: areas}}；种类有：{'、'.join(KINDS)}。",
    )
