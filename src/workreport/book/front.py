"""The front door of the site: a page that lets the reader choose a language, with no script at all."""

from __future__ import annotations

import html
from pathlib import Path

from workreport.registry.language import LANGUAGES, Bilingual

TEMPLATE = Path(__file__).parent / "templates" / "front.html"


def write(path: Path, title: Bilingual) -> None:
    """Write the page that leads to ``en/index.html`` and ``zh/index.html``."""
    page = TEMPLATE.read_text(encoding="utf-8")
    for language in LANGUAGES:
        page = page.replace(f"{{{{ title_{language} }}}}", html.escape(title.to(language)))
    path.write_text(page, encoding="utf-8")
