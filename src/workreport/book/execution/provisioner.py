"""Start the kernels of a build from a process that has already imported what they need.

A kernel spends a second and a half on starting Python and on imports, and a book runs a hundred of them.
Each worker keeps one process that has done so and does nothing else; a kernel is a copy of it, with a
state of its own. Only on Linux: elsewhere a copy of a process that has loaded system libraries may crash,
and kernels start as they always do.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from functools import cache
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner

NAME = "workreport-copied"
"""As the package's entry points and the kernel's specification name it."""

_context = multiprocessing.get_context("forkserver") if sys.platform == "linux" else None


def can_copy() -> bool:
    """Whether kernels are copied on this machine."""
    return _context is not None


@cache
def prepare() -> None:
    """Begin to import, in a process of its own, what every kernel needs; returns at once."""
    if _context is None:
        return
    _context.set_forkserver_preload(["workreport.book.execution.preload"])
    # Copies have the seed of the process they are copied from.
    before = os.environ.get("PYTHONHASHSEED")
    os.environ["PYTHONHASHSEED"] = "0"
    forkserver.ensure_running()
    if before is None:
        del os.environ["PYTHONHASHSEED"]
    else:
        os.environ["PYTHONHASHSEED"] = before


class CopiedKernel(LocalProvisioner):
    """A kernel that is a copy of the prepared process; what it is told to run is ipykernel with its arguments."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel; returns where to reach it."""
        prepare()
        arguments = cmd[cmd.index("-f") :]
        environment = {name: str(value) for name, value in kwargs["env"].items()}
        process = _context.Process(target=_be_kernel, args=(arguments, environment, kwargs.get("cwd")))
        process.start()
        self.process = _Copy(process)
        self.pid = process.pid
        return self.connection_info


class _Copy:
    """A multiprocessing process behind the methods of ``subprocess.Popen`` that a provisioner calls."""

    stdin = stdout = stderr = None

    def __init__(self, process: BaseProcess):
        self._process = process
        self.pid = process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self) -> int | None:
        self._process.join()
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        if self._process.exitcode is None:
            os.kill(self._process.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def _be_kernel(arguments: list[str], environment: dict[str, str], folder: str | None) -> None:
    """What the copy does: the environment and folder it was given, then ipykernel until it is told to stop."""
    from ipykernel.kernelapp import IPKernelApp

    os.environ.clear()
    os.environ.update(environment)
    os.environ["JPY_PARENT_PID"] = str(os.getppid())  # it ends when the prepared process does
    if folder:
        os.chdir(folder)
    IPKernelApp.launch_instance(argv=arguments)
