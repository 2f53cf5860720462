"""How well a target can be checked: six plain tests, each by a written rule."""

from __future__ import annotations

import re

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.present import present
from workreport.chapters.rows import name
from workreport.chapters.sections import section_names
from workreport.chapters.targets import NO_TARGETS
from workreport.charts import Choice, bars, heat
from workreport.charts.figure import Figure
from workreport.figures.edition import Edition
from workreport.figures.format import written
from workreport.registry.language import Bilingual

TESTS = {
    "quantified": Bilingual("has a number", "有数值"),
    "unit": Bilingual("unit is written", "写明单位"),
    "base": Bilingual("comparable result in the text", "文中有可比实绩"),
    "dated": Bilingual("says by when", "写明期限"),
    "owner": Bilingual("names who is responsible", "写明责任单位"),
    "source": Bilingual("another source was found", "查到其他来源"),
}
_DEADLINE = re.compile("年底|年内|月底|季度|上半年|下半年|\\d月")
_OWNER = re.compile("(?:局|委|办|部门|区县|县区|街道|乡镇|集团|公司)[^，。；、]{0,2}(?:负责|牵头|承担|落实)")
METHOD = Bilingual(
    "one point for each of six tests: a number; a unit; a comparable result of the year before in the same text; a "
    "deadline (年底, 年内, a month, a quarter) in its own clause; an office that its sentence makes responsible; a "
    "figure for the same indicator in the second sources of this book.",
    "六项各计一分：有数值；写明单位；同一份报告有可比的上年实绩；所在分句写明期限（年底、年内、月份、季度等）；"
    "所在句写明负责单位；本书的其他来源中有同一指标的数字。",
)


@shown
def tests(edition: Edition, lang: str) -> Figure:
    """How many targets pass each test."""
    scored = _scored(edition)
    frame = pd.DataFrame(
        [
            {"label": text.to(lang), "value": int(scored[key].sum()), "share": _share(scored[key], lang)}
            for key, text in TESTS.items()
        ]
    )
    title = Bilingual(
        f"All {len(scored)} targets have a number; {_none_or(int(scored['owner'].sum()), 'en')} who is responsible, "
        f"and {int(scored['dated'].sum())} say{'s' if scored['dated'].sum() == 1 else ''} by when within the year",
        f"{len(scored)}个目标都有数值；{_none_or(int(scored['owner'].sum()), 'zh')}由谁负责，"
        f"写明年内期限的有{int(scored['dated'].sum())}个",
    )
    return present(
        edition,
        lang,
        bars(frame, lang),
        id="verifiability-tests",
        title=title,
        subtitle=Bilingual("Targets that pass each of six tests", "通过各项检验的目标个数"),
        frame=frame,
        headings={
            "label": Bilingual("Test", "检验"),
            "value": Bilingual("Targets", "目标个数"),
            "share": Bilingual("Share", "比例"),
        },
        sources=edition.figures(status="target"),
        statement="judged",
        method=METHOD,
        cautions=[
            Bilingual(
                "A speech need not name offices: the list of tasks that the government divides up afterwards does.",
                "报告不必写明责任单位：会后另有任务分解文件。",
            )
        ],
    )


@shown
def scores(edition: Edition, lang: str) -> Figure:
    """The points of each target, by section."""
    scored = _scored(edition)
    titles = section_names(edition, lang)
    points = sorted(scored["score"].unique())
    counts = pd.crosstab(scored["section"], scored["score"]).reindex(columns=points, fill_value=0)
    labels = [f"{section} {titles[section]}" for section in counts.index]
    cells = pd.DataFrame(
        [
            {"row": label, "column": str(point), "value": int(counts.loc[section, point])}
            for section, label in zip(counts.index, labels, strict=True)
            for point in points
        ]
    )
    targets = edition.figures(status="target").set_index("figure_id")
    shown_rows = pd.DataFrame(
        {
            "label": [name(targets.loc[one], lang) for one in scored["figure_id"]],
            "text": [written(targets.loc[one], lang) for one in scored["figure_id"]],
            "score": scored["score"],
            "figure_id": scored["figure_id"],
        }
        | {key: [("+" if passed else "–") for passed in scored[key]] for key in TESTS}
    ).sort_values("score", ascending=False, kind="stable")
    usual = int(scored["score"].mode()[0])
    title = Bilingual(
        f"Most targets score {usual} of {len(TESTS)}, and none more than {max(points)}",
        f"多数目标得{usual}分（满分{len(TESTS)}分），没有一个超过{max(points)}分",
    )
    choice = Choice(
        "score",
        Bilingual("Points", "得分").to(lang),
        {"": Bilingual("all", "全部").to(lang)} | {str(point): str(point) for point in reversed(points)},
        Bilingual("Points", "得分").to(lang),
    )
    return present(
        edition,
        lang,
        heat(cells, lang),
        id="verifiability-scores",
        title=title,
        subtitle=Bilingual(
            f"Targets by section and by points, of {len(TESTS)}; each target in the table",
            f"目标，按章节与得分（满分{len(TESTS)}分）；逐项见表",
        ),
        frame=shown_rows,
        headings={
            "label": Bilingual("Target", "目标"),
            "text": Bilingual("Set for the year", "目标值"),
            "score": Bilingual("Points", "得分"),
        }
        | TESTS,
        row_sources="figure_id",
        sources=edition.figures(status="target"),
        controls=[choice],
        statement="judged",
        method=METHOD,
    )


def _scored(edition: Edition) -> pd.DataFrame:
    """Each target with its six tests (bool) and their sum: figure_id, section, the tests, score; or Absent."""
    targets = some(edition.figures(status="target"), NO_TARGETS)
    pairs = edition.pairs()
    based = set(pairs[pairs["comparable"] == "yes"]["target_id"])
    sentences = edition.sentence_of(targets["figure_id"].tolist()).set_index("figure_id")["zh"]
    known = set(edition.context("city_series").dropna(subset=["number"])["indicator"])
    frame = pd.DataFrame(
        {
            "figure_id": targets["figure_id"],
            "section": targets["section"],
            "quantified": targets["value"].notna(),
            "unit": targets["unit"] != "",
            "base": targets["figure_id"].isin(based),
            "dated": [
                bool(_DEADLINE.search(_clause(sentences[one], surface)))
                for one, surface in zip(targets["figure_id"], targets["surface"], strict=True)
            ],
            "owner": [bool(_OWNER.search(sentences[one])) for one in targets["figure_id"]],
            "source": targets["indicator_id"].isin(known),
        }
    )
    return frame.assign(score=frame[list(TESTS)].sum(axis=1))


def _clause(sentence: str, surface: str) -> str:
    """The clause of a sentence that holds the number; the whole sentence where it is not found."""
    wanted = re.sub(r"\s", "", surface)
    for clause in re.split("[，；。]", sentence):
        if wanted in re.sub(r"\s", "", clause):
            return clause
    return sentence


def _share(passed: pd.Series, lang: str) -> str:
    said = f"{100 * passed.mean():.0f}"
    return f"{said} %" if lang == "en" else f"{said}%"


def _none_or(count: int, lang: str) -> str:
    if lang == "zh":
        return f"写明的有{count}个" if count else "没有一个写明"
    return f"{count} name" if count else "none names"
