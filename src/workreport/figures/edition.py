"""One edition of a report, as notebooks and pages read it: questions and their answers.

Every method is a declarative question (:mod:`workreport.figures.reading`); the tables behind it are read
once, when first asked for. Answers are copies: changing one changes nothing else.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd
import yaml

from workreport.figures import answers, corrections
from workreport.figures.reading import question
from workreport.figures.selector import select
from workreport.registry import files
from workreport.registry.problems import Problem, ProjectError, problem
from workreport.registry.project import Project, find_project

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from workreport.figures.derive import Derived

CONTEXTS = ("city_series", "county_context")


def open_edition(report_id: str, project: Project | None = None) -> Edition:
    """The edition of ``report_id`` (a folder below ``data/reports``) in ``project``, or in the one around.

    Raises
    ------
    ProjectError
        When there is no such edition; names those there are.
    """
    project = project or find_project()
    if not (project.report(report_id) / "report.yml").is_file():
        raise ProjectError([no_edition(project, report_id)])
    return Edition(project, report_id)


def no_edition(project: Project, report_id: str) -> Problem:
    """That there is no edition of this name, with those there are."""
    known = sorted(path.parent.name for path in project.data.glob("reports/*/report.yml"))
    return problem(
        project.relative(project.report(report_id)),
        "",
        en=f"there is no edition {report_id!r}.",
        zh=f"没有名为“{report_id}”的报告。",
        mend_en=f"Choose one of: {', '.join(known) or 'none yet'}.",
        mend_zh=f"可选：{'、'.join(known) or '暂无'}。",
    )


class Edition:
    """A report with its tables, its registry and its second sources."""

    def __init__(self, project: Project, report_id: str):
        self.project = project
        self.report_id = report_id
        self._tables: dict[str, pd.DataFrame] = {}

    def _table(self, name: str) -> pd.DataFrame:
        if name not in self._tables:
            self._tables[name] = files.read(self.project, name, self.report_id)
        return self._tables[name]

    @cached_property
    def _figures(self) -> pd.DataFrame:
        units = self._table("units")
        table = corrections.applied(self._table("figures"), self._optional("corrections"), units)
        return answers.figures(table, self._table("indicators"), self._table("areas"), units)

    @cached_property
    def _sentences(self) -> pd.DataFrame:
        text = self.project.report(self.report_id) / "report.txt"
        return answers.sentences(self._table("sentences"), text, self.project.relative(text))

    @property
    @question
    def report(self) -> dict[str, Any]:
        """What the report is: the content of report.yml (titles, place, date, speaker, sha256 …)."""
        path = self.project.report(self.report_id) / "report.yml"
        return yaml.safe_load(path.read_text(encoding="utf-8"))

    @question
    def figures(self, **filters: str | list[str]) -> pd.DataFrame:
        """The figures that match every filter, ordered by their place in the text.

        Parameters
        ----------
        **filters
            ``column=value`` or ``column=[values]``; ``class_`` stands for the column ``class``.

        Returns
        -------
        DataFrame
            The columns of figures.csv (``value`` and ``value_base`` as Decimal, ``start`` and ``end`` as
            int); ``indicator_name_zh``, ``indicator_name_en`` (also as ``indicator_en``), ``topic``,
            ``nature``, ``price``, ``control`` from the registry; ``area_zh``, ``area_en``; ``unit_en`` and
            ``unit_base_en``, English as written after a number (``unit_base_one_en`` after one, and
            ``unit_dimension``); ``number``, the float of ``value_base``, for plotting only; ``corrected``,
            the columns that corrections.csv changed, parted by blanks.

        Raises
        ------
        ProjectError
            For a column that does not exist, or a value that nothing in the registry is called.
        """
        return answers.matching(self._figures, filters, self._table("indicators"), self._table("areas"))

    @question
    def figure(self, figure_id: str) -> pd.Series:
        """One figure with the columns of :meth:`figures`; ProjectError when there is no such id."""
        return answers.chosen(self._figures, [figure_id]).iloc[0]

    @question
    def find(self, selector: str) -> pd.Series | None:
        """The figure named ``indicator[:class[:status]]``, or None; see :mod:`workreport.figures.selector`.

        Raises
        ------
        ProjectError
            For an indicator that the registry does not have; Ambiguous for a name that fits several figures.
        """
        report = self.report
        own = {
            "area_code": [str(report["area_code"])],
            "period": [
                str(report["review_year"]),
                f"{report['review_year']}-12-31",
                str(report["plan_year"]),
                f"{report['plan_year']}-12-31",
            ],
        }
        found = select(self._figures, selector, own)
        if found is None:
            answers.refuse_unknown(
                "indicator_id", selector.split(":")[0], self._table("indicators")["indicator_id"]
            )
        return found

    @question
    def sentence_of(self, figure_ids: str | list[str]) -> pd.DataFrame:
        """The sentence each figure stands in: figure_id, sentence_id, zh, en, section; in the order asked."""
        return answers.sentence_of(self._figures, self._sentences, figure_ids)

    @question
    def sentences(self) -> pd.DataFrame:
        """All sentences: sentence_id, start, end, section, kind (title, heading, sentence), zh, en."""
        return self._sentences.copy()

    @question
    def pairs(self, **filters: str | list[str]) -> pd.DataFrame:
        """Targets beside last year's results, those that match every filter (as for :meth:`figures`).

        target_id, actual_id, comparable, reason_zh, reason_en, then every column of :meth:`figures` twice,
        with suffix ``_target`` and ``_actual``.
        """
        pairs = answers.pairs(self._table("pairs"), self._figures)
        return answers.matching(pairs, filters, self._table("indicators"), self._table("areas"))

    @question
    def corrections(self) -> pd.DataFrame:
        """What was corrected in this report: the columns of corrections.csv, in the order of the days.

        Also indicator_zh, indicator_en and surface of each figure.
        """
        return answers.corrections(self._optional("corrections"), self._figures)

    @question
    def ranks(self) -> pd.DataFrame:
        """The ranks claimed: league, ranks, by_zh, by_en, then every column of :meth:`figures`."""
        table = self._optional("ranks")
        found = answers.chosen(self._figures, table["figure_id"].tolist()).drop(columns="figure_id")
        return pd.concat([table.reset_index(drop=True), found], axis=1)

    @question
    def outcomes(self) -> pd.DataFrame:
        """What the next report says of each target, in the order of the targets.

        The columns of the outcomes table (``outcome_value`` Decimal or None, ``outcome_number`` its float
        in the base unit; ``next_value``, ``next_number`` likewise, of the target set again), then those of :meth:`figures`; note_en and note_zh are the outcome's,
        ``figure_note_en`` and ``figure_note_zh`` the target's. Empty when no later report was read.
        """
        return answers.outcomes(self._optional("outcomes"), self._figures, self._table("units"))

    @question
    def places(self) -> pd.DataFrame:
        """Every mention of a place, with area_zh, area_en, and the sentence (sentence_id, zh, en, section)."""
        return answers.places(self._table("places"), self._table("areas"), self._sentences)

    @question
    def milestones(self) -> pd.DataFrame:
        """What the review says was approved, begun, finished or opened, in the order of the text.

        start and end as int, with the sentence (sentence_id, zh, en, section).
        """
        return answers.milestones(self._optional("milestones"), self._sentences)

    @question
    def nonfigures(self) -> pd.DataFrame:
        """The numerals that are declared not to be figures: start, end (int), surface, class, note."""
        return answers.with_offsets(self._table("nonfigures"))

    @question
    def context(self, name: str) -> pd.DataFrame:
        """A second source: ``city_series`` or ``county_context``.

        The file's columns (``value`` Decimal in ``unit``, NaN where none was found); ``number``, the float
        in ``unit_base`` (so 亿元 become 元), with ``unit_base_en``; ``indicator_en``, ``indicator_zh``
        (names), ``source_kind_en``, ``source_kind_zh``; ``cited_en``, ``cited_zh``, the publication with the site it
        was copied at. ``source_url`` is the publisher's own address only: that of a copy is ``copy_url``.
        """
        if name not in CONTEXTS:
            raise ProjectError(
                [
                    problem(
                        "data/context",
                        name,
                        en="there is no such second source.",
                        zh="没有这个第二来源。",
                        mend_en=f"Choose one of: {', '.join(CONTEXTS)}.",
                        mend_zh=f"可选：{'、'.join(CONTEXTS)}。",
                    )
                ]
            )
        return answers.context(self._table(name), self._table("measures"), self._table("units"))

    @question
    def origin(self, name: str) -> dict[str, Any]:
        """The origin record of a second source: ``city_series``, ``outcomes``, ``counties`` and so on."""
        folders = {"city_series": "context", "county_context": "context", "outcomes": "outcomes"}
        stem = self.report_id if name == "outcomes" else name
        path = self.project.data / folders.get(name, "geo") / f"{stem}.yml"
        return yaml.safe_load(path.read_text(encoding="utf-8"))

    @question
    def areas(self) -> pd.DataFrame:
        """The areas of the registry."""
        return self._table("areas").copy()

    @question
    def indicators(self) -> pd.DataFrame:
        """The indicators of the registry."""
        return self._table("indicators").copy()

    @question
    def units(self) -> pd.DataFrame:
        """The units of the registry."""
        return self._table("units").copy()

    @question
    def glossary(self) -> pd.DataFrame:
        """The terms a reader meets, explained in both languages."""
        return self._table("glossary").copy()

    @question
    def other_words(self) -> pd.DataFrame:
        """Words that readers search for, and how the report and the book say it."""
        return self._optional("other_words").copy()

    @question
    def asked(self) -> pd.DataFrame:
        """What readers ask for in words that no table has, and the page that answers."""
        return self._optional("asked").copy()

    @question
    def designations(self) -> pd.DataFrame:
        """Titles and pilot programmes that this report names, in the order of the text; start and end int."""
        table = self._optional("designations")
        return answers.with_offsets(table[table["report_id"] == self.report_id])

    @question
    def expected(self) -> pd.DataFrame:
        """What a deputy would look for in any government work report, with the reason; no report's answers."""
        return self._optional("expected").copy()

    @question
    def problems(self) -> pd.DataFrame:
        """The problems of the self-criticism and what answers them: start, end (int), figure_ids, sentence_ids."""
        return answers.with_offsets(self._optional("problems"))

    @question
    def standards(self) -> pd.DataFrame:
        """Limits of published standards: value Decimal in ``unit``, ``number`` its float in the base unit."""
        return answers.standards(self._optional("standards"), self._table("units"))

    @question
    def gazetteer(self) -> pd.DataFrame:
        """Points that can be located, lon and lat as float; draw only those with ``provenance`` yes."""
        table = self._optional("gazetteer").copy()
        return table.assign(lon=table["lon"].astype(float), lat=table["lat"].astype(float))

    @question
    def tiles(self) -> pd.DataFrame:
        """The schematic grid: area_code, column, row (int, from the north-west), area_zh, area_en."""
        return answers.tiles(self._table("tiles"), self._table("areas"))

    @question
    def geometry(self) -> GeoDataFrame:
        """The counties' boundaries: area_code, name_zh, name_en, geometry (WGS 84, rings clockwise for Vega)."""
        from workreport.figures import geometry

        return geometry.counties(self.project)

    @question
    def lake(self) -> GeoDataFrame:
        """The lake beside them: name_zh, name_en, geometry."""
        from workreport.figures import geometry

        return geometry.lake(self.project)

    def derive(self, formula_id: str, **sources: str) -> Derived:
        """A derived value from figures named by id; see :mod:`workreport.figures.derive`."""
        from workreport.figures.derive import derive

        return derive(formula_id, **{role: self.figure(source) for role, source in sources.items()})

    def _optional(self, name: str) -> pd.DataFrame:
        table = files.tables()[name]
        if table.file(self.project, self.report_id).is_file():
            return self._table(name)
        return pd.DataFrame(columns=table.header, dtype=str)
