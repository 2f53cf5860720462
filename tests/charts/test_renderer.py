"""Pictures drawn by another process: the same bytes, and its refusals are told here."""

from __future__ import annotations

import subprocess
import sys

import pytest
from samples import KINDS

from workreport.charts import renderer
from workreport.charts.drawing import WIDE

SPEC = KINDS["bars"]("zh").spec(WIDE)


@pytest.fixture
def served(monkeypatch) -> str:
    named = renderer.serve()
    monkeypatch.setenv(renderer.VARIABLE, named)
    return named


def test_what_is_drawn_elsewhere_is_the_same_to_the_byte(monkeypatch):
    here = renderer.svg(SPEC), renderer.png(renderer.svg(SPEC))
    monkeypatch.setenv(renderer.VARIABLE, renderer.serve())
    assert (renderer.svg(SPEC), renderer.png(renderer.svg(SPEC))) == here


def test_what_cannot_be_drawn_is_refused_as_it_would_be_here(served):
    with pytest.raises(ValueError, match="unknown token"):
        renderer.png("no picture")
    assert renderer.svg(SPEC).startswith("<svg")


def test_a_process_that_draws_elsewhere_never_loads_the_library(served):
    code = (
        "import sys; from workreport.charts import renderer; "
        "print(renderer.svg({'data': {'values': [{}]}, 'mark': 'point'})[:4], 'vl_convert' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["<svg", "False"]


def test_nobody_without_the_key_is_served(served, monkeypatch):
    from multiprocessing import AuthenticationError

    monkeypatch.setenv(renderer.VARIABLE, f"{'00' * 16} {served.split(' ', 1)[1]}")
    with pytest.raises(AuthenticationError):
        renderer.svg(SPEC)
    monkeypatch.setenv(renderer.VARIABLE, served)
    assert renderer.svg(SPEC).startswith("<svg")
