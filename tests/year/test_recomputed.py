"""Comparison, median and trend worked out anew by pandas, from the table that everybody can download."""

from decimal import Decimal
from io import BytesIO
from typing import Any

import pandas as pd
import pytest

from corridor.model.comparison import Comparable, compare
from corridor.model.period import Period
from corridor.queries.distribution import distributions
from corridor.queries.trend import trends
from corridor.releases.release_store import ReleaseStore
from dashboard.app import build_app
from tests.dashboard.markup import read
from tests.year.indicators import KINDS
from tests.year.made import made
from tests.year.plan import EAST, FORMER_TOWN, MIDDLE, NORTH, SOUTH, TOWN

pytestmark = pytest.mark.slow
CASES = (
    ("branches", EAST),
    ("grid-posts", NORTH),
    ("member-households", MIDDLE),
    ("villages-above-line", SOUTH),
    ("training-sessions", EAST),
    ("village-income", TOWN),
    ("investment", EAST),
    ("visits", MIDDLE),
    ("requests-met-share", NORTH),
    ("income-index", SOUTH),
)
_COMPARABLE = ("确数", "至少", "约数", "约")
_LEAST = 3


@pytest.fixture(scope="module")
def published() -> pd.DataFrame:
    """The file behind the table's button "CSV", as the server answers it."""
    client = build_app(made().folder, database=made().url).server.test_client()
    page = read(client.get("/?view=table&lang=zh").get_data(as_text=True))
    (address,) = {href for href in page.values("href") if href.endswith("/export.csv")}
    content = client.get(address).get_data()
    frame = pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False)
    frame.columns = [*COLUMNS]
    frame = frame[frame["kind"] == "数据"].copy()
    frame["region"] = frame["area_code"].replace({FORMER_TOWN: TOWN})
    frame["number"] = pd.to_numeric(frame["value"])
    closing = frame["period"].map(lambda text: "{:04}-{:02}-{:02}".format(*Period(text).closing) if text else "")
    return frame.assign(closing=closing, opening=frame["period"].map(_opening))


COLUMNS = (
    "kind", "id", "area_code", "area", "initiative", "label", "name", "value", "unit", "qualifier", "printed", "period",
    "period_state", "period_note", "source", "publisher", "dated", "locator", "about", "doubt", "note",
)  # fmt: skip


def _opening(text: str) -> str:
    return "{:04}-{:02}-{:02}".format(*(Period(text).opening or (0, 1, 1))) if text else ""


def reached(published: pd.DataFrame, name: str) -> pd.DataFrame:
    """The figures of an indicator that are numbers and no targets."""
    own = published[published["name"] == name]
    return own[own["number"].notna() & ~own["qualifier"].str.startswith("目标")]


@pytest.mark.parametrize(("key", "region"), CASES)
def test_comparison_and_median(years: ReleaseStore, published: pd.DataFrame, key: str, region: str) -> None:
    dataset = years.loaded.dataset
    measure = next(kind.measure for kind in KINDS if kind.id == key)
    rows = reached(published, dataset.indicators[key].name.in_("zh"))
    by: list[str] = ["closing"] if measure == "stock" else ["closing", "opening"]
    groups: list[tuple[Any, pd.DataFrame]] = [
        (moment, group) for moment, group in rows.groupby(by) if group["region"].nunique() >= _LEAST
    ]
    latest = max(groups, key=lambda pair: pair[0])[1].drop_duplicates("region")
    found = compare(dataset, dataset.indicators[key])
    assert isinstance(found, Comparable)
    assert {mark.region: float(mark.value) for mark in found.marks} == dict(
        zip(latest["region"], latest["number"], strict=True)
    )
    strip = next(row for row in distributions(dataset, region).strips if row.comparison.indicator.id == key)
    described = latest["number"].describe()
    assert [
        float(number) for number in (strip.least, strip.lower, strip.middle, strip.upper, strip.most)
    ] == pytest.approx([described[name] for name in ("min", "25%", "50%", "75%", "max")])


@pytest.mark.parametrize(("key", "region"), CASES)
def test_trend(years: ReleaseStore, published: pd.DataFrame, key: str, region: str) -> None:
    dataset = years.loaded.dataset
    measure = next(kind.measure for kind in KINDS if kind.id == key)
    rows = reached(published, dataset.indicators[key].name.in_("zh"))
    rows = rows[rows["region"] == region].sort_values("closing")
    span = pd.to_datetime(rows["closing"]) - pd.to_datetime(rows["opening"])
    months = (span.dt.days / 30).round()
    drawn = [line for line in trends(dataset, region).series if line.indicator.id == key]
    assert drawn
    for line in drawn:
        points = [(row.id, row.value) for row in line.points if row.value is not None]
        length = round((_days(line.points[0].period)) / 30)
        expected = rows if measure == "stock" else rows[months == length]
        assert points == [(at, Decimal(value)) for at, value in zip(expected["id"], expected["value"], strict=True)]
    on_lines = {row.id for line in drawn for row in (*line.points, *line.left_out)}
    assert on_lines >= set(rows["id"])


def _days(period: Period | None) -> int:
    assert period is not None
    return int((pd.Timestamp(*period.closing) - pd.Timestamp(*(period.opening or period.closing))).days)
