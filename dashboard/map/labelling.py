"""From wishes for labels to traces: what must stay free, and how a placed label is written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace
from shapely import Point

from corridor.geography.inset import Window
from corridor.geography.label_solver import place_settled
from corridor.geography.labels import Box, Label, Placed, around_point
from corridor.model.records import Place
from dashboard.map import theme
from dashboard.map.map_extent import MapExtent
from dashboard.map.map_names import Namer
from dashboard.map.point_marks import PORT_SIZE, SEAT_SIZE
from dashboard.map.traces import Answer, Sheet, Trace, answering

SIDES = {-1: "left", 0: "center", 1: "right"}
LEVELS = {-1: "top", 0: "middle", 1: "bottom"}
CHOSEN = ("region", "port", "country")
"""Kinds of which each label is a trace of its own."""
EDGE = 4.0
"""Px that a name keeps from the map's edge: the box of a font is higher than its characters, and would be cut."""
FAR = 10_000.0
"""Px that are farther out than anything on a map."""


def map_labels(
    first: Sequence[Label],
    others: Sequence[Label],
    frame: MapExtent,
    symbols: Iterable[tuple[Point, float, int]],
    kept: Sequence[Iterable[Box]],
) -> tuple[Placed, ...]:
    """Place labels for the scales of the nominal sizes and for the map zoomed into.

    All stand within the extent that every map shows, and clear of what lies in its corners where it shows no more
    than that. So a map's scale alone decides which names it has room for: a larger map has all of a smaller one.

    Args:
        first: the most important labels, settled together.
        others: what is to find room beside them, the most important first.
        frame: the map's extent.
        symbols: points in km with diameters in px, which no label may cover, and the index of the scale from which on.
        kept: for each nominal size, boxes in px to be kept free.

    """
    symbols, scales = tuple(symbols), scales_of(frame)
    obstacles = {
        scale: [around_point(at.x, at.y, size, scale) for at, size, least in symbols if least <= tier]
        for tier, scale in enumerate(scales)
    }
    for size, boxes in zip(theme.NOMINAL, kept, strict=True):
        obstacles[frame.scale(size)] += [*boxes, *_walls(frame.pixels(size), EDGE)]
    return place_settled(first, others, scales, obstacles)


def unplaced(labels: Iterable[Label], placed: Iterable[Placed], frame: MapExtent) -> Iterator[Placed]:
    """Those of `labels` that stand nowhere on a map zoomed into, at the best place they wish for there.

    They are shown at no scale: but when chosen.
    """
    never = len(scales_of(frame))
    named = {one.label.id for one in placed if one.last == never - 1}
    for label in labels:
        if label.id not in named and label.candidates:
            best = next((place for place in label.candidates if place.most is None), label.candidates[0])
            yield Placed(label, best, never, never)


def inset_labels(
    namer: Namer, places: Iterable[Place], window: Window, title: str, kept: Iterable[Box]
) -> tuple[Placed, ...]:
    """The names of `places` inside `window` and clear of `kept` (both in km), for the inset's nominal sizes.

    What `title` says already is left out of the names, and a place of that very name goes without.
    """
    left, bottom, right, top = window.extent
    places, kept = tuple(places), tuple(kept)
    scales = [across / (right - left) for across, _ in theme.INSETS]
    sizes = {"port": PORT_SIZE, "seat": SEAT_SIZE}
    symbols = [(namer.scene.places[place.id], sizes[place.kind]) for place in places]
    obstacles = {
        scale: [
            *_walls((left * scale, -top * scale, right * scale, -bottom * scale)),
            *((x0 * scale, -y1 * scale, x1 * scale, -y0 * scale) for x0, y0, x1, y1 in kept),
            *(around_point(point.x, point.y, size, scale) for point, size in symbols),
        ]
        for scale in scales
    }
    named = [place for place in places if namer.words.text(place.name) != title.strip()]
    ports = [namer.place(place, title) for place in named if place.kind == "port"]
    others = [replace(namer.place(place), mark=0.0) for place in named if place.kind != "port"]
    return place_settled(ports, others, scales, obstacles)


def scales_of(frame: MapExtent) -> list[float]:
    """The px per km from which on labels may be shown: the nominal sizes', and that of the map zoomed into."""
    scales = [frame.scale(size) for size in theme.NOMINAL]
    return [*scales, scales[-1] * theme.CLOSER]


def label_traces(
    labels: Iterable[Placed],
    sheet: Sheet,
    owners: Mapping[str, str] = MappingProxyType({}),
    answers: Mapping[str, Answer] = MappingProxyType({}),
) -> Iterator[Trace]:
    """Placed labels as traces: one for each name that can be chosen, one for all of a kind and tier of the others.

    `owners` are the regions that names belong to, by the label's id, `answers` what regions answer, by their codes: a
    name that found no room in its region stands on another one.
    """
    labels = sorted(labels, key=lambda label: label.label.id.startswith("region-"))  # a chosen region's lies above all
    later = {label.label.id: label.tier for label in sorted(labels, key=lambda label: label.tier)}
    groups: dict[tuple[str, int, int | None], list[Placed]] = {}
    for label in labels:
        kind, moves = label.label.id.split("-")[0], later[label.label.id] > label.tier
        name = label.label.id if kind in CHOSEN else f"{kind}-{label.tier}"
        groups.setdefault((name, label.tier, label.last if moves else None), []).append(label)
    names = [name for name, _, _ in groups]
    for at, ((name, tier, last), group) in enumerate(groups.items()):
        again = f"__{names[:at].count(name)}" if name in names[:at] else ""
        shown: dict[str, int | str] = {"tier": tier}
        if last is not None:
            shown["last"] = last
        if name in owners:
            shown["of"] = owners[name]
        trace, answer = _label_trace(name, again, group, shown, sheet), answers.get(name.removeprefix("region-"))
        yield answering(trace, answer) if answer else trace


def _label_trace(name: str, again: str, labels: Sequence[Placed], shown: dict[str, int | str], sheet: Sheet) -> Trace:
    """An unseen symbol keeps each text away from its point. `again` tells a name from the same one elsewhere."""
    wish, kind = labels[0].label, name.split("-", maxsplit=1)[0]
    return sheet.texts(
        f"label-{name}{again}",
        [(label.candidate.x, label.candidate.y) for label in labels],
        [label.label.text for label in labels],
        {"size": wish.size, "color": theme.TEXTS.get(kind, theme.QUIET_TEXT)},
        textposition=[_position(label.candidate.side) for label in labels],
        marker={"size": max(0.0, (wish.gap - 1) * 1.6), "opacity": 0},
        meta=shown,
    )


def _position(side: tuple[int, int]) -> str:
    return f"{LEVELS[side[1]]} {SIDES[side[0]]}"


def _walls(room: Box, edge: float = 0.0) -> list[Box]:
    """Boxes about `room` that keep labels inside it, `edge` px away from its ends."""
    left, top, right, bottom = room[0] + edge, room[1] + edge, room[2] - edge, room[3] - edge
    return [
        (-FAR, -FAR, left, FAR),
        (right, -FAR, FAR, FAR),
        (-FAR, -FAR, FAR, top),
        (-FAR, bottom, FAR, FAR),
    ]
