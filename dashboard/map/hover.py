"""What the map says in words when something on it is pointed at."""

from collections.abc import Iterable

from corridor.model.dataset import Dataset
from corridor.model.records import Belt, Country, Place
from corridor.queries.coverage import Count
from dashboard.map.plotly_text import LINE_BREAK, plotly_text
from dashboard.words.counts import counted
from dashboard.words.dates import point_in_words
from dashboard.words.places import opposite_in_words
from dashboard.words.wording import Wording

METRES_IN_KM = 1000


def region_words(dataset: Dataset, code: str, faces: Iterable[str], reported: Count, words: Wording) -> str:
    """A region: its name, the countries across, how much it reports."""
    return _lines(
        words.text(dataset.areas[code].name),
        faces_words((dataset.countries[country] for country in faces), words),
        counted(reported, words),
        words("map.region.click"),
    )


def faces_words(countries: Iterable[Country], words: Wording) -> str:
    """The countries that a region faces; nothing for none."""
    names = words("map.port.with").join(words.text(country.name) for country in countries)
    return words("map.region.faces", countries=names) if names else ""


def port_words(dataset: Dataset, port: Place, words: Wording) -> str:
    """A port: its name, and the facts about it."""
    return _lines(words.text(port.name), *port_facts(dataset, port, words))


def port_facts(dataset: Dataset, port: Place, words: Wording) -> tuple[str, ...]:
    """A port's kind, what lies opposite, since when it is open, how far its position may be off."""
    facts = (
        _kind(dataset, port, words),
        _opposite(dataset, port, words),
        _since(port, words),
        words("map.port.uncertainty", distance=distance_words(port.uncertainty_m, words)),
        "" if dataset.region_of(port.area) else words("map.port.outside", count=len(dataset.regions)),
    )
    return tuple(filter(None, facts))


def seat_words(dataset: Dataset, seat: Place, words: Wording) -> str:
    """A seat: its name and the region it is the seat of."""
    region = words.text(dataset.areas[seat.area].name)
    return _lines(words.text(seat.name), words("map.seat.kind", region=region))


def belt_words(belt: Belt, words: Wording) -> str:
    """A belt: its name and the rule by which its extent is drawn."""
    return _lines(words.text(belt.name), belt_rule(belt, words))


def belt_rule(belt: Belt, words: Wording) -> str:
    """The rule by which a belt is drawn, marked as schematic."""
    return words("map.belt.schematic", rule=words.text(belt.rule))


def distance_words(metres: float, words: Wording) -> str:
    """A distance in m below one km, else in km."""
    if metres < METRES_IN_KM:
        return words("map.distance.m", value=f"{metres:.0f}")
    return words("map.distance.km", value=f"{metres / METRES_IN_KM:g}")


def _kind(dataset: Dataset, port: Place, words: Wording) -> str:
    transport = words("map.port.with").join(words(f"map.transport.{means}") for means in port.transport)
    kind = words("map.port.kind", transport=transport)
    area = words.text(dataset.areas[port.area].name)
    return words("map.separator").join([kind[:1].upper() + kind[1:], area])


def _opposite(dataset: Dataset, port: Place, words: Wording) -> str:
    return opposite_in_words(port, dataset.countries.get(port.faces or ""), "map.port.opposite", words)


def _since(port: Place, words: Wording) -> str:
    if port.opened:
        return words("map.port.opened", date=point_in_words(port.opened, words))
    return words("map.port.approved", date=point_in_words(port.approved, words)) if port.approved else ""


def _lines(name: str, *lines: str) -> str:
    """Plotly's text of a name in bold and of what is said of it."""
    return LINE_BREAK.join((f"<b>{plotly_text(name)}</b>", *map(plotly_text, filter(None, lines))))
