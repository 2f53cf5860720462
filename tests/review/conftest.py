"""An edition of the fictional city that has begun, and its sheet in the hands of a person."""

from __future__ import annotations

from pathlib import Path

import pytest
from reviewer import ID, Sheet, started

from workreport.registry.project import Project


@pytest.fixture
def edition(tmp_path: Path) -> Project:
    """A project with an edition that `workreport new` has begun."""
    return started(tmp_path)[0]


@pytest.fixture
def sheet(edition: Project) -> Sheet:
    """Its review sheet with every question answered, not yet saved."""
    answered = Sheet(edition, ID)
    answered.answer()
    return answered
