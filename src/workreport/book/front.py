"""The front door of the site: a page that lets the reader choose a language, with no script at all."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from workreport.book.pages import in_language

TEMPLATE = Path(__file__).parent / "templates" / "front.html"


def write(path: Path, config: dict[str, Any]) -> None:
    """Write the page that leads to ``en/index.html`` and ``zh/index.html``."""
    titles = {language: html.escape(in_language(str(config["title"]), language)) for language in ("en", "zh")}
    page = TEMPLATE.read_text(encoding="utf-8")
    for language, title in titles.items():
        page = page.replace(f"{{{{ title_{language} }}}}", title)
    path.write_text(page, encoding="utf-8")
