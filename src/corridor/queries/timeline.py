"""When was what? The dated things of a selection: figures and targets by their period, honours, and the report."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import Honour, Source
from corridor.model.vocabulary import PeriodState, Qualifier
from corridor.queries.documents import documents
from corridor.queries.reported_value import ReportedValue, reported_value

MOST = 12
"""How many periods are shown; of more, the newest."""
_LEAST = 2


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """What is of one period, as it is known.

    Attributes:
        target: whether it holds what is aimed at, and nothing that is.
        first, last: its days; None in `first` where its begin is not known.
        figures: the most prominent first.
    """

    period: Period
    state: PeriodState
    target: bool
    first: date | None
    last: date
    honours: tuple[Honour, ...]
    figures: tuple[ReportedValue, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The periods of a selection in order of time.

    Attributes:
        first, last: the years that the axis spans, both included.
        reports: the primary documents that the rows were taken from, with the day each bears.
        left_out: how many earlier periods are not among the rows.
        shared: the indicators that several areas have figures of in the rows, which their names do not tell apart.
    """

    rows: tuple[TimelineRow, ...]
    first: int
    last: int
    reports: tuple[tuple[Source, date], ...]
    left_out: int
    shared: frozenset[str]


def timeline(dataset: Dataset, region: str | None, initiative: str | None) -> Timeline | None:
    """The timeline of a region, or of all areas; None where there are fewer than two periods."""
    regions = (region,) if region else (*dataset.corridor.regions, None)
    areas = [area for code in regions for area in dataset.areas_of(code)]
    rows = sorted(_rows(dataset, areas, initiative), key=lambda row: (row.last, row.first or date.min, row.target))
    shown = rows[-MOST:]
    if len(shown) < _LEAST:
        return None
    reports = tuple(_reports(dataset, shown))
    years = [day.year for row in shown for day in (row.first, row.last) if day] + [day.year for _, day in reports]
    return Timeline(tuple(shown), min(years), max(years), reports, len(rows) - len(shown), _shared(shown))


def _rows(dataset: Dataset, areas: Iterable[str], initiative: str | None) -> Iterator[TimelineRow]:
    figures: dict[tuple[Period, PeriodState, bool], list[ReportedValue]] = {}
    honours: dict[tuple[Period, PeriodState, bool], list[Honour]] = {}
    for area in areas:
        for row in dataset.latest_of(area):
            if row.period is not None and initiative in (None, row.initiative):
                key = (row.period, row.period_state, row.qualifier is Qualifier.TARGET)
                figures.setdefault(key, []).append(reported_value(dataset, row))
        for honour in dataset.honours_of(area, initiative):
            key = (Period.parse(f"{honour.year:04}"), PeriodState.STATED, False)
            honours.setdefault(key, []).append(honour)
    for key in dict.fromkeys((*figures, *honours)):
        period, state, target = key
        opening = period.opening
        first = date(*opening) if opening else None
        held = sorted(figures.get(key, ()), key=lambda row: (not row.indicator.prominence, row.indicator.prominence))
        yield TimelineRow(period, state, target, first, date(*period.closing), tuple(honours.get(key, ())), tuple(held))


def _shared(rows: Iterable[TimelineRow]) -> frozenset[str]:
    areas: dict[str, set[str]] = {}
    for row in rows:
        for figure in row.figures:
            areas.setdefault(figure.indicator.id, set()).add(figure.area.id)
    return frozenset(indicator for indicator, of in areas.items() if len(of) > 1)


def _reports(dataset: Dataset, rows: Iterable[TimelineRow]) -> Iterator[tuple[Source, date]]:
    used = {figure.observation.source for row in rows for figure in row.figures}
    used |= {honour.source for row in rows for honour in row.honours}
    for source, *_ in documents(row for key, row in dataset.sources.items() if key in used).values():
        if source.kind == "primary" and source.published:
            yield source, date(*Period.recorded(source.published).closing)
