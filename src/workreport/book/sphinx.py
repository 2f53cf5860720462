"""The Sphinx extension of the book: one language's cells, the book's own look, nothing from elsewhere.

It serves both the staged editions of ``workreport book`` and a bare ``jupyter-book
build .``, which then gives the English book in ``_build/html``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from workreport.book import anchors, assets, phrases, search, strings, titles
from workreport.book.editions import page_language
from workreport.book.notebooks import dress
from workreport.book.pages import in_language, published_name
from workreport.book.prose import reports
from workreport.book.reference import bibliography
from workreport.registry.language import spoken

TEMPLATES = Path(__file__).parent / "templates"


def _settle(app: Sphinx, config: Config) -> None:
    """Settings that follow from the language or that every build of this book shares."""
    language = spoken(config.language)
    config.templates_path.insert(0, str(TEMPLATES))
    config.html_static_path.append(str(assets.WEB))
    config.html_title = in_language(config.html_title or config.project, language)
    config.author = in_language(config.author, language)
    config.nb_code_prompt_show = strings.SHOW_CODE.to(language)
    config.nb_code_prompt_hide = strings.HIDE_CODE.to(language)
    site_map = getattr(config, "external_site_map", None)
    for document in (site_map or {}).values():
        for tree in document.subtrees:
            if tree.caption:
                tree.caption = in_language(tree.caption, language)
        if document.title:
            document.title = in_language(document.title, language)


def _dress(app: Sphinx, docname: str, source: list[str]) -> None:
    """Keep what is for this language and this report."""
    report_id = app.config.workreport_report
    if str(app.env.doc2path(docname)).endswith(".ipynb"):
        notebook = dress(json.loads(source[0]), page_language(app), report_id)
        source[0] = json.dumps(notebook, ensure_ascii=False)
    else:
        source[0] = reports.keep(source[0], report_id)


def _tell_page(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """What the templates need to know about a page."""
    language = page_language(app)
    context["wr"] = strings.texts(language)
    context["wr_lang"] = language
    up = "../" * (pagename.count("/") + 1)
    context["wr_twin"] = (
        f"{up}{'zh' if language == 'en' else 'en'}/{pagename}.html" if app.config.workreport_twins else ""
    )
    source = str(app.env.doc2path(pagename)) if pagename in app.env.all_docs else ""
    is_notebook = source.endswith(".ipynb")
    context["wr_notebook"] = (
        f"_notebooks/{published_name(pagename)}.ipynb" if is_notebook and app.config.workreport_twins else ""
    )
    context["wr_front"] = pagename == app.config.master_doc


def _let_tables_be_reached(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    """The theme puts wide tables into frames that scroll, but that no key reaches: let Tab stop there."""
    frame = '<div class="pst-scrollable-table-container"'
    context["body"] = context.get("body", "").replace(f"{frame}>", f'{frame} tabindex="0">')


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything the book adds to Jupyter Book."""
    app.add_config_value("workreport_twins", False, "html", types=(bool,))
    # After sphinx-external-toc (priority 500) has put the table of contents into the configuration.
    app.connect("config-inited", _settle, priority=900)
    app.connect("source-read", _dress)
    app.connect("html-page-context", _tell_page)
    app.connect("html-page-context", _let_tables_be_reached)
    for part in (anchors, bibliography, titles, phrases, search, assets):
        part.setup(app)
    app.setup_extension("workreport.book.markup")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
