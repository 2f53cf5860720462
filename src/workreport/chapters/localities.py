"""The places of a report: its districts, counties and new areas, their names, and what is said of them."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import some
from workreport.charts import Choice
from workreport.figures.edition import Edition
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError, problem

THEMES = {
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
CONFIDENCE = {
    "high": Bilingual("high", "高"),
    "medium": Bilingual("medium", "中"),
    "low": Bilingual("low", "低"),
}
KINDS = {
    "designation": Bilingual("title", "称号"),
    "platform": Bilingual("platform", "平台"),
    "project": Bilingual("project", "项目"),
    "mention": Bilingual("mention", "提及"),
}
DIRECT = Bilingual("by name", "直接提到")
INDIRECT = Bilingual("through a place in it", "经由境内地名")

NO_MAP = Bilingual(
    "This project holds no boundaries of the districts and counties of this place.",
    "本项目没有这个地方所辖区县的边界。",
)
NO_MENTIONS = Bilingual(
    "The places that this report names have not been listed for this edition.",
    "本版尚未整理这份报告提到的地名。",
)
ATTENTION = Bilingual("Attention is not performance.", "被提及不等于成绩。")
NO_STATISTIC = Bilingual(
    "Attention is not performance: the report gives no statistic of any county.",
    "被提及不等于成绩：报告没有任何区县的统计数字。",
)


def counties(edition: Edition) -> pd.DataFrame:
    """The districts and counties of the report's area that have a boundary, in the registry's order.

    Raises
    ------
    Absent
        When there are none.
    """
    areas = edition.areas()
    inside = areas["parent"] == str(edition.report["area_code"])
    found = areas[inside & areas["area_code"].isin(edition.tiles()["area_code"])]
    return some(found.reset_index(drop=True), NO_MAP)


def names(edition: Edition, lang: str) -> dict[str, str]:
    """Code → short name of each county."""
    found = counties(edition)
    return dict(zip(found["area_code"], found[f"short_{lang}"], strict=True))


def area(edition: Edition, code: str) -> pd.Series:
    """A district, county or new area of the report's place; ProjectError for a code that is none of them."""
    areas = edition.areas()
    inside = areas[
        (areas["parent"] == str(edition.report["area_code"])) & (areas["level"] != "statistical")
    ].set_index("area_code", drop=False)
    if code not in inside.index:
        raise ProjectError(
            [
                problem(
                    "data/registry/areas.csv",
                    "county",
                    en=f"{code!r} is no district, county or new area of {edition.report['place_en']}.",
                    zh=f"“{code}”不是{edition.report['place_zh']}的区县或新区。",
                    mend_en=f"Choose one of: {', '.join(inside.index)}.",
                    mend_zh=f"可选：{'、'.join(inside.index)}。",
                )
            ]
        )
    return inside.loc[code]


def county_choice(edition: Edition, lang: str) -> Choice:
    """All counties or one, together with every other such list of the page."""
    label = Bilingual("County", "区县").to(lang)
    options = {"": Bilingual("all", "全部").to(lang)} | names(edition, lang)
    return Choice("county", label, options, label, linked=True)


def mentions(edition: Edition, lang: str, codes: list[str]) -> pd.DataFrame:
    """Every mention of these areas, in the order of the text; Absent when there is none.

    Returns
    -------
    DataFrame
        area_code, county, place, how, by_name (bool), confidence, said, theme, kind, sentence.
    """
    areas = edition.areas().set_index("area_code")
    places = edition.places()
    places = places.assign(word=_words(places))
    places = some(places[places["area_code"].isin(codes)].reset_index(drop=True), NO_MENTIONS)
    words = places["word"].tolist()
    own = [
        direct == "yes" or word in (areas.loc[code, "short_zh"], areas.loc[code, "name_zh"])
        for direct, word, code in zip(places["direct"], words, places["area_code"], strict=True)
    ]
    return pd.DataFrame(
        {
            "area_code": places["area_code"],
            "county": [areas.loc[code, f"short_{lang}"] for code in places["area_code"]],
            "place": words,
            "how": [(DIRECT if named else INDIRECT).to(lang) for named in own],
            "by_name": own,
            "confidence": [CONFIDENCE[sure].to(lang) for sure in places["confidence"]],
            "said": places[f"said_{lang}"],
            "theme": [theme_name(theme, lang) for theme in places["theme"]],
            "kind": [KINDS[kind].to(lang) if kind in KINDS else kind for kind in places["kind"]],
            "sentence": places["sentence_id"],
        }
    )


def _words(places: pd.DataFrame) -> list[str]:
    """The words of each mention; signs that stand for a name each are told together, as in 德安高速公路."""
    words = [surface.replace("\n", "") for surface in places["surface"]]
    spans = list(zip(places["start"], places["end"], strict=True))
    told = list(words)
    for at in range(1, len(words)):
        if len(words[at - 1]) == len(words[at]) == 1 and spans[at - 1][1] == spans[at][0]:
            told[at - 1] = told[at] = words[at - 1] + words[at]
    return told


def theme_name(theme: str, lang: str) -> str:
    """What a theme is called; one that is not known keeps its word."""
    return THEMES[theme].to(lang) if theme in THEMES else theme


def quoted(listed: pd.DataFrame) -> dict[str, str]:
    """The sentences of rows with ``sentence`` and ``place``, by the words that stand in them."""
    by_sentence = listed.groupby("sentence", sort=False)["place"]
    return by_sentence.agg(lambda found: "、".join(dict.fromkeys(found))).to_dict()


def attention_only(edition: Edition, codes: list[str]) -> Bilingual:
    """That being named is not doing well, and, where it is so, that no figure of the report is a county's."""
    return ATTENTION if len(edition.figures(area_code=codes)) else NO_STATISTIC


def by_name(listed: pd.DataFrame) -> Bilingual:
    """How many of an area's mentions name it: ``7 times by name``; ``by name`` where all do."""
    direct = int(listed["by_name"].sum())
    if listed.empty:
        return Bilingual("neither by name nor through a place in it", "直接、间接都没有提到")
    if direct == len(listed):
        return Bilingual("by name", "都是直接提到" if direct > 1 else "是直接提到")
    return Bilingual(f"{times(direct)} by name", f"其中直接提到{direct}次")


def times(count: int) -> str:
    """How often, in English: never, once, twice, 7 times."""
    return {0: "never", 1: "once", 2: "twice"}.get(int(count), f"{count} times")
