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
    "table": Bilingual("The picture in words and numbers", "文字说明与数据表"),
    "downloads": Bilingual("Download", "下载"),
    "data": Bilingual("Data (CSV)", "数据（CSV）"),
    "vector": Bilingual("Picture (SVG)", "矢量图（SVG）"),
    "image": Bilingual("Picture (PNG)", "图片（PNG）"),
    "specification": Bilingual("Specification (Vega-Lite)", "图表规范（Vega-Lite）"),
    "metadata": Bilingual("About the data (JSON)", "数据说明（JSON）"),
    "sentence": Bilingual("In the report", "原文"),
    "of": Bilingual("of the figure", "——"),
    "more": Bilingual("and {n} more, each in the table", "另有{n}处，见数据表"),
    "missing": Bilingual("no figure", "无数据"),
    "citation": Bilingual(
        "Huzhou Municipal People’s Government: Government Work Report 2020, 27 April 2020. "
        "Figure ‘{title}’ in ‘Huzhou in Figures’",
        "湖州市人民政府：《2020年政府工作报告》，2020年4月27日。图表“{title}”，载《数说湖州》",
    ),
    "shown": Bilingual("Shown: {choice}", "当前显示：{choice}"),
    "rows": Bilingual("{n} rows", "共{n}行"),
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
