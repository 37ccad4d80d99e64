"""Days, deadlines and shown times go by the corridor's clock, in whatever zone the host stands."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from corridor.reporting import deadlines
from corridor.reporting.context import ReportingContext
from tests.dashboard.office.conftest import Visit, document, send
from tests.dashboard.office.reporting import PERIOD, begin, filled, submitted, template, upload
from tests.databases import TestClock

HOSTS = ("UTC", "America/Los_Angeles", "Asia/Shanghai", "Pacific/Kiritimati")
BEFORE_MIDNIGHT = datetime(2026, 11, 28, 15, 59, tzinfo=UTC)
AFTER_MIDNIGHT = datetime(2026, 11, 28, 16, 1, tzinfo=UTC)


@pytest.fixture(params=HOSTS, autouse=True)
def host(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(("now", "taken"), [(BEFORE_MIDNIGHT, False), (AFTER_MIDNIGHT, True)])
def test_a_document_of_the_corridors_own_day_is_taken(
    visit: Visit,
    clock: TestClock,
    now: datetime,
    taken: bool,  # noqa: FBT001
) -> None:
    clock.time = now
    north = visit("north")
    page = begin(north)
    answer = upload(north, page, filled(template(north), dated=date(2026, 11, 29)))
    assert answer.status_code == (303 if taken else 422)


def test_a_deadline_is_typed_stored_and_shown_by_the_corridors_clock(visit: Visit, office: ReportingContext) -> None:
    reviewer = visit("reviewer")
    send(reviewer, "/office/review", {"period": PERIOD, "due": "2026-10-15T17:30"}, "/office/review")
    assert deadlines.deadline(office, PERIOD) == "2026-10-15T09:30:00.000000Z"
    shown = reviewer.get(f"/office/review?period={PERIOD}")
    assert "2026年10月15日 17:30（北京时间）" in document(shown).with_class("due")[0].text
    assert document(shown).one("id", "due")["value"] == "2026-10-15T17:30"
    english = reviewer.get(f"/office/review?period={PERIOD}&lang=en")
    assert "15 October 2026, 17:30 (Beijing time)" in english.text


def test_every_page_with_a_time_names_whose_it_is(visit: Visit, clock: TestClock) -> None:
    clock.time = AFTER_MIDNIGHT
    page = submitted(visit("north"))
    for name, address in (("north", page), ("north", "/office/submissions"), ("admin", "/office/audit")):
        assert "2026年11月29日 00:01（北京时间）" in visit(name).get(address).text
