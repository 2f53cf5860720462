"""Outcomes under narrower, wider or new names: what a part proves, and what a number so close tells."""

import pytest
from tests.audit.pairs import audited, fate

from workreport.audit.grades import graded
from workreport.audit.kindred import are_kindred


def lone(aim, done, **more):
    (verdict,) = audited(aim, done, **more)
    return verdict


@pytest.mark.parametrize(
    ("aim", "done"),
    [
        ("新增省级以上研发中心20家。", "新增国家级研发中心24家。"),
        ("新增科技示范基地10家。", "新增商贸企业30家、省级科技示范基地12家。"),
        ("新建改造燃气管网50公里。", "新建城区燃气管网62公里。"),
        ("新改建城乡公厕60座。", "新建公厕64座。"),
        ("新建停车场12个。", "新建公共停车场15个。"),
        ("实施城区排涝项目12个。", "实施东门桥、南门渠等城区排涝项目14个。"),
        ("改造厕所2万户。", "完成无害化厕所改造2.3万户。"),
    ],
)
def test_a_part_alone_that_reaches_the_goal_meets_it(aim, done):
    verdict = lone(aim, done) if "、省级" not in done else audited(aim, done)[0]
    assert (verdict.fate, verdict.rule) == ("met", "part")


@pytest.mark.parametrize(
    ("aim", "done"),
    [
        ("新增省级以上研发中心20家。", "新增国家级研发中心18家。"),
        ("新增省级研发中心20家。", "新增国家级研发中心24家。"),
        ("新增国家级研发中心20家。", "新增省级以上研发中心24家。"),
        ("新建燃气管网50公里。", "新建改造燃气管网62公里。"),
        ("新建改造燃气管网50公里。", "新建城区燃气管网32公里。"),
        ("实施城区排涝项目12个。", "实施东门桥、南门渠等城区排涝项目10个。"),
    ],
)
def test_a_part_that_falls_short_and_a_whole_decide_nothing(aim, done):
    assert fate(aim, done) in ("redefined", "not_reported")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("省级以上研发中心", (5, True, "研发中心")),
        ("国家级研发中心", (6, False, "研发中心")),
        ("研发中心", (0, False, "研发中心")),
        ("省级、国家级研发中心", (0, False, "省级、国家级研发中心")),
    ],
)
def test_a_name_states_one_grade_or_none(name, wanted):
    grade, rest = graded(name)
    assert (grade.rank, grade.open, rest) == wanted


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("公交候车亭", "公交亭台", True),
        ("便民措施", "便民举措", True),
        ("城区治堵项目", "城区缓堵项目", True),
        ("农村小学", "农村中学", False),
        ("公办高中", "公办初中", False),
        ("电商示范镇", "电商示范村", False),
        ("便民措施", "便民措施", False),
    ],
)
def test_words_of_one_sense_share_a_syllable_in_another_place(one, other, wanted):
    assert are_kindred(one, other) is wanted
    assert are_kindred(other, one) is wanted


@pytest.mark.parametrize(
    ("aim", "done", "wanted"),
    [
        ("推出便民措施30项。", "推出便民举措34项。", ("met", "renamed")),
        ("推出便民措施30项。", "推出便民举措95项。", ("redefined", "other-scope")),
        ("推出便民措施30项。", "推出便民举措24项。", ("redefined", "other-scope")),
        ("整治“脏乱差”企业200家。", "整治“脏乱差”企业及作坊208家。", ("met", "near-value")),
        ("整治“脏乱差”企业200家。", "整治“脏乱差”企业及作坊308家。", ("redefined", "other-scope")),
        ("整治“脏乱差”企业200家。", "整治“脏乱差”企业及作坊190家。", ("redefined", "other-scope")),
        ("完成青湖等老城区14家企业关停搬迁。", "关停搬迁老城区工厂企业14家。", ("met", "near-value")),
    ],
)
def test_a_new_name_is_taken_for_the_old_one_only_with_a_number_that_fits(aim, done, wanted):
    verdict = lone(aim, done)
    assert (verdict.fate, verdict.rule) == wanted


def test_a_shared_syllable_is_not_enough_where_words_are_known_to_differ():
    assert fate("新建景区步道20公里。", "新建景区道路22公里。") != "met"


def test_a_near_name_at_another_grade_or_in_another_league_is_not_taken_for_the_same():
    assert fate("创建全国双拥模范城，实现六连冠。", "省双拥模范城实现六连冠。") != "met"
    assert fate("建成市级美丽河湖20条。", "建成省级美丽河湖21条。") != "met"


def test_a_name_that_says_only_what_is_done_is_no_whole():
    assert fate("推进综合整治10项。", "老旧小区综合整治全面完成12个。") != "met"


@pytest.mark.parametrize(
    ("aim", "done", "wanted"),
    [
        ("财政收入增长5%。", "财政收入下降2.4%（剔除减税因素，同口径增长7.2%）。", ("missed", "2.4")),
        ("财政收入同口径增长5%。", "财政收入下降2.4%（剔除减税因素，同口径增长7.2%）。", ("met", "7.2")),
        (
            "财政收入增长6%。",
            "财政收入增长10%。\n\n县域经济稳步发展，财政收入、工业投资分别增长5.1%、8.4%。",
            ("met", "10"),
        ),
    ],
)
def test_of_two_values_the_one_on_the_target_s_basis_answers(aim, done, wanted):
    verdict = lone(aim, done)
    assert (verdict.fate, verdict.outcome.row.quantity.value) == wanted


@pytest.mark.parametrize(
    ("aim", "done"),
    [
        ("数字经济占生产总值比重达到35%。", "数字经济规模达到800亿元。"),
        ("软件服务业主营业务收入增长20%。", "金融业、软件服务业增加值增长16%。"),
    ],
)
def test_the_size_of_a_branch_told_in_another_way_is_redefined(aim, done):
    assert fate(aim, done) == "redefined"


def test_a_share_whose_base_goes_without_saying_is_the_same_share():
    assert fate("现代服务业比重提高到55%。", "现代服务业占服务业比重达到56%。") == "met"


def test_a_growth_of_several_things_is_promised_of_each():
    assert fate("电商交易额、信息消费增长30%以上。", "电商交易额增长31%。") == "met"
    assert fate("电商交易额、信息消费增长30%以上。", "电商交易额增长26%。") == "missed"
    assert fate("零售业销售额增长9%。", "批发、零售业销售额增长10%。") != "met"


def test_a_number_of_places_says_nothing_of_the_area_promised_beside_it():
    count, area = audited("改造连片旧厂区32个640万平方米。", "完成连片旧厂区改造35个。")
    assert (count.fate, area.fate) == ("met", "not_reported")


@pytest.mark.parametrize(
    ("aim", "done"),
    [
        ("开辟市区公交线路20条。", "改善市区交通环境，开辟公交线路26条。"),
        ("扩大清洁能源利用，新增供热能力60万平方米。", "新增清洁能源供热能力66万平方米。"),
    ],
)
def test_a_qualifier_may_stand_in_the_clause_before(aim, done):
    assert fate(aim, done) == "met"


def test_a_part_among_them_is_compared_with_the_same_part():
    aim = "市场主体突破9万户，其中企业超过2万户。"
    _, firms = audited(aim, "市场主体总数达到9.4万户，其中企业2.3万户。")
    assert (firms.fate, firms.outcome.row.quantity.value) == ("met", "2.3")


def test_a_list_s_item_is_not_continued_by_the_noun_it_begins_with():
    verdict = audited("新培育企业总部5家。", "新增限上商贸企业83家、企业总部12家。")[0]
    assert (verdict.fate, verdict.rule) == ("met", "same")


def test_what_is_nearly_done_is_not_done():
    assert fate("建成历史街区5个。", "历史街区即将建成5个。") != "met"


def test_what_is_basically_built_may_be_all_there_are():
    assert fate("新创建美丽示范区30平方公里。", "基本建成100平方公里美丽示范区。") != "met"


def test_months_before_another_matter_are_not_its_own():
    done = "1—10月规模以上工业税收增长5%；单位生产总值能耗下降3.2%。"
    assert fate("单位生产总值能耗下降3%。", done) == "met"
    assert fate("固定资产投资增长5%。", "1—11月，工业利润增长7%；固定资产投资增长9%。") == "redefined"


def test_a_proper_name_that_comes_back_without_a_number_is_spoken_of_in_words():
    verdict = lone(
        "培育“一村一景”示范村10个。", "青湖镇入选全省“一村一景”示范镇，梅溪村入选“一村一景”示范村镇。"
    )
    assert (verdict.fate, verdict.rule) == ("qualitative", "words")


def test_names_without_a_count_answer_a_list_that_is_as_long_as_its_number():
    aim = "改造提升滨湖、城北、青溪三个片区。"
    done = "滨湖、城北、青溪等片区改造全面实施。"
    assert lone(aim, done).rule == "named"


def test_a_work_named_at_length_that_comes_back_is_spoken_of_in_words():
    aim = "推进城乡融合示范片区综合改革试点，完成创建任务35项。"
    verdict = lone(aim, "城乡融合示范片区综合改革试点取得新进展。")
    assert (verdict.fate, verdict.rule) == ("qualitative", "topic")
    assert fate("深化农村改革，完成创建任务35项。", "农村改革深入推进。") == "not_reported"


def test_a_heading_is_no_report():
    aim = "推进营商环境优化提升试点12个。"
    assert fate(aim, "（一）推进营商环境优化提升。\n\n全市工作取得进展。") == "not_reported"


@pytest.mark.parametrize(
    ("aim", "done", "verdict"),
    [
        ("谋划特色街区40个。", "建成特色街区59个。", ("met", "part")),
        ("谋划特色街区40个。", "建成特色街区27个。", ("redefined", "other-scope")),
        ("实施增资扩产项目400个。", "竣工增资扩产项目261个。", ("redefined", "of-less")),
        ("引进产业项目280个。", "推动山区5县实现突破，引进产业项目110个。", ("redefined", "of-less")),
    ],
)
def test_what_is_finished_or_of_a_part_proves_a_goal_met_and_never_missed(aim, done, verdict):
    found = lone(aim, done)
    assert (found.fate, found.rule) == verdict


@pytest.mark.parametrize(
    ("done", "verdict"), [("超6%", ("missed", "same")), ("超10%", ("redefined", "open-bound"))]
)
def test_a_floor_well_below_the_goal_tells_that_it_was_missed(done, verdict):
    found = lone("新兴产业增加值增长10.5%。", f"新兴产业增加值增长{done}。")
    assert (found.fate, found.rule) == verdict


def test_projects_of_another_size_are_another_thing():
    found = lone("引进10亿元以上产业项目30个。", "引进亿元以上产业项目110个。")
    assert found.fate not in ("met", "missed")


@pytest.mark.parametrize(
    ("aim", "done"),
    [
        ("清理“批而未供”土地3万亩。", "消化批而未供土地4.2万亩。"),
        ("毕业生就业率达到95%以上。", "应届毕业生就业率98%。"),
        ("地区生产总值增长7%、总量突破800亿元。", "地区生产总值达到803亿元。"),
        ("新增首贷户1200户。", "新增企业首贷户2100户。"),
    ],
)
def test_verbs_of_one_sense_and_idle_words_leave_a_thing_the_same(aim, done):
    assert audited(aim, done)[-1].fate == "met"
