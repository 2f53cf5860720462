"""Every place in a league that the report claims, as an inventory."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.beside import years
from workreport.chapters.present import present
from workreport.chapters.rows import chart_rows
from workreport.charts import dots
from workreport.charts.figure import Figure
from workreport.figures.edition import Edition
from workreport.registry.language import Bilingual

LEAGUES = {
    "province": Bilingual("In the province", "在全省"),
    "nation": Bilingual("In the nation", "在全国"),
}
RANKED = {
    "level": Bilingual("level", "水平"),
    "growth": Bilingual("growth", "增速"),
    "rate": Bilingual("rate", "比率"),
    "index": Bilingual("index or survey", "指数或测评"),
}
HEADINGS = {
    "label": Bilingual("What is ranked", "排的是什么"),
    "text": Bilingual("Place", "名次"),
    "group": Bilingual("League", "范围"),
    "ranked": Bilingual("Ranked by", "依据"),
    "by": Bilingual("Survey named", "点名的测评"),
    "backed": Bilingual("Value in the report", "报告中的数值"),
}


NO_RANKS = Bilingual(
    "The ranks that this report claims have not been listed for this edition, or it claims none.",
    "这份报告没有列举名次，或本版尚未整理。",
)


@shown
def claims(edition: Edition, lang: str) -> Figure:
    """The ranks of the review, by league, with the value behind each where the report gives one."""
    figures = edition.ranks()
    figures = some(figures[figures["status"] == "actual"].reset_index(drop=True), NO_RANKS)
    backing = _values(edition, figures)
    rows = chart_rows(figures, lang).assign(
        backed=[backing.get(name, "–") for name in figures["figure_id"]],
        group=[LEAGUES[league].to(lang) for league in figures["league"]],
        ranked=[RANKED[what].to(lang) for what in figures["ranks"]],
        by=figures[f"by_{lang}"].replace("", "–"),
        order=figures["league"].map({"province": 0, "nation": 1}),
    )
    rows = rows.sort_values(["order", "value"], kind="stable").reset_index(drop=True)
    first, backed = int((rows["value"] == 1).sum()), int((rows["backed"] != "–").sum())
    named = int((rows["by"] != "–").sum())
    return present(
        edition,
        lang,
        dots(rows, lang, label="label", value="value", text="text", group="group", note="ranked"),
        id="rank-claims",
        title=Bilingual(
            f"Of {len(rows)} ranks claimed, {first} are first places; {backed} come with the value ranked",
            f"列举{len(rows)}个名次，{first}个是第一；写出所排数值的只有{backed}个",
        ),
        subtitle=years(
            edition,
            "Places claimed for {review}, first at the left; a band such as “top 3” stands at its outer end",
            "{review}年的名次，左端为第一；“前三位”之类按区间外端标示",
        ),
        frame=rows,
        headings=HEADINGS,
        row_sources="figure_id",
        sources=figures,
        cautions=[
            Bilingual(
                f"A place in growth says nothing of the level. The report names the survey for {named} of the "
                f"{len(rows)} ranks; for the rest it does not say who ranks.",
                f"增速的名次不说明水平。{len(rows)}个名次中，报告点名测评的有{named}个，其余没有说明由谁排名。",
            )
        ],
    )


def _values(edition: Edition, figures: pd.DataFrame) -> dict[str, str]:
    """For each rank the value it ranks, as the report writes it, where the report gives one.

    A rank in growth is backed by a growth only: "21 indicators" tells how many rank, not how fast they grew.
    """
    ranked = {row.figure_id: row.applies_to.split() for row in figures.itertuples() if row.applies_to}
    asked = sorted({name for names in ranked.values() for name in names})
    if not asked:
        return {}
    backing = edition.figures(figure_id=asked).set_index("figure_id")
    in_growth = dict(zip(figures["figure_id"], figures["ranks"] == "growth", strict=True))
    return {
        rank: "、".join(backing.loc[name, "surface"] for name in names)
        for rank, names in ranked.items()
        if all((backing.loc[name, "class"] == "growth") == in_growth[rank] for name in names)
    }
