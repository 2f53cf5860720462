"""Make a drawn PNG small: the library writes four bytes a pixel with a fast, weak compression.

Our pictures are flat and have few colours; as a palette they take a tenth. Done here with what is there
anyway, for a picture library would be one more package to install.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import numpy as np

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_SUB = 1  # each byte is the difference from the pixel before


def repacked(png: bytes) -> bytes:
    """The same pixels in fewer bytes; ``png`` itself where it is not the kind that vl-convert writes."""
    chunks = list(_chunks(png))
    header = next(content for kind, content in chunks if kind == b"IHDR")
    width, height, depth, colours = struct.unpack(">IIBB", header[:10])
    raw = zlib.decompress(b"".join(content for kind, content in chunks if kind == b"IDAT"))
    if (depth, colours) != (8, 6) or len(raw) != height * (1 + 4 * width):
        return png
    rows = np.frombuffer(raw, np.uint8).reshape(height, 1 + 4 * width)
    if (rows[:, 0] != _SUB).any():
        return png
    pixels = np.cumsum(rows[:, 1:].reshape(height, width, 4), axis=1, dtype=np.uint8)
    if (pixels[..., 3] != 255).any():
        return png
    rgb = pixels[..., :3]
    packed = rgb.astype(np.uint32) @ np.array([1 << 16, 1 << 8, 1], np.uint32)
    palette, index = np.unique(packed, return_inverse=True)
    if len(palette) > 256:
        return _written(width, height, 2, rgb.reshape(height, 3 * width), b"")
    table = b"".join(struct.pack(">I", int(colour))[1:] for colour in palette)
    return _written(width, height, 3, index.reshape(height, width).astype(np.uint8), table)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length


def _written(width: int, height: int, kind: int, rows: np.ndarray, palette: bytes) -> bytes:
    unfiltered = np.zeros((height, 1 + rows.shape[1]), np.uint8)
    unfiltered[:, 1:] = rows
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(unfiltered.tobytes(), 9)),
        (b"IEND", b""),
    ]
    out = [_SIGNATURE]
    for name, content in parts:
        if content or name == b"IEND":
            check = zlib.crc32(name + content)
            out.append(struct.pack(">I", len(content)) + name + content + struct.pack(">I", check))
    return b"".join(out)
