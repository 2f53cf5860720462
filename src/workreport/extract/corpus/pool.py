"""Readings in the order of the files, by several processes at once, and never more than a few ahead."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from typing import Protocol

from workreport.extract.corpus.reading import Job, Reading, died, read

AHEAD = 4
"""Files under way for each process: enough that none waits, few enough that memory stays flat."""

Awaited = Callable[[], Reading]


class Readers(Protocol):
    """Whoever reads: the processes of this machine, or a cluster."""

    count: int
    """How many files they read at once."""

    def begin(self, job: Job) -> Awaited:
        """Begin with a job; what comes back waits for its reading."""
        ...


def readings(readers: Readers, jobs: Iterable[Job]) -> Iterator[Reading]:
    """What the readers make of each job, in the order of the jobs."""
    waiting: deque[Awaited] = deque()
    for job in jobs:
        waiting.append(readers.begin(job))
        if len(waiting) >= AHEAD * readers.count:
            yield waiting.popleft()()
    while waiting:
        yield waiting.popleft()()


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Processes:
    """Processes of this machine; one that dies over a file is replaced, and only that file is lost.

    When a process ends, its pool breaks and cannot tell over which file. Each file then under way is read
    once more, alone; the one that ends its process again is answered with a problem.
    """

    def __init__(self, count: int, task: Callable[[Job], Reading] = read):
        self.count = count
        self._task = task
        # New interpreters: a copy of this one would carry along the locks of the progress bar's thread.
        self._start = multiprocessing.get_context("spawn")
        self._pool = self._open(count)

    def _open(self, count: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(count, self._start)

    def begin(self, job: Job) -> Awaited:
        """Hand a job to the next free process."""
        future = self._submit(job)

        def awaited() -> Reading:
            try:
                return future.result()
            except BrokenExecutor:
                return self._alone(job)

        return awaited

    def _submit(self, job: Job) -> Future[Reading]:
        try:
            return self._pool.submit(self._task, job)
        except BrokenExecutor:
            self._pool = self._open(self.count)
            return self._pool.submit(self._task, job)

    def _alone(self, job: Job) -> Reading:
        with self._open(1) as single:
            try:
                return single.submit(self._task, job).result()
            except BrokenExecutor:
                return Reading(job.name, problems=(died(job.name),))

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *raised: object) -> None:
        self._pool.shutdown(cancel_futures=True)
