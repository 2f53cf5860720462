"""Every value that a page shows in words has them in both languages."""

import pytest

from workreport.registry.language import LANGUAGES
from workreport.registry.tables import tables
from workreport.registry.terms import COMPARABLE, FATE, TOPIC


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("indicators", "topic", TOPIC),
        ("outcomes", "fate", FATE),
        ("pairs", "comparable", COMPARABLE),
    ],
)
def test_what_a_column_may_hold_has_a_name_in_both_languages(table, column, words):
    declared = next(each for each in tables()[table].columns if each.name == column)
    assert set(declared.allowed) == set(words)
    for text in words.values():
        assert all(text.to(lang).strip() for lang in LANGUAGES)
        assert text.zh != text.en
