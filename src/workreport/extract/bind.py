"""Bind each value to what it measures, of whom, and to the row it modifies.

The binder reads clause by clause and remembers what it has bound: a growth
without a subject belongs to the levels before it, a rank to what is ranked, a
list item takes the verb of the item before. Every row says by which rule it was
bound and how sure that rule is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from workreport.extract import classify, hedges, naming, phrases, ranks
from workreport.extract.clauses import Clause, Group, Value, clauses
from workreport.extract.marks import Quantity
from workreport.extract.rows import Row, Subject

_COMPARED = re.compile(
    "(?:比|较|高于|低于|快于|慢于|超过?|超出|好于|领先)(?:全|上|年|去|计|目|预|平|序|规|省|市|国|同|世|于)"
)
_SPENT = (
    "投资",
    "投入",
    "总投资",
    "完成投资",
    "共投资",
    "累计投资",
    "投入资金",
    "总投入",
    "安排资金",
    "筹资",
    "投资额",
)
_GENERIC = re.compile("(?:[\u4e00-\u9fff]{0,2})(?:项目|工程|任务|试点|平台)")
_HOLDERS = (
    "部门",
    "企业",
    "单位",
    "机构",
    "乡镇",
    "村",
    "街道",
    "学校",
    "医院",
    "行业",
    "领域",
    "群众",
    "人口",
    "居民",
)
_DONE_WITHIN = re.compile("办|内|完|以|全|响应|出|达|送|到|受理|审批")
_GOING_ON = tuple("以 左右 均 已 得到 和 及 并 用于 人民币 之 是 为 比 居 来 至 到".split())
MEMORY = 40
"""Rows a sentence remembers; a longer sentence is a table, not prose."""


@dataclass
class Binder:
    """Binds the quantities of one text; feed it sentences in order."""

    text: str
    rows: list[Row] = field(default_factory=list)
    _line: list[Row] = field(default_factory=list)
    _last: list[Row] = field(default_factory=list)
    _topic: str = ""
    _paragraph: int = -1

    def read(self, start: int, end: int, paragraph: int, quantities: list[Quantity]) -> list[Row]:
        """Bind the quantities of the sentence ``text[start:end]`` and return their rows."""
        before = len(self.rows)
        if paragraph != self._paragraph:
            self._line, self._last, self._topic, self._paragraph = [], [], "", paragraph
        for clause in clauses(self.text, start, end, quantities):
            self._clause(clause)
        return self.rows[before:]

    def skip(self, start: int, end: int, paragraph: int) -> None:
        """Pass over a sentence without quantities; its last clause may be what the next speaks of."""
        if paragraph != self._paragraph:
            self._line, self._last, self._topic, self._paragraph = [], [], "", paragraph
        self._topic = self.text[max(start, end - phrases.CAP) : end].rstrip("。！？")

    def _clause(self, clause: Clause) -> None:
        made: list[Row] = []
        for group in clause.groups:
            made += self._group(clause, group, made)
        bounds = self._bounds(clause, made)
        self.rows += sorted([*made, *bounds], key=lambda row: (row.quantity.start, row.quantity.part))
        if made:
            self._line = [*self._line, *made][-MEMORY:]
            self._last, self._topic = made, ""
        elif clause.text:
            self._topic = clause.text[-phrases.CAP :]

    def _group(self, clause: Clause, group: Group, made: list[Row]) -> list[Row]:
        first = group.values[0]
        left = phrases.left(group.left[: len(group.left) - len(first.before)] if first.before else group.left)
        of_class = classify.class_of(first.quantities[0], left, group.right)
        if of_class == "rank":
            subjects = ranks.subjects(self, clause, group, made)
        else:
            subjects = self._subjects(clause, group, left, of_class, made)
        rows: list[Row] = []
        for value, subject in _paired(group.values, subjects):
            for quantity in value.quantities:
                quantity = _per(quantity, left.per)
                rows.append(self._row(value, quantity, of_class, subject, group, left))
        return rows

    def _row(
        self,
        value: Value,
        quantity: Quantity,
        of_class: str,
        subject: Subject,
        group: Group,
        left: phrases.Left,
    ) -> Row:
        spread = left.spread and len(group.values) > 1
        before = value.before or (group.values[0].before if spread else "")
        after = value.after or (group.values[-1].after if spread else "")
        bare = quantity.form == "bare" and not quantity.comparator
        comparator = hedges.comparator(own=quantity.comparator, before=before, after=after, bare=bare)
        name = subject.name if of_class == "rank" else naming.finished(subject.name, quantity, of_class)
        grows = of_class == "growth" and quantity.kind != "zero"
        direction = classify.direction_of(left, group.right) if grows else ""
        return Row(
            quantity,
            of_class,
            name or "",
            comparator,
            direction,
            applies=[subject.row] if subject.row is not None and subject.modifies else [],
            base=left.base,
            yearly=left.yearly,
            confidence=subject.confidence if name else 0.2,
            rule=subject.rule,
        )

    def _subjects(
        self, clause: Clause, group: Group, left: phrases.Left, of_class: str, made: list[Row]
    ) -> list[Subject]:
        count = len(group.values)
        core = left.core
        if core and _COMPARED.match(core) and (found := self._before(made, left, count)):
            return [_as(subject, subject.name + core, "compared", 0.6) for subject in found]
        if (
            of_class != "growth"
            and not left.base
            and (named := self._from_right(clause, group, left, of_class))
        ):
            return [named]
        if of_class == "growth" and not left.change and not group.right.startswith("的"):
            core = phrases.change_ahead(core)[0] or core
        if not core:
            return self._without_core(clause, group, left, of_class, made)
        if left.done and not phrases.action(core):
            core = left.done + core
        if naming.is_change(core) and of_class == "growth":
            core = naming.without_change(core) if len(naming.without_change(core)) > 2 else ""
            if not core:
                return self._before(made, left, count)
        if group.listed and made:
            core = naming.leaning(core, made[-1].name_core)
        elif naming.is_bare(core):
            return self._of_before(core, made)
        if core in _SPENT:
            return [Subject(self._object(clause) + core, "spent", 0.6)]
        if (count > 1 or left.spread) and (names := naming.split(core, count if count > 1 else 0)):
            return [Subject(name, "spread", 0.85) for name in self._measured(clause, names, of_class)]
        return [
            Subject(
                self._measured(clause, [core], of_class)[0], "listed" if group.listed else "subject", 0.85
            )
        ]

    def _from_right(self, clause: Clause, group: Group, left: phrases.Left, of_class: str) -> Subject | None:
        """The thing counted when it stands after the number: 38个产品获得全国绿色产品认证."""
        right = _noun(_shared_right(clause, group, of_class))
        core = left.core
        if not right or (left.spread and core) or (left.link and core):
            return None
        verbs = phrases.action(core) if phrases.only_actions(core) else ""
        if of_class == "duration":
            bare = core[len(phrases.action(core)) :]
            return (
                None if _DONE_WITHIN.match(right) else Subject(bare + phrases.head_noun(right), "right", 0.7)
            )
        if of_class == "level":
            if group.right.startswith("的") and core:
                return Subject(phrases.head_noun(right) + core, "right", 0.7)
            if phrases.action(right) and core:
                return None
        if of_class == "ratio" and not (
            group.right.startswith("的") or not core or verbs or core.endswith(_HOLDERS)
        ):
            return None
        if verbs and _GENERIC.fullmatch(right) and self._topic:
            return Subject(phrases.topic(self._topic) + right, "right-topic", 0.6)
        if verbs and _GENERIC.fullmatch(right) and self._last and self._last[-1].rule == "right-topic":
            return Subject(
                self._last[-1].name_core.removesuffix("项目").removesuffix("在建") + right, "right-topic", 0.6
            )
        core = core.removesuffix("等")
        if match := re.search(r"在([^在]{2,12})$", core):
            core = match[1]
        return Subject(core + right, "right", 0.75 if verbs or not core else 0.65)

    def _object(self, clause: Clause) -> str:
        """What money is spent on, from the clause after it: 投资2.6亿元，实施了供水改造工程."""
        following = re.match("[，,]([^，。；]{2,40})", self.text[clause.end : clause.end + 48])
        if not following:
            return ""
        text = phrases.subject(following[1])
        return phrases.head_noun(
            re.sub(r"^\d+\S{1,3}", "", text[len(phrases.action(text)) :]).removeprefix("了")
        )

    def _without_core(
        self, clause: Clause, group: Group, left: phrases.Left, of_class: str, made: list[Row]
    ) -> list[Subject]:
        found = self._before(made, left, len(group.values))
        if found:
            growth = of_class == "growth"
            return [
                Subject(
                    subject.name, "ellipsis", 0.85 if subject.confidence > 0.5 else 0.4, subject.row, growth
                )
                for subject in found
            ]
        topic = phrases.topic(self._topic)
        return [Subject(topic or _noun(group.right) or "", "topic", 0.4)]

    def _before(self, made: list[Row], left: phrases.Left, count: int) -> list[Subject]:
        """The rows an elliptic value refers to: as many as it has values, all of the last clause for 均.

        Within a clause a change names where it starts (从2.39%提高到2.9%); later clauses go on
        from where it ends.
        """
        if made and made[-1].base:
            rows = [row for row in made if row.base][-count:]
        elif left.spread in ("均", "都", "各", "双双") and count == 1:
            rows = antecedents(made) or antecedents(self._last)
            if len(rows) < 2:
                rows = antecedents(self._line)[-2:]
        else:
            rows = antecedents([*self._line, *made])[-count:]
        return [Subject(row.name_core, "ellipsis", 0.85, row) for row in rows]

    def _of_before(self, core: str, made: list[Row]) -> list[Subject]:
        rows = antecedents([*self._last, *made]) if not self._topic else []
        if rows:
            return [Subject(naming.of(core, rows[-1].name_core), "measure", 0.65, rows[-1])]
        topic = phrases.topic(self._topic)
        return [Subject(naming.of(core, topic) if topic else core, "topic", 0.5)]

    def _measured(self, clause: Clause, names: list[str], of_class: str) -> list[str]:
        """Names after 其中 take the measure of what they are part of, or its verb when they are counted."""
        if not clause.text.startswith("其中") or not self._line:
            return names
        whole = self._line[-1].name_core
        tail = phrases.head(whole)
        made = []
        for name in names:
            if name.endswith(("出口", "进口")):
                made.append(name + "额")
                continue
            if of_class in ("growth", "level") and tail and not phrases.head(name):
                name = name + (tail if not name.endswith(tail[:1]) else tail[1:])
            elif of_class == "count" and (verb := phrases.action(whole)) and not phrases.action(name):
                name = verb + name
            made.append(name)
        return made

    def _bounds(self, clause: Clause, made: list[Row]) -> list[Row]:
        rows = []
        for value in clause.bounds:
            start = value.start
            ends = [row.quantity.end for row in made if row.quantity.end <= start]
            behind = self.text[max([clause.start, start - 24, *ends]) : start - len(value.before)]
            ahead = self.text[value.end : min(clause.end, value.end + 24)]
            noun = phrases.head_noun(ahead.removeprefix("级").removeprefix("的"))
            before = phrases.left(behind.rpartition("、")[2]).core
            if not before and value.quantities[0].kind == "grade" and made:
                before = made[-1].name_core.removesuffix("比例")
            if len(noun) < 2:
                noun = self.text[start : value.quantities[0].end] + noun
            inner = [row for row in made if row.quantity.start > start][:2] or made[-1:]
            for quantity in value.quantities:
                bare = quantity.form == "bare"
                comparator = hedges.comparator(
                    own=quantity.comparator, before=value.before, after=value.after, bare=bare
                )
                name = naming.bound(noun, before, quantity, comparator)
                rows.append(
                    Row(
                        quantity,
                        "threshold",
                        name,
                        comparator,
                        applies=_counted(inner),
                        confidence=0.7,
                        rule="bound",
                    )
                )
        return rows

    @property
    def last(self) -> list[Row]:
        """The rows of the last clause that had any."""
        return self._last

    @property
    def line(self) -> list[Row]:
        """The rows of the paragraph so far."""
        return self._line

    @property
    def topic(self) -> str:
        """The clause before, when it held no value."""
        return self._topic


def antecedents(rows: list[Row]) -> list[Row]:
    """The rows a later value can refer to: no ranks, no bounds, not where a change starts."""
    return [row for row in rows if row.of_class not in ("rank", "threshold", "duration") and not row.base]


def _paired(values: list[Value], subjects: list[Subject]):
    if len(values) == 1:
        return [(values[0], subject) for subject in subjects]
    if len(values) == len(subjects):
        return list(zip(values, subjects, strict=True))
    return [(value, subjects[min(index, len(subjects) - 1)]) for index, value in enumerate(values)]


def _per(quantity: Quantity, per: str) -> Quantity:
    """A concentration whose denominator stands before it: 每立方米32微克 is 32 微克/立方米."""
    if quantity.dimension != "weight" or per not in ("每立方米", "每升", "每千克"):
        return quantity
    below = per.removeprefix("每")
    return replace(
        quantity,
        unit=f"{quantity.unit}/{below}",
        unit_base=f"{quantity.unit_base}/{below}",
        dimension="concentration",
    )


def _as(subject: Subject, name: str, rule: str, confidence: float) -> Subject:
    return Subject(name, rule, confidence, subject.row, False)


def _counted(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row.of_class in ("count", "ratio", "level")]


def _shared_right(clause: Clause, group: Group, of_class: str) -> str:
    """The words after a group; a list of durations shares those after its last (城市15分钟、农村20分钟服务圈)."""
    if group.right or of_class != "duration":
        return group.right
    at = clause.groups.index(group)
    following = clause.groups[at + 1 : at + 2]
    return following[0].right if following and following[0].listed else ""


def _noun(right: str) -> str:
    """What a number counts, from the words after it; empty when they go on with something else."""
    text = right.strip(" ）)”’")
    if not text or not re.match("[\u4e00-\u9fff“A-Za-z\\d]", text):
        return ""
    if text.startswith(_GOING_ON):
        return ""
    text = text.removeprefix("的")
    if re.search("中(?:居|列|排|位|名|夺|获)", text):
        text = re.split("中(?:居|列|排|位|名|夺|获)", text)[0]
    elif re.search("(?:达到?|为|突破|超过|居|位列)$", text):
        text = phrases.left(text).core
    return text.rstrip("等的")[:36]
