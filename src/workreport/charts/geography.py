"""Boundaries as a picture needs them: projected to pixels, thinned without gaps, hatched where data is missing.

Maps are drawn in the plane (Vega's ``identity`` projection), so the order of a ring's points does not matter
there; on Vega's spherical projections a ring that runs the wrong way floods the whole picture.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from geopandas import GeoDataFrame, GeoSeries, points_from_xy
from shapely.affinity import affine_transform
from shapely.geometry import LineString, MultiLineString, box, mapping
from shapely.geometry.base import BaseGeometry

_THIN = 0.6
"""How far a thinned border may lie from the true one, in pixels."""

_HATCH = 7
"""How far the lines of a hatching lie apart, in pixels."""


@dataclass(frozen=True)
class Plate:
    """A map in pixels: y downwards, the north at the top.

    Attributes
    ----------
    width, height : float
    shapes : dict
        area_code → geometry.
    lake : geometry or None
        What of the lake lies inside the picture.
    centres, middles : dict
        area_code → the point farthest from all borders, where a circle has the most room; and where words have
        it, which are twice as wide as high.
    place : function
        Longitude and latitude → pixels.
    """

    width: float
    height: float
    shapes: dict[str, BaseGeometry]
    lake: BaseGeometry | None
    centres: dict[str, tuple[float, float]]
    middles: dict[str, tuple[float, float]]
    place: Callable[[float, float], tuple[float, float]]


def plate(counties: GeoDataFrame, lake: GeoDataFrame | None, width: float, margin: float = 10) -> Plate:
    """The counties (columns area_code, geometry; longitude and latitude) in a picture of ``width`` pixels.

    The projection is equal-area around their middle; borders are thinned together, so that neighbours still
    share them.
    """
    geographic = counties.set_crs(4326) if counties.crs is None else counties
    west, south, east, north = geographic.to_crs(4326).total_bounds
    crs = f"+proj=laea +lat_0={(south + north) / 2:.4f} +lon_0={(west + east) / 2:.4f} +units=m"
    flat = geographic.to_crs(crs)
    left, bottom, right, top = flat.total_bounds
    scale = (width - 2 * margin) / (right - left)
    height = (top - bottom) * scale + 2 * margin
    to_pixels = [scale, 0, 0, -scale, margin - left * scale, margin + top * scale]
    moved = [affine_transform(shape, to_pixels) for shape in flat.geometry]
    thinned = shapely.coverage_simplify(np.array(moved), _THIN)
    shapes = dict(zip(flat["area_code"], thinned, strict=True))

    def place(lon: float, lat: float) -> tuple[float, float]:
        point = GeoSeries(points_from_xy([lon], [lat]), crs=4326).to_crs(crs).iloc[0]
        return point.x * scale + to_pixels[4], -point.y * scale + to_pixels[5]

    water = None
    if lake is not None and len(lake):
        known = lake.set_crs(4326) if lake.crs is None else lake
        water = affine_transform(known.to_crs(crs).geometry.union_all(), to_pixels)
        water = water.intersection(box(0, 0, width, height)).simplify(_THIN)
    centres, middles = (
        {code: centre(shape, stretch=stretch) for code, shape in shapes.items()} for stretch in (1, 2)
    )
    return Plate(width, height, shapes, water, centres, middles, place)


def centre(shape: BaseGeometry, *, stretch: float = 1) -> tuple[float, float]:
    """The middle of the largest circle inside ``shape``, or of an ellipse ``stretch`` times as wide as high."""
    largest = max(getattr(shape, "geoms", [shape]), key=lambda part: part.area)
    narrowed = affine_transform(largest, [1 / stretch, 0, 0, 1, 0, 0])
    x, y = shapely.maximum_inscribed_circle(narrowed, tolerance=1).coords[0]
    return x * stretch, y


def hatching(shape: BaseGeometry) -> BaseGeometry:
    """Parallel lines inside ``shape``: what is missing is seen to be missing, without any colour."""
    left, top, right, bottom = shape.bounds
    start = np.floor((left + top) / _HATCH) * _HATCH
    rising = [
        LineString([(total - top, top), (total - bottom, bottom)])
        for total in np.arange(start, right + bottom + _HATCH, _HATCH)
    ]
    return shape.intersection(MultiLineString(rising))


def feature(shape: BaseGeometry, **fields: object) -> dict:
    """``shape`` as a GeoJSON feature, pixels to a tenth, with further fields beside it."""
    rounded = shapely.transform(shape, lambda points: np.round(points, 1))
    return {"type": "Feature", "geometry": _plain(mapping(rounded)), **fields}


def _plain(content: object) -> object:
    """Tuples as lists, whole numbers without a decimal: the shortest JSON."""
    if isinstance(content, dict):
        return {key: _plain(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [_plain(value) for value in content]
    if isinstance(content, float):
        return int(content) if content == int(content) else round(content, 1)
    return content
