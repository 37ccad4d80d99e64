"""Everything of a package that the map shows, in km: what is stored, and what follows from it by a stated rule."""

from collections.abc import Mapping
from functools import lru_cache

import shapely
from msgspec import Struct
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from corridor.geography.belts import belt_shape
from corridor.geography.corridor_line import corridor_arms
from corridor.geography.linear import BorderLine
from corridor.geography.projection import Projection
from corridor.model.dataset import Dataset

CONTEXT = ("surroundings", "rivers", "lakes")
"""The layers that are only shown."""


class Scene(Struct, frozen=True, dict=True):
    """The geography of a package in km (see `Projection`).

    Attributes:
        regions: shape of each region by code, with the areas that are shown with it.
        parts: boundary lines inside a region, between its own area and one shown with it, by region code.
        border: the walk along the border.
        belts: shape of each belt by its id.
        corridor: the corridor's arms, beginning at the hub.
        places: position of each port and seat by its id.
        countries: ground of the countries across the border, by code.
        ground: the remaining ground on this side.
        layers: the layers of `CONTEXT` by name: shape by feature id.

    """

    projection: Projection
    regions: Mapping[str, BaseGeometry]
    parts: Mapping[str, BaseGeometry]
    border: BorderLine
    belts: Mapping[str, BaseGeometry]
    corridor: tuple[LineString, ...]
    places: Mapping[str, Point]
    countries: Mapping[str, BaseGeometry]
    ground: BaseGeometry
    layers: Mapping[str, Mapping[str, BaseGeometry]]

    @property
    def land(self) -> BaseGeometry:
        """All regions together."""
        return _together(tuple(self.regions.values()))


def projection_of(dataset: Dataset) -> Projection:
    """The projection that the package asks for."""
    return Projection(dataset.corridor.projection_lon, dataset.corridor.projection_lat)


def border_of(dataset: Dataset) -> BorderLine:
    """The walk along the border of the package."""
    return BorderLine.of(dataset.layers["border"], projection_of(dataset))


def regions_of(dataset: Dataset) -> dict[str, BaseGeometry]:
    """The shape of each region by code in km, with the areas that are shown with it."""
    return {code: shapely.union_all(shapes) for code, shapes in _pieces(dataset, projection_of(dataset)).items()}


def land_of(dataset: Dataset) -> BaseGeometry:
    """All regions of the package together, in km."""
    return _together(tuple(regions_of(dataset).values()))


@lru_cache(maxsize=2)
def _together(shapes: tuple[BaseGeometry, ...]) -> BaseGeometry:
    """`shapes` as one; kept for the same ones, for whatever is drawn of a package asks for its land."""
    return shapely.union_all(list(shapes))


def corridor_of(dataset: Dataset) -> tuple[LineString, ...]:
    """The corridor's arms, in km."""
    return _arms(dataset, regions_of(dataset), border_of(dataset), _places(dataset, projection_of(dataset)))


def scene_of(dataset: Dataset) -> Scene:
    """Project the package and derive belts and corridor."""
    projection = projection_of(dataset)
    pieces = _pieces(dataset, projection)
    regions = {code: shapely.union_all(shapes) for code, shapes in pieces.items()}
    border = border_of(dataset)
    places = _places(dataset, projection)
    countries, ground = _ground(dataset, projection)
    return Scene(
        projection=projection,
        regions=regions,
        parts={code: _inner_lines(shapes) for code, shapes in pieces.items() if len(shapes) > 1},
        border=border,
        belts=_belts(dataset, regions, border),
        corridor=_arms(dataset, regions, border, places),
        places=places,
        countries=countries,
        ground=ground,
        layers={name: _shapes(dataset, name, projection) for name in CONTEXT if name in dataset.layers},
    )


def _ground(dataset: Dataset, projection: Projection) -> tuple[dict[str, BaseGeometry], BaseGeometry]:
    """The neighbours and the surroundings, as far as the data reach: what lies beyond is not known, nor drawn."""
    neighbours = {row.id: projection.shape(row.geometry) for row in dataset.layers.get("neighbours", ())}
    around = [feature.geometry for feature in dataset.layers.get("surroundings", ())]
    return neighbours, projection.shape(shapely.coverage_union_all(around) if around else Polygon())


def _places(dataset: Dataset, projection: Projection) -> dict[str, Point]:
    return {place.id: Point(projection.point(place.lon, place.lat)) for place in dataset.places.values()}


def _shapes(dataset: Dataset, layer: str, projection: Projection) -> dict[str, BaseGeometry]:
    return {feature.id: projection.shape(feature.geometry) for feature in dataset.layers[layer]}


def _pieces(dataset: Dataset, projection: Projection) -> dict[str, list[BaseGeometry]]:
    pieces: dict[str, list[BaseGeometry]] = {code: [] for code in dataset.corridor.regions}
    for feature in dataset.layers["regions"]:
        region = dataset.region_of(str(feature.properties["area"]))
        if region:
            pieces[region].append(projection.shape(feature.geometry))
    return pieces


def _inner_lines(shapes: list[BaseGeometry]) -> BaseGeometry:
    whole = shapely.union_all(shapes)
    edges = shapely.union_all([shape.boundary for shape in shapes])
    return edges.difference(whole.boundary)


def _belts(dataset: Dataset, regions: Mapping[str, BaseGeometry], border: BorderLine) -> dict[str, BaseGeometry]:
    return {
        belt.id: belt_shape(regions[belt.area], border.of_area(belt.area), belt.depth_km)
        for belt in dataset.belts.values()
        if belt.area in regions
    }


def _arms(
    dataset: Dataset, regions: Mapping[str, BaseGeometry], border: BorderLine, places: Mapping[str, Point]
) -> tuple[LineString, ...]:
    """The corridor from the seat of its hub, else from the middle of the hub."""
    hub = dataset.corridor.hub
    if not border.stretches or hub not in regions:
        return ()
    seats = [places[seat.id] for seat in dataset.places_of(hub, "seat")]
    start = seats[0] if seats else regions[hub].representative_point()
    return corridor_arms(border.line, _together(tuple(regions.values())), start)
