"""One district, county or new area: what the report says of it, its titles, and how it compares by second sources."""

from __future__ import annotations

import pandas as pd

from workreport.chapters import county_notes, localities, titles
from workreport.chapters.absent import Note, shown, some
from workreport.chapters.counties import MENTIONS, READ_ONE_BY_ONE
from workreport.chapters.county_context import INDICATORS, latest, publications, rows_of
from workreport.chapters.localities import quoted
from workreport.chapters.present import present
from workreport.charts import attention as attention_map
from workreport.charts import bars, multiples, units
from workreport.charts.figure import Figure
from workreport.charts.words import colon
from workreport.figures.edition import Edition
from workreport.registry.language import Bilingual

WITHOUT_TITLES = Bilingual(
    "The report names no title or pilot of {} alone.", "报告没有提到单属{}的称号或试点。"
)
UNNAMED = Bilingual(
    "The report does not name {}, directly or through a place in it.", "报告没有直接或间接提到{}。"
)
NOT_COUNTED = Bilingual(
    "Censuses and yearbooks count by district and county. {} is none, so no figure of it stands here: what lies in "
    "it is counted where it lies.",
    "普查和年鉴按区县统计。{}不是区县，这里没有它的数字，境内的人口和产值计入所在区县。",
)
DASH = Bilingual(
    "A dash: no figure in the sources that this book read; nothing is estimated.",
    "短横表示本书所查的来源中没有数字，不作估计。",
)
NO_BORDER = Bilingual(
    "{} is not drawn: it is a functional area, and no boundary of it with a stated source is used in this book.",
    "图上没有画出{}：它是功能区，本书没有可以注明来源的界线。",
)


@shown
def place(edition: Edition, lang: str, county: str) -> Figure:
    """Where it lies, with the mentions of each county; it is outlined where it has a boundary."""
    own = localities.area(edition, county)
    known = localities.counties(edition)
    names = localities.names(edition, lang)
    listed = localities.mentions(edition, lang, [*names, county])
    numbers = listed["area_code"].value_counts()
    by_name = localities.by_name(listed[listed["area_code"] == county])
    frame = pd.DataFrame(
        {
            "area_code": list(names),
            "label": list(names.values()),
            "value": [int(numbers.get(code, 0)) for code in names],
        }
    )
    mine, name = int(numbers.get(county, 0)), own[f"short_{lang}"]
    drawn = county in set(known["area_code"])
    rank = 1 + int((frame["value"] > mine).sum())
    tied = Bilingual("joint ", "并列") if (frame["value"] == mine).sum() > 1 else Bilingual("", "")
    if drawn:
        title = Bilingual(
            f"{name} is mentioned {localities.times(mine)}, {by_name.en}; "
            f"{tied.en}{_ordinal(rank)} among {len(frame)}",
            f"{name}被提到{mine}次，{by_name.zh}；在{len(frame)}个区县中{tied.zh}居第{rank}",
        )
    else:
        title = Bilingual(
            f"{name} is mentioned {localities.times(mine)}, {by_name.en}; it is no county and is not drawn",
            f"{name}被提到{mine}次，{by_name.zh}；它不是区县，图上不画",
        )
        frame = pd.concat(
            [frame, pd.DataFrame({"area_code": [county], "label": [name], "value": [mine]})],
            ignore_index=True,
        )
    note = Bilingual(own["note_en"], own["note_zh"])
    return present(
        edition,
        lang,
        attention_map(
            frame[frame["area_code"].isin(list(names))],
            lang,
            counties=edition.geometry(),
            tiles=edition.tiles(),
            lake=edition.lake(),
            outline=county,
            others=None if drawn else {name: mine},
        ),
        id="county-place",
        kind="map",
        title=title,
        subtitle=Bilingual(
            "Mentions in the report, by name and through places in them",
            "报告中的提及次数，含直接提到与经由境内地名",
        ),
        frame=frame,
        headings={"label": Bilingual("Area", "地区"), "value": Bilingual("Mentions", "提及次数")},
        sources=quoted(localities.mentions(edition, lang, [county]))
        if mine
        else quoted_all(edition, lang, names),
        cautions=[
            localities.attention_only(edition, list(names)),
            *([] if drawn else [_named(NO_BORDER, own)]),
        ],
        notes=[note] if note.en else [],
        statement="judged",
        method=READ_ONE_BY_ONE,
    )


def quoted_all(edition: Edition, lang: str, names: dict[str, str]) -> dict[str, str]:
    """The sentences that mention any county."""
    return quoted(localities.mentions(edition, lang, list(names)))


@shown
def said(edition: Edition, lang: str, county: str) -> Figure | Note:
    """Every mention, direct and through places in it, with its sentence and confidence, by theme."""
    own = localities.area(edition, county)
    if not (some(edition.places(), localities.NO_MENTIONS)["area_code"] == county).any():
        return Note(_named(UNNAMED, own).to(lang), lang, expected=True)
    listed = localities.mentions(edition, lang, [county])
    counts = listed["theme"].value_counts()
    direct = int(listed["by_name"].sum())
    name = own[f"short_{lang}"]
    top = Bilingual(" and ", "、").to(lang).join(sorted_ties(counts))
    return present(
        edition,
        lang,
        bars(pd.DataFrame({"label": counts.index, "value": counts.to_numpy()}), lang),
        id="county-said",
        title=Bilingual(
            f"{name}: {counted(len(listed), 'mention')}, {direct} by name; most often for {top}",
            f"{name}：提到{len(listed)}次，其中直接提到{direct}次；多涉及{top}",
        ),
        subtitle=Bilingual(
            "Mentions by theme; each is quoted above and listed in the table",
            "按主题的提及次数；原句见上，逐条见表",
        ),
        frame=listed,
        headings={
            "said": MENTIONS["said"],
            "place": MENTIONS["place"],
            "how": MENTIONS["how"],
            "confidence": MENTIONS["confidence"],
            "theme": MENTIONS["theme"],
            "kind": Bilingual("Kind", "类型"),
        },
        row_sources="sentence",
        sources=quoted(listed),
        statement="judged",
        method=READ_ONE_BY_ONE,
    )


@shown
def held(edition: Edition, lang: str, county: str) -> Figure | Note:
    """Its titles and pilots, held and sought."""
    own = localities.area(edition, county)
    mine = titles.listed(edition, lang, [county])
    if mine.empty:
        return Note(_named(WITHOUT_TITLES, own).to(lang), lang, expected=True)
    counts = mine["kind"].value_counts()
    has = int(counts.get("granted", 0) + counts.get("created", 0))
    kinds = {kind: text.to(lang) for kind, text in titles.STATUS.items() if kind in counts.index}
    name = own[f"short_{lang}"]
    return present(
        edition,
        lang,
        units(mine, lang, group="level", kind="kind", names=kinds, looks=titles.LOOKS, name="title"),
        id="county-titles",
        title=Bilingual(
            f"{name}: {counted(len(mine), 'title or pilot', 'titles and pilots')} named, {has or 'none'} held or said to be",
            f"{name}：报告提到{len(mine)}个称号与试点，已取得或称已创建的{has}个",
        ),
        subtitle=Bilingual(
            "Each sign is one title or pilot, by who grants it", "每个符号是一个称号或试点，按授予级别分行"
        ),
        frame=mine,
        headings={name: text for name, text in titles.HEADINGS.items() if name != "area"},
        row_sources="sentence",
        sources=titles.sources(mine),
        statement="judged",
        method=titles.METHOD,
    )


@shown
def compared(edition: Edition, lang: str, county: str) -> Figure | Note:
    """Its figures from second sources beside those of the others, with its rank."""
    own = localities.area(edition, county)
    names = localities.names(edition, lang)
    if county not in names:
        return Note(_named(NOT_COUNTED, own).to(lang), lang, expected=True)
    found = latest(rows_of(edition, lang, INDICATORS))
    found = found.assign(order=found["indicator"].map(list(INDICATORS).index))
    rank = found.groupby("indicator")["number"].rank(ascending=False, method="min")
    of = found.groupby("indicator")["number"].transform("count")
    found = found.assign(rank=rank, of=of).sort_values(["order", "area_code"]).reset_index(drop=True)
    mine = found[found["area_code"] == county].set_index("indicator")
    has = mine.dropna(subset=["rank"])
    first = int((has["rank"] == 1).sum())
    name = own[f"short_{lang}"]
    found = found.assign(
        label=_marked(found, county),
        value=found["number"],
        rank_text=[_rank(rank, of, lang) for rank, of in zip(found["rank"], found["of"], strict=True)],
    )
    ranks = found[found["area_code"] == county].set_index("indicator")["rank_text"]
    frame = found.assign(note=[f"{name}{colon(lang)}{ranks.get(one, '–')}" for one in found["indicator"]])
    return present(
        edition,
        lang,
        multiples(
            frame,
            lang,
            panel="measure",
            text="text",
            meaning="context",
            note="note",
        ),
        id="county-compared",
        title=Bilingual(
            f"{name} stands first in {first or 'none'} of the {len(has)} indicators for which it has a figure",
            f"在有数字的{len(has)}项指标中，{name}"
            + (f"数值居首的有{first}项" if first else "没有一项数值居首"),
        ),
        subtitle=Bilingual(
            "The counties by second sources, not by the report; this one after the sign ▸; ranks are ours, 1 = highest, not best",
            "各区县的数字出自其他来源，不是报告；▸后为本页的区县；位次由本书推算，1为数值最高，不是最好",
        ),
        frame=frame,
        headings={
            "measure": Bilingual("Indicator", "指标"),
            "county": Bilingual("County", "区县"),
            "text": Bilingual("Value", "数值"),
            "rank_text": Bilingual("Rank", "位次"),
            "period": Bilingual("Period", "时期"),
            "source": Bilingual("Source", "来源"),
        },
        second_sources=publications(found, lang),
        statement="derived",
        method=Bilingual(
            "rank by value among the counties that have a figure.", "在有数字的区县中按数值排序。"
        ),
        cautions=[DASH] if found["number"].isna().any() else [],
        notes=county_notes.of(edition, found, county),
    )


def _marked(frame: pd.DataFrame, county: str) -> list[str]:
    """Names, with a sign before the county of the page: told without colour."""
    return [
        f"▸ {label}" if code == county else label
        for label, code in zip(frame["county"], frame["area_code"], strict=True)
    ]


def _rank(rank: float, of: float, lang: str) -> str:
    """A rank in words: ``2 of 5``; a dash for none."""
    if pd.isna(rank):
        return "–"
    return Bilingual(f"{rank:.0f} of {of:.0f}", f"{of:.0f}个中第{rank:.0f}").to(lang)


def sorted_ties(counts: pd.Series) -> list[str]:
    """What is counted most often, everything that shares the first place."""
    return [str(name) for name, count in counts.items() if count == counts.max()]


def counted(number: int, one: str, many: str = "") -> str:
    """A count in English: ``1 mention``, ``8 mentions``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _named(text: Bilingual, own: pd.Series) -> Bilingual:
    return Bilingual(text.en.format(own["name_en"]), text.zh.format(own["name_zh"]))


def _ordinal(rank: int) -> str:
    return {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}.get(rank, f"number {rank}")
