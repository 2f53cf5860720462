"""The counties in the report: who is named, for what, with which titles, and what can be put on a map."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from workreport.chapters import localities
from workreport.chapters.absent import shown, some
from workreport.chapters.localities import attention_only, county_choice, quoted
from workreport.chapters.present import present
from workreport.charts import Choice, Source, bars, heat, points
from workreport.charts import attention as attention_map
from workreport.charts.figure import Figure
from workreport.charts.widgets import explore
from workreport.figures.edition import Edition
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError, problem

if TYPE_CHECKING:
    from ipywidgets import VBox

ALL = "all"
NO_POINTS = Bilingual(
    "No place that this report names can be located with a stated source.",
    "这份报告提到的地点中，没有可以据来源定位的。",
)
MENTIONS = {
    "county": Bilingual("County", "区县"),
    "place": Bilingual("Words in the report", "报告用词"),
    "how": Bilingual("How", "方式"),
    "confidence": Bilingual("Confidence", "可信程度"),
    "said": Bilingual("What is said", "说了什么"),
    "theme": Bilingual("Theme", "主题"),
}
READ_ONE_BY_ONE = Bilingual(
    "each mention was read and given one theme and, where a county is meant through a place in it, a confidence.",
    "逐条阅读，各归一个主题；经由境内地名提及的，注明可信程度。",
)


_ARC = re.compile(r"([\d.]+) (minute|second) of arc \(about ([\d.]+) km\)")
_ARCS = {"minute": "角分", "second": "角秒"}


@shown
def attention(edition: Edition, lang: str) -> Figure:
    """How often each county is named, for everything or one theme, on the map and on tiles."""
    counties = localities.counties(edition)
    codes = counties["area_code"].tolist()
    named = localities.mentions(edition, lang, codes)
    direct = named[named["by_name"]]
    themes = {ALL: Bilingual("all themes", "全部主题").to(lang)}
    themes |= {word: word for word in dict.fromkeys(named["theme"])}
    options = {f"t{n}" if n else ALL: text for n, text in enumerate(themes.values())}
    rows = []
    for key, text in options.items():
        for code, label in zip(codes, counties[f"short_{lang}"], strict=True):
            own = named[(named["area_code"] == code) & ((key == ALL) | (named["theme"] == text))]
            through = int((~own["by_name"]).sum())
            rows.append((code, label, key, text, len(own) - through, through))
    frame = pd.DataFrame(rows, columns=["area_code", "label", "option", "theme", "value", "through"])
    whole = frame[frame["option"] == ALL].sort_values("value", ascending=False, kind="stable")
    most, least = whole.iloc[0], whole.iloc[-1]
    theme = Bilingual("Theme", "主题").to(lang)
    others = named_elsewhere(edition, lang, codes)
    return present(
        edition,
        lang,
        attention_map(
            frame,
            lang,
            counties=edition.geometry(),
            tiles=edition.tiles(),
            lake=edition.lake(),
            choice="theme",
            option="option",
            select="county",
            others=others,
        ),
        id="county-attention",
        kind="map",
        title=Bilingual(
            f"{most['label']} is named {localities.times(most['value'])}, "
            f"{least['label']} {localities.times(least['value'])}",
            f"直接提到{most['label']}{most['value']}次，{least['label']}{least['value']}次",
        ),
        subtitle=Bilingual(
            "Mentions of each county by name in the report, for all themes or one; with the places in it "
            f"{most['label']} is mentioned {localities.times(most['value'] + most['through'])}",
            "报告中直接提到各区县的次数，可选主题；连同境内地名，"
            f"{most['label']}共提到{most['value'] + most['through']}次",
        ),
        frame=frame,
        headings={
            "label": Bilingual("County", "区县"),
            "theme": Bilingual("Theme", "主题"),
            "value": Bilingual("By name", "直接提到"),
            "through": Bilingual("Through a place in it", "经由境内地名"),
        },
        sources=quoted(direct),
        cautions=[attention_only(edition, codes)],
        controls=[Choice("theme", theme, options, theme), county_choice(edition, lang)],
    )


def named_elsewhere(edition: Edition, lang: str, codes: list[str]) -> dict[str, int]:
    """What else is named as an area of the place but is no county, with how often by name."""
    areas = edition.areas()
    own = areas[(areas["parent"] == str(edition.report["area_code"])) & ~areas["area_code"].isin(codes)]
    counted = edition.places()
    counted = (
        localities.mentions(edition, lang, own["area_code"].tolist())
        if counted["area_code"].isin(own["area_code"]).any()
        else counted[:0].assign(by_name=False)
    )
    counted = counted.loc[counted["by_name"], "area_code"].value_counts()
    listed = zip(own["area_code"], own[f"short_{lang}"], strict=True)
    return {name: int(counted[code]) for code, name in listed if code in counted}


@shown
def mentions(edition: Edition, lang: str, county: str = "") -> Figure | VBox:
    """Every mention with what is said, of one county or of all, by theme; to filter by county."""
    if county:
        return _mentions(edition, lang, county)
    return explore(lambda county: _mentions(edition, lang, county), [county_choice(edition, lang)])


def _mentions(edition: Edition, lang: str, county: str) -> Figure:
    names = localities.names(edition, lang)
    if county and county not in names:
        raise ProjectError([_unknown(county, names)])
    listed = localities.mentions(edition, lang, [county] if county else list(names))
    drawings = {code: _by_theme(listed, lang, code) for code in ("", *names)}
    order = listed["theme"].value_counts().index[:2]
    who = names[county] if county else ""
    themes = Bilingual(" and ", "、").to(lang).join(order)
    return present(
        edition,
        lang,
        drawings[""] if county else drawings,
        id="county-mentions",
        title=Bilingual(
            f"{who or 'The counties'} {'is' if county else 'are'} named most for {themes}",
            f"{who or '各区县'}被提及，多涉及{themes}",
        ),
        subtitle=Bilingual(
            "Mentions of counties, direct and through places in them, by theme; each in the table",
            "直接与间接提及区县的次数，按主题；逐条见表",
        ),
        frame=listed,
        headings=MENTIONS,
        row_sources="sentence",
        sources=quoted(listed),
        controls=[] if county else [county_choice(edition, lang)],
        statement="judged",
        method=READ_ONE_BY_ONE,
    )


def _by_theme(listed: pd.DataFrame, lang: str, code: str):
    """Bars of how often each theme occurs, in one order whatever the county."""
    own = listed[listed["area_code"] == code] if code else listed
    counts = own["theme"].value_counts().reindex(listed["theme"].value_counts().index, fill_value=0)
    return bars(pd.DataFrame({"label": counts.index, "value": counts.to_numpy()}), lang)


@shown
def themes(edition: Edition, lang: str) -> Figure:
    """County by theme, every cell a count."""
    names = localities.names(edition, lang)
    listed = localities.mentions(edition, lang, list(names))
    counts = listed.groupby(["county", "theme"]).size()
    order = listed["theme"].value_counts().index
    frame = pd.DataFrame(
        [(theme, name, int(counts.get((name, theme), 0))) for theme in order for name in names.values()],
        columns=["row", "column", "value"],
    )
    top = frame[frame["value"] == frame["value"].max()]
    fullest = top.groupby("column", sort=False)["row"].agg(list)
    cells_en = ", ".join(f"{who} and {' and '.join(what)}" for who, what in fullest.items())
    cells_zh = "，".join(f"{who}的{'、'.join(what)}" for who, what in fullest.items())
    most = top["value"].iloc[0]
    held = frame[frame["value"] > 0].groupby("column")["row"].nunique()
    widest = [name for name in names.values() if held.get(name, 0) == held.max()]
    return present(
        edition,
        lang,
        heat(frame, lang),
        id="county-themes",
        title=Bilingual(
            f"{' and '.join(widest)} {'is' if len(widest) == 1 else 'are'} named for {held.max()} of {len(order)} themes; "
            f"the fullest cell{'s are' if len(top) > 1 else ' is'} {cells_en}, {most} mentions"
            f"{' each' if len(top) > 1 else ''}",
            f"{'、'.join(widest)}涉及{len(order)}个主题中的{held.max()}个；最多的是{cells_zh}，{'各' if len(top) > 1 else ''}{most}次",
        ),
        subtitle=Bilingual(
            "Mentions of counties, direct and through places in them, by county and theme",
            "直接与间接提及区县的次数，按区县和主题",
        ),
        frame=frame,
        headings={
            "row": Bilingual("Theme", "主题"),
            "column": Bilingual("County", "区县"),
            "value": Bilingual("Mentions", "次数"),
        },
        sources=quoted(listed),
        cautions=[
            Bilingual(
                "Cells hold a few mentions each: one sentence more would change the order.",
                "每格只有几次，多一句话就可能改变先后。",
            )
        ],
        statement="judged",
        method=READ_ONE_BY_ONE,
    )


@shown
def located(edition: Edition, lang: str) -> Figure:
    """The places inside the counties that the report names, and those that can be put on a map."""
    names = localities.names(edition, lang)
    listed = localities.mentions(edition, lang, list(names))
    inside = some(listed[~listed["by_name"]].drop_duplicates("place"), NO_POINTS)
    known = edition.gazetteer()
    known = known[(known["provenance"] == "yes") & known["area_code"].isin(list(names))]
    known = some(known.reset_index(drop=True), NO_POINTS)
    matched = known[known["name_zh"].isin(inside["place"])]
    seats = known[known["kind"] == "seat"]
    drawn = pd.concat([seats.assign(meaning="context"), matched.assign(meaning="actual")])
    drawn = drawn.assign(label=drawn[f"name_{lang}"])
    precision = known.set_index("name_zh")["precision"]
    frame = inside.assign(
        located=[
            precise(precision[place], lang)
            if place in precision.index
            else Bilingual("not located", "未能定位").to(lang)
            for place in inside["place"]
        ]
    )
    return present(
        edition,
        lang,
        points(
            drawn,
            lang,
            counties=edition.geometry(),
            tiles=edition.tiles(),
            lake=edition.lake(),
            meaning="meaning",
            counted=["actual"],
        ),
        id="county-points",
        kind="map",
        title=Bilingual(
            f"Of {len(inside)} places, roads and lines named inside the counties, {len(matched)} can be located with a "
            "stated source",
            f"报告提到区县境内的地点、道路和线路共{len(inside)}处，能据来源定位的{len(matched)}处",
        ),
        subtitle=Bilingual(
            "Circles: places that the report names; squares: county seats, for orientation, from second sources",
            "圆点：报告提到的地点；方块：各区县城区，取自其他来源，仅供辨认方位",
        ),
        frame=frame,
        headings={
            "place": Bilingual("Words in the report", "报告用词"),
            "county": Bilingual("County", "区县"),
            "located": Bilingual("Precision of the point", "点位精度"),
            "confidence": Bilingual("Confidence in the county", "归属的可信程度"),
            "said": Bilingual("What is said", "说了什么"),
        },
        row_sources="sentence",
        sources=quoted(inside),
        second_sources=[_origin(edition, lang)],
        cautions=[
            Bilingual(
                "A place without a point is not less important: its coordinates had no source that could be stated.",
                "没有上图的地点并非不重要，只是其坐标没有可以注明的来源。",
            )
        ],
    )


def precise(precision: str, lang: str) -> str:
    """How exact a point is, as a page says it; in Chinese the unit of arc and the distance in words."""
    if lang == "en":
        return precision
    found = _ARC.fullmatch(precision)
    return f"{found[1]}{_ARCS[found[2]]}（约{found[3]}公里）" if found else precision


def _origin(edition: Edition, lang: str) -> Source:
    """Where the points come from."""
    record = edition.origin("gazetteer")
    return Source(str(record["citation"][lang]), url=str(record.get("url") or ""))


def _unknown(code: str, names: dict[str, str]):
    return problem(
        "notebooks/34_counties.ipynb",
        "county",
        en=f"there is no county {code!r} among the counties' tables.",
        zh=f"区县数据中没有 county “{code}”。",
        mend_en=f"Choose one of: {', '.join(names)}.",
        mend_zh=f"可选：{'、'.join(names)}。",
    )
