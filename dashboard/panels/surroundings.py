"""Where the selection lies: seat, ports and belt, and context statistics that are no results."""

from collections import Counter
from collections.abc import Sequence

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.records import Statistic
from corridor.queries.coverage import MANY_REGIONS
from corridor.queries.surroundings import BeltBlock, Port, Surroundings
from dashboard.html.elements import html
from dashboard.panels.press import evidence_button
from dashboard.panels.tiles.derived import derived_number
from dashboard.panels.tiles.number import in_words
from dashboard.words.places import opposite_in_words
from dashboard.words.wording import Wording

PORT_KINDS = ("rail", "road", "water", "air")
"""The kinds of transport in the order of their buttons."""
_SOME = 3
"""Fewer ports than these are seen at a glance."""


def surroundings_panel(view: Surroundings, dataset: Dataset, w: Wording) -> Component:
    """A list of facts about the place, then the context, marked as such."""
    facts = [*_seats(view, w), *_ports(view, dataset, w), *_belts(view.belts, w)]
    return html.Div(
        [html.H3(w("place.title")), html.Dl(facts, className="facts"), *_context(view, dataset, w)],
        className="surroundings",
    )


def _seats(view: Surroundings, w: Wording) -> list[Component]:
    if not view.seats:
        return []
    return [html.Dt(w("place.seat")), *(html.Dd(w.text(seat.name)) for seat in view.seats)]


def _ports(view: Surroundings, dataset: Dataset, w: Wording) -> list[Component]:
    if not view.ports:
        return [html.Dt(w("place.ports")), html.Dd(w("place.no_port"))]
    if len(view.ports) > MANY_REGIONS:
        names = [html.Li(_port(port, dataset, w)[0], **{"data-port": port.place.id}) for port in view.ports]
        return [html.Dt(w("place.ports")), html.Dd(_many(names, w))]
    rows = [html.Li(_port(port, dataset, w), **_marks(port)) for port in view.ports]
    return [html.Dt(w("place.ports")), html.Dd([_kinds(view.ports, w), html.Ul(rows)])]


def _marks(port: Port) -> dict[str, str]:
    return {"data-port": port.place.id, "data-transport": " ".join(port.place.transport)}


def _kinds(ports: Sequence[Port], w: Wording) -> Component | None:
    """A button for each kind of transport that some of the ports have and others have not, with how many have it."""
    counts = Counter(kind for port in ports for kind in port.place.transport)
    kinds = [kind for kind in PORT_KINDS if 0 < counts[kind] < len(ports)]
    if len(ports) < _SOME or not kinds:
        return None
    buttons = [
        html.Button(
            [w(f"map.transport.{kind}"), html.Span(str(counts[kind]), className="count")],
            type="button",
            **{"data-action": "port-kind", "data-kind": kind, "aria-pressed": "false"},
        )
        for kind in kinds
    ]
    return html.Div(buttons, role="group", className="port-kinds", **{"aria-label": w("place.kinds")})


def _many(names: list[Component], w: Wording) -> Component:
    """Very many names, folded away."""
    return html.Details([html.Summary(w("place.many", count=len(names))), html.Ul(names, className="region-names")])


def _port(port: Port, dataset: Dataset, w: Wording) -> list[Component | str]:
    place = port.place
    kind = w("place.kind_separator").join(w(f"map.transport.{name}") for name in place.transport)
    opposite = opposite_in_words(place, port.faces, "place.opposite", w)
    outside = "" if dataset.region_of(place.area) else w("place.outside", area=w.text(dataset.areas[place.area].name))
    position = w("place.uncertainty", metres=f"{place.uncertainty_m:.0f}")
    return [
        html.Button(
            w.text(place.name), type="button", className="on-map", **{"data-action": "flash", "data-flash": place.id}
        ),
        html.Span(w("place.separator").join(filter(None, (kind, opposite, outside, position))), className="port-note"),
    ]


def _belts(belts: tuple[BeltBlock, ...], w: Wording) -> list[Component]:
    """The belts by name; one alone tells its rule and its programmes too."""
    if not belts:
        return []
    rows = [html.Li([_belt(block, w), *(_belt_more(block, w) if len(belts) == 1 else ())]) for block in belts]
    return [html.Dt(w("place.belts")), html.Dd(_many(rows, w) if len(rows) > MANY_REGIONS else html.Ul(rows))]


def _belt(block: BeltBlock, w: Wording) -> Component:
    return html.Button(
        w.text(block.belt.name),
        type="button",
        className="on-map",
        **{"data-action": "flash", "data-flash": block.belt.area, "data-belt": block.belt.id},
    )


def _belt_more(block: BeltBlock, w: Wording) -> list[Component]:
    rule = html.Span(w.text(block.belt.rule), className="port-note")
    return [rule, html.Div(_belt_programmes(block, w))] if block.programmes else [rule]


def _belt_programmes(block: BeltBlock, w: Wording) -> list[Component]:
    return [
        evidence_button(w.text(programme.name), programme.id, className="link-like") for programme in block.programmes
    ]


def _context(view: Surroundings, dataset: Dataset, w: Wording) -> list[Component]:
    if not view.statistics and not view.derived:
        return []
    rows: list[Component] = []
    for held in view.statistics:
        row = held.statistic
        value = evidence_button(
            [in_words(row.value, held.unit, w), html.Span("*", className="doubted") if row.note else None],
            row.id,
            className="link-like",
            **{"data-statistic": row.id},
        )
        rows += [html.Dt(_measure(row, dataset, w)), html.Dd(value)]
    for found in view.derived:
        rows += [html.Dt(w.text(found.derivation.name)), html.Dd(derived_number(found, w))]
    return [
        html.Div(
            [html.H3(w("place.context")), html.P(w("place.context_note")), html.Dl(rows, className="facts")],
            className="context",
        )
    ]


def _measure(row: Statistic, dataset: Dataset, w: Wording) -> str:
    """What is measured; and of which area, where that is none of the regions."""
    measure = w.text(row.measure)
    if dataset.region_of(row.area):
        return measure
    return w("place.measure_of", measure=measure, area=w.text(dataset.areas[row.area].name))
