"""The pictures of one indicator's page: what stands beside each other in one unit, where there are two numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from workreport.chapters import years
from workreport.chapters.indicator import Facts, Row
from workreport.chapters.present import present
from workreport.chapters.rows import name
from workreport.chapters.series import GAP, KEY, NO_FIGURE, REVISED, first_after
from workreport.charts import Source, bars, lines
from workreport.charts.figure import Figure
from workreport.figures.derive import derive
from workreport.figures.edition import Edition
from workreport.figures.format import MINUS, hedged, number_text, written
from workreport.registry.language import Bilingual

KINDS = {"amount": ("level", "count", "ratio", "duration"), "growth": ("growth",)}
"""What may share a picture: amounts of a unit, and rates of growth."""

ENOUGH_FOR_A_LINE = 3
_SAID = {
    "actual": Bilingual("{text} in {year}", "{year}年{text}"),
    "target": Bilingual("{text} set for {year}", "{year}年目标{text}"),
    "outcome": Bilingual("{text} reported for {year}", "下一年报告为{text}"),
    "second": Bilingual("{text} in {year} by a second source", "{year}年{text}（其他来源）"),
    "derived": Bilingual("{text} in {year}, derived", "{year}年{text}（推算）"),
}
_LABEL = {
    "actual": Bilingual("{year}, result", "{year}年，实绩"),
    "target": Bilingual("{year}, target", "{year}年，目标"),
    "outcome": Bilingual("{year}, by the next report", "{year}年，下一年报告"),
    "second": Bilingual("{year}, second source", "{year}年，其他来源"),
    "derived": Bilingual("{year}, derived", "{year}年，推算"),
}
_MEANING = {"outcome": "context", "second": "context"}
_HEADINGS = {
    "label": Bilingual("Year and what it is", "年份与性质"),
    "text": Bilingual("Value", "数值"),
    "source": years.HEADINGS["source"],
}


@dataclass(frozen=True)
class Point:
    """One number of a picture: what it is (a key of the labels above), of which year, and who says so."""

    what: str
    year: str
    value: float
    text: str
    figure_id: str = ""
    surface: str = ""
    source: str = ""
    line: str = ""
    other: str = ""
    formula: str = ""


def pictures(edition: Edition, facts: Facts, lang: str) -> list[Figure]:
    """The figures of an indicator's page: none, one, or two (amounts and growth)."""
    found = (_picture(edition, facts, kind, lang) for kind in KINDS)
    return [figure for figure in found if figure is not None]


def _picture(edition: Edition, facts: Facts, kind: str, lang: str) -> Figure | None:
    own = [
        row for row in facts.figures if row["class"] in KINDS[kind] and row["status"] in ("actual", "target")
    ]
    series = _series(edition, facts, kind, lang)
    points = [*_reported(facts, own, kind, lang), *_outcomes(edition, facts, kind, lang)]
    taken = {(point.year, point.value) for point in points}
    points += [one for one in _second(series) if (one.year, one.value) not in taken]
    if kind == "amount":
        points += _before(own, facts, {point.year for point in points}, lang)
    points.sort(key=lambda one: (one.year, list(_LABEL).index(one.what)))
    if len(points) < 2:
        return None
    measured = {point.year for point in points if point.what != "target"}
    as_lines = len(measured) >= ENOUGH_FOR_A_LINE and all(point.what != "derived" for point in points)
    return _shown(edition, facts, kind, points, series, lang, as_lines)


def _reported(facts: Facts, own: list[Row], kind: str, lang: str) -> Iterator[Point]:
    """The report's own numbers, and those that a pair sets beside them."""
    for row in own:
        exact = any(
            other["comparator"] == "eq"
            and (other["status"], other["period"]) == (row["status"], row["period"])
            for other in own
        )
        if row["comparator"] != "ge" or row["status"] == "target" or not exact:
            yield _of_row(row, lang)
    mine = {row["figure_id"] for row in own}
    for pair in facts.pairs:
        for side, here in (("target", "actual"), ("actual", "target")):
            # What compares only partly under another name is told in words, not drawn as if it were one thing.
            if pair[f"{here}_id"] not in mine or pair[f"{side}_id"] in mine or pair["comparable"] != "yes":
                continue
            other = {
                key.removesuffix(f"_{side}"): cell for key, cell in pair.items() if key.endswith(f"_{side}")
            }
            other["figure_id"] = pair[f"{side}_id"]
            if other["class"] in KINDS[kind] and other["unit_base"] == pair[f"unit_base_{here}"]:
                yield _of_row(other, lang, other=name(other, lang))


def _of_row(row: Row, lang: str, other: str = "") -> Point:
    falls = row["direction"] == "down"
    return Point(
        what=row["status"] if row["status"] == "target" else "actual",
        year=row["period"][-10:][:4],
        value=-row["number"] if falls else row["number"],
        text=(MINUS if falls else "") + written(row, lang),
        figure_id=row["figure_id"],
        surface=row["surface"],
        other=other,
    )


def _outcomes(edition: Edition, facts: Facts, kind: str, lang: str) -> Iterator[Point]:
    own = {row["figure_id"] for row in facts.figures}
    for row in facts.outcomes:
        if row["figure_id"] not in own or row["class"] not in KINDS[kind] or row["comparability"] != "same":
            continue
        if row["outcome_value"] is not None and row["outcome_number"] == row["outcome_number"]:
            unit = row["unit_base_en"] if lang == "en" else row["unit_base"]
            text = hedged(
                number_text(Decimal(repr(row["outcome_number"])), unit, lang), row["outcome_comparator"], lang
            )
            source = edition.origin("outcomes")["source_report"][f"title_{lang}"]
            yield Point("outcome", row["period"][:4], row["outcome_number"], text, source=source)


def _series(edition: Edition, facts: Facts, kind: str, lang: str) -> pd.DataFrame:
    amount, growth = years.measured(facts.indicator_id)
    rows = years.yearly(edition, lang, [growth if kind == "growth" else amount])
    units = {row["unit_base"] for row in facts.figures if row["class"] in KINDS[kind]}
    fits = [unit in units or not units for unit in rows["unit_base"]]
    return rows[pd.Series(fits, index=rows.index, dtype=bool)]


def _second(series: pd.DataFrame) -> Iterator[Point]:
    for row in series[series["meaning"] != "actual"].itertuples():
        yield Point("second", row.period, row.value, row.text, source=row.source, line=row.line)


def _before(own: list[Row], facts: Facts, known: set[str], lang: str) -> Iterator[Point]:
    """The year before, worked back from a level and its growth where both are given at current prices."""
    levels = {row["figure_id"]: row for row in own if row["status"] == "actual"}
    for rate in facts.figures:
        level = levels.get(rate["applies_to"])
        if rate["class"] != "growth" or level is None or rate["price"] == "real":
            continue
        year = str(int(level["period"][:4]) - 1)
        if year not in known:
            one = derive("implied_base", level=level, growth=rate)
            unit = level["unit_base_en"] if lang == "en" else level["unit_base"]
            text = one.to(lang) if one.whole is None else number_text(Decimal(one.whole), unit, lang)
            formula = f"{getattr(one, f'formula_{lang}')} = {text}"
            yield Point("derived", year, float(one.value), text, formula=formula)


def _shown(
    edition: Edition,
    facts: Facts,
    kind: str,
    points: list[Point],
    series: pd.DataFrame,
    lang: str,
    as_lines: bool,
) -> Figure:
    frame = pd.DataFrame([asdict(point) for point in points])
    frame = frame.assign(
        meaning=[_MEANING.get(point.what, point.what) for point in points],
        label=[_labelled(point, lang) for point in points],
        source=[
            point.source
            or (Bilingual("this report", "本报告").to(lang) if point.figure_id else point.formula)
            for point in points
        ],
        period=frame["year"],
    )
    revised = as_lines and {"before_revision", "after_revision"} <= set(series["basis_key"])
    title = _title(facts, points, lang, as_lines, revised)
    key = {meaning: _KEY[meaning].to(lang) for meaning in _KEY if meaning in set(frame["meaning"])}
    derived = [point for point in points if point.what == "derived"]
    cautions = [GAP] if as_lines and len(years.axis_of(frame["year"])) > frame["year"].nunique() else []
    cautions += [_partly(pair) for pair in facts.pairs if pair["comparable"] == "partly"]
    later = edition.origin("outcomes")["source_report"] if any(p.what == "outcome" for p in points) else None
    second = [Source(later[f"title_{lang}"])] if later else []
    return present(
        edition,
        lang,
        _lines(frame, series, lang, key) if as_lines else bars(frame, lang, text="text", meaning="meaning"),
        id=f"indicator-{facts.indicator_id.replace('_', '-')}{'-growth' if kind == 'growth' else ''}",
        title=Bilingual(title, title),  # the points are written in one language
        subtitle=_subtitle(edition, facts, kind, frame),
        frame=frame,
        headings=_HEADINGS,
        row_sources="figure_id",
        sources={point.figure_id: point.surface for point in points if point.figure_id},
        second_sources=[*second, *years.publications(series)],
        cautions=cautions,
        statement="derived" if derived else "reported",
        method=Bilingual(derived[0].formula, derived[0].formula) if derived else None,
    )


_KEY = {"actual": KEY["actual"], "context": KEY["context"], "target": Bilingual("target", "目标")}


def _lines(frame: pd.DataFrame, series: pd.DataFrame, lang: str, key: dict[str, str]) -> Any:
    own_line = series.loc[series["meaning"] == "actual", "line"]
    line = own_line.iloc[-1] if len(own_line) else ""
    frame = frame.assign(
        line=[
            Bilingual("target", "目标").to(lang) if row.what == "target" else row.line or line
            for row in frame.itertuples()
        ]
    )
    revised = {"before_revision", "after_revision"} <= set(series["basis_key"])
    return lines(
        frame,
        lang,
        series="line",
        text="text",
        meaning="meaning",
        periods=years.axis_of(frame["year"]),
        breaks={first_after(series): REVISED.to(lang)} if revised else None,
        missing=NO_FIGURE.to(lang),
        unit="%" if (series["unit_base"] == "%").any() else "",
        key=key,
    )


def _labelled(point: Point, lang: str) -> str:
    text = _LABEL[point.what].to(lang).format(year=point.year)
    if not point.other:
        return text
    return f"{text}: {point.other}" if lang == "en" else f"{text}：{point.other}"


def _title(facts: Facts, points: list[Point], lang: str, as_lines: bool, revised: bool) -> str:
    told = [(one.what, one) for one in points]
    if as_lines:
        told = [("actual", one) for one in (points[0], [p for p in points if p.what != "target"][-1])]
    said = [_SAID[what].to(lang).format(text=one.text, year=one.year) for what, one in told]
    if revised:
        said.append(Bilingual("with a revision between", "其间系列有修订").to(lang))
    own = facts.registered[f"name_{lang}"]
    return f"{own}: {', '.join(said)}" if lang == "en" else f"{own}：{'，'.join(said)}"


def _subtitle(edition: Edition, facts: Facts, kind: str, frame: pd.DataFrame) -> Bilingual:
    first, last = min(frame["year"]), max(frame["year"])
    area = facts.figures[0]
    what = (
        Bilingual("Growth on the year before, %", "比上年增长，%")
        if kind == "growth"
        else Bilingual(
            f"Unit: {area['unit_base_en'] or area['unit_base_one_en'] or 'number'}",
            f"单位：{area['unit_base'] or '个'}",
        )
    )
    span = (
        Bilingual(f"{first} to {last}", f"{first}—{last}年")
        if first != last
        else Bilingual(first, f"{first}年")
    )
    return Bilingual(f"{what.en}; {area['area_en']}, {span.en}", f"{what.zh}；{area['area_zh']}，{span.zh}")


def _partly(pair: Row) -> Bilingual:
    return Bilingual(f"Partly comparable. {pair['reason_en']}", f"部分可比。{pair['reason_zh']}")
