"""Which scripts and styles a page loads: the book's own, and of the theme's only what the pages use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pydata_sphinx_theme
import sphinx_book_theme
from sphinx.application import Sphinx

from workreport.book import trim
from workreport.book.stage import BUNDLE
from workreport.charts.live import write_bundle

WEB = Path(__file__).parent / "web"
CHARTS = Path(__file__).parents[1] / "charts" / "web"
THEME = "wr-theme.css"
"""The theme's styles, those of its extensions and of highlighted code, cut down to what pages use."""

_OURS = ("wr-", "annotate", "marks")


def _styles(static: Path) -> list[Path]:
    pydata = Path(pydata_sphinx_theme.__file__).parent / "theme/pydata_sphinx_theme/static/styles"
    book = Path(sphinx_book_theme.__file__).parent / "theme/sphinx_book_theme/static/styles"
    return [
        pydata / "pydata-sphinx-theme.css",
        book / "sphinx-book-theme.css",
        *sorted(static.glob("mystnb*.css")),
        *sorted(static.glob("sphinx-design.min.css")),
        static / "pygments.css",
    ]


def _register(app: Sphinx) -> None:
    app.add_css_file(THEME, priority=100)
    app.add_css_file("wr-book.css", priority=300)
    app.add_css_file("wr-cards.css", priority=305)
    app.add_css_file("wr-front.css", priority=310)
    app.add_js_file("wr-book.js", loading_method="defer")
    app.add_js_file("wr-cards.js", loading_method="defer")
    if CHARTS.is_dir():
        app.config.html_static_path.append(str(CHARTS))
        for path in sorted(CHARTS.glob("wr-*.css")):
            app.add_css_file(path.name, priority=400)
        for path in sorted(CHARTS.glob("wr-*.js")):
            app.add_js_file(path.name, loading_method="defer")


def _choose(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Leave on the page what it needs."""
    body = context.get("body") or ""
    wanted = ("design-tabs.js",) if "sd-tab-set" in body else ()
    for kind in ("css_files", "script_files"):
        context[kind][:] = [asset for asset in context[kind] if _is_wanted(asset, wanted)]


def _is_wanted(asset: Any, wanted: tuple[str, ...]) -> bool:
    name = str(getattr(asset, "filename", asset) or "").rsplit("/", 1)[-1].split("?")[0]
    return name.startswith(_OURS) or name in wanted


def _finish(app: Sphinx, error: Exception | None) -> None:
    """Write the one theme style sheet and clear out what no page names."""
    if error or app.builder.format != "html":
        return
    out = Path(app.outdir)
    static = out / "_static"
    code = trim.code_files(out)
    css = "\n".join(path.read_text(encoding="utf-8") for path in _styles(static) if path.is_file())
    (static / THEME).write_text(trim.used_rules(css, trim.names(code)), encoding="utf-8")
    trim.clear(static, code)
    if not app.config.workreport_twins:  # `workreport book` makes it once for both editions
        write_bundle(static / BUNDLE)


def _copy_theme_placeholder(app: Sphinx) -> None:
    """An empty file in the theme's place, so that Sphinx finds what pages link to."""
    static = Path(app.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    (static / THEME).write_text("", encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Register the assets; called by :func:`workreport.book.sphinx.setup`."""
    app.connect("builder-inited", _register)
    app.connect("builder-inited", _copy_theme_placeholder)
    app.connect("html-page-context", _choose, priority=900)
    app.connect("build-finished", _finish, priority=900)
