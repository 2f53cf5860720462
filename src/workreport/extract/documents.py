"""The text of a report file, whatever it comes as: plain text, Markdown, Word, a saved web page.

Plain text is returned as it stands, so that offsets hold in the file itself;
the text of a Word file or a web page is made here, and offsets hold in that.
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from typing import NamedTuple

from workreport.extract import refusals
from workreport.registry.problems import ProjectError

LARGEST_PART = 40_000_000
"""Bytes of the text inside a Word file beyond which it is no report (a small archive can hold much)."""

_WORD, _OLD_WORD, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|div|p|meta)\b", re.I | re.S
)
_NO_PROSE = (
    "script style noscript template nav header footer aside form button select iframe svg head".split()
)
_BLOCKS = "p div li ul ol tr table h1 h2 h3 h4 h5 h6 section article blockquote dd dt".split()
_MOST = 0.8
"""Share of a page's punctuation that the element with the report holds."""
_FURNITURE = re.compile(
    r"(?:来源|信息来源|发布(?:时间|日期|机构)|时间|日期|浏览|阅读|访问|点击|字[号体]|打印|责任编辑|编辑|作者|索引号|分享|扫一扫|[上下]一[篇条]"
    r"|附件|主办|承办|版权|网站|备案|您?(?:现在|当前)?的?(?:所在)?位置|当前位置|首页|【)[^。]{0,60}$|.*(?:ICP备|公网安备|关闭窗口)"
)


class Text(NamedTuple):
    """What a file says, and whether that was made here and does not stand in the file."""

    text: str
    converted: bool


def text_of(data: bytes, name: str) -> Text:
    """The text of a file's bytes.

    Raises
    ------
    ProjectError
        When the bytes are no text, or a kind of file that is not read.
    """
    if data.startswith(_WORD):
        return Text(_of_word(data, name), True)
    if data.startswith((_OLD_WORD, _PDF)):
        raise ProjectError([refusals.other_kind(name, "PDF" if data.startswith(_PDF) else "Word 97–2003")])
    text = _decoded(data)
    if text is None:
        raise ProjectError([refusals.no_text(name)])
    if _HTML.match(text[:4000]):
        return Text(_of_page(text), True)
    return Text(text, False)


def _decoded(data: bytes) -> str | None:
    """The text of ``data``, or None when it is no text in an encoding a report comes in."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(data, "utf-16")
    text = _strictly(data, "utf-8-sig")
    if text is None:
        text = _strictly(data, "gb18030")
        damaged = data.decode("utf-8-sig", errors="replace")
        if damaged.count("的") > (text or "").count("的"):
            text = damaged  # UTF-8 with a broken byte or two
    return None if text is None or "\x00" in text else text


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _of_word(data: bytes, name: str) -> str:
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST_PART:
                raise ProjectError([refusals.too_large(name, LARGEST_PART)])
        blocks = docx.Document(io.BytesIO(data)).iter_inner_content()
        lines: list[str] = []
        for block in blocks:
            if isinstance(block, Table):
                lines += ["，".join(cell.text.strip() for cell in row.cells) + "。" for row in block.rows]
            else:
                lines.append(block.text)
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise ProjectError([refusals.other_kind(name, "ZIP")]) from error
    return "\n".join(lines) + "\n"


def _of_page(page: str) -> str:
    """The prose of a saved web page: without scripts, navigation and what surrounds the article."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(page, "lxml")
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    for element in soup.find_all(_NO_PROSE):
        element.decompose()
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    article = _article(soup.body or soup)
    for block in article.find_all(_BLOCKS):
        block.append("\n")
    lines = [re.sub(r"[ \t\r\f\xa0\u3000]+", " ", line).strip() for line in article.get_text().split("\n")]
    kept = [line for line in lines if line and not _FURNITURE.match(line)]
    if title and not any("政府工作报告" in line for line in kept[:12]):
        kept.insert(0, title)
    return "\n".join(kept) + "\n"


def _article(element):
    """The innermost element that holds most of the punctuation of ``element``."""
    marks = re.compile("[，。；、]")
    whole = len(marks.findall(element.get_text()))
    while True:
        inner = [child for child in element.find_all(True, recursive=False)]
        best = max(inner, key=lambda child: len(marks.findall(child.get_text())), default=None)
        if best is None or len(marks.findall(best.get_text())) < _MOST * whole or best.name == "p":
            return element
        element = best
