"""What a value is of: the words before it, after it, or the rows it refers back to.

Each rule yields subjects with its name and how sure it is; the first that
applies decides.
"""

from __future__ import annotations

import re

from workreport.extract import comparisons, counted, naming, nouns, phrases, topics
from workreport.extract.clauses import Clause, Group
from workreport.extract.phrases import Left
from workreport.extract.rows import Memory, Row, Subject, antecedents

_SPENT = frozenset("投资 投入 完成投资 共投资 累计投资 投入资金 总投入 安排资金 筹资 筹集资金".split())
_ALL = ("均", "都", "各", "双双", "分别")
TOGETHER = 4
"""Rows that 均 takes together at most."""
_STAGE = re.compile("(?:新|已|基本)?(?:开工|续建|在建|建成|竣工|完工|交付|投用|投产)(?:使用)?")
_SHARED = re.compile("^(?:分别|均|各|都)(?=占|完成)")
_SHARES = re.compile("(?P<items>.{2,}?)(?:分别|各)(?P<of>占.*)")
"""Several things and what each is a share of: 税收、就业分别占全市."""
_REACHED = re.compile("(?:达到?|累计|总数|增至|增加到|发展到)[^，]{0,3}$")


def find(
    memory: Memory, clause: Clause, group: Group, left: Left, of_class: str, made: list[Row]
) -> list[Subject]:
    """The subjects of a group of values: one, one for each value, or all that share one value."""
    core = left.core
    if found := _compared(memory, group, left, made):
        return found
    if (
        of_class != "growth"
        and not left.base
        and (named := counted.find(memory, clause, group, left, of_class))
    ):
        return [named]
    if of_class == "growth" and not left.change and not group.right.startswith("的"):
        core = phrases.change_ahead(core)[0] or core
    if naming.is_change(core) and of_class == "growth":
        core = naming.without_change(core)
        core = core if len(core) > 2 else ""
    if not core and of_class == "growth" and left.change and len(group.left) <= len(left.change) + 2:
        if noun := nouns.head_noun(nouns.after(group.right)).partition("用于")[0]:
            return [Subject(noun, "right")]
    if not core:
        return _without_core(memory, group, left, of_class, made)
    return _from_left(memory, clause, group, left, of_class, made, core)


def _from_left(
    memory: Memory, clause: Clause, group: Group, left: Left, of_class: str, made: list[Row], core: str
) -> list[Subject]:
    """The subject that stands before the number, completed by what it leans on."""
    count = len(group.values)
    if left.change and of_class not in ("growth", "ratio"):
        core += left.change
    if left.done and of_class != "growth" and not phrases.action(core):
        core = left.done + core
    if group.listed and made:
        core = naming.leaning(core, made[-1].name_core)
    elif core in ("新增", "净增") and memory.last:
        core = naming.leaning(core, memory.last[-1].name_core)
    elif (of_class == "count" or _goes_on(memory, group, core, of_class)) and (
        phrases.only_actions(core) or naming.is_level(core)
    ):
        if memory.last:
            core = naming.leaning(core, memory.last[-1].name_core)
        elif memory.topic:
            core += nouns.topic(memory.topic)
    elif naming.is_bare(core):
        return [_of_before(memory, core, made)]
    if match := _SHARED.match(core):
        rows = antecedents([*memory.line, *made])[-(count if count > 1 else 2) :]
        if len(rows) > 1:
            return [Subject(row.name_core + core[match.end() :], "measure", row) for row in rows]
    if count > 1 and (match := _SHARES.fullmatch(core)) and (names := naming.split(match["items"], count)):
        return [Subject(name + match["of"], "spread") for name in names]
    if core.startswith(("占", "完成目标", "完成年", "完成计划")) and (
        rows := antecedents([*memory.last, *made])
    ):
        each = rows[-count:] if len(rows) >= count else rows[-1:]
        return [Subject(row.name_core + core, "measure", row) for row in each]
    if core.startswith(("涉及", "惠及", "受益")) and memory.last and not memory.topic:
        core = naming.without_verb(memory.last[-1].name_core) + core
    if core in _SPENT and of_class == "level":
        return [_spent(memory, clause, group, core)]
    partial = (
        clause.text.startswith("其中") or memory.text[max(clause.start - 3, 0) : clause.start - 1] == "其中"
    )
    if items := naming.indicators(core):
        return [Subject(name, "spread") for name in items]
    core = naming.without_many_examples(core)
    if (count > 1 or left.spread) and (names := naming.split(core, count if count > 1 else 0)):
        rows = [row for row in antecedents(memory.last) if phrases.head(row.name_core)]
        if rows and not memory.topic and all(phrases.head(name) == name for name in names):
            names = [naming.of(name, rows[-1].name_core) for name in names]
        return [Subject(_part(memory, name, of_class, partial), "spread") for name in names]
    rule = "part" if partial else "listed" if group.listed else "subject"
    return [Subject(_part(memory, core, of_class, partial), rule)]


def _goes_on(memory: Memory, group: Group, core: str, of_class: str) -> bool:
    """Whether an amount is of the works before it, in their unit: 新开工住房3万平方米，竣工2万平方米."""
    if of_class != "level" or not memory.last or not _STAGE.fullmatch(core):
        return False
    unit, last = group.values[0].quantities[0].unit_base, memory.last[-1]
    return last.quantity.unit_base == unit and bool(phrases.first_action(last.name_core))


def _spent(memory: Memory, clause: Clause, group: Group, core: str) -> Subject:
    """Money and what it is spent on: the words after it, the clause before, the clause after."""
    rows = antecedents(memory.last)
    if core == "完成投资" and rows and re.search("项目|工程$", rows[-1].name_core):
        return Subject(rows[-1].name_core + core, "spent-on-last")
    if on := nouns.spent_on("，" + memory.text[group.values[-1].end : clause.end]):
        return Subject(on + core, "spent")
    said = memory.topic if memory.topic_start >= memory.start else ""
    if re.search("工程|项目|改造|建设|治理", said) and (on := nouns.done_to(said)):
        return Subject(on + core, "spent-before")
    return Subject(nouns.spent_on(memory.text[clause.end : clause.end + 64]) + core, "spent-after")


def _without_core(memory: Memory, group: Group, left: Left, of_class: str, made: list[Row]) -> list[Subject]:
    """The subjects of a value without one: the rows before, else the clause before."""
    if made and made[-1].of_class == "duration":
        return [Subject(made[-1].core, "subject")]
    if found := topics.named(memory, left, of_class, len(group.values)):
        return found
    unit = group.values[0].quantities[0].unit_base
    if of_class == "duration" and (found := _lasting(memory, group, left, unit)):
        return [found]
    if found := _before(memory, left, made, len(group.values), unit if of_class == "count" else ""):
        modifies = of_class == "growth"
        total = of_class == "count" and bool(_REACHED.search(group.left))
        return [
            Subject(
                naming.without_verb(row.name_core) if total and row.of_class == "count" else row.name_core,
                "ellipsis",
                row,
                modifies,
            )
            for row in (subject.row for subject in found)
            if row is not None
        ]
    return [Subject(nouns.topic(memory.topic) or nouns.after(group.right), "topic")]


def _lasting(memory: Memory, group: Group, left: Left, unit: str) -> Subject | None:
    """What has gone on for so long (连续14年提高养老金), or the days of which there are now more (增加45天)."""
    if group.left.endswith("连续") and not group.listed and (noun := nouns.after(group.right)):
        return Subject("连续" + noun, "right")
    rows = [row for row in memory.last if row.of_class == "duration" and row.quantity.unit_base == unit]
    return Subject(rows[-1].name_core, "ellipsis", rows[-1]) if rows and left.change else None


def _before(memory: Memory, left: Left, made: list[Row], count: int, unit: str = "") -> list[Subject]:
    """The rows an elliptic value refers to: as many as it has values, all of the last clause for 均.

    A count refers to rows of its own ``unit`` when the last clause has some.

    Within a clause a change names where it starts (从2.1%提高到2.6%); later
    clauses go on from where it ends.
    """
    if made and made[-1].base:
        rows = [row for row in made if row.base][-count:]
    elif left.spread in _ALL and count == 1:
        rows = antecedents(made) or antecedents(memory.last)
        if len(rows) < 2:
            rows = _together(memory)
    else:
        rows = antecedents([*memory.line, *made])
        alike = [row for row in antecedents([*memory.last, *made]) if unit and row.quantity.unit_base == unit]
        rows = (alike or rows)[-count:]
    return [Subject(row.name_core, "ellipsis", row) for row in rows]


def _together(memory: Memory) -> list[Row]:
    """The rows of the sentence that a word such as 均 takes together: those since the last growth, two at least."""
    rows: list[Row] = []
    for row in reversed(antecedents(memory.line)):
        if len(rows) > 1 and (row.of_class == "growth" or row.quantity.start < memory.start):
            break
        if rows and row.of_class != rows[0].of_class and row.of_class not in ("level", "count"):
            break
        rows.append(row)
        if len(rows) == TOGETHER:
            break
    return rows[::-1]


def _of_before(memory: Memory, core: str, made: list[Row]) -> Subject:
    """A bare measure of the row or the clause before: 省市县长项目达到36个，落地率."""
    rows = (antecedents([*memory.last, *made]) or memory.last) if not memory.topic else []
    if rows:
        return Subject(naming.of(core, rows[-1].name_core), "measure", rows[-1])
    topic = nouns.topic(memory.topic)
    return Subject(naming.of(core, topic) if topic else core, "topic")


def _part(memory: Memory, name: str, of_class: str, partial: bool) -> str:
    """A name after 其中 with the measure of what it is part of, or the verb when it is counted."""
    wholes = antecedents(memory.line) if partial else []
    if not wholes:
        return name
    whole = wholes[-1].name_core
    tail = phrases.head(whole)
    if name.endswith(("出口", "进口")):
        return name + "额"
    if of_class in ("growth", "level") and tail and not phrases.head(name):
        return name + (tail if not name.endswith(tail[:1]) else tail[1:])
    if of_class == "count":
        if naming.is_level(name):
            return naming.leaning(name, whole)
        if name.endswith("类"):
            name += whole[len(phrases.first_action(whole)) :]
        if re.search("以[上下]$", name) and (noun := re.search("以[上下]的?(.+)$", whole)):
            name += noun[1]
        if (verb := phrases.first_action(whole)) and not phrases.action(name):
            name = verb + name
    return name


def _compared(memory: Memory, group: Group, left: Left, made: list[Row]) -> list[Subject]:
    """A difference to others: 地区生产总值 that grew 0.6 points faster than 全省平均."""
    last = made[-1] if made and group.listed else None
    if last and last.rule == "compared" and (than := comparisons.continued(group.left, last.name)):
        return [
            Subject(last.name.removesuffix(comparisons.ending(last.name)) + than, "compared", core=last.core)
        ]
    others = comparisons.read(left.core)
    if not others:
        return []
    several = len(others) > 1
    rows = _before(memory, left, made, 1 if several else len(group.values))
    change = left.change if left.change in ("增长", "下降") else ""
    return [
        Subject(_pace(row) + other + change, "compared", row.row, core=row.name)
        for row in (rows[-1:] if several else rows)
        for other in others
    ]


def _pace(subject: Subject) -> str:
    """What is ahead of others: of a growth its pace, for the level itself need not be."""
    grows = subject.row is not None and subject.row.of_class == "growth"
    return subject.name + ("增速" if grows and not naming.is_change(subject.name) else "")
