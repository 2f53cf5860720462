"""Choices with a kernel: lists and sliders of ipywidgets, and the static twin for the published page.

``explore`` makes one figure two ways. In a notebook that somebody works in, a change of a control makes the
figure anew. Everywhere else (a build, a plain ``jupyter-book build``) it is the figure itself, whose own
controls do the same without a kernel.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from workreport.charts.controls import Choice, Control
from workreport.charts.figure import Figure

if TYPE_CHECKING:
    import ipywidgets


def explore(make: Callable[..., Figure], controls: Sequence[Control]) -> Figure | ipywidgets.VBox:
    """The figure that ``make`` draws, with live controls where somebody is there to use them.

    Parameters
    ----------
    make : function
        Takes the value of each control by its name, and what it gets first are the controls' first values.
        It passes the same controls to :func:`workreport.charts.figure.show`, for the page without a kernel.
    controls : sequence of Choice or Slider

    Returns
    -------
    ipywidgets.VBox in a live notebook, else Figure.
    """
    first = {control.name: _first(control) for control in controls}
    if not is_live():
        return make(**first)
    import ipywidgets

    widgets = {control.name: _widget(control) for control in controls}
    shown = ipywidgets.HTML(make(**first).html)

    def change(_: object) -> None:
        shown.value = make(**{name: widget.value for name, widget in widgets.items()}).html

    for widget in widgets.values():
        widget.observe(change, names="value")
    return ipywidgets.VBox([ipywidgets.HBox(list(widgets.values())), shown])


def is_live() -> bool:
    """Whether a front end that shows widgets runs this kernel, and no build does.

    Jupyter's server names its session in the environment of each kernel, Visual Studio Code its process;
    ``WORKREPORT_WIDGETS`` (``0`` or ``1``) overrules both.
    """
    said = os.environ.get("WORKREPORT_WIDGETS")
    if said is not None:
        return said == "1"
    if os.environ.get("WORKREPORT_FIGURES"):
        return False
    return any(name in os.environ for name in ("JPY_SESSION_NAME", "VSCODE_PID"))


def _first(control: Control) -> object:
    return next(iter(control.texts)) if isinstance(control, Choice) else control.start


def _widget(control: Control):
    import ipywidgets

    wide = {"description_width": "initial"}
    if isinstance(control, Choice):
        options = [(text, value) for value, text in control.texts.items()]
        return ipywidgets.Dropdown(description=control.label, options=options, style=wide)
    return ipywidgets.FloatSlider(
        description=control.label,
        min=control.low,
        max=control.high,
        step=control.step,
        value=control.start,
        continuous_update=False,
        style=wide,
    )
