"""Why a text cannot become an edition: each message says what was found and what to do, in both languages."""

from __future__ import annotations

from workreport.registry.problems import Problem, problem
from workreport.registry.project import Project
from workreport.review import sheet


def exists(project: Project, report_id: str) -> Problem:
    """The place has an edition of this year."""
    begun = sheet.FORM.path(project, report_id).is_file()
    go_on = f"workreport {'review' if begun else 'check'} {report_id}"
    return problem(
        project.relative(project.report(report_id)),
        en="there is an edition of this place and year already.",
        zh="这个地方这一年的报告已有一版。",
        mend_en=f"Go on with it (`{go_on}`), or move its folder away first.",
        mend_zh=f"请接着做（`{go_on}`），或先把该文件夹移走。",
    )


def nowhere(shown: str) -> Problem:
    """The text does not say whose report it is."""
    return problem(
        shown,
        en="the opening of the text does not say whose report it is: no known place stands before 人民代表大会 or 政府工作报告.",
        zh="开头看不出是哪里的报告：“人民代表大会”或“政府工作报告”之前没有可识别的地名。",
        mend_en="Put the title of the report, with its place, in the first line.",
        mend_zh="请在首行写上带地名的报告标题。",
    )


def unnamed(shown: str, name: str) -> Problem:
    """The place has no English name in the registry, and none is given."""
    return problem(
        shown,
        en=f"this is a report of {name}, a place that the registry has no English name for.",
        zh=f"这是{name}的报告，登记表中没有这个地方的英文名称。",
        mend_en='Give it, with district, city and province: --place "Hailar District, Hulunbuir, Inner Mongolia".',
        mend_zh='请给出英文名，连同上级地名，例如 --place "Hailar District, Hulunbuir, Inner Mongolia"。',
    )
