"""The parameters a notebook takes, and a guard that refuses any other.

papermill only logs a misspelt parameter, coerces types, and pastes a parameter's
name into code. So parameters are checked against the notebook's typed
``parameters`` cell before any kernel starts; nothing is ever coerced.
"""

from __future__ import annotations

import ast
import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from workreport.registry.language import LANGUAGES
from workreport.registry.problems import Problem, ProjectError, problem

TAG = "parameters"
_TYPES: dict[str, type] = {"str": str, "int": int, "float": float, "bool": bool, "list": list, "dict": dict}

CHOICES = {"lang": LANGUAGES}
"""What a parameter of this name means in every notebook, and so may hold."""


@dataclass(frozen=True)
class Parameter:
    """One typed parameter: its name, its type as written, its default."""

    name: str
    type: str
    default: Any

    def accepts(self, value: Any) -> bool:
        """Whether ``value`` has exactly this type: ``True`` is no int, ``3`` is no float, ``"3"`` is no int."""
        return any(_is(value, part) for part in ast.unparse(ast.parse(self.type)).split(" | "))


def _is(value: Any, annotation: str) -> bool:
    if annotation == "None":
        return value is None
    outer, bracket, inner = annotation.partition("[")
    if type(value) is not _TYPES[outer]:
        return False
    if outer == "list" and bracket:
        return all(_is(part, inner.removesuffix("]")) for part in value)
    return True


def read_parameters(path: Path, file: str | None = None) -> dict[str, Parameter]:
    """The parameters of the notebook at ``path`` by name, in their order.

    Raises
    ------
    ProjectError
        When the notebook cannot be read, has no single cell tagged ``parameters``, or that cell
        holds anything but typed literals (``name: type = value``).
    """
    file = file or path.name
    try:
        notebook = nbformat.read(path, as_version=4)
    except FileNotFoundError as error:
        raise ProjectError([_fault(file, "no such notebook", "没有这个笔记本")]) from error
    except Exception as error:  # nbformat raises many kinds for what is not a notebook
        raise ProjectError([_fault(file, f"not a notebook ({error})", f"不是笔记本（{error}）")]) from error
    return parameters_in(notebook, file)


def parameters_in(notebook: Any, file: str) -> dict[str, Parameter]:
    """The parameters of a notebook that was read; raises as :func:`read_parameters` does."""
    cells = [cell for cell in notebook["cells"] if TAG in cell["metadata"].get("tags", ())]
    if len(cells) != 1:
        raise ProjectError(
            [
                _fault(
                    file,
                    f"{len(cells)} cells tagged “parameters”, not 1",
                    f"应有 1 个 parameters 单元，现有 {len(cells)} 个",
                )
            ]
        )
    return _parsed("".join(cells[0]["source"]), file)


def _parsed(source: str, file: str) -> dict[str, Parameter]:
    try:
        statements = ast.parse(source).body
    except SyntaxError as error:
        raise ProjectError(
            [
                _fault(
                    file,
                    f"the parameters cell is not Python ({error.msg})",
                    f"parameters 单元不是合法的 Python（{error.msg}）",
                )
            ]
        ) from error
    parameters, found = {}, []
    for statement in statements:
        if _is_text(statement):
            continue
        parameter = _parameter(statement)
        if parameter is None:
            line = ast.unparse(statement)
            found.append(
                _fault(
                    file,
                    f"“{line}” in the parameters cell is not “name: type = value” with a value of that type",
                    f"parameters 单元中的“{line}”不是“名称: 类型 = 值”，或值与类型不符",
                )
            )
        else:
            parameters[parameter.name] = parameter
    if found:
        raise ProjectError(found)
    return parameters


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _parameter(statement: ast.stmt) -> Parameter | None:
    if (
        not isinstance(statement, ast.AnnAssign)
        or not isinstance(statement.target, ast.Name)
        or not statement.value
    ):
        return None
    annotation = ast.unparse(statement.annotation)
    try:
        parameter = Parameter(statement.target.id, annotation, ast.literal_eval(statement.value))
        return parameter if parameter.accepts(parameter.default) else None
    except (KeyError, ValueError):
        return None


def _fault(file: str, en: str, zh: str) -> Problem:
    return problem(
        file,
        "",
        en=f"{en}.",
        zh=f"{zh}。",
        mend_en='A notebook has one cell tagged “parameters” of lines like: report: str = "huzhou-2020".',
        mend_zh='每个笔记本有一个标签为 parameters 的单元，各行形如：report: str = "huzhou-2020"。',
    )


def check_parameters(
    file: str, parameters: Mapping[str, Parameter], given: Mapping[str, Any]
) -> list[Problem]:
    """What is wrong with the ``given`` values: unknown names and wrong types, all of them."""
    found = []
    for name, value in given.items():
        if name not in parameters:
            found.append(_unknown(file, str(name), list(parameters)))
        elif not parameters[name].accepts(value):
            found.append(_mistyped(file, parameters[name], value))
        elif value not in CHOICES.get(name, (value,)):
            found.append(_no_choice(file, name, value))
    return found


def _no_choice(file: str, name: str, value: Any) -> Problem:
    listed = ", ".join(CHOICES[name])
    return problem(
        file,
        f"parameter {name!r}",
        en=f"{value!r} is none of the values it can take.",
        zh=f"不能取值 {value!r}。",
        mend_en=f"Choose one of: {listed}.",
        mend_zh=f"可选：{listed}。",
    )


def _unknown(file: str, name: str, known: list[str]) -> Problem:
    close = difflib.get_close_matches(name, known, n=1)
    listed = ", ".join(known)
    return problem(
        file,
        f"parameter {name!r}",
        en="there is no such parameter." + (f" Did you mean {close[0]!r}?" if close else ""),
        zh="没有这个参数。" + (f"是否想写 {close[0]!r}？" if close else ""),
        mend_en=f"It takes: {listed}.",
        mend_zh=f"可用的参数：{listed}。",
    )


def _mistyped(file: str, parameter: Parameter, value: Any) -> Problem:
    kind = type(value).__name__
    return problem(
        file,
        f"parameter {parameter.name!r}",
        en=f"{value!r} is {kind}, not {parameter.type}.",
        zh=f"{value!r} 是 {kind}，应为 {parameter.type}。",
        mend_en=f"Give a value like the default, {parameter.default!r}; nothing is converted.",
        mend_zh=f"请按默认值 {parameter.default!r} 的样子给出；不会自动转换。",
    )


def parse_assignments(file: str, parameters: Mapping[str, Parameter], given: list[str]) -> dict[str, Any]:
    """Values from command-line pieces ``name=value``.

    A text parameter takes the value as it stands; any other takes a Python literal. What then has
    the wrong type is refused by :func:`check_parameters`.

    Raises
    ------
    ProjectError
        When a piece has no ``=``, names an unknown parameter or holds a value of the wrong type.
    """
    values: dict[str, Any] = {}
    found: list[Problem] = []
    for piece in given:
        name, equals, text = piece.partition("=")
        if not equals:
            found.append(
                problem(
                    file,
                    f"parameter {piece!r}",
                    en="has no “=”.",
                    zh="缺少“=”。",
                    mend_en="Write name=value.",
                    mend_zh="请写成“名称=值”。",
                )
            )
            continue
        wants_text = name in parameters and parameters[name].type == "str"
        values[name] = text if wants_text else _literal(text)
    found += check_parameters(file, parameters, values)
    if found:
        raise ProjectError(found)
    return values


def _literal(text: str) -> Any:
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text
