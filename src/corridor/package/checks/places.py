"""Rules on ports and seats: where they are, and how certainly."""

from collections.abc import Iterator

from corridor.model.dataset import Dataset
from corridor.package.checks.ground import areas_drawn, metres_to
from corridor.package.checks.rule import Finding, rule, words

_TABLE = "places"


@rule(
    message=words(
        "{found} 距所在地区 {area} {metres} 米，超出位置误差 {uncertainty} 米",
        "{found} lies {metres} m outside its area {area}, with an uncertainty of {uncertainty} m",
    ),
    remedy=words(
        "核对坐标（是否为 GCJ-02 或 BD-09）和所在地区，或写明更大的误差",
        "check the coordinates (are they GCJ-02 or BD-09?) and the area, or state a larger uncertainty",
    ),
)
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


@rule(
    message=words("所在地区 {found} 没有图形", "no layer draws its area {found}"),
    remedy=words(
        "在 layers/regions.geojson 或 layers/surroundings.geojson 补上该地区，或改正代码",
        "add the area to layers/regions.geojson or layers/surroundings.geojson, or correct the code",
    ),
)
def place_in_undrawn_area(dataset: Dataset) -> Iterator[Finding]:
    """Whether a place lies where it should can only be told from its area's shape."""
    drawn = areas_drawn(dataset)
    for place in dataset.places.values():
        if drawn and place.area in dataset.areas and place.area not in drawn:
            yield Finding(_TABLE, place.id, "area", place.area)


@rule(
    message=words("位置误差 {found} 米不成立", "an uncertainty of {found} m makes no sense"),
    remedy=words("写大于零的米数", "give a number of metres above zero"),
)
def uncertainty_impossible(dataset: Dataset) -> Iterator[Finding]:
    """No position is known without error."""
    for place in dataset.places.values():
        if not place.uncertainty_m > 0:
            yield Finding(_TABLE, place.id, "uncertainty_m", f"{place.uncertainty_m:g}")


@rule(
    message=words("口岸没有写明运输方式", "the port's transport is not stated"),
    remedy=words("在 transport 栏写 rail、road、air 或 water", "state rail, road, air or water in transport"),
)
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
