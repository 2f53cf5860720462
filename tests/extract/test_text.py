import pytest
from hypothesis import given
from hypothesis import strategies as st

from workreport.extract.text import load, read_raw, repair
from workreport.registry.problems import ProjectError

_PIECES = st.lists(
    st.sampled_from(
        [
            "增长",
            "7.9",
            "％",
            "１２",
            " ",
            "\u3000",
            "\n",
            "\n\n",
            "，",
            "。",
            "一、",
            "（二）",
            "**",
            "# ",
            "GDP",
            "亿元",
            "“",
            "”",
        ]
    ),
    max_size=60,
).map("".join)


@given(_PIECES)
def test_every_repaired_character_comes_from_its_place_in_the_raw_text(raw):
    document = repair(raw)
    assert len(document.origin) == len(document.clean)
    assert list(document.origin) == sorted(set(document.origin))
    for character, place in zip(document.clean, document.origin, strict=True):
        assert character == raw[place] or raw[place] in "％１２"


@given(_PIECES, st.data())
def test_a_span_maps_back_around_the_same_characters(raw, data):
    document = repair(raw)
    if not document.clean:
        return
    start = data.draw(st.integers(0, len(document.clean) - 1))
    end = data.draw(st.integers(start + 1, len(document.clean)))
    raw_start, raw_end = document.raw_span(start, end)
    ends = (raw[raw_start] + raw[raw_end - 1]).translate(str.maketrans("％１２", "%12"))
    assert ends == document.clean[start] + document.clean[end - 1]


def test_a_page_break_inside_a_word_is_mended():
    torn = "新增工厂11家，吴兴、德\n\n清、长兴被列为创建单位。"
    assert repair(torn).clean == torn.replace("\n", "")


def test_headings_keep_their_lines():
    text = "我们完成了任务，成绩不小。\n二、2020年重点任务\n（一）突出稳企业、增动能\n坚定不移。"
    assert repair(text).clean == text


def test_a_heading_with_a_comma_is_no_torn_line():
    torn = (
        "全市上下齐心协力，完成了全年的各项任务，经济运行稳中有进，社会保持安定。\n聚焦增长，稳中有进\n"
        "生产总值增长6%，投资增长9%，消费增长8%，居民收入增长7%，就业保持稳定。"
    )
    assert repair(torn).clean == torn


def test_a_paragraph_that_a_page_break_cuts_short_is_no_heading():
    torn = (
        "全市上下齐心协力，完成了全年的各项任务，经济运行稳中有进，社会保持安定，人民生活不断改善。\n产业提升。新增工厂11家，吴兴、德\n"
        "清、长兴被列为创建单位，生产总值增长6%，投资增长9%，消费增长8%，居民收入增长7%。"
    )
    assert "吴兴、德清、长兴" in repair(torn).clean


def test_a_page_number_inside_a_sentence_is_left_out_and_remembered():
    raw = "改造小区6个，新建学校3所、\n- 12 -\n医院5家。\n第 13 页\n增长8%。"
    document = repair(raw)
    assert document.clean == "改造小区6个，新建学校3所、医院5家。\n\n增长8%。"
    assert [raw[start:end] for start, end in document.pages] == ["12", "13"]


def test_half_width_punctuation_is_chinese_in_chinese_prose():
    assert repair("一、回顾:\n增长9.1%;消费(含网上)增长8%,投资1,100万元,比为1.65:1.").clean == (
        "一、回顾：\n增长9.1%；消费（含网上）增长8%，投资1,100万元，比为1.65:1."
    )


def test_marks_of_markdown_go():
    assert repair("- 增长8\\~9%。\n* 完成&nbsp;5项。\n").clean == "增长8~9%。\n完成5项。\n"


def test_blanks_beside_chinese_go_and_between_words_stay():
    assert repair("完成 4217 家，与 Silicon Valley 合作").clean == "完成4217家，与Silicon Valley合作"


@pytest.mark.parametrize(
    ("torn", "mended"),
    [
        ("收入增长10.3 %；", "收入增长10.3%；"),
        ("收入增长10. 3%。", "收入增长10.3%。"),
        ("总额3382 .18亿元", "总额3382.18亿元"),
        ("投资1 200亿元", "投资1200亿元"),
        ("PM 2.5浓度", "PM2.5浓度"),
        ("共2017 100个", "共2017 100个"),
        ("1. 5G基站", "1. 5G基站"),
    ],
)
def test_a_number_torn_by_a_blank_is_whole_again(torn, mended):
    document = repair(torn)
    assert document.clean == mended
    start = mended.index(next(character for character in mended if character.isdigit()))
    assert torn[slice(*document.raw_span(start, len(mended)))] == torn[torn.index(mended[start]) :]


def test_marks_of_emphasis_go():
    assert repair("**一、2011年总结**\n增长9%。").clean == "一、2011年总结\n增长9%。"


def test_an_empty_span_has_no_place():
    with pytest.raises(ValueError, match="span"):
        repair("增长").raw_span(1, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_report_is_read_in_the_encodings_it_comes_in(tmp_path, encoding):
    path = tmp_path / "report.txt"
    path.write_bytes("各位代表：\r\n增长７.9％。".encode(encoding))
    assert read_raw(path) == "各位代表：\r\n增长７.9％。"
    assert load(path).clean == "各位代表：\r\n增长7.9%。"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\xff", "not text"),
        (b"x" * 8_000_001, "larger"),
    ],
)
def test_what_holds_no_text_is_refused_in_both_languages(tmp_path, content, said):
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    with pytest.raises(ProjectError) as caught:
        read_raw(path)
    (problem,) = caught.value.problems
    assert said in problem.to("en")
    assert str(path) in problem.to("zh") and problem.said.zh and problem.remedy.zh


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(ProjectError, match="cannot be read"):
        read_raw(tmp_path / "none.txt")
