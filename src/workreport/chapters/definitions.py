"""How definitions drift: from last year's result to the target, and on to what was reported."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.beside import quoted, side_of, year_names
from workreport.chapters.fate_inventory import reported
from workreport.chapters.present import present
from workreport.chapters.targets import HEADINGS, NO_PAIRS, counted_by_pair, paired
from workreport.charts import Choice, Source, bars, ribbon
from workreport.charts.figure import Figure
from workreport.figures.edition import Edition
from workreport.figures.format import written
from workreport.registry.language import Bilingual
from workreport.registry.terms import COMPARABLE

UNLIKE = ("partly", "no")
SCOPE = {
    "same": Bilingual("as the target defines it", "口径与目标相同"),
    "narrower": Bilingual("a narrower definition", "口径更窄"),
    "broader": Bilingual("a broader definition", "口径更宽"),
    "different": Bilingual("another definition", "口径不同"),
}
NO_OUTCOMES = Bilingual(
    "No report of the year after has been read for this edition.", "本版没有读到下一年的报告。"
)


@shown
def unlike(edition: Edition, lang: str) -> Figure:
    """Pairs that compare only in part, or not at all, with the reason."""
    pairs = paired(edition, lang, UNLIKE, None)
    counts = pairs["comparable_key"].value_counts()
    frame = pd.DataFrame(
        {
            "label": [COMPARABLE[key].to(lang) for key in UNLIKE],
            "value": [int(counts.get(key, 0)) for key in UNLIKE],
            "meaning": ["derived", "caution"],
        }
    )
    title = Bilingual(
        f"{frame['value'][1]} pairs look alike and do not compare; {frame['value'][0]} compare only in part",
        f"{frame['value'][1]}对看似相同而不可比，{frame['value'][0]}对只是部分可比",
    )
    choice = Choice(
        "comparable",
        HEADINGS["comparable"].to(lang),
        {"": Bilingual("all", "全部").to(lang)} | {key: COMPARABLE[key].to(lang) for key in UNLIKE},
        HEADINGS["comparable"].to(lang),
    )
    return present(
        edition,
        lang,
        bars(frame, lang, meaning="meaning"),
        id="target-definitions",
        title=title,
        subtitle=Bilingual(
            "Pairs of a target with a result of a similar name; each reason in the table",
            "目标与名称相近的实绩配成的对；理由见表",
        ),
        frame=pairs,
        headings=HEADINGS,
        row_sources="target_id",
        sources=quoted(pairs),
        controls=[choice],
        statement="judged",
        method=Bilingual(
            "a pair compares when thing, scope and unit are the same.", "事物、范围与单位都相同，才算可比。"
        ),
        notes=[counted_by_pair(edition.pairs())],
    )


@shown
def drift(edition: Edition, lang: str) -> Figure:
    """What is counted in the review, in the plan, and in the next report, where the three differ."""
    pairs = some(edition.pairs(comparable=UNLIKE), NO_PAIRS)
    outcomes = some(edition.outcomes(), NO_OUTCOMES).set_index("figure_id")
    later = outcomes.reindex(pairs["target_id"])
    renamed = (pairs["indicator_id_actual"] != pairs["indicator_id_target"]).to_numpy()
    redefined = (later["fate"] == "redefined").to_numpy()
    chains = pairs[renamed & redefined].drop_duplicates("target_id")
    chains = some(chains, NO_PAIRS)
    result, goal = year_names(edition)
    after = edition.origin("outcomes")["source_report"]
    heads = [result.to(lang), goal.to(lang), after[f"title_{lang}"]]
    rows, table = [], []
    for _, pair in chains.iterrows():
        outcome = outcomes.loc[pair["target_id"]]
        target = pair[f"indicator_name_{lang}_target"]
        scope = SCOPE[outcome["comparability"]].to(lang)
        texts = (pair[f"indicator_name_{lang}_actual"], target, scope)
        sides = (side_of(pair.to_frame().T, side)[0] for side in ("actual", "target"))
        came = reported(outcome, lang) if outcome["outcome_value"] is not None else ""
        values = (*(written(side, lang) for side in sides), came)
        rows += [
            {
                "row": target,
                "column": head,
                "text": text,
                "value": value,
                "changed": "yes" if place else "",
                "meaning": meaning,
            }
            for place, (head, text, value, meaning) in enumerate(
                zip(heads, texts, values, ("actual", "target", "context"), strict=True)
            )
        ]
        table.append(
            {
                "first": texts[0],
                "second": target,
                "third": scope,
                "note": outcome[f"note_{lang}"],
                "figure_id": pair["target_id"],
            }
        )
    frame = pd.DataFrame(table)
    title = Bilingual(
        f"{len(frame)} series change their definition twice: from result to target, and again a year later",
        f"{len(frame)}个系列的口径变了两次：从实绩到目标一次，一年之后又一次",
    )
    return present(
        edition,
        lang,
        ribbon(
            pd.DataFrame(rows),
            lang,
            value="value",
            meaning="meaning",
            changed_text=Bilingual("another definition", "口径改变").to(lang),
        ),
        id="definition-ribbon",
        title=title,
        subtitle=Bilingual(
            "What is counted, in the words of the registry, with its number",
            "所数的是什么（用指标表的名称），附数值",
        ),
        frame=frame,
        headings={
            "first": result,
            "second": goal,
            "third": Bilingual("The next report", "下一年报告"),
            "note": Bilingual("Note", "说明"),
        },
        row_sources="figure_id",
        sources=dict(zip(chains["actual_id"], chains["surface_actual"], strict=True))
        | dict(zip(chains["target_id"], chains["surface_target"], strict=True)),
        second_sources=[Source(after[f"title_{lang}"])],
        statement="judged",
        method=Bilingual(
            "each target was coded twice, neither time with sight of the other: is the reported measure the "
            "target’s, narrower, broader or another?",
            "逐个目标两次编码，互不参看：报告的口径与目标相同、更窄、更宽还是不同。",
        ),
    )
