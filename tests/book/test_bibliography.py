"""The literature: checked records, cited in both editions, printed as each language's journals do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pybtex.database import parse_file
from test_roles import build, page

from workreport.book.reference.bibliography import FILE

ROOT = Path(__file__).parents[2]
BIB = ROOT / "book" / FILE
WORKS = parse_file(str(BIB)).entries
PAGE = """# Start

{cite:t}`li2019` model it, others read it {cite:p}`wei2018`.

```{bibliography}
```
"""


@pytest.mark.parametrize("key", WORKS)
def test_every_record_is_whole_and_says_where_it_was_checked(key):
    work = WORKS[key]
    assert work.persons["author"] and work.fields["checked"]
    assert all(work.fields.get(name) for name in ("title", "journal", "year"))
    assert ("title_en" in work.fields) == (work.fields.get("langid") == "zh")
    assert ("note" in work.fields) == ("note_zh" in work.fields)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_work_is_cited_in_both_editions(language):
    prose = "".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "book" / language).rglob("*.md"))
    )
    cited = {key for keys in re.findall(r"\{cite(?::\w+)?\}`([^`]*)`", prose) for key in keys.split(",")}
    assert cited == set(WORKS)


@pytest.fixture(scope="module", params=[None, "zh_CN"])
def cited(request, tmp_path_factory):
    """A page with two citations and the list, as text, in each language."""
    extensions = [
        "myst_nb",
        "sphinxcontrib.bibtex",
        "workreport.book.markup",
        "workreport.book.reference.bibliography",
    ]
    app, warnings = build(
        tmp_path_factory.mktemp("cited"),
        request.param,
        {"index.md": PAGE},
        extensions=extensions,
        bibtex_bibfiles=[str(BIB)],
    )
    assert warnings == ""
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", page(app, "index")))
    return text, "zh" if request.param else "en"


def test_a_citation_reads_as_its_language_does(cited):
    text, lang = cited
    if lang == "en":
        assert "Li et al. (2019) model it, others read it (魏建 and 鉴闻, 2018)." in text
    else:
        assert (
            "Li等（2019）model it" in text.replace("） model", "）model") and "（魏建、鉴闻，2018）" in text
        )


def test_the_list_prints_works_as_journals_of_its_language_do(cited):
    text, lang = cited
    if lang == "en":
        assert (
            "Xing Li, Chong Liu, Xi Weng and Li-An Zhou (2019). Target Setting in Tournaments: Theory and "
            "Evidence from China. The Economic Journal 129(623), 2888–2915. doi:10.1093/ej/uez018"
        ) in text
        assert "[Why do expected growth targets" in text and "our translation]" in text
    else:
        assert (
            "魏建, 鉴闻. 经济增长预期目标为何系统性偏离实际？——基于地级市政府工作报告的实证分析[J]. "
            "学习与探索, 2018(3)."
        ) in text
        assert (
            "LI X, LIU C, WENG X, et al. Target Setting in Tournaments: Theory and Evidence from China[J]. "
            "The Economic Journal, 2019, 129(623): 2888-2915. DOI: 10.1093/ej/uez018"
        ) in text


def test_only_works_that_are_cited_are_listed(cited):
    assert "Taming Cycles" not in cited[0]


def test_the_list_claims_no_role_that_its_items_do_not_fill(tmp_path):
    extensions = [
        "myst_nb",
        "sphinxcontrib.bibtex",
        "workreport.book.markup",
        "workreport.book.reference.bibliography",
    ]
    app, _ = build(tmp_path, None, {"index.md": PAGE}, extensions=extensions, bibtex_bibfiles=[str(BIB)])
    html = page(app, "index")
    assert 'class="citation-list"' in html and 'role="list"' not in html and "doc-biblioentry" not in html
