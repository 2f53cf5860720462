"""What a reader must know of one county's figures from second sources: what was not found, and what one includes."""

from __future__ import annotations

import pandas as pd

from workreport.chapters import localities
from workreport.figures.edition import Edition
from workreport.registry.language import Bilingual

LOST = Bilingual(
    "{measure}, {period}, of {name}: not in the sources that this book read, which does not mean that it was not "
    "published. For the others it stands in: {elsewhere}.",
    "{name}{period}年的{measure}：本书所查的文件中没有，不等于没有公布。其他区县的出自：{elsewhere}。",
)


def of(edition: Edition, found: pd.DataFrame, county: str) -> list[Bilingual]:
    """The notes on ``county`` among the rows of all counties, as :func:`~.county_context.rows_of` gives them."""
    return [*_lost(edition, found, county), *_own(found, county)]


def _lost(edition: Edition, found: pd.DataFrame, county: str) -> list[Bilingual]:
    """For each figure of the county that was not found: where it was looked for, and where the others' stand."""
    own = found[(found["area_code"] == county) & (found["source_kind"] == "not_found")]
    area = localities.area(edition, county)
    notes = []
    for row in own.itertuples():
        others = found[(found["indicator"] == row.indicator) & found["number"].notna()]
        said = {}
        for lang in ("en", "zh"):
            titles_there = dict.fromkeys(others[f"source_{lang}"])
            quoted_there = [f"《{title}》" if lang == "zh" else title for title in titles_there]
            elsewhere = ("" if lang == "zh" else ", ").join(quoted_there)
            said[lang] = LOST.to(lang).format(
                measure=getattr(row, f"indicator_{lang}"),
                period=row.period,
                name=area[f"short_{lang}"],
                elsewhere=elsewhere or "–",
            )
        notes.append(Bilingual(said["en"], said["zh"]))
    return notes


def _own(found: pd.DataFrame, county: str) -> list[Bilingual]:
    """What is said of the county's own figures alone, such as what they include."""
    own = found[(found["area_code"] == county) & (found["note_en"] != "")]
    shared = found[found["area_code"] != county]["note_en"]
    told = own[(own["source_kind"] != "not_found") & ~own["note_en"].isin(shared)]
    return [
        Bilingual(f"{row.indicator_en}: {row.note_en}", f"{row.indicator_zh}：{row.note_zh}")
        for row in told.itertuples()
    ]
