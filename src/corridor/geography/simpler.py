"""A scene with fewer vertices, for a map that shows it small. Neighbours keep sharing their edges."""

from collections.abc import Mapping
from dataclasses import replace

import shapely
from shapely.geometry.base import BaseGeometry

from corridor.geography.scene import Scene

SHARED = "surroundings"
"""The layer whose shapes share edges: it is left as it is, since simplified one by one they would overlap."""


def simpler(scene: Scene, tolerance: float) -> Scene:
    """`scene` with details below `tolerance` km left out of shapes and lines; positions stay."""
    shapes = shapely.coverage_simplify(
        [*scene.regions.values(), *scene.countries.values(), scene.ground], tolerance, simplify_boundary=True
    )
    land = shapely.union_all(shapes[: len(scene.regions)])
    regions, countries = len(scene.regions), len(scene.countries)
    return replace(
        scene,
        regions=dict(zip(scene.regions, shapes[:regions], strict=True)),
        countries=dict(zip(scene.countries, shapes[regions : regions + countries], strict=True)),
        ground=shapes[-1],
        parts=_each(scene.parts, tolerance),
        belts={id_: shape.simplify(tolerance).intersection(land) for id_, shape in scene.belts.items()},
        layers={name: layer if name == SHARED else _each(layer, tolerance) for name, layer in scene.layers.items()},
    )


def _each(shapes: Mapping[str, BaseGeometry], tolerance: float) -> dict[str, BaseGeometry]:
    return {id_: shape.simplify(tolerance) for id_, shape in shapes.items()}
