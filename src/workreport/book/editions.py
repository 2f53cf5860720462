"""The edition and the language of a Sphinx build, shared by the directive and the roles."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from sphinx.application import Sphinx

from workreport.figures.edition import Edition, open_edition
from workreport.registry.language import spoken
from workreport.registry.project import find_project

_OPENED: WeakKeyDictionary[Sphinx, dict[str, Edition]] = WeakKeyDictionary()


def page_language(app: Sphinx) -> str:
    """``zh`` or ``en``, from the language of the Sphinx configuration (``zh_CN``, ``en``, none)."""
    return spoken(app.config.language)


def edition_of(app: Sphinx, report_id: str) -> Edition:
    """The edition, opened once a build; ProjectError when there is none."""
    opened = _OPENED.setdefault(app, {})
    if report_id not in opened:
        project = find_project(app.config.workreport_project or app.confdir)
        opened[report_id] = open_edition(report_id, project)
    return opened[report_id]
