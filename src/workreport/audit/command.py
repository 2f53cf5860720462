"""The audit as a command: read two reports, write the table, say what became of the targets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from workreport.audit import refusals, table
from workreport.audit.reading import read
from workreport.audit.rule import POINTS, SHARE
from workreport.audit.verdict import verdicts
from workreport.extract.report import Extraction, extract
from workreport.extract.text import load
from workreport.registry.language import Bilingual
from workreport.registry.problems import Problem, ProjectError
from workreport.registry.terms import FATE


@dataclass(frozen=True)
class Summary:
    """What one audit wrote.

    Attributes
    ----------
    fates : dict of str to int
        How many targets met each fate, in the order of :data:`workreport.registry.terms.FATE`.
    texts : tuple of Path
        The texts written beside the table, in which the offsets count; none for plain files.
    """

    output: Path
    place: str
    earlier: int
    later: int
    fates: dict[str, int]
    texts: tuple[Path, ...] = ()

    @property
    def said(self) -> Bilingual:
        """What the person who ran it is told: a line of counts, and what must be known to read the table."""
        total = sum(self.fates.values())
        where = self.place or "—"
        en = ", ".join(f"{count} {FATE[fate].en}" for fate, count in self.fates.items())
        zh = "，".join(f"{FATE[fate].zh} {count}" for fate, count in self.fates.items())
        lines = [
            Bilingual(
                f"{self.output}: {total} targets of {where} {self.earlier} in the report of {self.later}: {en}.",
                f"{self.output}：{where} {self.earlier} 年的 {total} 个目标在 {self.later} 年报告中：{zh}。",
            ),
            *(Bilingual(f"Offsets count in {text}.", f"位置按 {text} 计。") for text in self.texts),
        ]
        if self.later != self.earlier + 1:
            lines.append(
                Bilingual(
                    f"The report of {self.later} does not follow that of {self.earlier}: it reports on "
                    f"{self.later - 1}. Only what it states of {self.earlier} itself was used.",
                    f"{self.later} 年的报告不是 {self.earlier} 年的下一份：它报告的是 {self.later - 1} 年。"
                    f"只采用其中写明属于 {self.earlier} 年的数字。",
                )
            )
        return Bilingual("\n".join(line.en for line in lines), "\n".join(line.zh for line in lines))


def run(
    earlier_path: Path | str,
    later_path: Path | str,
    output: Path | str,
    points: Decimal = POINTS,
    share: Decimal = SHARE,
    force: bool = False,
) -> Summary:
    """Audit the targets of one report against a later one and write the table to ``output``.

    Parameters
    ----------
    points, share : Decimal
        What 左右 allows: percentage points for rates, a share of the target for quantities.
    force : bool
        Go on although the two reports seem to be of different places.

    Raises
    ------
    ProjectError
        When a text is no report, or the two are no pair; nothing is written then.
    """
    earlier, later = _both(earlier_path, later_path)
    if found := _no_pair(earlier, later, earlier_path, later_path, output, force):
        raise ProjectError(found)
    before, after = read(earlier), read(later)
    if not before.targets:
        raise ProjectError([refusals.no_targets(str(earlier_path))])
    rows = table.rows(verdicts(before, after, points, share), before, after)
    counts = Counter(row["fate"] for row in rows)
    fates = {fate: counts[fate] for fate in FATE}
    written, texts = table.write(rows, output, before, after)
    return Summary(written, earlier.place.name, earlier.year, later.year, fates, tuple(texts))


def _both(earlier_path: Path | str, later_path: Path | str) -> tuple[Extraction, Extraction]:
    """Both reports; what is wrong with either is told at once."""
    read_ones: list[Extraction] = []
    problems: list[Problem] = []
    for path in (earlier_path, later_path):
        try:
            read_ones.append(extract(load(path), name=str(path)))
        except ProjectError as error:
            problems += [one for one in error.problems if one not in problems]
    if problems:
        raise ProjectError(problems)
    return read_ones[0], read_ones[1]


def _no_pair(
    earlier: Extraction,
    later: Extraction,
    earlier_path: Path | str,
    later_path: Path | str,
    output: Path | str,
    force: bool,
) -> list[Problem]:
    """Why two reports are no pair to audit; the first reason is enough."""
    for path in (earlier_path, later_path):
        if Path(path).resolve() == Path(output).resolve():
            return [refusals.over_input(str(path))]
    shown = str(later_path)
    if earlier.document.clean == later.document.clean:
        return [refusals.same_text(shown, str(earlier_path))]
    if earlier.place.code and later.place.code and earlier.place.code != later.place.code and not force:
        return [refusals.other_place(shown, earlier.place.name, later.place.name)]
    if earlier.year == later.year:
        return [refusals.same_year(shown, earlier.year)]
    if earlier.year > later.year:
        return [refusals.wrong_order(shown, earlier.year, later.year)]
    return []
