import time
import zipfile
from pathlib import Path

import docx
import pytest
from tests.extract import scoring
from typer.testing import CliRunner

from workreport.cli import app
from workreport.extract import command
from workreport.extract.text import LARGEST, load
from workreport.registry.problems import ProjectError

LINES = [
    "云川市政府工作报告",
    "——2023年1月15日在云川市第九届人民代表大会第二次会议上",
    "云川市市长　李某",
    "各位代表：",
    "现在，我代表市人民政府，向大会报告工作，请予审议。",
    "一、2022年工作回顾",
    "全市生产总值达到８００．５亿元，增长7.9％，居全省第三位。",
    "二、2023年工作安排",
    "力争生产总值增长6%—7%。",
    "附：2023年民生实事清单",
    "新增就业5万人。",
    "名词解释",
    "1．“一老一小”：指60岁以上老人和3岁以下婴幼儿，服务费每月100元。",
]
PAGE = """<!DOCTYPE html><html><head><meta charset="gb2312"><title>政府工作报告 - 云川市人民政府</title>
<script>var visits = 12345;</script><style>p {{ font-size: 16px }}</style></head><body>
<div class="top"><a href="/">首页</a> 政务公开 热线12345</div>
<div>当前位置：首页 &gt; 政府工作报告</div>
<div><h1>政府工作报告</h1><div>发布时间：2023-02-01 10:20 浏览次数：1234 次</div><div id="zoom">{}</div></div>
<div class="foot">主办：云川市人民政府办公室 备案号：云ICP备05001234号 电话：0572-1234567</div></body></html>"""


def _word(path):
    document = docx.Document()
    for line in LINES[:-1]:
        document.add_paragraph(line)
    document.add_table(1, 1).cell(0, 0).text = LINES[-1]
    document.save(path)


_WRITTEN = {
    "plain.txt": lambda path: path.write_text("\n".join(LINES), encoding="utf-8"),
    "windows.txt": lambda path: path.write_bytes("\r\n".join(LINES).encode("gb18030")),
    "marked.txt": lambda path: path.write_bytes("\n\n".join(LINES).encode("utf-16")),
    "front.md": lambda path: path.write_text(
        "---\nsource: https://example.org/t20230115_4567.html\ntitle: 2023年云川市政府工作报告\n---\n\n"
        + "\n\n".join(f"## **{line}**" if line[1:2] == "、" else line for line in LINES),
        encoding="utf-8",
    ),
    "letter.docx": _word,
    "page.html": lambda path: path.write_bytes(
        PAGE.format("".join(f'<p style="text-indent:2em">　　{line}</p>' for line in LINES)).encode("gb18030")
    ),
    "broken.html": lambda path: path.write_text(
        PAGE.format("<br>".join(LINES)).replace("</div>", ""), encoding="utf-8"
    ),
}


def _read(path, tmp_path):
    output = tmp_path / "out" / "figures.csv"
    summary = command.run(path, output)
    return scoring.read(output), scoring.read(output.with_name("nonfigures.csv")), summary


@pytest.mark.parametrize("name", _WRITTEN)
def test_a_report_says_the_same_in_every_kind_of_file(tmp_path, name):
    path = tmp_path / name
    _WRITTEN[name](path)
    rows, _, _ = _read(path, tmp_path)
    assert [(row["value"], row["status"], row["section"], row["period"]) for row in rows] == [
        ("800.5", "actual", "1.0", "2022"),
        ("7.9", "actual", "1.0", "2022"),
        ("3", "actual", "1.0", "2022"),
        ("6", "target", "2.0", "2023"),
        ("7", "target", "2.0", "2023"),
        ("5", "target", "2.0", "2023"),
        ("60", "threshold", "2.0", ""),
        ("3", "threshold", "2.0", ""),
        ("100", "background", "2.0", ""),
    ]


@pytest.mark.parametrize("name", ["letter.docx", "page.html", "broken.html"])
def test_the_text_of_a_converted_file_is_written_and_offsets_count_in_it(tmp_path, name):
    path = tmp_path / name
    _WRITTEN[name](path)
    rows, others, summary = _read(path, tmp_path)
    assert summary.text == tmp_path / "out" / "figures.txt"
    text = summary.text.read_bytes().decode("utf-8")
    for row in [*rows, *others]:
        assert text[int(row["start"]) : int(row["end"])] == row["surface"]
    assert str(summary.text) in summary.said.en and str(summary.text) in summary.said.zh


def test_plain_text_is_not_written_again(tmp_path):
    path = tmp_path / "plain.txt"
    _WRITTEN["plain.txt"](path)
    assert _read(path, tmp_path)[2].text is None
    assert sorted(found.name for found in (tmp_path / "out").iterdir()) == ["figures.csv", "nonfigures.csv"]


def test_of_a_web_page_only_the_article_is_read(tmp_path):
    path = tmp_path / "page.html"
    _WRITTEN["page.html"](path)
    text = load(path).raw
    for furniture in ("12345", "1234", "首页", "备案", "font-size", "<"):
        assert furniture not in text
    assert text.startswith(LINES[0])


def test_a_title_that_stands_only_above_the_article_is_kept(tmp_path):
    path = tmp_path / "page.html"
    body = "".join(f"<p>{line}</p>" for line in LINES[3:])
    path.write_text(PAGE.format(body).replace("<h1>政府工作报告</h1>", ""), encoding="utf-8")
    assert load(path).raw.startswith("政府工作报告")


def test_a_broken_byte_does_not_turn_a_text_into_another_encoding(tmp_path):
    path = tmp_path / "plain.txt"
    path.write_bytes("\n".join([*LINES, "新建的学校3所。"]).encode("utf-8") + b"\xff\xfe")
    assert "新建的学校3所。" in load(path).raw


def _bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 60_000_000)


def _huge(path):
    with open(path, "wb") as file:
        file.truncate(200_000_000)


@pytest.mark.parametrize(
    ("name", "write", "said"),
    [
        ("scan.pdf", lambda path: path.write_bytes(b"%PDF-1.7 ..."), "PDF"),
        ("old.doc", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1"), "Word 97"),
        ("some.zip", lambda path: path.write_bytes(b"PK\x03\x04" + b"x" * 100), "ZIP"),
        ("bomb.docx", _bomb, "larger"),
        ("huge.txt", _huge, "larger"),
        ("empty.docx", lambda path: docx.Document().save(path), "not a government work report"),
        ("picture.txt", lambda path: path.write_bytes(bytes(range(256)) * 40), "not text"),
        ("missing.txt", lambda path: None, "cannot be read"),
    ],
)
def test_what_is_not_read_is_refused_in_one_line_and_nothing_is_written(tmp_path, name, write, said):
    path = tmp_path / name
    write(path)
    begun = time.process_time()
    result = CliRunner().invoke(app, ["extract", str(path), "-o", str(tmp_path / "out" / "figures.csv")])
    assert time.process_time() - begun < 5
    assert result.exit_code == 1
    assert said in result.stderr and result.stderr.count("error:") == 1
    assert not (tmp_path / "out").exists()


def test_a_failure_names_the_file(tmp_path):
    with pytest.raises(ProjectError, match=str(Path("none.docx"))):
        load(tmp_path / "none.docx")
    assert LARGEST < 200_000_000
