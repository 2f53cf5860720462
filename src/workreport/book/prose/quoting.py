"""What prose may quote besides a figure of the report: derived values, outcomes, second sources.

Each is asked for in a short line of words (:mod:`workreport.book.prose.request`) and answered with a
:class:`Value`: the text, what kind of statement it is, and the note that proves it. Nothing here knows of
Sphinx. Counts are in :mod:`workreport.book.prose.counting`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from workreport.book.prose.request import Nested, Request, parse, refused
from workreport.figures.derive import FORMULAS, Derived, Quantity, derive, quantity, stated
from workreport.figures.edition import Edition
from workreport.figures.format import hedged, number_text
from workreport.registry.language import Bilingual
from workreport.registry.numbers import WIDE, exact
from workreport.registry.problems import ProjectError
from workreport.registry.terms import FATE, told

DERIVED, JUDGED, CONTEXT, PLAIN = "derived", "judged", "context", "plain"
FLAGS = ("size", "interval", "formula")
_SERIES, _OUTCOME = "series:", "outcome:"
_ROUNDING = Bilingual("{}; as the inputs are rounded, {}", "{}；因四舍五入，在{}之间")
_NEXT = Bilingual(
    "From the next government work report. Verdict by the written rule: {}.",
    "数值出自下一年政府工作报告。依成文规则判定：{}。",
)
_RULE = Bilingual(
    "{}. By the written rule, from the next government work report.",
    "{}。依成文规则，据下一年政府工作报告。",
)


@dataclass(frozen=True)
class Value:
    """A value as prose says it, in one language.

    Attributes
    ----------
    kind : str
        ``derived`` (by a formula, or counted), ``judged`` (by a written rule), ``context`` (another
        source) or ``plain`` (the size of a table; it has no note).
    text : str
        The value.
    note : str
        Formula and interval, what was counted, or the source.
    figure_ids : tuple of str
        The figures it rests on.
    sources : tuple of (str, str)
        Second sources it rests on: citation and address, which may be empty.
    """

    kind: str
    text: str
    note: str
    figure_ids: tuple[str, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()


@dataclass
class _Evidence:
    """What a derivation rests on, gathered while its sources are looked up."""

    figure_ids: list[str] = field(default_factory=list)
    sources: list[tuple[str, str]] = field(default_factory=list)


def derived(edition: Edition, text: str, lang: str) -> Value:
    """``implied_base level=gdp:level growth=gdp:growth [digits=4] [size] [interval] [formula]``.

    A source is a figure's name, ``series:indicator@period``, ``outcome:`` before a target's name, or another
    request in brackets (``/`` joins words there: ``series:gdp@2015/first``). ``size`` drops the sign (for *fell by*); ``interval`` writes what rounding leaves
    open, ``formula`` the arithmetic, instead of the value.

    Raises
    ------
    ProjectError
        For a formula, role or source that does not exist, or a combination that means nothing.
    """
    asked = parse(text)
    if unknown := sorted(set(asked.flags) - set(FLAGS)):
        raise _not_understood(asked, unknown[0], FLAGS)
    rests = _Evidence()
    found = _derive(edition, asked, rests, lang)
    shown = _without_sign(found) if "size" in asked.flags else found
    said = hedged(shown.to(lang, asked.digits()), found.comparator, lang)
    if "interval" in asked.flags:
        said = shown.interval(lang)
    if "formula" in asked.flags:
        said = getattr(found, f"formula_{lang}")
    return Value(
        DERIVED,
        said,
        _proof(found, lang, asked.digits()),
        tuple(dict.fromkeys(rests.figure_ids)),
        tuple(dict.fromkeys(rests.sources)),
    )


def _derive(edition: Edition, asked: Request, rests: _Evidence, lang: str) -> Derived:
    if asked.name not in FORMULAS:
        raise refused(
            asked, f"there is no formula {asked.name!r}", f"没有公式“{asked.name}”", ", ".join(FORMULAS)
        )
    roles = {one.key: one.value for one in asked.options if one.key != "digits"}
    try:
        return derive(
            asked.name, **{role: _quantity(edition, asked, each, rests, lang) for role, each in roles.items()}
        )
    except ValueError as error:
        roles_wanted = ", ".join(f"{role}=…" for role in FORMULAS[asked.name].roles)
        raise refused(asked, str(error), f"无法推算（{error}）", roles_wanted) from error


def _quantity(
    edition: Edition, asked: Request, source: str | Nested, rests: _Evidence, lang: str
) -> Quantity:
    if isinstance(source, Nested):
        inner = _derive(edition, parse(source.text), rests, lang)
        said = Bilingual(f"({inner.formula_en})", f"({inner.formula_zh})")
        ends = (Fraction(end) for end in (inner.value, inner.low, inner.high))
        return Quantity(*ends, Bilingual(inner.unit_en, inner.unit), said, source.text, inner.comparator)
    if source.startswith(_SERIES):
        row = _context_row(edition, asked, source.removeprefix(_SERIES).replace("/", " "))
        rests.sources.append((row[f"cited_{lang}"], row["source_url"]))
        return _as_stated(edition, row["value"], row["unit"], source)
    if source.startswith(_OUTCOME):
        row = _outcome(edition, asked, source.removeprefix(_OUTCOME))
        if row["outcome_value"] is None:
            raise refused(
                asked, f"{source!r} has no value", f"“{source}”没有数值", "a target with a reported value"
            )
        rests.figure_ids.append(row["figure_id"])
        return _as_stated(edition, row["outcome_value"], row["outcome_unit"], source)
    row = edition.find(source)
    if row is None:
        raise refused(
            asked, f"no figure answers to {source!r}", f"没有名为“{source}”的数字", "indicator:class:status"
        )
    rests.figure_ids.append(row["figure_id"])
    return quantity(row)


def _without_sign(found: Derived) -> Derived:
    if found.value >= 0:
        return found
    return replace(found, value=-found.value, low=-found.high, high=-found.low)


def _proof(found: Derived, lang: str, digits: int | None) -> str:
    """Formula, value (to as many digits as in the text), interval and caution, as one sentence."""
    said = f"{getattr(found, f'formula_{lang}')} = {found.to(lang, digits)}"
    if found.low != found.high:
        said = _ROUNDING.to(lang).format(said, _interval(found, lang, digits))
    if caution := found.caution.to(lang):
        said += Bilingual(f"; {caution}", f"；{caution}").to(lang)
    return said + Bilingual(".", "。").to(lang)


def _interval(found: Derived, lang: str, digits: int | None) -> str:
    """The interval to as many digits as the text gives, unless its ends would then read the same."""
    ends = [
        found.to(lang, digits) for found in (replace(found, value=end) for end in (found.low, found.high))
    ]
    return found.interval(lang, digits if ends[0] != ends[1] else None)


def outcome(edition: Edition, text: str, lang: str) -> Value:
    """``gdp:growth`` or ``gdp:growth fate``: what the next report says of a target, or the verdict on it.

    Raises
    ------
    ProjectError
        When no target answers to the name, or the next report gives no value for it.
    """
    asked = parse(text)
    row = _outcome(edition, asked, asked.name)
    fate, ids = told(FATE, row["fate"], lang), (row["figure_id"],)
    if asked.flags == ("fate",):
        because = row[f"note_{lang}"].rstrip(".。") or fate
        return Value(JUDGED, fate, _RULE.to(lang).format(because), ids)
    if asked.flags:
        raise _not_understood(asked, asked.flags[0], ("fate",))
    if row["outcome_value"] is None:
        en, zh = f"the next report gives no value ({fate})", f"下一年报告没有给出数值（{fate}）"
        raise refused(asked, en, zh, f"{asked.name} fate")
    said = _amount(edition, row["outcome_value"], row["outcome_unit"], lang)
    return Value(CONTEXT, hedged(said, row["outcome_comparator"], lang), _NEXT.to(lang).format(fate), ids)


def _outcome(edition: Edition, asked: Request, selector: str) -> Mapping[str, Any]:
    """The outcome of the target that ``indicator[:class]`` or a figure_id names."""
    indicator, class_ = (selector.split(":") + [""])[:2]
    target = edition.find(selector if "-" in selector else f"{indicator}:{class_}:target")
    outcomes = edition.outcomes()
    found = outcomes[outcomes["figure_id"] == (target["figure_id"] if target is not None else "")]
    if found.empty:
        raise refused(
            asked, f"no target answers to {selector!r}", f"没有名为“{selector}”的目标", "indicator:class"
        )
    return found.iloc[0]


def series(edition: Edition, text: str, lang: str) -> Value:
    """``gdp@2018``, ``gdp@2015 first``, ``population@2020-11-01@330523``: a value from a second source.

    Where sources disagree, ``first`` or ``last`` chooses by their order in the table; ``target`` asks for a
    target; ``size`` drops the sign.

    Raises
    ------
    ProjectError
        When no row, an empty one, or more than one answers.
    """
    asked = parse(text)
    words = [word for word in asked.flags if word != "size"]
    row = _context_row(edition, asked, " ".join((asked.name, *words)))
    kind = row[f"source_kind_{lang}"]
    note = Bilingual(f"{kind[:1].upper()}{kind[1:]}. ", f"{kind}。").to(lang) + row[f"note_{lang}"]
    value = abs(row["value"]) if "size" in asked.flags else row["value"]
    said = _amount(edition, value, row["unit"], lang)
    said = hedged(said, row.get("comparator", ""), lang)
    return Value(CONTEXT, said, note.strip(), (), ((row[f"cited_{lang}"], row["source_url"]),))


def _context_row(edition: Edition, asked: Request, key: str) -> Mapping[str, Any]:
    """The row of a second source that ``indicator@period[@area] [first|last] [target]`` names."""
    name, *words = key.split()
    indicator, period, area = (name.split("@") + ["", ""])[:3]
    if unknown := sorted(set(words) - {"first", "last", "target"}):
        raise _not_understood(asked, unknown[0], ("first", "last", "target"))
    table = edition.context("county_context" if area else "city_series")
    known = table[(table["indicator"] == indicator) & table["value"].notna()]
    known = known[known["area_code"] == area] if area else known
    found = known[known["period"] == period]
    if "status" in found:
        found = found[found["status"] == ("target" if "target" in words else "actual")]
    found = found[:1] if "first" in words else found[-1:] if "last" in words else found
    if len(found) == 1:
        return found.iloc[0]
    en, zh = f"{len(found)} values answer to {key!r}", f"符合“{key}”的数值有{len(found)}个"
    periods = ", ".join(f"{indicator}@{one}" for one in dict.fromkeys(known["period"]))
    raise refused(
        asked, en, zh, periods or "indicator@period or indicator@period@area; then first, last, target"
    )


def _base(edition: Edition, unit: str) -> tuple[Fraction, Bilingual]:
    """What a unit is worth in its base unit, and that one as each language writes it after a number."""
    units = edition.units().set_index("unit")
    base = units.loc[unit, "base_unit"]
    return exact(units.loc[unit, "factor"]), Bilingual(units.loc[base, "symbol_en"], base)


def _amount(edition: Edition, value: Decimal, unit: str, lang: str) -> str:
    factor, base = _base(edition, unit)
    return number_text(WIDE.multiply(value, Decimal(str(factor))), base.to(lang), lang)


def _as_stated(edition: Edition, value: Decimal, unit: str, source: str) -> Quantity:
    factor, base = _base(edition, unit)
    return stated(str(value), base, source, int(factor))


def _not_understood(asked: Request, word: str, known: Iterable[str]) -> ProjectError:
    return refused(asked, f"{word!r} is not understood", f"看不懂“{word}”", ", ".join(known))
