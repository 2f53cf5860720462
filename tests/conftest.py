"""What tests of every room share: the project, the built book, a browser, an honest last line."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.browser.chromium import FLAGS, REMEDY, find_chromium

from workreport.registry.project import Project

ROOT = Path(__file__).resolve().parents[1]
_LEFT_OUT = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def project() -> Project:
    """The checkout these tests belong to; read it, do not write to it."""
    return Project(ROOT)


@pytest.fixture(scope="session")
def site(project: Project) -> Path:
    """The published book, built once if anything has changed."""
    with _one_at_a_time(project):
        built = subprocess.run(
            [sys.executable, "-m", "workreport.cli", "book"], cwd=ROOT, capture_output=True, text=True
        )
    assert built.returncode == 0, built.stderr
    return project.site


@contextlib.contextmanager
def _one_at_a_time(project: Project) -> Iterator[None]:
    """Let parallel test processes wait for the one that builds."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    project.build.mkdir(exist_ok=True)
    with open(project.build / ".tests", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def chromium(request: pytest.FixtureRequest) -> str:
    """The path of a Chromium; tests that need it are left out, and the run says so, when there is none."""
    found = find_chromium(install=True)
    if found is None:
        request.config.stash[_LEFT_OUT] = REMEDY
        pytest.skip(REMEDY)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str):
    """A real Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield launched
        launched.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever asks for a browser or for the built book is marked so."""
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if "chromium" in names:
            item.add_marker("browser")
        if "site" in names:
            item.add_marker("built")


def pytest_terminal_summary(terminalreporter, config: pytest.Config) -> None:
    """Say when a part could not be run."""
    reason = config.stash.get(_LEFT_OUT, "")
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    if reason or any(REMEDY in told for told in skipped):
        terminalreporter.write_line(f"NOT COMPLETE: the browser tests did not run: {REMEDY}.", red=True)
