"""What a report says of its counties, in its own words: two directives.

.. code-block:: md

   ```{county-quotes} 330523
   ```

   ```{counties-named}
   ```

The first quotes every sentence that mentions an area, by name or through a place in it. The second gives each
county a line with both counts and leads to its page; with scripts its line for a chosen county stands beside the choice, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import pandas as pd
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from workreport.book.editions import edition_of, page_language
from workreport.book.prose import roles
from workreport.book.prose.area_roles import family_pages
from workreport.chapters import localities
from workreport.chapters.absent import Absent
from workreport.figures.edition import Edition
from workreport.registry.language import Bilingual
from workreport.registry.problems import ProjectError
from workreport.registry.terms import CONFIDENCE, SENTENCE

_SAID = {
    "through": Bilingual("through {}", "经由{}"),
    "medium": Bilingual("confidence medium", "可信程度中"),
    "low": Bilingual("confidence low", "可信程度低"),
    "counts": Bilingual(
        "{mentions} in {sentences}: {direct} by name, {through} through places in it.",
        "{sentences}句话，提到{mentions}次：直接提到{direct}次，经由境内地名{through}次。",
    ),
    "only": Bilingual("{mentions} in {sentences}, {way}.", "{sentences}句话，提到{mentions}次，{way}。"),
}
"""What stands around the quotations."""


class CountyQuotes(SphinxDirective):
    """Every sentence that mentions an area, in the order of the report."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The count, then the quotations; nothing where the report does not mention the area.

        A code that the registry does not have is an error of the build.
        """
        lang, report_id = page_language(self.env.app), self.config.workreport_report
        try:
            edition = edition_of(self.env.app, report_id)
            localities.area(edition, self.arguments[0])
            listed = localities.mentions(edition, lang, [self.arguments[0]])
        except Absent:
            return []
        except ProjectError as error:
            raise self.error("\n".join(found.to(lang) for found in error.problems)) from error
        for name in ("places.csv", "sentences.csv"):
            self.env.note_dependency(str(edition.project.report(report_id) / name))
        sentences = edition.sentences().set_index("sentence_id")
        made: list[nodes.Node] = [nodes.paragraph(text=counted(listed, lang))]
        for sentence_id, own in listed.groupby("sentence", sort=False):
            made.append(self._quote(sentence_id, sentences.loc[sentence_id], own, lang))
        return made

    def _quote(self, sentence_id: str, sentence: pd.Series, own: pd.DataFrame, lang: str) -> nodes.Node:
        """One sentence: how it mentions the area, with a link to it; the rendering first in English."""
        block = nodes.container(classes=["wr-quote"])
        number = SENTENCE.to(lang).format(sentence_id.lstrip("s0"))
        link = nodes.inline(text=number[:1].upper() + number[1:])
        head = nodes.paragraph(classes=["wr-quote-head"])
        head += roles.reference(self, self.config.workreport_report, link, sentence_id)
        head += nodes.Text(f" · {' · '.join(_ways(own, lang))}")
        block += head
        said = "".join(
            f'<p lang="{"zh-CN" if language == "zh" else "en"}">{_marked(sentence[language], own["place"])}</p>'
            for language in dict.fromkeys((lang, "zh"))
            if sentence[language]
        )
        block += nodes.raw("", f"<blockquote>{said}</blockquote>", format="html")
        return block


def _marked(text: str, words: Iterable[str]) -> str:
    """The text escaped, the words by which an area is mentioned set off."""
    html = escape(text)
    for word in dict.fromkeys(words):
        html = html.replace(escape(word), f"<b>{escape(word)}</b>")
    return html


def counted(listed: pd.DataFrame, lang: str) -> str:
    """How often an area is mentioned: by name, and with the places in it, so that the two are not mixed up."""
    direct, sentences = int(listed["by_name"].sum()), listed["sentence"].nunique()
    if 0 < direct < len(listed):
        key, way = "counts", ""
    else:
        all_through = Bilingual("all through places in it", "都是经由境内地名")
        key, way = "only", (localities.by_name(listed) if direct else all_through).to(lang)
    return (
        _SAID[key]
        .to(lang)
        .format(
            mentions=_plural(len(listed), "mention", lang),
            sentences=_plural(sentences, "sentence", lang),
            direct=direct,
            through=len(listed) - direct,
            way=way,
        )
    )


def _plural(number: int, what: str, lang: str) -> str:
    """A count with its noun in English, the bare number in Chinese."""
    return f"{number} {what}{'' if number == 1 else 's'}" if lang == "en" else str(number)


def _ways(own: pd.DataFrame, lang: str) -> list[str]:
    """The themes of a sentence's mentions, how the area is meant, and what is not certain."""
    said = list(dict.fromkeys(own["theme"]))
    places = list(dict.fromkeys(own[~own["by_name"]]["place"]))
    said += [localities.DIRECT.to(lang)] if own["by_name"].any() else []
    said += [_SAID["through"].to(lang).format(Bilingual(", ", "、").to(lang).join(places))] if places else []
    weak = [key for key in ("low", "medium") if (own["confidence"] == CONFIDENCE[key].to(lang)).any()]
    return [*said, *(_SAID[key].to(lang) for key in weak[:1])]


class CountiesNamed(SphinxDirective):
    """A line for each county: how often it is named, how often with the places in it, and its page."""

    def run(self) -> list[nodes.Node]:
        """The list; nothing where there are no counties, or no places were listed."""
        lang, report_id = page_language(self.env.app), self.config.workreport_report
        try:
            edition = edition_of(self.env.app, report_id)
            lines = told(edition, lang)
            pages = family_pages(self.env, edition)
        except Absent:
            return []
        except ProjectError as error:
            raise self.error("\n".join(found.to(lang) for found in error.problems)) from error
        self.env.note_dependency(str(edition.project.report(report_id) / "places.csv"))
        address = self.env.app.builder.get_relative_uri
        own = {code: page for page in pages for code in page.parameters.values() if code in lines}
        items = []
        for code, (name, said) in lines.items():
            shown = escape(name)
            if code in own:
                shown = f'<a href="{escape(address(self.env.docname, own[code].name))}">{shown}</a>'
            items.append(f'<li data-option="{escape(code)}">{shown}{escape(said)}</li>')
        html = f'<ul class="wr-told" data-of="county">{"".join(items)}</ul>'
        return [nodes.raw("", html, format="html")]


def told(edition: Edition, lang: str) -> dict[str, tuple[str, str]]:
    """Code → name and what is said after it, for each county in the registry's order; Absent without any."""
    names = localities.names(edition, lang)
    listed = localities.mentions(edition, lang, list(names))
    made = {}
    for code, name in names.items():
        own = listed[listed["area_code"] == code]
        direct = int(own["by_name"].sum())
        if own.empty:
            said = Bilingual(" is not mentioned.", "没有提到。")
        else:
            themes = own["theme"].value_counts()
            top = listed_in(themes.index[themes == themes.max()].tolist(), lang)
            more = direct < len(own)
            said = Bilingual(
                f": {localities.times(direct)} by name"
                + (f", {localities.times(len(own))} with the places in it" if more else "")
                + (f"; most often for {top}." if len(own) > 1 else f", for {top}."),
                f"：直接提到{direct}次"
                + (f"，连同境内地名共{len(own)}次" if more else "")
                + (f"；多涉及{top}。" if len(own) > 1 else f"，涉及{top}。"),
            )
        made[code] = (name, said.to(lang))
    return made


def listed_in(names: list[str], lang: str) -> str:
    """Names as a sentence lists them: ``a, b and c``."""
    if lang == "zh" or len(names) < 2:
        return "、".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def setup(app: Sphinx) -> None:
    """Register the directives; called by :func:`workreport.book.markup.setup`."""
    app.add_directive("county-quotes", CountyQuotes)
    app.add_directive("counties-named", CountiesNamed)
