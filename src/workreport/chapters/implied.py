"""What the growth targets imply: the levels of a year later, and what came."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.beside import count_of, years
from workreport.chapters.present import present
from workreport.chapters.rows import HEADINGS, found
from workreport.charts import Source, dumbbells, multiples
from workreport.charts.figure import Figure
from workreport.figures.derive import Derived, derive
from workreport.figures.edition import Edition
from workreport.figures.format import number_text, written
from workreport.registry.language import Bilingual

NO_BASE = Bilingual(
    "No growth target of this report stands beside a level of the year before.",
    "这份报告的增速目标，没有一个同时写明上年的绝对数。",
)
NO_RESULT = Bilingual(
    "No published level of the year that the targets were for has been found.",
    "没有查到目标年度公布的绝对数。",
)
CAME = Bilingual("as published later", "后来公布")


@shown
def levels(edition: Edition, lang: str) -> Figure:
    """Each growth target beside the level of the year before: the level it asks for."""
    rows = _implied(edition)
    report = edition.report
    frame = pd.DataFrame(
        [
            {"panel": row["level"][f"indicator_name_{lang}"], **bar}
            for row in rows
            for bar in (
                {
                    "label": str(report["review_year"]),
                    "value": row["level"]["number"],
                    "text": written(row["level"], lang),
                    "meaning": "actual",
                    "formula": "–",
                },
                {
                    "label": str(report["plan_year"]),
                    "value": float(row["implied"].value),
                    "text": row["implied"].to(lang),
                    "meaning": "derived",
                    "formula": getattr(row["implied"], f"formula_{lang}"),
                },
            )
        ]
    )
    first = rows[0]
    title = Bilingual(
        f"A target of {written(first['target'], 'en')} means {first['level']['indicator_name_en'].lower()} of "
        f"{first['implied'].to('en')}{_priced(first['implied'], 'en')}",
        f"{first['level']['indicator_name_zh']}增长{written(first['target'], 'zh')}，相当于达到"
        f"{first['implied'].to('zh')}{_priced(first['implied'], 'zh')}",
    )
    return present(
        edition,
        lang,
        multiples(frame, lang, text="text", meaning="meaning", across=3),
        id="implied-levels",
        title=title,
        subtitle=years(
            edition,
            "Level of {review} as reported, and the level that the growth target asks for in {plan}",
            "{review}年报告的绝对数，与{plan}年增速目标所要求的绝对数",
        ),
        frame=frame,
        headings={
            "panel": HEADINGS["label"],
            "label": Bilingual("Year", "年份"),
            "text": Bilingual("Level", "绝对数"),
            "formula": Bilingual("Formula", "公式"),
        },
        sources=pd.DataFrame([row[side] for row in rows for side in ("level", "target")]).reset_index(
            drop=True
        ),
        statement="derived",
        method=Bilingual(
            "level × (1 + target). A target is taken as the number it names; 左右 (about) is dropped.",
            "绝对数 ×（1＋目标增速）。目标按所写数值计算，“左右”略去。",
        ),
        cautions=[
            Bilingual(
                "Output grows at constant prices: its implied level is in the prices of the year before and "
                "cannot be set against a published level. Revenue and incomes are at current prices.",
                "产出按不变价格计算，推算出的数是上年价格，不能与后来公布的绝对数相比；财政收入和居民收入按当年价格。",
            )
        ],
    )


@shown
def came(edition: Edition, lang: str) -> Figure:
    """The implied levels at current prices beside the levels that were published a year later."""
    plan = str(edition.report["plan_year"])
    table = edition.context("city_series")
    table = table[
        (table["period"] == plan)
        & (table["status"] == "actual")
        & (table["area_code"] == str(edition.report["area_code"]))
    ].dropna(subset=["number"])
    published = table.drop_duplicates("indicator", keep="last").set_index("indicator")
    rows = [
        (row, published.loc[row["level"]["indicator_id"]])
        for row in _implied(edition)
        if row["level"]["price"] != "real" and row["level"]["indicator_id"] in published.index
    ]
    frame = some(
        pd.DataFrame(
            [
                {
                    "label": row["level"][f"indicator_name_{lang}"],
                    "start": float(row["implied"].value),
                    "end": later["number"],
                    "start_text": row["implied"].to(lang),
                    "end_text": _amount(later, row["level"], lang),
                    "source": later[f"source_{lang}"],
                }
                for row, later in rows
            ]
        ),
        NO_RESULT,
    )
    short = int((frame["end"] < frame["start"]).sum())
    ratio = (frame["end"] / frame["start"]).min()
    by_en, by_zh = f", by at most {100 * (1 - ratio):.1f} %", f"，最多相差{100 * (1 - ratio):.1f}%"
    title = Bilingual(
        f"{count_of(short, len(frame), 'en')} levels stayed below what the targets asked for{by_en if short else ''}",
        f"{len(frame)}项绝对数，{count_of(short, len(frame), 'zh')}低于目标所要求的水平{by_zh if short else ''}",
    )
    return present(
        edition,
        lang,
        dumbbells(
            frame,
            lang,
            start_text="start_text",
            end_text="end_text",
            start_meaning="derived",
            end_meaning="context",
            ratio=True,
            key={
                "derived": Bilingual("implied by the target", "目标所要求").to(lang),
                "context": CAME.to(lang),
            },
        ),
        id="implied-and-published",
        title=title,
        subtitle=Bilingual(
            f"Published level of {plan} as a share of the level its target implies, which is the line at 100 %",
            f"{plan}年公布的绝对数相当于目标所要求绝对数的比例，后者为100%",
        ),
        frame=frame,
        headings={
            "label": HEADINGS["label"],
            "start_text": Bilingual("Implied by the target", "目标所要求"),
            "end_text": Bilingual("Published later", "后来公布"),
            "source": Bilingual("Source", "来源"),
        },
        sources=pd.DataFrame([row[side] for row, _ in rows for side in ("level", "target")]).reset_index(
            drop=True
        ),
        second_sources=list(
            {
                later[f"source_{lang}"]: Source(later[f"cited_{lang}"], url=later["source_url"])
                for _, later in rows
            }.values()
        ),
        statement="derived",
        method=Bilingual(
            "level × (1 + target), against the level published later. Output is left out: its growth is real.",
            "绝对数 ×（1＋目标增速），与后来公布的绝对数相比。产出按不变价格增长，不在其列。",
        ),
    )


def _implied(edition: Edition) -> list[dict]:
    """Growth targets whose indicator has a level in the review: level, target, and what follows; or Absent."""
    targets = edition.figures(status="target", class_="growth")
    rows = []
    for _, target in targets.iterrows():
        level = found(edition, f"{target['indicator_id']}:level:actual")
        known = level is not None and level["comparator"] == "eq"
        if known and target["unit"] == "%" and target["direction"] != "down":
            plain = target.copy()
            plain["comparator"] = "eq"
            rows.append(
                {
                    "target": target,
                    "level": level,
                    "implied": derive("implied_level", level=level, growth=plain),
                }
            )
    if not rows:
        some(pd.DataFrame(), NO_BASE)
    return rows


def _priced(implied: Derived, lang: str) -> str:
    caution = implied.caution.to(lang)
    return "" if not caution else f", {caution}" if lang == "en" else f"（{caution}）"


def _amount(later: pd.Series, level: pd.Series, lang: str) -> str:
    """A published level, in the unit that the report uses for it."""
    unit = level["unit_base_en"] if lang == "en" else level["unit_base"]
    return number_text(float(later["number"]), unit, lang)
