"""The kernel of every run: this very Python, whatever kernels the machine knows."""

from __future__ import annotations

import sys

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

from workreport.book import provisioner


class ThisPython(AsyncKernelManager):
    """Starts ipykernel with the interpreter that runs the book.

    A ``python3`` kernel registered elsewhere, say by another project of the same user, would
    otherwise run the notebooks with other packages.
    """

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
