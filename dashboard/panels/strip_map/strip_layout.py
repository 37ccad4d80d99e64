"""Where everything on the strip stands: lying down, names hang on poles in lanes; upright, each has a row."""

from collections.abc import Sequence
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from corridor.queries.strip_map import Span, StripMap, StripPort
from dashboard.panels.strip_map.callouts import Callout, Knot, PlacedCallout, Side, hang, knots, spread
from dashboard.panels.strip_map.strip_names import ROOM, SYMBOL, WIDTH, Name, Run, name_of, near_side
from dashboard.words.wording import Wording

_USUAL = 100
"""Its usual width, at which what stands in a region's piece is held within it where that has room."""
_POLE = 1.1
"""Room between two poles, in em."""
_GROUPED = 2
"""Lanes on the near side of a strip with groups: their names, and that of the region that is pointed at."""
_ROWS = 10
"""Names that an upright strip has room for where there are too many to be all read."""


class Spot(Struct, frozen=True):
    """Where a name and its mark stand.

    Attributes:
        at: the place on the line, moved a little where neighbours stand as well; a share, as `row`. On a line so long
            that this is needed less, the place is `middle`, the common one, and `nudge` em from there.
        lane: how far from the line the name hangs where the strip lies down, and on which `side` of its pole.
        row: the middle of the name where the strip stands upright.
        inside: whether the name has room on its piece of the ribbon, and needs no pole.
        named: whether the name is there to be read at any time, and not only while it is pointed at.
        broken: whether the name stands in two lines where the strip lies down.
    """

    at: float
    lane: int
    side: Side
    row: float
    inside: bool
    middle: float
    nudge: float
    named: bool = True
    broken: bool = False


class StripLayout(Struct, frozen=True):
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


def lay_out(view: StripMap, w: Wording, *, grouped: bool = False) -> StripLayout:
    """Find a spot for every name: ports on the line beyond it, all else on the near side.

    Where the regions are `grouped`, the groups' names lead the way along the line, and stand in the first lane.
    """
    on_line = [port for port in view.ports if not port.off_line]
    near = near_side(view)
    rows = max(len(on_line), len(near), 1)
    beyond, above = _readable_at_once(on_line, SYMBOL, rows, view, w)
    on_side, below = _readable_at_once(near, _POLE, rows, view, w)
    crowded = grouped or above is None or below is None
    if crowded:
        ports_named, near_named = ([name_of(one, view, w) for one in side] for side in (on_line, near))
        beyond, above = _one_lane(_spots(ports_named, SYMBOL, rows)[0], ports_named, [])
        poled = [at for at, what in enumerate(near) if isinstance(what, Run) and not near_named[at].inside]
        on_side, below = _one_lane(_spots(near_named, _POLE, rows)[0], near_named, [] if grouped else poled)
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


def _readable_at_once(
    side: Sequence[Run | StripPort], gap: float, rows: int, view: StripMap, w: Wording
) -> tuple[list[Spot], int | None]:
    """A spot for each name of one side, and the lanes they need: in one line, in two where those have no room.

    None where they have no room either way.
    """
    tried = (_spots([name_of(one, view, w, broken=broken) for one in side], gap, rows) for broken in (False, True))
    return next((found for found in tried if found[1] is not None), ([], None))


def _spots(names: Sequence[Name], gap: float, rows: int) -> tuple[list[Spot], int | None]:
    """A spot for each of `names`, and how many lanes they need; None where they find no room."""
    wanted = [name.at for name in names]
    stands = _stands(names, gap)
    places, upright = [middle + nudge / WIDTH for middle, nudge in stands], spread(wanted, 1 / rows)
    poled = [number for number, name in enumerate(names) if not name.inside]
    hung = hang([Callout(places[number] * WIDTH, names[number].length, names[number].lines) for number in poled], WIDTH)
    flags = dict(zip(poled, hung or [PlacedCallout(0, "after")] * len(poled), strict=True))
    spots = []
    for number, name in enumerate(names):
        flag = flags.get(number, PlacedCallout(0, "after"))
        place = places[number], flag.lane, flag.side, upright[number], name.inside, *stands[number]
        spots.append(Spot(*place, broken=name.broken))
    ends = (flags[number].lane + names[number].lines for number in poled)
    return spots, None if hung is None else max(ends, default=0)


def _stands(names: Sequence[Name], gap: float) -> list[tuple[float, float]]:
    """Where each of `names` stands: a share of the line, and the em from there that part it from its neighbours."""
    found: list[tuple[float, float]] = []
    for knot in knots([name.at for name in names], gap / WIDTH):
        middle = _held(knot, [name.within for name in names[len(found) : len(found) + knot.size]])
        found += [(middle, offset * WIDTH) for offset in knot.offsets]
    return found


def _held(knot: Knot, within: Sequence[Span | None]) -> float:
    """The knot's middle, held in the one piece that all of it belongs to, where that has room at the usual width."""
    piece, half = within[0], knot.size * knot.gap * WIDTH / _USUAL / 2
    if piece is None or set(within) != {piece} or piece[1] - piece[0] < 2 * half:
        return knot.middle
    return min(max(knot.middle, piece[0] + half), piece[1] - half)


def _one_lane(spots: Sequence[Spot], names: Sequence[Name], choice: Sequence[int]) -> tuple[list[Spot], int]:
    """The `spots` in one lane, those with a second line in the lanes after it, and how many lanes that makes.

    Each stands at its own place: so many, moved apart, would crowd in the middle of the line, far from where they are.

    Of those in `choice` as many keep their names as have room, at even distances; one more lane is for the name that
    is pointed at.
    """
    placed = [
        replace(
            spot,
            lane=name.lines - 1,
            side="after" if name.at * WIDTH + name.length <= WIDTH else "before",
            at=name.at,
            middle=name.at,
            nudge=0.0,
        )
        for spot, name in zip(spots, names, strict=True)
    ]
    named = _named_among(placed, names, choice)
    lanes = [spot.lane + name.lines for spot, name in zip(placed, names, strict=True)]
    return (
        [replace(spot, named=spot.inside or at in named) for at, spot in enumerate(placed)],
        max([*lanes, 2 if choice else 0]),
    )


def _named_among(spots: Sequence[Spot], names: Sequence[Name], choice: Sequence[int]) -> set[int]:
    """Those of `choice` that can be read beside each other, at even distances, lying down and upright."""
    length = sum(names[at].length + ROOM for at in choice)
    step = max(1, ceil(length / WIDTH), ceil(len(choice) / _ROWS))
    found, taken = set(), 0.0
    for at in choice[::step]:
        pole, reach = spots[at].at * WIDTH, names[at].length
        start = pole if spots[at].side == "after" else pole - reach
        if start >= taken:
            found.add(at)
            taken = start + reach + ROOM
    return found
