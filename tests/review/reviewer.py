"""A report of the fictional city, its edition begun, and a person at the sheet: opens, answers, saves it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from tests.city import city

from workreport.registry.project import Project
from workreport.review.sheet import FORM, Form
from workreport.review.start import Begun, begin

ID = "yunchuan-2025"
TEXT = """云川市政府工作报告

——2025年1月10日在云川市第六届人民代表大会第四次会议上

云川市市长 林 岚

各位代表：

现在，我代表云川市人民政府，向大会报告工作，请予审议。

一、2024年工作回顾

全市生产总值达到1420.8亿元，增长5.9%；地方财政收入107.3亿元，增长4.4%。

（一）产业发展稳中有进

规上工业增加值增长6.7%，居全省第五位。新增绿色工厂9家，建成湖区观鸟站12座。

（二）民生保障持续加强

新增城镇就业5.1万人，城镇登记失业率2.6%。

二、2025年目标任务

全市生产总值增长6%左右，地方财政收入增长5%。新增绿色工厂10家，建成湖区观鸟站15座，新增城镇就业5万人以上。
"""
NEW = "湖区观鸟站"
"""What the registry of the fictional city does not know."""


def started(folder: Path, text: str = TEXT, **how: bool) -> tuple[Project, Begun]:
    """A project in ``folder`` with an edition of ``text`` that has begun."""
    project = city(folder / "city", **how)
    path = folder / "报告.txt"
    path.write_text(text, encoding="utf-8", newline="")
    return project, begin(project, path)


def snapshot(project: Project) -> dict[Path, bytes]:
    """Every file of a project."""
    return {
        path.relative_to(project.root): path.read_bytes()
        for path in project.root.rglob("*")
        if path.is_file()
    }


class Sheet:
    """A review sheet in the hands of a person; ``save`` is how the spreadsheet writes it."""

    def __init__(self, project: Project, report_id: str, form: Form = FORM):
        self.path: Path = form.path(project, report_id)
        self.headings = form.headings
        text = self.path.read_bytes().decode("utf-8-sig")
        header, *rows = csv.reader(io.StringIO(text, newline=""))
        self.keys = [heading.split()[0] for heading in header]
        self.rows = [dict(zip(self.keys, row, strict=True)) for row in rows]

    def asking(self) -> list[dict[str, str]]:
        """The rows that ask something."""
        return [row for row in self.rows if row["question"]]

    def of(self, surface: str) -> dict[str, str]:
        """The first row of a number."""
        return next(row for row in self.rows if surface in row["surface"])

    def answer(self) -> None:
        """Say ok to everything, name what is new in English, leave open what may stay open."""
        for row in self.asking():
            if row["place"] != "report":
                row["decision"] = "ok"
            if row["question"].startswith("新指标"):
                row["name_en"] = (
                    f"Bird-watching stations {row['name_zh'][:2]}" if NEW in row["name_zh"] else "Thing"
                )

    def save(self, by: Callable[[bytes], bytes] = lambda data: data) -> None:
        """Write the sheet."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(self.headings[key] for key in self.keys)
        writer.writerows([row[key] for key in self.keys] for row in self.rows)
        self.path.write_bytes(by(out.getvalue().encode("utf-8-sig")))
