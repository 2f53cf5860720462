"""How a promise is worded: the verb that carries it, and how hard its number is."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.beside import count_of, quoted
from workreport.chapters.fate import NO_LATER, grouped
from workreport.chapters.present import present
from workreport.chapters.targets import NO_TARGETS, paired
from workreport.charts import dots, heat
from workreport.charts.figure import Figure
from workreport.figures.edition import Edition
from workreport.registry.language import Bilingual
from workreport.registry.terms import COMMITMENT, told

WORDS = ("确保", "", "力争", "争取", "努力")
"""From the firmest to the softest; most targets carry no such word."""

PLAIN = Bilingual("no such word", "不带此类词")
HARDNESS = {
    "limit": Bilingual("floor or ceiling", "下限或上限"),
    "eq": Bilingual("plain number", "确数"),
    "approx": Bilingual("about", "左右"),
}
WORD_HEADING = Bilingual("Word", "措辞")


@shown
def scales(edition: Edition, lang: str) -> Figure:
    """The verb against the hardness of the number: two scales of one promise."""
    targets = some(edition.figures(status="target"), NO_TARGETS)
    hardness = targets["comparator"].replace({"ge": "limit", "le": "limit"})
    present_words = [word for word in WORDS if (targets["commitment"] == word).any()]
    counts = pd.crosstab(targets["commitment"], hardness)
    counts = counts.reindex(index=present_words, columns=list(HARDNESS), fill_value=0)
    cells = pd.DataFrame(
        [
            {"row": _word(word, lang), "column": text.to(lang), "value": int(counts.loc[word, key])}
            for word in present_words
            for key, text in HARDNESS.items()
        ]
    )
    worded = int((targets["commitment"] != "").sum())
    firm = targets[targets["commitment"] == "确保"]
    firm_floor = int((firm["comparator"].isin(("ge", "le"))).sum())
    title = Bilingual(
        f"{worded} of {len(targets)} targets carry a word of commitment; of the {len(firm)} that are ensured, "
        f"{firm_floor} name a floor or ceiling",
        f"{len(targets)}个目标中{worded}个带有承诺用语；{len(firm)}个“确保”中，写明下限或上限的{firm_floor}个",
    )
    table = counts.assign(word=[_word(word, lang) for word in counts.index]).reset_index(drop=True)
    return present(
        edition,
        lang,
        heat(cells, lang),
        id="commitment-scales",
        title=title,
        subtitle=Bilingual(
            "Targets by the word that carries them and by the kind of number", "目标，按承诺用语和数字的写法"
        ),
        frame=table,
        headings={"word": WORD_HEADING} | HARDNESS,
        sources=targets,
        statement="judged",
        method=Bilingual(
            "a word reaches to the next full stop or semicolon, or to the next such word; 全力争取 is read as "
            "争取, not as 力争.",
            "承诺用语管到句号、分号或下一个承诺用语为止；“全力争取”归入“争取”，不算“力争”。",
        ),
        cautions=[
            Bilingual(
                "A floor is the harder promise; a plain number says neither at least nor about.",
                "下限是更硬的承诺；确数既没有说“以上”，也没有说“左右”。",
            )
        ],
    )


@shown
def against_last_year(edition: Edition, lang: str) -> Figure:
    """Growth targets less the growth of the year before, by the word that carries them."""
    pairs = paired(edition, lang, ("yes",), ("growth",))
    words = edition.figures(status="target").set_index("figure_id")["commitment"]
    pairs = pairs.assign(
        gap=pairs["end"] - pairs["start"],
        commitment=[words[one] for one in pairs["target_id"]],
        meaning="derived",
    )
    pairs = pairs.assign(order=pairs["commitment"].map({word: place for place, word in enumerate(WORDS)}))
    pairs = pairs.sort_values(["order", "gap"], ascending=[True, False]).reset_index(drop=True)
    pairs = pairs.assign(
        group=[_word(word, lang) for word in pairs["commitment"]],
        written=[_points(gap, lang) for gap in pairs["gap"]],
    )
    lower = int((pairs["gap"] < 0).sum())
    every = lower == len(pairs) and pairs["commitment"].nunique() > 1
    title = Bilingual(
        f"{count_of(lower, len(pairs), 'en')} growth targets lie below last year’s growth"
        + (", whatever the word" if every else ""),
        ("不论用什么词，" if every else "")
        + f"{len(pairs)}个增速目标{count_of(lower, len(pairs), 'zh')}低于上年增速",
    )
    return present(
        edition,
        lang,
        dots(pairs, lang, value="gap", text="written", group="group", meaning="meaning"),
        id="commitment-and-growth",
        title=title,
        subtitle=Bilingual(
            "Growth target minus the growth of the year before, percentage points",
            "增速目标减上年增速，百分点",
        ),
        frame=pairs,
        headings={
            "label": Bilingual("Target", "目标"),
            "group": WORD_HEADING,
            "start_text": Bilingual("Result", "实绩"),
            "end_text": Bilingual("Target", "目标值"),
            "written": Bilingual("Difference", "差"),
        },
        row_sources="target_id",
        sources=quoted(pairs),
        statement="derived",
        method=Bilingual("target − result of the year before.", "目标 − 上年实绩。"),
    )


@shown
def fates(edition: Edition, lang: str) -> Figure:
    """What became of the targets, by the word that carried them."""
    outcomes = some(edition.outcomes(), NO_LATER)
    place = {word: position for position, word in enumerate(WORDS)}
    labels = [_word(word, lang) for word in outcomes["commitment"]]
    ordered = outcomes.assign(group=labels, order=outcomes["commitment"].map(place))
    ordered = ordered.sort_values(["order", "start"], kind="stable")
    separator = Bilingual(", ", "、").to(lang)
    sizes = separator.join(str(size) for size in ordered.groupby("order", sort=True).size())
    title = Bilingual(
        f"The groups are small ({sizes}): one report cannot show whether the word matters",
        f"各组只有{sizes}个：一份报告看不出措辞轻重有无影响",
    )
    return grouped(
        edition,
        lang,
        ordered,
        id="commitment-fates",
        title=title,
        subtitle=Bilingual(
            "Targets by the word that carries them, one mark each", "目标，按所带的词，每个一个记号"
        ),
        first=WORD_HEADING,
    )


@shown
def hardness(edition: Edition, lang: str) -> Figure:
    """What became of the targets, by the kind of number they name."""
    outcomes = some(edition.outcomes(), NO_LATER)
    kind = outcomes["comparator"].replace({"ge": "limit", "le": "limit"})
    order = kind.map({key: place for place, key in enumerate(HARDNESS)})
    ordered = outcomes.assign(group=[HARDNESS[key].to(lang) for key in kind], order=order)
    ordered = ordered.sort_values(["order", "start"], kind="stable")
    decided = ordered["fate"].isin(("met", "missed"))
    soft = ordered["comparator"] == "approx"
    title = Bilingual(
        f"{int((decided & soft).sum())} of {int(soft.sum())} targets with “about” get a verdict, and "
        f"{int((decided & ~soft).sum())} of the {int((~soft).sum())} others",
        f"带“左右”的{int(soft.sum())}个目标有{int((decided & soft).sum())}个能下结论，"
        f"其余{int((~soft).sum())}个中有{int((decided & ~soft).sum())}个",
    )
    return grouped(
        edition,
        lang,
        ordered,
        id="hardness-fates",
        title=title,
        subtitle=Bilingual(
            "Targets by the kind of number they name, one mark each", "目标，按数字的写法，每个一个记号"
        ),
        first=Bilingual("Number", "写法"),
    )


def _word(word: str, lang: str) -> str:
    if not word:
        return PLAIN.to(lang)
    return word if lang == "zh" else f"{word} ({told(COMMITMENT, word, lang)})"


def _points(gap: float, lang: str) -> str:
    sign = "+" if gap > 0 else "−" if gap < 0 else ""
    return f"{sign}{abs(round(gap, 2)):g}"
