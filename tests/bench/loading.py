"""What a page costs a reader: bytes at load, and the time until the first chart can be seen."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.browser.chromium import FLAGS
from tests.browser.server import serving

TIMES = 5
FEWER = 3
"""How often a page is loaded in each way: for the whole, and for the quick bench."""
PHONE = "390×844"
SIZES = {"1280×800": (1280, 800), PHONE: (390, 844)}
SLOW = {"latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750, "offline": False}
"""A slow telephone connection: 1.6 Mbit/s down, 150 ms; in bytes a second, as the browser wants it."""
SLOWER_PROCESSOR = 4
_FIRST_CHART = """
(() => {
  const chart = ".wr-static svg, .wr-live svg, .vega-embed svg, .vega-embed canvas";
  const look = () => {
    const there = [...document.querySelectorAll(chart)].some((one) => one.checkVisibility() && one.getBoundingClientRect().height > 20);
    if (!there) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => { window.benchSeen = performance.now(); }));
  };
  requestAnimationFrame(look);
})();
"""


@dataclass(frozen=True)
class Load:
    """One kind of visit to a page: medians of several.

    Attributes
    ----------
    kilobytes : float
        Bodies of all answers of the page's own server, compressed.
    requests, elsewhere : int
        Requests answered by it; and requests to other hosts, which are not answered.
    first_chart : float
        Milliseconds from the start of the navigation until the first chart is painted.
    """

    kilobytes: float
    requests: int
    elsewhere: int
    first_chart: float


def measure(
    chromium: str, pages: dict[str, tuple[Path, str]], tell: Callable[[str], None], *, whole: bool
) -> dict:
    """Load each page several times, in turn, in each window, plain and as on a slow telephone.

    The quick bench loads them less often: plain in the large window, slow in the small one.

    Parameters
    ----------
    chromium : str
        The path of a browser.
    pages : dict
        Name to folder and page.
    tell : callable
        Takes a line about how far it is.

    Returns
    -------
    dict
        profile → name → what :class:`Load` holds.
    """
    from playwright.sync_api import sync_playwright

    told: dict[str, dict] = {}
    alone = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, alone])
        for size, window in SIZES.items():
            for slow in (False, True) if whole else (size == PHONE,):
                profile = f"{size}{', slow phone' if slow else ''}"
                tell(f"load the pages, {profile}")
                loads = {name: [] for name in pages}
                for _ in range(TIMES if whole else FEWER):
                    for name, (folder, page) in pages.items():
                        loads[name].append(_load(browser, folder, page, window, slow))
                told[profile] = {name: asdict(_median(those)) for name, those in loads.items()}
        told["browser"] = browser.version
        browser.close()
    return told


def _load(browser, folder: Path, page: str, window: tuple[int, int], slow: bool) -> Load:
    context = browser.new_context(viewport={"width": window[0], "height": window[1]})
    try:
        tab = context.new_page()
        tab.add_init_script(_FIRST_CHART)
        if slow:
            session = context.new_cdp_session(tab)
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", SLOW)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
        elsewhere = []
        with serving(folder) as server:
            tab.on(
                "request", lambda one: None if _own(one.url, server.address) else elsewhere.append(one.url)
            )
            tab.goto(f"{server.address}/{page}", wait_until="load", timeout=120_000)
            tab.wait_for_function("window.benchSeen > 0", timeout=60_000)
            tab.wait_for_timeout(500)  # for what is fetched after the chart
            sent = list(server.sent)
        seen = tab.evaluate("window.benchSeen")
        return Load(sum(size for _, size in sent) / 1000, len(sent), len(elsewhere), seen)
    finally:
        context.close()


def _own(url: str, address: str) -> bool:
    return url.startswith((address, "data:", "blob:"))


def _median(loads: list[Load]) -> Load:
    middle = {name: statistics.median(getattr(load, name) for load in loads) for name in asdict(loads[0])}
    return Load(
        round(middle["kilobytes"], 1),
        round(middle["requests"]),
        round(middle["elsewhere"]),
        round(middle["first_chart"]),
    )
