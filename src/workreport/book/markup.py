"""The Sphinx extension for what pages are written in: the book's roles and directives, and nothing of its look."""

from __future__ import annotations

from sphinx.application import Sphinx

from workreport.book.annotated import annotate
from workreport.book.prose import area_roles, roles, term_links, value_roles
from workreport.book.reference import (
    codebook,
    corrections,
    figure_index,
    glossary,
    headline,
    indicator_directive,
    places_named,
    record_tables,
    second_sources,
    succession,
)

PARTS = (
    annotate,
    roles,
    value_roles,
    area_roles,
    headline,
    glossary,
    codebook,
    record_tables,
    second_sources,
    places_named,
    term_links,
    corrections,
    succession,
    indicator_directive,
    figure_index,
)


def setup(app: Sphinx) -> dict[str, object]:
    """Register every part, and the settings that tell them where project and pictures are."""
    app.add_config_value("workreport_project", "", "env", types=(str,))
    app.add_config_value("workreport_figures", "", "env", types=(str,))
    for part in PARTS:
        part.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
