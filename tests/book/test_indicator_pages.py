"""Pages of indicators: at a stable address, drawn again only when what is behind them has changed."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest

from workreport.book.reference import indicator_pages, indicator_text
from workreport.book.reference.indicator_pages import FOLDER, ONE_NUMBER, Drawer
from workreport.chapters.indicator import Gathered
from workreport.charts import demands
from workreport.figures.edition import open_edition


@pytest.fixture(scope="module")
def edition():
    return open_edition("huzhou-2020")


@pytest.fixture(scope="module")
def gathered(edition):
    return Gathered(edition)


@pytest.fixture
def drawing(monkeypatch):
    """The indicators that were drawn, in turn."""
    drawn = []
    real = indicator_pages.pictures

    def counted(edition, facts, lang):
        drawn.append(facts.indicator_id)
        return real(edition, facts, lang)

    monkeypatch.setattr(indicator_pages, "pictures", counted)
    return drawn


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "of 2019 reached"), ("zh", "2019年的实绩是否达到当年的目标")]
)
def test_a_verdict_beside_a_result_says_which_year_it_is_about(edition, gathered, lang, said):
    assert said in indicator_text.fates(edition, gathered.of("income_rural"), lang)
    assert said not in indicator_text.fates(edition, gathered.of("rd_share_gdp"), lang)


def test_an_unchanged_page_is_drawn_once(edition, gathered, drawing, tmp_path):
    facts = gathered.of("burden_relief")
    first = Drawer(edition, tmp_path / "figures", "en").of(facts)
    again = Drawer(edition, tmp_path / "figures", "en").of(facts)
    assert first == again and drawing == ["burden_relief"]
    assert first.figures and (tmp_path / "figures" / FOLDER / "burden_relief.csv").is_file()


def test_a_changed_figure_redraws_its_own_page_only(edition, gathered, drawing, tmp_path):
    pages = [gathered.of(name) for name in ("burden_relief", "afforestation")]
    for facts in pages:
        Drawer(edition, tmp_path / "figures", "en").of(facts)
    row = pages[0].figures[0] | {"number": 1.0}
    demands._shown.clear()  # in another build, that is
    changed = dataclasses.replace(pages[0], figures=(row, *pages[0].figures[1:]))
    for facts in (changed, pages[1]):
        Drawer(edition, tmp_path / "figures", "en").of(facts)
    assert drawing == ["burden_relief", "afforestation", "burden_relief"]


def test_a_lost_file_or_record_is_made_again(edition, gathered, drawing, tmp_path):
    facts = gathered.of("burden_relief")
    drawer = Drawer(edition, tmp_path / "figures", "zh")
    drawer.of(facts)
    (tmp_path / "figures" / FOLDER / "burden_relief.csv").unlink()
    drawer.of(facts)
    (tmp_path / FOLDER / "burden_relief.json").write_text("{")
    drawer.of(facts)
    assert len(drawing) == 3


def test_the_languages_do_not_share_what_is_kept(edition, gathered, tmp_path):
    facts = gathered.of("burden_relief")
    Drawer(edition, tmp_path / "figures", "en").of(facts)
    demands._shown.clear()
    (figure,) = Drawer(edition, tmp_path / "figures", "zh").of(facts).figures
    assert 'lang="zh"' in figure


def test_a_picture_says_which_sentences_it_rests_on(edition, gathered, tmp_path):
    Drawer(edition, tmp_path / "figures", "en").of(gathered.of("burden_relief"))
    (record,) = (tmp_path / "figures" / FOLDER).glob("*.sources.json")
    told = json.loads(record.read_text(encoding="utf-8"))
    assert set(told["sources"]) == {row["figure_id"] for row in gathered.of("burden_relief").figures}


def test_both_editions_have_the_same_addresses(project, gathered):
    names = indicator_pages.indicator_names(project, "huzhou-2020")
    assert names == [*(f"{FOLDER}/{facts.indicator_id}" for facts in gathered.with_page()), ONE_NUMBER]
    assert len(names) == len(set(names)) and all(
        re.fullmatch(r"indicators/[a-z0-9_-]+", name) for name in names
    )


def test_a_project_without_tables_has_no_such_pages(tmp_path):
    from bookshelf import small_project

    assert indicator_pages.indicator_names(small_project(tmp_path), "huzhou-2020") == []


def test_the_staged_source_is_a_directive_outside_the_contents(project, tmp_path):
    indicator_pages.write_sources(project, "huzhou-2020", tmp_path)
    source = (tmp_path / FOLDER / "gdp.md").read_text(encoding="utf-8")
    assert "orphan: true" in source and "{indicator-page} gdp" in source
    assert "{indicators-of-one-number}" in (tmp_path / f"{ONE_NUMBER}.md").read_text(encoding="utf-8")


def test_what_belongs_to_a_page_that_is_no_more_goes(edition, gathered, project, tmp_path):
    figures = {language: tmp_path / language / "figures" for language in ("en", "zh")}
    Drawer(edition, figures["en"], "en").of(gathered.of("burden_relief"))
    record = tmp_path / "en" / FOLDER / "burden_relief.json"
    record.rename(record.with_stem("gone"))
    Drawer(edition, figures["en"], "en").of(gathered.of("afforestation"))
    indicator_pages.tidy(project, "huzhou-2020", figures)
    left = {path.name.split(".")[0] for path in (figures["en"] / FOLDER).iterdir()}
    assert left == {"indicator-afforestation", "afforestation"}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_page_quotes_links_and_judges(edition, gathered, lang):
    facts = gathered.of("household_to_company")
    html = indicator_text.values(edition, facts, lang) + indicator_text.pairs(facts, lang)
    html += indicator_text.fates(edition, facts, lang)
    for row in facts.figures:
        assert f'href="../report.html#{row["figure_id"]}"' in html
    assert 'lang="zh-CN"' in html and "wr-kind-judged" in html
    assert ("同一口径" in html) == (lang == "zh")


def test_hostile_texts_stay_texts(edition, gathered):
    facts = gathered.of("gdp")
    evil = '<img src=x onerror=alert(1)>"'
    row = facts.figures[0] | {"note_en": evil, "indicator_name_en": evil, "commitment": evil}
    series = facts.series[0] | {"source_en": evil, "note_en": evil, "source_url": "javascript:alert(1)"}
    facts = dataclasses.replace(
        facts,
        figures=(row,),
        series=(series,),
        registered=facts.registered | {"note_en": evil, "name_en": evil},
    )
    html = (
        indicator_text.values(edition, facts, "en")
        + indicator_text.series(facts, "en")
        + indicator_text.lead(facts, "en")
    )
    assert "<img" not in html and "javascript:" not in html
