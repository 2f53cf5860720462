"""The theme's style sheet is cut down to what pages use, and stays the same sheet otherwise."""

from __future__ import annotations

import pytest

from workreport.book.trim import clear, code_files, names, used_rules


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("p{a:b}.gone{c:d}", "p{a:b}\n"),
        (".used,.gone{a:b}", ".used{a:b}\n"),
        (".used .gone{a:b}", ""),
        (".used>a:hover{a:b}", ".used>a:hover{a:b}\n"),
        (":is(.used, .gone) b{a:b}", ":is(.used, .gone) b{a:b}\n"),
        ("a:not(.gone){a:b}", "a:not(.gone){a:b}\n"),
        (".w-50\\%{a:b}", ""),
        ("[class*='x,y'] i{a:b}", "[class*='x,y'] i{a:b}\n"),
        ("@media print{.used{a:b}.gone{c:d}}", "@media print{.used{a:b}\n}\n"),
        ("@media print{.gone{c:d}}", ""),
        ("@supports (a:b){@media print{.used{a:b}}}", "@supports (a:b){@media print{.used{a:b}\n}\n}\n"),
        ("@font-face{src:url(f.woff2)}p{a:b}", "p{a:b}\n"),
        ("@keyframes k{from{a:b}to{c:d}}", "@keyframes k{from{a:b}to{c:d}}\n"),
        ("@import 'x.css';p{a:b}", "@import 'x.css';\np{a:b}\n"),
        ("/* .used{a:b} */p{content:'}'}q{a:b}", "p{content:'}'}\nq{a:b}\n"),
        ("p{}", ""),
    ],
)
def test_keeps_rules_whose_names_are_used(css, kept):
    assert used_rules(css, {"used"}) == kept


def test_names_come_from_attributes_of_pages_and_words_of_scripts(tmp_path):
    (tmp_path / "a.html").write_text("<p class='one two' id=\"three\">four</p>")
    (tmp_path / "a.js").write_text("x.classList.add('wr-five')")
    found = names([tmp_path / "a.html", tmp_path / "a.js"])
    assert {"one", "two", "three", "wr-five"} <= found
    assert "four" not in found


def test_clears_files_that_nothing_names(tmp_path):
    static = tmp_path / "_static"
    (static / "vendor").mkdir(parents=True)
    for name in ("kept.js", "named-by-kept.png", "gone.js", "vendor/kept.js"):
        (static / name).write_text("named-by-kept.png" if name == "kept.js" else "x")
    (static / "macros.html").write_text("_static/gone.js")
    (tmp_path / "a.html").write_text("<script src='_static/kept.js?v=1'>")
    clear(static, code_files(tmp_path))
    assert sorted(path.name for path in static.rglob("*")) == ["kept.js", "named-by-kept.png"]
