"""What is wrong with an input: where, what was expected, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from workreport.registry.language import Bilingual, preferred


@dataclass(frozen=True)
class Problem:
    """One thing to mend.

    Attributes
    ----------
    file : str
        The file at fault, relative to the project.
    place : str
        The row, column or figure, such as ``row 12, column unit`` or ``hz2020-012``; may be empty.
    said : Bilingual
        What was found and what was expected.
    remedy : Bilingual
        What to do about it.
    """

    file: str
    place: str
    said: Bilingual
    remedy: Bilingual

    def to(self, language: str) -> str:
        """One line in ``language``: file, place, fault, remedy."""
        if language == "en":
            where = f"{self.file}: {self.place}" if self.place else self.file
            return f"{where}: {self.said.en} {self.remedy.en}"
        where = f"{self.file}，{_in_chinese(self.place)}" if self.place else self.file
        return f"{where}：{self.said.to(language)}{self.remedy.to(language)}"


_ROW = re.compile(r"^row (\d+)(?: \((.*?)\))?(?:, column (.+))?$", re.DOTALL)


def _in_chinese(place: str) -> str:
    """``row 12 (hz2020-011), column unit`` as 第12行（hz2020-011）unit列; other places as they are."""
    match = _ROW.match(place)
    if not match:
        return place
    row, key, column = match.groups()
    return f"第{row}行" + (f"（{key}）" if key else "") + (f"{column}列" if column else "")


class ProjectError(Exception):
    """Input that a person can mend; carries every problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.to(preferred()) for problem in self.problems))


def problem(file: str, place: str = "", *, en: str, zh: str, mend_en: str, mend_zh: str) -> Problem:
    """A problem from its four texts; without a place it is the whole file that is at fault."""
    return Problem(file, place, Bilingual(en, zh), Bilingual(mend_en, mend_zh))
