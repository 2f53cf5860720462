"""Where a page lies, seen from another, whatever folder and number its source has."""

from __future__ import annotations

from pathlib import Path

from sphinx.environment import BuildEnvironment
from sphinx.util.osutil import relative_uri

from workreport.book.pages import published_name
from workreport.book.reference.indicator_pages import FOLDER


def document_of(env: BuildEnvironment, page: str) -> str | None:
    """The document of the page published as ``page``; None when the book has no such page."""
    for docname in sorted(env.found_docs):
        # The page of an indicator may be called as a chapter is; it is found by its folder alone.
        if not docname.startswith(f"{FOLDER}/") and published_name(docname) == page:
            return docname
    return None


def address_of_document(env: BuildEnvironment, docname: str) -> str:
    """The address of a document from the page being read."""
    builder = env.app.builder
    return relative_uri(builder.get_target_uri(env.docname), builder.get_target_uri(docname))


def figures_folder_of(env: BuildEnvironment) -> Path:
    """Where the figures of this edition left their files."""
    return Path(env.config.workreport_figures or Path(env.srcdir) / "_figures")
