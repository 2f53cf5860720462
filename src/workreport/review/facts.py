"""What is known of a report when its edition begins: its titles, place, date, body and speaker.

Nothing is guessed: what the title block does not say is left empty, for a person to write or leave open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import yaml

from workreport.extract.report import Extraction
from workreport.registry.language import Bilingual

_DATE = re.compile(r"((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日")
_BODY = re.compile(
    r"在([\u4e00-\u9fff]{2,20}?第[一二三四五六七八九十百]{1,4}届[\u4e00-\u9fff]{0,10}?大会第[一二三四五六七八九十]{1,3}次(?:全体)?会议)"
)
_OFFICE = "省长|自治区主席|市长|州长|盟长|县长|区长|旗长|总理"
_SPEAKER = re.compile(rf"((?:代理?)?(?:{_OFFICE}))([\u4e00-\u9fff·]{{2,8}})$")
OPENING = 600
"""How many characters the title block may take."""

NATION = "100000"
NAMES = ("title", "book_title", "place", "speaker", "body")
"""Facts in two languages."""

DERIVED_EN = {
    "title": "Government Work Report of {place}, {year}",
    "book_title": "{short} in Figures {year}",
}


@dataclass
class Facts:
    """What a report is.

    Attributes
    ----------
    names : dict of Bilingual
        The facts of :data:`NAMES`; a text may be empty.
    delivered : date or None
        The day it was read.
    letters : str
        What the ids of its figures begin with; the initials of the place in the report's id when not given.
    """

    report_id: str
    area_code: str
    year: int
    delivered: date | None
    sha256: str
    names: dict[str, Bilingual] = field(default_factory=dict)
    letters: str = ""

    def __post_init__(self) -> None:
        if not self.letters:
            words = [word for word in self.report_id.split("-")[:-1] if word.isalpha()] or ["r"]
            self.letters = "".join(word[0] for word in words) if len(words) > 1 else words[0][:2]

    @property
    def prefix(self) -> str:
        """What the ids of its figures begin with: letters of its place and its year."""
        return f"{self.letters}{self.year}"

    def filled(self, short: str) -> Facts:
        """The same, with the English titles that follow from place and year where nobody wrote others."""
        said = {"place": self.names["place"].en, "short": short, "year": self.year}
        names = dict(self.names)
        for key, pattern in DERIVED_EN.items():
            if not names[key].en and said["place"] and said["short"]:
                names[key] = names[key]._replace(en=pattern.format(**said))
        return replace(self, names=names)

    def to_yaml(self, source: Bilingual, **more: object) -> str:
        """The text of report.yml."""
        told: dict[str, object] = {"report_id": self.report_id}
        for key in ("title", "book_title", "place"):
            told |= {f"{key}_zh": self.names[key].zh, f"{key}_en": self.names[key].en}
        told |= {
            "area_code": self.area_code,
            "date": self.delivered or "",
            "review_year": self.year - 1,
            "plan_year": self.year,
        }
        for key in ("speaker", "body"):
            told |= {f"{key}_zh": self.names[key].zh, f"{key}_en": self.names[key].en}
        told |= {
            "figure_prefix": self.prefix,
            "source": {"en": source.en, "zh": source.zh},
            "sha256": self.sha256,
        }
        told |= {"rights": {"en": RIGHTS.en, "zh": RIGHTS.zh}, "defects": [], **more}
        return yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=1000)


RIGHTS = Bilingual(
    "A public document of a Chinese state organ; Article 5 of the Copyright Law of the People's Republic of China "
    "leaves such documents outside copyright.",
    "国家机关具有立法、行政、司法性质的文件，依《中华人民共和国著作权法》第五条不适用该法。",
)


@dataclass(frozen=True)
class Where:
    """The place of a report: its code and its names, long and short."""

    code: str
    long: Bilingual
    short: Bilingual


def read_facts(extraction: Extraction, report_id: str, where: Where, sha256: str) -> Facts:
    """What the title block says of a report of a place."""
    opening = extraction.document.clean[:OPENING]
    names = {
        "title": Bilingual("", f"{extraction.year}年{_government(where)}工作报告"),
        "book_title": Bilingual("", f"数读{where.short.zh}{extraction.year}"),
        "place": where.long,
        "speaker": Bilingual("", _speaker(opening)),
        "body": Bilingual("", _found(_BODY, opening)),
    }
    facts = Facts(report_id, where.code, extraction.year, _date(opening), sha256, names)
    return facts.filled(where.short.en)


def _government(where: Where) -> str:
    """Whose report it is: that of the nation is the State Council's."""
    return "国务院政府" if where.code == NATION else f"{where.long.zh}人民政府"


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1] if match else ""


def _date(opening: str) -> date | None:
    for match in _DATE.finditer(opening):
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            continue
    return None


def _speaker(opening: str) -> str:
    """Office and name, as in ``市长 林岚``, from the line that names the speaker."""
    for line in opening.splitlines():
        if len(line) < 40 and (match := _SPEAKER.search(line.strip())):
            return f"{match[1]} {match[2]}"
    return ""


def load(path: Path) -> Facts:
    """The facts of an edition that has begun, from its report.yml."""
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    delivered = told.get("date")
    return Facts(
        report_id=told["report_id"],
        area_code=str(told["area_code"]),
        year=int(told["plan_year"]),
        delivered=delivered if isinstance(delivered, date) else None,
        sha256=told["sha256"],
        letters=str(told["figure_prefix"]).rstrip("0123456789"),
        names={
            key: Bilingual(str(told.get(f"{key}_en") or ""), str(told.get(f"{key}_zh") or ""))
            for key in NAMES
        },
    )
