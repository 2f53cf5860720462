"""The short requests of prose: a name, ``key=value`` options, and single words.

``implied_base level=gdp:level growth=gdp:growth digits=4 interval``. A value in brackets is a request of its
own: ``first_share=(share part=series:gdp@2020Q1 whole=series:gdp@2020)``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workreport.registry.problems import ProjectError, problem

_PART = re.compile(r"(?:(?P<key>[a-z_]+)(?P<sign>!?=))?(?P<value>\([^()]*(?:\([^()]*\)[^()]*)*\)|\S*)")


@dataclass(frozen=True)
class Nested:
    """A request inside another."""

    text: str


@dataclass(frozen=True)
class Option:
    """One ``key=value``; ``negated`` for ``key!=value``."""

    key: str
    value: str | Nested
    negated: bool = False


@dataclass(frozen=True)
class Request:
    """A request, taken apart.

    Attributes
    ----------
    text : str
        As it was written.
    name : str
        Its first word.
    options : tuple of Option
        In the order written.
    flags : tuple of str
        The words without a value.
    """

    text: str
    name: str
    options: tuple[Option, ...]
    flags: tuple[str, ...]

    def option(self, key: str) -> str:
        """The value of an option, empty when it is not given."""
        return next((str(one.value) for one in self.options if one.key == key), "")

    def digits(self) -> int | None:
        """The option ``digits`` as a number from 1 to 9; None when it is not given."""
        given = self.option("digits")
        if given and not re.fullmatch("[1-9]", given):
            raise refused(
                self, f"digits={given} is no number from 1 to 9", f"digits={given} 不是1至9的数", "digits=4"
            )
        return int(given) if given else None


def parse(text: str) -> Request:
    """A request from its words; ProjectError when there is none."""
    name, _, rest = text.strip().partition(" ")
    if not name:
        raise refused(Request(text, "", (), ()), "nothing is asked for", "没有写要什么", "name key=value")
    options: list[Option] = []
    flags: list[str] = []
    for match in _PART.finditer(rest):
        key, sign, value = match["key"], match["sign"], match["value"]
        if key:
            inner = value.startswith("(") and value.endswith(")")
            options.append(Option(key, Nested(value[1:-1]) if inner else value, sign == "!="))
        elif value:
            flags.append(value)
    return Request(text.strip(), name, tuple(options), tuple(flags))


def refused(asked: Request, en: str, zh: str, expected: str) -> ProjectError:
    """The error of a request that cannot be answered: what is wrong, and what was expected."""
    return ProjectError(
        [
            problem(
                "prose",
                asked.text,
                en=f"{en}.",
                zh=f"{zh}。",
                mend_en=f"Expected: {expected}.",
                mend_zh=f"应为：{expected}。",
            )
        ]
    )
