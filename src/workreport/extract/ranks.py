"""Whose rank, in which league: 新供工业用地1.95万亩，居全省第一位."""

from __future__ import annotations

import re

from workreport.extract import naming, nouns, phrases
from workreport.extract.clauses import Clause, Group
from workreport.extract.rows import Memory, Row, Subject

_VERB = re.compile(
    r"(?:均|都|分别|继续|始终|稳定?|持续|连续|再次|首次|双双|一直|已经?)*"
    r"(?:位居|位列|名列|排名|排在|位于|跃居|跃升至|跃升到|跃至|上升至|上升到|上升为|提升至|提升到|前移至|升至|稳居|居于|跻身|"
    r"进入|保持在|保持|获得|荣获|取得|夺得|列(?!入|为)|居(?!民|家|住)|排(?!放|查|污|涝|名))"
)
_PLACE = re.compile(
    "(?:全[国省市区县州]|[中西东]部|世界|全球|亚洲|长三角|珠三角|同类[\u4e00-\u9fff]{0,4}|地级市|省内|国内)(?:地区|城市|省份)?"
)
_MEMBERS = re.compile("[\u4e00-\u9fff]{0,8}(?:城市|地市|[市区县州]|省份|国家|地区)")
_AMONG = re.compile(r"(?:考核|排名|评比|评价)?[中里]?(?:位?[居列]|排名?|名列)?$")
"""What a league is made of: 全国261个地级城市."""
_FROM = re.compile("[从由](世界|全球|全[国省市区县])?$")
_MOVED = re.compile("(?:上升|跃升|提升|前移|提高|下降|后退|升|跃|退)(?:到|至|为)(?:全[国省市])?")
_FOR_YEARS = re.compile(r"(?:已经?|已)?连续(?:[\u4e00-\u9fff\d]{1,4}年)?$")
_ALL = re.compile("[均都](?:保持|位居|位列|名列|列|居|排)")
_OURSELVES = re.compile(r"^(?:力争|确保|争取|努力)?(?:我[市省区县州]|全[市省区县]|其中|使|，)*")
_WITHIN = re.compile(r"在?([^在]{2,24}?)(?:排名|评价|考核|评比)?中$")


def find(memory: Memory, clause: Clause, group: Group, made: list[Row]) -> list[Subject]:
    """The subjects of a rank: one, or all that share it."""
    start = group.values[0].start
    begin = clause.start if not group.listed else start - len(group.left)
    valued = [row for row in made if row.of_class != "duration"]
    if valued and memory.text[valued[-1].quantity.end : start].startswith("、"):
        begin = valued[-1].quantity.end  # 吞吐量达到4900万标箱、连续14年居世界第一
    said = memory.text[max(begin, start - phrases.CAP) : start]
    own, league = _parted(said)
    if members := _members(memory.text, made, start):
        members.league, members.applies = True, []
        among = _AMONG.sub("", memory.text[members.quantity.end : start])
        if not _PLACE.fullmatch(members.name.removesuffix(among + "数")):
            members.core, members.name = among, among + "数"
        made = made[:-1]
    spread = bool(re.search("均|都|分别", memory.text[max(begin, start - 12) : start]))
    if made and made[-1].of_class == "rank" and _MOVED.fullmatch(memory.text[made[-1].quantity.end : start]):
        made[-1].base = True  # 从世界第六位上升到第四位
        return [Subject(made[-1].name, "rank-list", core=made[-1].core)]
    ranked = made[-1] if made and made[-1].of_class == "rank" and group.listed else None
    if ranked is not None and (not own or _PLACE.fullmatch(own)):
        applies = ranked.applies[0] if ranked.applies else None
        return [Subject(_named(ranked.core, own or league), "rank-list", applies, True, ranked.core)]
    earlier = naming_rows(made) or ([] if memory.topic else naming_rows(memory.last))
    if not earlier and memory.last and not memory.topic:
        earlier = naming_rows(memory.line)[-1:]
    if spread and len(group.values) > len(earlier):
        earlier = naming_rows(memory.line)[-len(group.values) :]
    if len(own) > 4 or own and not naming.is_change(own) and not naming.is_bare(own):
        row = members or (made[-1] if made and made[-1].of_class == "count" and group.shared else None)
        if len(group.values) > 1 and (names := _each(own, len(group.values))):
            return [Subject(_named(name, league), "rank", core=name) for name in names]
        if _ALL.search(said) and "等" not in own and (names := naming.split(own, 0)):
            return [Subject(_named(name, league), "rank", core=name) for name in names]
        return [Subject(_named(own, league), "rank", row, row is not None, own)]
    if naming.is_change(own) and len(own) <= 4:
        rows = [row for row in earlier if row.of_class == "growth"] or earlier
        return [_of(row, league, "增幅") for row in _spread(rows, spread, len(group.values))] or [
            _lost(own, league)
        ]
    if own:
        rows = earlier
        if rows:
            return [Subject(_named(naming.of(own, rows[-1].name_core), league), "rank-measure", rows[-1])]
        return [Subject(_named(own, league), "rank")]
    rows = earlier
    if rows and _FROM.search(said):
        return [_of(_level(rows[-1]), league, "")]
    if rows:
        return [
            _of(row, league, "增幅" if row.of_class == "growth" else "")
            for row in _spread(rows, spread, len(group.values))
        ]
    return [_lost(nouns.topic(memory.topic), league)]


def _members(text: str, made: list[Row], start: int) -> Row | None:
    """The row of how many a league has, when the rank at ``start`` follows it: 列15个副省级城市第2位."""
    row = made[-1] if made and made[-1].of_class == "count" else None
    between = text[row.quantity.end : start] if row else ""
    return row if _MEMBERS.fullmatch(_AMONG.sub("", between)) else None


def naming_rows(rows: list[Row]) -> list[Row]:
    """The rows a rank can be of."""
    return [
        row
        for row in rows
        if row.of_class not in ("threshold", "rank") and not row.base and row.rule != "compared"
    ]


def _parted(text: str) -> tuple[str, str]:
    """The thing ranked and its league: 创新指数在西部30座城市中居 -> 创新指数, 西部30座城市."""
    matches = list(_VERB.finditer(text))
    if matches:
        own, league = text[: matches[-1].start()], text[matches[-1].end() :]
    elif match := re.search(r"(?:全[国省市区县州]|世界|全球)[^，]{0,8}$", text):
        own, league = text[: match.start()], match.group()
    elif match := _FROM.search(text):
        own, league = text[: match.start()], match[1] or ""
    else:
        own, league = text, ""
    own = re.sub("[从由]$", "", _FOR_YEARS.sub("", own))
    own = re.sub(r"连续[^居列位]{1,4}年$", "", own)
    if match := _WITHIN.search(own):
        league = league or match[1]
        rest = own[: match.start()]
        own = (
            rest if len(_OURSELVES.sub("", rest)) > 1 else match.group().removeprefix("在").removesuffix("中")
        )
        league = "" if own.startswith(league) else league
    elif match := re.search(r"在(.{2,24}?)中", own):
        own = match[1] + own[match.end() :]
    own = re.sub(r"我[市省区县州]?$", "", _OURSELVES.sub("", own))
    return phrases.subject(own.removesuffix("排名").removesuffix("位次")), league.strip("在的")


def _named(own: str, league: str) -> str:
    own = own.removesuffix("排名")
    return f"{own}{'' if league and league in own else league}排名"[-naming.LONGEST :]


def _of(row: Row, league: str, of: str) -> Subject:
    return Subject(_named(row.name_core + of, league), "rank-of", row, True, row.name_core + of)


def _each(own: str, count: int) -> list[str]:
    """Each of several things that are ranked apart: 高新区、经开区在全国同类园区, 2 -> both with the league."""
    things, among, league = own.partition("在")
    return [name + league if among else name for name in naming.split(things, count)]


def _level(row: Row) -> Row:
    """What a growth is of; a level itself."""
    while row.of_class == "growth" and row.applies:
        row = row.applies[0]
    return row


def _lost(own: str, league: str) -> Subject:
    return Subject(_named(own, league), "rank-topic")


def _spread(rows: list[Row], spread: bool, count: int) -> list[Row]:
    if count > 1:
        return rows[-count:]
    return rows if spread else rows[-1:]
