"""What a notebook asked of an edition.

Every question a notebook puts to an :class:`~workreport.figures.edition.Edition` is declarative: a
method and its arguments. With ``WORKREPORT_READS`` set to a file, each question is written there as one
line of JSON with the digest of its answer. A notebook is fresh as long as asking the same questions
again (:mod:`workreport.figures.replay`) brings the same digests, so a changed figure reruns only the notebooks that read it.
"""

from __future__ import annotations

import functools
import hashlib
import inspect
import json
import math
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pandas as pd

VARIABLE = "WORKREPORT_READS"


def question(method: Callable) -> Callable:
    """Make a method of an edition a question: its answer is noted in the reading log."""
    signature = inspect.signature(method)

    @functools.wraps(method)
    def asked(self, *positional, **named):
        bound = signature.bind(self, *positional, **named)
        arguments = {key: value for key, value in bound.arguments.items() if key != "self"}
        arguments |= arguments.pop("filters", {})
        answer = method(self, **_plain(arguments))
        _note(self.report_id, method.__name__, _plain(arguments), answer)
        return answer

    asked.is_question = True
    return asked


def _plain(arguments: dict[str, Any]) -> dict[str, Any]:
    """Arguments as JSON keeps them: text, or lists of text without repetition of a Series' index."""
    return {key: value if isinstance(value, str) else _listed(value) for key, value in arguments.items()}


def _listed(value: Any) -> Any:
    if isinstance(value, Iterable):
        return [str(part) for part in value]
    return value


def _note(report_id: str, method: str, arguments: dict[str, Any], answer: Any) -> None:
    path = os.environ.get(VARIABLE)
    if not path:
        return
    asked = {"report": report_id, "method": method, "arguments": arguments}
    line = json.dumps({"question": asked, "digest": digest(answer)}, ensure_ascii=False, sort_keys=True)
    with open(path, "a", encoding="utf-8") as log:
        log.write(line + "\n")


def questions(log: Path | str) -> list[dict[str, Any]]:
    """The distinct questions of a reading log, each ``{"question", "digest"}``; empty without a log."""
    path = Path(log)
    if not path.is_file():
        return []
    lines = dict.fromkeys(path.read_text(encoding="utf-8").splitlines())
    return [json.loads(line) for line in lines if line]


def digest(answer: Any) -> str:
    """SHA-256 of an answer: its columns and cells in order, nothing of the rest of the tables."""
    text = json.dumps(_canonical(answer), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _canonical(answer: Any) -> Any:
    if isinstance(answer, pd.DataFrame):
        columns = [[_canonical(cell) for cell in answer[name].tolist()] for name in answer.columns]
        return {"columns": [str(name) for name in answer.columns], "cells": columns}
    if isinstance(answer, pd.Series):
        return {str(name): _canonical(value) for name, value in answer.items()}
    if isinstance(answer, dict):
        return {str(name): _canonical(answer[name]) for name in sorted(answer, key=str)}
    if isinstance(answer, list | tuple):
        return [_canonical(part) for part in answer]
    if answer is None or isinstance(answer, bool | int | str):
        return answer
    if isinstance(answer, float):
        return None if math.isnan(answer) else repr(answer)
    return answer.wkt if hasattr(answer, "wkt") else str(answer)
