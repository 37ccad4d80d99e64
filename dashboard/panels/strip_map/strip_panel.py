"""The border unrolled: countries, ports, belts and regions at their place.

As on the map, abroad is above the line or below it; where there is no width the line stands upright, its more northern
end up, and abroad is to its left or right (``assets/strip_map_sides.css``).
"""

from collections.abc import Sequence
from typing import Any

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.queries.coverage import counts_of, sum_of
from corridor.queries.region_groups import RegionGroup
from corridor.queries.strip_map import StripBelt, StripMap, StripPort
from dashboard.html.elements import html
from dashboard.html.svg import Path, drawing
from dashboard.panels.press import choice
from dashboard.panels.strip_map.course import course_words
from dashboard.panels.strip_map.strip_groups import group_runs, groups_on_line, lists_below_line
from dashboard.panels.strip_map.strip_layout import Spot, StripLayout, lay_out
from dashboard.panels.strip_map.strip_lengths import published_lengths
from dashboard.panels.strip_map.strip_names import Run, countries, has_room, has_room_upright, in_two, off_line_words
from dashboard.words.places import opposite_in_words
from dashboard.words.wording import Wording


def strip_panel(view: StripMap, dataset: Dataset, w: Wording, groups: Sequence[RegionGroup] = ()) -> Component:
    """The strip, what its positions mean, the published lengths; nothing for a package without a border.

    Of very many regions the `groups` stand along it, and open to their regions.
    """
    if not view.stretches:
        return html.Div()
    laid = lay_out(view, w, grouped=bool(groups))
    runs = group_runs(view, groups) if groups else ()
    figures = {region.id: sum_of(counts_of(dataset, region.id)).figures for group in groups for region in group.regions}
    # Too many stops for the Tab key: the map's list and the filter lead to the same.
    reach: dict[str, Any] = {"tabIndex": "-1"} if laid.crowded else {}
    counts = {"--above": str(laid.above), "--below": str(laid.below), "--rows": str(laid.rows)}
    if runs:
        counts["--groups"] = str(len(runs))
    return html.Div(
        [
            html.Div(
                [html.H2(w("strip.title", course=course_words(view.course, w))), html.P(w("strip.note"))],
                className="strip-head",
            ),
            html.Div(
                [
                    html.Div(
                        [_country(run, laid.rows, w) for run in countries(view.stretches)], className="strip-countries"
                    ),
                    *_leaders(laid),
                    groups_on_line(runs, figures, w) if runs else None,
                    html.Ul(
                        [_region(run, spot, reach, w) for run, spot in laid.regions],
                        className="strip-regions",
                        **{"aria-label": w("strip.regions")},
                    ),
                    html.Div(
                        [_belt(belt, n, w) for belt in view.belts for n in range(len(belt.spans))],
                        className="strip-belts",
                        **{"aria-hidden": "true"},
                    ),
                    html.Ul(
                        [_port(port, spot, reach, w) for port, spot in laid.ports],
                        className="strip-ports",
                        **{"aria-label": w("strip.ports")},
                    ),
                ],
                className="strip-line",
                style=counts,
                **_sides(view),
                **({"data-crowded": ""} if laid.crowded else {}),
                **({"data-grouped": ""} if runs else {}),
            ),
            lists_below_line(runs, figures, w) if runs else None,
            published_lengths(view.regions, dataset, w),
        ],
        className="strip",
    )


def _sides(view: StripMap) -> dict[str, str]:
    """Where abroad is, lying down and upright, and where the line begins upright: read from the left or from below.

    Of an upright line that is read from above, what is to the left of one who goes along it is to the right.
    """
    rises = view.course is None or view.course.rises
    upright = "left" if view.abroad_left == rises else "right"
    return {
        "data-abroad": "above" if view.abroad_left else "below",
        "data-upright-abroad": upright,
        "data-upright-start": "below" if rises else "above",
    }


def _country(run: Run, rows: int, w: Wording) -> Component:
    """Its name, where that has room along its piece of the line; upright the line may be shorter."""
    name = w.text(run.faces[0].name) if run.faces else ""
    short = {} if has_room_upright(run, name, rows) else {"data-short": ""}
    seen = html.Span(name) if has_room(run, name) else None
    return html.Div(seen, style=_span(run), title=w("strip.facing", country=name) if name else None, **short)


def _region(run: Run, spot: Spot, reach: dict[str, Any], w: Wording) -> Component:
    """One and the same act by its name and, for the mouse, by its piece of the ribbon."""
    region = run.region
    facing = w("strip.stretch", countries=w("strip.and").join(w.text(faced.name) for faced in run.faces))
    marks: dict[str, Any] = {"data-inside": "true" if spot.inside else "false", "data-side": spot.side}
    button = choice(
        [*_words(w.text(region.short), spot), html.Span(facing, className="visually-hidden")],
        region=region.id,
        title=w.text(region.name) + facing,
        **marks,
        **reach,
    )
    press = {"data-press": f"region={region.id}", "data-toggle": "", "data-highlights": region.id, **_named(spot)}
    press["data-inside"] = marks["data-inside"]
    return html.Li(
        [button, html.Span(className="strip-piece", **{"aria-hidden": "true"})],
        style={**_span(run), **_place(spot)},
        **press,
    )


def _belt(belt: StripBelt, number: int, w: Wording) -> Component:
    start, end = belt.spans[number]
    return html.Span(
        style={"--from": f"{start:.4f}", "--to": f"{end:.4f}"},
        title=w.text(belt.belt.name),
        **{
            "data-press": f"region={belt.belt.area}",
            "data-highlights": f"belt-{belt.belt.area}",
        },
    )


def _port(port: StripPort, spot: Spot, reach: dict[str, Any], w: Wording) -> Component:
    """A port does what it does on the map: it chooses its region, if it lies in one; and it flashes there."""
    off = off_line_words(port, w)
    name = [*_words(w.text(port.place.name), spot), html.Small(off) if off else None]
    marks = {
        "data-port": port.place.id,
        "data-transport": "+".join(port.place.transport),
        "data-off-line": "true" if port.off_line else "false",
        "data-highlights": port.place.id,
        "data-action": "flash",
        "data-flash": port.place.id,
        **_named(spot),
    }
    if port.region:
        marks |= {"data-press": f"region={port.region.id}"}
    else:
        marks |= {"data-outside": ""}
    return html.Li(
        [
            html.Button(name, type="button", title=_opposite(port, w), **{"data-side": spot.side}, **reach),
            html.Span(className="strip-mark", **{"aria-hidden": "true"}),
        ],
        style=_place(spot),
        **marks,
    )


def _opposite(port: StripPort, w: Wording) -> str | None:
    return opposite_in_words(port.place, port.faces, "place.opposite", w) or None


def _leaders(laid: StripLayout) -> list[Component]:
    """Where the line stands upright, a thin line from each place on it to the name beside it."""
    abroad = [spot for port, spot in laid.ports if not port.off_line]
    home = [*(spot for _, spot in laid.regions), *(spot for port, spot in laid.ports if port.off_line)]
    return [_lines([(spot.row, spot.at) for spot in abroad], "abroad"), _lines([(s.at, s.row) for s in home], "home")]


def _lines(ends: Sequence[tuple[float, float]], side: str) -> Component:
    """Lines from left to right between two heights, which are shares counted from below."""
    path = "".join(f"M0 {100 - 100 * left:.2f}L100 {100 - 100 * right:.2f}" for left, right in ends)
    return html.Div(drawing(Path(d=path)), className="strip-leaders", **{"data-leaders": side})


def _words(name: str, spot: Spot) -> list[Component | str]:
    """A name, with a break where it stands in two lines; the space keeps its words apart where none is shown."""
    if not spot.broken:
        return [name]
    first, last = in_two(name)
    return [f"{first} ", html.Br(), last]


def _named(spot: Spot) -> dict[str, str]:
    return {**({"data-named": ""} if spot.named else {}), **({"data-broken": ""} if spot.broken else {})}


def _span(run: Run) -> dict[str, str]:
    return {"--from": f"{run.span[0]:.4f}", "--to": f"{run.span[1]:.4f}"}


def _place(spot: Spot) -> dict[str, str]:
    stands = {"--at": f"{spot.middle:.4f}", "--nudge": f"{spot.nudge:.2f}", "--up": f"{spot.at:.4f}"}
    return {**stands, "--lane": str(spot.lane), "--row": f"{spot.row:.4f}"}
