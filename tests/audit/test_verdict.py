"""What a later report says of a target, told from sentences of a fictional city."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from tests.audit.pairs import audited, fate

from workreport.audit import table
from workreport.audit.reading import read
from workreport.audit.verdict import verdicts
from workreport.extract.report import extract
from workreport.extract.text import load

PAIR = Path(__file__).parents[1] / "fixtures" / "audit"


@pytest.fixture(scope="module")
def rows():
    earlier = read(extract(load(PAIR / "yunchuan-2018.txt")))
    later = read(extract(load(PAIR / "yunchuan-2019.txt")))
    return table.rows(verdicts(earlier, later), earlier, later)


def coded():
    with open(PAIR / "verdicts.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_target_of_the_pair_has_a_row(rows):
    assert [row["target_surface"] for row in rows] == [row["surface"] for row in coded()]


@pytest.mark.parametrize(
    ("number", "wanted"),
    list(enumerate(coded())),
    ids=[f"{row['indicator_zh']}-{row['surface']}" for row in coded()],
)
def test_each_target_of_the_pair_meets_the_fate_it_was_coded_with(rows, number, wanted):
    found = rows[number]
    assert (found["fate"], found["outcome_value"]) == (wanted["fate"], wanted["outcome_value"])
    assert found["set_again"] == wanted["set_again"]


def test_the_pair_holds_every_kind_of_fate(rows):
    fates = {"met", "missed", "redefined", "rank_only", "qualitative", "not_reported"}
    assert {row["fate"] for row in rows} == fates


def test_offsets_and_evidence_stand_in_the_texts(rows):
    before = (PAIR / "yunchuan-2018.txt").read_text(encoding="utf-8")
    after = (PAIR / "yunchuan-2019.txt").read_text(encoding="utf-8")
    for row in rows:
        assert before[int(row["target_start"]) : int(row["target_end"])] == row["target_surface"]
        if row["outcome_start"]:
            said = after[int(row["outcome_start"]) : int(row["outcome_end"])]
            assert said in row["evidence"] and row["evidence"] in after
        assert bool(row["evidence"]) == (row["fate"] != "not_reported")
        assert 0 < float(row["confidence"]) <= 1


@pytest.mark.parametrize(
    ("aim", "done"),
    [
        ("新增高新技术企业40家。", "新增科技型中小企业45家。"),
        ("新增省级高新技术企业研发中心20家。", "新增市级高新技术企业研发中心25家。"),
        ("规上工业增加值增长8%。", "工业增加值增长8.6%。"),
        ("规上工业增加值增长8%。", "规上工业亩均增加值增长8.6%。"),
        ("生产总值增长8%。", "人均生产总值增长8.6%。"),
        ("空气优良率达到85%。", "市区空气优良率达到88%。"),
        ("新建学校20所。", "累计新建学校26所。"),
        ("亿元以上项目开工30个。", "亿元以上项目竣工34个。"),
        ("限额以上零售额增长10%。", "零售额增长11%。"),
        ("实际使用外资5亿美元。", "实际使用外资34亿元。"),
        ("固定资产投资增长10%。", "一季度固定资产投资增长12%。"),
        ("固定资产投资增长10%。", "1—11月固定资产投资增长12%。"),
        ("贷款余额达到900亿元。", "截至11月末，贷款余额达到950亿元。"),
        ("固定资产投资增长10%。", "五年来，固定资产投资年均增长12%。"),
        ("新增城镇就业3万人。", "为企业培训职工3万人。"),
        ("淘汰燃煤锅炉50台。", "新增燃煤锅炉60台。"),
        ("新增3亿元以上项目20个。", "新增亿元以上项目25个。"),
        ("实现工业用电量增长6%。", "全省工业用电量增长7%。"),
        ("新增绿地30公顷。", "新增绿地300公顷。"),
        ("高新技术产业增加值突破200亿元。", "高新技术产业投资突破210亿元。"),
        ("农民人均纯收入增长9%。", "农村居民人均可支配收入增长10%。"),
        ("新增就业岗位5000个。", "城镇新增就业5400人。"),
        ("城镇调查失业率控制在5%以内。", "城镇登记失业率2.9%。"),
        ("城镇登记失业率控制在4%以内。", "城镇调查失业率4.6%。"),
    ],
)
def test_look_alikes_are_never_judged(aim, done):
    assert fate(aim, done) in ("redefined", "not_reported")


@pytest.mark.parametrize(
    ("aim", "done", "wanted"),
    [
        ("单位生产总值能耗下降3%。", "单位生产总值能耗下降2.4%。", "missed"),
        ("单位生产总值能耗下降3%。", "单位生产总值能耗上升1.2%。", "missed"),
        ("外贸出口增长5%。", "外贸出口下降6.2%。", "missed"),
        ("PM2.5平均浓度控制在35微克以内。", "PM2.5平均浓度36微克。", "missed"),
        ("居民消费价格涨幅控制在3%左右。", "居民消费价格上涨3.4%。", "met"),
        ("城镇登记失业率控制在3%左右。", "城镇登记失业率1.9%。", "met"),
        ("规上工业增加值增长7%—8%。", "规上工业增加值增长9%。", "met"),
        ("规上工业增加值增长7%—8%。", "规上工业增加值增长6.9%。", "missed"),
        ("工业投资增长8%。", "前三季度工业投资增长7%，全年工业投资增长8.5%。", "met"),
        ("工业投资达到100亿元。", "工业投资突破100亿元。", "met"),
        ("工业投资达到100亿元。", "工业投资接近100亿元。", "missed"),
        ("工业投资达到120亿元。", "工业投资超过100亿元。", "redefined"),
        ("零就业家庭动态清零。", "零就业家庭保持动态清零。", "met"),
        ("财政收入进入全省前十位。", "财政收入居全省第12位。", "missed"),
        ("新增城镇就业3万人。", "超额完成新增城镇就业年度目标。", "qualitative"),
        ("新增城镇就业3万人。", "新增城镇就业人数居全省前列。", "rank_only"),
        ("社会消费品零售总额增长10%。", "社会消费品零售总额未能达到预期目标。", "qualitative"),
    ],
)
def test_the_table_of_decisions(aim, done, wanted):
    assert {verdict.fate for verdict in audited(aim, done)} == {wanted}


def test_the_tolerance_can_be_set():
    aim, done = "固定资产投资增长10%左右。", "固定资产投资增长9%。"
    assert fate(aim, done) == "missed"
    assert fate(aim, done, points=Decimal(1)) == "met"
    aim, done = "新增耕地1000亩左右。", "新增耕地900亩。"
    assert fate(aim, done) == "missed"
    assert fate(aim, done, share=Decimal("0.1")) == "met"


def test_figures_that_contradict_each_other_decide_nothing():
    done = "固定资产投资增长10.5%。全年完成固定资产投资增长9.2%。"
    (verdict,) = audited("固定资产投资增长10%。", done)
    assert (verdict.fate, verdict.rule) == ("redefined", "contradictory")


def test_of_two_figures_the_one_in_the_target_s_company_answers():
    aim = "新增就业5.7万人，城镇登记失业率控制在4%以内。"
    done = "新增商场8家，新增就业0.6万人。\n\n新增就业5.6万人，城镇登记失业率3.9%。"
    jobs, _ = audited(aim, done)
    assert (jobs.fate, jobs.outcome.row.quantity.value) == ("missed", "5.6")


def test_a_total_beside_the_year_s_own_figure_does_not_answer():
    (verdict,) = audited("新增单项冠军企业5家。", "新增单项冠军企业11家，总数达到39家。")
    assert (verdict.fate, verdict.outcome.row.quantity.value) == ("met", "11")


def test_a_number_that_answers_one_promise_is_not_taken_for_another():
    first, second = audited("完成70个中心村建设，启动建设80个中心村。", "完成75个中心村建设。")
    assert (first.fate, second.fate) == ("met", "not_reported")
    (alone,) = audited("启动建设80个中心村。", "完成75个中心村建设。")
    assert alone.fate == "redefined"


def test_an_item_of_a_list_keeps_the_words_it_leaves_out():
    aim = "建成农村电商示范镇5个、示范村30个。"
    _, villages = audited(aim, "建成美丽乡村示范镇12个、示范村54个。")
    assert villages.fate == "not_reported"
    _, villages = audited(aim, "建成农村电商示范镇4个、示范村54个。")
    assert (villages.fate, villages.outcome.row.quantity.value) == ("met", "54")


def test_a_retrospect_of_five_years_comes_to_its_last():
    done = (
        "五年来，工业投资累计完成500亿元，年均增长9%。\n\n"
        "各位代表，刚刚过去的2018年，工业投资达到120亿元，增长6.5%。"
    )
    level, growth = audited("工业投资达到110亿元，增长8%。", done)
    assert (level.fate, level.outcome.row.quantity.value) == ("met", "120")
    assert (growth.fate, growth.outcome.row.quantity.value) == ("missed", "6.5")


def test_a_report_two_years_on_answers_only_with_figures_of_the_year():
    aim = "固定资产投资增长10%。"
    assert fate(aim, "固定资产投资增长12%。", later=2020) == "not_reported"
    assert fate(aim, "2018年，固定资产投资增长12%。", later=2020) == "met"


def test_a_target_for_later_years_is_not_due():
    (verdict,) = audited("到2022年，固定资产投资达到500亿元。", "固定资产投资达到300亿元。")
    assert (verdict.fate, verdict.rule) == ("not_reported", "not-due")


def test_a_target_of_several_years_is_not_judged_by_its_last():
    aim = "到2020年，工业投资达到300亿元，年均增长8%，五年新增绿道200公里。"
    level, growth, greenways = audited(
        aim, "工业投资达到310亿元，增长3.3%，新增绿道205公里。", year=2018, later=2021
    )
    assert level.fate == "met"
    assert [(one.fate, one.rule) for one in (growth, greenways)] == [("redefined", "several-years")] * 2


def test_a_target_that_is_set_again_is_no_result():
    (verdict,) = audited("新增绿道45公里。", "各项工作取得新进展。\n\n二、2019年工作任务\n\n新增绿道60公里。")
    assert verdict.fate == "not_reported"
    assert verdict.again is not None and verdict.again.row.quantity.value == "60"
