"""What a deputy would look for and the report does not state, by a written checklist."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.present import present
from workreport.charts import matrix, units
from workreport.charts.figure import Figure
from workreport.charts.tallies import Look
from workreport.figures.edition import Edition
from workreport.figures.selector import Ambiguous
from workreport.registry.language import Bilingual

REVIEW, PLAN = ("1",), ("2", "3")
"""The chapters of a report that review the past year, and those that plan."""

NOT_ASKED = "-"
SIDES = {
    "result": Bilingual("Result", "实绩"),
    "target": Bilingual("Target", "目标"),
}
STATES = {
    "number": Bilingual("in a number", "有数字"),
    "words": Bilingual("named, without this number", "提到，没有这个数"),
    "nothing": Bilingual("not mentioned", "没有提到"),
}
LOOKS = {
    "number": Look("actual", "circle"),
    "words": Look("actual", "circle", open=True),
    "nothing": Look("axis", "square", open=True),
}
FIELDS = {
    "economy": Bilingual("Economy", "经济"),
    "finance": Bilingual("Public finance", "财政"),
    "livelihood": Bilingual("Livelihood", "民生"),
    "ecology": Bilingual("Environment and energy", "环境与能源"),
    "safety": Bilingual("Safety", "安全"),
    "government": Bilingual("Government itself", "政府自身"),
}
NO_CHECKLIST = Bilingual(
    "This project holds no checklist of what a report is expected to state.",
    "本项目没有期待事项清单。",
)
METHOD = Bilingual(
    "“in a number” when the tables hold a figure of the class looked for; “named” when a sentence of that part holds "
    "one of the words that the checklist names for it; else “not mentioned”. The list was made from public statistical and legal "
    "sources, named in the table.",
    "数据表中有所找类别的数字为“有数字”；该部分有句子含清单为它列出的词语为“提到”；其余为“没有提到”。"
    "清单依据公开的统计与法律文件拟定，见表。",
)
GENEROUS = Bilingual(
    "Not mentioned is not missed, and not hidden: the plan report and the budget report of the same session, and the "
    "bulletins of the departments, account for more than a speech can.",
    "没有提到不等于没有完成，也不等于隐瞒：同次会议的计划报告、预算报告和部门公报交代的内容，比一篇报告所能容纳的多。",
)


def answered(edition: Edition, lang: str) -> pd.DataFrame:
    """The checklist with what the report has for each item; Absent when there is no checklist.

    Returns
    -------
    DataFrame
        item_id, label, group, result and target (``number``, ``words``, ``nothing``, empty where not asked),
        their words ``result_text`` and ``target_text``, reason, elsewhere, sentence (the first that answers).
    """
    items = some(edition.expected(), NO_CHECKLIST)
    sentences = edition.sentences()
    rows = []
    for item in items.to_dict("records"):
        row = {
            "item_id": item["item_id"],
            "label": item[f"name_{lang}"],
            "group": FIELDS[item["field"]].to(lang),
            "reason": item[f"reason_{lang}"],
            "elsewhere": item[f"elsewhere_{lang}"],
        }
        found = []
        for side, chapters, status in (("result", REVIEW, "actual"), ("target", PLAN, "target")):
            state, sentence = _state(edition, sentences, item, side, chapters, status)
            row |= {side: state, f"{side}_text": STATES[state].to(lang) if state else "–"}
            found.append(sentence)
        rows.append(row | {"sentence": next(filter(None, found), "")})
    frame = pd.DataFrame(rows)
    order = frame["group"].map({text.to(lang): place for place, text in enumerate(FIELDS.values())})
    return frame.assign(order=order).sort_values("order", kind="stable").reset_index(drop=True)


def _state(
    edition: Edition, sentences: pd.DataFrame, item: dict, side: str, chapters: tuple[str, ...], status: str
) -> tuple[str, str]:
    """What one part of the report has for an item, and the sentence or figure that shows it."""
    if item[side].strip() == NOT_ASKED:
        return "", ""
    for selector in item[side].split():
        if figure := _figure(edition, f"{selector}:{status}"):
            return "number", figure
    words = item["words"].split("|")
    part = sentences[sentences["section"].str.split(".").str[0].isin(chapters)]
    said = part[[any(word in text for word in words) for text in part["zh"]]]
    return ("words", said["sentence_id"].iloc[0]) if len(said) else ("nothing", "")


def _figure(edition: Edition, selector: str) -> str:
    """The id of a figure that answers to ``selector``, of any when there are several; empty when there is none."""
    try:
        row = edition.find(selector)
    except Ambiguous:
        indicator, class_, status = selector.split(":")
        return edition.figures(indicator_id=indicator, class_=class_, status=status)["figure_id"].iloc[0]
    return "" if row is None else row["figure_id"]


@shown
def checklist(edition: Edition, lang: str) -> Figure:
    """Every item with a sign for its result and its target."""
    frame = answered(edition, lang)
    asked = pd.concat([frame["result"], frame["target"]])
    asked = asked[asked != ""]
    silent = frame[_only(frame, "nothing")]
    lone = frame[(frame["target"] == "number") & frame["result"].isin(["words", "nothing"])]
    return present(
        edition,
        lang,
        matrix(
            frame,
            lang,
            columns={side: text.to(lang) for side, text in SIDES.items()},
            names={state: text.to(lang) for state, text in STATES.items()},
            looks=LOOKS,
            group="group",
        ),
        id="silences",
        title=Bilingual(
            f"Of {len(frame)} things looked for, {len(silent)} are mentioned nowhere, "
            f"and {len(lone)} have a target without a result in numbers",
            f"清单所列{len(frame)}项，{len(silent)}项完全没有提到，{len(lone)}项有数字目标而没有实绩数字",
        ),
        subtitle=Bilingual(
            "What the report states of each item, by the review of the past year and the plan",
            "报告对各项的交代，分过去一年的回顾与今年的安排",
        ),
        frame=frame,
        headings={
            "label": Bilingual("Looked for", "所找内容"),
            "result_text": SIDES["result"],
            "target_text": SIDES["target"],
            "reason": Bilingual("Why one would look for it", "期待的依据"),
            "elsewhere": Bilingual("Where else it is accounted for", "另有交代之处"),
        },
        row_sources="sentence",
        sources=_sources(frame),
        statement="judged",
        method=METHOD,
        cautions=[GENEROUS],
    )


def _only(frame: pd.DataFrame, state: str) -> pd.Series:
    """Whether nothing but ``state`` was found on the sides that are asked."""
    return frame["result"].isin(["", state]) & frame["target"].isin(["", state])


def _sources(frame: pd.DataFrame) -> dict[str, str]:
    """The sentences and figures that answer, by the item they answer."""
    rows = frame[frame["sentence"] != ""].drop_duplicates("sentence")
    return dict(zip(rows["sentence"], rows["label"], strict=True))


@shown
def tally(edition: Edition, lang: str) -> Figure:
    """How the answers divide, result and target apart, one sign each."""
    frame = answered(edition, lang)
    rows = [
        {"side": SIDES[side].to(lang), "label": row["label"], "state": row[side], "text": row[f"{side}_text"]}
        for side in SIDES
        for _, row in frame.iterrows()
        if row[side]
    ]
    listed = pd.DataFrame(rows)
    shares = listed.assign(number=listed["state"] == "number").groupby("side")["number"].agg(["sum", "size"])
    result, target = (shares.loc[text.to(lang)] for text in SIDES.values())
    return present(
        edition,
        lang,
        units(
            listed,
            lang,
            group="side",
            kind="state",
            names={state: text.to(lang) for state, text in STATES.items()},
            looks=LOOKS,
            name="label",
        ),
        id="silences-tally",
        title=Bilingual(
            f"{result['sum']} of {result['size']} results looked for are stated in numbers, "
            f"and {target['sum']} of {target['size']} targets",
            f"所找的{result['size']}项实绩中{result['sum']}项有数字，{target['size']}项目标中{target['sum']}项有数字",
        ),
        subtitle=Bilingual("Each sign is one item of the checklist", "每个符号是清单中的一项"),
        frame=listed,
        headings={
            "label": Bilingual("Looked for", "所找内容"),
            "side": Bilingual("Side", "方面"),
            "text": Bilingual("What the report states", "报告的交代"),
        },
        sources=_sources(frame),
        statement="judged",
        method=METHOD,
        cautions=[GENEROUS],
    )
