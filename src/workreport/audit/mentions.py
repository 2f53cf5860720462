"""Where a report answers a target in words, without a number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from workreport.audit import vocabulary
from workreport.audit.measure import Measure
from workreport.audit.reading import Figure, Passage, Reading
from workreport.extract import phrases
from workreport.extract import vocabulary as words_of_reports

SHORTEST = 4
"""Characters of a core that can be told from everyday words."""

_RANK = re.compile("率先|领先|领跑|前列|首位|第一|榜首|居全|位居|位列|第[一二三四五六七八九十\\d]+[位名]")
_ADMITTED = re.compile("未能?(?:达到|完成|实现)|没有(?:达到|完成|实现)|低于预期")
_DONE = re.compile(
    "完成|建成|实现|达到|推进|推行|加快|开展|启动|运行|获批|列入|入选|超额|提前|圆满|全面|全部|顺利|落户|投用|投入|落成|通过|成功|清零|控制在|稳定|保持|合理|提高|提升|改善|增长|下降|降低"
)
_ALL = re.compile("均|都")
_GENERIC = re.compile("(?:项目|工程|试点)$")
_MEASURED = re.compile("^(?:人数|户数|数量|数|总量|额|面积|增幅|增速|增量|增长|工作|任务|政策)")
_PLANNED = re.compile("年度|全年|预期|既定|指标|继续|居")


_NAMES = re.compile(r"([^，。；：！？\n]{4,60}?)(?P<more>等?)$")
_QUOTED = re.compile("“[^”]{3,}”\\w{2}")
_AREA = re.compile("^[国省市区县]")

STRETCH = 12
"""Characters in a row that both reports must say of a work, so that it is the same one."""

_MARK = re.compile(r"[，；：\d]")
_UNDER_WAY = re.compile("取得|展开|有序|进展|扎实|深入|落地")

NAMED = 2
"""Names of a list that must come back for the list to be spoken of."""


@dataclass(frozen=True)
class Mention:
    """A passage that speaks of a target's matter; ``rule`` is the line of the table of decisions."""

    passage: Passage
    rank: bool
    rule: str


def mention(target: Measure, passages: Iterable[Passage]) -> Mention | None:
    """The first passage that answers ``target`` in words: a rank before a statement before an admission."""
    name = _GENERIC.sub("", target.core)
    thing = name[len(phrases.action(name)) :]
    name = thing if len(thing) >= SHORTEST else name
    if len(name) < SHORTEST:
        return None
    return _spoken_of(name, passages)


def quoted(target: Figure, later: Reading) -> Mention | None:
    """The first passage that answers a target by the proper name it gives in quotes: “一村一品”示范村."""
    found = _QUOTED.search(target.row.name)
    if not found:
        return None
    for passage in later.passages:
        if found.group() in passage.said and not passage.problem and _DONE.search(passage.said):
            return Mention(passage, False, "words")
    return None


def _spoken_of(name: str, passages: Iterable[Passage]) -> Mention | None:
    found: list[Mention] = []
    for passage in passages:
        text = _ALL.sub("", passage.text)
        at = text.find(name)
        if at < 0:
            continue
        if _ADMITTED.search(passage.said):
            found.append(Mention(passage, False, "admitted"))
        elif passage.problem or not _ends_here(text[at + len(name) :]):
            continue
        elif _RANK.search(passage.said):
            found.append(Mention(passage, True, "rank-in-words"))
        elif _DONE.search(passage.said):
            found.append(Mention(passage, False, "words"))
    return min(found, key=lambda one: (not one.rank, one.rule != "words"), default=None)


def topic(target: Figure, later: Reading) -> Mention | None:
    """The first passage that says how the work went which the target is a step of: the words before it come back."""
    said = target.measure.around if target.row.of_class == "count" else ""
    stretches = [
        said[at : at + STRETCH]
        for at in range(len(said) - STRETCH + 1)
        if not _MARK.search(said, at, at + STRETCH)
    ]
    for passage in later.passages:
        if passage.problem or not (_DONE.search(passage.said) or _UNDER_WAY.search(passage.said)):
            continue
        if any(stretch in passage.said for stretch in stretches):
            return Mention(passage, False, "topic")
    return None


def named(target: Figure, earlier: str, later: Reading) -> Mention | None:
    """The sentence that says of things which the target lists by name (一中、二中等6所) what was done with them."""
    listed = _NAMES.search(
        earlier, max(target.sentence.start, target.row.quantity.start - 80), target.row.quantity.start
    )
    if not listed:
        return None
    said = phrases.subject(listed[1])
    said = said[len(phrases.action(said)) :]
    names = {_AREA.sub("", name) for name in re.split("、|以及|和|与|及", said)}
    if not listed["more"] and target.row.quantity.base != str(len(names)):
        return None
    names = {name for name in names if len(name) > 1}
    if len(names) < NAMED and not any(len(name) >= SHORTEST for name in names):
        return None
    for sentence in later.past:
        text = later.text[sentence.start : sentence.end]
        found = [text.find(name) for name in names if name in text]
        if len(found) >= min(NAMED, len(names)) and _DONE.search(text):
            start = sentence.start + min(found)
            words = re.match("[^，；。！？\n]*", later.text[start : sentence.end]).group()
            passage = Passage(start, start + len(words), words, words, sentence, False)
            return Mention(passage, False, "named")
    return None


def _ends_here(after: str) -> bool:
    """Whether the name ends before ``after`` and no further noun makes it something else."""
    after = _MEASURED.sub("", after, count=1)
    if not after or after[0] in "、（(等" or after[0] in "全均都已在稳持":
        return True
    verbs = words_of_reports.words("actions", "verb") + vocabulary.words("acts")
    return after.startswith(verbs) or bool(_DONE.match(after) or _RANK.match(after) or _PLANNED.match(after))
