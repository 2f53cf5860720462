"""Prose that holds for one report only: what of a page stays in the book of which report.

A notebook's cell says so in a tag, a page in a MyST comment on a line of its own, which holds until the next one:

========================  =====================================  =====================
stays for                 tag of a cell                          line of a page
========================  =====================================  =====================
one report                ``report:huzhou-2020``                 ``% report: huzhou-2020``
reports that the page     ``report:other``                       ``% report: other``
names nowhere
all reports               none                                   ``% report: all``
========================  =====================================  =====================
"""

from __future__ import annotations

import re
from collections.abc import Iterable

OTHER, ALL = "other", "all"
_TAG = "report:"
_LINE = re.compile(r"^%[ \t]*report:[ \t]*(\S+)[ \t]*$")


def holds(said: Iterable[str], report_id: str, named: Iterable[str]) -> bool:
    """Whether prose for the reports ``said`` (none: for all) stays in the book of ``report_id``.

    ``named`` are all that the page names somewhere, which decides what ``other`` means.
    """
    said = set(said)
    return not said or ALL in said or report_id in said or (OTHER in said and report_id not in set(named))


def tagged(tags: Iterable[str]) -> set[str]:
    """The reports that a cell's tags name."""
    return {tag.removeprefix(_TAG) for tag in tags if tag.startswith(_TAG)}


def named_in(text: str) -> set[str]:
    """The reports that the lines of a page name."""
    return {match[1] for line in text.splitlines() if (match := _LINE.match(line))} - {OTHER, ALL}


def keep(text: str, report_id: str) -> str:
    """The lines of a page that stay in the book of ``report_id``."""
    named, said, kept = named_in(text), ALL, []
    for line in text.split("\n"):
        if match := _LINE.match(line):
            said = match[1]
        elif holds([said], report_id, named):
            kept.append(line)
    return "\n".join(kept)
