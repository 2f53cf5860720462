"""The directive ``figure-index``: every figure of the report in one table, to filter and to download.

Without scripts it is the complete table; with them a form above it shows the rows that fit, and says how many
do. The choices stand in the address, so that a link can lead to a selection.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from workreport.book.addresses import figures_folder_of
from workreport.book.annotated.links import Link, pages_html
from workreport.book.editions import edition_of, page_language
from workreport.book.reference.indicator_directive import bench_of, links_by_page, page_of
from workreport.book.reference.indicator_text import CONTENT_MARK
from workreport.chapters.rows import name
from workreport.chapters.sections import section_names
from workreport.charts.table import to_csv
from workreport.figures.edition import Edition
from workreport.figures.format import written
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError
from workreport.registry.terms import CLASS, COMMITMENT, FATE, NAMED, STATUS, told

REPORT = "report.html"
DATA = "all-figures.csv"
MOST_PAGES = 2
"""How many of the book's pages a row names before it folds the rest."""

NONE = "none"
"""How the address says that a column is empty: a target without a word, a figure without a fate."""

SILENT, UNMENTIONED = "not_reported", "not_reported.no"
"""How the address names the targets without a result, and those of them that are not mentioned at all."""

_SAID = {
    "text": Bilingual("Words or numbers", "词语或数字"),
    "part": Bilingual("Part of the report", "章节"),
    "class": Bilingual("Type", "类别"),
    "status": Bilingual("Status", "性质"),
    "area": Bilingual("Area", "地区"),
    "unit": Bilingual("Unit", "单位"),
    "commitment": Bilingual("Commitment", "承诺用语"),
    "fate": Bilingual("One year later", "一年之后"),
    "all": Bilingual("all", "全部"),
    "of": Bilingual("The figure is about", "数字所指"),
    "named": Bilingual("Only named in the sentence", "仅在所在句中提到"),
    "note": Bilingual(
        "These figures are not about {area}: their sentence names it.",
        "这些数字不是{area}的数字，只是所在句提到它。",
    ),
    "in_place": Bilingual("sentence names {area}", "所在句提到{area}"),
    "reset": Bilingual("Show all", "显示全部"),
    "count": Bilingual("{shown} of {all} figures", "共{all}个数字，显示{shown}个"),
    "form": Bilingual("Choose figures", "筛选数字"),
    "value": Bilingual("Figure", "数字"),
    "indicator": Bilingual("Indicator", "指标"),
    "what": Bilingual("What it is", "性质与类别"),
    "period": Bilingual("Period", "时期"),
    "where": Bilingual("Part", "章节"),
    "book": Bilingual("In this book", "本书引用"),
    "table": Bilingual("All figures of the report", "报告的全部数字"),
    "csv": Bilingual("All figures as a table (CSV)", "全部数字（CSV）"),
    "no_word": Bilingual("a target without such a word", "目标，不带此类词"),
    "no_unit": Bilingual("no unit", "无单位"),
}
_COLUMNS = ("value", "indicator", "what", "period", "where", "fate", "book")


def say(key: str, lang: str) -> str:
    """A word of the index."""
    return _SAID[key].to(lang)


class FigureIndex(SphinxDirective):
    """All figures of the edition that the book is built for."""

    def run(self) -> list[nodes.Node]:
        """The form, the table and the download; a problem in the data becomes an error of the build."""
        lang = page_language(self.env.app)
        # Which pictures use a figure is known when the notebooks have run, so the page is read at each build.
        self.env.note_reread()
        try:
            edition = edition_of(self.env.app, self.config.workreport_report)
            rows = index_rows(edition, lang)
            uses = bench_of(self.env).uses
        except ProjectError as error:
            raise self.error("\n".join(found.to(lang) for found in error.problems)) from error
        links = {
            row["figure_id"]: links_by_page(self.env, uses.get(row["figure_id"], ()), lang) for row in rows
        }
        pages = {row["indicator_id"]: page_of(self.env, row["indicator_id"]) for row in rows}
        html = (
            form_html(rows, edition, lang)
            + table_html(rows, pages, links, lang)
            + self._download(edition, lang)
        )
        return [nodes.raw("", html, format="html")]

    def _download(self, edition: Edition, lang: str) -> str:
        if not self.config.workreport_figures:  # a bare build has nowhere to put it
            return ""
        folder = figures_folder_of(self.env) / self.env.docname
        folder.mkdir(parents=True, exist_ok=True)
        (folder / DATA).write_bytes(csv(edition, lang))
        address = f"_figures/{self.env.docname}/{DATA}"
        return f'<p><a href="{escape(address)}" download="{DATA}">{say("csv", lang)}</a></p>'


def index_rows(edition: Edition, lang: str) -> list[dict[str, object]]:
    """Each figure with its fate (empty without one), whether it is known to be mentioned no more, and the areas its sentence names, in order."""
    figures = edition.figures().to_dict("records")
    fates = {row.figure_id: (row.fate, row.named) for row in edition.outcomes().itertuples()}
    sentences = dict(
        edition.sentence_of([row["figure_id"] for row in figures])[["figure_id", "sentence_id"]].itertuples(
            index=False
        )
    )
    named: dict[str, list[str]] = {}
    for place in edition.places().itertuples():
        named.setdefault(place.sentence_id, []).append(place.area_code)
    return [
        row
        | {
            "fate": fates.get(row["figure_id"], ("", ""))[0],
            "unmentioned": fates.get(row["figure_id"], ("", ""))[1] == "no",
            "named": list(dict.fromkeys(named.get(sentences[row["figure_id"]], ()))),
        }
        for row in figures
    ]


def csv(edition: Edition, lang: str) -> bytes:
    """The figures table with names, fates, and where the next report names each target."""
    rows = edition.figures()
    outcomes = edition.outcomes().set_index("figure_id")
    columns = [
        "figure_id", "section", "surface", f"indicator_name_{lang}", "indicator_id", "class", "status",
        f"area_{lang}", "period", "value", "unit", "value_base", "unit_base", "comparator", "direction",
        "commitment", "fate", "named", "applies_to", f"note_{lang}",
    ]  # fmt: skip
    of_target = {name: rows["figure_id"].map(outcomes[name]).fillna("") for name in ("fate", "named")}
    return to_csv(rows.assign(**of_target)[columns])


def form_html(rows: list[dict[str, object]], edition: Edition, lang: str) -> str:
    """The form; hidden until the script shows it, for without scripts it could do nothing."""
    choices = {
        "part": _parts(rows, edition, lang),
        "status": _options(STATUS, (row["status"] for row in rows), lang),
        "class": _options(CLASS, (row["class"] for row in rows), lang),
        "unit": _units(rows, lang),
        "area": _areas(rows, edition, lang),
        "commitment": _options(COMMITMENT, (row["commitment"] for row in rows), lang, both=True)
        + _option(NONE, say("no_word", lang)),
        "fate": _fates(rows, lang),
    }
    selects = "".join(
        f'<label><span>{say(key, lang)}</span><select name="{key}" autocomplete="off">'
        f'<option value="">{say("all", lang)}</option>{options}</select></label>'
        for key, options in choices.items()
    )
    return (
        f'<form class="wr-pick" hidden aria-label="{say("form", lang)}">'
        f'<label class="wr-pick-text"><span>{say("text", lang)}</span><input type="search" name="text" autocomplete="off"></label>'
        f'{selects}<p class="wr-pick-foot"><output aria-live="polite" data-count="{say("count", lang)}"'
        f' data-note="{say("note", lang)}" data-named="{say("in_place", lang)}"></output>'
        f'<button type="reset">{say("reset", lang)}</button></p></form>'
    )


def _option(value: str, text: str) -> str:
    return f'<option value="{escape(value)}">{escape(text, quote=False)}</option>'


def _options(table: Mapping[str, Bilingual], values: Iterable[object], lang: str, both: bool = False) -> str:
    """The options of a vocabulary that occur, in its order."""
    there = set(values)
    return "".join(
        _option(key, f"{key} ({text.en})" if both and lang == "en" else text.to(lang))
        for key, text in table.items()
        if key in there
    )


def _fates(rows: list[dict[str, object]], lang: str) -> str:
    """What became of targets; those without a result hold those that are not mentioned at all."""
    options = _options(FATE, (row["fate"] for row in rows), lang)
    last = _option(SILENT, FATE[SILENT].to(lang))
    if any(row["unmentioned"] for row in rows):
        options = options.replace(last, last + _option(UNMENTIONED, f"\u2003{NAMED['no'].to(lang)}"))
    return options


def _parts(rows: list[dict[str, object]], edition: Edition, lang: str) -> str:
    """Chapters and their sections; a chapter holds its sections."""
    names = section_names(edition, lang)
    there = {str(row["section"]) for row in rows}
    options = []
    for section, text in names.items():
        chapter, _, number = section.partition(".")
        if number == "0":
            options.append(_option(chapter, f"{chapter} {text}"))
        if section in there:
            options.append(
                _option(section, f"\u2003{section} {text}" if number != "0" else f"\u2003{section}")
            )
    return "".join(options)


def _units(rows: list[dict[str, object]], lang: str) -> str:
    """Base units, most frequent first."""
    counted: dict[str, int] = {}
    said: dict[str, str] = {}
    for row in rows:
        unit = str(row["unit_base"])
        counted[unit] = counted.get(unit, 0) + 1
        english = str(row["unit_base_en"] or row["unit_base_one_en"])
        said[unit] = (
            unit if lang == "zh" or not english else f"{english} ({unit})" if english != unit else unit
        )
    order = sorted(counted, key=lambda unit: -counted[unit])
    return "".join(_option(unit or NONE, said[unit] or say("no_unit", lang)) for unit in order)


def _areas(rows: list[dict[str, object]], edition: Edition, lang: str) -> str:
    """Areas that figures are about, and others that sentences name, apart: the second says less."""
    areas = edition.areas()
    own = {str(row["area_code"]) for row in rows}
    named = {f"~{code}" for row in rows for code in row["named"] if code not in own}
    groups = []
    for key, there, prefix in (("of", own, ""), ("named", named, "~")):
        options = "".join(
            _option(prefix + area["area_code"], area[f"name_{lang}"])
            for area in areas.to_dict("records")
            if prefix + area["area_code"] in there
        )
        groups.append(f'<optgroup label="{say(key, lang)}">{options}</optgroup>')
    return "".join(groups)


def table_html(
    rows: list[dict[str, object]],
    pages: Mapping[str, str | None],
    links: Mapping[str, list[Link]],
    lang: str,
) -> str:
    """The table; each row carries what the form asks for."""
    heads = "".join(f'<th scope="col" role="columnheader">{say(key, lang)}</th>' for key in _COLUMNS)
    body = "".join(
        _row(row, pages.get(str(row["indicator_id"])), links[str(row["figure_id"])], lang) for row in rows
    )
    # The roles keep it a table where a phone shows its rows as cards.
    return (
        f'<table class="wr-all {CONTENT_MARK}" role="table"><caption>{say("table", lang)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(row: Mapping[str, object], page: str | None, links: list[Link], lang: str) -> str:
    area = " ".join([str(row["area_code"]), *(f"~{code}" for code in row["named"])])
    asked = {
        "part": row["section"],
        "class": row["class"],
        "status": row["status"],
        "area": area,
        "unit": row["unit_base"] or NONE,
        "commitment": row["commitment"] or (NONE if row["status"] == "target" else ""),
        "fate": UNMENTIONED if row["unmentioned"] else row["fate"],
    }
    attributes = "".join(f' data-{key}="{escape(str(value))}"' for key, value in asked.items() if value)
    section = str(row["section"])
    status = str(row["status"])
    what = [told(STATUS, status, lang), told(CLASS, str(row["class"]), lang)]
    what += [str(row["commitment"])] if row["commitment"] else []
    named = escape(name(row, lang), quote=False)
    cells = {
        "indicator": f'<a href="{escape(page)}">{named}</a>' if page else named,
        "what": escape(" · ".join(dict.fromkeys(what)), quote=False),
        "period": escape(str(row["period"]), quote=False),
        "where": f'<a href="{REPORT}#section-{escape(section.replace(".", "-"))}">{escape(section)}</a>'
        if section
        else "",
        "fate": escape(_fate(row, lang), quote=False),
        "book": pages_html(links, lang, MOST_PAGES) if links else "",
    }
    head = (
        f'<th scope="row" role="rowheader"><a class="wr-fig wr-{escape(status)}" href="{REPORT}#{escape(str(row["figure_id"]))}">'
        f"{escape(written(row, lang), quote=False)}</a></th>"
    )
    rest = "".join(
        f'<td role="cell" class="wr-{key}" data-label="{say(key, lang)}">{cell}</td>'
        for key, cell in cells.items()
    )
    return f'<tr role="row"{attributes}>{head}{rest}</tr>'


def _fate(row: Mapping[str, object], lang: str) -> str:
    said = told(FATE, str(row["fate"]), lang)
    return f"{said}{Bilingual(', ', '，').to(lang)}{NAMED['no'].to(lang)}" if row["unmentioned"] else said


def _add_assets(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    body = context.get("body") or ""
    if CONTENT_MARK in body:
        app.add_css_file("wr-indicators.css", priority=320)
        if "wr-pick" in body:
            app.add_js_file("wr-index.js", loading_method="defer")


def setup(app: Sphinx) -> None:
    """Register the directive; called by :func:`workreport.book.markup.setup`."""
    app.add_directive("figure-index", FigureIndex)
    app.connect("html-page-context", _add_assets)
