"""Small pictures with the very same pixels."""

import io

import numpy as np
import pytest
import vl_convert
from PIL import Image

from workreport.charts import pixels

FLAT = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="300" height="200" fill="#fff"/>{}</svg>'
MANY = "".join(
    f'<rect x="{x}" y="{y}" width="1" height="1" fill="#{x % 256:02x}{y:02x}80"/>'
    for x in range(0, 300, 5)
    for y in range(0, 200, 5)
)


def seen(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"))


@pytest.mark.parametrize("inside", ['<circle cx="90" cy="90" r="50" fill="#12436D"/>', MANY])
def test_the_same_pixels_in_fewer_bytes(inside: str):
    drawn = vl_convert.svg_to_png(FLAT.format(inside), scale=2)
    small = pixels.repacked(drawn)
    assert (seen(small) == seen(drawn)).all()
    assert len(small) < len(drawn)


def test_what_is_not_opaque_is_left_alone():
    drawn = vl_convert.svg_to_png(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="5"/></svg>'
    )
    assert pixels.repacked(drawn) == drawn


def test_another_kind_of_png_is_left_alone():
    out = io.BytesIO()
    Image.new("L", (4, 4)).save(out, "png")
    assert pixels.repacked(out.getvalue()) == out.getvalue()
