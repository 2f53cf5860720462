"""The problems that the report names itself, and which of them a target answers."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.present import present
from workreport.chapters.silences import FIELDS
from workreport.charts import matrix, units
from workreport.charts.figure import Figure
from workreport.charts.tallies import Look
from workreport.figures.edition import Edition
from workreport.figures.format import written
from workreport.registry.language import Bilingual

ANSWERS = {
    "target": Bilingual("a target for the thing itself", "对问题本身有数字目标"),
    "near": Bilingual("a target for something near it", "对相近事物有数字目标"),
    "task": Bilingual("a task in words", "只有文字任务"),
    "none": Bilingual("no answer found", "没有找到回应"),
}
LOOKS = {
    "target": Look("target", "diamond"),
    "near": Look("target", "diamond", open=True),
    "task": Look("context", "triangle-up"),
    "none": Look("axis", "square", open=True),
}
NO_PROBLEMS = Bilingual(
    "The problems that this report names have not been listed for this edition, or it names none.",
    "本版尚未整理这份报告点出的问题，或报告没有点出。",
)
METHOD = Bilingual(
    "“the thing itself” when a target in numbers measures what the clause names; “near” when it counts means, "
    "supply or a part; “in words” when a sentence of the tasks names it without a number. The reason for each "
    "stands in the table.",
    "数字目标所衡量的就是该句所指，为“问题本身”；所计的是手段、供给或其中一部分，为“相近”；"
    "任务中有句子提到而没有数字，为“文字任务”。逐条理由见表。",
)
CAUTION = Bilingual(
    "A problem without a number is not left alone, and one with a number is not solved: this tells only what can be "
    "checked a year later.",
    "没有数字不等于不管，有数字也不等于解决；这里只说明一年后能核对什么。",
)


def named(edition: Edition, lang: str) -> pd.DataFrame:
    """The problems in the order of the text: label, group, answer, answer_text, targets, reason, sentence.

    ``sentence`` is the first that answers. Absent when none are listed.
    """
    problems = some(edition.problems(), NO_PROBLEMS)
    ids = sorted({one for cell in problems["figure_ids"] for one in cell.split()})
    figures = (
        {row["figure_id"]: row for row in edition.figures(figure_id=ids).to_dict("records")} if ids else {}
    )
    gap = Bilingual("; ", "；").to(lang)
    colon = Bilingual(": ", "：").to(lang)
    return pd.DataFrame(
        {
            "label": problems[f"name_{lang}"],
            "group": [FIELDS[field].to(lang) for field in problems["field"]],
            "answer": problems["answer"],
            "answer_text": [ANSWERS[answer].to(lang) for answer in problems["answer"]],
            "targets": [
                gap.join(
                    f"{figures[one][f'indicator_name_{lang}']}{colon}{written(figures[one], lang)}"
                    for one in cell.split()
                )
                or "–"
                for cell in problems["figure_ids"]
            ],
            "reason": problems[f"reason_{lang}"],
            "sentence": [cell.split()[0] if cell else "" for cell in problems["sentence_ids"]],
        }
    )


def _sources(edition: Edition, frame: pd.DataFrame) -> dict[str, str]:
    """The sentences that answer, by the problem they answer."""
    rows = frame[frame["sentence"] != ""].drop_duplicates("sentence")
    return dict(zip(rows["sentence"], rows["label"], strict=True))


@shown
def answers(edition: Edition, lang: str) -> Figure:
    """Each problem and what kind of answer it gets."""
    frame = named(edition, lang)
    signs = {
        kind: [kind if answer == kind else "" for answer in frame["answer"]]
        for kind in ANSWERS
        if kind in set(frame["answer"])
    }
    counts = frame["answer"].value_counts()
    return present(
        edition,
        lang,
        matrix(
            frame.assign(**signs),
            lang,
            columns={kind: ANSWERS[kind].to(lang) for kind in signs},
            names={kind: ANSWERS[kind].to(lang) for kind in signs},
            looks=LOOKS,
            group="group",
        ),
        id="self-criticism",
        title=Bilingual(
            f"Of {len(frame)} problems named, {counts.get('target', 0)} get a target for the thing itself, "
            f"{counts.get('near', 0)} one for something near it",
            f"点出的{len(frame)}个问题，{counts.get('target', 0)}个本身有数字目标，{counts.get('near', 0)}个的数字针对相近事物",
        ),
        subtitle=Bilingual(
            "Problems named in the self-criticism and the answer among the tasks of the same report",
            "自我检视中点出的问题，以及同一报告任务部分的回应",
        ),
        frame=frame,
        headings={
            "label": Bilingual("Problem named", "点出的问题"),
            "answer_text": Bilingual("Answer", "回应"),
            "targets": Bilingual("Targets", "目标"),
            "reason": Bilingual("Why judged so", "判定理由"),
        },
        row_sources="sentence",
        sources=_sources(edition, frame),
        statement="judged",
        method=METHOD,
        cautions=[CAUTION],
    )


@shown
def by_field(edition: Edition, lang: str) -> Figure:
    """How the answers divide by field, one sign for each problem."""
    frame = named(edition, lang)
    words = frame[frame["answer"].isin(["task", "none"])]["group"].value_counts()
    counts = frame["group"].value_counts()
    only = [field for field in counts.index if words.get(field, 0) == counts[field]]
    fields = Bilingual(" and ", "、").to(lang).join(only)
    wordy = int(frame["answer"].isin(["task", "none"]).sum())
    return present(
        edition,
        lang,
        units(
            frame,
            lang,
            group="group",
            kind="answer",
            names={kind: text.to(lang) for kind, text in ANSWERS.items() if kind in set(frame["answer"])},
            looks=LOOKS,
            name="label",
        ),
        id="self-criticism-fields",
        title=Bilingual(
            f"{wordy} problems are answered in words alone"
            + (f", including every one on {fields.lower()}" if only else ""),
            f"只有文字回应的问题{wordy}个" + (f"，“{fields}”方面全部如此" if only else ""),
        ),
        subtitle=Bilingual("Each sign is one problem named, by field", "每个符号是一个问题，按领域分行"),
        frame=frame,
        headings={
            "label": Bilingual("Problem named", "点出的问题"),
            "group": Bilingual("Field", "领域"),
            "answer_text": Bilingual("Answer", "回应"),
        },
        row_sources="sentence",
        sources=_sources(edition, frame),
        statement="judged",
        method=METHOD,
        cautions=[CAUTION],
    )
