"""Hand a chapter's picture to the figure component, in one language, with what every figure needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from workreport.chapters.rows import cited, titled
from workreport.chapters.source_words import worded
from workreport.charts import Source
from workreport.charts.controls import Control
from workreport.charts.figure import Figure, show
from workreport.figures.edition import Edition
from workreport.registry.language import Bilingual

SPOKEN = 12
"""How many rows a description reads out; the table holds them all."""


def present(
    edition: Edition,
    lang: str,
    chart: object,
    *,
    id: str,
    title: Bilingual,
    subtitle: Bilingual,
    frame: pd.DataFrame,
    headings: Mapping[str, Bilingual],
    sources: Iterable[str] | Mapping[str, str] | pd.DataFrame = (),
    row_sources: str = "",
    second_sources: Sequence[Source] = (),
    cautions: Sequence[Bilingual] = (),
    notes: Sequence[Bilingual] = (),
    statement: str = "reported",
    method: Bilingual | None = None,
    controls: Sequence[Control] = (),
    kind: str = "chart",
) -> Figure:
    """The figure of ``chart``; see :func:`workreport.charts.figure.show` for what is not said here.

    Parameters
    ----------
    frame, headings : DataFrame and mapping
        The rows of the table and its columns, each with its heading; the first names the row.
    row_sources : str
        The column of ``frame`` with each row's figure or sentence.
    """
    table = titled(frame, headings, lang)
    return show(
        chart,
        id=id,
        title=title.to(lang),
        subtitle=subtitle.to(lang),
        table=table,
        description=_described(title.to(lang), table, lang),
        sources=worded(edition, sources, lang),
        row_sources=frame[row_sources].tolist() if row_sources else None,
        second_sources=second_sources,
        cautions=[text.to(lang) for text in cautions],
        notes=[text.to(lang) for text in notes],
        statement=statement,
        method=method.to(lang) if method else "",
        controls=controls,
        kind=kind,
        lang=lang,
        citation=cited(edition, lang),
    )


def _described(title: str, table: pd.DataFrame, lang: str) -> str:
    """The picture in words: its finding, then each row with its number."""
    colon, semicolon, stop = (
        Bilingual(": ", "：").to(lang),
        Bilingual("; ", "；").to(lang),
        Bilingual(".", "。").to(lang),
    )
    comma = Bilingual(", ", "，").to(lang)
    pairs = [
        f"{row.iloc[0]}{colon}{comma.join(text for text in map(str, row.iloc[1:4]) if text).rstrip('.。')}"
        for _, row in table.head(SPOKEN).iterrows()
    ]
    rest = len(table) - len(pairs)
    if rest:
        pairs.append(Bilingual(f"and {rest} more in the table", f"另有{rest}行，见表").to(lang))
    return f"{title}{stop}{'' if lang == 'zh' else ' '}{semicolon.join(pairs)}{stop}"
