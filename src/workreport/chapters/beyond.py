"""What second sources say of the year's targets, beside what the next report says."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from workreport.chapters import years
from workreport.chapters.absent import shown, some
from workreport.chapters.beside import count_of
from workreport.chapters.present import present
from workreport.chapters.rows import name
from workreport.charts import Source, bullets, dumbbells
from workreport.charts.figure import Figure
from workreport.figures.edition import Edition
from workreport.figures.format import hedged, number_text, written
from workreport.registry.language import Bilingual
from workreport.registry.terms import FATE

NONE = Bilingual(
    "No second source gives a value of the year for these targets.", "其他来源没有给出这些目标当年的数值。"
)
_HEADINGS = {
    "label": Bilingual("Target", "目标"),
    "target_text": Bilingual("Set for the year", "目标值"),
    "fate": Bilingual("The next report says", "下一年报告的交代"),
    "next_text": Bilingual("and gives", "所报数值"),
    "text": Bilingual("Second source", "其他来源"),
    "source": years.HEADINGS["source"],
    "kind": years.HEADINGS["kind"],
}
_NO_VERDICT = Bilingual(
    "The bars compare numbers; no verdict is passed here. A floor, a ceiling and “about” are read differently, "
    "see the chapter on what became of the targets.",
    "图中只比较数值，不作判定。下限、上限与“左右”读法不同，见关于目标去向的一章。",
)


@shown
def growth_targets(edition: Edition, lang: str) -> Figure:
    """Growth that was set for the year, and growth as second sources give it."""
    rows = some(with_second_source(edition, lang), NONE)
    rows = some(rows[rows["class"] == "growth"], NONE).sort_values("value", ascending=False, kind="stable")
    silent = rows[~rows["fate_key"].isin(("met", "missed"))]
    below = int((rows["value"] < rows["target"]).sum())
    return _figure(
        edition,
        lang,
        dumbbells(
            rows,
            lang,
            start="target",
            end="value",
            start_text="target_text",
            end_text="text",
            start_meaning="target",
            end_meaning="context",
            unit="%",
            key={
                "target": Bilingual("target", "目标").to(lang),
                "context": Bilingual("second source", "其他来源").to(lang),
            },
        ),
        rows,
        id="beyond-growth",
        title=Bilingual(
            f"{count_of(below, len(rows), 'en')} growth rates lie below the number that was set, by second sources; "
            f"on {len(silent)} the next report gives no value",
            f"其他来源给出{len(rows)}项增速，{count_of(below, len(rows), 'zh')}低于所定数值；"
            f"其中{len(silent)}项下一年报告没有给出数值",
        ),
        subtitle=_subtitle(edition, Bilingual("Growth on the year before, %", "比上年增长，%")),
    )


@shown
def level_targets(edition: Edition, lang: str) -> Figure:
    """Shares and amounts that were set for the year, and what second sources give."""
    rows = some(with_second_source(edition, lang), NONE)
    rows = some(rows[rows["class"] != "growth"], NONE)
    differs = rows[(rows["next"].notna()) & (rows["next"] != rows["value"])]
    if len(differs):
        one = differs.iloc[0]
        title = Bilingual(
            f"{one['label']}: the next report says {one['next_text']}, a later source {one['text']}",
            f"{one['label']}：下一年报告为{one['next_text']}，后来的来源为{one['text']}",
        )
    else:
        title = Bilingual(
            f"Second sources give a value for {len(rows)} more targets",
            f"其他来源还给出{len(rows)}个目标的数值",
        )
    return _figure(
        edition,
        lang,
        bullets(
            rows,
            lang,
            mark="target",
            text="text",
            mark_text="target_text",
            meaning="context",
            between=Bilingual(", set: ", "，目标").to(lang),
            key={
                "value": Bilingual("second source", "其他来源").to(lang),
                "mark": Bilingual("target", "目标").to(lang),
            },
        ),
        rows,
        id="beyond-levels",
        title=title,
        subtitle=_subtitle(
            edition,
            Bilingual(
                "Targets that are no growth rates, each on a scale of its own", "非增速目标，各用各的刻度"
            ),
        ),
    )


def _subtitle(edition: Edition, measure: Bilingual) -> Bilingual:
    year = edition.report["plan_year"]
    place = years.place(edition)
    return Bilingual(f"{measure.en}; {place.en}, {year}", f"{measure.zh}；{place.zh}，{year}年")


def with_second_source(edition: Edition, lang: str) -> pd.DataFrame:
    """One row a target of the plan year with a value of that year from a second source; may be empty."""
    outcomes = edition.outcomes()
    year = str(edition.report["plan_year"])
    wanted = [
        years.measured(indicator)[class_ == "growth"]
        for indicator, class_ in zip(outcomes["indicator_id"], outcomes["class"], strict=True)
    ]
    rows = years.yearly(edition, lang, list(dict.fromkeys(wanted)))
    latest = rows[rows["period"] == year].drop_duplicates("indicator", keep="last").set_index("indicator")
    found = []
    for measure, (_, target) in zip(wanted, outcomes.iterrows(), strict=True):
        if measure in latest.index and latest.loc[measure, "unit_base"] == target["unit_base"]:
            found.append(_row(target, latest.loc[measure], lang))
    return pd.DataFrame(found)


def _row(target: pd.Series, row: pd.Series, lang: str) -> dict[str, object]:
    told = target["outcome_value"] is not None
    unit = target["unit_base_en"] if lang == "en" else target["unit_base"]
    return {
        "figure_id": target["figure_id"],
        "surface": target["surface"],
        "label": name(target, lang),
        "class": target["class"],
        "target": target["number"],
        "target_text": written(target, lang),
        "fate_key": target["fate"],
        "fate": FATE[target["fate"]].to(lang),
        "next": target["outcome_number"],
        "next_text": hedged(
            number_text(Decimal(repr(target["outcome_number"])), unit, lang),
            target["outcome_comparator"],
            lang,
        )
        if told
        else "–",
        "value": row["value"],
        "text": row["text"],
        "source": row["source"],
        "kind": row["kind"],
        "url": row["url"],
        "meaning": row["meaning"],
    }


def _figure(edition: Edition, lang: str, chart: object, rows: pd.DataFrame, **more: object) -> Figure:
    later = edition.origin("outcomes")["source_report"]
    report = Source(later[f"title_{lang}"])
    return present(
        edition,
        lang,
        chart,
        frame=rows,
        headings=_HEADINGS,
        row_sources="figure_id",
        sources=dict(zip(rows["figure_id"], rows["surface"], strict=True)),
        second_sources=[report, *years.publications(rows)],
        cautions=[_NO_VERDICT],
        **more,
    )
