"""One figure in a few lines, for where it stands alone: number, name, area, state, period and place."""

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.numbers import quantity
from corridor.model.vocabulary import Qualifier
from corridor.queries.evidence import Evidence, Origin, Statement, evidence
from corridor.queries.reported_value import reported_values
from dashboard.words.dates import known_period, point_in_words
from dashboard.words.wording import Wording


class NumberInWords(Struct, frozen=True):
    """What is said of one figure.

    Attributes:
        id: of the observation, programme, honour, derived number or statistic.
        number: with its unit and the sign of its bound; as printed or its state where there is no number; empty for
            what has none, a programme or an honour.
        state: the honest state, and the doubt where there is one.
        places: where it stands, one line a place.
        initiative: its id; empty for what belongs to none.
    """

    id: str
    name: str
    number: str
    area: str
    state: str
    period: str
    places: tuple[str, ...]
    initiative: str


def number_in_words(dataset: Dataset, key: str, w: Wording) -> NumberInWords | None:
    """What is said of `key`; None for an id that the data do not have."""
    found = evidence(dataset, key)
    if found is None:
        return None
    return NumberInWords(
        key,
        w.text(found.name),
        _number(found.statement, w) if found.statement else "",
        w.text(found.area.name),
        _state(found, w),
        known_period(found.dating.period, found.dating.state, w) if found.dating else "",
        tuple(dict.fromkeys(_place(origin, w) for origin in found.origins)),
        found.initiative.id if found.initiative else "",
    )


def newest_of(dataset: Dataset, indicator: str, region: str | None) -> str | None:
    """The id of the newest figure of an indicator in a region, or beyond the regions; no target; None without one."""
    held = [row.observation for row in reported_values(dataset, region) if row.indicator.id == indicator]
    reached = [row for row in held if row.qualifier is not Qualifier.TARGET]
    dated = sorted(reached, key=lambda row: row.period.closing if row.period else (0, 0, 0))
    return dated[-1].id if dated else None


def _number(stated: Statement, w: Wording) -> str:
    if stated.value is None:
        return stated.printed if stated.qualifier is Qualifier.ILLEGIBLE else w("tile.achieved")
    bound = stated.bound or stated.qualifier
    sign = w(f"tile.bound.{bound.value}") if bound else ""
    return f"{sign}{quantity(stated.value, stated.unit, w.language)}"


def _state(found: Evidence, w: Wording) -> str:
    qualifier = found.statement.qualifier if found.statement else None
    words = [w("qualifier.derived")] if found.statement and qualifier and not found.statement.printed else []
    words += [w(f"qualifier.{qualifier.value}")] if qualifier and not words else []
    return w("brief.note_separator").join([*words, *([w("tile.doubt")] if found.doubt else [])])


def _place(origin: Origin, w: Wording) -> str:
    source = origin.source
    words = {"title": w.text(source.title), "published": point_in_words(source.published, w)}
    return w("brief.place" if origin.locator else "brief.document", **words, locator=origin.locator)
