"""Why two texts are not audited: each message says what was found and what to do, in both languages."""

from __future__ import annotations

from workreport.registry.problems import Problem, problem


def same_text(name: str, other: str) -> Problem:
    """The two files hold the same report."""
    return problem(
        name,
        en=f"this is the same text as {other}.",
        zh=f"与 {other} 是同一篇文本。",
        mend_en="Give a report and the report of the following year.",
        mend_zh="请给出一份报告及其下一年的报告。",
    )


def same_year(name: str, year: int) -> Problem:
    """Both reports plan the same year."""
    return problem(
        name,
        en=f"both texts are reports of {year}.",
        zh=f"两份文本都是 {year} 年的报告。",
        mend_en=f"Give the report of {year + 1} as the later text.",
        mend_zh=f"第二份请给出 {year + 1} 年的报告。",
    )


def wrong_order(name: str, earlier: int, later: int) -> Problem:
    """The later text is of an earlier year."""
    return problem(
        name,
        en=f"the first text is the report of {earlier}, the second that of {later}.",
        zh=f"第一份是 {earlier} 年的报告，第二份却是 {later} 年的。",
        mend_en="Give the earlier report first.",
        mend_zh="请把较早的报告放在前面。",
    )


def other_place(name: str, earlier: str, later: str) -> Problem:
    """The two reports are of different places."""
    return problem(
        name,
        en=f"this is a report of {later}, the earlier one is of {earlier}.",
        zh=f"这是{later}的报告，前一份是{earlier}的。",
        mend_en="Give two reports of one place; if the place was only renamed, add --force.",
        mend_zh="请给出同一地方的两份报告；若只是更名，请加 --force。",
    )


def no_targets(name: str) -> Problem:
    """The earlier report sets no numeric target."""
    return problem(
        name,
        en="no numeric target was found in this report.",
        zh="这份报告中没有找到数值目标。",
        mend_en="Give the full text, with the tasks of the year.",
        mend_zh="请给出全文，包括年度目标任务部分。",
    )


def over_input(name: str) -> Problem:
    """The table would replace one of the texts."""
    return problem(
        name,
        en="the table would replace this text.",
        zh="输出会覆盖这份文本。",
        mend_en="Choose another file with -o.",
        mend_zh="请用 -o 指定其他文件。",
    )
