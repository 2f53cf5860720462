"""What the browser tests share: the pages of the book, and windows that forgive nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.browser.server import Server, serving
from tests.browser.visit import opened


@pytest.fixture
def open_page(browser, site: Path) -> Iterator[Callable]:
    """Opens a page of the book from its folder: ``open_page("en/report.html#s008", width=390)``.

    When the test ends, anything a page complained of or asked of another host is a failure.
    """
    with ExitStack() as windows:
        seen = []

        def open_page(page: str, width: int = 1280, **options):
            tab, traffic = windows.enter_context(opened(browser, site.as_uri(), width, **options))
            seen.append(traffic)
            tab.goto(f"{site.as_uri()}/{page}", wait_until="load")
            tab.traffic = traffic
            return tab

        yield open_page
        assert [fault for traffic in seen for fault in traffic.faults] == []


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[Server]:
    """The book behind a small web server that compresses, and counts what it sends."""
    with serving(site) as server:
        yield server
