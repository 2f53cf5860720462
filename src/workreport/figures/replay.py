"""Whether a notebook is fresh: the questions of its reading log, asked again, still have the same answers."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from workreport.figures.edition import Edition
from workreport.figures.reading import VARIABLE, digest
from workreport.registry.problems import ProjectError
from workreport.registry.project import Project


def replay(project: Project, report_id: str, questions: Iterable[dict[str, Any]]) -> bool:
    """Whether every question still has the answer whose digest was noted.

    Parameters
    ----------
    report_id : str
        The edition of questions that name none.
    questions : iterable of dict
        ``{"question": {"method", "arguments"[, "report"]}, "digest"}`` as in the reading log.
    """
    editions: dict[str, Edition] = {}
    with _silent():
        for noted in questions:
            asked = noted["question"]
            name = asked.get("report", report_id)
            edition = editions.setdefault(name, Edition(project, name))
            if not _answers(edition, asked, noted["digest"]):
                return False
    return True


def _answers(edition: Any, asked: dict[str, Any], expected: str) -> bool:
    method = getattr(type(edition), asked["method"], None)
    method = method.fget if isinstance(method, property) else method
    if not getattr(method, "is_question", False):
        return False
    try:
        return digest(method(edition, **asked["arguments"])) == expected
    except (ProjectError, TypeError, ValueError, OSError):
        return False


class _silent:
    """Ask without leaving a trace in the log of whoever asks."""

    def __enter__(self) -> None:
        self.kept = os.environ.pop(VARIABLE, None)

    def __exit__(self, *raised: object) -> None:
        if self.kept is not None:
            os.environ[VARIABLE] = self.kept
