"""Outcomes told in other words than the promise: what may be judged, and what only looks as if it might."""

import pytest
from tests.audit.pairs import audited, fate, report

from workreport.audit.reading import read
from workreport.audit.verdict import verdicts
from workreport.extract.report import extract
from workreport.extract.text import repair


def lone(aim, done, **more):
    (verdict,) = audited(aim, done, **more)
    return verdict


@pytest.mark.parametrize(
    ("aim", "done", "wanted"),
    [
        ("新建开工棚户区保障房5000套。", "棚户区改造新开工5200套。", "met"),
        ("基本建成棚户区安置房3000套。", "棚户区改造基本建成2900套。", "missed"),
        ("完成6000人脱贫任务。", "完成30个贫困村6300人脱贫任务。", "met"),
        ("贫困人口脱贫6000人。", "减少农村贫困人口5800人。", "missed"),
        ("新增供热能力200万平方米。", "新增集中供热面积190万平方米。", "missed"),
        ("完成12个村整村拆迁。", "新完成整村征迁15个。", "met"),
        ("完成20条城市道路增亮。", "完成20条道路增亮。", "met"),
        ("实施车间物联网100项。", "车间物联网项目试点120个。", "met"),
        ("培训乡村医生300名。", "招收和培训乡村医生学员320名。", "met"),
        ("空气质量优良天数达到300天。", "全年二级以上天数310天。", "met"),
        ("3万贫困人口脱贫。", "3.1万人实现脱贫。", "met"),
        ("新增规上工业企业30家。", "净增规模以上工业企业28户。", "missed"),
        ("新增高新技术企业30家。", "高新技术企业净增33家。", "met"),
        ("高新技术企业达到200家。", "高新技术企业总数210家。", "met"),
    ],
)
def test_one_thing_in_other_words_is_judged(aim, done, wanted):
    verdict = lone(aim, done)
    assert (verdict.fate, verdict.rule) == (wanted, "same")


@pytest.mark.parametrize(
    ("aim", "done"),
    [
        ("新启动30个城中村改造。", "完成26个城中村拆迁。"),
        ("改造城中村30个。", "拆迁城中村36个。"),
        ("新建主干道20条。", "改造建设城市道路45条。"),
        ("建设支路25公里。", "新建城市道路60公里。"),
        ("除险加固小型水库15座。", "完成病险水库除险加固20座。"),
        ("新增商业营业面积15万平方米。", "新增商业面积16万平方米。"),
        ("建设农村污水处理站20座。", "建成农村生活污水处理站18座。"),
        ("改造驿站30个。", "新增驿站40个。"),
        ("关闭煤矿5座。", "关闭退出煤矿6座。"),
        ("启动15个集中连片棚户区改造。", "完成20个棚户区拆迁。"),
        ("空气优良天数达到300天。", "空气优良率达到85%。"),
        ("整治提升亩均税收5万元以下低效企业50家。", "整治提升低效企业80家。"),
    ],
)
def test_the_same_matter_otherwise_done_or_wider_is_redefined_at_most(aim, done):
    assert fate(aim, done) == "redefined"


@pytest.mark.parametrize(
    ("aim", "done"),
    [
        ("推进86个城中村分散燃煤整治。", "完成26个城中村拆迁。"),
        ("推进16个城中村、18个城边村、7个棚户区燃煤治理。", "拆迁城中村26个。"),
        ("培训教师300名。", "淘汰教师校车320辆。"),
        ("农村居民人均可支配收入增长9%。", "城镇居民人均可支配收入增长8%。"),
        ("建成农村幸福院30个。", "建成城市幸福院32个。"),
        ("新增上市公司3家。", "新增上市后备人才12名。"),
    ],
)
def test_things_to_which_something_else_was_done_say_nothing(aim, done):
    assert {verdict.fate for verdict in audited(aim, done)} == {"not_reported"}


@pytest.mark.parametrize(
    ("aim", "done", "wanted"),
    [
        ("完成清洁取暖改造10万户。", "煤改电、煤改气完成11万户。", "met"),
        ("完成清洁取暖改造10万户。", "煤改电、煤改气完成9万户。", "redefined"),
        ("新增产业创新综合体10家。", "新增省级产业创新综合体12家。", "met"),
        ("新增产业创新综合体10家。", "新增省级产业创新综合体8家。", "redefined"),
        ("新引进大学生及其他各类人才5000名。", "新引进大学生5200名。", "met"),
        ("新引进大学生及其他各类人才5000名。", "新引进大学生4800名。", "redefined"),
        ("培训农民3000人次。", "培训新型职业农民3100人次。", "met"),
        ("新增新能源公交车100辆。", "更新新能源公交车120辆。", "redefined"),
        ("新增产业创新综合体10家。", "在建省级产业创新综合体12家。", "redefined"),
        ("新增省级产业创新综合体10家。", "新增产业创新综合体12家。", "redefined"),
    ],
)
def test_a_part_that_comes_to_the_whole_meets_it_and_a_smaller_one_decides_nothing(aim, done, wanted):
    assert fate(aim, done) == wanted


def increase(base, aim, done):
    earlier = read(extract(repair(report(2018, done=base, aims=aim))))
    later = read(extract(repair(report(2019, done=done))))
    (verdict,) = verdicts(earlier, later)
    return verdict.fate, verdict.rule


@pytest.mark.parametrize(
    ("base", "aim", "done", "wanted"),
    [
        ("森林覆盖率31.5%。", "森林覆盖率提高0.5个百分点。", "森林覆盖率达到32.1%。", ("met", "derived")),
        ("森林覆盖率31.5%。", "森林覆盖率提高0.5个百分点。", "森林覆盖率达到31.9%。", ("missed", "derived")),
        ("森林覆盖率31.7%。", "森林覆盖率新增0.5%。", "森林覆盖率达到32.19%。", ("met", "derived")),
        ("贷款不良率2.4%。", "贷款不良率下降0.3个百分点。", "贷款不良率2.0%。", ("met", "derived")),
        (
            "人均公园绿地面积11.9平方米。",
            "人均公园绿地面积新增0.3平方米。",
            "人均公园绿地面积达到12.1平方米。",
            ("missed", "derived"),
        ),
        (
            "一年来，工作取得进展。",
            "森林覆盖率提高0.5个百分点。",
            "森林覆盖率达到32.1%。",
            ("redefined", "other-unit"),
        ),
        ("森林覆盖率31.5%。", "森林覆盖率提高0.5个百分点。", "森林覆盖率提高0.6个百分点。", ("met", "same")),
    ],
)
def test_an_increase_follows_from_the_levels_of_both_reports(base, aim, done, wanted):
    assert increase(base, aim, done) == wanted


def test_an_increase_is_never_judged_by_the_level_alone():
    assert (
        increase("一年来，工作取得进展。", "森林覆盖率新增0.5%。", "森林覆盖率达到32.1%。")[0] == "redefined"
    )


@pytest.mark.parametrize(
    "done",
    [
        "采暖期治理见效，PM2.5平均浓度下降12%。",
        "秋冬防攻坚行动成效明显，PM2.5平均浓度下降12%。",
        "春节期间，PM2.5平均浓度下降12%。",
    ],
)
def test_a_season_is_not_the_year(done):
    verdict = lone("PM2.5平均浓度下降5%。", done)
    assert (verdict.fate, verdict.rule) == ("redefined", "several-years")


def test_a_season_and_then_the_whole_year_is_the_year():
    done = "采暖期空气质量好转，全年PM2.5平均浓度下降12%。"
    assert fate("PM2.5平均浓度下降5%。", done) == "met"


def test_work_done_before_a_season_is_the_year_s():
    assert fate("新增供热面积50万平方米。", "供暖季到来前，新增供热面积52万平方米。") == "met"


def test_a_list_of_names_that_comes_back_without_a_count_is_spoken_of_in_words():
    aim = "完成市一中、市三中、青川学校等5所新校建设。"
    verdict = lone(aim, "一中、三中校区和体育馆完成主体工程。")
    assert (verdict.fate, verdict.rule) == ("qualitative", "named")
    assert verdict.passage.passage.said.startswith("一中、三中")
    assert fate(aim, "一中新校舍完成主体工程。") == "not_reported"
    assert fate(aim, "一年来，工作取得进展。\n\n一中、三中办学条件存在不足。") == "not_reported"


def test_a_statement_that_all_is_done_speaks_of_it_in_words():
    assert fate("行政村通硬化路比例达到100%。", "行政村全部通硬化路，完成三年任务。") == "qualitative"


def test_a_number_torn_by_a_blank_is_read_and_found_in_the_raw_text():
    verdict = lone("财政收入增长9%。", "财政收入80.5亿元，增长10.3 %；就业稳定。")
    assert (verdict.fate, verdict.outcome.row.quantity.value) == ("met", "10.3")


@pytest.mark.parametrize(
    ("aim", "done"),
    [
        ("城镇居民人均可支配收入增长8%。", "居民人均可支配收入增长9%。"),
        ("城市建设类重点项目28个。", "重点建设项目30个。"),
        ("建成市示范城市社区5个。", "建成示范城市社区6个。"),
        ("建成村级示范站5个。", "建成省级示范站6个。"),
        ("新增工业项目试点20个。", "新增工业用地20亩。"),
    ],
)
def test_words_left_out_are_not_always_idle(aim, done):
    assert fate(aim, done) in ("redefined", "not_reported")


def test_a_bare_word_is_no_whole_that_a_part_could_meet():
    assert fate("新增就业5000人。", "城镇新增就业5200人。") == "met"
    assert fate("帮助脱贫群众实现就业5000人。", "城镇新增就业5200人。") != "met"
