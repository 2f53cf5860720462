"""The proof of a built site catches each defect, and nothing else."""

from __future__ import annotations

import pytest
from bookshelf import LONG

from workreport.book.verify import css_addresses, verify

GOOD = """<!DOCTYPE html><html lang="{lang}"><head><title>t</title>
<link rel="stylesheet" href="_static/a.css"><link rel="icon" href="data:,">
<link rel="alternate" hreflang="x" href="../{other}/page.html"><script src="_static/a.js?v=1"></script></head>
<body><main><h1 id="top">T</h1><p>{text}</p>
<a href="#top">up</a> <a href="page.html#top">here</a> <a href="https://example.org/">a source</a> <a href="../{other}/">twin</a>
<figure class="wr-figure" id="fig-a"><svg><path d="M0 0h1"/></svg><table><tr><td>1</td></tr></table></figure>
<div class="cell_output"><div class="output text_plain"><pre>3</pre></div></div>
</main></body></html>"""
LANGUAGES = {"en": "en", "zh": "zh-CN"}


@pytest.fixture
def site(tmp_path):
    """A small site without a fault."""
    for language, lang in LANGUAGES.items():
        folder = tmp_path / language
        (folder / "_static").mkdir(parents=True)
        (folder / "_static" / "a.css").write_text(
            "p{background:url(a.svg)} q{background:url('data:image/png;base64,x')}"
        )
        (folder / "_static" / "a.js").write_text("1")
        (folder / "_static" / "a.svg").write_text("<svg/>")
        other = "zh" if language == "en" else "en"
        html = GOOD.format(lang=lang, other=other, text=LONG[language])
        for name in ("page", "index"):
            (folder / f"{name}.html").write_text(html, encoding="utf-8")
    (tmp_path / "index.html").write_text(
        '<html lang="en"><body><main><a href="en/index.html">x</a></main></body></html>'
    )
    return tmp_path


def told(site, pages=("index", "page")):
    return [(one.file, one.place, one.said.en) for one in verify(site, pages)]


def test_a_sound_site_has_no_fault(site):
    assert told(site) == []


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


EDITS = {
    "a dead link": ("page.html#top", "gone.html", "leads nowhere"),
    "a link out of the site": ('"page.html#top"', '"../../../etc/passwd"', "leads nowhere"),
    "a dead anchor": ("page.html#top", "page.html#gone", "no such anchor"),
    "a dead anchor here": ('"#top"', '"#gone"', "no such anchor"),
    "a script from elsewhere": ("_static/a.js?v=1", "https://cdn.example.org/a.js", "from elsewhere"),
    "a script without scheme": ("_static/a.js?v=1", "//cdn.example.org/a.js", "from elsewhere"),
    "a style from elsewhere": ('href="_static/a.css"', 'href="http://example.org/a.css"', "from elsewhere"),
    "a missing script": ("_static/a.js?v=1", "_static/b.js", "does not exist"),
    "a picture from elsewhere": ("<h1", "<img src='https://example.org/a.png'><h1", "from elsewhere"),
    "a picture set from elsewhere": (
        "<h1",
        "<img srcset='_static/a.svg 1x, https://example.org/b.png 2x'><h1",
        "elsewhere",
    ),
    "a background from elsewhere": (
        "<h1",
        "<p style='background:url(https://example.org/a.png)'></p><h1",
        "elsewhere",
    ),
    "an import from elsewhere": (
        "<title>",
        "<style>@import 'https://example.org/a.css';</style><title>",
        "elsewhere",
    ),
    "a frame from elsewhere": ("<h1", "<iframe src='https://example.org/'></iframe><h1", "from elsewhere"),
    "a preload from elsewhere": (
        "<title>",
        "<link rel='preload' href='https://example.org/f.woff2'><title>",
        "elsewhere",
    ),
    "a form that sends elsewhere": (
        "<h1",
        "<form action='https://example.org/'></form><h1",
        "from elsewhere",
    ),
    "a figure without a picture": ('<path d="M0 0h1"/>', "", "no picture"),
    "a figure without a table": ("<td>1</td>", "", "no table"),
    "a traceback": ("<pre>3</pre>", "<pre>Traceback (most recent call last):</pre>", "shows an error"),
    "an error output": ("output text_plain", "output traceback", "shows an error"),
    "a warning output": ("output text_plain", "output stderr", "shows an error"),
    "the wrong language": ('<html lang="en">', '<html lang="fr">', "lang is 'fr'"),
    "an id that is used twice": (
        '<figure class="wr-figure" id="fig-a">',
        '<i id="fig-a"></i><figure class="wr-figure" id="fig-a">',
        "two elements",
    ),
}


@pytest.mark.parametrize("defect", EDITS)
def test_catches(site, defect):
    old, new, message = EDITS[defect]
    edit(site / "en" / "page.html", old, new)
    found = told(site)
    assert [file for file, _, _ in found] == ["site/en/page.html"]
    assert message in found[0][2]


def test_catches_a_missing_page_and_its_missing_twin(site):
    (site / "zh" / "page.html").unlink()
    found = told(site)
    assert ("site/zh/page.html", "", "the page is missing.") in found
    assert ("site/en/page.html", "", "the page has no twin in zh/.") in found


def test_catches_a_page_of_the_contents_that_was_never_made(site):
    assert told(site, ["index", "page", "counties"]) == [
        ("site/en/counties.html", "", "the page is missing."),
        ("site/zh/counties.html", "", "the page is missing."),
    ]


def test_catches_empty_files_and_empty_pages(site):
    (site / "en" / "_static" / "a.js").write_text("")
    edit(site / "zh" / "page.html", LONG["zh"], "短")
    edit(site / "zh" / "page.html", "a source", "")
    assert [(file, said.split("(")[0]) for file, _, said in told(site)] == [
        ("site/en/_static/a.js", "the file is empty "),
        ("site/zh/page.html", "the page has next to no text."),
    ]


def test_catches_what_a_style_sheet_fetches(site):
    (site / "en" / "_static" / "a.css").write_text(
        "@import url(https://example.org/x.css); b{background:url(gone.png)}"
    )
    assert [place for _, place, _ in told(site)] == ["https://example.org/x.css", "gone.png"]


def test_an_address_in_a_comment_of_a_style_sheet_is_not_fetched():
    assert css_addresses("/* url(https://example.org/) */ a{b:url( 'c.svg' )}") == ["c.svg"]


def test_text_in_scripts_does_not_make_a_page(site):
    edit(site / "en" / "page.html", LONG["en"], f"<script>'{LONG['en'] * 3}'</script>")
    assert told(site) == [("site/en/page.html", "", "the page has next to no text.")]
