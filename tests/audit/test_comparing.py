"""Two names of one thing, and names that only look alike."""

import pytest

from workreport.audit import measure
from workreport.audit.match import Matcher
from workreport.audit.measure import Measure


def named(name, item=""):
    return Measure(measure.core(name), measure.acts(name, item), frozenset(), item)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("地区生产总值", "全市生产总值"),
        ("地方财政收入", "一般公共预算收入"),
        ("研究与试验发展经费支出占地区生产总值的比重", "全社会研发投入强度"),
        ("规模以上工业增加值", "规上工业增加值"),
        ("城镇登记失业率", "登记失业率"),
        ("新认定省级科技型中小企业数", "新增省科技型中小企业数"),
        ("完成绿化造林面积", "实施绿化造林面积"),
        ("外贸进出口总额", "进出口总额"),
        ("“个转企”数", "完成个转企数"),
        ("整治提升“散乱污”企业数", "整治散乱污企业数"),
        ("3.安装智慧电表数", "③智慧电表安装数"),
        ("升级完善社区消防站数", "完成社区消防站升级完善数"),
        ("提升改造农村公路长度", "农村公路提升改造长度"),
        ("在学校等场所安装感烟探测器数", "安装学校等场所感烟探测器数"),
        ("新增上市企业数", "新增境内外上市公司数"),
        ("研发经费支出与地区生产总值之比", "研发经费投入强度"),
        ("分配公租房数", "公租房分配数"),
        ("治理黑臭水体数", "整治黑臭水体数"),
        ("新增光伏车棚数", "光伏车棚项目数"),
        ("金融机构贷款余额", "贷款余额"),
        ("新改扩建幼儿园数", "新建改扩建幼儿园数"),
    ],
)
def test_one_thing_under_two_names(one, other):
    matcher = Matcher([measure.core(one), measure.core(other)])
    assert matcher.compare(named(one), named(other)).same
    assert matcher.compare(named(other), named(one)).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("新增高新技术企业数", "累计高新技术企业数"),
        ("新建幼儿园数", "新建、改扩建幼儿园数"),
        ("工业项目开工数", "工业项目竣工数"),
        ("农村电商交易额", "跨境电商交易额"),
        ("高技能人才培训人数", "新增高技能人才人数"),
        ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
        ("省级企业技术中心数", "市级企业技术中心数"),
        ("3亿元以上项目数", "亿元以上项目数"),
        ("财政总收入", "一般公共预算收入"),
        ("安装智慧电表数", "维修智慧电表数"),
        ("完成道路工程数", "完成道路改扩建数"),
        ("累计新建学校数", "新建学校数"),
        ("除险加固小型水库数", "病险水库除险加固数"),
        ("农村公路数", "农村公路等级提升数"),
        ("建成投用项目数", "实施项目全部完工数"),
        ("城镇居民人均可支配收入", "居民人均可支配收入"),
    ],
)
def test_look_alikes(one, other):
    matcher = Matcher([measure.core(one), measure.core(other)])
    assert not matcher.compare(named(one), named(other)).same
    assert not matcher.compare(named(other), named(one)).same


TABLES = "synonyms neutral acts counters ceilings kin deeds classifiers parts wider opposites".split()


@pytest.mark.parametrize("table", TABLES)
def test_no_word_of_the_vocabulary_stands_twice(table):
    from workreport.audit import vocabulary

    rows = [tuple(row.items()) for row in vocabulary.table(table)]
    assert len(rows) == len(set(rows))


def test_a_standard_name_is_its_own_standard():
    from workreport.audit import vocabulary

    for row in vocabulary.table("synonyms"):
        assert measure.standard(measure.standard(row["word"])) == measure.standard(row["word"])
        assert measure.standard(row["standard"]) == measure.standard(row["word"])
