"""A layer as text, as a release keeps it: geometries of GeoJSON in WGS 84 with every digit that coordinates have."""

import json
from collections.abc import Sequence

from shapely.geometry import mapping, shape

from corridor.model.feature import Feature
from corridor.releases.canonical_rows import canonical


def layer_text(features: Sequence[Feature], sources: Sequence[str]) -> str:
    """The features of a layer in their order, and the ids of the sources that the package names for it."""
    written = [
        {"id": row.id, "properties": [*row.properties.items()], "geometry": mapping(row.geometry)} for row in features
    ]
    return canonical({"features": written, "sources": sources})


def layer_of(text: str) -> tuple[tuple[Feature, ...], tuple[str, ...]]:
    """Features and sources that `layer_text` made `text` of."""
    read = json.loads(text)
    features = (Feature(row["id"], dict(row["properties"]), shape(row["geometry"])) for row in read["features"])
    return tuple(features), tuple(read["sources"])
