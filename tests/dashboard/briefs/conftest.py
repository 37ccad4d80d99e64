"""A corridor whose first region reports one indicator for four years: what a line can be drawn through."""

from decimal import Decimal

import pytest
from msgspec.structs import replace
from sqlalchemy import make_url

from corridor.model.period import Period
from corridor.model.vocabulary import PeriodState
from corridor.releases.canonical_rows import encoded
from corridor.releases.releases import RowVersion
from tests.dashboard.releases import Shown

YEARS = {"2018": "11.5", "2019": "14", "2020": "9", "2021": "17.25"}


@pytest.fixture(scope="module")
def yearly(tmp_path_factory):
    shown = Shown.on(make_url(f"sqlite:///{tmp_path_factory.mktemp('yearly') / 'releases.db'}"))
    data = shown.office.release_store.loaded.dataset
    row = next(one for one in data.observations.values() if data.region_of(one.area) and one.qualifier.comparable)
    stated = replace(row, period_state=PeriodState.STATED)
    rows = [
        replace(stated, id=f"Y{year}", value=Decimal(value), printed=value, period=Period.parse(year))
        for year, value in YEARS.items()
    ]
    shown.publish(*(RowVersion("observations", one.id, encoded(one)) for one in rows))
    yield shown
    shown.close()


@pytest.fixture(scope="module")
def region(yearly):
    data = yearly.office.release_store.loaded.dataset
    return data.region_of(data.observations["Y2020"].area)
