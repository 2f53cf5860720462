"""The targets hedged with 左右, one by one, under a tolerance that a reader chooses."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pandas as pd

from workreport.audit.rule import is_ceiling, slack
from workreport.chapters.absent import shown, some
from workreport.chapters.fate import MEANINGS, NO_BAND, judged_by_rule, outcomes_of, target_name
from workreport.chapters.fate_inventory import DECIDED, reported
from workreport.charts import Choice, Slider, bars, explore
from workreport.charts.figure import Figure
from workreport.figures.edition import Edition
from workreport.figures.format import number_text, written
from workreport.figures.targets import with_tolerance
from workreport.registry.language import Bilingual
from workreport.registry.terms import FATE

if TYPE_CHECKING:
    from ipywidgets import VBox

TIMES = (1, 0, 0.5, 2, 4)
"""The tolerances of the page's list, as multiples of the one that is shown at first."""

TOLERANCE = Bilingual("Tolerance", "容差")
HEADINGS = {
    "label": Bilingual("Target", "目标"),
    "width": TOLERANCE,
    "text": Bilingual("Set for the year", "目标值"),
    "reported": Bilingual("Reported a year later", "一年后报告"),
    "edge": Bilingual("Counts as met", "算作达到"),
    "fate": Bilingual("Verdict", "结论"),
}


@shown
def one_by_one(edition: Edition, lang: str, points: float, percent: float) -> Figure | VBox:
    """Each hedged target with what was reported, and its verdict under a tolerance.

    On the page the tolerance is chosen from a list; where a kernel serves a reader, with two sliders.
    """
    sliders = [
        Slider("points", Bilingual("Rates, points ±", "比率，百分点±").to(lang), 0, 5, 0.1, points),
        Slider("percent", Bilingual("Quantities, % ±", "数量，%±").to(lang), 0, 50, 1, percent),
    ]
    return explore(
        lambda points, percent: _drawn(edition, lang, round(points, 1), round(percent, 1)), sliders
    )


def _drawn(edition: Edition, lang: str, points: float, percent: float) -> Figure:
    outcomes = outcomes_of(edition)
    hedged = outcomes[(outcomes["comparator"] == "approx") & outcomes["fate"].isin(DECIDED)]
    hedged = some(hedged, NO_BAND)
    widths = {f"times{number}": (points * times, percent * times) for number, times in enumerate(TIMES)}
    names = {key: said(*width).to(lang) for key, width in widths.items()}
    frames = {key: _rows(hedged, lang, *width).assign(width=names[key]) for key, width in widths.items()}
    first = next(iter(frames.values()))
    met = int((first["key"] == "met").sum())
    band = said(points, percent)
    return judged_by_rule(
        edition,
        lang,
        {key: _bars(frame, lang) for key, frame in frames.items()},
        id="fate-hedged",
        title=Bilingual(
            f"With a tolerance of {band.en}, {met} of {len(first)} targets hedged with “about” are met",
            f"容差为{band.zh}时，带“左右”的{len(first)}个目标中{met}个达到",
        ),
        subtitle=Bilingual(
            "Reported value as a share of the target, by verdict; choose another tolerance",
            "报告数与目标之比，按结论区分；容差可选",
        ),
        frame=pd.concat(frames.values(), ignore_index=True),
        headings=HEADINGS,
        outcomes=hedged,
        row_sources="figure_id",
        controls=[Choice("tolerance", TOLERANCE.to(lang), names, TOLERANCE.to(lang))],
    )


def said(points: float, percent: float) -> Bilingual:
    """A tolerance in words: for rates, and for quantities."""
    return Bilingual(
        f"±{points:g} points for rates, ±{percent:g} % for quantities",
        f"比率±{points:g}个百分点、数量±{percent:g}%",
    )


def _rows(hedged: pd.DataFrame, lang: str, points: float, percent: float) -> pd.DataFrame:
    """One row a target: what was set, what came, from where on it counts as met, and whether it does."""
    allowed = Decimal(str(points)), Decimal(str(percent)) / 100
    fates = with_tolerance(hedged, *allowed)
    rows = [row for _, row in hedged.iterrows()]
    frame = pd.DataFrame(
        {
            "figure_id": hedged["figure_id"],
            "label": [target_name(row, lang) for row in rows],
            "text": [written(row, lang) for row in rows],
            "reported": [reported(row, lang) for row in rows],
            "edge": [_edge(row, lang, *allowed) for row in rows],
            "key": fates,
            "fate": [FATE[fate].to(lang) for fate in fates],
            "meaning": [MEANINGS[fate] for fate in fates],
            "ratio": 100 * hedged["outcome_number"].astype(float) / hedged["number"],
        }
    )
    return frame.sort_values("ratio", ascending=False, kind="stable")


def _edge(row: pd.Series, lang: str, points: Decimal, share: Decimal) -> str:
    """The values that count as met, in words."""
    ceiling = is_ceiling(row)
    edge = Fraction(row["value_base"]) + slack(row, points, share) * (1 if ceiling else -1)
    unit = row["unit_base_en"] if lang == "en" else row["unit_base"]
    reach = Bilingual("up to {}", "不高于{}") if ceiling else Bilingual("from {}", "不低于{}")
    return reach.to(lang).format(number_text(Decimal(repr(float(edge))), unit, lang))


def _bars(rows: pd.DataFrame, lang: str):
    notes = [Bilingual("met ", "达到：").to(lang) + edge for edge in rows["edge"]]
    return bars(
        rows.assign(share=[number_text(round(ratio), "%", lang) for ratio in rows["ratio"]], note=notes),
        lang,
        value="ratio",
        text="share",
        meaning="meaning",
        note="note",
        key={MEANINGS[fate]: FATE[fate].to(lang) for fate in DECIDED if (rows["key"] == fate).any()},
    )
