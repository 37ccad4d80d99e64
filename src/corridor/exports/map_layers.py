"""What the map shows, for other maps: features in WGS 84 degrees with the published figures as their properties."""

from collections.abc import Callable, Mapping
from decimal import Decimal

import shapely
from msgspec import Struct
from shapely.geometry.base import BaseGeometry

from corridor.exports.plain_records import number
from corridor.geography.projection import Projection
from corridor.geography.scene import Scene, scene_of
from corridor.messages.catalogue import message
from corridor.model.dataset import Dataset
from corridor.model.records import Place
from corridor.model.vocabulary import Text
from corridor.queries.coverage import coverage

Property = None | str | int | float | bool
DIGITS = 6
"""Decimals of a degree: a tenth of a metre."""


class MapFeature(Struct, frozen=True):
    """One feature; all of a layer have the same properties."""

    id: str
    properties: Mapping[str, Property]
    geometry: BaseGeometry


class MapLayer(Struct, frozen=True):
    """One layer.

    Attributes:
        schematic: whether its shapes were derived by a stated rule, and were not surveyed.
    """

    id: str
    title: Text
    features: tuple[MapFeature, ...]
    schematic: bool = False

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north of all features; nothing stands beyond the poles."""
        west, south, east, north = shapely.total_bounds([one.geometry for one in self.features])
        return float(west), float(south), float(east), float(north)


def map_layers(dataset: Dataset) -> tuple[MapLayer, ...]:
    """Regions, border, corridor line, belts, ports and seats; a layer without features is left out.

    What a region has no figure of is null, and beside each figure stands its state.
    """
    scene = scene_of(dataset)
    makers: tuple[tuple[str, Text, Callable[[Dataset, Scene], tuple[MapFeature, ...]], bool], ...] = (
        ("regions", message("layer.regions"), _regions, False),
        ("border", message("layer.border"), _border, False),
        ("corridor", message("layer.corridor"), _corridor, True),
        ("belts", message("layer.belts"), _belts, True),
        ("ports", message("layer.ports"), lambda data, _: _places(data, "port"), False),
        ("seats", message("layer.seats"), lambda data, _: _places(data, "seat"), False),
    )
    made = (MapLayer(name, title, make(dataset, scene), schematic) for name, title, make, schematic in makers)
    return tuple(layer for layer in made if layer.features)


def _names(text: Text, languages: tuple[str, ...], name: str = "name") -> dict[str, Property]:
    return {f"{name}_{language}": text.in_(language) for language in languages}


def _regions(dataset: Dataset, _scene: Scene) -> tuple[MapFeature, ...]:
    counts = coverage(dataset).by_region
    reported = dict.fromkeys(row.indicator for region in dataset.regions for row in dataset.latest_of(region.id))
    features = []
    for region in dataset.regions:
        properties = _names(region.name, dataset.corridor.languages)
        count = counts[region.id]
        properties |= {"figures": count.figures, "programmes": count.programmes, "honours": count.honours}
        latest = {row.indicator: row for row in dataset.latest_of(region.id)}
        for indicator in reported:
            row = latest.get(indicator)
            properties[indicator] = _value(row.value) if row else None
            properties[f"{indicator}_state"] = row.qualifier.value if row else None
            properties[f"{indicator}_period"] = row.period.text if row and row.period else None
        shapes = [one.geometry for one in dataset.layers["regions"] if _region_of(dataset, one.properties) == region.id]
        features.append(MapFeature(region.id, properties, shapely.union_all(shapes)))
    return tuple(features)


def _region_of(dataset: Dataset, properties: Mapping[str, Property]) -> str | None:
    return dataset.region_of(str(properties["area"]))


def _value(value: Decimal | None) -> float | None:
    return None if value is None else float(number(value))


def _border(dataset: Dataset, _scene: Scene) -> tuple[MapFeature, ...]:
    return tuple(
        MapFeature(one.id, {name: one.properties.get(name) for name in ("area", "faces", "order")}, one.geometry)
        for one in dataset.layers["border"]
    )


def _corridor(_dataset: Dataset, scene: Scene) -> tuple[MapFeature, ...]:
    return tuple(
        MapFeature(f"arm-{place}", {"schematic": True}, _degrees(arm, scene.projection))
        for place, arm in enumerate(scene.corridor, 1)
    )


def _belts(dataset: Dataset, scene: Scene) -> tuple[MapFeature, ...]:
    return tuple(
        MapFeature(
            key,
            {
                **_names(dataset.belts[key].name, dataset.corridor.languages),
                **_names(dataset.belts[key].rule, dataset.corridor.languages, "rule"),
                "area": dataset.belts[key].area,
                "depth_km": dataset.belts[key].depth_km,
                "schematic": dataset.belts[key].schematic,
            },
            _degrees(shape, scene.projection),
        )
        for key, shape in scene.belts.items()
    )


def _places(dataset: Dataset, kind: str) -> tuple[MapFeature, ...]:
    return tuple(_place(dataset, place) for place in dataset.places.values() if place.kind == kind)


def _place(dataset: Dataset, place: Place) -> MapFeature:
    properties: dict[str, Property] = {
        **_names(place.name, dataset.corridor.languages),
        "area": place.area,
        "transport": ";".join(place.transport),
        "faces": place.faces,
        "uncertainty_m": place.uncertainty_m,
    }
    return MapFeature(place.id, properties, shapely.Point(place.lon, place.lat))


def _degrees(shape: BaseGeometry, projection: Projection) -> BaseGeometry:
    """A shape in km as WGS 84 degrees, rounded."""
    return shapely.transform(projection.unprojected(shape), lambda places: places.round(DIGITS))
