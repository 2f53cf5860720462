"""Pictures: the palette, the charts, the maps, and the one component that shows them.

A chapter writes ``from workreport.charts import bars, figure`` and calls ``figure.show(bars(…), …)``.
The charts are loaded when they are first used: the command line does not pay for them.
"""

from __future__ import annotations

from importlib import import_module

_HOMES = {
    "adjustable": "sliders",
    "bars": "lengths",
    "bullets": "lengths",
    "lollipops": "lengths",
    "waterfall": "sums",
    "dots": "positions",
    "dumbbells": "pairs",
    "strip": "strips",
    "slope": "changes",
    "lines": "changes",
    "units": "tallies",
    "heat": "tallies",
    "fourfold": "tallies",
    "matrix": "matrices",
    "stretches": "passages",
    "stages": "paths",
    "ribbon": "paths",
    "multiples": "panels",
    "choropleth": "maps",
    "attention": "maps",
    "points": "maps",
    "Choice": "controls",
    "Slider": "controls",
    "Source": "sources",
    "Drawing": "drawing",
    "Item": "listing",
    "Listing": "listing",
    "explore": "widgets",
    "language_switch": "widgets",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str):
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
