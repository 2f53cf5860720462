"""What the notebooks show, run here instead of in a kernel."""

from __future__ import annotations

import ast
from pathlib import Path

import nbformat


def shown_by(notebook: Path, report: str, lang: str) -> list[object]:
    """What the code cells of a notebook show, run here instead of in a kernel."""
    names: dict[str, object] = {}
    results = []
    for cell in nbformat.read(notebook, as_version=4).cells:
        if cell.cell_type != "code":
            continue
        *statements, last = ast.parse(cell.source).body
        value = isinstance(last, ast.Expr)
        body = statements if value else [*statements, last]
        exec(compile(ast.Module(body, []), str(notebook), "exec"), names)
        if "parameters" in cell.metadata.get("tags", ()):
            names |= {"report": report, "lang": lang}
        if value:
            results.append(eval(compile(ast.Expression(last.value), str(notebook), "eval"), names))
    return results
