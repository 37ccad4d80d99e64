"""The border unrolled, from the beginning of the walk to its end: countries, regions, belts, ports at their place."""

from collections.abc import Sequence
from itertools import groupby

from dash import html
from dash.development.base_component import Component

from corridor.model import Place
from corridor.views.strip import Span, Strip, StripPort, StripStretch
from dashboard.panels.press import choice
from dashboard.wording import Wording

_WIDTH_EM = 46
"""Width of the strip in em of its small type, at its narrowest beside the map; labels are kept apart for that."""
_NARROWEST = 0.06
"""Share of the strip below which a stretch cannot hold its name."""


def strip_panel(view: Strip, w: Wording) -> Component:
    """The strip, its note on what positions mean, and nothing for a package without a border."""
    if not view.stretches:
        return html.Div()
    lanes = _lanes(view.ports, w)
    return html.Div(
        [
            html.Div([html.H2(w("strip.title")), html.P(w("strip.note"))], className="strip-head"),
            html.Div(
                [
                    html.Div([_country(row, w) for row in _countries(view.stretches, w)], className="strip-countries"),
                    html.Div([_stretch(row, w) for row in view.stretches], className="strip-regions"),
                    html.Div([_belt(span) for belt in view.belts for span in belt.spans], className="strip-belts"),
                    html.Ul(
                        [
                            _port(port, row, lane, w)
                            for row, (port, lane) in enumerate(zip(view.ports, lanes, strict=True))
                        ],
                        className="strip-ports",
                        style={"--lanes": str(max(lanes, default=0) + 1), "--rows": str(len(lanes))},
                        **{"aria-label": w("strip.ports")},
                    ),
                ],
                className="strip-line",
            ),
        ],
        className="strip",
    )


def _place(span: Span) -> dict[str, str]:
    return {"left": f"{100 * span[0]:.2f}%", "width": f"{100 * (span[1] - span[0]):.2f}%"}


def _countries(stretches: Sequence[StripStretch], w: Wording) -> list[tuple[str, Span]]:
    """The names of the countries faced, one after another, each with its span."""
    runs = [list(run) for _, run in groupby(stretches, key=lambda row: row.faces.id if row.faces else "")]
    return [(w.text(run[0].faces.name) if run[0].faces else "", (run[0].span[0], run[-1].span[1])) for run in runs]


def _country(country: tuple[str, Span], w: Wording) -> Component:
    name, span = country
    words = w("strip.facing", country=name) if name and span[1] - span[0] > _NARROWEST else ""
    return html.Div(words, style=_place(span), title=name)


def _stretch(row: StripStretch, w: Wording) -> Component:
    name = w.text(row.region.short)
    words = w("strip.stretch", region=w.text(row.region.name), country=w.text(row.faces.name) if row.faces else "")
    shown = name if row.span[1] - row.span[0] > _NARROWEST else ""
    return choice(
        html.Span(shown, **{"aria-hidden": "true"}),
        region=row.region.id,
        style=_place(row.span),
        title=words,
        **{"aria-label": words, "data-highlights": row.region.id},
    )


def _belt(span: Span) -> Component:
    return html.Span(style=_place(span))


def _port(port: StripPort, row: int, lane: int, w: Wording) -> Component:
    place = port.place
    off = w("strip.off_line", km=f"{port.offset_km:.0f}") if port.off_line else ""
    name = html.Span([w.text(place.name), html.Small(off) if off else None], className="strip-name")
    side = "before" if port.share > 1 / 2 else "after"
    button = html.Button(
        [html.Span(className="strip-mark", **{"aria-hidden": "true"}), name],
        type="button",
        **{"data-action": "flash", "data-flash": place.id, "data-highlights": place.id, "data-side": side},
    )
    marks = {"data-port": place.id, "data-off-line": "true" if port.off_line else "false"}
    return html.Li(button, style={"--at": f"{100 * port.share:.2f}%", "--lane": str(lane), "--row": str(row)}, **marks)


def _lanes(ports: Sequence[StripPort], w: Wording) -> list[int]:
    """A lane for each port, so that no name covers another: the first lane that has room where the name begins."""
    taken: list[list[tuple[float, float]]] = []
    lanes = []
    for port in ports:
        box = _box(port, w)
        lane = next((n for n, held in enumerate(taken) if not any(_meet(box, other) for other in held)), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append(box)
        lanes.append(lane)
    return lanes


def _box(port: StripPort, w: Wording) -> tuple[float, float]:
    """From where to where a port's mark and name reach, in em; names of the second half stand before their mark."""
    at, length = port.share * _WIDTH_EM, _length(port.place, w) + (7 if port.off_line else 0)
    return (at - length - 1, at + 1) if port.share > 1 / 2 else (at - 1, at + length + 1)


def _length(place: Place, w: Wording) -> float:
    full = ord("\u2e80")  # from here on glyphs are as wide as they are high
    return sum(1.0 if ord(glyph) >= full else 0.56 for glyph in w.text(place.name)) + 1.2


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
