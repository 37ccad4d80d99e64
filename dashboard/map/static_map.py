"""The map as SVG, made of the figure that Plotly draws: what is seen until Plotly has come and drawn it.

Its nodes bear the classes and attributes that Plotly's have, so the same stylesheets colour both. Shapes are written in
parts of a km; ``assets/static_map.js`` brings them to the size of their box, and puts symbols and names in place.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, repeat
from typing import Any

from markupsafe import escape
from msgspec import Struct

from dashboard.map.paths import decimals
from dashboard.map.plotly_text import plain_lines
from dashboard.map.static_map_sizes import HEIGHT, WIDTH, View, frame, views
from dashboard.map.symbols import outline
from dashboard.map.theme import CHOSEN, REACH, STATED
from dashboard.map.traces import Drawing, Trace

LINE = 1.3
"""From one line of a name to the next, in em."""
DOT = "3,3"
"""Plotly's dots, for lines thinner than 3 px."""
_PATTERN = (  # the first page sets aside all ids in double quotes
    "<defs><pattern id='still-hatch'"
    ' patternUnits="userSpaceOnUse" width="10" height="10" patternTransform="scale(%g)">'
    '<path d="M-2.5,2.5l5,-5M0,10L10,0M7.5,12.5l5,-5" fill="none" stroke-width="1.1"/></pattern></defs>'
)
_MARKS = ' class="marks"'
"""Symbols and names, which keep their size when the map is enlarged."""
_ANCHORS = {"left": ("end", -1), "center": ("middle", 0), "right": ("start", 1)}
_LEVELS = {"top": -1, "middle": 0, "bottom": 1}


class _Piece(Struct, frozen=True):
    """One trace.

    Attributes:
        name: its uid.
        shows: what it shows: the uid without the marks of a later place and of an inset.
        inset: the number of the inset it is in; empty on the map itself.
        attributes: what it always says of itself.
        svg: how it is drawn.
    """

    name: str
    shows: str
    inset: str
    attributes: Mapping[str, Any]
    svg: str

    @property
    def has_points(self) -> bool:
        """Whether it draws symbols or names, each at its point."""
        return "data-at=" in self.svg


class StaticMap(Struct, frozen=True):
    """A map that still lacks only the selection.

    Attributes:
        plan: what the figure's `layout.meta` says, as JSON.
        shapes: of the map (under ``""``) and of each inset what brings its shapes to their place, as attributes.
        frames: of each inset its number and the path of its frame.
        hatch: how large the hatching is drawn, in units of the shapes.
    """

    plan: str
    pieces: tuple[_Piece, ...]
    shapes: Mapping[str, str]
    frames: tuple[tuple[str, str], ...]
    hatch: float

    def painted(self, paint: Mapping[str, Any], region: str | None) -> str:
        """The SVG with the states of the regions (see `map_paint`) and the mark of the `region` that is chosen."""
        states = {f"{kind}-{code}": state for code, state in paint["regions"].items() for kind in STATED}
        chosen = {f"{kind}-{region}" for kind in CHOSEN} if region else set()
        drawn = "".join(
            f'<g data-inset="{inset}"{_MARKS if marks else self.shapes[inset]}>'
            f"{''.join(_group(piece, states, chosen, region) for piece in pieces)}</g>"
            for (inset, marks), pieces in groupby(self.pieces, key=lambda piece: (piece.inset, piece.has_points))
        )
        frames = "".join(f'<path data-frame="{inset}" fill="none" d="{path}"/>' for inset, path in self.frames)
        return (
            f'<svg aria-hidden="true" viewBox="0 0 {WIDTH} {HEIGHT}" data-plan="{escape(self.plan)}">'
            f"{_PATTERN % self.hatch}"
            f'<rect class="bg" width="100%" height="100%"/>{drawn}<g class="shapelayer">{frames}</g></svg>'
        )


def kept_map(kept: Mapping[str, Any]) -> StaticMap:
    """The map of which `asdict` gave `kept`, also by way of JSON."""
    pieces = tuple(_Piece(**piece) for piece in kept["pieces"])
    frames = tuple((name, path) for name, path in kept["frames"])
    return StaticMap(kept["plan"], pieces, kept["shapes"], frames, kept["hatch"])


def static_map(drawing: Drawing) -> StaticMap:
    """The map that `drawing` describes (one of `map_drawing`)."""
    meta = drawing["layout"]["meta"]
    seen = views(meta)
    pieces = tuple(_piece(trace, seen) for trace in drawing["data"])
    frames = tuple((str(inset["number"]), frame(inset, meta)) for inset in meta["insets"])
    shapes = {inset: view.of_shapes(_unit(view)) for inset, view in seen.items()}
    return StaticMap(json.dumps(meta), pieces, shapes, frames, _unit(seen[""]) / seen[""].scale)


def _unit(view: View) -> int:
    """Units to a km in which shapes are written: one is about a tenth of a px."""
    return int(10 ** max(0, decimals(view.scale) - 1))


def _piece(trace: Trace, seen: Mapping[str, View]) -> _Piece:
    uid, inset = trace["uid"], trace.get("xaxis", "x")[1:]
    parts = "".join(_parts(trace, _unit(seen[inset]), seen[inset]))
    attributes = dict(trace.get("meta") or {})
    if trace.get("hoveron") == "fills":
        attributes |= _answer(trace["customdata"], trace["text"])
    return _Piece(uid, re.sub(r"(__\d)?(-inset\d*)?$", "", uid), inset, attributes, parts)


def _answer(customdata: Sequence[str], words: str) -> dict[str, str]:
    """What the pointer finds: the id and region of a trace's `customdata` (see `traces`), and its words by the line."""
    plain = plain_lines(words.replace("<b>", "", 1).replace("</b>", "", 1))
    return {"answers": customdata[0], "within": customdata[1], "words": "\n".join(plain)}


def _group(piece: _Piece, states: Mapping[str, Mapping[str, Any]], chosen: Collection[str], region: str | None) -> str:
    state = states.get(piece.shows, {})
    its_own = region is not None and piece.attributes.get("of") == region
    attributes = {**piece.attributes, **state, "selected": its_own or piece.shows in chosen}
    marks = "".join(_mark(name, value) for name, value in attributes.items() if name != "radius")
    style = f' style="--value-fill:{attributes["value"]}"' if attributes.get("value") else ""
    return f'<g class="trace{escape(piece.name)}"{marks}{style}>{_badged(piece, state)}</g>'


def _badged(piece: _Piece, state: Mapping[str, Any]) -> str:
    """What `piece` draws; a badge in its size and with its number, as ``assets/map_state.js`` changes it."""
    if piece.shows.startswith("badge-") and state.get("radius"):
        return re.sub(r' d="[^"]+"', f' d="{outline("circle", 2 * state["radius"])}"', piece.svg)
    if piece.shows.startswith("badgecount-") and state.get("count"):
        return re.sub(r">\d+<", f">{state['count']}<", piece.svg)
    return piece.svg


def _mark(name: str, value: Any) -> str:  # noqa: ANN401  # whatever JSON can say
    """An attribute as ``assets/elements.js`` writes it: nothing for what does not hold."""
    if value is None or value is False or value == "":
        return ""
    return f' data-{name}="{"" if value is True else escape(value)}"'


def _parts(trace: Trace, unit: int, view: View) -> Iterator[str]:
    mode, line = trace["mode"], trace.get("line", {})
    if mode == "lines":
        path = f'd="{_path(trace["x"], trace["y"], unit)}"'
        if trace.get("fill"):
            hatched = ' fill="url(#still-hatch)"' if "fillpattern" in trace else ""
            yield f'<path class="js-fill"{hatched} {path}/>'
        if line.get("width"):
            dash = f' stroke-dasharray="{DOT}"' if line.get("dash") == "dot" else ""
            yield f'<path class="js-line" stroke-width="{line["width"]}"{dash} {path}/>'
    elif mode == "markers":
        marker = trace["marker"]
        width = marker.get("line", {}).get("width", 0)
        d = f'<path class="point" stroke-width="{width}" d="{outline(marker["symbol"], marker["size"])}"/>'
        for east, north, marks in zip(trace["x"], trace["y"], _says(trace), strict=False):
            reaches = marks and not trace["uid"].startswith("badge-")  # of these what is seen answers, and no more
            reach = f'<circle class="hit" r="{REACH}"/>' if reaches else ""
            yield f'<g data-at="{east},{north}"{view.at(east, north)}{marks}>{reach}{d}</g>'
    else:
        yield from _texts(trace, view)


def _says(trace: Trace) -> Iterable[str]:
    """What the pointer finds at each point of a trace, as attributes."""
    answers = [_answer(*pair) for pair in zip(trace.get("customdata", ()), trace.get("hovertext", ()), strict=True)]
    return ["".join(_mark(name, value) for name, value in says.items()) for says in answers] or repeat("")


def _texts(trace: Trace, view: View) -> Iterator[str]:
    sides = trace["textposition"]
    sides = [sides] * len(trace["x"]) if isinstance(sides, str) else sides
    gap, size = trace["marker"]["size"] / 2 / 0.8 + 1, trace["textfont"]["size"]
    for (x, y, text, side), marks in zip(
        zip(trace["x"], trace["y"], trace["text"], sides, strict=True), _says(trace), strict=False
    ):
        name = _text(plain_lines(text), side, gap, size)
        yield f'<g class="textpoint" data-at="{x},{y}"{view.at(x, y)}{marks}>{name}</g>'


def _text(lines: Sequence[str], side: str, gap: float, size: float) -> str:
    """A name beside its point, where Plotly would put it."""
    level, across = side.split(" ")
    anchor, sign = _ANCHORS[across]
    height = (len(lines) - 1) * LINE + 1
    down = size * 0.75 + _LEVELS[level] * gap + (_LEVELS[level] - 1) * height * size / 2
    x = f'x="{sign * gap:g}"'
    spans = "".join(
        f'<tspan {x} y="{down + at * LINE * size:.2f}">{escape(line)}</tspan>' for at, line in enumerate(lines)
    )
    return f'<text text-anchor="{anchor}" font-size="{size:g}">{spans}</text>'


def _path(x: Sequence[float | None], y: Sequence[float | None], unit: int) -> str:
    """Lines, parted by ``None``, in whole units, each point as the way from the one before; y grows downward."""
    drawn: list[str] = []
    before: tuple[int, int] | None = None
    for east, north in zip(x, y, strict=True):
        if east is None or north is None:
            before = None
            continue
        at = (round(east * unit), -round(north * unit))
        if before is None:
            drawn.append(f"M{at[0]} {at[1]}")
        elif at != before:
            drawn.append(f"l{at[0] - before[0]} {at[1] - before[1]}")
        before = at
    return "".join(drawn).replace(" -", "-")
