import pytest
from tests.extract.readings import rows


def _bound(back="", ahead=""):
    return [(row.name, row.of_class) for row in rows(back, ahead)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "地区生产总值达到800.5亿元，增长7.9%。",
            [("地区生产总值", "level"), ("地区生产总值", "growth")],
        ),
        (
            "财政总收入达到540.6亿元，其中地方财政收入316.1亿元，分别增长10.2%和10.1%。",
            [
                ("财政总收入", "level"),
                ("地方财政收入", "level"),
                ("财政总收入", "growth"),
                ("地方财政收入", "growth"),
            ],
        ),
        (
            "城镇、农村居民人均可支配收入分别达到5万元和3万元，增长8%和9%。",
            [
                ("城镇居民人均可支配收入", "level"),
                ("农村居民人均可支配收入", "level"),
                ("城镇居民人均可支配收入", "growth"),
                ("农村居民人均可支配收入", "growth"),
            ],
        ),
        (
            "城镇居民和农村居民人均可支配收入分别增长6.1%和7.3%。",
            [("城镇居民人均可支配收入", "growth"), ("农村居民人均可支配收入", "growth")],
        ),
        (
            "规上工业增加值增长8.4%，其中高新技术产业、装备制造业分别增长10.4%和12.6%。",
            [("规上工业增加值", "growth"), ("高新技术产业增加值", "growth"), ("装备制造业增加值", "growth")],
        ),
        (
            "氨氮、二氧化硫排放量分别削减1.2%、4.7%。",
            [("氨氮排放量", "growth"), ("二氧化硫排放量", "growth")],
        ),
        (
            "规上工业亩均税收、亩均增加值分别增长15%和12%。",
            [("规上工业亩均税收", "growth"), ("规上工业亩均增加值", "growth")],
        ),
        (
            "新建众创空间91家，新增高新技术企业179家、科技型企业657家。",
            [("新建众创空间数", "count"), ("新增高新技术企业数", "count"), ("新增科技型企业数", "count")],
        ),
        ("38个产品获得绿色认证。", [("产品获得绿色认证数", "count")]),
        ("取消97.8%的证明事项。", [("取消证明事项比例", "ratio")]),
        ("研发投入强度从2.1%提高到2.6%。", [("研发投入强度", "ratio"), ("研发投入强度", "ratio")]),
        (
            "市级项目开工建设537个、竣工投产369个。",
            [("市级项目开工建设数", "count"), ("市级项目竣工投产数", "count")],
        ),
        ("推动服务业创新融合发展，增加值增长8.7%。", [("服务业增加值", "growth")]),
        (
            "小微企业贷款、绿色贷款各新增100亿元以上。",
            [("新增小微企业贷款", "level"), ("新增绿色贷款", "level")],
        ),
        ("每万人有效发明专利拥有量达到36件。", [("每万人有效发明专利拥有量", "level")]),
        ("环卫工人生活补贴月增50元。", [("环卫工人生活补贴", "growth")]),
        ("农村公路等级提升36.2公里。", [("农村公路等级提升长度", "level")]),
        (
            "财政收入从2007年的210亿元提高到2012年的370亿元。",
            [("财政收入", "level"), ("财政收入", "level")],
        ),
        (
            "单位生产总值能耗“十一五”期间下降20%、近两年再下降10%。",
            [("单位生产总值能耗", "growth"), ("单位生产总值能耗", "growth")],
        ),
        (
            "新增国家级龙头企业1家、市级2家。",
            [("新增国家级龙头企业数", "count"), ("新增市级龙头企业数", "count")],
        ),
        (
            "旅行社增至26家，星级酒店增至85家，其中五星级13家。",
            [("旅行社数", "count"), ("星级酒店数", "count"), ("五星级酒店数", "count")],
        ),
        ("清理表彰项目199个，撤销90个。", [("清理表彰项目数", "count"), ("撤销表彰项目数", "count")]),
        (
            "新增科技企业53家，累计201家。",
            [("新增科技企业数", "count"), ("科技企业数", "count")],
        ),
        (
            "155个村、726个组完成改制，分别占全市的27%和29%。",
            [
                ("村完成改制数", "count"),
                ("组完成改制数", "count"),
                ("村完成改制占全市比例", "ratio"),
                ("组完成改制占全市比例", "ratio"),
            ],
        ),
        ("打通学府街延伸、河西路等4条断头路。", [("打通断头路数", "count")]),
        ("改造长安路、文昌路和滨河路3条道路。", [("改造道路数", "count")]),
        ("投资3亿元建设电网，新增线路9公里。", [("电网投资", "level"), ("新增线路长度", "level")]),
        (
            "投资3亿元，实施了26公里供水管网改造工程。",
            [("供水管网改造工程投资", "level"), ("实施供水管网改造工程长度", "level")],
        ),
        ("存贷款余额分别增长9%和8%。", [("存款余额", "growth"), ("贷款余额", "growth")]),
        (
            "第一热电厂完成3台机组脱硫改造。",
            [("机组脱硫改造数", "count")],
        ),
        (
            "生产总值、进出口总额、贷款余额同时突破万亿元大关。",
            [("生产总值", "level"), ("进出口总额", "level"), ("贷款余额", "level")],
        ),
        (
            "资产总额、利润总额等主要指标翻一番。",
            [("资产总额", "growth"), ("利润总额", "growth")],
        ),
        ("财政支出七成以上用于民生。", [("财政支出用于民生比例", "ratio")]),
        ("压缩5%行政经费用于教育。", [("行政经费", "growth")]),
        (
            "项目合同8个、金额25亿元，分别增长1.8倍和56.5%。",
            [
                ("项目合同数", "count"),
                ("项目合同金额", "level"),
                ("项目合同", "growth"),
                ("项目合同金额", "growth"),
            ],
        ),
        (
            "汽车、锂电池、太阳能电池等“新三样”出口分别增长43%、50%和9%。",
            [("汽车出口额", "growth"), ("锂电池出口额", "growth"), ("太阳能电池出口额", "growth")],
        ),
        ("存款、贷款余额分别突破20万亿元和11万亿元。", [("存款余额", "level"), ("贷款余额", "level")]),
        (
            "新开工117个重大项目、总投资1935亿元。",
            [("新开工重大项目数", "count"), ("新开工重大项目总投资", "level")],
        ),
        (
            "投资是“十一五”时期的2.7倍，旅游收入是2010年的2.4倍。",
            [("投资", "ratio"), ("旅游收入", "ratio")],
        ),
        ("建设筹措8.1万套（间）保障房。", [("建设筹措保障房数", "count")]),
        ("总投资46亿元的生态景区开工。", [("生态景区总投资", "level")]),
        (
            "全社会研发经费，从12亿元增加到36亿元。",
            [("全社会研发经费", "level"), ("全社会研发经费", "level")],
        ),
        (
            "新建学校3所。化学需氧量、氨氮排放量近年来首次双下降，分别下降3%和4%。",
            [("新建学校数", "count"), ("化学需氧量排放量", "growth"), ("氨氮排放量", "growth")],
        ),
        (
            "中、高等职业教育在校生分别达到20万人和8万人。",
            [("中等职业教育在校生人数", "count"), ("高等职业教育在校生人数", "count")],
        ),
        ("教育支出五年累计24亿元，比前五年增长1.2倍。", [("教育支出", "level"), ("教育支出", "growth")]),
        ("粮食连续四年增产，产量达到50万吨。", [("粮食年数", "duration"), ("粮食产量", "level")]),
        (
            "新型合作医疗不断完善，扩大到86%的县。",
            [("新型合作医疗扩大到县比例", "ratio")],
        ),
        ("县在全国百强县位次跃升4位。", [("县在全国百强县位次", "growth")]),
        (
            "新建工程579项、总投资833亿元，完成311项。",
            [("新建工程数", "count"), ("新建工程总投资", "level"), ("新建工程数", "count")],
        ),
        ("力争用三年时间完成棚户区改造。", [("棚户区改造年数", "duration")]),
        ("建成体育中心和近5000处健身设施。", [("建成健身设施数", "count")]),
        ("惠及400个村。", [("惠及村数", "count")]),
        (
            "完成了老城区8条、12.3公里道路改造。",
            [("完成了老城区道路改造数", "count"), ("道路改造长度", "level")],
        ),
        (
            "投资4.7亿元，完成65条、总长度57公里的道路改造。",
            [("道路改造投资", "level"), ("道路改造数", "count"), ("道路改造总长度", "level")],
        ),
        ("推进总投资103亿元的棚户区改造工程。", [("棚户区改造工程总投资", "level")]),
        ("贷款三千笔、金额二百万元。", [("贷款数", "count"), ("贷款金额", "level")]),
    ],
)
def test_what_is_measured(sentence, expected):
    assert _bound(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "name", "value", "comparator"),
    [
        ("新引进亿元以上项目531个。", "新引进项目投资额下限", "100000000", "ge"),
        ("年经营性收入30万元以下的欠发达村全部摘帽。", "欠发达村年经营性收入上限", "300000", "le"),
        ("实施一批超50亿元、超百亿元重特大项目。", "实施一批下限", "5000000000", "ge"),
        ("健全三岁以下婴幼儿照护体系。", "婴幼儿照护体系年龄上限", "3", "le"),
        ("培育税收千万元楼宇60幢。", "楼宇培育税收下限", "10000000", "ge"),
        ("纳税超千万元商户新增12家。", "商户纳税下限", "10000000", "ge"),
        ("断面水质全部达到Ⅲ类以上。", "断面水质全部达到Ⅲ类类别", "3", "ge"),
    ],
)
def test_a_number_that_bounds_a_class_is_a_threshold(sentence, name, value, comparator):
    row = rows(sentence)[0]
    assert (row.of_class, row.status) == ("threshold", "threshold")
    assert (row.quantity.base, row.comparator) == (value, comparator)
    assert set(name) & set(row.name)


def test_a_threshold_modifies_its_count_and_a_growth_its_level():
    bound, count, level, growth = rows("新引进亿元以上项目531个，进出口总额940亿元，增长6.3%。")
    assert bound.applies == [count]
    assert growth.applies == [level]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("新供工业用地1.9万亩，居全省第一位。", ["新供工业用地全省排名"]),
        ("农业增加值增长3%，增速列全省第六位。", ["农业增加值增幅全省排名"]),
        (
            "列入省重大项目40个、省重点项目110个，均居全省第一位。",
            ["列入省重大项目全省排名", "列入省重点项目全省排名"],
        ),
        ("绿色发展指数居全省第二位。", ["绿色发展指数全省排名"]),
        ("重点项目达到36个，落地率居全省第三位。", ["重点项目落地率全省排名"]),
        (
            "高新区、经开区在全国同类园区排名分别升至第12位、第15位。",
            ["高新区全国同类园区排名", "经开区全国同类园区排名"],
        ),
        (
            "生产总值24亿元，增长9%，从世界第六位上升到第四位。",
            ["生产总值世界排名", "生产总值世界排名"],
        ),
        ("集装箱吞吐量达到4900万标箱、连续14年排名世界第一。", ["集装箱吞吐量世界排名"]),
        ("规上工业增加值居全国第5位、中部第2位。", ["规上工业增加值全国排名", "规上工业增加值中部排名"]),
    ],
)
def test_whose_rank_in_which_league(sentence, names):
    assert [row.name for row in rows(sentence) if row.of_class == "rank"] == names


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "建成区绿化覆盖率、绿地率、人均公园绿地面积分别达42.2%、37.1%和12.1平方米。",
            [
                ("建成区绿化覆盖率", "ratio", "42.2"),
                ("绿地率", "ratio", "37.1"),
                ("人均公园绿地面积", "level", "12.1"),
            ],
        ),
        (
            "森林覆盖率、绿地率、人均公园绿地面积新增0.4%、0.5%和0.3平方米。",
            [
                ("森林覆盖率", "ratio", "0.4"),
                ("绿地率", "ratio", "0.5"),
                ("人均公园绿地面积新增面积", "level", "0.3"),
            ],
        ),
        (
            "新建城市主干道20条80公里。",
            [("新建城市主干道数", "count", "20"), ("新建城市主干道长度", "level", "80")],
        ),
        (
            "新建20条80公里城市主干道。",
            [("新建城市主干道数", "count", "20"), ("城市主干道长度", "level", "80")],
        ),
        (
            "完成30个贫困村6300人脱贫任务。",
            [("贫困村数", "count", "30"), ("脱贫任务人数", "count", "6300")],
        ),
    ],
)
def test_numbers_of_unlike_units_that_follow_each_other(sentence, expected):
    assert [(row.name, row.of_class, row.quantity.value) for row in rows(sentence)] == expected


def test_the_built_up_area_is_not_built():
    sentence = "建成区绿化覆盖率、绿地率均增加0.5个百分点。"
    assert [row.name for row in rows(sentence)] == ["建成区绿化覆盖率", "绿地率"]


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("能耗下降3.5%。", "down"),
        ("事故起数下降19.6%。", "down"),
        ("支出压减不低于6%。", "down"),
        ("采取措施降低婴儿死亡率2个百分点。", "down"),
        ("公交分担率提升2个百分点。", "up"),
        ("社会消费品零售总额增长8%。", "up"),
        ("居民消费价格涨幅3%左右。", "up"),
    ],
)
def test_a_growth_has_a_direction(sentence, direction):
    (row,) = rows(sentence)
    assert (row.of_class, row.direction) == ("growth", direction)


def test_a_share_is_no_growth():
    assert [(row.of_class, row.direction) for row in rows("覆盖率提高到90.7%，占比达到50%。")] == [
        ("ratio", "")
    ] * 2


def test_looking_back_is_actual_and_looking_ahead_a_target():
    done, planned = rows("新增就业15.6万人。", "新增就业10万人。")
    assert (done.status, done.period) == ("actual", "2022")
    assert (planned.status, planned.period) == ("target", "2023")


def test_where_a_planned_change_starts_is_actual():
    before, after = rows(ahead="补助标准由610元提高到640元。")
    assert (before.status, after.status) == ("actual", "target")


def test_what_a_plan_says_of_an_earlier_year_is_actual():
    past, planned = rows(ahead="2022年全市高新技术企业300家，今年力争突破400家。")
    assert (past.status, past.period, planned.status, planned.period) == ("actual", "2022", "target", "2023")
    basis, growth = rows(ahead="投资在去年增长8%的基础上，今年再增长9%。")
    assert (basis.status, growth.status) == ("actual", "target")


def test_the_size_of_a_league_is_background():
    members, rank = rows("信用指数在全国261个地级城市中居第9位。")
    assert (members.status, rank.of_class, rank.status) == ("background", "rank", "actual")


def test_a_policy_is_background():
    (row,) = rows(ahead="落实土地承包到期后再延长30年政策。")
    assert (row.of_class, row.status, row.period) == ("duration", "background", "")


def test_commitment_reaches_to_the_next_stop_or_the_next_such_word():
    found = rows(ahead="力争投资增长8%，消费增长9%，确保新增就业5万人；新建学校3所。改造小区6个。")
    assert [row.commitment for row in found] == ["力争", "力争", "确保", "", ""]


def test_years_a_sentence_names_are_its_period():
    found = rows("五年来，生产总值从2017年的500亿元增加到800亿元，年均增长9.4%。", "到2025年，占比达到50%。")
    assert [row.period for row in found] == ["2017", "2022", "2017/2022", "2025"]


def test_what_one_year_brought_is_not_of_five():
    text = "五年来，就业70万人。各位代表，刚刚过去的2022年，投资增长8%。五年新增学校9所。"
    assert [row.period for row in rows(text)] == ["2017/2022", "2022", "2017/2022"]


def test_a_sum_of_five_years_is_a_span_and_where_they_ended_is_a_year():
    text = "五年来，教育支出累计24亿元，新增绿地9万亩，人均产值达到6万元，人均收入3万元，就业7万人。"
    assert [row.period for row in rows(text)] == ["2017/2022", "2017/2022", "2022", "2022", "2017/2022"]


def test_what_stands_at_the_end_of_a_year_has_its_last_day():
    found = rows("五年来，常住人口达到60万人，贷款余额从90亿元增加到150亿元，新增就业3万人。")
    assert [row.period for row in found] == ["2022-12-31", "2017-12-31", "2022-12-31", "2017/2022"]


def test_a_target_of_what_stands_is_of_a_day_and_one_of_what_is_done_of_a_year():
    found = rows(ahead="城镇登记失业率控制在3%以内，年底生猪存栏20万头，新增就业5万人。")
    assert [row.period for row in found] == ["2023-12-31", "2023-12-31", "2023"]
    text = "到2025年底，高新技术企业达到500家，新增学校9所，建成绿色矿山20座；绿地率达到40%。"
    assert [row.period for row in rows(ahead=text)] == ["2025-12-31", "2025", "2025", "2025"]


def test_five_years_end_where_the_last_year_begins():
    found = rows("五年来，新增就业70万人。\n过去一年，新增就业15万人。")
    assert [row.period for row in found] == ["2017/2022", "2022"]


def test_what_is_unsure_says_so():
    sure, unsure = rows("投资增长8%。", "达到15%。")
    assert sure.confidence > 0.8
    assert unsure.confidence < 0.6
    assert sure.rule == "subject"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("高于全省2.1个百分点。", ["高于全省"]),
        ("分别高于全国、全省0.3和0.2个百分点。", ["高于全国", "高于全省"]),
        ("增速分别快于全国、全省2个、1.5个百分点。", ["快于全国", "快于全省"]),
        ("增幅高于全国0.3个百分点、全省0.2个百分点。", ["高于全国", "高于全省"]),
        ("分别高出全国和全省平均水平1.2和0.9个百分点。", ["高出全国平均水平", "高出全省平均水平"]),
        ("比全省、全国分别高1个和2个百分点。", ["比全省", "比全国"]),
    ],
)
def test_a_growth_ahead_of_others_is_the_pace_of_what_grew(sentence, expected):
    found = rows("地区生产总值增长3.3%，" + sentence)
    assert [row.name for row in found[1:]] == ["地区生产总值增速" + name for name in expected]
    assert {row.quantity.unit for row in found[1:]} == {"个百分点"}


def test_two_growths_are_ahead_of_the_same_others():
    found = rows("财政总收入、地方财政收入分别增长7%和6%，分别高于全省1.2和0.9个百分点。")
    assert [row.name for row in found[2:]] == ["财政总收入增速高于全省", "地方财政收入增速高于全省"]


def test_a_count_before_points_keeps_its_own_unit():
    (villages, share) = rows("新增示范村2个，占比提高1.5个百分点。")
    assert villages.quantity.unit == "个" and share.quantity.unit == "个百分点"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("存贷款余额双超1.6万亿元。", ["存贷款余额"]),
        ("“一次办”“马上办”占比分别达93%、57%。", ["“一次办”占比", "“马上办”占比"]),
        ("税收、就业分别占全市的51%、76.8%。", ["税收占全市比例", "就业占全市比例"]),
        (
            "投资额、进出口额达到6亿美元、2亿元，占全市的26%、48.7%。",
            ["投资额", "进出口额", "投资额占全市比例", "进出口额占全市比例"],
        ),
        ("一般公共预算收入跃上千亿元台阶，达到1020亿元。", ["一般公共预算收入", "一般公共预算收入"]),
        ("空气优良天数235天，较上年增加45天。", ["空气优良天数", "空气优良天数"]),
        ("社会消费品零售总额增长10%，均实现了五年翻番。", ["社会消费品零售总额", "社会消费品零售总额"]),
        ("培育创业者1.6万人，带动就业12.3万人。", ["培育创业者人数", "带动就业人数"]),
        (
            "制定政府规章5件、修改32件、废止84件。",
            ["制定政府规章数", "修改政府规章数", "废止政府规章数"],
        ),
        ("连续14年提高企业退休人员养老金水平。", ["连续提高企业退休人员养老金水平年数"]),
    ],
)
def test_what_leans_on_the_words_before_is_named_in_full(sentence, expected):
    assert [row.name for row in rows(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("增速位居15个副省级城市第一。", ["副省级城市数"]),
        ("工业投资增长45%，列15个副省级城市第2位。", ["副省级城市数", "工业投资增幅15个副省级城市排名"]),
        ("空气质量在168个重点城市中居第12位。", ["重点城市数", "空气质量168个重点城市排名"]),
    ],
)
def test_the_members_of_a_league_are_background(sentence, names):
    found = rows(sentence)
    assert [row.status for row in found if row.name in names][:1] == ["background"]
    assert set(names) <= {row.name for row in found}


def test_one_of_a_first_batch_is_background():
    (batch,) = rows("南山镇被列入全国首批127个特色小镇。")
    assert batch.status == "background"


def test_a_goal_of_a_plan_is_no_total_of_five_years():
    (start,) = rows("完成“十三五”目标任务。工业投资增长45%。")
    assert start.period == "2022"


def test_a_slogan_claims_no_rank():
    assert rows(ahead="坚持质量第一、效益优先，安全第一、预防为主。") == []
    (claim,) = rows("空气质量第一。")
    assert claim.of_class == "rank"


def test_a_paragraph_of_the_plan_that_looks_back_states_results():
    plan = "过去一年，我们办理建议372件，满意率达99%。今年，公开部门预算98个。"
    assert [(row.status, row.period) for row in rows(ahead=plan)] == [
        ("actual", "2022"),
        ("actual", "2022"),
        ("target", "2023"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "新开工保障房12万平方米，竣工11万平方米。",
            [("新开工保障房面积", "level"), ("竣工保障房面积", "level")],
        ),
        (
            "完成矿山修复1.2万亩，完成绿化造林1.4万亩。",
            [("完成矿山修复面积", "level"), ("完成绿化造林面积", "level")],
        ),
        (
            "60个县级标杆项目完成投资240亿元。",
            [("县级标杆项目数", "count"), ("县级标杆项目投资", "level")],
        ),
        (
            "税收收入跃上千亿元台阶，达到1004亿元，增长6.1%。",
            [("税收收入", "level"), ("税收收入", "level"), ("税收收入", "growth")],
        ),
        (
            "税收占财政收入比重、每万人商标拥有量均保持全省第一。",
            [
                ("税收占财政收入比重全省排名", "rank"),
                ("每万人商标拥有量全省排名", "rank"),
            ],
        ),
    ],
)
def test_what_a_later_figure_leaves_out_is_named_from_the_one_before(sentence, expected):
    assert _bound(back=sentence) == expected


def test_an_item_of_a_list_is_not_named_by_its_ordinal():
    (row,) = rows(ahead="七是为300名困难老人提供上门照护。")
    assert row.name.startswith("困难老人")


def test_five_years_that_only_say_how_rare_a_thing_is_are_no_span():
    done = "城东大桥建成，成为五年来建成的第3座大桥。绿化造林2.6万亩。"
    assert rows(back=done)[-1].period == "2022"


def test_what_a_value_is_per_holds_for_both_ends_of_a_change():
    found = rows("市区PM2.5平均浓度从每立方米50微克下降到32微克，用煤10万吨。")
    assert [row.quantity.unit for row in found] == ["微克/立方米", "微克/立方米", "万吨"]
