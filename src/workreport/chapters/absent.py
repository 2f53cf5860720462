"""When a report lacks what a picture rests on: a calm note in its place, in the page's language.

What a report does not state is no fault. A chapter's function says so by raising :class:`Absent`, most often
through :func:`~workreport.chapters.rows.needed`, :func:`~workreport.chapters.rows.chosen` or :func:`some`;
:func:`shown` turns it into a :class:`Note` on the page. Anything else that goes wrong, such as a
misspelt indicator, stays an error. In the report the book was written for a note is an error too:
:mod:`workreport.book.verify` refuses the book.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from workreport.charts.figure import Figure
from workreport.charts.widgets import in_language, live
from workreport.figures.edition import Edition
from workreport.registry.language import Bilingual
from workreport.registry.terms import CLASS, STATUS, told

NOT_DRAWN = Bilingual(" So no picture is drawn here.", "所以这里不画图。")


class Absent(Exception):
    """An edition lacks what a picture rests on; ``reason`` says what, as a sentence in each language."""

    def __init__(self, reason: Bilingual):
        self.reason = reason
        super().__init__(reason.en)


@dataclass(frozen=True)
class Note:
    """What stands on the page where a picture is not drawn.

    ``expected`` says that nothing is lacking: there is none by the nature of the thing, as of a title nobody has.
    """

    text: str
    lang: str
    expected: bool = False

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        html = f'<p class="{"wr-said" if self.expected else "wr-absent"}" lang="{self.lang}">{escape(self.text)}</p>'
        return {"text/html": html, "text/plain": self.text}


def shown(chapter: Callable[..., Any]) -> Callable[..., Any]:
    """Make a chapter's function, ``chapter(edition, lang, …)``, fit for a page and for a live notebook.

    It answers with a note when its figures are absent. Where somebody works in the notebook, a figure's
    controls become widgets, and all of it follows the language switch.
    """

    @functools.wraps(chapter)
    def drawn(edition: Edition, lang: str, *more: Any, **named: Any) -> Any:
        def answer(language: str) -> Any:
            try:
                found = chapter(edition, language, *more, **named)
            except Absent as absent:
                return Note(absent.reason.to(language) + NOT_DRAWN.to(language), language)
            return live(found) if isinstance(found, Figure) else found

        return in_language(answer, lang)

    drawn.is_shown = True
    return drawn


def some(found: pd.DataFrame, reason: Bilingual) -> pd.DataFrame:
    """The rows, when there are any; :class:`Absent` with ``reason`` when there are none."""
    if found.empty:
        raise Absent(reason)
    return found


def inexact(row: pd.Series) -> Absent:
    """That the report states a figure only as a bound or with a hedge, so that nothing can be reckoned from it."""
    return Absent(
        Bilingual(
            f"This report gives “{_inner(row['indicator_name_en'])}” as a bound or a round figure only, "
            "from which nothing can be reckoned.",
            f"这份报告只写有“{_inner(row['indicator_name_zh'])}”的约数或界限，不能据以推算。",
        )
    )


def _inner(name: str) -> str:
    """A name as it stands between quotation marks: those it holds become single ones."""
    return name.translate(str.maketrans("“”", "‘’"))


def unstated(edition: Edition, selector: str, *, several: bool = False) -> Absent:
    """That the report does not state the figure that ``selector`` names, or states ``several`` that differ."""
    indicator, *kinds = selector.split(":")
    names = edition.indicators().set_index("indicator_id").loc[indicator]
    said = {}
    for lang, comma in (("en", ", "), ("zh", "，")):
        words = [told(STATUS, told(CLASS, kind, lang), lang) for kind in kinds]
        brackets = (" (", ")") if lang == "en" else ("（", "）")
        said[lang] = comma.join(words).join(brackets) if words else ""
    quoted = {lang: _inner(names[f"name_{lang}"]) for lang in said}
    en, zh = f"“{quoted['en']}”{said['en']}", f"“{quoted['zh']}”{said['zh']}"
    if several:
        return Absent(
            Bilingual(f"This report states more than one value of {en}.", f"这份报告写有不止一个{zh}。")
        )
    return Absent(Bilingual(f"This report does not state {en}.", f"这份报告没有写明{zh}。"))
