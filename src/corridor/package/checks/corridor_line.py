"""Rules on what the program draws by itself: the corridor line never leaves the regions, nor runs along their edge."""

from collections.abc import Iterator

import shapely
from msgspec import Struct
from shapely import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from corridor.geography.scene import border_of, corridor_of, land_of
from corridor.geography.staying_inside import CLEARANCE, nearer_than_needed
from corridor.model.dataset import Dataset
from corridor.model.kept_answers import kept
from corridor.package.checks.ground import sound
from corridor.package.checks.rule import Finding, rule

_LAYERS = ("regions", "border")
_SEEN = 0.01
"""Km of a line outside the regions, or too near their edge, that no map shows: vertices are rounded to as much."""


class _Drawn(Struct, frozen=True):
    """What the program draws, in km: `outside` is how much of the `arms` does not lie on the `land`."""

    arms: tuple[LineString, ...]
    land: BaseGeometry
    outside: float


@kept
def _drawn(dataset: Dataset) -> _Drawn | None:
    """What both rules look at, kept with the ground that is judged; nothing where it cannot be drawn."""
    if not can_be_drawn(dataset):
        return None
    arms, land = corridor_of(dataset), land_of(dataset)
    return _Drawn(arms, land, MultiLineString(arms).difference(land).length)


@rule
def corridor_line_outside(dataset: Dataset) -> Iterator[Finding]:
    """The corridor line is invented, and so must not claim a metre of ground abroad."""
    drawn = _drawn(dataset)
    if drawn and drawn.outside > _SEEN:
        yield Finding("corridor", dataset.corridor.id, "hub", f"{drawn.outside:.1f}")


@rule
def corridor_line_at_edge(dataset: Dataset) -> Iterator[Finding]:
    """The corridor line keeps its distance from the edge of the regions wherever they are wide enough.

    A line that runs outside is the other rule's finding.
    """
    drawn = _drawn(dataset)
    if drawn and drawn.outside <= _SEEN:
        near = nearer_than_needed(drawn.arms, drawn.land)
        if near > _SEEN:
            yield Finding("corridor", dataset.corridor.id, "hub", f"{near:.1f}", {"least": f"{CLEARANCE:g}"})


def can_be_drawn(dataset: Dataset) -> bool:
    """Whether regions and border are complete and sound; rules of their own name what is wrong with them."""
    features = [feature for layer in _LAYERS for feature in dataset.layers.get(layer, ())]
    drawn = {dataset.region_of(str(feature.properties["area"])) for feature in dataset.layers.get("regions", ())}
    return (
        all(dataset.layers.get(layer) for layer in _LAYERS)
        and set(dataset.corridor.regions) <= drawn
        and all(sound(feature.geometry) for feature in features)
        and all("Line" in feature.geometry.geom_type for feature in dataset.layers["border"])
        and 0.0 not in {dataset.corridor.projection_lon, dataset.corridor.projection_lat}
    )


def distance_to_border(dataset: Dataset) -> float | None:
    """The smallest distance in km between the corridor line and the border; None where either is not drawn."""
    if not can_be_drawn(dataset):
        return None
    arms = corridor_of(dataset)
    return float(shapely.distance(MultiLineString(arms), border_of(dataset).lines)) if arms else None


RULES = (corridor_line_outside, corridor_line_at_edge)
