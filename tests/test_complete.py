"""What takes minutes: the book built again from scratch, and by a stranger from a fresh clone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
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


def test_a_second_build_elsewhere_is_byte_identical(project, site, tmp_path):
    for name in git(project.root, "ls-files", "--cached", "--others", "--exclude-standard").splitlines():
        if (project.root / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(project.root / name, tmp_path / name)
    epoch = git(project.root, "log", "-1", "--format=%ct").strip()
    built = subprocess.run(
        [sys.executable, "-m", "workreport.cli", "book"],
        cwd=tmp_path,
        env={**os.environ, "SOURCE_DATE_EPOCH": epoch},
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stderr
    assert differences(site, tmp_path / "site") == []


def test_a_fresh_clone_builds_the_same_book_with_one_command(project, site, tmp_path):
    git(tmp_path, "clone", "--quiet", str(project.root), "clone")
    clone = tmp_path / "clone"
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in ("VIRTUAL_ENV", "MAKEFLAGS", "MFLAGS", "MAKELEVEL")
    }
    built = subprocess.run(["make", "book"], cwd=clone, env=clean, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    assert f"Open {(clone / 'site' / 'index.html').as_uri()}" in built.stdout + built.stderr
    assert git(clone, "status", "--porcelain") == ""
    if git(project.root, "status", "--porcelain") == "":
        assert differences(site, clone / "site") == []
