"""What is being done, how much is left, how long each part took."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from workreport.registry.language import Bilingual, preferred


class Teller:
    """Tells a person at a terminal, or a log, how the work goes on."""

    def __init__(self, console: Console | None = None, language: str | None = None):
        self.console = console or Console(stderr=True, highlight=False, soft_wrap=True)
        self.language = language or preferred()

    def say(self, en: str, zh: str) -> None:
        """One line."""
        self.console.print(Bilingual(en, zh).to(self.language), markup=False)

    @contextmanager
    def step(self, en: str, zh: str) -> Iterator[None]:
        """A part of the work: told when it begins, with its seconds when it is done."""
        name = Bilingual(en, zh).to(self.language)
        began = time.perf_counter()
        if self.console.is_terminal:
            with self.console.status(name):
                yield
        else:
            self.console.print(f"{name} …", markup=False)
            yield
        self.console.print(f"{name}: {time.perf_counter() - began:.1f} s", markup=False)

    @contextmanager
    def runs(self, total: int) -> Iterator[Runs]:
        """Several runs: a bar at a terminal, a line a run elsewhere."""
        if not self.console.is_terminal:
            yield Runs(self, total, None)
            return
        columns = (
            SpinnerColumn(),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.description}"),
        )
        with Progress(*columns, console=self.console, transient=True) as bar:
            yield Runs(self, total, bar)


class Runs:
    """How far a number of runs has come."""

    def __init__(self, teller: Teller, total: int, bar: Progress | None):
        self._teller, self._total, self._bar = teller, total, bar
        self._done = 0
        self._running: list[str] = []
        self._task = bar.add_task("", total=total) if bar else None

    def begin(self, name: str) -> None:
        """A run has started."""
        self._running.append(name)
        self._show()

    def end(self, name: str, seconds: float, failed: bool = False) -> None:
        """A run is over."""
        self._done += 1
        if name in self._running:
            self._running.remove(name)
        mark = Bilingual("FAILED", "失败").to(self._teller.language) if failed else f"{seconds:.1f} s"
        width = len(str(self._total))
        self._teller.console.print(f"  [{self._done:>{width}}/{self._total}] {name}: {mark}", markup=False)
        self._show()

    def _show(self) -> None:
        if self._bar:
            self._bar.update(self._task, completed=self._done, description=", ".join(self._running))
