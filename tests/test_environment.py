"""The ways to set up the project ask for the same packages."""

from __future__ import annotations

import re
import tomllib

import yaml


def _requirements(lines):
    """Package names with what is asked of them."""
    found = {}
    for line in lines:
        name, asked = re.match(r"([A-Za-z0-9_.-]+?)\s*((?:[<>=!~].*)?)$", line.strip()).groups()
        found[name.lower().replace("_", "-")] = asked.replace(" ", "")
    return found


def _declared(project):
    told = tomllib.loads((project.root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = told["optional-dependencies"]
    return told, _requirements(told["dependencies"] + extras["test"] + extras["lab"])


def test_conda_users_get_what_pip_users_get(project):
    told, declared = _declared(project)
    listed = yaml.safe_load((project.root / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    by_pip = next(entry["pip"] for entry in listed if isinstance(entry, dict))
    assert by_pip.pop() == "-e ."
    found = _requirements([entry for entry in listed if isinstance(entry, str)] + by_pip)
    assert found.pop("python") == told["requires-python"]
    for tool in ("pip", "make", "git"):
        del found[tool]
    assert found == declared


def test_the_lock_pins_every_package_that_is_needed_within_its_bounds(project):
    from packaging.specifiers import SpecifierSet

    told, _ = _declared(project)
    needed = _requirements(told["dependencies"] + told["optional-dependencies"]["test"])
    lines = (project.root / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pinned = {name: version.removeprefix("==") for name, version in _requirements(lines).items()}
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[\w.]+", line) for line in lines if line)
    assert {
        name for name, asked in needed.items() if pinned.get(name, "") not in SpecifierSet(asked)
    } == set()


def test_the_ways_in_are_executable_and_listed(project):
    import subprocess

    told = subprocess.run(["make"], cwd=project.root, capture_output=True, text=True, check=True).stdout
    for target in ("book", "test", "test-all", "check", "bench", "lab", "clean"):
        assert f"make {target} " in told
    assert (project.root / ".ci" / "run").stat().st_mode & 0o111
