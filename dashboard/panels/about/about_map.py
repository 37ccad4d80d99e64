"""What the map is drawn from, what in it is schematic, and how far a port's position may be off."""

from decimal import Decimal

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.numbers import number_text
from corridor.model.records import Place
from dashboard.html.elements import html
from dashboard.panels.about.about_section import section
from dashboard.words.wording import Wording


def map_section(dataset: Dataset, w: Wording) -> Component:
    """Boundary source and approval, the belts' rule, what the other layers are."""
    corridor = dataset.corridor
    rules = dict.fromkeys(w.text(belt.rule) for belt in dataset.belts.values())
    facts = [
        *_fact(w("about.map.boundary"), [w.text(corridor.boundary_source)]),
        *_fact(w("about.map.approval"), [w.text(corridor.map_approval), w.text(corridor.map_note)]),
        *_fact(w("about.map.belts"), [*rules, *_depths(dataset, w)]),
        *_fact(w("about.map.line"), [w("about.map.line_note")]),
        *_fact(w("about.map.lengths"), [w("about.map.lengths_note")]),
    ]
    return section("map", [html.Dl(facts)], w)


def _fact(term: str, paragraphs: list[str]) -> list[Component]:
    return [html.Dt(term), html.Dd([html.P(words) for words in paragraphs])] if paragraphs else []


def _depths(dataset: Dataset, w: Wording) -> list[str]:
    depths = {belt.depth_km for belt in dataset.belts.values()}
    return [w("about.map.depth", depth=f"{min(depths):g}")] if len(depths) == 1 else []


def ports_section(dataset: Dataset, w: Wording) -> Component:
    """Every port with how far its position may be off, and what it rests on."""
    ports = [place for place in dataset.places.values() if place.kind == "port"]
    if not ports:
        return section("ports", [html.P(w("about.ports.none"), className="empty")], w)
    names = ("port", "uncertainty", "basis")
    head = html.Tr([html.Th(w(f"about.ports.column.{name}"), scope="col") for name in names])
    table = html.Table(
        [
            html.Caption(w("about.ports.title"), className="visually-hidden"),
            html.Thead(head),
            html.Tbody([_port(port, w) for port in ports]),
        ],
        className="ports",
    )
    return section("ports", [table], w)


def _port(port: Place, w: Wording) -> Component:
    metres = number_text(Decimal(round(port.uncertainty_m)), w.language)
    note = html.P(w.text(port.note)) if port.note else None
    return html.Tr(
        [
            html.Th(w.text(port.name), scope="row"),
            html.Td(w("about.ports.metres", metres=metres)),
            html.Td([html.P(w.text(port.position_source)), note]),
        ],
        **{"data-port": port.id},
    )
