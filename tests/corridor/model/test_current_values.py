"""What is current: of columns the same as of records, whatever the observations are."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corridor.model.in_period import in_period
from corridor.model.latest import current
from corridor.model.observation_table import FIELDS
from corridor.model.period import Period
from corridor.model.records import Observation
from tests.corridor.observations import tables
from tests.corridor.sample import indicator, sample

BASE = sample(indicators=[indicator("wells"), indicator("dry")])
CHOICES = st.sampled_from([None, *map(Period, ("2022", "2022-H1", "2020"))])


@given(tables, CHOICES)
def test_what_is_current_in_columns_is_current_among_records(
    observations: dict[str, Observation], chosen: Period | None
) -> None:
    dataset = replace(BASE, observations=observations)
    dataset = dataset if chosen is None else in_period(dataset, chosen)
    for area in dataset.areas:
        code = dataset.current(area)
        rows = [row for row in observations.values() if dataset.current(row.area) == code]
        latest = current(rows, chosen, dataset.indicators)
        places = dataset.places_of_latest(area)
        for field in FIELDS:
            assert [*dataset.figures.columns[field].at(places)] == [getattr(row, field) for row in latest]
        assert dataset.latest_of(area) == latest
