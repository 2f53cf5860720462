"""One indicator's numbers as a table to download: the report's and the second sources', one row each."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.indicator import Facts
from workreport.charts.table import to_csv
from workreport.figures.edition import Edition
from workreport.registry.language import Bilingual

COLUMNS = {
    "figure_id": Bilingual("figure_id", "数字编号"),
    "indicator": Bilingual("indicator", "指标"),
    "class": Bilingual("class", "类别"),
    "status": Bilingual("status", "性质"),
    "area_code": Bilingual("area_code", "地区代码"),
    "period": Bilingual("period", "时期"),
    "comparator": Bilingual("comparator", "比较方式"),
    "direction": Bilingual("direction", "方向"),
    "value": Bilingual("value", "数值"),
    "unit": Bilingual("unit", "单位"),
    "commitment": Bilingual("commitment", "承诺用语"),
    "source": Bilingual("source", "来源"),
    "source_url": Bilingual("source_url", "来源地址"),
    "source_kind": Bilingual("source_kind", "来源类型"),
    "note": Bilingual("note", "说明"),
}


def table(edition: Edition, facts: Facts, lang: str) -> pd.DataFrame:
    """The numbers of an indicator, columns named in the language; values in the unit as written."""
    own_source = edition.report[f"title_{lang}"]
    rows = [
        {column: row.get(column, "") for column in COLUMNS}
        | {
            "indicator": row[f"indicator_name_{lang}"],
            "source": own_source,
            "source_kind": "this_report",
            "note": row[f"note_{lang}"],
        }
        for row in (*facts.figures, *facts.attached)
    ]
    rows += [
        {column: row.get(column, "") for column in COLUMNS}
        | {
            "indicator": row[f"indicator_{lang}"],
            "class": "growth" if row["indicator"] != facts.indicator_id else "",
            "source": row[f"cited_{lang}"],
            "source_url": row["source_url"] or row["copy_url"],
            "note": row[f"note_{lang}"],
        }
        for row in facts.series
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.rename(columns={name: text.to(lang) for name, text in COLUMNS.items()})


def csv(edition: Edition, facts: Facts, lang: str) -> bytes:
    """The same as a file; each row says its source."""
    return to_csv(table(edition, facts, lang))
