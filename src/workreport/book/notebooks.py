"""What becomes of a notebook's cells on their way to a page of one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from workreport.book.execution.params import parameters_in
from workreport.book.prose import reports
from workreport.registry.language import LANGUAGES

PARAMETER_TAGS = {"parameters", "injected-parameters"}
SHOWN = "show-input"
_WIDGET = "application/vnd.jupyter.widget-view+json"
_VOLATILE = ("papermill", "widgets", "execution", "vscode", "colab")


def tags_of(cell: Any) -> set[str]:
    """The tags of a cell."""
    return set(cell["metadata"].get("tags", ()))


def is_for(cell: Any, language: str) -> bool:
    """Whether a cell belongs to an edition: tagged with its language, or with none."""
    languages = tags_of(cell) & set(LANGUAGES)
    return not languages or language in languages


def keep_language(notebook: Any, language: str) -> Any:
    """Drop, in place, the cells of the other language; returns the notebook."""
    notebook["cells"] = [cell for cell in notebook["cells"] if is_for(cell, language)]
    return notebook


def keep_report(notebook: Any, report_id: str) -> Any:
    """Drop, in place, the cells that hold for other reports only; returns the notebook."""
    said = [reports.tagged(tags_of(cell)) for cell in notebook["cells"]]
    named = set().union(*said)
    cells = zip(notebook["cells"], said, strict=True)
    notebook["cells"] = [cell for cell, names in cells if reports.holds(names, report_id, named)]
    return notebook


def values_of(notebook: Any) -> dict[str, str]:
    """The text parameters of a notebook: as it was run, else as they stand in it; none without such a cell."""
    if not any(PARAMETER_TAGS & tags_of(cell) for cell in notebook["cells"]):
        return {}
    declared = {name: one.default for name, one in parameters_in(notebook, "notebook").items()}
    ran = notebook["metadata"].get("papermill", {}).get("parameters", {})
    return {name: value for name, value in (declared | ran).items() if isinstance(value, str)}


def name_values(notebook: Any) -> Any:
    """Put, in place, the values of text parameters where prose writes ``$name``; returns the notebook.

    So the prose of a family of pages can ask for what is its own: ``{area}`$county```.
    """
    values = values_of(notebook)
    if values:
        named = re.compile(rf"\$({'|'.join(map(re.escape, values))})\b")
        for cell in notebook["cells"]:
            if cell["cell_type"] == "markdown":
                cell["source"] = named.sub(lambda found: values[found[1]], "".join(cell["source"]))
    return notebook


def set_parameters(notebook: Any, values: Mapping[str, str]) -> Any:
    """Write, in place, other values of text parameters into the parameters cell; returns the notebook."""
    for cell in notebook["cells"]:
        if "parameters" in tags_of(cell):
            source = "".join(cell["source"])
            for name, value in values.items():
                source = re.sub(
                    rf"^({re.escape(name)}\s*:[^=\n]*=).*$",
                    lambda found, value=value: f'{found[1]} "{value}"',
                    source,
                    flags=re.MULTILINE,
                )
            cell["source"] = source
    return notebook


def dress(notebook: Any, language: str, report_id: str) -> Any:
    """Make a notebook, in place, into the page a reader sees; returns the notebook.

    One language's cells, and of those the ones that hold for the report, with the values of its parameters
    named; the parameters out of sight; other code folded away unless tagged ``show-input``; no live widgets,
    which are dead without a kernel (their static twin is the figure); nothing that differs from run to run.
    """
    name_values(keep_report(keep_language(notebook, language), report_id))
    _drop_volatile(notebook["metadata"])
    for number, cell in enumerate(notebook["cells"]):
        _drop_volatile(cell["metadata"])
        if notebook.get("nbformat_minor", 0) >= 5:
            cell["id"] = f"cell-{number}"
        if cell["cell_type"] == "code":
            _dress_code(cell)
    return notebook


def _dress_code(cell: Any) -> None:
    tags = tags_of(cell)
    if tags & PARAMETER_TAGS:
        tags.add("remove-cell")
    elif not tags & {SHOWN, "remove-input", "remove-cell", "hide-cell"}:
        tags.add("hide-input")
    cell["metadata"]["tags"] = sorted(tags)
    cell["outputs"] = [output for output in cell["outputs"] if _WIDGET not in output.get("data", ())]
    for output in cell["outputs"]:
        _drop_volatile(output.get("metadata", {}))


def _drop_volatile(metadata: Any) -> None:
    for key in _VOLATILE:
        metadata.pop(key, None)


def unfinished(notebook: Any) -> list[int]:
    """Positions of code cells that hold code but never ran."""
    return [
        position
        for position, cell in enumerate(notebook["cells"])
        if cell["cell_type"] == "code" and cell["source"].strip() and cell.get("execution_count") is None
    ]
