"""Boundaries as the maps need them. Imports geopandas, so import this only when a map is drawn."""

from __future__ import annotations

import geopandas as gpd
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.polygon import orient

from workreport.registry.project import Project


def counties(project: Project) -> gpd.GeoDataFrame:
    """The counties: area_code, name_zh, name_en, geometry; by code, every outer ring clockwise."""
    frame = _read(project, "counties.geojson").rename(columns={"adcode": "area_code"})
    frame = frame.sort_values("area_code").reset_index(drop=True)
    return frame[["area_code", "name_zh", "name_en", "geometry"]]


def lake(project: Project) -> gpd.GeoDataFrame:
    """The lake: name_zh, name_en, geometry; every outer ring clockwise."""
    return _read(project, "lake.geojson")[["name_zh", "name_en", "geometry"]]


def _read(project: Project, name: str) -> gpd.GeoDataFrame:
    frame = gpd.read_file(project.data / "geo" / name)
    return frame.set_geometry(frame.geometry.map(clockwise))


def clockwise(shape: Polygon | MultiPolygon) -> Polygon | MultiPolygon:
    """The shape with outer rings clockwise, as d3 and Vega read them; the reverse floods the whole map."""
    if isinstance(shape, MultiPolygon):
        return MultiPolygon([orient(part, sign=-1.0) for part in shape.geoms])
    return orient(shape, sign=-1.0)
