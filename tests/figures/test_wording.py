"""Hedges and commitments are read from the words around a figure."""

import pytest

from workreport.figures.wording import commitment, hedge


@pytest.mark.parametrize(
    ("text", "figure", "comparator"),
    [
        ("增长7%左右；", "7%", "approx"),
        ("约300个项目", "300个", "approx"),
        ("突破3000亿元，", "3000亿元", "ge"),
        ("超过80%的事项", "80%", "ge"),
        ("完成2000家以上，", "2000家", "ge"),
        ("排查2.1万多家次", "2.1万多家次", "ge"),
        ("解决3900余起", "3900余起", "ge"),
        ("亿元以上项目", "亿元", "ge"),
        ("培育“亿元楼”", "亿元", "ge"),
        ("控制在3%以内", "3%", "le"),
        ("“最多90天”审批", "90天", "le"),
        ("沿线2公里范围内", "2公里", "le"),
        ("三岁以下婴幼儿", "三岁", "le"),
        ("居全省前三位", "前三位", "le"),
        ("不超过5亿元", "5亿元", "le"),
        ("不低于10%，", "10%", "ge"),
        ("不少于5家，", "5家", "ge"),
        ("低于3%，", "3%", "le"),
        ("水质优于Ⅲ类，", "Ⅲ类", "ge"),
        ("年收入过10亿元的企业", "10亿元", "ge"),
        ("经过3年建设", "3年", "eq"),
        ("增长8.4%，", "8.4%", "eq"),
        ("居全省第三位", "第三位", "eq"),
        ("最近3年", "3年", "approx"),
    ],
)
def test_one_figure(text, figure, comparator):
    start = text.index(figure)
    span = (start, start + len(figure))
    assert hedge(text, *span, [span])[0] == comparator


@pytest.mark.parametrize(
    ("text", "covered"),
    [("分别增长7.5%和8%左右；", True), ("均增长7.5%、8%以上。", True), ("增长7.5%和8%左右；", False)],
)
def test_a_trailing_hedge_covers_a_list_only_after_its_word(text, covered):
    spans = [(text.index("7.5%"), text.index("7.5%") + 4), (text.index("8%"), text.index("8%") + 2)]
    assert (hedge(text, *spans[0], spans)[0] != "eq") is covered
    assert hedge(text, *spans[1], spans)[0] != "eq"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("力争新增5家，完成9", "力争"),
        ("力争新增5家；完成9", ""),
        ("力争新增5家。完成9", ""),
        ("力争新增5家，确保完成9", "确保"),
        ("全力争取各类要素，完成9", "争取"),
        ("完成9", ""),
    ],
)
def test_a_commitment_reaches_to_the_next_stop_or_word(text, word):
    assert commitment(text, text.index("9")) == word
