"""Which pages the book has, for tests that take each of them in turn."""

from __future__ import annotations

from pathlib import Path

from workreport.book.pages import list_pages
from workreport.registry.language import LANGUAGES
from workreport.registry.project import Project

_PAGES = list_pages(Project(Path(__file__).parents[2]))
CHAPTERS = [page.name for page in _PAGES if page.is_notebook]
"""Pages made from notebooks: those that hold figures."""

PAGES = ["index.html"] + [
    f"{edition}/{name}.html" for edition in LANGUAGES for name in [*(page.name for page in _PAGES), "search"]
]
"""Every page of the site, both editions."""

WIDTHS = (1280, 390)
USUAL_WIDTH = {"": 1280, "en": 1280, "zh": 390}
"""How the quick run visits each page: the English edition on a desk, the Chinese one on a phone."""

LEAST_PARTS = 4
"""Elements of the smallest picture there can be: a label, a mark, its number, a baseline."""

HTML_LANGUAGE = {"": "en", "en": "en", "zh": "zh-CN"}
