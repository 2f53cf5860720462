"""The annotated report: complete, linked both ways, faithful to the text, and safe."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from annotated import TEXT, FakeEdition, annotated, body, by_id, elements, figures, row

from workreport.book.annotated import report_page
from workreport.book.annotated.annotation import annotate
from workreport.book.annotated.links import Link
from workreport.book.annotated.marks import Mark, cut
from workreport.extract.text import load
from workreport.figures.edition import open_edition
from workreport.figures.format import written
from workreport.registry.problems import ProjectError
from workreport.registry.project import Project


@pytest.fixture(scope="module", params=["en", "zh"])
def real(request):
    """The report of the book, annotated in each language."""
    project = Project(Path(__file__).parents[2])
    edition = open_edition("huzhou-2020", project)
    document = load(project.report("huzhou-2020") / "report.txt")
    return edition, annotate(edition, document, {}, written, request.param)


def test_every_figure_of_the_report_has_one_mark_and_one_card(real):
    edition, annotation = real
    found = by_id(body(annotation))
    for figure_id in edition.figures()["figure_id"]:
        mark, card = found[figure_id], found[f"card-{figure_id}"]
        holder = mark if mark.tag == "a" else mark.ancestors[-1]
        assert holder.has("wr-fig")
        assert found[holder.attributes["href"][1:]] in (card, *card.ancestors)
        assert any(element.has("wr-card") for element in (card, *card.ancestors))


def test_every_link_of_the_report_leads_to_something_on_the_page(real):
    _, annotation = real
    html = body(annotation) + report_page.index_html(annotation)
    there = set(by_id(html)) | {part.anchor for part in report_page.parts(annotation)}
    there |= {part.heading.sentence_id for part in report_page.parts(annotation) if part.heading}
    links = {element.attributes["href"] for element in elements(html) if element.tag == "a"}
    assert len(links) > 500
    assert {link[1:] for link in links} <= there


def test_the_chinese_text_is_shown_whole_and_in_order(real):
    _, annotation = real
    shown = []
    for part in report_page.parts(annotation):
        if part.heading:
            shown.append(annotation.text(part.heading))
        html = re.sub(
            r'<div class="wr-cards">.*?</aside></div>', "", "".join(report_page.body_html(annotation, part))
        )
        for element in elements(html):
            original = element.tag == "p" and element.attributes.get("lang") == "zh-CN"
            sentence = element.tag == "span" and element.has("wr-s")
            if original or sentence:
                shown.append(element.text)
    assert re.sub(r"\s", "", "".join(shown)) == re.sub(r"\s", "", annotation.document.clean)


def test_no_arabic_numeral_of_the_report_stands_unmarked(real):
    _, annotation = real
    for sentence in annotation.sentences:
        pieces = cut(annotation.document.clean, sentence.start, sentence.end, sentence.spans)
        bare = "".join(piece.text for piece in pieces if piece.span is None)
        assert not re.search(r"\d", bare), sentence.sentence_id


def test_each_target_of_the_report_can_be_told_from_a_result_without_colour(real):
    edition, annotation = real
    marks = {
        one: mark for sentence in annotation.sentences for mark in sentence.marks for one in mark.figure_ids
    }
    word = {"en": {"actual": "result", "target": "target"}, "zh": {"actual": "实绩", "target": "目标"}}
    for figure in edition.figures(status=["actual", "target"]).to_dict("records"):
        assert word[annotation.language][figure["status"]] in marks[figure["figure_id"]].label


def test_the_english_rendering_links_nearly_every_figure(real):
    _, annotation = real
    if annotation.language == "zh":
        assert "wr-columns" not in body(annotation)
        return
    links = [element for element in elements(body(annotation)) if element.has("wr-fig")]
    echoes = [link for link in links if "id" not in link.attributes]
    assert len(echoes) >= 0.97 * (len(links) - len(echoes))


def test_figures_on_the_same_words_share_a_mark_and_a_card():
    found = by_id(body(annotated()))
    assert found["yz2030-003"].has("wr-fig")
    assert found["yz2030-004"].ancestors[-1] is found["yz2030-003"]
    assert found["card-yz2030-003"] in found["card-yz2030-004"].ancestors
    assert "Indicator 3" in found["card-yz2030-003"].text
    assert "Indicator 4" in found["card-yz2030-004"].text


def test_a_page_break_inside_a_figure_leaves_one_unbroken_mark():
    assert by_id(body(annotated(lang="zh")))["yz2030-005"].text == "1.2万人"


def test_overlapping_figures_do_not_make_a_link_inside_a_link():
    rows = [*figures(), row(8, "120.5亿", **{"class": "level"})]
    found = by_id(body(annotated(FakeEdition(rows=rows), "zh")))
    assert found["yz2030-008"].ancestors[-1] is found["yz2030-001"]
    assert found["yz2030-001"].text == "120.5亿元"


def test_a_figure_that_runs_over_a_sentence_end_is_refused_by_name():
    rows = [*figures(), row(9, "发展。力争")]
    with pytest.raises(ProjectError) as caught:
        annotated(FakeEdition(rows=rows))
    assert [problem.place for problem in caught.value.problems] == ["yz2030-009"]


def test_numerals_that_are_no_figures_are_declared_with_their_kind():
    for lang, title in (("en", "not a figure: part of a name"), ("zh", "不是指标：名称")):
        declared = [element for element in elements(body(annotated(lang=lang))) if element.has("wr-non")]
        assert ("三大行动", title) in [(element.text, element.attributes["title"]) for element in declared]


def test_an_apparent_misprint_stays_and_says_what_seems_meant():
    at = TEXT.index("超额完成")
    defect = {"start": at, "end": at + 4, "surface": "超额完成", "en": "Seems odd.", "zh": "存疑。"}
    broken = {"start": 0, "end": 2, "surface": "1.2\n\n万", "en": "A page break.", "zh": "分页。"}
    shown = elements(body(annotated(FakeEdition(defects=[defect, broken]), "zh")))
    assert [(one.text, one.attributes["title"]) for one in shown if one.has("wr-sic")] == [
        ("超额完成", "存疑。")
    ]


def test_each_sentence_of_the_english_page_stands_beside_its_original():
    sentence = next(
        one for one in by_id(body(annotated())).values() if "GDP was" in one.text and one.has("wr-s")
    )
    assert sentence.text.startswith("GDP was 12.05 billion yuan")
    assert "全市生产总值120.5亿元" in sentence.text


def test_a_mark_repeated_in_the_rendering_is_one_stop_for_the_keyboard():
    links = [one for one in elements(body(annotated())) if one.attributes.get("href") == "#card-yz2030-002"]
    in_text = [one for one in links if one.has("wr-fig")]
    assert [one.text for one in in_text] == ["7.9%", "7.9%"]
    assert [one.attributes.get("tabindex") for one in in_text] == [None, "-1"]


def test_the_index_counts_results_and_targets_of_each_section():
    cells = [one.text for one in elements(report_page.index_html(annotated())) if one.tag == "td"]
    assert list(zip(cells[1::3], cells[2::3], strict=True)) == [("5", "–"), ("–", "–"), ("–", "2")]


def test_a_numbered_sentence_that_opens_a_section_is_its_heading():
    headings = {
        part.label: report_page.heading_text(annotated(lang="zh"), part)
        for part in report_page.parts(annotated(lang="zh"))
    }
    assert headings["2.1"] == "（一）加快发展。"


def test_the_filter_is_hidden_until_a_script_shows_it():
    form = elements(report_page.filter_html("en"))[0]
    assert form.tag == "form" and "hidden" in form.attributes


HOSTILE = "<script>alert(1)</script>\"'&"


def test_hostile_text_in_any_table_stays_text():
    rows = figures()
    rows[6] |= {f"indicator_{lang}": HOSTILE for lang in ("en", "zh")}
    rows[6] |= {
        "note_en": HOSTILE,
        "note_zh": HOSTILE,
        "area_en": HOSTILE,
        "area_zh": HOSTILE,
        "commitment": HOSTILE,
    }
    pair = {"target_id": "yz2030-007", "actual_id": "yz2030-001", "comparable": HOSTILE}
    fate = {
        "figure_id": "yz2030-007",
        "fate": HOSTILE,
        "note_en": HOSTILE,
        "note_zh": HOSTILE,
        "outcome_value": "",
    }
    edition = FakeEdition(
        rows=rows,
        paired=[pair | {"reason_zh": HOSTILE, "reason_en": HOSTILE}],
        fates=[fate],
        others=[("三大行动", HOSTILE)],
        renderings={"力争": HOSTILE},
    )
    for lang in ("en", "zh"):
        page = annotated(edition, lang, {"yz2030-007": [Link(f"x.html#{HOSTILE}", HOSTILE)]})
        html = body(page) + report_page.index_html(page)
        assert "<script" not in html
        assert all(not name.startswith("on") for one in elements(html) for name in one.attributes)
        assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 10


def test_hostile_text_in_the_report_itself_stays_text():
    text = TEXT.replace("超额完成", "<img src=x onerror=alert(1)>完成")
    edition = FakeEdition(text=text, rows=[row(1, "7.9%", text)])
    assert not [one for one in elements(body(annotated(edition, "zh"))) if one.tag == "img"]


def test_a_mark_outside_every_sentence_is_never_dropped_silently():
    annotation = annotated()
    placed = [mark for sentence in annotation.sentences for mark in sentence.spans if isinstance(mark, Mark)]
    assert sorted(one for mark in placed for one in mark.figure_ids) == sorted(annotation.entries)


def test_a_paragraph_without_a_rendering_stands_in_chinese_alone():
    annotation = annotated(FakeEdition(renderings={}, untold=""), "en")
    (chapter, *_) = [part for part in report_page.parts(annotation) if part.label and part.body]
    html = "".join(report_page.body_html(annotation, chapter))
    assert "wr-columns" not in html and html.startswith('<p class="wr-par')
    assert 'lang="zh-CN"' in html.split(">")[0]
    assert report_page.heading_text(annotation, chapter) == annotation.text(chapter.heading)


def test_the_front_matter_of_a_file_is_no_part_of_the_report():
    text = "---\ntitle: 云州市政府工作报告\n---\n\n"
    rows = [row | {key: row[key] + len(text) for key in ("start", "end")} for row in figures()]
    html = body(annotated(FakeEdition(text=text + TEXT, rows=rows), "zh"))
    assert "title:" not in html and "---" not in html
    assert "各位代表" in html
