"""A scene with fewer vertices, for a map that shows it small. Neighbours keep sharing their edges."""

from collections.abc import Mapping, Sequence

import shapely
from msgspec.structs import replace
from shapely.geometry.base import BaseGeometry

from corridor.geography.scene import Scene

SHARED = "surroundings"
"""The layer whose shapes share edges: it is left as it is, since simplified one by one they would overlap."""


def simpler(scene: Scene, tolerance: float) -> Scene:
    """`scene` with details below `tolerance` km left out of shapes and lines; positions stay."""
    shapes = shapely.coverage_simplify(
        [*scene.regions.values(), *scene.countries.values(), scene.ground], tolerance, simplify_boundary=True
    )
    regions, countries = len(scene.regions), len(scene.countries)
    own = dict(zip(scene.regions, shapes[:regions], strict=True))
    tree = shapely.STRtree(list(scene.regions.values()))
    return replace(
        scene,
        regions=own,
        countries=dict(zip(scene.countries, shapes[regions : regions + countries], strict=True)),
        ground=shapes[-1],
        parts=_each(scene.parts, tolerance),
        belts={id_: _belt(shape, tree, list(own.values()), tolerance) for id_, shape in scene.belts.items()},
        layers={name: layer if name == SHARED else _each(layer, tolerance) for name, layer in scene.layers.items()},
    )


def _belt(
    belt: BaseGeometry, regions: shapely.STRtree, simplified: Sequence[BaseGeometry], tolerance: float
) -> BaseGeometry:
    """`belt` with fewer vertices, inside the region it was derived in: simplified, it may reach across an edge."""
    own = regions.query(belt.representative_point(), predicate="intersects")
    return belt.simplify(tolerance).intersection(simplified[int(own[0]) if len(own) else 0])


def _each(shapes: Mapping[str, BaseGeometry], tolerance: float) -> dict[str, BaseGeometry]:
    return {id_: shape.simplify(tolerance) for id_, shape in shapes.items()}
