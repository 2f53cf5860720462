"""The component: complete, in order, without a word that data could slip in."""

import csv
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from samples import KINDS, growth, shown, table

from workreport.charts import Choice, Slider, Source, bars, demands, figure
from workreport.registry.problems import ProjectError

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "=cmd()",
]


class Outline(HTMLParser):
    """Tags with their attributes, in order; void ones too."""

    def __init__(self, html: str):
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def classes(self) -> list[str]:
        return [name for _, attrs in self.tags for name in (attrs.get("class") or "").split()]


@pytest.fixture
def build(tmp_path: Path, monkeypatch) -> Path:
    """A build's folder for figures."""
    folder = tmp_path / "_figures" / "page"
    monkeypatch.setenv("WORKREPORT_FIGURES", str(folder))
    monkeypatch.setenv("WORKREPORT_FIGURES_URL", "_figures/page")
    monkeypatch.setenv("WORKREPORT_REPORT_URL", "report.html")
    monkeypatch.setattr(demands, "_shown", {})
    return folder


@pytest.fixture(autouse=True)
def bare(monkeypatch):
    for name in ("WORKREPORT_FIGURES", "WORKREPORT_FIGURES_URL", "WORKREPORT_REPORT_URL"):
        monkeypatch.delenv(name, raising=False)


def test_parts_come_in_the_order_a_reader_needs(build: Path):
    html = shown(
        cautions=["c"],
        method="m",
        notes=["n"],
        controls=[Choice("what", "What", {"a": "A"})],
        second_sources=[Source("Bulletin")],
    ).html
    marks = [
        "wr-title", "wr-subtitle", "wr-controls", "wr-picture", "wr-static", "wr-wide", "wr-narrow",
        "wr-method", "wr-caution", "wr-remark", "wr-source", "wr-table", "wr-words", "wr-frame", "wr-downloads",
    ]  # fmt: skip
    places = [html.index(f'"{mark}') for mark in marks]
    assert places == sorted(places)


def test_the_picture_is_one_image_named_in_the_language_of_the_page():
    outline = Outline(shown("zh", title="标题", description="图中四条横条。").html)
    picture = next(attrs for tag, attrs in outline.tags if "wr-picture" == attrs.get("class"))
    assert picture["role"] == "img"
    ids = {attrs["id"]: tag for tag, attrs in outline.tags if "id" in attrs}
    assert ids[picture["aria-labelledby"]] == "p" and ids[picture["aria-describedby"]] == "p"
    assert next(attrs["lang"] for tag, attrs in outline.tags if tag == "figure") == "zh"
    svgs = [attrs for tag, attrs in outline.tags if tag == "svg"]
    assert len(svgs) == 2 and all(attrs["aria-hidden"] == "true" for attrs in svgs)


def test_a_figure_in_a_build_writes_its_files_and_links_to_them(build: Path):
    html = shown().html
    for suffix in (".csv", ".csv-metadata.json", ".svg", ".png", ".vl.json"):
        assert f'href="_figures/page/sample{suffix}"' in html
    names = {path.name for path in build.iterdir()}
    assert names == {
        "sample.csv", "sample.csv-metadata.json", "sample.js", "sample.png", "sample.sources.json",
        "sample.svg", "sample.vl.json",
    }  # fmt: skip
    assert 'data-live="_figures/page/sample.js"' in html
    assert "<style" not in html and "<script" not in html
    assert (build / "sample.png").read_bytes().startswith(b"\x89PNG")


def test_every_download_but_the_bare_data_says_how_to_cite_it(build: Path):
    rows = pd.DataFrame({"label": ["a", "b"], "value": ["7.9\u202f%", "about 8\u202f%"]})
    seconds = [Source("Bulletin", publisher="Office of Statistics")]
    shown(table=rows, citation="Government work report. ‘{title}’ {x}", second_sources=seconds)
    cited = "Government work report. ‘Incomes in the country grew fastest’ {x}"
    assert cited not in (build / "sample.csv").read_text(encoding="utf-8-sig")
    assert json.loads((build / "sample.vl.json").read_text())["usermeta"]["citation"] == cited
    about = json.loads((build / "sample.csv-metadata.json").read_text())
    assert about["dc:bibliographicCitation"] == cited
    assert about["dc:source"] == ["Office of Statistics, Bulletin"]
    with open(build / "sample.csv", encoding="utf-8-sig", newline="") as file:
        head = next(csv.reader(file))
    assert [c["titles"] for c in about["tableSchema"]["columns"]] == head
    kinds = {c["titles"]: c["datatype"] for c in about["tableSchema"]["columns"]}
    assert kinds["value"] == "string" and kinds["value (number)"] == "decimal"
    drawn = "".join((build / "sample.svg").read_text())
    assert "Government work report." in drawn and "Office of Statistics" in drawn


def test_the_data_have_plain_numbers_beside_the_texts_and_the_mark_of_each_row(build: Path):
    rows = pd.DataFrame({"label": ["a", "b"], "value": ["−19.6\u202f%", "94.02 billion yuan"]})
    shown(table=rows, row_sources=["hz2020-003", ""])
    with open(build / "sample.csv", encoding="utf-8-sig", newline="") as file:
        head, *cells = csv.reader(file)
    assert head == ["label", "value", "value (number)", "value (unit)", "Mark in the report"]
    assert [row[2:] for row in cells] == [["-19.6", "%", "hz2020-003"], ["94020000000", "yuan", ""]]


def test_the_svg_to_take_along_stands_alone(build: Path):
    shown(description="Four bars.")
    svg = (build / "sample.svg").read_text()
    assert svg.startswith("<svg ") and 'xmlns="http://www.w3.org/2000/svg"' in svg
    assert "<title>Incomes in the country grew fastest</title><desc>Four bars.</desc>" in svg
    assert "var(--" not in svg and "Noto Sans CJK SC" in svg


def test_the_annotated_report_can_link_back(build: Path):
    shown(sources=["hz2020-003", "hz2020-011"], row_sources=["hz2020-012", "", "hz2020-011", ""])
    assert json.loads((build / "sample.sources.json").read_text()) == {
        "figure": "fig-sample",
        "title": "Incomes in the country grew fastest",
        "sources": ["hz2020-003", "hz2020-011", "hz2020-012"],
    }


def test_sources_are_linked_by_their_words_and_chinese_ones_are_marked_as_such(build: Path):
    rows = pd.DataFrame({"figure_id": ["hz2020-003", "hz2020-007"], "surface": ["7.9%", "五年"]})
    html = shown(sources=rows).html
    assert '<a href="report.html#hz2020-003">7.9%</a>' in html
    assert '<a href="report.html#hz2020-007"><span lang="zh">五年</span></a>' in html


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ({"s025": "Anji", "s030": "Deqing", "s052": "Anji"}, "Anji (sentences 25, 52), Deqing"),
        ({"hz2020-003": "zero", "hz2020-011": "zero", "hz2020-012": "8 %"}, "zero (1, 2), 8 %"),
    ],
)
def test_sources_of_one_name_are_named_once_and_all_linked(build: Path, sources: dict, said: str):
    (line,) = re.findall(r'<p class="wr-source">(.*?)</p>', shown(sources=sources).html)
    assert re.sub(r"<[^>]+>", "", line) == f"In the report: {said}"
    assert all(f'href="report.html#{source}"' in line for source in sources)


@pytest.mark.parametrize(("lang", "said"), [("en", "Corrected since publication"), ("zh", "发布后已更正")])
def test_a_picture_says_which_of_its_figures_are_corrected(lang: str, said: str):
    rows = pd.DataFrame(
        {"figure_id": ["a-1", "a-2"], "surface": ["7.9%", "31.4亿元"], "corrected": ["", "value unit"]}
    )
    html = shown(lang, sources=rows).html
    (remark,) = [part for part in html.split("<p") if said in part]
    assert "31.4亿元" in remark and "7.9%" not in remark
    assert said not in shown(lang, sources=rows.assign(corrected="")).html


def test_without_a_build_links_lead_to_the_report_of_the_language():
    assert 'href="../book/zh/report.html#hz2020-003"' in shown("zh").html


@pytest.mark.parametrize("linked", [False, True])
def test_many_sources_are_all_linked(build: Path, linked: bool):
    ids = [f"hz2020-{n:03d}" for n in range(1, 41)]
    frame = pd.DataFrame({"n": range(40)})
    html = shown(sources=ids, table=frame, row_sources=ids if linked else None).html
    for figure_id in ids:
        assert f'href="report.html#{figure_id}"' in html
    assert ("wr-rest" in html) is not linked


def test_only_web_addresses_of_second_sources_are_linked():
    html = shown(
        second_sources=[Source("A", url="javascript:alert(1)"), Source("B", url="https://example.org/")]
    ).html
    assert "javascript:" not in html and 'href="https://example.org/"' in html


def test_chinese_titles_are_marked_as_chinese_on_an_english_page():
    html = shown(second_sources=[Source("统计公报", url="https://example.org/")]).html
    assert (
        '<a href="https://example.org/" rel="noreferrer noopener"><span lang="zh">统计公报</span></a>' in html
    )
    assert '<span lang="zh">统计' not in shown("zh", second_sources=[Source("统计公报")]).html


def test_the_stop_of_a_note_does_not_stand_before_the_next_source():
    html = shown("zh", second_sources=[Source("报告", note="只取事实。"), Source("公报")]).html
    assert "报告，只取事实；公报" in html


def test_without_a_build_the_figure_carries_everything():
    outline = Outline(shown().html)
    links = [attrs["href"] for tag, attrs in outline.tags if tag == "a" and "download" in attrs]
    assert len(links) == 5 and all(link.startswith("data:") for link in links)
    assert [tag for tag, _ in outline.tags].count("style") == 1
    fetched = [
        value for tag, attrs in outline.tags for name, value in attrs.items() if name in ("src", "data")
    ]
    assert fetched == []


def test_a_notebook_shows_html_and_a_text():
    bundle = shown()._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"}
    assert "Four bars." in bundle["text/plain"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words_everywhere(build: Path, text: str):
    frame = growth("en").assign(label=[text, "b", "c", "d"], note=text, group=text)
    drawing = bars(frame, "en", note="note", group="group", unit=text, key={"actual": text})
    outline = Outline(
        shown(
            chart=drawing, title=text, subtitle=text, description=text, cautions=[text], notes=[text],
            method=text, table=frame, sources={text: text}, row_sources=[text] * 4,
            second_sources=[Source(text, text, text, note=text)],
            controls=[Choice("what", text, {text: text}, column="label"), Slider("pace", text, 0, 9, 1, 5, text)],
        ).html
    )  # fmt: skip
    allowed = set(
        "figure figcaption p span div svg g path rect text line circle a b br details summary table caption "
        "thead tbody tr th td label select option input output".split()
    )
    assert {tag for tag, _ in outline.tags} <= allowed
    assert not [name for _, attrs in outline.tags for name in attrs if name.startswith("on")]
    for name in ("sample.js", "sample.vl.json", "sample.csv-metadata.json", "sample.sources.json"):
        assert "<" not in (build / name).read_text(encoding="utf-8")
    svg = Outline((build / "sample.svg").read_text())
    assert not {"script", "img"} & {tag for tag, _ in svg.tags}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words_without_a_build(text: str):
    frame = growth("en").assign(label=[text, "b", "c", "d"])
    outline = Outline(shown(chart=bars(frame, "en"), table=frame, title=text).html)
    scripts = [attrs for tag, attrs in outline.tags if tag == "script"]
    assert scripts == [{"type": "application/json", "class": "wr-spec"}]
    assert "img" not in {tag for tag, _ in outline.tags}


def test_a_label_that_looks_like_a_colour_stays_a_label(build: Path):
    frame = growth("en").assign(label=["#12436D", "b", "c", "d"])
    shown(chart=bars(frame, "en"))
    assert '"text":"#12436D"' in (build / "sample.js").read_text()


def test_the_live_chart_has_the_same_colours_by_name(build: Path):
    shown()
    live = (build / "sample.js").read_text()
    assert live.startswith('wrFigures.take("fig-sample",{') and live.endswith(");\n")
    assert '"var(--wr-actual)"' in live
    assert not re.search('"#12436[dD]"', live)


def test_ids_of_two_figures_of_a_page_do_not_meet(build: Path):
    ids = [
        [
            attrs["id"]
            for _, attrs in Outline(shown(id=name, kind="map", chart=KINDS["census"]("en")).html).tags
            if "id" in attrs
        ]
        for name in ("one", "two")
    ]
    assert len(ids[0]) == len(set(ids[0])) and not set(ids[0]) & set(ids[1])


def test_two_figures_with_one_id_are_refused(build: Path):
    shown()
    shown()  # the same again is no other figure
    with pytest.raises(ProjectError, match="same id"):
        shown(title="Another finding")


def test_all_that_is_missing_is_said_at_once():
    with pytest.raises(ProjectError) as caught:
        shown(id="A b", title=" ", description="", table=pd.DataFrame(), sources=[], statement="felt")
    said = str(caught.value)
    for part in ("the id must", "title is empty", "description is empty", "no rows", "no source", "'felt'"):
        assert part in said
    assert all(problem.to("zh") for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"statement": "derived"}, "does not say how"),
        ({"row_sources": ["hz2020-001"]}, "1 entries"),
        ({"lang": "fr"}, "'fr'"),
    ],
)
def test_a_figure_must_be_whole(given: dict, said: str):
    with pytest.raises(ProjectError, match=said):
        figure.show(
            KINDS["bars"]("en"), id="a", title="t", subtitle="s", table=table("en"), description="d",
            sources=["hz2020-001"], **{"lang": "en", **given},
        )  # fmt: skip


def test_kinds_of_statement_look_different():
    assert "wr-kind" not in shown().html.split("</style>")[1]
    derived = shown("zh", statement="derived", method="59028 ÷ 34803").html
    assert 'wr-kind-derived">推算<' in derived and "<b>推算</b>：59028 ÷ 34803" in derived


def test_a_map_states_its_boundaries():
    html = shown("zh", kind="map", chart=KINDS["attention"]("zh")).html
    assert "不作划界依据" in html and "审图号" in html and "GSHHG" in html
    assert "Schematic, not for delimitation" in shown(kind="map").html


def test_rows_carry_the_option_they_belong_to():
    frame = pd.DataFrame({"County": ["Anji", "Deqing", "all"], "n": [7, 6, 13]})
    choice = Choice("county", "County", {"330523": "Anji", "330521": "Deqing"}, column="County")
    html = shown(table=frame, controls=[choice]).html
    assert '<tr data-county="330523">' in html and '<tr data-county="330521">' in html
    assert '<tr><th scope="row">all</th>' in html
    assert '<div class="wr-controls" hidden>' in html


def test_each_option_may_have_its_own_drawing(build: Path):
    choice = Choice("kind", "Kind", ["a", "b"])
    shown(chart={"a": KINDS["bars"]("en"), "b": KINDS["dots"]("en")}, controls=[choice])
    live = json.loads((build / "sample.js").read_text().removeprefix('wrFigures.take("fig-sample",')[:-3])
    assert list(live) == ["a", "b"] and set(live["b"]) == {"wide", "narrow"}


def test_an_option_with_nothing_to_draw_leaves_the_picture_to_the_table(build: Path):
    shown(chart={"a": KINDS["bars"]("en"), "b": None}, controls=[Choice("kind", "Kind", ["a", "b"])])
    live = json.loads((build / "sample.js").read_text().removeprefix('wrFigures.take("fig-sample",')[:-3])
    assert list(live) == ["a"] and set(live["a"]) == {"wide", "narrow"}


def test_the_option_shown_at_first_needs_a_drawing():
    with pytest.raises(ValueError, match="'a'"):
        shown(chart={"a": None, "b": KINDS["bars"]("en")}, controls=[Choice("kind", "Kind", ["a", "b"])])


def test_an_option_without_a_drawing_is_an_error():
    with pytest.raises(ValueError, match="b"):
        shown(chart={"a": KINDS["bars"]("en")}, controls=[Choice("kind", "Kind", ["a", "b"])])


@pytest.mark.parametrize("name", ["A", "1a", "a-b", "a;alert(1)", ""])
def test_a_control_is_named_by_a_plain_word(name: str):
    with pytest.raises(ValueError, match="name"):
        Choice(name, "x", ["a"])


def test_a_slider_starts_within_its_limits():
    with pytest.raises(ValueError, match="limits"):
        Slider("pace", "Pace", 0, 5, 1, 9)


def test_a_figure_is_light_to_load(build: Path):
    import gzip

    for kind, most in (("dots", 4_000), ("choropleth", 14_000), ("units", 8_000)):
        html = shown(id=kind, chart=KINDS[kind]("en")).html
        assert len(gzip.compress(html.encode(), mtime=0)) < most, kind


def test_two_builds_write_the_same_bytes(tmp_path: Path, monkeypatch):
    written = []
    for name in ("one", "two"):
        monkeypatch.setenv("WORKREPORT_FIGURES", str(tmp_path / name))
        monkeypatch.setenv("WORKREPORT_FIGURES_URL", "_figures/page")
        html = shown(kind="map", chart=KINDS["choropleth"]("zh")).html
        written.append((html, {p.name: p.read_bytes() for p in sorted((tmp_path / name).iterdir())}))
    assert written[0] == written[1]
