"""Small reports of the fictional city, and what a reader of them may do to a process."""

from __future__ import annotations

import os

from workreport.extract.corpus.reading import Job, Reading, read


def report(year: int, output: str) -> str:
    """A report whose one result is the output of the year before."""
    return (
        f"{year}年云川市人民政府工作报告\n\n各位代表：\n\n一、{year - 1}年工作回顾\n\n"
        f"全市生产总值达到{output}亿元，增长6.1%。\n\n二、{year}年目标任务\n\n地区生产总值增长6%左右。\n"
    )


def ends_over_a_name(job: Job) -> Reading:
    """Read, but end the process over a file that is called fatal."""
    if "fatal" in job.name:
        os._exit(3)
    return read(job)
