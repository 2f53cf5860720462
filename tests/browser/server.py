"""A small web server for the built book, compressing as real ones do and counting what it sends."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

_COMPRESSED = {"text/html", "text/css", "text/javascript", "application/json", "image/svg+xml", "text/csv"}
_LEVEL = 6  # what web servers use


@lru_cache(maxsize=512)
def _packed(path: Path, stamp: int) -> bytes:
    return gzip.compress(path.read_bytes(), _LEVEL, mtime=0)


class Server(ThreadingHTTPServer):
    """Serves a folder on 127.0.0.1 at a free port; ``sent`` lists path and body bytes of each answer."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder.resolve()
        self.sent: list[tuple[str, int]] = []

    @property
    def address(self) -> str:
        """Where it serves, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request, client_address) -> None:
        """Say nothing: a browser that goes away is no error."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        asked = unquote(urlsplit(self.path).path)
        path = (self.server.folder / asked.lstrip("/")).resolve()
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or not path.is_relative_to(self.server.folder):
            self.send_error(404)
            return
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        pack = kind in _COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", "")
        body = _packed(path, path.stat().st_mtime_ns) if pack else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        if pack:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.server.sent.append((asked, len(body)))
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A running server of ``folder``."""
    server = Server(folder)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
