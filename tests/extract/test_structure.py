from workreport.extract.structure import ordinal, sentences
from workreport.extract.text import repair


def _sections(text):
    document = repair(text)
    return [(part.section, document.clean[part.start : part.end]) for part in sentences(document)]


def test_sections_are_the_reports_own_numbers_as_text():
    text = "云川市政府工作报告\n一、回顾\n总的看好。\n（一）经济\n增长8%。\n二、任务\n" + "".join(
        f"（{numeral}）第{numeral}节。\n"
        for numeral in ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
    )
    found = _sections(text)
    assert found[0] == ("", "云川市政府工作报告")
    assert ("1.0", "总的看好。") in found
    assert ("1.1", "增长8%。") in found
    assert found[-1] == ("2.10", "（十）第十节。")


def test_a_section_may_begin_inside_a_paragraph():
    found = _sections("一、回顾\n工作圆满完成。（一）结构继续优化。投资增长9%。\n（二）环境改善。")
    assert ("1.0", "工作圆满完成。") in found
    assert ("1.1", "投资增长9%。") in found
    assert ("1.2", "（二）环境改善。") in found


def test_chapters_without_numbers_are_told_by_their_years():
    found = _sections(
        "政府工作报告\n各位代表：\n2004年工作回顾\n生产发展。\n一、工业\n产值增长。\n2005年工作安排\n继续努力。\n一、农业\n新建水渠。"
    )
    assert ("1.0", "生产发展。") in found
    assert ("1.1", "产值增长。") in found
    assert ("2.0", "继续努力。") in found
    assert ("2.1", "新建水渠。") in found


def test_a_title_that_names_a_year_is_no_chapter():
    found = _sections("2020年云川市人民政府工作报告\n一、过去一年的工作\n增长8%。\n二、今年任务\n增长9%。")
    assert [section for section, _ in found] == ["", "1.0", "1.0", "2.0", "2.0"]


def test_an_enumeration_is_no_chapter():
    found = _sections("一、回顾\n三、四线城市稳定。\n七、八月份好转。")
    assert {section for section, _ in found} == {"1.0"}


def test_sentences_cover_everything_but_line_breaks():
    text = "一、回顾\n增长8%！“很好。”他说。\n\n（一）标题\n没有句号"
    document = repair(text)
    joined = "".join(document.clean[part.start : part.end] for part in sentences(document))
    assert joined == document.clean.replace("\n", "")


def test_a_name_of_numerals_is_no_ordinal():
    assert _sections("一、回顾\n十三五、十四五。\n（十三五）") == [
        ("1.0", "一、回顾"),
        ("1.0", "十三五、十四五。"),
        ("1.0", "（十三五）"),
    ]


def test_ordinals_reach_ninety_nine():
    assert [ordinal(numeral) for numeral in ("一", "十", "十一", "二十", "九十九")] == [1, 10, 11, 20, 99]
