"""The words of the book's frame, in both languages."""

from __future__ import annotations

from workreport.registry.language import Bilingual

SHOW_CODE = Bilingual("Show the code", "显示代码")
HIDE_CODE = Bilingual("Hide the code", "隐藏代码")

_TEXTS = {
    "skip": Bilingual("Skip to the text", "跳到正文"),
    "menu": Bilingual("Contents", "目录"),
    "search": Bilingual("Search", "搜索"),
    "search_hint": Bilingual("A word, a phrase or a number", "词语、短语或数字"),
    "search_needs": Bilingual(
        "Searching needs scripts; the contents list every page.", "搜索需要启用脚本；目录列有全部页面。"
    ),
    "nothing": Bilingual(
        "Nothing found. The report may use other words. Two pages may help:",
        "没有找到。报告用语或有不同，可看看这两页：",
    ),
    "found_one": Bilingual("Found on one page.", "在 1 页中找到。"),
    "found": Bilingual("Found on {n} pages, the closest first.", "在 {n} 页中找到，最相关的在前。"),
    "found_parts": Bilingual(
        "Not found as a whole. Pages with its parts: {words}.",
        "没有找到整个词语。以下各页含有其中的：{words}。",
    ),
    "found_also": Bilingual("Also searched: {words}.", "同时搜索：{words}。"),
    "ways": Bilingual("Go straight to", "直接前往"),
    "more": Bilingual("{n} more on this page", "本页另有 {n} 处"),
    "more_pages": Bilingual("{n} more pages", "另有 {n} 页"),
    "theme": Bilingual("Light or dark", "浅色或深色"),
    "twin": Bilingual("中文", "English"),
    "twin_title": Bilingual("本页中文版", "This page in English"),
    "on_page": Bilingual("On this page", "本页内容"),
    "previous": Bilingual("Previous", "上一页"),
    "next": Bilingual("Next", "下一页"),
    "notebook": Bilingual("Download this page as a notebook", "下载本页的笔记本"),
}


def texts(language: str) -> dict[str, str]:
    """The words of the frame in one language, by name."""
    return {name: text.to(language) for name, text in _TEXTS.items()}
