"""Find a Chromium for the browser tests, or say in one line what to do.

``python -m tests.browser.chromium`` prints the path of one, installing the system's
package where that is possible: as root on Debian or Ubuntu, after saying so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (
    "chromium-headless-shell",  # starts one process a window, where the whole browser starts three
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge",
)
PACKAGES = ("chromium-headless-shell", "chromium")
"""What the system may call it: Debian has both, others only the second."""

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
REMEDY = (
    "no Chromium was found: install Chromium or Chrome, or run `.venv/bin/playwright install chromium`, "
    "or set CHROMIUM to the path of one"
)


def find_chromium(install: bool = False) -> str | None:
    """The path of a Chromium that runs, or None.

    Parameters
    ----------
    install : bool
        Whether to install the system's package when there is none and this is root on Debian or Ubuntu.
    """
    found = next((path for path in _candidates() if _runs(path)), None)
    if found is None and install and _may_install():
        _install()
        found = next((path for path in _candidates() if _runs(path)), None)
    return found


def _candidates() -> list[str]:
    named = [os.environ.get("CHROMIUM"), *(shutil.which(name) for name in NAMES), _playwrights_own()]
    return [path for path in named if path]


def _playwrights_own() -> str | None:
    try:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
    except Exception:  # without its driver Playwright raises errors of its own
        return None
    return path if Path(path).is_file() else None


def _runs(path: str) -> bool:
    # Ubuntu's chromium-browser may be a stub that only asks for a snap.
    try:
        told = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return told.returncode == 0 and any(name in told.stdout for name in ("Chrom", "Edge"))


def _may_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install() -> None:
    print(
        f"No Chromium here: installing the system's package, {' or '.join(PACKAGES)}, with apt-get.",
        file=sys.stderr,
        flush=True,
    )
    _apt("update", "-qq")
    for package in PACKAGES:
        if _apt("install", "-y", "-qq", "--no-install-recommends", package):
            return


def _apt(*words: str) -> bool:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(["apt-get", *words], env=quiet, stdout=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def main() -> int:
    """Print the path of a Chromium; 1 and what to do when none can be had."""
    found = find_chromium(install=True)
    if found is None:
        print(f"error: {REMEDY}", file=sys.stderr)
        return 1
    print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
