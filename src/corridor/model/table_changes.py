"""What one table of observations has that another one has not, or has otherwise."""

from collections.abc import Iterator, Sequence

import numpy as np

from corridor.model.coded import Coded, Codes, Numbers, Places
from corridor.model.observation_table import ObservationRows, ObservationTable, exact
from corridor.model.records import Observation


def new_rows(before: ObservationTable, after: ObservationTable) -> ObservationRows:
    """The rows of `after` whose ids `before` does not have."""
    return after.rows(np.flatnonzero(_places_before(before, after) < 0))


def rewritten(
    before: ObservationTable, after: ObservationTable, names: Sequence[str]
) -> Iterator[tuple[Observation, Observation]]:
    """The rows that both have and of which one of the fields `names` is written otherwise, before and after."""
    known = _places_before(before, after)
    there = np.flatnonzero(known >= 0)
    differs = np.zeros(len(there), bool)
    for name in names:
        then, now = _in_common(before.columns[name], after.columns[name])
        differs |= then[known[there]] != now[there]
    places = there[differs]
    return zip(before.rows(known[places]), after.rows(places), strict=True)


def _places_before(before: ObservationTable, after: ObservationTable) -> Places:
    """For each row of `after` where its id stands in `before`, or -1."""
    if before.keys_of_rows is after.keys_of_rows:
        return np.arange(len(after))
    known = {key: place for place, key in enumerate(before)}
    return np.fromiter((known.get(key, -1) for key in after), np.intp, len(after))


def _in_common(one: Coded, other: Coded) -> tuple[Codes, Codes]:
    """The codes of two columns, equal where the values are written alike."""
    numbers = Numbers()
    first, last = (np.array([numbers[exact(value)] for value in column.values], np.uint32) for column in (one, other))
    return first[one.codes], last[other.codes]
