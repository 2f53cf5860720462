"""One visit to a page of the book: looked at as it loads, then scrolled through like a reader does.

A page is visited once and many tests ask about it, so that the whole book can be looked at in little time.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from tests.browser.traffic import Traffic, watch

LOOK = Path(__file__).with_name("look.js").read_text(encoding="utf-8")
HEIGHTS = {1280: 800, 390: 844}
PATIENCE = 20_000
"""Milliseconds that a live chart may take on a busy machine before it counts as missing."""

_SHIFTS = """
window.wrShift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.wrShift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
_READ_ON = """async (patience) => {
  for (const figure of document.querySelectorAll("figure.wr-figure")) {
    figure.scrollIntoView({ block: "center", behavior: "instant" });
    const end = performance.now() + patience;
    while (!figure.classList.contains("wr-is-live") && performance.now() < end) {
      await new Promise((go) => setTimeout(go, 20));
    }
  }
  scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
  await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
  scrollTo({ top: 0, behavior: "instant" });
  await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
}"""


@dataclass(frozen=True)
class Seen:
    """What one visit saw.

    Attributes
    ----------
    page : str
        The page below the site, such as ``en/headlines.html``.
    traffic : Traffic
        Everything asked for and complained about, to the end of the visit.
    before : list of str
        What was asked for until the reader first moved.
    first, last : dict
        The page as it loaded, and after it was read to its end (see look.js).
    ink_first, ink_last : dict of str to float
        The share of each picture's pixels, by figure, that are not its ground.
    """

    page: str
    width: int
    traffic: Traffic
    before: list[str]
    first: dict[str, Any]
    last: dict[str, Any]
    ink_first: dict[str, float] = field(repr=False)
    ink_last: dict[str, float] = field(repr=False)

    @property
    def edition(self) -> str:
        """``en``, ``zh``, or nothing for the page where the reader chooses."""
        return self.page.split("/")[0] if "/" in self.page else ""


@contextmanager
def opened(browser, own: str, width: int = 1280, **options) -> Iterator[tuple[Any, Traffic]]:
    """A fresh page in a window of ``width``, and its traffic; only what lies below ``own`` can be reached."""
    size = {"width": width, "height": HEIGHTS[width]}
    context = browser.new_context(viewport=size, reduced_motion="reduce", **options)
    try:
        traffic = watch(context, own)
        yield context.new_page(), traffic
    finally:
        context.close()


def visit(browser, base: str, page: str, width: int) -> Seen:
    """Visit ``page`` of the site at ``base``: look, read to the end, look again."""
    with opened(browser, base, width) as (tab, traffic):
        tab.add_init_script(_SHIFTS)
        tab.goto(f"{base}/{page}", wait_until="load")
        first = tab.evaluate(LOOK)
        before = list(traffic.asked)
        ink_first = ink(tab, first["figures"])  # a picture of the whole page moves it for a moment
        tab.evaluate("window.wrShift = 0")
        last, ink_last = first, ink_first
        if first["figures"]:
            tab.evaluate(_READ_ON, PATIENCE)
            last = tab.evaluate(LOOK)
            ink_last = ink(tab, last["figures"])
    return Seen(page, width, traffic, before, first, last, ink_first, ink_last)


def ink(tab, figures: list[dict[str, Any]]) -> dict[str, float]:
    """How much of each picture is not its ground, between 0 and 1; taken from one picture of the page."""
    if not figures:
        return {}
    taken = tab.screenshot(full_page=True, type="jpeg", quality=70)
    shot = np.asarray(Image.open(io.BytesIO(taken)).convert("RGB"))
    return {figure["id"]: _ink(_cut(shot, figure["box"])) for figure in figures}


def _cut(shot: np.ndarray, box: dict[str, float]) -> np.ndarray:
    left, top = round(box["x"]), round(box["y"])
    return shot[top : top + round(box["height"]), left : left + round(box["width"])]


def _ink(pixels: np.ndarray) -> float:
    if pixels.size == 0:
        return 0.0
    pixels = pixels[::2, ::2].astype(np.int16)
    ground = np.median(pixels.reshape(-1, 3), axis=0)
    return float((np.abs(pixels - ground).max(axis=2) > 32).mean())
