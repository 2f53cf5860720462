import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.readings import read, surface

from workreport.extract.numerals import CHARACTERS


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("推进G60科创走廊建设。", "G60", "name"),
        ("治理PM2.5污染。", "PM2.5", "name"),
        ("实施“531X”工程。", "531X", "name"),
        ("改建104国道。", "104国道", "name"),
        ("创建5A级景区。", "5A级", "name"),
        ("开展绿盾2018行动。", "2018", "other"),
        ("深入实施八八战略。", "八八战略", "name"),
        ("落实“345+1.5”标准。", "345+1.5", "name"),
        ("实施人才新政4.0版。", "4.0版", "name"),
        ("完善“12345政府阳光热线”。", "12345政府阳光热线", "name"),
        ("融入长三角发展。", "长三角", "name"),
        ("世界500强企业落户。", "500强", "name"),
        ("抗击H7N9疫情。", "H7N9", "name"),
        ("开展扶贫三年行动。", "三年", "name"),
        ("推进“十四五”规划。", "十四五", "name"),
        ("庆祝建国70周年。", "70周年", "date"),
        ("今年7月1日启用。", "7月1日", "date"),
        ("2019年以来稳步发展。", "2019年", "date"),
        ("五年来砥砺前行。", "五年来", "date"),
        ("二〇三五年基本实现。", "二〇三五年", "date"),
        ("市八届人大四次会议通过。", "八届", "session"),
        ("党的二十大精神。", "二十大", "session"),
        ("第三次会议召开。", "第三次", "session"),
        ("群众万众一心。", "万众一心", "idiom"),
        ("每万人拥有量提高。", "万人", "other"),
        ("第三产业发展。", "第三产业", "name"),
        ("新建220千伏变电站。", "220", "other"),
        ("落实省委十项规定。", "十项", "name"),
        ("“3个20万元”政策见效。", "3个20万元", "name"),
        ("制定五项行动计划。", "五项", "name"),
        ("30年期国债期货上市。", "30年期", "name"),
        ("（2）办好实事。", "2", "list"),
        ("打通“最后一公里”。", "最后一公里", "name"),
    ],
)
def test_a_numeral_that_is_no_figure(sentence, name, kind):
    extraction = read(back=sentence)
    text = extraction.document.clean
    assert not extraction.figures
    assert (name, kind) in [(text[found.start : found.end], found.kind) for found in extraction.nonfigures]


@pytest.mark.parametrize(
    "sentence",
    [
        "统一部署，进一步推进一般工作，一批项目落地。",
        "百姓十分满意，零售业一直向好。",
        "万达广场开业，三亚、九江客商来访。",
        "三大攻坚战取得进展，三县联动，中法两国元首见证。",
        "突出抓好八个方面的工作：",
        "把人民放在第一位，发挥首位度。",
        "开展清零行动。",
        "实施外贸翻番行动。",
        "开展“清零”行动。",
    ],
)
def test_words_with_numerals_are_no_figures(sentence):
    assert [surface(found, row) for found in [read(back=sentence)] for row in found.figures] == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("构建“15分钟健身圈”。", "15分钟"),
        ("审批“最多80天”。", "80天"),
        ("建设“亿元楼”10幢。", "亿元"),
        ("十方面民生实事全面完成。", "十方面"),
        ("两位代表获得称号。", "两位"),
        ("二十四万平方米校舍建成。", "二十四万平方米"),
        ("改造十二条道路。", "十二条"),
    ],
)
def test_figures_that_look_like_names(sentence, found):
    extraction = read(back=sentence)
    assert found in [surface(extraction, row) for row in extraction.figures]


_WORDS = st.lists(
    st.sampled_from(
        "增长 8.5% 3亿元 第三位 两个 五年 2019年 十三五 “四大” G60 12345 千 百 万 一 二 、 ， 。 和 分别 以上 企业 家 第 每 ： 1 0.5 % 零 清零".split()
    ),
    min_size=1,
    max_size=25,
).map("".join)


@given(_WORDS)
def test_every_arabic_numeral_is_in_exactly_one_table(sentence):
    extraction = read(back=sentence)
    text = extraction.document.clean
    spans = {(row.quantity.start, row.quantity.end) for row in extraction.figures}
    spans = sorted(spans) + [(found.start, found.end) for found in extraction.nonfigures]
    for match in re.finditer(r"\d+(?:\.\d+)?", text):
        holders = [span for span in spans if span[0] < match.end() and match.start() < span[1]]
        assert len(holders) == 1, (text, match.group(), holders)
        assert holders[0][0] <= match.start() and match.end() <= holders[0][1]


@given(_WORDS)
def test_spans_do_not_cross_and_hold_a_numeral(sentence):
    extraction = read(back=sentence)
    text = extraction.document.clean
    spans = {(row.quantity.start, row.quantity.end) for row in extraction.figures}
    spans = sorted(spans | {(found.start, found.end) for found in extraction.nonfigures})
    assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False))
    assert all(re.search(rf"[\d{CHARACTERS}ⅠⅡⅢ半首翻]", text[start:end]) for start, end in spans)
