"""The same readings on a Dask cluster; needs the packages of the optional extra ``dask``."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from workreport.extract.corpus.pool import Awaited
from workreport.extract.corpus.reading import Job, Reading, read, unexpected, with_content
from workreport.registry.problems import Problem, ProjectError, problem

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 20
"""Seconds to wait for the scheduler and its first worker."""


class Cluster:
    """The workers of a Dask scheduler. Files travel with their jobs, so no disk need be shared."""

    def __init__(self, client: Client, address: str, count: int):
        self._client, self._address, self.count = client, address, count

    def begin(self, job: Job) -> Awaited:
        """Hand a job to the scheduler."""
        from distributed.scheduler import KilledWorker

        future = self._client.submit(read, with_content(job), pure=False)

        def awaited() -> Reading:
            try:
                return future.result()
            except KilledWorker as error:  # several workers ended over this file
                return Reading(job.name, problems=(unexpected(job.name, str(error).splitlines()[0]),))
            except Exception as error:
                raise ProjectError([_lost(self._address, error)]) from error

        return awaited


@contextmanager
def cluster(address: str) -> Iterator[Cluster]:
    """The cluster whose scheduler answers at ``address``, such as ``tcp://10.0.0.5:8786``.

    Raises
    ------
    ProjectError
        When the optional packages are missing, no scheduler answers, it has no worker, or a worker lacks
        this package or reads by other rules.
    """
    if importlib.util.find_spec("distributed") is None:
        raise ProjectError([_not_installed()])
    from distributed import Client

    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise ProjectError([_no_answer(address, error)]) from error
    with client:
        yield Cluster(client, address, _threads(client, address))


def _threads(client: Client, address: str) -> int:
    """How many files the workers read at once, after proof that each can."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
        known = client.run(rules)
    except TimeoutError as error:
        raise ProjectError([_no_worker(address)]) from error
    except Exception as error:  # a worker without the package cannot even take the question
        raise ProjectError([_other_workers(address, f"{type(error).__name__}: {error}")]) from error
    if other := [worker for worker, digest in known.items() if digest != rules()]:
        raise ProjectError([_other_workers(address, ", ".join(sorted(other)))])
    return max(1, sum(client.nthreads().values()))


def rules() -> str:
    """Digest of the extraction where the question is answered: its code and its vocabulary."""
    folder = Path(__file__).parents[1]
    whole = hashlib.sha256()
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.csv")]):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def _not_installed() -> Problem:
    return problem(
        "--scheduler",
        "",
        en="reading on a cluster needs the package distributed.",
        zh="在集群上读取需要 distributed 包。",
        mend_en="Install it: pip install distributed. Without --scheduler this machine reads alone.",
        mend_zh="请安装：pip install distributed。不加 --scheduler 则由本机单独读取。",
    )


def _no_answer(address: str, error: Exception) -> Problem:
    why = str(error).splitlines()[0] if str(error) else type(error).__name__
    return problem(
        "--scheduler",
        address,
        en=f"no Dask scheduler answers there ({why}).",
        zh=f"该地址没有 Dask 调度器应答（{why}）。",
        mend_en="Start one with `dask scheduler`; it prints its address, such as tcp://127.0.0.1:8786.",
        mend_zh="请用 `dask scheduler` 启动，它会显示地址，例如 tcp://127.0.0.1:8786。",
    )


def _no_worker(address: str) -> Problem:
    return problem(
        "--scheduler",
        address,
        en=f"the scheduler has had no worker for {PATIENCE} seconds.",
        zh=f"调度器 {PATIENCE} 秒内没有任何工作进程。",
        mend_en=f"Start some: `dask worker {address}`.",
        mend_zh=f"请启动工作进程：`dask worker {address}`。",
    )


def _other_workers(address: str, said: str) -> Problem:
    return problem(
        "--scheduler",
        address,
        en=f"its workers do not have the workreport that runs here ({said}).",
        zh=f"工作进程所用的 workreport 与本机不同，或没有安装（{said}）。",
        mend_en="Install the same version where the workers run, and start them again.",
        mend_zh="请在工作进程所在环境安装同一版本，再重新启动。",
    )


def _lost(address: str, error: Exception) -> Problem:
    return problem(
        "--scheduler",
        address,
        en=f"the cluster was lost while it read ({type(error).__name__}). Nothing was written.",
        zh=f"读取途中与集群失去联系（{type(error).__name__}）。没有写出任何文件。",
        mend_en="Start the scheduler and its workers again, and give the command once more.",
        mend_zh="请重新启动调度器和工作进程，再运行一次命令。",
    )
