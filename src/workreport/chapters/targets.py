"""Results beside targets: what can be compared, which way it points, and what only looks alike."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.beside import count_of, quoted, side_of, year_names
from workreport.chapters.present import present
from workreport.chapters.rows import name
from workreport.charts import bars, dumbbells
from workreport.charts.figure import Choice, Figure
from workreport.figures.edition import Edition
from workreport.figures.format import written
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError, problem
from workreport.registry.terms import COMPARABLE

HEADINGS = {
    "label": Bilingual("Indicator", "指标"),
    "start_text": Bilingual("Result", "实绩"),
    "end_text": Bilingual("Target", "目标"),
    "comparable": Bilingual("Comparable?", "可比与否"),
    "reason": Bilingual("Why", "理由"),
}
QUANTITIES = ("level", "count", "duration")
NO_TARGETS = Bilingual("This report sets no target in numbers.", "这份报告没有写明数值目标。")
NO_PAIRS = Bilingual(
    "No target of this kind stands beside a result of the same matter in this edition.",
    "本版没有把这类目标与同一事项的实绩配成对。",
)


@shown
def bases(edition: Edition, lang: str) -> Figure:
    """How many targets have a comparable, a partly comparable, a false, or no result beside them."""
    targets = some(edition.figures(status="target"), NO_TARGETS)
    some(edition.pairs(), NO_PAIRS)
    best = edition.pairs().assign(
        order=lambda pairs: pairs["comparable"].map({"yes": 0, "partly": 1, "no": 2})
    )
    best = best.sort_values("order", kind="stable").drop_duplicates("target_id").set_index("target_id")
    kind = targets["figure_id"].map(best["comparable"]).fillna("none")
    names = {**COMPARABLE, "none": Bilingual("nothing beside it", "没有对照")}
    meanings = {"yes": "actual", "partly": "derived", "no": "caution", "none": "context"}
    counts = {key: int((kind == key).sum()) for key in names}
    frame = pd.DataFrame(
        {
            "label": [text.to(lang) for text in names.values()],
            "value": list(counts.values()),
            "meaning": [meanings[key] for key in names],
        }
    )
    title = Bilingual(
        f"{counts['yes']} of {len(targets)} targets can be set against a result of the year before",
        f"{len(targets)}个目标中，{counts['yes']}个可以与上年成果直接相比",
    )
    return present(
        edition,
        lang,
        bars(frame, lang, meaning="meaning"),
        id="target-bases",
        title=title,
        subtitle=Bilingual(
            "Targets by whether the report gives a result of the same matter",
            "目标，按报告有无同一事项的成果分类",
        ),
        frame=frame,
        headings={"label": Bilingual("Result beside it", "对照"), "value": Bilingual("Targets", "目标个数")},
        sources=targets,
        statement="judged",
        method=Bilingual(
            "each pair is judged by whether thing, scope and unit are the same; the reasons stand in pairs.csv.",
            "逐对判断事物、范围与单位是否相同，理由见 pairs.csv。",
        ),
    )


@shown
def quantities(edition: Edition, lang: str, comparable: str) -> Figure:
    """Targets for amounts as a share of the result of the year before, sorted."""
    pairs = _pairs(edition, lang, _asked(comparable), QUANTITIES)
    pairs = pairs.assign(ratio=pairs["end"] / pairs["start"]).sort_values("ratio", ascending=False)
    lower = int((pairs["ratio"] < 1).sum())
    higher = int((pairs["ratio"] > 1).sum())
    title = Bilingual(
        f"Of {len(pairs)} targets for amounts, {lower} are below the result of the year before and {higher} above",
        f"{len(pairs)}个数量目标中，{lower}个低于上年实绩，{higher}个高于上年实绩",
    )
    return _dumbbells(
        edition,
        lang,
        pairs,
        id="target-quantities",
        title=title,
        subtitle=Bilingual(
            "Target as a share of the result, which is the line at 100 %",
            "目标相当于上年实绩的比例，实绩为100%",
        ),
        ratio=True,
        cautions=[
            Bilingual(
                "For time limits a lower number is the more demanding one.", "时限类目标，数字越小要求越高。"
            )
        ],
    )


@shown
def rates(edition: Edition, lang: str) -> Figure:
    """Growth targets beside the growth of the year before."""
    pairs = _pairs(edition, lang, ("yes",), ("growth",))
    pairs = pairs.assign(gap=pairs["end"] - pairs["start"]).sort_values("start", ascending=False)
    lower = int((pairs["gap"] < 0).sum())
    title = Bilingual(
        f"{count_of(lower, len(pairs), 'en')} growth targets are set below the growth of the year before",
        f"{len(pairs)}个增速目标，{count_of(lower, len(pairs), 'zh')}低于上年增速",
    )
    return _dumbbells(
        edition,
        lang,
        pairs,
        id="target-rates",
        title=title,
        subtitle=Bilingual("Growth on the year before, per cent", "比上年增长，%"),
        unit="%",
    )


@shown
def definitions(edition: Edition, lang: str) -> Figure:
    """Pairs that compare only in part, or not at all, with the reason."""
    pairs = _pairs(edition, lang, ("partly", "no"), None)
    counts = pairs["comparable_key"].value_counts()
    frame = pd.DataFrame(
        {
            "label": [COMPARABLE[key].to(lang) for key in ("partly", "no")],
            "value": [int(counts.get(key, 0)) for key in ("partly", "no")],
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
        {"": Bilingual("all", "全部").to(lang)} | {key: COMPARABLE[key].to(lang) for key in ("partly", "no")},
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
            "目标与名称相近的成果配成的对；理由见表",
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
    )


def _asked(comparable: str) -> tuple[str, ...]:
    """The kinds of pair a reader asked for: ``yes``, or ``partly`` for both."""
    if comparable not in ("yes", "partly"):
        raise ProjectError(
            [
                problem(
                    "notebooks/21_results_and_targets.ipynb",
                    "comparable",
                    en=f"expected yes or partly, not {comparable!r}.",
                    zh=f"应为 yes 或 partly，而不是“{comparable}”。",
                    mend_en="partly shows the partly comparable pairs too.",
                    mend_zh="partly 会一并显示部分可比的对。",
                )
            ]
        )
    return ("yes",) if comparable == "yes" else ("yes", "partly")


def _pairs(
    edition: Edition, lang: str, kinds: tuple[str, ...], classes: tuple[str, ...] | None
) -> pd.DataFrame:
    pairs = edition.pairs()
    pairs = pairs[pairs["comparable"].isin(kinds)]
    if classes:
        pairs = pairs[pairs["class_target"].isin(classes) & pairs["class_actual"].isin(classes)]
    pairs = some(pairs, NO_PAIRS)
    sides = {side: side_of(pairs, side) for side in ("target", "actual")}
    return pd.DataFrame(
        {
            "label": [name(row, lang) for row in sides["target"]],
            "start": [row["number"] for row in sides["actual"]],
            "end": [row["number"] for row in sides["target"]],
            "start_text": [written(row, lang) for row in sides["actual"]],
            "end_text": [written(row, lang) for row in sides["target"]],
            "comparable": [COMPARABLE[key].to(lang) for key in pairs["comparable"]],
            "comparable_key": pairs["comparable"].tolist(),
            "reason": pairs[f"reason_{lang}"].tolist(),
            "target_id": pairs["target_id"].tolist(),
            "actual_id": pairs["actual_id"].tolist(),
            "surface_target": pairs["surface_target"].tolist(),
            "surface_actual": pairs["surface_actual"].tolist(),
            "corrected_target": pairs["corrected_target"].tolist(),
            "corrected_actual": pairs["corrected_actual"].tolist(),
        }
    )


def _dumbbells(edition, lang, pairs, *, id, title, subtitle, ratio=False, unit="", cautions=()) -> Figure:
    result, goal = year_names(edition)
    key = {"actual": result.to(lang), "target": goal.to(lang)}
    chart = dumbbells(
        pairs, lang, start_text="start_text", end_text="end_text", ratio=ratio, unit=unit, key=key
    )
    return present(
        edition,
        lang,
        chart,
        id=id,
        title=title,
        subtitle=subtitle,
        frame=pairs,
        headings=HEADINGS,
        row_sources="target_id",
        sources=quoted(pairs),
        cautions=cautions,
    )
