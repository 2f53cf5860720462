"""Every place in a league that the report claims, as an inventory."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.beside import years
from workreport.chapters.present import present
from workreport.chapters.rows import chart_rows
from workreport.charts import dots, heat, matrix
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
    "by": Bilingual("Survey named", "写明的测评"),
    "backed": Bilingual("Value in the report", "报告中的数值"),
}


NO_RANKS = Bilingual(
    "The ranks that this report claims have not been listed for this edition, or it claims none.",
    "这份报告没有列举名次，或本版尚未整理。",
)


ASKED = {
    "exact": Bilingual("An exact place", "确切名次"),
    "value": Bilingual("The value ranked", "所排的数值"),
    "survey": Bilingual("The survey named", "测评名称"),
}
ANSWERS = {
    "yes": Bilingual("given", "写明"),
    "partly": Bilingual("a band", "只有区间"),
    "no": Bilingual("not given", "没有写明"),
}
NEEDED = Bilingual(
    "an exact place is not a band such as “top 3”; the value is the level or growth that is ranked, in the same "
    "sentence; the survey is named when the report calls it by a name.",
    "“前三位”之类是区间，不是确切名次；数值指同句写出的所排水平或增幅；报告写出测评名称的，算写明。",
)


def listed(edition: Edition, lang: str) -> pd.DataFrame:
    """The ranks of the review, province first, with what the report gives of each; Absent when there are none.

    Returns
    -------
    DataFrame
        The columns of :func:`~workreport.chapters.rows.chart_rows`; backed, group, ranked, by (as the table writes
        them), and exact, value_given, survey (``yes``, ``partly``, ``no``).
    """
    figures = edition.ranks()
    figures = some(figures[figures["status"] == "actual"].reset_index(drop=True), NO_RANKS)
    backing = _values(edition, figures)
    rows = chart_rows(figures, lang).assign(
        backed=[backing.get(name, "–") for name in figures["figure_id"]],
        group=[LEAGUES[league].to(lang) for league in figures["league"]],
        ranked=[RANKED[what].to(lang) for what in figures["ranks"]],
        by=figures[f"by_{lang}"].replace("", "–"),
        order=figures["league"].map({"province": 0, "nation": 1}),
        exact=["yes" if comparator == "eq" else "partly" for comparator in figures["comparator"]],
        value_given=["yes" if name in backing else "no" for name in figures["figure_id"]],
        survey=["yes" if name else "no" for name in figures["by_en"]],
    )
    return rows.sort_values(["order", "value"], kind="stable").reset_index(drop=True)


@shown
def claims(edition: Edition, lang: str) -> Figure:
    """The ranks of the review, by league, with the value behind each where the report gives one."""
    rows = listed(edition, lang)
    figures = edition.figures(figure_id=rows["figure_id"].tolist())
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
                f"增速的名次不说明水平。{len(rows)}个名次中，写明测评名称的有{named}个，其余没有说明由谁排名。",
            )
        ],
    )


@shown
def grounds(edition: Edition, lang: str) -> Figure:
    """What a reader needs to check each claim, and whether the report gives it."""
    rows = listed(edition, lang)
    whole = int(((rows["exact"] == "yes") & (rows["value_given"] == "yes") & (rows["survey"] == "yes")).sum())
    value, survey = (int((rows[column] == "yes").sum()) for column in ("value_given", "survey"))
    return present(
        edition,
        lang,
        matrix(
            rows.drop(columns="value").rename(columns={"value_given": "value"}),
            lang,
            columns={name: text.to(lang) for name, text in ASKED.items()},
            names={name: text.to(lang) for name, text in ANSWERS.items()},
            group="group",
        ),
        id="rank-grounds",
        title=Bilingual(
            f"{whole or 'None'} of {len(rows)} claims gives place, value and survey together; "
            f"the value stands with {value}, the survey with {survey}",
            f"{len(rows)}个名次中，{f'{whole}个' if whole else '没有一个'}同时写明位次、数值和测评名称；写出数值的{value}个，写明测评的{survey}个",
        ),
        subtitle=Bilingual(
            "What a reader needs to check a rank, and whether the report gives it",
            "核对名次需要的三样，报告是否写明",
        ),
        frame=rows.assign(
            **{
                f"{name}_text": [ANSWERS[kind].to(lang) for kind in rows[column]]
                for name, column in (("exact", "exact"), ("value", "value_given"), ("survey", "survey"))
            }
        ),
        headings={
            "label": HEADINGS["label"],
            "text": HEADINGS["text"],
            **{f"{name}_text": text for name, text in ASKED.items()},
        },
        row_sources="figure_id",
        sources=edition.figures(figure_id=rows["figure_id"].tolist()),
        statement="judged",
        method=NEEDED,
        cautions=[
            Bilingual(
                "What the speech leaves out may stand in the ranking itself: a claim that cannot be checked here is not "
                "thereby wrong.",
                "报告没有写的，排名文件中可能有；在这里无法核对，不等于不实。",
            )
        ],
    )


@shown
def leagues(edition: Edition, lang: str) -> Figure:
    """How many claims rank a level, a growth, a rate or an index, in the province and in the nation."""
    rows = listed(edition, lang)
    counts = rows.groupby(["group", "ranked"]).size()
    kinds = [text.to(lang) for text in RANKED.values()]
    frame = pd.DataFrame(
        [
            (group.to(lang), kind, int(counts.get((group.to(lang), kind), 0)))
            for group in LEAGUES.values()
            for kind in kinds
        ],
        columns=["row", "column", "value"],
    )
    by = rows["ranked"].value_counts()
    own = int((rows["order"] == 0).sum())
    return present(
        edition,
        lang,
        heat(frame, lang),
        id="rank-leagues",
        title=Bilingual(
            f"{by.iloc[0]} of {len(rows)} claims rank by {by.index[0]}; {own} are places in the province",
            f"{len(rows)}个名次中，{by.iloc[0]}个排的是{by.index[0]}；{own}个是在省内的名次",
        ),
        subtitle=Bilingual("Claims by league and by what is ranked", "名次按范围和依据分布"),
        frame=frame,
        headings={
            "row": HEADINGS["group"],
            "column": HEADINGS["ranked"],
            "value": Bilingual("Claims", "名次"),
        },
        sources=edition.figures(figure_id=rows["figure_id"].tolist()),
        statement="judged",
        method=Bilingual("what is ranked was read from each sentence.", "依据逐句判读。"),
        cautions=[
            Bilingual(
                "The province and the nation are leagues of very different length, and the report states the length of "
                "neither.",
                "省内与全国参评数相差很大，报告都没有写明。",
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
