"""Choices a reader can make on the published page, without a kernel.

A control is hidden until scripts run. On its first use the live chart is fetched, the chart's parameter of
the same name is set, and the rows of the table that belong to the option are shown. A choice that is
``linked`` moves with those of the same name in the other figures of the page, and a pointer can make it on the
picture itself, where marks carry the option in their field ``choose``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from workreport.figures.format import MINUS

_NAME = re.compile(r"[a-z][a-z0-9_]*")


def _checked(name: str) -> None:
    # A name becomes an attribute and a Vega signal: nothing but a plain word can be either.
    if not _NAME.fullmatch(name):
        raise ValueError(f"a control's name is small letters, digits and _, not {name!r}")


@dataclass(frozen=True)
class Choice:
    """One of several options, as a list to choose from.

    Attributes
    ----------
    name : str
        The chart's parameter.
    label : str
        What the reader sees before the list.
    options : mapping or sequence
        Parameter value → text; a sequence stands for itself. The first one is what the picture shows.
    column : str
        The table's column that holds the option's text; rows of other options are hidden.
    linked : bool
        Whether it moves together with the linked choices of this name in other figures.
    """

    name: str
    label: str
    options: Mapping[str, str] | Sequence[str]
    column: str = ""
    linked: bool = False

    def __post_init__(self) -> None:
        _checked(self.name)
        if not self.options:
            raise ValueError(f"the choice {self.name!r} has no options")

    @property
    def texts(self) -> dict[str, str]:
        """Parameter value → text."""
        if isinstance(self.options, Mapping):
            return dict(self.options)
        return {option: option for option in self.options}

    def html(self, prefix: str) -> str:
        """A labelled list."""
        options = "".join(
            f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in self.texts.items()
        )
        return (
            f'<label for="{prefix}-{self.name}">{escape(self.label)}</label> '
            f'<select id="{prefix}-{self.name}" name="{self.name}" autocomplete="off"'
            f"{' data-linked' if self.linked else ''}>{options}</select>"
        )

    @property
    def first(self) -> str:
        """What the picture shows before a reader chooses."""
        return next(iter(self.texts))

    def of_rows(self, frame: pd.DataFrame) -> list[str]:
        """For each row of ``frame`` the option it belongs to; empty for rows of all options."""
        if not self.column:
            return [""] * len(frame)
        by_text = {text: value for value, text in self.texts.items()}
        return [by_text.get(str(cell), "") for cell in frame[self.column]]


@dataclass(frozen=True)
class Slider:
    """A number within limits.

    Attributes
    ----------
    name, label : str
        The chart's parameter, and what the reader sees before the slider.
    low, high, step, start : float
        The limits, the step, and what the picture shows.
    unit : str
        Written after the number.
    """

    name: str
    label: str
    low: float
    high: float
    step: float
    start: float
    unit: str = ""

    def __post_init__(self) -> None:
        _checked(self.name)
        if not self.low <= self.start <= self.high or self.step <= 0:
            raise ValueError(f"the slider {self.name!r} starts outside its limits")

    @property
    def first(self) -> float:
        """What the picture shows before a reader moves it."""
        return self.start

    def html(self, prefix: str) -> str:
        """A labelled slider with its number beside it."""
        return (
            f'<label for="{prefix}-{self.name}">{escape(self.label)}</label> '
            f'<input type="range" id="{prefix}-{self.name}" name="{self.name}" min="{self.low:g}" '
            f'max="{self.high:g}" step="{self.step:g}" value="{self.start:g}" autocomplete="off" '
            f'data-unit="{escape(self.unit)}"><output for="{prefix}-{self.name}">'
            f"{f'{self.start:g}'.replace('-', MINUS)}{escape(self.unit)}</output>"
        )

    def of_rows(self, frame: pd.DataFrame) -> list[str]:
        """A slider hides no rows."""
        return [""] * len(frame)


Control = Choice | Slider


def row_marks(controls: Sequence[Control], frame: pd.DataFrame) -> list[dict[str, str]] | None:
    """For each row the options it belongs to, by control; None where no control filters."""
    columns = {control.name: control.of_rows(frame) for control in controls}
    columns = {name: values for name, values in columns.items() if any(values)}
    if not columns:
        return None
    return [{name: values[i] for name, values in columns.items() if values[i]} for i in range(len(frame))]


def kept(controls: Sequence[Control], frame: pd.DataFrame, values: Mapping[str, object]) -> list[int]:
    """Positions of the rows that belong to the options chosen; an empty option is all of them."""
    marks = row_marks(controls, frame) or [{}] * len(frame)
    return [
        i for i, own in enumerate(marks) if all(values[name] in ("", option) for name, option in own.items())
    ]
