"""Titles and pilots that the report names: whose, on whose authority, held or sought."""

from __future__ import annotations

import pandas as pd

from workreport.chapters import localities
from workreport.chapters.absent import shown, some
from workreport.chapters.localities import county_choice
from workreport.chapters.present import present
from workreport.charts import Choice, units
from workreport.charts import attention as attention_map
from workreport.charts.figure import Figure
from workreport.charts.tallies import Look
from workreport.figures.edition import Edition
from workreport.registry.language import Bilingual

LEVELS = {
    "national": Bilingual("national", "国家级"),
    "provincial": Bilingual("provincial", "省级"),
    "city": Bilingual("city", "市级"),
    "other": Bilingual("level not stated, joint or other", "未写明级别、共建或其他"),
}
STATUS = {
    "granted": Bilingual("held", "已取得"),
    "created": Bilingual("said to be created", "报告称已创建"),
    "pilot": Bilingual("pilot", "试点"),
    "sought": Bilingual("sought", "争取中"),
}
LOOKS = {
    "granted": Look("actual", "circle"),
    "created": Look("actual", "square"),
    "pilot": Look("context", "triangle-up"),
    "sought": Look("target", "diamond", open=True),
}
HEADINGS = {
    "title": Bilingual("Title", "称号"),
    "area": Bilingual("Area", "地区"),
    "level": Bilingual("Level", "级别"),
    "status": Bilingual("Status", "状态"),
    "note": Bilingual("Note", "说明"),
}
NO_TITLES = Bilingual(
    "The titles that this report names have not been listed for this edition, or it names none.",
    "本版尚未整理这份报告提到的称号，或报告没有提到。",
)
NO_COUNTY_TITLES = Bilingual(
    "This report names no title of a single district or county.",
    "这份报告没有提到单个区县的称号。",
)
METHOD = Bilingual(
    "by the verb of the report: granted, named or passed is held; built, striven for or listed is sought.",
    "按报告的用语：获评、成为、通过为已取得；创建、争创、打造、列入为争取中。",
)


def listed(edition: Edition, lang: str, codes: list[str] | None = None) -> pd.DataFrame:
    """The titles of these areas (of all by default): title, area, level, status, note in words, and their kinds.

    Absent when there are none.
    """
    known = edition.areas().set_index("area_code")
    found = some(edition.designations(), NO_TITLES)
    found = found[found["area_code"].isin(codes)] if codes is not None else found
    sentences = edition.sentences()
    at = [_sentence(sentences, start) for start in found["start"]]
    return pd.DataFrame(
        {
            "area_code": found["area_code"],
            "title": found[f"name_{lang}"],
            "area": [known.loc[code, f"short_{lang}"] for code in found["area_code"]],
            "level": [LEVELS[level].to(lang) for level in found["level"]],
            "status": [STATUS[status].to(lang) for status in found["status"]],
            "note": found[f"note_{lang}"].replace("", "–"),
            "level_kind": found["level"],
            "kind": found["status"],
            "sentence": at,
        }
    ).reset_index(drop=True)


def _sentence(sentences: pd.DataFrame, start: int) -> str:
    """The sentence that a place of the text lies in; empty for none."""
    found = sentences[(sentences["start"] <= start) & (start < sentences["end"])]
    return found["sentence_id"].iloc[0] if len(found) else ""


def sources(titles: pd.DataFrame) -> dict[str, str]:
    """The sentences behind the titles, by their first title."""
    named = titles[titles["sentence"] != ""].drop_duplicates("sentence")
    return dict(zip(named["sentence"], named["title"], strict=True))


@shown
def inventory(edition: Edition, lang: str) -> Figure:
    """Every title, one sign each, by level and status."""
    titles = listed(edition, lang)
    titles = titles.assign(order=titles["level_kind"].map(list(LEVELS).index)).sort_values(
        "order", kind="stable"
    )
    counts = titles["kind"].value_counts()
    held = int(counts.get("granted", 0) + counts.get("created", 0))
    return present(
        edition,
        lang,
        units(
            titles,
            lang,
            group="level",
            kind="kind",
            names={kind: text.to(lang) for kind, text in STATUS.items()},
            looks=LOOKS,
            name="title",
        ),
        id="titles-inventory",
        title=Bilingual(
            f"Of {len(titles)} titles and pilots named, {held} are held or said to be; "
            f"{counts.get('sought', 0)} are sought",
            f"报告提到{len(titles)}个称号与试点，已取得或称已创建的{held}个，争取中的{counts.get('sought', 0)}个",
        ),
        subtitle=Bilingual(
            "Each sign is one title or pilot, by who grants it", "每个符号是一个称号或试点，按授予级别分行"
        ),
        frame=titles,
        headings=HEADINGS,
        row_sources="sentence",
        sources=sources(titles),
        statement="judged",
        method=METHOD,
        cautions=[
            Bilingual(
                "To be listed for a title is not yet to hold it, and a title says who granted it, not how large "
                "the difference is.",
                "列入创建不等于取得；称号说明由谁授予，不说明差别有多大。",
            )
        ],
    )


@shown
def on_the_map(edition: Edition, lang: str) -> Figure:
    """Titles and pilots of single counties on the map, all or of one level."""
    names = localities.names(edition, lang)
    titles = some(listed(edition, lang, list(names)), NO_COUNTY_TITLES)
    options = {"": Bilingual("all", "全部").to(lang)}
    options |= {kind: text.to(lang) for kind, text in LEVELS.items() if kind in set(titles["level_kind"])}
    counts = titles.groupby(["area_code", "level_kind"]).size()
    rows = [
        (
            code,
            name,
            option,
            sum(int(n) for (c, k), n in counts.items() if c == code and option in ("", k)),
        )
        for option in options
        for code, name in names.items()
    ]
    frame = pd.DataFrame(rows, columns=["area_code", "label", "option", "value"])
    whole = frame[frame["option"] == ""].sort_values("value", ascending=False, kind="stable")
    most, least = whole.iloc[0], whole.iloc[-1]
    sought = int((titles["kind"] == "sought").sum())
    level = Bilingual("Level", "级别").to(lang)
    table = titles.assign(county=titles["area"])
    headings = {
        "title": HEADINGS["title"],
        "county": Bilingual("County", "区县"),
        **{name: text for name, text in HEADINGS.items() if name not in ("title", "area")},
    }
    return present(
        edition,
        lang,
        attention_map(
            frame,
            lang,
            counties=edition.geometry(),
            tiles=edition.tiles(),
            lake=edition.lake(),
            choice="level",
            select="county",
        ),
        id="titles-map",
        kind="map",
        title=Bilingual(
            f"{most['label']} has {most['value']} titles and pilots of its own in the report, "
            f"{least['label']} {least['value']}; {sought} of {len(titles)} are only sought",
            f"报告提到{most['label']}自身的称号与试点{most['value']}个，{least['label']}{least['value']}个；"
            f"{len(titles)}个中{sought}个尚在争取",
        ),
        subtitle=Bilingual(
            "Titles and pilots that the report names for a single county, by level",
            "报告写明属于单个区县的称号与试点，可选级别",
        ),
        frame=table,
        headings=headings,
        row_sources="sentence",
        sources=sources(titles),
        statement="judged",
        method=METHOD,
        controls=[Choice("level", level, options, level), county_choice(edition, lang)],
        cautions=[
            Bilingual(
                "Titles of the whole city are not spread over its counties.",
                "全市的称号不分摊到区县。",
            )
        ],
    )
