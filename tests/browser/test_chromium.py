"""Without a Chromium the browser tests are left out, and the run says that it was not complete."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.browser import chromium


def test_a_run_without_a_browser_says_that_it_was_not_complete(project, tmp_path):
    bare = {**os.environ, "PATH": str(tmp_path), "CHROMIUM": "", "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/browser/needs_browser.py"]
    told = subprocess.run(command, cwd=project.root, env=bare, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "1 skipped" in told.stdout
    assert f"NOT COMPLETE: the browser tests did not run: {chromium.REMEDY}" in told.stdout


def test_what_only_looks_like_a_browser_is_passed_over(tmp_path, monkeypatch):
    stub = tmp_path / "chromium"
    stub.write_text("#!/bin/sh\necho 'install the snap' >&2\nexit 1\n")
    stub.chmod(0o755)
    monkeypatch.setattr(chromium, "_candidates", lambda: [str(stub), str(tmp_path / "missing")])
    assert chromium.find_chromium() is None


def test_the_one_that_is_named_comes_first(tmp_path, monkeypatch):
    named = tmp_path / "my-chromium"
    named.write_text("#!/bin/sh\necho Chromium 130\n")
    named.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(named))
    assert chromium.find_chromium() == str(named)
