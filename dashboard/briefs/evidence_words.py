"""What a document says of where a figure stands and how far it may be trusted, in a line."""

from corridor.model.dataset import Dataset
from corridor.model.records import Source
from corridor.queries.reported_value import ReportedValue
from dashboard.words.wording import Wording


def state_of(figure: ReportedValue, w: Wording) -> str:
    """The honest state, and that there is a doubt."""
    state = w(f"qualifier.{figure.observation.qualifier.value}")
    return w("brief.doubtful", state=state, doubt=w("tile.doubt")) if figure.observation.doubt else state


def evidence_of(dataset: Dataset, figure: ReportedValue, w: Wording) -> str:
    """The figure as printed, its place, and what is noted of it."""
    row = figure.observation
    place = place_of(dataset.sources[row.source], row.locator, w)
    notes = [w.text(text) for text in (row.period_note, row.doubt, row.note) if text]
    return w("brief.note_separator").join([w("brief.printed", printed=row.printed, place=place), *notes])


def place_of(source: Source, locator: str, w: Wording) -> str:
    """A document and a place in it."""
    return w("brief.place", title=w.text(source.title), published=source.published, locator=locator)
