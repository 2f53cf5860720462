"""Draw specifications and pixels with vl-convert, here or in the process that keeps it warm.

The library takes nearly two seconds to start, and a book has a hundred processes that draw. A build
therefore starts it once a worker (:func:`serve`) and names the place in ``WORKREPORT_RENDERER``; a process
that finds nobody there named draws for itself. Both give the same bytes.
"""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from functools import cache
from importlib.resources import files
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener
from multiprocessing.util import Finalize
from pathlib import Path
from threading import Lock, Thread

from workreport.charts import theme
from workreport.registry.problems import ProjectError, problem

VEGALITE = "6.4"
"""The Vega-Lite that draws; the live chart uses the same one."""

VARIABLE = "WORKREPORT_RENDERER"
FONT_FILE = "NotoSansCJKsc-Regular.otf"
_drawing, _talking = Lock(), Lock()


def svg(spec: dict) -> str:
    """The SVG of a Vega-Lite specification. No data is fetched: a specification carries its own.

    Raises
    ------
    ValueError
        When the library cannot draw it.
    ProjectError
        When the pictures' font is missing.
    """
    return _asked("svg", spec)


def png(markup: str) -> bytes:
    """The pixels of an SVG, twice its size; raises as :func:`svg` does."""
    return _asked("png", markup)


def serve() -> str:
    """Draw for other processes in a thread of this one; returns what they find in ``WORKREPORT_RENDERER``."""
    key = secrets.token_bytes(16)
    listener = Listener(authkey=key)
    Thread(target=_welcome, args=(listener,), daemon=True).start()
    return f"{key.hex()} {listener.address}"


def _welcome(listener: Listener) -> None:
    while True:
        try:
            guest = listener.accept()
        except (AuthenticationError, EOFError, OSError):  # somebody who left again, or had no key
            continue
        Thread(target=_attend, args=(guest,), daemon=True).start()


def _attend(guest: Connection) -> None:
    with guest:
        try:
            while True:
                kind, content = guest.recv()
                guest.send(_outcome(kind, content))
        except (EOFError, OSError):
            return


def _outcome(kind: str, content: dict | str) -> tuple[str, object]:
    try:
        return "drawn", _drawn(kind, content)
    except ProjectError as error:
        return "problems", error.problems
    except Exception as error:  # whatever the library says belongs to who asked
        return "refused", str(error)


def _drawn(kind: str, content: dict | str) -> str | bytes:
    """The picture, made in this process, one at a time."""
    import vl_convert

    with _drawing:
        use_pinned_font()
        if kind == "svg":
            return vl_convert.vegalite_to_svg(content, vl_version=VEGALITE, allowed_base_urls=[])
        return vl_convert.svg_to_png(content, scale=2)


def _asked(kind: str, content: dict | str) -> str | bytes:
    named = os.environ.get(VARIABLE)
    if not named:
        return _drawn(kind, content)
    line = _line(named)
    with _talking:
        line.send((kind, content))
        outcome, result = line.recv()
    if outcome == "problems":
        raise ProjectError(result)
    if outcome == "refused":
        raise ValueError(result)
    return result


@cache
def _line(named: str) -> Connection:
    """The connection to the process that draws; kept for the life of this one."""
    key, address = named.split(" ", 1)
    return Client(address, authkey=bytes.fromhex(key))


@cache
def use_pinned_font() -> None:
    """Give the drawing library its one font; once a process.

    Raises
    ------
    ProjectError
        When the font is missing, or text drawn with it leaves no ink: a chart without text is no chart.
    """
    import vl_convert

    font = Path(str(files("mplfonts"))) / "fonts" / FONT_FILE
    if not font.is_file():
        raise ProjectError([_font_problem(str(font))])
    # The package holds other fonts too: register a folder in which this one stands alone.
    # The library opens the file again for each conversion, so the folder lives as long as the process.
    folder = tempfile.mkdtemp(prefix="workreport-font-")
    Finalize(None, shutil.rmtree, (folder, True), exitpriority=0)  # at the end of a worker too
    alone = Path(folder) / FONT_FILE
    try:
        alone.hardlink_to(font)
    except OSError:
        shutil.copyfile(font, alone)
    vl_convert.register_font_directory(folder)
    if _ink("湖") == _ink(""):
        raise ProjectError([_font_problem(str(font))])


def _ink(text: str) -> bytes:
    import vl_convert

    return vl_convert.svg_to_png(
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24">'
        f'<text x="2" y="20" font-size="18" font-family="{theme.FONT}">{text}</text></svg>'
    )


def _font_problem(place: str):
    return problem(
        place,
        "",
        en=f"the pictures' font {theme.FONT} cannot be drawn with.",
        zh=f"无法使用图表字体 {theme.FONT}。",
        mend_en="Install the package mplfonts again: pip install --force-reinstall mplfonts.",
        mend_zh="请重新安装 mplfonts：pip install --force-reinstall mplfonts。",
    )
