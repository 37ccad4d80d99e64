"""Where everything on the strip stands: lying down, names hang on poles in lanes; upright, each has a row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil

from corridor.model.records import Area, Country
from corridor.queries.strip_map import Span, StripMap, StripPort, StripStretch
from dashboard.panels.strip_map.callouts import Callout, Knot, PlacedCallout, Side, em, hang, knots, spread
from dashboard.words.wording import Wording

_WIDTH = 40
"""Width of the strip in em of its type where it is narrowest and still lies down; see ``assets/strip_map.css``."""
_USUAL = 100
"""Its usual width, at which what stands in a region's piece is held within it where that has room."""
_SYMBOL = 1.3
"""Width of a port's symbol with some room, in em: ports nearer to each other than that are moved apart."""
_POLE = 1.1
"""Room between two poles, in em."""
_ROOM = 1.0
"""Room about a name on the ribbon, in em."""
_GROUPED = 2
"""Lanes on the near side of a strip with groups: their names, and that of the region that is pointed at."""
_ROWS = 10
"""Names that an upright strip has room for where there are too many to be all read."""


@dataclass(frozen=True, slots=True)
class Run:
    """Stretches of one region, or along one country, that follow each other."""

    region: Area
    faces: tuple[Country, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a name and its mark stand.

    Attributes:
        at: the place on the line, moved a little where neighbours stand as well; a share, as `row`. On a line so long
            that this is needed less, the place is `middle`, the common one, and `nudge` em from there.
        lane: how far from the line the name hangs where the strip lies down, and on which `side` of its pole.
        row: the middle of the name where the strip stands upright.
        inside: whether the name has room on its piece of the ribbon, and needs no pole.
        named: whether the name is there to be read at any time, and not only while it is pointed at.
    """

    at: float
    lane: int
    side: Side
    row: float
    inside: bool
    middle: float
    nudge: float
    named: bool = True


@dataclass(frozen=True, slots=True)
class StripLayout:
    """Everything with a name, and its spot.

    Attributes:
        above: how many lanes of names there are beyond the line; `below`, on the near side of it.
        rows: how many rows the upright strip needs.
        crowded: there are more names than can be read; those of some regions are shown, to find one's way, and each
            of the others only while it is pointed at.
    """

    ports: tuple[tuple[StripPort, Spot], ...]
    regions: tuple[tuple[Run, Spot], ...]
    above: int
    below: int
    rows: int
    crowded: bool


@dataclass(frozen=True, slots=True)
class _Name:
    at: float
    length: float
    lines: int = 1
    inside: bool = False
    within: Span | None = None


def runs(stretches: Iterable[StripStretch]) -> tuple[Run, ...]:
    """The stretches of one region after another, taken together."""
    found = [list(run) for _, run in groupby(stretches, key=lambda row: row.region.id)]
    return tuple(_run(run) for run in found)


def countries(stretches: Iterable[StripStretch]) -> tuple[Run, ...]:
    """The stretches along one country after another, taken together."""
    found = [list(run) for _, run in groupby(stretches, key=lambda row: row.faces.id if row.faces else "")]
    return tuple(_run(run) for run in found)


def _run(run: Sequence[StripStretch]) -> Run:
    faces = {row.faces.id: row.faces for row in run if row.faces}
    return Run(run[0].region, tuple(faces.values()), (run[0].span[0], run[-1].span[1]))


def lay_out(view: StripMap, w: Wording, *, grouped: bool = False) -> StripLayout:
    """Find a spot for every name: ports on the line beyond it, all else on the near side.

    Where the regions are `grouped`, the groups' names lead the way along the line, and stand in the first lane.
    """
    on_line = [port for port in view.ports if not port.off_line]
    near = _near_side(view)
    rows = max(len(on_line), len(near), 1)
    names = [_name(port, view, w) for port in on_line], [_name(what, view, w) for what in near]
    beyond, above = _spots(names[0], _SYMBOL, rows)
    on_side, below = _spots(names[1], _POLE, rows)
    crowded = grouped or above is None or below is None
    if crowded:
        beyond, above = _one_lane(beyond, names[0], [])
        poled = [at for at, what in enumerate(near) if isinstance(what, Run) and not on_side[at].inside]
        on_side, below = _one_lane(on_side, names[1], [] if grouped else poled)
        below = max(below, _GROUPED) if grouped else below
    ports = [*zip(on_line, beyond, strict=True)]
    ports += [(what, spot) for what, spot in zip(near, on_side, strict=True) if isinstance(what, StripPort)]
    return StripLayout(
        tuple(sorted(ports, key=lambda port: port[0].share)),
        tuple((what, spot) for what, spot in zip(near, on_side, strict=True) if isinstance(what, Run)),
        above or 0,
        below or 0,
        rows,
        crowded,
    )


def _near_side(view: StripMap) -> list[Run | StripPort]:
    """What has its name on the near side of the line, in the order in which the names hang."""
    off_line = [port for port in view.ports if port.off_line]
    return sorted([*runs(view.stretches), *off_line], key=_at)


def _at(what: Run | StripPort) -> float:
    return what.share if isinstance(what, StripPort) else (what.span[0] + what.span[1]) / 2


def _name(what: Run | StripPort, view: StripMap, w: Wording) -> _Name:
    if isinstance(what, Run):
        length = em(w.text(what.region.short))
        return _Name(_at(what), length, inside=has_room(what, w.text(what.region.short)))
    length = em(w.text(what.place.name))
    if not what.off_line:
        return _Name(what.share, length, within=_piece(what, view))
    return _Name(what.share, max(length, em(off_line_words(what, w))) + _SYMBOL / 2, lines=2)


def _piece(port: StripPort, view: StripMap) -> Span | None:
    """The piece of the line along which a port's region borders where it stands."""
    spans = [run.span for run in runs(view.stretches) if port.region and run.region.id == port.region.id]
    return next((span for span in spans if span[0] <= port.share <= span[1]), None)


def off_line_words(port: StripPort, w: Wording) -> str:
    """How far `port` lies from the line, where it is drawn off it."""
    return w("strip.off_line", km=f"{port.offset_km:.0f}") if port.off_line else ""


def _spots(names: Sequence[_Name], gap: float, rows: int) -> tuple[list[Spot], int | None]:
    """A spot for each of `names`, and how many lanes they need; None where they find no room."""
    wanted = [name.at for name in names]
    stands = _stands(names, gap)
    places, upright = [middle + nudge / _WIDTH for middle, nudge in stands], spread(wanted, 1 / rows)
    poled = [number for number, name in enumerate(names) if not name.inside]
    hung = hang(
        [Callout(places[number] * _WIDTH, names[number].length, names[number].lines) for number in poled], _WIDTH
    )
    flags = dict(zip(poled, hung or [PlacedCallout(0, "after")] * len(poled), strict=True))
    spots = []
    for number, name in enumerate(names):
        flag = flags.get(number, PlacedCallout(0, "after"))
        spots.append(Spot(places[number], flag.lane, flag.side, upright[number], name.inside, *stands[number]))
    ends = (flags[number].lane + names[number].lines for number in poled)
    return spots, None if hung is None else max(ends, default=0)


def _stands(names: Sequence[_Name], gap: float) -> list[tuple[float, float]]:
    """Where each of `names` stands: a share of the line, and the em from there that part it from its neighbours."""
    found: list[tuple[float, float]] = []
    for knot in knots([name.at for name in names], gap / _WIDTH):
        middle = _held(knot, [name.within for name in names[len(found) : len(found) + knot.size]])
        found += [(middle, offset * _WIDTH) for offset in knot.offsets]
    return found


def _held(knot: Knot, within: Sequence[Span | None]) -> float:
    """The knot's middle, held in the one piece that all of it belongs to, where that has room at the usual width."""
    piece, half = within[0], knot.size * knot.gap * _WIDTH / _USUAL / 2
    if piece is None or set(within) != {piece} or piece[1] - piece[0] < 2 * half:
        return knot.middle
    return min(max(knot.middle, piece[0] + half), piece[1] - half)


def _one_lane(spots: Sequence[Spot], names: Sequence[_Name], choice: Sequence[int]) -> tuple[list[Spot], int]:
    """The `spots` in one lane, those with a second line in the lanes after it, and how many lanes that makes.

    Each stands at its own place: so many, moved apart, would crowd in the middle of the line, far from where they are.

    Of those in `choice` as many keep their names as have room, at even distances; one more lane is for the name that
    is pointed at.
    """
    placed = [
        replace(
            spot,
            lane=name.lines - 1,
            side="after" if name.at * _WIDTH + name.length <= _WIDTH else "before",
            at=name.at,
            middle=name.at,
            nudge=0.0,
        )
        for spot, name in zip(spots, names, strict=True)
    ]
    named = _readable(placed, names, choice)
    lanes = [spot.lane + name.lines for spot, name in zip(placed, names, strict=True)]
    return (
        [replace(spot, named=spot.inside or at in named) for at, spot in enumerate(placed)],
        max([*lanes, 2 if choice else 0]),
    )


def _readable(spots: Sequence[Spot], names: Sequence[_Name], choice: Sequence[int]) -> set[int]:
    """Those of `choice` that can be read beside each other, at even distances, lying down and upright."""
    length = sum(names[at].length + _ROOM for at in choice)
    step = max(1, ceil(length / _WIDTH), ceil(len(choice) / _ROWS))
    found, taken = set(), 0.0
    for at in choice[::step]:
        pole, reach = spots[at].at * _WIDTH, names[at].length
        start = pole if spots[at].side == "after" else pole - reach
        if start >= taken:
            found.add(at)
            taken = start + reach + _ROOM
    return found


def has_room(run: Run, name: str) -> bool:
    """Whether `name` can stand over the run's piece of the line where the strip is narrowest."""
    return (run.span[1] - run.span[0]) * _WIDTH > em(name) + _ROOM
