"""Ports and seats: symbols that answer, and circles of how far a port's position may be off."""

from collections.abc import Iterable, Iterator

import shapely

from corridor.geography.scene import Scene
from corridor.model.dataset import Dataset
from corridor.model.records import Place
from dashboard.map import theme
from dashboard.map.hover import port_words, seat_words
from dashboard.map.traces import Answer, Sheet, Trace
from dashboard.words.wording import Wording

METRES_IN_KM = 1000
PORT_SIZE = 11
SEAT_SIZE = 5


def ports(dataset: Dataset) -> tuple[Place, ...]:
    """The ports, in the file's order."""
    return tuple(place for place in dataset.places.values() if place.kind == "port")


def seats(dataset: Dataset) -> tuple[Place, ...]:
    """The seats, in the file's order."""
    return tuple(place for place in dataset.places.values() if place.kind == "seat")


def owners(dataset: Dataset) -> dict[str, str]:
    """The region of each port by the id of its label; one outside the regions has none."""
    regions = {f"port-{port.id}": dataset.region_of(port.area) for port in ports(dataset)}
    return {label: region for label, region in regions.items() if region}


def symbol_of(port: Place) -> str:
    """The symbol that tells a port's transport."""
    return theme.SYMBOLS.get("+".join(port.transport), theme.SYMBOLS["other"])


def uncertainty_circles(places: Iterable[Place], scene: Scene, sheet: Sheet) -> Iterator[Trace]:
    """Circles about `places` within which the true positions lie."""
    circles = [scene.places[place.id].buffer(place.uncertainty_m / METRES_IN_KM, quad_segs=8) for place in places]
    if circles:
        area = sheet.area("uncertainty-circles", shapely.GeometryCollection(circles), "rgba(31,41,51,0.08)")
        yield {**area, "line": {"color": theme.PORT, "width": 0.6, "dash": "dot"}}


def seat_marks(
    dataset: Dataset, places: Iterable[Place], scene: Scene, sheet: Sheet, words: Wording
) -> Iterator[Trace]:
    """A small ring for each of `places`, all in one trace."""
    marker = {"symbol": "circle", "size": SEAT_SIZE, "color": theme.PAPER, "line": {"color": theme.SEAT, "width": 1.5}}
    seats = tuple(places)
    if seats:
        answers = [
            Answer(seat_words(dataset, seat, words), seat.id, dataset.region_of(seat.area) or "") for seat in seats
        ]
        yield sheet.marks("seat-marks", [_at(scene, seat) for seat in seats], marker, answers)


def port_marks(
    dataset: Dataset, places: Iterable[Place], scene: Scene, sheet: Sheet, words: Wording
) -> Iterator[Trace]:
    """A symbol by transport for each of `places`; its ``meta`` says whether it lies outside the regions."""
    for port in places:
        answer = Answer(port_words(dataset, port, words), port.id, dataset.region_of(port.area) or "")
        line = {"color": theme.PAPER, "width": 1.5}
        marker = {"symbol": symbol_of(port), "size": PORT_SIZE, "color": theme.PORT, "line": line}
        region = dataset.region_of(port.area)
        meta = {"outside": not region, "of": region or ""}
        yield {**sheet.mark(f"port-{port.id}", _at(scene, port), marker, answer), "meta": meta}


def _at(scene: Scene, place: Place) -> tuple[float, float]:
    return scene.places[place.id].x, scene.places[place.id].y
