"""What takes minutes: the book built again from scratch, by a stranger, from a fresh clone."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.complete


def git(folder, *words):
    told = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True)
    return told.stdout


def differences(first: Path, second: Path) -> list[str]:
    """Files that are not byte for byte the same in both folders."""
    files = [
        {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        for folder in (first, second)
    ]
    names = sorted(files[0].keys() | files[1].keys())
    return [
        name
        for name in names
        if not (
            name in files[0]
            and name in files[1]
            and files[0][name].read_bytes() == files[1][name].read_bytes()
        )
    ]


@pytest.fixture(scope="module")
def clone(project, tmp_path_factory) -> Path:
    """A fresh clone with what is not committed yet laid over it, in which only ``make book`` was typed."""
    folder = tmp_path_factory.mktemp("elsewhere") / "clone"
    git(project.root, "clone", "--quiet", str(project.root), str(folder))
    for name in git(project.root, "diff", "--name-only", "--diff-filter=D", "HEAD").splitlines():
        (folder / name).unlink()
    changed = (
        ["diff", "--name-only", "--diff-filter=d", "HEAD"],
        ["ls-files", "--others", "--exclude-standard"],
    )
    for name in (name for words in changed for name in git(project.root, *words).splitlines()):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(project.root / name, folder / name)
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in ("VIRTUAL_ENV", "MAKEFLAGS", "MFLAGS", "MAKELEVEL")
    }
    before = git(folder, "status", "--porcelain")
    built = subprocess.run(["make", "book"], cwd=folder, env=clean, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    assert f"Open {(folder / 'site' / 'index.html').as_uri()}" in built.stdout + built.stderr
    assert git(folder, "status", "--porcelain") == before
    return folder


def test_a_fresh_clone_builds_the_same_book_byte_for_byte_with_one_command(site, clone):
    assert differences(site, clone / "site") == []
