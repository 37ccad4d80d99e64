"""Rules on ports and seats: where they are, and how certainly."""

from collections.abc import Iterator

from corridor.model.dataset import Dataset
from corridor.package.checks.ground import areas_drawn, metres_to
from corridor.package.checks.rule import Finding, rule

_TABLE = "places"


@rule
def place_outside_area(dataset: Dataset) -> Iterator[Finding]:
    """A place lies in its area, within the uncertainty of its position."""
    drawn = areas_drawn(dataset)
    for place in dataset.places.values():
        shapes = drawn.get(place.area, ())
        if shapes:
            metres = min(metres_to(shape, place.lon, place.lat) for shape in shapes)
            if metres > place.uncertainty_m:
                facts = {"area": place.area, "metres": round(metres), "uncertainty": round(place.uncertainty_m)}
                yield Finding(_TABLE, place.id, "lon", f"{place.lon}, {place.lat}", facts)


@rule
def place_in_undrawn_area(dataset: Dataset) -> Iterator[Finding]:
    """Whether a place lies where it should can only be seen from its area's shape."""
    drawn = areas_drawn(dataset)
    for place in dataset.places.values():
        if drawn and place.area in dataset.areas and place.area not in drawn:
            yield Finding(_TABLE, place.id, "area", place.area)


@rule
def uncertainty_impossible(dataset: Dataset) -> Iterator[Finding]:
    """No position is known without error."""
    for place in dataset.places.values():
        if not place.uncertainty_m > 0:
            yield Finding(_TABLE, place.id, "uncertainty_m", f"{place.uncertainty_m:g}")


@rule
def port_without_transport(dataset: Dataset) -> Iterator[Finding]:
    """A port is drawn by how it is reached."""
    for place in dataset.places.values():
        if place.kind == "port" and not place.transport:
            yield Finding(_TABLE, place.id, "transport", "")


RULES = (
    place_outside_area,
    place_in_undrawn_area,
    uncertainty_impossible,
    port_without_transport,
)
