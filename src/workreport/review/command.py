"""What a person is told by `workreport new` and `workreport review`: what was begun or written, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workreport.registry.language import Bilingual
from workreport.registry.problems import Problem, ProjectError
from workreport.registry.project import Project
from workreport.review import apply, faults, outcomes, places, renderings, sheet
from workreport.review.check import check, open_rows
from workreport.review.outcomes import draft, record
from workreport.review.places import settle as places_settle


def run(project: Project, report_id: str) -> list[Bilingual]:
    """Read the sheets of an edition and write the tables of each in which nothing is open.

    Returns
    -------
    list of Bilingual
        What to tell: the rows that are open, or what was written and what to do next.

    Raises
    ------
    ProjectError
        When the edition has no sheet, or cells of one cannot stand: all of them.
    """
    forms = (
        (sheet.FORM, _figures),
        (renderings.FORM, _renderings),
        (places.FORM, _places),
        (outcomes.FORM, _outcomes),
    )
    steps = [step for form, step in forms if form.path(project, report_id).is_file()]
    if not steps:
        raise ProjectError(
            [faults.no_sheet(project.relative(sheet.FORM.path(project, report_id)), report_id)]
        )
    said: list[Bilingual] = []
    for step in steps:
        said += step(project, report_id)
        if sheet.is_draft(project, report_id):
            return said  # the rest rests on figures that are settled
    return said + begun(project, report_id)


def begun(project: Project, report_id: str) -> list[Bilingual]:
    """Draft the outcomes that an edition makes possible, its own or those of the year before, and say so."""
    return [
        Bilingual(
            f"{project.relative(one.path)}: what {one.later_id} says of the {one.rows} targets of {one.report_id}; "
            f"{one.asked} need a decision. Then: workreport review {one.report_id}",
            f"{project.relative(one.path)}：{one.later_id} 对 {one.report_id} 的 {one.rows} 个目标的交代，"
            f"{one.asked} 行待定。填好后运行：workreport review {one.report_id}",
        )
        for one in draft.begin(project, report_id)
    ]


def _figures(project: Project, report_id: str) -> Iterator[Bilingual]:
    done = apply.review(project, report_id)
    if not done.written:
        shown = project.relative(sheet.FORM.path(project, report_id))
        yield from _told(open_rows(done.settled.lines, done.settled.open, shown))
        return
    if new := len(done.new_indicators):
        first, last = done.new_indicators[0], done.new_indicators[-1]
        yield Bilingual(
            f"data/registry/indicators.csv: {new} new at its end, from {first} to {last}; "
            "look over their topic, price and control.",
            f"data/registry/indicators.csv：末尾新增{new}项，自 {first} 至 {last}；"
            "请核对其 topic、price、control。",
        )
    if found := check(project, report_id):
        raise ProjectError(found)
    count = len(done.settled.figures)
    yield Bilingual(
        f"{report_id}: {count} figures written and proved. Now: make book REPORT={report_id}",
        f"{report_id}：已写出 {count} 个数字并核对无误。接着：make book REPORT={report_id}",
    )


def _renderings(project: Project, report_id: str) -> Iterator[Bilingual]:
    done, of = renderings.review(project, report_id)
    if done:
        yield Bilingual(
            f"{report_id}: {done} of {of} sentences have English.", f"{report_id}：{of}句中已有{done}句英文。"
        )


def _places(project: Project, report_id: str) -> Iterator[Bilingual]:
    state, done = places_settle.review(project, report_id)
    if not done:
        shown = project.relative(places.FORM.path(project, report_id))
        yield from _told(open_rows(state.lines, state.open, shown))
        return
    count = len(state.rows)
    yield Bilingual(
        f"{report_id}: {count} mentions of places written.", f"{report_id}：已写出提到地方的{count}处。"
    )


def _outcomes(project: Project, report_id: str) -> Iterator[Bilingual]:
    done = record.review(project, report_id)
    if not done.written:
        shown = project.relative(outcomes.FORM.path(project, report_id))
        yield from _told(open_rows(done.settled.lines, done.settled.open, shown))
        return
    count = len(done.settled.rows)
    yield Bilingual(
        f"{report_id}: {count} outcomes written and proved. Now: make book REPORT={report_id}",
        f"{report_id}：已写出 {count} 个目标的去向并核对无误。接着：make book REPORT={report_id}",
    )


def _told(problems: Iterable[Problem]) -> Iterator[Bilingual]:
    return (Bilingual(one.to("en"), one.to("zh")) for one in problems)
