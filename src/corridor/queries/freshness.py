"""How old is a figure beside the newest report of its region?"""

from corridor.model.dataset import Dataset
from corridor.model.kept_answers import kept
from corridor.model.period import Day
from corridor.model.records import Observation
from corridor.queries.reported_periods import is_reported

_YEAR = 12


def months_older(dataset: Dataset, row: Observation) -> int | None:
    """Whole months by which the period of `row` was over before that of its region's newest figure.

    None where it is among the newest, where its period is not known, where a period is chosen, and for a region that
    has reported once only: what a single document says of different years is not old.
    """
    region = dataset.region_of(row.area)
    if region is None or dataset.chosen is not None or not is_reported(row) or row.period is None:
        return None
    newest = _newest(dataset, region)
    if newest is None:
        return None
    closing = row.period.closing
    months = (newest[0] - closing[0]) * _YEAR + newest[1] - closing[1]
    return months if months > 0 else None


@kept
def _newest(dataset: Dataset, region: str) -> Day | None:
    """The day on which the newest current figure of `region` was over; None where it has reported once only."""
    current = [one for one in dataset.latest_of(region) if one.period is not None and is_reported(one)]
    if len(dataset.places_of_figures(region)) <= len(dataset.latest_of(region)):
        return None
    return max((one.period.closing for one in current if one.period is not None), default=None)
