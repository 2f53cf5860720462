"""Two small reports of one place, made of a sentence each."""

from workreport.audit.reading import read
from workreport.audit.verdict import Verdict, verdicts
from workreport.extract.report import extract
from workreport.extract.text import repair

_REPORT = """{year}年云川市人民政府工作报告

——{year}年1月18日在云川市第五届人民代表大会第二次会议上

各位代表：

现在，我代表云川市人民政府，向大会报告工作，请予审议。

一、{before}年工作回顾

{done}

二、{year}年工作任务

{aims}
"""


def report(year, done="一年来，各项工作取得新进展。", aims="今年要继续努力。"):
    """The text of a report that reports ``done`` and sets ``aims``."""
    return _REPORT.format(year=year, before=year - 1, done=done, aims=aims)


def audited(aim, done, year=2018, later=2019, **tolerance) -> list[Verdict]:
    """The verdicts on ``aim`` when the later report says ``done``."""
    earlier = read(extract(repair(report(year, aims=aim))))
    after = read(extract(repair(report(later, done=done))))
    return verdicts(earlier, after, **tolerance)


def fate(aim, done, **more) -> str:
    """The fate of the one target in ``aim``."""
    (verdict,) = audited(aim, done, **more)
    return verdict.fate
