"""What has a name on the strip, and how much room it takes: in one line, or in two where one line has none."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct

from corridor.model.records import Area, Country
from corridor.queries.strip_map import Span, StripMap, StripPort, StripStretch
from dashboard.panels.strip_map.callouts import em
from dashboard.words.wording import Wording

WIDTH = 40
"""Width of the strip in em of its type where it is narrowest and still lies down; see ``assets/strip_map.css``."""
SYMBOL = 1.3
"""Width of a port's symbol with some room, in em: ports nearer to each other than that are moved apart."""
ROW = 44 / 13
"""Height of a row of the upright strip, in em; see ``assets/strip_map_upright.css``."""
SPACED = 0.12
"""Between the letters of a country's name, in em."""
ROOM = 1.0
"""Room about a name on the ribbon, in em."""


class Run(Struct, frozen=True):
    """Stretches of one region, or along one country, that follow each other."""

    region: Area
    faces: tuple[Country, ...]
    span: Span


class Name(Struct, frozen=True):
    """How much room a name takes on the strip.

    Attributes:
        at: where its pole stands on the line, as a share of it.
        length: of its longest line, in em.
        lines: how many lanes it takes.
        inside: whether it has room on its piece of the ribbon, and needs no pole.
        within: the piece of the line in which its mark must stand.
        broken: whether it stands in two lines, see `in_two`.
    """

    at: float
    length: float
    lines: int = 1
    inside: bool = False
    within: Span | None = None
    broken: bool = False


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


def near_side(view: StripMap) -> list[Run | StripPort]:
    """What has its name on the near side of the line, in the order in which the names hang."""
    off_line = [port for port in view.ports if port.off_line]
    return sorted([*runs(view.stretches), *off_line], key=_at)


def _at(what: Run | StripPort) -> float:
    return what.share if isinstance(what, StripPort) else (what.span[0] + what.span[1]) / 2


def name_of(what: Run | StripPort, view: StripMap, w: Wording, *, broken: bool = False) -> Name:
    """The name of a region's piece or of a port, in one line or `broken` in two; a word alone stays whole."""
    words = w.text(what.region.short if isinstance(what, Run) else what.place.name)
    if isinstance(what, Run) and has_room(what, words):
        return Name(_at(what), em(words), inside=True)
    lines = in_two(words) if broken else (words,)
    length, two = max(map(em, lines)), len(lines) > 1
    if isinstance(what, Run):
        return Name(_at(what), length, len(lines), broken=two)
    if not what.off_line:
        return Name(what.share, length, len(lines), within=_piece(what, view), broken=two)
    room = max(length, em(off_line_words(what, w))) + SYMBOL / 2
    return Name(what.share, room, len(lines) + 1, broken=two)


def in_two(words: str) -> tuple[str, ...]:
    """`words` in two lines, parted at the space that leaves the longer one shortest; one line where there is none."""
    spaces = [at for at, glyph in enumerate(words) if glyph == " "]
    found = [(words[:at], words[at + 1 :]) for at in spaces]
    return min(found, key=lambda lines: max(map(em, lines)), default=(words,))


def _piece(port: StripPort, view: StripMap) -> Span | None:
    """The piece of the line along which a port's region borders where it stands."""
    spans = [run.span for run in runs(view.stretches) if port.region and run.region.id == port.region.id]
    return next((span for span in spans if span[0] <= port.share <= span[1]), None)


def off_line_words(port: StripPort, w: Wording) -> str:
    """How far `port` lies from the line, where it is drawn off it."""
    return w("strip.off_line", km=f"{port.offset_km:.0f}") if port.off_line else ""


def has_room(run: Run, name: str) -> bool:
    """Whether `name` can stand over the run's piece of the line where the strip is narrowest."""
    return (run.span[1] - run.span[0]) * WIDTH > em(name) + ROOM


def has_room_upright(run: Run, name: str, rows: int) -> bool:
    """Whether a country's spaced `name` can stand along the run's piece where the strip stands upright."""
    return (run.span[1] - run.span[0]) * rows * ROW > em(name) + SPACED * len(name) + ROOM
