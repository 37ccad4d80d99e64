"""Rows that are submitted, in words: what they are, what they say, and the document they stand in."""

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.records import Honour, Observation, Programme, Source
from corridor.releases.canonical_rows import Record
from dashboard.html.elements import html
from dashboard.panels.tiles.number import in_words
from dashboard.panels.tiles.tile import state
from dashboard.words.dates import period_of
from dashboard.words.wording import Wording


def name_of(record: Record, dataset: Dataset, w: Wording) -> str:
    """What a row is about: its indicator and period, or its own name."""
    match record:
        case Observation():
            indicator = dataset.indicators.get(record.indicator)
            name = w.text(indicator.name) if indicator else record.indicator
            return w("submitting.row.figure", name=name, period=period_of(record, w))
        case Honour():
            return w("submitting.row.honour", name=w.text(record.name), year=record.year)
        case Programme():
            return w.text(record.name)
    return w.text(record.title)


def area_of(record: Record, dataset: Dataset, w: Wording) -> str:
    """The area that a row is of; empty for a document."""
    area = None if isinstance(record, Source) else dataset.areas.get(record.area)
    return w.text(area.short) if area else ""


def said(record: Record, dataset: Dataset, w: Wording) -> list[Component | str]:
    """What a row says: the number with its state and how it is printed, or its text."""
    match record:
        case Observation():
            return _figure(record, dataset, w)
        case Honour():
            return [w.text(record.awarded_to)]
        case Programme():
            return [w.text(record.summary)]
    return [w.text(record.publisher)]


def _figure(row: Observation, dataset: Dataset, w: Wording) -> list[Component | str]:
    number: list[Component | str] = []
    if row.value is not None:
        bound = w(f"tile.bound.{(row.bound or row.qualifier).value}")
        number = [html.Strong([bound, in_words(row.value, dataset.units.get(row.unit or ""), w)]), " "]
    printed = [" ", html.Q(row.printed)] if row.printed else []
    doubt = [" ", html.Span(w.text(row.doubt), className="said-doubt")] if row.doubt else []
    return [*number, state(row.qualifier.value, w), *printed, *doubt]


def document_of(record: Record, dataset: Dataset, w: Wording) -> str:
    """The document that a row stands in, with its date and the place in it."""
    source = None if isinstance(record, Source) else dataset.sources.get(record.source)
    if source is None or isinstance(record, Source):
        return ""
    place = "、".join(record.locators) if isinstance(record, Programme) else record.locator
    pieces = (w.text(source.title), source.published, place and w("submitting.row.place", place=place))
    return w("count.separator").join(piece for piece in pieces if piece)
