"""``make bench``: this book against a default one, side by side on this machine. It asserts nothing.

The whole (``--whole``, about ten minutes): the same notebooks by papermill's command line in turn and a default
``jupyter-book build``, against ``make book`` from nothing, unchanged, and with one figure changed; then a
chapter page of each in a real Chromium, in each window, plain and as on a slow telephone. By default a part of
it that takes under three minutes: a few notebooks run either way, and the page of the book in ``site/`` loaded
less often. The default page is the same notebook with each chart returned plain and Vega served beside it.
Prints a table with ratios and writes ``build/bench.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table
from tests.bench import default, loading, workplace
from tests.browser.chromium import REMEDY, find_chromium

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK, PAGE = "10_headlines", "headlines"
FIGURE = "hz2020-003"
SAMPLE = (NOTEBOOK, "30_ranks", "40_fate")
"""The notebooks that the quick bench runs: a part of the year under review, of the reading, of a year later."""

console = Console(stderr=True)


def tell(line: str) -> None:
    """Say how far it is."""
    console.print(f"… {line}", style="dim")


def measure_builds(project: Path, plain: Path) -> dict:
    """Seconds of both ways to build, in turn on the same machine."""
    _warm(project)
    runs, builds = _default(project, plain, sorted((project / "notebooks").glob("*.ipynb")))
    told = {"papermill in turn": runs, "jupyter-book build": builds, "default": runs + builds}
    tell("make book, from nothing")
    cold = workplace.book(project)
    tell("make book, nothing changed")
    unchanged = workplace.book(project)
    workplace.change_one_figure(project, FIGURE)
    tell("make book, one figure changed")
    changed = workplace.book(project)
    told |= {"cold": cold.seconds, "unchanged": unchanged.seconds, "one figure changed": changed.seconds}
    told = {name: round(seconds, 1) for name, seconds in told.items()}
    return told | {"notebooks run": {"cold": _ran(cold.said), "one figure changed": _ran(changed.said)}}


def measure_runs(project: Path, plain: Path) -> dict:
    """Seconds of both ways to run a few notebooks in both languages."""
    _warm(project)
    runs, _ = _default(
        project, plain, [project / f"notebooks/{name}.ipynb" for name in SAMPLE], compiled=False
    )
    tell("the same notebooks, as make book runs them")
    ours = workplace.run_notebooks(project, list(SAMPLE))
    return {
        "default": round(runs, 1),
        RUNS: round(ours.seconds, 1),
        "notebooks run": {RUNS: _ran(ours.said)},
    }


RUNS = f"runs of {len(SAMPLE)} notebooks alone"


def _warm(project: Path) -> None:
    """Whatever reads the packages first pays for the disk."""
    warm = "import altair, geopandas, jupyter_book.cli.main, papermill, vl_convert"
    workplace.python("-c", warm, cwd=project, package=project / "src")


def _default(
    project: Path, plain: Path, notebooks: list[Path], *, compiled: bool = True
) -> tuple[float, float]:
    """Seconds of the default way: to run the notebooks, and to build their pages."""
    runs, builds = 0.0, 0.0
    for lang in default.LANGUAGES:
        default.write_book(notebooks, plain / lang, lang)
        tell(f"default build: papermill's command line in turn ({lang})")
        runs += default.run_in_turn(project, notebooks, plain / lang, lang)
        if compiled:
            tell(f"default build: jupyter-book build ({lang})")
            builds += default.compile_book(project, plain / lang)
    return runs, builds


def _ran(said: str) -> int:
    """How many notebooks ran, by what the build says of each."""
    return len(re.findall(r"^\s*\[\s*\d+/\d+\]", said, re.MULTILINE))


def measured(builds: dict) -> list[str]:
    """What was timed of this book, to be set against the default."""
    return [name for name in ("cold", "unchanged", "one figure changed", RUNS) if name in builds]


def ratios(builds: dict, pages: dict) -> dict[str, float]:
    """Default divided by ours: above 1 is better for the reader."""
    found = {f"build, {name}": builds["default"] / builds[name] for name in measured(builds)}
    for profile, both in pages.items():
        for what in ("kilobytes", "first_chart"):
            found[f"{what}, {profile}"] = both["default"][what] / both["ours"][what]
    return {name: round(ratio, 2) for name, ratio in found.items()}


def show(told: dict) -> None:
    """Print what was measured."""
    builds, pages, factor = told["builds"], told["pages"], told["ratios"]
    table = Table("", "default", "this book", "ratio")
    for name in measured(builds):
        ran = builds["notebooks run"].get(name, 0)
        ours = f"{builds[name]:.1f} s ({ran} runs)"
        table.add_row(f"build, {name}", f"{builds['default']:.1f} s", ours, f"{factor[f'build, {name}']:.1f}")
    table.add_section()
    for what, unit in (("kilobytes", "kB"), ("first_chart", "ms")):
        for profile, both in pages.items():
            cells = [f"{both[side][what]:.0f} {unit}" for side in ("default", "ours")]
            label = f"{'at load' if what == 'kilobytes' else 'first chart'}, {profile}"
            table.add_row(label, *cells, f"{factor[f'{what}, {profile}']:.1f}")
    first = next(iter(pages.values()))
    table.add_row("requests at load", str(first["default"]["requests"]), str(first["ours"]["requests"]), "")
    Console().print(table)
    if "jupyter-book build" not in builds:
        Console().print("a part of the whole, which make bench WHOLE=1 measures", style="dim")
        return
    Console().print(
        f"default build = papermill in turn {builds['papermill in turn']:.0f} s"
        f" + jupyter-book build of the notebooks alone {builds['jupyter-book build']:.0f} s",
        style="dim",
    )


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(
        prog="make bench", description="Measure this book against a default one."
    )
    parser.add_argument(
        "--whole", action="store_true", help="all notebooks and both builds, about ten minutes"
    )
    whole = parser.parse_args().whole
    chromium = find_chromium(install=True)
    if chromium is None:
        print(f"error: {REMEDY}", file=sys.stderr)
        return 1
    if not whole and not (ROOT / "site/en" / f"{PAGE}.html").is_file():
        print("error: the quick bench loads a page of the built book: run `make book` first", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="workreport-bench-") as place:
        project = workplace.copy_project(ROOT, Path(place) / "project")
        plain = Path(place) / "default"
        builds = measure_builds(project, plain) if whole else measure_runs(project, plain)
        tell("default page: charts returned plain")
        site = default.make_plain_page(project, plain / "en", NOTEBOOK, "en")
        sides = {
            "default": (site, f"{NOTEBOOK}.html"),
            "ours": ((project if whole else ROOT) / "site", f"en/{PAGE}.html"),
        }
        pages = loading.measure(chromium, sides, tell, whole=whole)
    machine = {
        "processors": os.cpu_count(),
        "load": [round(part, 2) for part in os.getloadavg()] if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        "system": platform.platform(terse=True),
        "chromium": pages.pop("browser"),
    }
    told = {"machine": machine, "builds": builds, "pages": pages, "ratios": ratios(builds, pages)}
    path = ROOT / "build" / "bench.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    show(told)
    print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
