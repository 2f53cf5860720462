"""One small drawing of each kind, with figures of the 2020 report, in either language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pandas as pd

from workreport.charts import (
    Drawing,
    attention,
    bars,
    bullets,
    choropleth,
    dots,
    dumbbells,
    fourfold,
    heat,
    lines,
    lollipops,
    matrix,
    multiples,
    points,
    ribbon,
    slope,
    stages,
    stretches,
    strip,
    units,
    waterfall,
)
from workreport.figures import geometry
from workreport.registry.project import Project

ROOT = Path(__file__).resolve().parents[2]

WORDS = {
    "urban": ("Disposable income per head, urban residents", "城镇居民人均可支配收入"),
    "rural": ("Disposable income per head, rural residents", "农村居民人均可支配收入"),
    "gdp": ("Gross regional product", "全市生产总值"),
    "trade": ("Imports and exports", "进出口总额"),
    "exports": ("Exports", "出口额"),
    "imports": ("Imports", "进口额"),
    "jobs": ("New urban jobs", "新增城镇就业人数"),
    "firms": ("New high-tech firms", "新增高新技术企业"),
    "result": ("2019 result", "2019年结果"),
    "target": ("2020 target", "2020年目标"),
    "yuan": ("yuan", "元"),
    "met": ("met", "达到"),
    "missed": ("missed", "未达到"),
    "silent": ("no result reported", "未报告结果"),
    "begun": ("Begun", "开工"),
    "used": ("In use", "建成使用"),
}


def word(key: str, lang: str) -> str:
    return WORDS[key][lang == "zh"]


def growth(lang: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "label": [word(key, lang) for key in ("gdp", "gdp", "urban", "rural")],
            "value": [7.9, 7.0, 8.5, 9.6],
            "meaning": ["actual", "target", "actual", "actual"],
        }
    )


@cache
def geography() -> dict:
    project = Project(ROOT)
    tiles = pd.read_csv(ROOT / "data" / "geo" / "tiles.csv", dtype={"area_code": str})
    return {"counties": geometry.counties(project), "lake": geometry.lake(project), "tiles": tiles}


def product() -> pd.DataFrame:
    """Gross regional product of 2020 where a plan states it; two counties have none."""
    return pd.DataFrame({"area_code": ["330502", "330503", "330522"], "value": [100.16e9, 46.78e9, 70.239e9]})


def census() -> pd.DataFrame:
    codes = ["330502", "330503", "330521", "330522", "330523"]
    return pd.DataFrame(
        {
            "area_code": codes * 2,
            "option": ["urban"] * 5 + ["old"] * 5,
            "value": [76.46, 56.59, 62.19, 63.87, 60.57, 12.66, 20.31, 16.01, 16.85, 14.03],
        }
    )


def pairs(lang: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "label": [word("jobs", lang), word("firms", lang)],
            "start": [156000, 179],
            "end": [100000, 200],
            "value": [156000, 179],
            "target": [100000, 200],
        }
    )


def _bars(lang: str) -> Drawing:
    return bars(growth(lang), lang, meaning="meaning", unit="%")


def falls(lang: str) -> pd.DataFrame:
    """Falls under long names, the deepest of them at the end of its scale, and a small rise."""
    return pd.DataFrame(
        {
            "label": [word(key, lang) for key in ("urban", "rural", "jobs")],
            "value": [-19.6, -16.3, 4.1],
            "start": [-19.6, -2.9, 8.4],
            "end": [-16.3, -19.9, -0.4],
        }
    )


def _falls(lang: str) -> Drawing:
    return bars(falls(lang), lang, unit="%")


def _fallen_beside(lang: str) -> Drawing:
    """A fall and a rise on one line, and one fall alone."""
    names = [word("urban", lang)] * 2 + [word("rural", lang)]
    return dots(pd.DataFrame({"label": names, "value": [-0.2, 19.6, -0.1]}), lang, unit="%")


def _amounts(lang: str) -> Drawing:
    """An axis whose labels are long: amounts in the thousand millions."""
    names = [word(key, lang) for key in ("urban", "rural", "trade")]
    frame = pd.DataFrame({"label": names, "value": [1.31e9, 1.6e9, 1.2e9], "text": word("gdp", lang)})
    return dots(frame, lang, text="text")


def _waterfall(lang: str) -> Drawing:
    frame = pd.DataFrame(
        {
            "label": [word(key, lang) for key in ("trade", "exports", "imports")],
            "value": [94.02e9, 83.86e9, 10.16e9],
            "part": ["total", "add", "add"],
            "meaning": ["actual", "actual", "derived"],
        }
    )
    return waterfall(frame, lang, meaning="meaning", unit=word("yuan", lang))


def _series(lang: str) -> Drawing:
    frame = pd.DataFrame(
        {
            "period": ["2016", "2018", "2019", "2020"],
            "value": [26508, 31767, 34803, 37244],
            "series": word("rural", lang)[:6],
            "meaning": ["context", "context", "actual", "context"],
        }
    )
    periods = [str(year) for year in range(2016, 2021)]
    return lines(frame, lang, series="series", meaning="meaning", periods=periods, breaks={"2020": "x"})


def _slope(lang: str) -> Drawing:
    frame = pd.DataFrame(
        {"label": [word("urban", lang)[:5], "B"], "start": [54393, 31767], "end": [59028, 34803]}
    )
    return slope(frame, lang, moments=("2018", "2019"), start_meaning="context", unit=word("yuan", lang))


def _units(lang: str) -> Drawing:
    names = {"met": word("met", lang), "missed": word("missed", lang), "not_reported": word("silent", lang)}
    fates = ["met"] * 26 + ["missed"] * 7 + ["not_reported"] * 66
    return units(pd.DataFrame({"group": "2.0", "fate": fates}), lang, names=names)


def _heat(lang: str) -> Drawing:
    frame = pd.DataFrame({"row": ["a", "a", "b"], "column": ["x", "y", "x"], "value": [4, 0, 1]})
    return heat(frame, lang, column_="column")


def _fourfold(lang: str) -> Drawing:
    frame = pd.DataFrame(
        {"field": ["up", "down", "down"], "label": [word(k, lang) for k in ("gdp", "jobs", "firms")]}
    )
    return fourfold(frame, lang, fields={"up": "A", "down": "B"}, meanings={"up": "target"})


def _stages(lang: str) -> Drawing:
    steps = [word("begun", lang), word("used", lang)]
    return stages(pd.DataFrame({"label": ["x", "y"], "stage": steps}), lang, steps=steps)


def _ribbon(lang: str) -> Drawing:
    frame = pd.DataFrame(
        {
            "row": "r",
            "column": [word("result", lang), " ".join([word("gdp", lang)] * 3)],
            "text": [word("gdp", lang), word("jobs", lang)],
            "value": ["537", "300"],
            "changed": ["no", "yes"],
            "meaning": ["actual", "target"],
        }
    )
    return ribbon(frame, lang, value="value", meaning="meaning", same_text="=", changed_text="≠")


def _multiples(lang: str) -> Drawing:
    frame = pd.DataFrame(
        {
            "panel": [word("jobs", lang)] * 2 + [word("firms", lang)] * 2,
            "label": [word("result", lang), word("target", lang)] * 2,
            "value": [156000, 100000, 179, 200],
            "meaning": ["actual", "target"] * 2,
        }
    )
    return multiples(frame, lang, meaning="meaning")


def _strip(lang: str) -> Drawing:
    frame = pd.DataFrame({"value": [100, 100, 101, 60, 240], "category": ["a", "a", "a", "b", "b"]})
    return strip(frame, lang, category="category", unit="%", reference=(100, word("target", lang)))


def _matrix(lang: str) -> Drawing:
    frame = pd.DataFrame(
        {
            "label": [word("gdp", lang), word("jobs", lang)],
            "one": ["yes", "no"],
            "two": ["partly", ""],
            "group": ["A", "B"],
        }
    )
    names = {"yes": word("met", lang), "partly": word("missed", lang), "no": word("silent", lang)}
    columns = {"one": word("result", lang), "two": word("target", lang)}
    return matrix(frame, lang, columns=columns, names=names, group="group")


def _stretches(lang: str) -> Drawing:
    frame = pd.DataFrame({"label": ["1.0", "2.0"], "length": [1200, 400]})
    ticks = pd.DataFrame(
        {"label": ["1.0", "2.0"], "at": [900, 20], "meaning": ["actual", "target"], "tip": ["a", "b"]}
    )
    key = {"actual": word("result", lang), "target": word("target", lang)}
    return stretches(frame, lang, ticks=ticks, unit="x", key=key)


def _points(lang: str) -> Drawing:
    frame = pd.DataFrame(
        {
            "lon": [120.0933, 120.41994],
            "lat": [30.8703, 30.86902],
            "label": [word("begun", lang), word("used", lang)],
            "area_code": ["330502", "330503"],
        }
    )
    return points(frame, lang, **geography())


def _attention(lang: str) -> Drawing:
    frame = pd.DataFrame({"area_code": ["330523", "330502"], "value": [7, 1]})
    return attention(frame, lang, **geography(), others={"x": 5})


KINDS: dict[str, Callable[[str], Drawing]] = {
    "bars": _bars,
    "falls": _falls,
    "fallen": lambda lang: dots(falls(lang), lang, unit="%"),
    "fallen beside": _fallen_beside,
    "fallen apart": lambda lang: dumbbells(falls(lang), lang, unit="%"),
    "amounts": _amounts,
    "bullets": lambda lang: bullets(pairs(lang), lang),
    "lollipops": lambda lang: lollipops(growth(lang).iloc[:2].assign(label=["a", "b"]), lang),
    "waterfall": _waterfall,
    "dots": lambda lang: dots(growth(lang), lang, meaning="meaning", unit="%", reference=(7.9, "GDP")),
    "dumbbells": lambda lang: dumbbells(pairs(lang).iloc[:1], lang),
    "ratios": lambda lang: dumbbells(pairs(lang), lang, ratio=True),
    "strip": _strip,
    "slope": _slope,
    "lines": _series,
    "units": _units,
    "heat": _heat,
    "fourfold": _fourfold,
    "stages": _stages,
    "ribbon": _ribbon,
    "multiples": _multiples,
    "choropleth": lambda lang: choropleth(product(), lang, unit=word("yuan", lang), **geography()),
    "census": lambda lang: choropleth(census(), lang, choice="indicator", **geography()),
    "attention": _attention,
    "points": _points,
    "selectable": lambda lang: attention(product(), lang, select="county", **geography()),
    "matrix": _matrix,
    "stretches": _stretches,
}


def table(lang: str) -> pd.DataFrame:
    return growth(lang)[["label", "value"]]


def shown(lang: str = "en", **more):
    """A small figure with all that it must have."""
    from workreport.charts import figure

    given = {
        "chart": KINDS["bars"](lang),
        "id": "sample",
        "title": "Incomes in the country grew fastest",
        "subtitle": "Growth on the year before, Huzhou, 2019, per cent",
        "table": table(lang),
        "lang": lang,
        "description": "Four bars.",
        "sources": ["hz2020-003"],
        **more,
    }
    return figure.show(given.pop("chart"), **given)
