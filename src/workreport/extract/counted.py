"""The thing counted or measured, when it stands after the number: 38个产品获得认证, 投资3亿元的项目."""

from __future__ import annotations

import re

from workreport.extract import naming, nouns, phrases, topics
from workreport.extract.clauses import Clause, Group
from workreport.extract.phrases import Left
from workreport.extract.rows import Memory, Subject

_HOLDERS = tuple("部门 企业 单位 机构 乡镇 村 街道 学校 医院 行业 领域 群众 人口 居民".split())
_DONE_WITHIN = re.compile("办|内|完|以|全|响应|出|达|送|到|受理|审批")
_LASTING = re.compile("(?:连续|持续|已)$")
_GENERIC = re.compile("(?:重大|重点|示范|在建|续建|新建?|标志性)?(?:项目|工程|任务|试点|平台)")
_DOING = ("完成", "实现")
"""Links that are also what an agent does: 热电厂完成8台机组改造."""
_REACHING = re.compile("达到|实现|完成|通过|建成|纳入|接入|安装|配备|签约")
LONGEST_USE = 14
"""Characters of what a share is used for."""


NOUN = 6
"""Characters of a plain noun, such as 贫困村."""

_TOTAL = re.compile("总(?:长度?|里程|面积|建筑面积|投资)")
_SIZED = re.compile(
    "^.*(?:推进|启动|实施|加快|建设|开工|抓好|确保|完成|引进|新建)(?=(?:年度)?总?(?:投资|建筑面积|面积))"
)
_ONE_OF = re.compile("(?:、|(?<![总缓共])和|(?<![惠普涉波遍])及|(?<![参给])与)$")
"""Before the number other things of the list stand that are not counted."""


def find(memory: Memory, clause: Clause, group: Group, left: Left, of_class: str) -> Subject | None:
    """The thing counted when it stands after the number: 38个产品获得全国绿色产品认证."""
    right = _completed(
        clause, group, nouns.after(_shared_right(clause, group, of_class), last=group is clause.groups[-1])
    )
    core = left.core
    if of_class == "ratio" and core and group.right.startswith("用于"):
        return Subject(core + group.right[:LONGEST_USE], "use")
    verbs = phrases.only_actions(core)
    if (
        left.link in _DOING
        and core
        and right
        and of_class in ("count", "level")
        and not group.right.startswith("的")
    ):
        return Subject(right, "agent")
    tied = left.spread or left.link or group.values[0].before not in ("", "近", "约", "逾")
    if not right or (core and tied and not verbs):
        return None
    if of_class == "duration":
        if _LASTING.search(group.left) or _DONE_WITHIN.match(right):
            return None
        if taken := re.match("时间?[使将把让在]?", right):
            right = nouns.done_to(right[taken.end() :] or nouns.after(clause.groups[-1].right))
        return Subject(core[len(phrases.action(core)) :].removesuffix("用") + nouns.head_noun(right), "right")
    if of_class == "level":
        if group.right.startswith("的") and core:
            return Subject(nouns.head_noun(right) + _SIZED.sub("", core), "size")
        if phrases.action(right) and core:
            return None
        right = re.split("(?<=..)(?:惠及|用于|支持|带动)", right)[0]
    reached = not left.link and not left.change and _REACHING.match(group.right)
    if of_class == "ratio" and not (
        group.right.startswith("的") or not core or verbs or reached or core.endswith(_HOLDERS)
    ):
        return None
    if verbs and _GENERIC.fullmatch(right):
        if memory.topic:
            return Subject(nouns.topic(memory.topic) + right, "right-topic")
        if memory.last and memory.last[-1].rule == "right-topic":
            return Subject(re.sub("(?:在建)?项目$", "", memory.last[-1].core) + right, "right-topic")
    right = re.sub(r"^[^，]*\d[^，]*以[上下]的", "", right)
    if (
        core
        and of_class == "count"
        and _ONE_OF.search(group.left[: len(group.left) - len(group.values[0].before)])
    ):
        core = phrases.first_action(core)  # 建成体育中心和近5000处健身设施
        verbs = bool(core)
    if of_class == "count" and group.shared and _counted_already(clause, group):
        core, verbs = "", False  # 30个贫困村6000人脱贫: the villages are what the first number counts
    rule = "right" if verbs else "right-of" if core else "right-first"
    short = naming.without_examples(core, group.values[0].quantities[0].value)
    if short != core:
        core, rule = short, "examples"
    core = re.sub("^时间?[内在使]", "", core)
    if of_class == "ratio":
        core = topics.reached(memory, core or left.link) or core
    if match := re.search(r"在([^在]{2,12})$", core):
        core = match[1]
    return Subject(core + right, rule)


def _counted_already(clause: Clause, group: Group) -> bool:
    """Whether the words before a number are the things that the number before it counts, and nothing else."""
    before = clause.groups[group.place - 1].values[-1].quantities[0]
    noun = phrases.left(group.left[: len(group.left) - len(group.values[0].before)])
    if before.kind != "counter" or noun.link or noun.core.endswith("中"):
        return False
    return not nouns.said_of(noun.core) and len(noun.core) <= NOUN


def _completed(clause: Clause, group: Group, right: str) -> str:
    """The noun after a number with what a later number of its list says too: 8个县、95个乡镇摘帽."""
    following = clause.groups[group.place + 1 : group.place + 2]
    if group.right == "的" and following:
        return "的" + nouns.head_noun(nouns.after(following[0].right))
    if not right or len(right) > 8 or not following or not following[0].listed or following[0].left:
        return right
    end = nouns.after(clause.groups[-1].right)
    if naming.is_level(right):
        return naming.leaning(right, end)
    if phrases.only_actions(phrases.left(group.left).core) or nouns.head_noun(right) != right:
        return right
    return right + nouns.said_of(end)


def _shared_right(clause: Clause, group: Group, of_class: str) -> str:
    """The words after a group; a list shares those after its last (城区10分钟、乡村30分钟服务圈; 8条、12公里道路改造)."""
    following = clause.groups[group.place + 1 : group.place + 2]
    if group.right or not following or not following[0].listed:
        return group.right
    if of_class == "duration" or not following[0].left or _TOTAL.fullmatch(following[0].left):
        return following[0].right.removeprefix("的") if of_class != "duration" else following[0].right
    return ""
