"""What a count counts: people, visits and cases, or things."""

from __future__ import annotations

import pandas as pd

from workreport.chapters.absent import shown, some
from workreport.chapters.beside import years
from workreport.chapters.present import present
from workreport.chapters.rows import HEADINGS, WORKED, chart_rows, listed, needed, reported
from workreport.charts import Source, bars, units
from workreport.charts.figure import Figure
from workreport.charts.tallies import Look
from workreport.figures.edition import Edition
from workreport.figures.format import number_text
from workreport.registry.language import Bilingual

SECTION = "1.5"
PEOPLE = ("人", "名", "户")
EVENTS = ("人次", "起", "件", "家次")
COUNTED = {
    "people": Bilingual("people or households", "人或户"),
    "events": Bilingual("visits, cases, matters", "人次、案件、事项"),
    "things": Bilingual("buildings, beds, bodies", "设施、床位、机构"),
}
LOOKS = {
    "people": Look("actual", "circle"),
    "events": Look("actual", "triangle-up"),
    "things": Look("axis", "square", open=True),
}
NO_COUNTS = Bilingual("This report states no counts of this subject.", "这份报告没有写明这一主题的计数。")
NO_CENSUS = Bilingual(
    "No count of residents from a census is held for this place.", "本项目没有这个地方的人口普查数。"
)


@shown
def visits(edition: Edition, lang: str) -> Figure:
    """Overnight visits beside the residents whom the census counted: a count of visits is none of people."""
    stated = needed(edition, "overnight_visits:count:actual")
    code = str(edition.report["area_code"])
    context = edition.context("county_context")
    context = context[(context["area_code"] == code) & (context["indicator"] == "population_census")]
    census = some(context.dropna(subset=["number"]).sort_values("period"), NO_CENSUS).iloc[-1]
    times = stated["number"] / float(census["number"])
    label = Bilingual(f"Residents, census of {census['period'][:4]}", f"{census['period'][:4]}年普查常住人口")
    frame = pd.DataFrame(
        [
            reported(stated, lang),
            {
                "label": label.to(lang),
                "value": float(census["number"]),
                "text": number_text(census["value"], Bilingual("people", "人").to(lang), lang, digits=4),
                "meaning": "context",
                "figure_id": "",
            },
        ]
    )
    return present(
        edition,
        lang,
        bars(frame, lang, text="text", meaning="meaning"),
        id="visits-not-people",
        title=Bilingual(
            f"Overnight visits were {times:.1f} for each resident: they count stays, not people",
            f"过夜游客为常住人口的{times:.1f}倍：数的是人次，不是人数",
        ),
        subtitle=years(
            edition, "Visits in {review}; residents by census", "{review}年过夜游客人次与普查常住人口"
        ),
        frame=frame,
        headings={"label": WORKED["label"], "text": WORKED["text"]},
        row_sources="figure_id",
        sources=pd.DataFrame([stated]).reset_index(drop=True),
        second_sources=[Source(census[f"cited_{lang}"], url=census["source_url"])],
        statement="derived",
        method=Bilingual("visits ÷ residents of the census.", "人次 ÷ 普查常住人口。"),
        cautions=[
            Bilingual(
                "One guest who stays twice counts twice; how many people came is not known.",
                "同一人住两次计两次，来了多少人无从得知。",
            )
        ],
    )


@shown
def counted(edition: Edition, lang: str) -> Figure:
    """One mark for each count of the section: whether it counts people, events or things."""
    figures = edition.figures(class_="count", status="actual", section=SECTION)
    figures = some(figures.reset_index(drop=True), NO_COUNTS)
    kinds = ["people" if u in PEOPLE else "events" if u in EVENTS else "things" for u in figures["unit_base"]]
    marks = pd.DataFrame(
        {
            "group": [COUNTED[kind].to(lang) for kind in kinds],
            "kind": kinds,
            "name": figures[f"indicator_name_{lang}"],
        }
    )
    order = {kind: place for place, kind in enumerate(COUNTED)}
    marks = marks.sort_values("kind", key=lambda kinds: kinds.map(order), kind="stable")
    rows = listed(chart_rows(figures, lang), lang).assign(what=[COUNTED[kind].to(lang) for kind in kinds])
    people = kinds.count("people")
    return present(
        edition,
        lang,
        units(
            marks,
            lang,
            kind="kind",
            name="name",
            names={kind: said.to(lang) for kind, said in COUNTED.items() if kind in kinds},
            looks=LOOKS,
        ),
        id="what-is-counted",
        title=Bilingual(
            f"Of {len(figures)} counts on livelihood and safety, {people} count people",
            f"民生与安全的{len(figures)}个计数，以人或户计的有{people}个",
        ),
        subtitle=years(
            edition, "One mark is one count in the section; {review}", "一个标记为本节一个计数；{review}年"
        ),
        frame=rows,
        headings={**HEADINGS, "what": Bilingual("What it counts", "所计何物")},
        row_sources="figure_id",
        sources=figures,
        statement="judged",
        method=Bilingual(
            "The counter decides: 人, 名, 户 are people or households; 人次, 起, 件 are events; all others are things.",
            "以量词为准：人、名、户为人或户，人次、起、件为事件，其余为物。",
        ),
    )
