"""Run one notebook with parameters of one's own, outside the book."""

from __future__ import annotations

from pathlib import Path

from workreport.book.execution.execute import Job, execute
from workreport.book.execution.params import parse_assignments, read_parameters
from workreport.book.pages import published_name
from workreport.registry.problems import ProjectError, problem
from workreport.registry.project import Project


def find_notebook(project: Project, name: str) -> Path:
    """The notebook called ``name``: a path, a file of ``notebooks/``, or a page's published name.

    Raises
    ------
    ProjectError
        When there is none; names those there are.
    """
    if Path(name).is_file():
        return Path(name)
    known = sorted(project.notebooks.glob("*.ipynb"))
    wanted = name.removesuffix(".ipynb").rsplit("/", 1)[-1]
    for path in known:
        if wanted in (path.stem, published_name(path.stem)):
            return path
    names = [published_name(path.stem) for path in known]
    raise ProjectError(
        [
            problem(
                name,
                "",
                en="there is no such notebook.",
                zh="没有这个笔记本。",
                mend_en=f"Choose one of: {', '.join(names)}.",
                mend_zh=f"可选：{'、'.join(names)}。",
            )
        ]
    )


def run_single(
    project: Project, notebook: Path, assignments: list[str], output: Path | None = None
) -> tuple[Path, float]:
    """Run ``notebook`` with ``name=value`` pieces; return the path of the result and the seconds.

    Raises
    ------
    ProjectError
        When a parameter is refused, before any kernel starts, or when the notebook fails.
    """
    source = notebook.resolve()
    file = project.relative(source)
    declared = read_parameters(source, file)
    values = parse_assignments(file, declared, assignments)
    output = (output or project.build / "runs" / source.name).resolve()
    language = str(values.get("lang", declared["lang"].default if "lang" in declared else "en"))
    outcome = execute(Job(source.stem, language, source, output, values))
    if outcome.error:
        raise ProjectError(
            [
                problem(
                    file,
                    "",
                    en=f"the notebook failed: {outcome.error}.",
                    zh=f"笔记本运行失败：{outcome.error}。",
                    mend_en=f"The full traceback is in {project.relative(output.with_suffix('.error.txt'))}.",
                    mend_zh=f"完整的出错信息见 {project.relative(output.with_suffix('.error.txt'))}。",
                )
            ]
        )
    return output, outcome.seconds
