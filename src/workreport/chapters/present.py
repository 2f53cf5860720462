"""Hand a chapter's picture to the figure component, in one language, with what every figure needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from workreport.chapters.described import described
from workreport.chapters.rows import cited, titled
from workreport.chapters.source_words import worded
from workreport.charts import Source
from workreport.charts.controls import Control
from workreport.charts.figure import Figure, show
from workreport.figures.edition import Edition
from workreport.figures.format import closed_up
from workreport.registry.language import Bilingual


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

    def said(text: Bilingual) -> str:
        return closed_up(text.to(lang)) if lang == "en" else text.to(lang)

    return show(
        chart,
        id=id,
        title=said(title),
        subtitle=said(subtitle),
        table=table,
        description=described(said(title), said(subtitle), frame, headings, lang),
        sources=worded(edition, sources, lang),
        row_sources=frame[row_sources].tolist() if row_sources else None,
        second_sources=second_sources,
        cautions=[said(text) for text in cautions],
        notes=[said(text) for text in notes],
        statement=statement,
        method=said(method) if method else "",
        controls=controls,
        kind=kind,
        lang=lang,
        citation=cited(edition, lang),
    )
