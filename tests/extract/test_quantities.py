import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.readings import read, surface

from workreport.extract.numerals import write


def _read(sentence):
    """(surface, value, unit, value in base unit, base unit, comparator) of each figure."""
    extraction = read(back=sentence)
    return [
        (
            surface(extraction, row),
            row.quantity.value,
            row.quantity.unit,
            row.quantity.base,
            row.quantity.unit_base,
            row.comparator,
        )
        for row in extraction.figures
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("捐款二百余万元。", ("二百余万元", "200", "万元", "2000000", "元", "ge")),
        ("筹集一千多万元。", ("一千多万元", "1000", "万元", "10000000", "元", "ge")),
        ("减税1,100万元。", ("1,100万元", "1100", "万元", "11000000", "元", "eq")),
        ("贷款余额突破二十万亿元。", ("二十万亿元", "20", "万亿元", "20000000000000", "元", "ge")),
        ("城镇新增就业一百九十万零三千人。", ("一百九十万零三千人", "1903000", "人", "1903000", "人", "eq")),
        ("新增市场主体一百二十三万户。", ("一百二十三万户", "123", "万户", "1230000", "户", "eq")),
        ("地区生产总值增长8.1%左右。", ("8.1%", "8.1", "%", "8.1", "%", "approx")),
        ("固定资产投资增长１０．５％。", ("１０．５％", "10.5", "%", "10.5", "%", "eq")),
        ("投资增长百分之八。", ("百分之八", "8", "%", "8", "%", "eq")),
        ("投资增长百分之八点五。", ("百分之八点五", "8.5", "%", "8.5", "%", "eq")),
        ("近三成企业实现上云。", ("三成", "3", "成", "30", "%", "approx")),
        ("三分之一的村实现集中供水。", ("三分之一", "1/3", "", "1/3", "", "eq")),
        ("进出口保持两位数增长。", ("两位数", "10", "%", "10", "%", "ge")),
        ("技术交易额翻一番。", ("翻一番", "1", "番", "1", "番", "eq")),
        ("新增用地1.95万亩。", ("1.95万亩", "1.95", "万亩", "19500", "亩", "eq")),
        ("走访企业2.1万多家次。", ("2.1万多家次", "2.1", "万家次", "21000", "家次", "ge")),
        ("制止案件3900余起。", ("3900余起", "3900", "起", "3900", "起", "ge")),
        ("实到外资19亿美元。", ("19亿美元", "19", "亿美元", "1900000000", "美元", "eq")),
        ("新增装机1.2万千瓦。", ("1.2万千瓦", "1.2", "万千瓦", "12000", "千瓦", "eq")),
        ("腾出用能空间10万吨标煤。", ("10万吨标煤", "10", "万吨标煤", "100000", "吨标煤", "eq")),
        ("浓度降至每立方米32微克。", ("32微克", "32", "微克/立方米", "32", "微克/立方米", "eq")),
        ("浓度降至32微克/立方米。", ("32微克/立方米", "32", "微克/立方米", "32", "微克/立方米", "eq")),
        ("信用监测排名全国第二十二位。", ("第二十二位", "22", "位", "22", "位", "eq")),
        ("增幅居全省前三位。", ("前三位", "3", "位", "3", "位", "le")),
        ("指数居全省首位。", ("首位", "1", "位", "1", "位", "eq")),
        ("获得考评第一名。", ("第一名", "1", "名", "1", "名", "eq")),
        ("满意度列全省第一。", ("第一", "1", "位", "1", "位", "eq")),
        ("零就业家庭动态清零。", ("清零", "0", "", "0", "", "eq")),
        ("垃圾总量零增长。", ("零增长", "0", "", "0", "", "eq")),
        ("实现平安建设“十三连冠”。", ("十三连冠", "13", "连冠", "13", "连冠", "eq")),
        ("审批时限不超过60天。", ("60天", "60", "天", "60", "天", "le")),
        ("覆盖率达到90%以上。", ("90%", "90", "%", "90", "%", "ge")),
        ("人数不低于100名。", ("100名", "100", "名", "100", "名", "ge")),
        ("失业率控制在4%以内。", ("4%", "4", "%", "4", "%", "le")),
        ("完成投资约30亿元。", ("30亿元", "30", "亿元", "3000000000", "元", "approx")),
        ("出口额首次突破千亿元。", ("千亿元", "1", "千亿元", "100000000000", "元", "ge")),
        ("上百家企业参展。", ("百家", "1", "百家", "100", "家", "ge")),
        ("税收是上年的2.3倍。", ("2.3倍", "2.3", "倍", "2.3", "倍", "eq")),
        ("指数达到103.2，继续领先。", ("103.2", "103.2", "", "103.2", "", "eq")),
        ("“三公”支出保持“零增长”。", ("零增长", "0", "", "0", "", "eq")),
        ("近8万市民受益。", ("8万", "8", "万", "80000", "", "approx")),
        ("失业率控制到3.9%。", ("3.9%", "3.9", "%", "3.9", "%", "eq")),
        ("旅客吞吐量首破千万人次。", ("千万人次", "1", "千万人次", "10000000", "人次", "ge")),
        ("登记失业率控制在3.1%。", ("3.1%", "3.1", "%", "3.1", "%", "eq")),
        ("减少贫困人口600多万。", ("600多万", "600", "万", "6000000", "", "ge")),
        ("贫困家庭实现动态消零。", ("消零", "0", "", "0", "", "eq")),
        ("建成市域半小时交通圈。", ("半小时", "0.5", "小时", "0.5", "小时", "eq")),
        ("农业发展连续六年领先。", ("六年", "6", "年", "6", "年", "eq")),
    ],
)
def test_one_figure(sentence, expected):
    assert _read(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("能耗下降3—5个百分点。", [("3—5个百分点", "3", "ge"), ("3—5个百分点", "5", "le")]),
        ("增长6%-7%。", [("6%-7%", "6", "ge"), ("6%-7%", "7", "le")]),
        ("有两三个项目开工。", [("两三个", "2", "ge"), ("两三个", "3", "le")]),
        ("安排五六百户搬迁。", [("五六百户", "500", "ge"), ("五六百户", "600", "le")]),
        ("收入比缩小至1.65:1。", [("1.65:1", "1.65", "eq"), ("1.65:1", "1", "eq")]),
        ("结构调整为4.4∶49.9∶45.7。", [("4.4∶49.9∶45.7", part, "eq") for part in ("4.4", "49.9", "45.7")]),
        ("收入比五年前翻了近一番。", [("翻了近一番", "1", "approx")]),
        ("比全省快1.7和1.4个百分点。", [("1.7", "1.7", "eq"), ("1.4个百分点", "1.4", "eq")]),
        ("运动员取得2金1铜的好成绩。", [("2金", "2", "eq"), ("1铜", "1", "eq")]),
        (
            "产业比例由上年的3.0∶54.0∶43.0调整为2.4∶55.4∶42.2。",
            [("3.0∶54.0∶43.0", part, "eq") for part in ("3.0", "54.0", "43.0")]
            + [("2.4∶55.4∶42.2", part, "eq") for part in ("2.4", "55.4", "42.2")],
        ),
        ("占比从5%到6%。", [("5%", "5", "eq"), ("6%", "6", "eq")]),
        ("收入分别增长8%和9%左右。", [("8%", "8", "approx"), ("9%", "9", "approx")]),
        ("引进人才12万名左右、顶尖人才100名以上。", [("12万名", "12", "approx"), ("100名", "100", "ge")]),
    ],
)
def test_several_figures(sentence, expected):
    assert [
        (surface, value, comparator) for surface, value, _, _, _, comparator in _read(sentence)
    ] == expected


_UNITS = st.sampled_from(
    ["亿元", "万亩", "公里", "家", "万人次", "%", "个百分点", "万吨", "亿千瓦时", "万平方米", "户"]
)


@given(st.decimals(min_value="0.01", max_value=99999, places=2), _UNITS)
def test_an_arabic_figure_is_read_whole_and_exact(number, unit):
    ((found, value, read_unit, base, _, _),) = _read(f"总量达到{number}{unit}。")
    assert (found, value, read_unit) == (f"{number}{unit}", str(number), unit)
    scale = {"亿": 10**8, "万": 10**4}.get(unit[0], 1)
    assert Decimal(base) == number * scale


@given(st.integers(11, 10**9))
def test_a_chinese_figure_is_read_whole_and_exact(number):
    ((found, _, _, base, unit_base, _),) = _read(f"参保人数达到{write(number)}人。")
    assert found == f"{write(number)}人"
    assert (Decimal(base), unit_base) == (number, "人")


_DECIMALS = st.decimals(min_value="0.1", max_value=999, places=1)


@given(
    _DECIMALS, _DECIMALS, st.sampled_from(["—", "-", "～", "至"]), st.sampled_from(["%", "个百分点", "万吨"])
)
def test_a_range_has_two_ends_on_one_span(low, high, dash, unit):
    found = _read(f"产量提高{low}{dash}{high}{unit}。")
    assert [(one[0], one[1], one[5]) for one in found] == [
        (f"{low}{dash}{high}{unit}", str(low), "ge"),
        (f"{low}{dash}{high}{unit}", str(high), "le"),
    ]


@given(st.lists(_DECIMALS, min_size=2, max_size=4), st.sampled_from([":", "∶", "："]))
def test_a_ratio_has_a_row_for_each_part(parts, colon):
    written = colon.join(str(part) for part in parts)
    assert [(one[0], Decimal(one[1])) for one in _read(f"结构调整为{written}。")] == [
        (written, part) for part in parts
    ]


@given(st.integers(1, 99))
def test_a_share_in_words_is_that_share(number):
    words = write(number)
    ((found, value, unit, _, _, _),) = _read(f"覆盖面达到百分之{words}。")
    assert (found, value, unit) == (f"百分之{words}", str(number), "%")


@given(
    st.integers(2, 9),
    st.sampled_from(["十", "百", "千", "万"]),
    st.sampled_from("多余"),
    st.sampled_from(["家", "人", "亿元"]),
)
def test_more_than_a_round_number_is_at_least_it(digit, size, more, unit):
    numeral = f"{write(digit)}{size}{more}{unit}"
    ((found, _, _, base, _, comparator),) = _read(f"总量达到{numeral}。")
    scale = {"十": 10, "百": 100, "千": 1000, "万": 10**4}[size] * (10**8 if unit == "亿元" else 1)
    assert (found, Decimal(base), comparator) == (numeral, digit * scale, "ge")


@given(st.integers(1000, 999_999_999))
def test_thousands_separators_do_not_change_the_value(number):
    ((found, value, _, _, _, _),) = _read(f"补助{number:,}元。")
    assert (found, value) == (f"{number:,}元", str(number))


def _seconds(text: str) -> float:
    """Processor time to read a text: the best of three, for what else the process does is no property of the text."""

    def once() -> float:
        begun = time.process_time()
        read(back=text)
        return time.process_time() - begun

    return min(once() for _ in range(3))


@pytest.mark.parametrize("unbroken", ["{}亿元、", "{}亿元甲、", "新增{}家和"])
def test_time_is_linear_in_the_length_of_a_clause(unbroken):
    def text(count: int) -> str:
        return "".join(unbroken.format(1000 + number) for number in range(count))

    _seconds(text(50))
    assert _seconds(text(4000)) < 30 * _seconds(text(400))  # quadratic time would be 100 times


def test_time_is_linear_in_length():
    sentence = "新增企业{}家、平台{}个，增长{}%，居全省第{}位；"

    def text(count: int) -> str:
        return "".join(sentence.format(n, n + 1, n % 30, n % 9 + 1) for n in range(count))

    _seconds(text(50))
    assert _seconds(text(4000)) < 24 * _seconds(text(500))  # quadratic time would be 64 times
