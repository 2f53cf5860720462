"""Words and numbers: how dense the figures are, section by section, and where in the text they stand."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.present import present
from workreport.chapters.sections import section_names
from workreport.charts import bars, heat, stretches
from workreport.charts.figure import Figure
from workreport.figures.edition import Edition
from workreport.figures.format import number_text, written
from workreport.registry.language import Bilingual
from workreport.registry.terms import CLASS, STATUS, told

NO_FIGURES = Bilingual("This report states no figure.", "这份报告没有数字。")
DRAWN = {"actual": "actual", "target": "target"}
"""Which statuses have a meaning of their own in the pictures; the others are drawn as context."""

CHARACTERS = Bilingual(
    "characters without blanks and line breaks; one figure is one row of the table of figures.",
    "字数不计空白和换行；数字表的一行计为一个数字。",
)


def sections(edition: Edition, lang: str) -> pd.DataFrame:
    """The sections of the body in the order of the text, those without a figure too.

    Returns
    -------
    DataFrame
        section, label, group (the heading of its chapter), start (offset of its first sentence), length
        (characters without blanks), figures, actual, target.
    """
    sentences = edition.sentences()
    names = section_names(edition, lang)
    body = sentences[sentences["section"] != ""]
    figures = some(edition.figures(), NO_FIGURES)
    lengths = body["zh"].str.replace(r"\s", "", regex=True).str.len()
    rows = []
    for section, own in body.groupby("section", sort=False):
        here = figures[figures["section"] == section]
        rows.append(
            {
                "section": section,
                "label": f"{section}  {names.get(section, '')}".strip(),
                "group": names.get(f"{section.split('.')[0]}.0", ""),
                "start": int(own["start"].min()),
                "length": int(lengths[own.index].sum()),
                "figures": len(here),
                "actual": int((here["status"] == "actual").sum()),
                "target": int((here["status"] == "target").sum()),
                "with_figure": own["sentence_id"].isin(_sentences(edition, here)).sum(),
                "sentences": len(own),
            }
        )
    return pd.DataFrame(rows).sort_values("start", kind="stable").reset_index(drop=True)


def _sentences(edition: Edition, figures: pd.DataFrame) -> set[str]:
    """The sentences that hold these figures."""
    if figures.empty:
        return set()
    return set(edition.sentence_of(figures["figure_id"].tolist())["sentence_id"])


@shown
def strip(edition: Edition, lang: str) -> Figure:
    """The whole report as one line a section, a tick where each figure stands."""
    frame = sections(edition, lang)
    figures = edition.figures()
    labels = frame.set_index("section")["label"]
    figures = figures[figures["section"].isin(labels.index)]
    inside = _positions(edition, figures)
    ticks = pd.DataFrame(
        {
            "label": [labels[section] for section in figures["section"]],
            "at": inside,
            "meaning": [DRAWN.get(status, "context") for status in figures["status"]],
            "tip": [
                f"{row[f'indicator_name_{lang}']}\n{written(row, lang)}" for row in figures.to_dict("records")
            ],
        }
    )
    results, targets = frame[frame["actual"] > 0], frame[frame["target"] > 0]
    both = set(results["section"]) & set(targets["section"])
    longest_gap = _gap(ticks, frame)
    key = {"actual": STATUS["actual"].to(lang), "target": STATUS["target"].to(lang)}
    if (ticks["meaning"] == "context").any():
        key["context"] = Bilingual("threshold or background", "门槛或背景").to(lang)
    return present(
        edition,
        lang,
        stretches(frame, lang, ticks=ticks, unit=Bilingual("characters", "字").to(lang), key=key),
        id="report-strip",
        title=Bilingual(
            f"Results stand in {len(results)} sections, targets in {len(targets)}, both in {len(both)}; "
            f"the longest stretch without a figure runs to {longest_gap} characters",
            f"实绩分布在{len(results)}节，目标分布在{len(targets)}节，两者兼有的{len(both)}节；"
            f"最长的一段连续{longest_gap}字没有数字",
        ),
        subtitle=Bilingual(
            "The whole report, each section as long as its text; a tick for each figure, results above, targets below",
            "报告全文，每节按字数画长；每个数字一道刻线，实绩在上半，目标在下半",
        ),
        frame=frame,
        headings={
            "label": Bilingual("Section", "章节"),
            "length": Bilingual("Characters", "字数"),
            "figures": Bilingual("Figures", "数字"),
            "actual": Bilingual("Results", "实绩"),
            "target": Bilingual("Targets", "目标"),
        },
        sources=figures,
        statement="derived",
        method=CHARACTERS,
    )


def _positions(edition: Edition, figures: pd.DataFrame) -> list[int]:
    """For each figure the characters without blanks from the beginning of its section."""
    sentences = edition.sentences()
    body = sentences[sentences["section"] != ""].sort_values("start")
    before: dict[str, int] = {}
    begins: dict[str, int] = {}
    for row in body.itertuples():
        begins[row.sentence_id] = before.get(row.section, 0)
        before[row.section] = begins[row.sentence_id] + _count(row.zh)
    at = edition.sentence_of(figures["figure_id"].tolist())
    starts = body.set_index("sentence_id")["start"]
    return [
        begins[sentence] + _count(zh[: max(0, start - int(starts[sentence]))])
        for sentence, zh, start in zip(at["sentence_id"], at["zh"], figures["start"], strict=True)
    ]


def _count(text: str) -> int:
    return sum(not character.isspace() for character in text)


def _gap(ticks: pd.DataFrame, frame: pd.DataFrame) -> int:
    """The longest run of characters without a figure, across sections."""
    offsets = frame["length"].cumsum().shift(fill_value=0)
    begin = dict(zip(frame["label"], offsets, strict=True))
    at = sorted(begin[label] + place for label, place in zip(ticks["label"], ticks["at"], strict=True))
    edges = [0, *at, int(frame["length"].sum())]
    return int(max(b - a for a, b in zip(edges, edges[1:], strict=False)))


@shown
def density(edition: Edition, lang: str) -> Figure:
    """Figures for each thousand characters, by section."""
    frame = sections(edition, lang)
    frame = frame[frame["length"] > 0]
    frame = frame.assign(value=1000 * frame["figures"] / frame["length"])
    frame = frame.assign(text=[number_text(Decimal(f"{v:.1f}"), "", lang) for v in frame["value"]])
    whole = 1000 * frame["figures"].sum() / frame["length"].sum()
    top = frame.loc[frame["value"].idxmax()]
    none = int((frame["figures"] == 0).sum())
    return present(
        edition,
        lang,
        bars(frame, lang, text="text", meaning="derived"),
        id="figure-density",
        title=Bilingual(
            f"Section {top['section']} is densest, {top['text']} figures per 1000 characters; "
            f"the report has {whole:.1f}, and {none} sections have none",
            f"{top['section']}节最密，每千字{top['text']}个数字；全文{whole:.1f}个，没有数字的有{none}节",
        ),
        subtitle=Bilingual(
            "Figures per 1000 characters of the Chinese text, by section",
            "每千字的数字个数，按章节",
        ),
        frame=frame,
        headings={
            "label": Bilingual("Section", "章节"),
            "text": Bilingual("Figures per 1000 characters", "每千字数字"),
            "figures": Bilingual("Figures", "数字"),
            "length": Bilingual("Characters", "字数"),
        },
        sources=edition.figures(),
        statement="derived",
        method=CHARACTERS,
        cautions=[
            Bilingual(
                "Density says how a text is written, not how much was done.",
                "密度说明文字的写法，不说明做了多少。",
            )
        ],
    )


@shown
def kinds(edition: Edition, lang: str) -> Figure:
    """What kind of figures each chapter of the report holds."""
    figures = some(edition.figures(), NO_FIGURES)
    classes = [name for name in CLASS if name in set(figures["class"])]
    names = section_names(edition, lang)
    parts = figures["section"].str.split(".").str[0]
    counts = figures.groupby([parts, "class"]).size()
    frame = pd.DataFrame(
        [
            (told(CLASS, name, lang), names.get(f"{part}.0") or part, int(counts.get((part, name), 0)))
            for name in classes
            for part in dict.fromkeys(parts)
        ],
        columns=["row", "column", "value"],
    )
    total = figures["class"].value_counts()
    most = total.index[0]
    return present(
        edition,
        lang,
        heat(frame, lang),
        id="figure-kinds",
        title=Bilingual(
            f"{total.iloc[0]} of {len(figures)} figures are of one type: {told(CLASS, most, lang)}; "
            f"{total.get('growth', 0)} are growth",
            f"{len(figures)}个数字中，{total.iloc[0]}个属于“{told(CLASS, most, lang)}”，{total.get('growth', 0)}个是增速",
        ),
        subtitle=Bilingual("Figures by chapter of the report and by type", "数字按报告各章和类别分布"),
        frame=frame,
        headings={
            "row": Bilingual("Type", "类别"),
            "column": Bilingual("Chapter", "章"),
            "value": Bilingual("Figures", "数字"),
        },
        sources=figures,
        statement="judged",
        method=Bilingual(
            "the type of each figure was read twice, the second time without sight of the first.",
            "每个数字的类别判读过两遍，第二遍不参看第一遍。",
        ),
    )


@shown
def sentences_with_figures(edition: Edition, lang: str) -> Figure:
    """How many sentences of each section hold a figure."""
    frame = sections(edition, lang)
    frame = frame.assign(value=100 * frame["with_figure"] / frame["sentences"])
    frame = frame.assign(text=[f"{row.with_figure} / {row.sentences}" for row in frame.itertuples()])
    has, all_ = int(frame["with_figure"].sum()), int(frame["sentences"].sum())
    return present(
        edition,
        lang,
        bars(frame, lang, text="text", meaning="derived", unit="%"),
        id="sentences-with-figures",
        title=Bilingual(
            f"{has} of {all_} sentences hold a figure: the rest is words",
            f"全文{all_}句，有数字的{has}句，其余全是文字",
        ),
        subtitle=Bilingual(
            "Share of the sentences of each section that hold a figure; headings count as sentences",
            "各节有数字的句子所占比例，标题计为一句",
        ),
        frame=frame,
        headings={
            "label": Bilingual("Section", "章节"),
            "text": Bilingual("Sentences with a figure / all", "有数字的句子/全部"),
        },
        sources=edition.figures(),
        statement="derived",
        method=Bilingual("sentences with a figure ÷ all sentences.", "有数字的句子 ÷ 全部句子。"),
    )
