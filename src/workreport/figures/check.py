"""All checks of an edition, all faults at once."""

from __future__ import annotations

from workreport.figures import (
    checks,
    corrections,
    coverage,
    evidence,
    references,
    sources,
    table,
    targets,
    wording,
)
from workreport.figures.edition import no_edition
from workreport.registry.problems import Problem
from workreport.registry.project import Project


def check(project: Project, report_id: str) -> list[Problem]:
    """Everything that is wrong with the tables of an edition; an empty list when all is proved.

    Files and cells first, then the text, the coverage of its numerals, references, arithmetic, the words
    around figures, targets and outcomes, second sources, and corrections with what they lead to. Reading only: nothing is changed.
    """
    if report_id not in editions(project):
        return [no_edition(project, report_id)]
    seen, problems = evidence.gather(project, report_id)
    problems += sources.read_origins(seen)
    for proof in (
        table.prove_text,
        coverage.prove,
        references.prove,
        checks.prove,
        wording.prove,
        targets.prove,
        sources.prove,
        corrections.prove,
    ):
        problems += proof(seen)
    return problems


def editions(project: Project) -> list[str]:
    """The ids of the editions a project has, in order."""
    return sorted(path.parent.name for path in project.data.glob("reports/*/report.yml"))
