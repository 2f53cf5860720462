"""The words for the values that the tables' columns may take, once, in both languages.

Texts are plain text: whoever puts them on a page escapes them.
"""

from __future__ import annotations

from workreport.registry.language import Bilingual

SENTENCE = Bilingual("sentence {}", "第{}句")
"""How a sentence of the report is named by its number."""

STATUS = {
    "actual": Bilingual("result", "实绩"),
    "target": Bilingual("target", "目标"),
    "threshold": Bilingual("threshold", "门槛"),
    "background": Bilingual("background", "背景"),
}
CLASS = {
    "level": Bilingual("level", "水平"),
    "growth": Bilingual("growth", "增速"),
    "ratio": Bilingual("share or rate", "比率"),
    "rank": Bilingual("rank", "位次"),
    "count": Bilingual("count", "计数"),
    "threshold": Bilingual("threshold", "门槛"),
    "duration": Bilingual("duration", "时长"),
}
NUMERAL = {
    "date": Bilingual("date", "日期"),
    "session": Bilingual("session or edition", "届次"),
    "list": Bilingual("list or heading number", "序号"),
    "name": Bilingual("part of a name", "名称"),
    "idiom": Bilingual("figure of speech", "习语"),
    "other": Bilingual("other", "其他"),
}
FATE = {
    "met": Bilingual("met", "达到"),
    "missed": Bilingual("missed", "未达到"),
    "redefined": Bilingual("definition changed", "口径变化"),
    "rank_only": Bilingual("only a rank is given", "只报位次"),
    "qualitative": Bilingual("words only", "只有文字表述"),
    "not_reported": Bilingual("no result reported", "未报告结果"),
}
NAMED = {
    "no": Bilingual("not mentioned", "没有提到"),
    "plan": Bilingual("only in its plan", "只在部署中"),
    "review": Bilingual("in its review", "在回顾中"),
    "both": Bilingual("in review and plan", "回顾、部署中都有"),
    "": Bilingual("not looked up", "尚未查看"),
}
"""Where the next report names the thing that a target is about, with or without a number."""
COMPARATOR = {
    "ge": Bilingual("at least", "不少于"),
    "le": Bilingual("at most", "不超过"),
    "approx": Bilingual("about", "左右"),
}
COMPARABLE = {
    "yes": Bilingual("comparable", "可比"),
    "partly": Bilingual("partly comparable", "部分可比"),
    "no": Bilingual("not comparable", "不可比"),
}
CONFIDENCE = {
    "high": Bilingual("high", "高"),
    "medium": Bilingual("medium", "中"),
    "low": Bilingual("low", "低"),
}
YES_NO = {"yes": Bilingual("yes", "是"), "no": Bilingual("no", "否")}
THEME = {
    "manufacturing": Bilingual("manufacturing", "制造业"),
    "innovation": Bilingual("innovation", "创新"),
    "ecology": Bilingual("ecology", "生态"),
    "countryside": Bilingual("countryside", "乡村"),
    "governance": Bilingual("governance", "治理"),
    "transport": Bilingual("transport", "交通"),
    "water": Bilingual("water works", "水利"),
    "tourism": Bilingual("tourism", "旅游"),
    "region": Bilingual("regional development", "区域发展"),
    "schools_hospitals": Bilingual("schools and hospitals", "教育卫生"),
    "civilised_city": Bilingual("civilised-city title", "文明城市创建"),
    "city": Bilingual("urban life", "城市生活"),
}
"""What a mention of a place is about."""

MENTION = {
    "designation": Bilingual("title", "称号"),
    "platform": Bilingual("platform", "平台"),
    "project": Bilingual("project", "项目"),
    "mention": Bilingual("mention", "提及"),
}
"""What kind of mention of a place it is."""

TOPIC = {
    "agriculture": Bilingual("agriculture", "农业"),
    "city": Bilingual("city", "城市"),
    "countryside": Bilingual("countryside", "乡村"),
    "culture": Bilingual("culture", "文化"),
    "economy": Bilingual("economy", "经济总量"),
    "education": Bilingual("education", "教育"),
    "enterprise": Bilingual("enterprise", "企业"),
    "environment": Bilingual("environment", "环境"),
    "finance": Bilingual("public finance and credit", "财政金融"),
    "governance": Bilingual("social governance", "社会治理"),
    "government": Bilingual("government itself", "政府自身"),
    "health": Bilingual("health", "卫生"),
    "industry": Bilingual("industry", "产业"),
    "infrastructure": Bilingual("infrastructure", "基础设施"),
    "innovation": Bilingual("innovation and talent", "创新人才"),
    "investment": Bilingual("investment", "投资"),
    "land": Bilingual("land", "土地"),
    "livelihood": Bilingual("livelihood", "民生"),
    "opening": Bilingual("opening", "开放"),
    "poverty": Bilingual("paired assistance", "结对帮扶"),
    "reform": Bilingual("reform", "改革"),
    "safety": Bilingual("safety", "安全"),
    "tourism": Bilingual("tourism", "旅游"),
}
COMMITMENT = {
    "确保": Bilingual("ensure", "确保"),
    "力争": Bilingual("strive for", "力争"),
    "争取": Bilingual("try for", "争取"),
    "努力": Bilingual("endeavour", "努力"),
}
CHANGE = {
    "softened": Bilingual("Worded more softly", "措辞放松"),
    "hardened": Bilingual("Worded more firmly", "措辞加强"),
    "definition": Bilingual("Named or measured otherwise", "名称或口径不同"),
    "silent": Bilingual("No figure any more", "不再有数字"),
    "first": Bilingual("No figure before", "此前没有数字"),
    "value": Bilingual("Another value", "数值不同"),
    "removed": Bilingual("No longer given", "不再给出"),
    "added": Bilingual("Newly given", "新给出"),
}
"""How two reports of one place differ, what matters most first."""

COLUMN = {
    "class": Bilingual("kind of number", "数字类型"),
    "status": Bilingual("result or target", "实绩或目标"),
    "indicator_id": Bilingual("indicator", "指标"),
    "indicator_zh": Bilingual("Chinese name", "名称"),
    "area_code": Bilingual("area", "范围"),
    "period": Bilingual("period", "时期"),
    "value": Bilingual("value", "数值"),
    "unit": Bilingual("unit", "单位"),
    "value_base": Bilingual("value in the base unit", "基本单位数值"),
    "unit_base": Bilingual("base unit", "基本单位"),
    "comparator": Bilingual("bound", "限定"),
    "direction": Bilingual("direction", "方向"),
    "commitment": Bilingual("commitment", "承诺用语"),
    "applies_to": Bilingual("what it refers to", "所指"),
    "note_en": Bilingual("note in English", "提示（英文）"),
    "note_zh": Bilingual("note in Chinese", "提示（中文）"),
}
VALUES = {
    "class": CLASS,
    "status": STATUS,
    "comparator": {"eq": Bilingual("exactly", "等于"), **COMPARATOR},
    "direction": {"up": Bilingual("up", "上升"), "down": Bilingual("down", "下降")},
}
"""The columns of the figures whose cells have words of their own."""


def cell_told(column: str, cell: str, lang: str) -> str:
    """A cell of the figures table in words; what is empty says so."""
    if not cell:
        return Bilingual("(empty)", "（空）").to(lang)
    return told(VALUES.get(column, {}), cell, lang)


def told(table: dict[str, Bilingual], key: str, lang: str) -> str:
    """The word of ``key`` in ``lang``; the key itself where the table lacks it."""
    return table[key].to(lang) if key in table else key
