"""Results beside targets: what can be compared, which way it points, and what only looks alike."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.beside import count_of, quoted, side_of, status_key
from workreport.chapters.present import present
from workreport.chapters.rows import name
from workreport.charts import Choice, bars, dumbbells, heat
from workreport.charts.figure import Figure
from workreport.figures.edition import Edition
from workreport.figures.format import written
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError, problem
from workreport.registry.terms import COMPARABLE, TOPIC, told

HEADINGS = {
    "label": Bilingual("Indicator", "指标"),
    "start_text": Bilingual("Result", "实绩"),
    "end_text": Bilingual("Target", "目标"),
    "comparable": Bilingual("Comparable?", "可比与否"),
    "reason": Bilingual("Why", "理由"),
}
QUANTITIES = ("level", "count", "duration")
BOTH = Bilingual("both", "两者")
NO_TARGETS = Bilingual("This report sets no target in numbers.", "这份报告没有写明数值目标。")
NO_PAIRS = Bilingual(
    "No target of this kind stands beside a result of the same matter in this edition.",
    "本版没有把这类目标与同一事项的实绩配成对。",
)


@shown
def bases(edition: Edition, lang: str) -> Figure:
    """How many targets have a comparable, a partly comparable, a false, or no result beside them."""
    targets = some(edition.figures(status="target"), NO_TARGETS)
    best = best_pairs(some(edition.pairs(), NO_PAIRS)).set_index("target_id")
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
        f"{len(targets)}个目标中，{counts['yes']}个可以与上年实绩直接相比",
    )
    return present(
        edition,
        lang,
        bars(frame, lang, meaning="meaning"),
        id="target-bases",
        title=title,
        subtitle=Bilingual(
            "Targets by whether the report gives a result of the same matter",
            "目标，按报告有无同一事项的实绩分类",
        ),
        frame=frame,
        headings={"label": Bilingual("Result beside it", "对照"), "value": Bilingual("Targets", "目标个数")},
        sources=targets,
        statement="judged",
        method=Bilingual(
            "each pair is judged by whether thing, scope and unit are the same; the reasons stand in the table of pairs.",
            "逐对判断事物、范围与单位是否相同，理由见配对表。",
        ),
        notes=[counted_by_pair(edition.pairs())],
    )


def counted_by_pair(pairs: pd.DataFrame) -> Bilingual:
    """Why targets and pairs differ in number: a target may stand in several pairs, and counts by its best."""
    several = int(pairs["target_id"].value_counts().gt(1).sum())
    if not several:
        return Bilingual("Each target stands in one pair at most.", "每个目标至多有一对。")
    counts = [int((kind["comparable"] == "partly").sum()) for kind in (pairs, best_pairs(pairs))]
    return Bilingual(
        f"Pairs and targets are counted apart: {'one target stands' if several == 1 else f'{several} targets stand'} "
        f"in several pairs, of which the best counts. So {counts[0]} pairs compare in part, and {counts[1]} "
        "targets.",
        f"配对数与目标数分别计算：{several}个目标不止一对，按其中最可比的一对计。因此部分可比的有{counts[0]}对、"
        f"{counts[1]}个目标。",
    )


def best_pairs(pairs: pd.DataFrame) -> pd.DataFrame:
    """The most comparable pair of each target."""
    order = pairs["comparable"].map({"yes": 0, "partly": 1, "no": 2})
    return pairs.assign(order=order).sort_values("order", kind="stable").drop_duplicates("target_id")


@shown
def quantities(edition: Edition, lang: str, comparable: str) -> Figure:
    """Targets for amounts as a share of the result of the year before, sorted; to choose how alike the two are."""
    asked = _asked(comparable)
    paired(edition, lang, asked, QUANTITIES)
    pairs = paired(edition, lang, ("yes", "partly"), QUANTITIES)
    pairs = pairs.assign(ratio=pairs["end"] / pairs["start"]).sort_values("ratio", ascending=False)
    first = pairs[pairs["comparable_key"].isin(asked)]
    lower, higher = int((first["ratio"] < 1).sum()), int((first["ratio"] > 1).sum())
    title = Bilingual(
        f"Of {len(first)} targets for amounts, {lower} are below the result of the year before and {higher} above",
        f"{len(first)}个数量目标中，{lower}个低于上年实绩，{higher}个高于上年实绩",
    )
    kinds = {"yes": COMPARABLE["yes"], "partly": COMPARABLE["partly"], "": BOTH}
    order = kinds if comparable == "yes" else dict(reversed(kinds.items()))
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
        choice=Choice(
            "comparable",
            Bilingual("Pairs", "配对").to(lang),
            {key: text.to(lang) for key, text in order.items()},
            HEADINGS["comparable"].to(lang),
        ),
        cautions=[
            Bilingual(
                "For time limits a lower number is the more demanding one.", "时限类目标，数字越小要求越高。"
            )
        ],
    )


@shown
def rates(edition: Edition, lang: str) -> Figure:
    """Growth targets beside the growth of the year before."""
    pairs = paired(edition, lang, ("yes",), ("growth",))
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
def inventory(edition: Edition, lang: str) -> Figure:
    """Results and targets by topic: with a counterpart, and without one."""
    figures = edition.figures(status=["actual", "target"])
    targets = some(figures[figures["status"] == "target"], NO_TARGETS)
    pairs = some(edition.pairs(), NO_PAIRS)
    fields = {
        "kept": Bilingual("Results with a target", "有目标的实绩"),
        "lost": Bilingual("Results without one", "没有目标的实绩"),
        "based": Bilingual("Targets with a result", "有对照的目标"),
        "new": Bilingual("Targets without one", "没有对照的目标"),
    }
    paired = set(pairs["actual_id"]) | set(pairs["target_id"])
    field = [
        ("kept" if status == "actual" else "based")
        if one in paired
        else ("lost" if status == "actual" else "new")
        for one, status in zip(figures["figure_id"], figures["status"], strict=True)
    ]
    counts = pd.crosstab(figures["topic"], pd.Series(field, index=figures.index))
    counts = counts.reindex(columns=list(fields), fill_value=0)
    counts = counts.loc[counts.sum(axis=1).sort_values(ascending=False).index]
    cells = pd.DataFrame(
        [
            {"row": told(TOPIC, topic, lang), "column": text.to(lang), "value": int(counts.loc[topic, key])}
            for topic in counts.index
            for key, text in fields.items()
        ]
    )
    whole = {key: int(counts[key].sum()) for key in fields}
    title = Bilingual(
        f"{whole['lost']} of {whole['kept'] + whole['lost']} results are followed by no target, and {whole['new']} of "
        f"{len(targets)} targets come without a result",
        f"{whole['kept'] + whole['lost']}个实绩中{whole['lost']}个没有后续目标，"
        f"{len(targets)}个目标中{whole['new']}个没有上年对照",
    )
    table = counts.assign(topic=[told(TOPIC, topic, lang) for topic in counts.index]).reset_index(drop=True)
    return present(
        edition,
        lang,
        heat(cells, lang),
        id="target-inventory",
        title=title,
        subtitle=Bilingual(
            "Figures of the review and of the plan, by field; a counterpart need not be comparable",
            "回顾与任务中的数字，按领域；有对照不等于可比",
        ),
        frame=table,
        headings={"topic": Bilingual("Field", "领域")} | fields,
        sources=figures,
        statement="judged",
        method=Bilingual(
            "counterparts are those of the table of pairs; the field is that of the indicator in the registry.",
            "对照关系见配对表，领域取自指标表。",
        ),
        cautions=[
            Bilingual(
                "A result without a target is not a goal given up: much of the review reports what is done once.",
                "没有后续目标不等于放弃：回顾中许多事项做成一次即告完成。",
            )
        ],
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


def paired(
    edition: Edition, lang: str, kinds: tuple[str, ...], classes: tuple[str, ...] | None
) -> pd.DataFrame:
    """Pairs of some kinds of comparability and of some classes, both sides named and written; Absent for none.

    Returns
    -------
    DataFrame
        label, start, end (floats in the base unit: result, target), start_text, end_text, comparable,
        comparable_key, reason, target_id, actual_id, surface_target, surface_actual.
    """
    both = {"class_target": classes, "class_actual": classes} if classes else {}
    pairs = some(edition.pairs(comparable=kinds, **both), NO_PAIRS)
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


def _dumbbells(
    edition, lang, pairs, *, id, title, subtitle, ratio=False, unit="", cautions=(), choice=None
) -> Figure:
    def drawing(some_pairs: pd.DataFrame):
        return dumbbells(
            some_pairs,
            lang,
            start_text="start_text",
            end_text="end_text",
            ratio=ratio,
            unit=unit,
            key=status_key(edition, lang),
        )

    chart = drawing(pairs)
    if choice:
        kinds = {
            key: pairs[pairs["comparable_key"].isin([key] if key else ["yes", "partly"])]
            for key in choice.texts
        }
        chart = {key: None if own.empty else drawing(own) for key, own in kinds.items()}
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
        controls=[choice] if choice else [],
    )
