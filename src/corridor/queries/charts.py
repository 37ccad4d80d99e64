"""What of a selection can be drawn: a result against its target, parts of a whole, an indicator through time."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.queries.reported_value import ReportedValue, reported_value, reported_values
from corridor.queries.tiles import PartTile, TargetTile, tiles_of
from corridor.queries.trend import Series, trends

MOST_LINES = 4
"""Of how many indicators of one area under one initiative lines are drawn: the most telling."""


class Chart(Struct, frozen=True):
    """One picture of figures that may stand side by side.

    Attributes:
        drawn: the tile or the series that it shows.
        figures: what is drawn of it: of a series the points in order of time, then its targets.
    """

    drawn: TargetTile | PartTile | Series
    figures: tuple[ReportedValue, ...]

    @property
    def id(self) -> str:
        """The id of its first figure, by which an address names it."""
        return self.figures[0].id

    @property
    def initiative(self) -> str | None:
        """Under which initiative it stands."""
        return self.figures[0].observation.initiative


def charts(dataset: Dataset, region: str | None, initiative: str | None = None) -> tuple[Chart, ...]:
    """Every chart of a selection: sets of all its regions, then lines, of all regions those that belong to none."""
    scope = (region,) if region else (None, *dataset.corridor.regions)
    sets = [chart for code in scope for chart in _sets(dataset, code, initiative)]
    return (*sets, *_lines(dataset, region, initiative))


def chart_with(dataset: Dataset, figure: str) -> Chart | None:
    """The chart in which a figure stands; None where it stands in none."""
    row = dataset.observations.get(figure)
    if row is None:
        return None
    found = charts(dataset, dataset.region_of(row.area), row.initiative)
    return next((chart for chart in found if any(drawn.id == figure for drawn in chart.figures)), None)


def _sets(dataset: Dataset, region: str | None, initiative: str | None) -> Iterator[Chart]:
    figures = [
        figure
        for figure in reported_values(dataset, region)
        if initiative is None or figure.observation.initiative == initiative
    ]
    for tile in tiles_of(dataset, figures):
        if isinstance(tile, TargetTile):
            yield Chart(tile, tile.figures)
        elif isinstance(tile, PartTile):
            yield Chart(tile, (tile.whole, *(part.figure for part in tile.parts)))


def _lines(dataset: Dataset, region: str | None, initiative: str | None) -> Iterator[Chart]:
    drawn: dict[object, int] = {}
    for series in _telling_first(trends(dataset, region, initiative).series):
        key = series.points[0].initiative
        drawn[key] = drawn.get(key, 0) + 1
        if drawn[key] <= MOST_LINES:
            rows = (*series.points, *(row for row in series.targets if row.value is not None))
            yield Chart(series, tuple(reported_value(dataset, row) for row in rows))


def _telling_first(series: Iterable[Series]) -> list[Series]:
    return sorted(series, key=lambda row: (row.indicator.prominence == 0, row.indicator.prominence))
