"""The kernel of every run: this very Python, whatever kernels the machine knows."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from uuid import uuid4

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from traitlets import default

from workreport.book.execution import provisioner


class ThisPython(AsyncKernelManager):
    """Starts ipykernel with the interpreter that runs the book.

    A ``python3`` kernel registered elsewhere, say by another project of the same user, would
    otherwise run the notebooks with other packages.
    """

    @default("transport")
    def _sockets_where_there_are(self) -> str:
        # Two workers that look for free ports at once may find the same one; sockets have names.
        return "ipc" if sys.platform == "linux" else "tcp"

    @default("ip")
    def _short_name(self) -> str:
        if self.transport == "tcp":
            return "127.0.0.1"
        folder = Path(tempfile.gettempdir()) / f"workreport-{os.getuid()}"
        folder.mkdir(mode=0o700, exist_ok=True)
        return str(folder / uuid4().hex[:12])

    @property
    def kernel_spec(self) -> KernelSpec:
        """A specification that is never looked up."""
        launcher = [sys.executable, "-m", "ipykernel_launcher"]
        return KernelSpec(
            argv=[*launcher, "-f", "{connection_file}", "--log-level=CRITICAL"],
            display_name="Python 3",
            language="python",
            metadata={"debugger": False, **_provisioned()},
        )


def _provisioned() -> dict[str, dict[str, str]]:
    return {"kernel_provisioner": {"provisioner_name": provisioner.NAME}} if provisioner.can_copy() else {}
