"""The map of the corridor as Plotly draws it: filled shapes on plain axes in km, no tiles, no WebGL."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import shapely

from corridor.geography.labels import Placed
from corridor.geography.scene import Scene, scene_of
from corridor.geography.simpler import simpler
from corridor.model.dataset import Dataset
from corridor.model.records import Place
from dashboard.map import layers, point_marks, theme
from dashboard.map.badges import badge_traces
from dashboard.map.inset import (
    Inset,
    apart,
    ground_taken,
    inset_layout,
    inset_shapes,
    inset_traces,
    insets_of,
    kept_free,
    spots,
)
from dashboard.map.labelling import label_traces, map_labels, scales_of, unplaced
from dashboard.map.map_extent import MapExtent, map_extent, scale_bar
from dashboard.map.map_names import Namer
from dashboard.map.map_source import MapSource
from dashboard.map.paths import decimals
from dashboard.map.traces import Answer, Drawing, Sheet, Trace
from dashboard.words.wording import Wording


def map_figure(dataset: Dataset, language: str) -> go.Figure:
    """The map in one language, as Plotly checks it; see `map_drawing`."""
    return go.Figure(map_drawing(dataset, language))


def map_drawing(dataset: Dataset, language: str) -> Drawing:
    """The map in one language. Every trace has a uid that tells its layer and what it shows."""
    return drawing_of(MapSource.of(dataset), language)


def drawing_of(source: MapSource, language: str) -> Drawing:
    """The map of what `source` holds, see `map_drawing`."""
    detailed, words = scene_of(source.ground), Wording(language)
    scene, frame = simpler(detailed, layers.detail(detailed)), map_extent(detailed)
    insets = insets_of(source.ground, scene, frame)
    namer = namer_of(source, scene, frame, insets, words)
    placed = placed_labels(namer, insets)
    sheet = Sheet(digits=decimals(frame.scale(theme.NOMINAL[1])))
    answers = layers.region_answers(source, scene, words)
    traces = [
        *_shapes(namer, sheet, answers),
        *badge_traces(placed, source.badges, len(scales_of(frame)), Sheet(), answers),
        *_marks(namer, insets, placed),
        *label_traces(placed, Sheet(), point_marks.owners(source.ground), answers),
    ]
    for inset in insets:
        traces += inset_traces(detailed, inset, namer, answers)
    layout = _layout(frame, insets, _bounds(source.ground, scene), words)
    return {"data": [_said_to_fade(trace) for trace in traces if trace["x"]], "layout": layout}


def _said_to_fade(trace: Trace) -> Trace:
    """`trace`, which says so if it fades: by an attribute of few nodes a browser finds those that a choice concerns."""
    if not trace["uid"].startswith(theme.FADES):
        return trace
    return {**trace, "meta": {**(trace.get("meta") or {}), "fades": True}}


def namer_of(source: MapSource, scene: Scene, frame: MapExtent, insets: tuple[Inset, ...], words: Wording) -> Namer:
    """What makes the wishes for labels, with the badges beside which regions are named."""
    return Namer(source.ground, scene, frame, words, ground_taken(insets, frame), source.radii)


def _shapes(namer: Namer, sheet: Sheet, answers: Mapping[str, Answer]) -> Iterator[Trace]:
    """Everything that has an extent, from the ground up."""
    dataset, scene, frame, words = namer.dataset, namer.scene, namer.frame, namer.words
    yield from layers.ground(scene, sheet)
    yield from layers.graticule_lines(scene, frame.widest, sheet)
    yield from layers.regions(scene, sheet, answers)
    yield from layers.belts(dataset, scene, sheet)
    yield from layers.water(scene, sheet)
    yield from layers.region_lines(scene, sheet)
    yield from layers.border(scene, sheet)
    yield from layers.outlines(scene, sheet)
    yield from layers.corridor(scene, sheet)
    yield from layers.north_arrow(scene, frame, sheet)
    yield from layers.belt_points(dataset, scene, sheet, words)


def _marks(namer: Namer, insets: tuple[Inset, ...], placed: Sequence[Placed]) -> Iterator[Trace]:
    """Seats and ports."""
    dataset, scene, words = namer.dataset, namer.scene, namer.words
    sheet, ports = Sheet(), point_marks.ports(dataset)
    yield from point_marks.uncertainty_circles(ports, scene, sheet)
    yield from _seats(namer, placed, sheet)
    yield from spots(insets, scene, sheet)
    hidden = apart(insets)
    for port, mark in zip(ports, point_marks.port_marks(dataset, ports, scene, sheet, words), strict=True):
        yield _when_zoomed(mark) if port.id in hidden else mark


def _seats(namer: Namer, placed: Sequence[Placed], sheet: Sheet) -> Iterator[Trace]:
    """The seats, each from the scale on at which its name is shown: without it the next name would read as its own."""
    named = {label.label.id: label.tier for label in reversed(placed)}
    wished = {wish.id for wish in namer.seats}
    never, tiers = len(scales_of(namer.frame)), dict[int, list[Place]]()
    for seat in point_marks.seats(namer.dataset):
        name = f"seat-{seat.id}"
        tiers.setdefault(named.get(name, never) if name in wished else 0, []).append(seat)
    for at, (tier, seats) in enumerate(sorted(tiers.items())):
        for trace in point_marks.seat_marks(namer.dataset, seats, namer.scene, sheet, namer.words):
            again = f"__{at}" if at else ""
            yield {**trace, "uid": trace["uid"] + again, "meta": {"tier": tier}}


def _when_zoomed(trace: Trace) -> Trace:
    """`trace`, shown only where the map was zoomed into."""
    return {**trace, "meta": {**trace["meta"], "tier": len(theme.NOMINAL)}}


def placed_labels(namer: Namer, insets: tuple[Inset, ...]) -> list[Placed]:
    """The labels that find room beside the symbols and the insets, and those of regions that find none (`unplaced`)."""
    places, hidden = namer.scene.places, apart(insets)
    closest = len(theme.NOMINAL)  # where ports that an inset shows stand on the map themselves
    symbols = [
        (places[port.id], point_marks.PORT_SIZE + 2.0, closest if port.id in hidden else 0)
        for port in point_marks.ports(namer.dataset)
    ]
    wished = {wish.id for wish in namer.seats}
    unnamed = (seat for seat in point_marks.seats(namer.dataset) if f"seat-{seat.id}" not in wished)
    symbols += [(places[seat.id], point_marks.SEAT_SIZE + 2.0, 0) for seat in unnamed]
    kept = [
        [*kept_free(insets, namer.frame, nominal), namer.frame.kept(size, *scale_bar(namer.frame.scale(size)), (0, 1))]
        for nominal, size in enumerate(theme.NOMINAL)
    ]
    first = [*namer.regions, *namer.ports(hidden), *namer.seats]
    others = [*namer.ports_apart(hidden, closest), *namer.others()]
    placed = map_labels(first, others, namer.frame, symbols, kept)
    return [*placed, *unplaced(namer.regions, placed, namer.frame)]


def _bounds(dataset: Dataset, scene: Scene) -> dict[str, list[float]]:
    """West, south, east and north of each region with its ports, in km: what the map shows where it is chosen."""
    owners = point_marks.owners(dataset)
    found = {}
    for code, shape in scene.regions.items():
        own = [scene.places[port.id] for port in point_marks.ports(dataset) if owners.get(f"port-{port.id}") == code]
        found[code] = [round(float(edge), 1) for edge in shapely.total_bounds([shape, *own])]
    return found


def _layout(
    frame: MapExtent, insets: tuple[Inset, ...], bounds: dict[str, list[float]], words: Wording
) -> dict[str, Any]:
    plain = {"visible": False, "constrain": "range", "zeroline": False}
    meta = {
        "scales": scales_of(frame),
        "unit": words("map.km"),
        "insets": [{"number": inset.number, "corner": inset.corner, "extent": inset.window.extent} for inset in insets],
        "inset_sizes": theme.INSETS,
        "inset_gap": theme.INSET_GAP,
        "stated": theme.STATED,
        "chosen": theme.CHOSEN,
        "reach": theme.REACH,
        "regions": bounds,
        "home": {"x": [frame.left, frame.right], "y": [frame.bottom, frame.top]},
    }
    layout = {
        "autosize": True,
        "dragmode": "pan",
        "font": {"family": theme.FONT},
        "hoverdistance": theme.REACH,
        "hoverlabel": {"align": "left", "font": {"family": theme.FONT, "size": 13}},
        "hovermode": "closest",
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "meta": meta,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": theme.UNDRAWN,
        "shapes": [shape for inset in insets for shape in inset_shapes(inset)],
        "showlegend": False,
        "uirevision": "map",
        "xaxis": {**plain, "range": [frame.left, frame.right]},
        "yaxis": {**plain, "range": [frame.bottom, frame.top], "scaleanchor": "x", "scaleratio": 1},
    }
    return layout | {key: axis for inset in insets for key, axis in inset_layout(inset).items()}
