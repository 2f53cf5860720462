"""How the literature is cited and listed, in each language as its journals do (sphinxcontrib-bibtex).

A record of ``book/references.bib`` may carry, besides the usual fields, ``langid = {zh}`` for a work in
Chinese with our translation of its title under ``title_en``, and ``note_zh`` beside ``note``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pybtex.database import Entry
from pybtex.plugin import register_plugin
from pybtex.richtext import HRef, Tag, Text
from pybtex.style.formatting import BaseStyle
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinxcontrib.bibtex.plugin import register_plugin as register_referencing
from sphinxcontrib.bibtex.style.referencing import BracketStyle, PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

from workreport.registry.language import spoken

FILE = "references.bib"
MOST_NAMES = 3
"""As many authors as GB/T 7714 lists before 等 or et al."""

_DOI = "https://doi.org/"
_ROLES = re.compile(r' role="list"(?= class="citation-list)| role="doc-biblioentry"')
_NO_BRACES = str.maketrans("", "", "{}")


class _Listed(BaseStyle):
    """A list of works, by author and year."""

    default_name_style = "plain"
    default_label_style = "alpha"
    default_sorting_style = "author_year_title"

    def format_article(self, context: dict[str, Any]) -> Text:
        """One work as a paragraph."""
        raise NotImplementedError

    def format_misc(self, context: dict[str, Any]) -> Text:
        """One work that is in no journal."""
        return self.format_article(context)


class EnglishList(_Listed):
    """As English journals print it; a Chinese title is followed by its translation."""

    def format_article(self, context: dict[str, Any]) -> Text:
        """``Names (year). Title. *Journal* volume(number), pages. Note. doi``."""
        entry: Entry = context["entry"]
        said = entry.fields
        parts = [_names(entry, ", ", " and "), f" ({said['year']}). ", said["title"]]
        if "title_en" in said:
            parts.append(f" [{said['title_en']}; our translation]")
        parts += ["" if said["title"].endswith("?") else ".", " ", Tag("em", said["journal"])]
        number = f"({said['number']})" if "number" in said else ""
        parts.append(f" {said['volume']}{number}" if "volume" in said else f" {number}" if number else "")
        parts.append(f", {_pages(said, '–')}" if "pages" in said else "")
        parts.append(f"; {said['note']}" if "note" in said else "")
        return Text(*parts, ". ", *_address(said))


class ChineseList(_Listed):
    """As GB/T 7714—2015 has them, works in Chinese and others alike."""

    def format_article(self, context: dict[str, Any]) -> Text:
        """``LI X, LIU C, WENG X, et al. Title[J]. Journal, 2019, 129(623): 2888-2915. DOI: …``."""
        entry: Entry = context["entry"]
        said = entry.fields
        kind = "EB/OL" if entry.type == "misc" else "J" if "doi" in said or "url" not in said else "J/OL"
        parts = [
            f"{_surnames_first(entry)}. ",
            said["title"],
            f"[{kind}]. ",
            said["journal"],
            f", {said['year']}",
        ]
        number = f"({said['number']})" if "number" in said else ""
        parts.append(f", {said['volume']}{number}" if "volume" in said else number)
        parts.append(f": {_pages(said, '-')}" if "pages" in said else "")
        parts.append(f". {said['note_zh']}" if "note_zh" in said else "")
        address = _address(said)
        return Text(
            *parts, ". ", *(["DOI: ", HRef(_DOI + said["doi"], said["doi"])] if "doi" in said else address)
        )


def _surnames_first(entry: Entry) -> str:
    """Names as the standard writes them: surname in capitals, initials without stops, three at most."""
    names = [_surname_first(person) for person in entry.persons["author"]]
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    return f"{', '.join(names[:MOST_NAMES])}, {'等' if entry.fields.get('langid') == 'zh' else 'et al'}"


def _surname_first(person: Any) -> str:
    surname = " ".join((*person.prelast_names, *person.last_names)).translate(_NO_BRACES).upper()
    given = [name for name in (*person.first_names, *person.middle_names) if name[0].isalpha()]
    initials = " ".join("-".join(part[0].upper() for part in name.split("-")) for name in given)
    return f"{surname} {initials}".strip()


def _names(entry: Entry, between: str, last: str) -> str:
    names = [
        " ".join((*person.first_names, *person.middle_names, *person.last_names)).translate(_NO_BRACES)
        for person in entry.persons["author"]
    ]
    return between.join(names[:-1]) + last + names[-1] if len(names) > 1 else names[0]


def _pages(said: Any, dash: str) -> str:
    return said["pages"].replace("--", dash)


def _address(said: Any) -> list[Any]:
    if "doi" in said:
        return [HRef(_DOI + said["doi"], f"doi:{said['doi']}")]
    return [HRef(said["url"], said["url"].split("//", 1)[1].split("/", 1)[0])] if "url" in said else []


def _round(left: str, right: str, between: str):
    return field(default_factory=lambda: BracketStyle(left=left, right=right, sep=between))


@dataclass
class EnglishReference(AuthorYearReferenceStyle):
    """``(Li et al., 2019)`` and ``Li et al. (2019)``."""

    bracket_textual: BracketStyle = _round("(", ")", "; ")
    bracket_parenthetical: BracketStyle = _round("(", ")", "; ")
    person: PersonStyle = field(default_factory=lambda: PersonStyle(other=Text(" et al."), last_sep=" and "))


@dataclass
class ChineseReference(AuthorYearReferenceStyle):
    """``（Li等，2019）`` and ``Li等（2019）``."""

    bracket_textual: BracketStyle = _round("（", "）", "；")
    bracket_parenthetical: BracketStyle = _round("（", "）", "；")
    person: PersonStyle = field(
        default_factory=lambda: PersonStyle(sep="、", sep2="、", last_sep="、", other=Text("等"))
    )
    author_year_sep: str = "，"
    text_reference_sep: str = ""
    post_text_sep: str = "，"


def _settle(app: Sphinx, config: Config) -> None:
    if "bibtex_reference_style" in config:
        language = spoken(config.language)
        config.bibtex_reference_style = f"workreport_{language}"
        config.bibtex_default_style = f"workreport_{language}"


def _plain_list(app: Sphinx, pagename: str, _: str, context: dict[str, Any], doctree: Any) -> None:
    """The list without the roles that docutils gives it: its items are none a list may hold."""
    if body := context.get("body"):
        context["body"] = _ROLES.sub("", body)


def setup(app: Sphinx) -> None:
    """Register the styles, and choose those of the book's language; called by :mod:`workreport.book.sphinx`."""
    for language, listed, reference in (
        ("en", EnglishList, EnglishReference),
        ("zh", ChineseList, ChineseReference),
    ):
        register_plugin("pybtex.style.formatting", f"workreport_{language}", listed, force=True)
        register_referencing(
            "sphinxcontrib.bibtex.style.referencing", f"workreport_{language}", reference, force=True
        )
    app.connect("config-inited", _settle)
    app.connect("html-page-context", _plain_list)
