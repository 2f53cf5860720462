"""Why a text is refused: each message says what was found and what to do, in both languages."""

from __future__ import annotations

from workreport.registry.problems import Problem, problem


def unreadable(name: str, reason: str) -> Problem:
    """The file cannot be opened."""
    return problem(
        name,
        en=f"the report cannot be read ({reason}).",
        zh=f"无法读取报告（{reason}）。",
        mend_en="Give the path of a text file.",
        mend_zh="请给出文本文件的路径。",
    )


def too_large(name: str, largest: int) -> Problem:
    """The file is larger than any report."""
    return problem(
        name,
        en=f"the file is larger than {largest // 1_000_000} MB; a report is about 50 kB.",
        zh=f"文件超过 {largest // 1_000_000} MB；一份报告约 50 kB。",
        mend_en="Give one report at a time.",
        mend_zh="请每次只给出一份报告。",
    )


def empty(name: str) -> Problem:
    """The file holds nothing."""
    return problem(
        name,
        en="the file is empty.",
        zh="文件是空的。",
        mend_en="Give the text of a report.",
        mend_zh="请给出报告的正文。",
    )


def no_text(name: str) -> Problem:
    """The bytes are no text."""
    return problem(
        name,
        en="the file is not text in UTF-8, UTF-16 or GB18030.",
        zh="文件不是 UTF-8、UTF-16 或 GB18030 编码的文本。",
        mend_en="Save the report as plain text in UTF-8 and try again.",
        mend_zh="请把报告另存为 UTF-8 纯文本后再试。",
    )


def other_kind(name: str, kind: str) -> Problem:
    """A kind of file that is not read."""
    return problem(
        name,
        en=f"this is a {kind} file; reports are read from .txt, .md, .docx and .html.",
        zh=f"这是 {kind} 文件；可读取的报告格式为 .txt、.md、.docx 和 .html。",
        mend_en="Save the report as .docx or as plain text in UTF-8 and try again.",
        mend_zh="请把报告另存为 .docx 或 UTF-8 纯文本后再试。",
    )


def no_report(name: str) -> Problem:
    """The text is something else than a government work report."""
    return problem(
        name,
        en="this text is not a government work report: it says neither 政府工作报告 nor 各位代表.",
        zh="这不是政府工作报告：文中既没有“政府工作报告”，也没有“各位代表”。",
        mend_en="Give the full text of a report, with its title and address.",
        mend_zh="请给出报告全文，包括标题和称呼。",
    )


def several(name: str) -> Problem:
    """The text holds more than one report."""
    return problem(
        name,
        en="this file holds more than one report: a speaker presents a report more than once.",
        zh="文件中不止一份报告：“现在，我代表……政府”出现了不止一次。",
        mend_en="Split it and give one report at a time.",
        mend_zh="请拆分后每次给出一份报告。",
    )


def no_year(name: str) -> Problem:
    """The text does not say which year it plans."""
    return problem(
        name,
        en="the text does not say which year it sets out the work of.",
        zh="从文中看不出这是哪一年的报告。",
        mend_en="Give the year, for example --report-year 2021.",
        mend_zh="请给出年份，例如 --report-year 2021。",
    )


def other_year(name: str, given: int, found: int) -> Problem:
    """The year given is not the year the text states."""
    return problem(
        name,
        en=f"the text is the report of {found}, not of {given}.",
        zh=f"这是 {found} 年的报告，不是 {given} 年的。",
        mend_en=f"Leave out --report-year, or give {found}.",
        mend_zh=f"请去掉 --report-year，或改为 {found}。",
    )
