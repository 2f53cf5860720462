"""What a browser asked for and complained about, and nothing let out of the book.

Every other host is blocked, and that something was asked of one is remembered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

_OWN_WORDS = ("error", "warning", "assert")


@dataclass
class Traffic:
    """Addresses asked for, those outside the book among them, and complaints.

    Attributes
    ----------
    asked : list of str
        Every address, in order; ``data:`` is none.
    outside : list of str
        Addresses that do not begin with the book's own.
    complaints : list of str
        Errors and warnings of the console, exceptions, failed requests, dialogs.
    """

    asked: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """All that must not happen on a page of the book."""
        return [f"asked elsewhere: {address}" for address in self.outside] + self.complaints


def watch(context: BrowserContext, own: str) -> Traffic:
    """Follow everything that happens in ``context``; only addresses below ``own`` are let through."""
    traffic = Traffic()

    def ask(request) -> None:
        if request.url.startswith(("data:", "blob:", "about:")):
            return
        traffic.asked.append(request.url)
        if not request.url.startswith(own):
            traffic.outside.append(request.url)

    def fail(request) -> None:
        # A page left while it loads gives up its requests: no fault.
        if request.url.startswith(own) and request.failure != "net::ERR_ABORTED":
            traffic.complaints.append(f"not found: {request.url}: {request.failure}")

    def answer(response) -> None:
        if response.status >= 400:
            traffic.complaints.append(f"not found: {response.url}: {response.status}")

    def tell(message) -> None:
        if message.type in _OWN_WORDS:
            traffic.complaints.append(f"console {message.type}: {message.text}")

    def dismiss(dialog) -> None:
        traffic.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    context.on("request", ask)
    context.on("requestfailed", fail)
    context.on("response", answer)
    context.on("console", tell)
    context.on("dialog", dismiss)
    context.on("weberror", lambda error: traffic.complaints.append(f"exception: {error.error}"))
    context.on("page", lambda page: page.on("websocket", lambda socket: traffic.outside.append(socket.url)))
    context.route(re.compile(rf"^(?!{re.escape(own)}|data:|blob:|about:)"), lambda route: route.abort())
    return traffic
