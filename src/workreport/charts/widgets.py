"""Choices with a kernel: lists and sliders of ipywidgets where somebody works in a notebook, and nowhere else.

In a build, or a plain ``jupyter-book build``, a figure is the figure itself, whose own controls work without a
kernel. In a live notebook no script of the page runs, so widgets take their place: :func:`live` gives every
figure its controls, :func:`explore` makes a figure anew where a choice changes more than picture and rows, and
:func:`language_switch` turns all that follows into the other language.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from workreport.charts.controls import Choice, Control

if TYPE_CHECKING:
    import ipywidgets

    from workreport.charts.figure import Figure

LANGUAGE_NAMES = {"en": "English", "zh": "中文"}

_switch: ipywidgets.ToggleButtons | None = None
"""The language switch of this kernel, which serves one notebook."""


def explore(make: Callable[..., Figure], controls: Sequence[Control]) -> Figure | ipywidgets.VBox:
    """The figure that ``make`` draws, with live controls where somebody is there to use them.

    Parameters
    ----------
    make : function
        Takes the value of each control by its name, and what it gets first are the controls' first values.
        Its figure carries controls of its own for the page without a kernel; those of the same names follow.
    controls : sequence of Choice or Slider

    Returns
    -------
    ipywidgets.VBox in a live notebook, else Figure.
    """
    if not is_live():
        return make(**{control.name: control.first for control in controls})
    import ipywidgets

    widgets = {control.name: _widget(control) for control in controls}
    shown = ipywidgets.HTML()

    def change(_: object = None) -> None:
        values = {name: widget.value for name, widget in widgets.items()}
        figure = make(**values)
        shown.value = figure.chosen(**{own.name: values.get(own.name, own.first) for own in figure.controls})

    change()
    for widget in widgets.values():
        widget.observe(change, names="value")
    row = ipywidgets.HBox(list(widgets.values()), layout=ipywidgets.Layout(flex_flow="row wrap"))
    return ipywidgets.VBox([row, shown])


def live(figure: Figure) -> Figure | ipywidgets.VBox:
    """A figure with its own controls as widgets in a live notebook; the figure where it has none, and in a build."""
    return explore(lambda **_: figure, figure.controls) if figure.controls and is_live() else figure


def language_switch(lang: str) -> ipywidgets.ToggleButtons | None:
    """Two buttons that turn the figures below into English or Chinese; None where nobody is there to use them."""
    global _switch
    _switch = None
    if is_live():
        import ipywidgets

        options = [(text, code) for code, text in LANGUAGE_NAMES.items()]
        _switch = ipywidgets.ToggleButtons(description="Language 语言", options=options, value=lang)
    return _switch


def in_language(make: Callable[[str], object], lang: str) -> object:
    """What ``make`` gives in ``lang``; where the notebook has a language switch, a box that follows it."""
    if _switch is None:
        return make(lang)
    import ipywidgets

    box = ipywidgets.VBox()

    def change(_: object = None) -> None:
        box.children = [_widget_of(make(_switch.value))]

    change()
    _switch.observe(change, names="value")
    return box


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


def _widget_of(shown: object) -> ipywidgets.Widget:
    import ipywidgets

    if isinstance(shown, ipywidgets.Widget):
        return shown
    return ipywidgets.HTML(shown._repr_mimebundle_()["text/html"])


def _widget(control: Control) -> ipywidgets.Dropdown | ipywidgets.FloatSlider:
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
        layout=ipywidgets.Layout(width="26em"),
    )
