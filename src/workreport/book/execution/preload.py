"""What every kernel imports, imported once: :mod:`workreport.book.execution.provisioner` copies the process that did.

Imports only. What cannot be imported here is told where a notebook asks for it.
"""

from contextlib import suppress
from importlib import import_module
from pkgutil import iter_modules

with suppress(Exception):
    import geopandas  # noqa: F401
    import ipykernel.ipkernel
    import ipykernel.kernelapp
    import ipykernel.zmqshell  # noqa: F401
    import IPython  # noqa: F401
    import yaml  # noqa: F401

with suppress(Exception):
    from workreport import chapters

    for module in iter_modules(chapters.__path__):
        with suppress(Exception):
            import_module(f"workreport.chapters.{module.name}")
