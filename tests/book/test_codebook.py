"""The codebook: every column of a table explained from its declaration, in both languages."""

from __future__ import annotations

import re

import pytest
from test_roles import build, page

from workreport.registry.tables import tables


@pytest.mark.parametrize(("language", "lang"), [(None, "en"), ("zh_CN", "zh")])
def test_every_column_is_explained_with_its_values(tmp_path, language, lang):
    app, warnings = build(tmp_path, language, {"index.md": "# Start\n\n```{codebook} pairs ranks\n```\n"})
    assert warnings == ""
    text = re.sub(r"<[^>]*>", "", page(app, "index")).replace("’", "'")
    for name in ("pairs", "ranks"):
        table = tables()[name]
        assert table.path in text and table.title.to(lang) in text
        assert all(column.name in text and column.means.to(lang) in text for column in table.columns)
    assert {"en": "One of yes, partly, no.", "zh": "取值：yes、partly、no。"}[lang] in text


def test_a_table_that_does_not_exist_fails_the_build(tmp_path):
    _, warnings = build(tmp_path, None, {"index.md": "# Start\n\n```{codebook} chapters\n```\n"})
    assert "there is no table 'chapters'" in warnings
