"""What years of reports need of the office's pages: nothing to report, the corridor's figures, the last of a kind."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from corridor.accounts.roles import Actor, Role
from corridor.model.period import Period
from corridor.model.records import Observation
from corridor.reporting import submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.deadlines import set_deadline
from tests.dashboard.markup import misplaced
from tests.dashboard.office.conftest import PEOPLE, Visit, document, reported
from tests.dashboard.office.reporting import PERIOD, TYPED, begin, press, submitted
from tests.small import CITY, WHOLE, text

REASON = "统计口径调整，本季度暂停统计"
REVIEWER = Actor(0, "reviewer", Role.REVIEWER)
ADMINISTRATOR = Actor(0, "administrator", Role.ADMINISTRATOR)


def number(page: str) -> int:
    return int(page.rpartition("/")[2])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_to_report_is_said_on_a_page_of_its_own_and_reviewed(
    office: ReportingContext, visit: Visit, lang: str
) -> None:
    client = visit("north")
    page = begin(client)
    link = document(client.get(f"{page}?lang={lang}"))
    assert f"{page}/nil" in [anchor["href"] for anchor in link.named("a")]
    assert misplaced(document(client.get(f"{page}/nil?lang={lang}"))) == []
    refused = press(client, f"{page}/nil", "/nil", reason="属实")
    assert refused.status_code == 422
    assert "属实" in reported(refused)
    assert press(client, f"{page}/nil", "/nil", reason=REASON).status_code == 303
    assert REASON in document(client.get(page)).text
    assert press(client, page, "/submit").status_code == 303
    seen = document(visit("reviewer").get(page))
    assert REASON in seen.text
    assert press(visit("reviewer"), page, "/accept").status_code == 303
    assert submissions.opened(office, REVIEWER, number(page)).submission.nil == REASON
    assert REASON in document(visit("reviewer").get(f"/office/review?period={PERIOD}")).text


def test_a_reviewer_sees_the_last_of_the_kind_and_the_change(visit: Visit) -> None:
    page = submitted(visit("north"))
    shown = document(visit("reviewer").get(page))
    (row,) = shown.one("class", "beside-last").named("tbody")[0].named("tr")
    assert "2025年第4季度" in row.text
    assert "+2个" in row.text


def published(visit: Visit, page: str) -> None:
    """Submit, accept and publish what stands in the draft at `page`."""
    assert press(visit("city"), page, "/submit").status_code == 303
    reviewer = visit("reviewer")
    assert press(reviewer, page, "/accept").status_code == 303
    assert press(reviewer, "/office/publish", "/publish", reason="全线数据").status_code == 303


def test_the_city_reports_for_the_corridor_corrects_it_and_says_that_there_is_nothing(
    office: ReportingContext, visit: Visit
) -> None:
    """Also what was never published before: its list offers every indicator of the corridor."""
    client = visit("city")
    for value in ("12", "13"):
        page = begin(client)
        offered = document(client.get(f"{page}/figures"))
        address = f"{page}/figures/branches?area={WHOLE}"
        assert {f"{page}/figures/{key}?area={WHOLE}" for key in ("branches", "visits")} <= set(offered.values("href"))
        typed = {**TYPED, "value": value, "printed": f"{value}个"}
        own = press(client, address, f"area={WHOLE}", **typed)
        assert own.status_code == 303, reported(own)
        rows = [row.record for row in submissions.opened(office, PEOPLE["city"], number(page)).proposals]
        assert [row.area for row in rows if isinstance(row, Observation)] == [WHOLE]
        published(visit, page)
        figures = [row for row in office.latest().dataset.observations_of(WHOLE) if row.period == Period(PERIOD)]
        assert [str(row.value) for row in figures] == [value]
    empty = begin(client, "2026-Q2")
    assert press(client, f"{empty}/nil", "/nil", reason=REASON).status_code == 303
    published(visit, empty)
    assert office.latest().dataset.returns_of(CITY)[Period("2026-Q2")].nil == REASON


def test_a_region_cannot_type_a_figure_of_another(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    answer = press(client, f"{page}/figures/branches", "/figures/branches", **TYPED, figure_area=WHOLE)
    assert answer.status_code in (404, 422)


def test_an_answer_that_explains_nothing_is_refused_and_kept_in_its_field(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    typed = {**TYPED, "value": "150", "printed": "150个"}
    press(client, f"{page}/figures/branches", "/figures/branches", **typed)
    (field,) = [area for area in document(client.get(page)).named("textarea") if "ten-fold" in (area.get("name") or "")]
    refused = press(client, page, "/answers", **{field["name"]: "属实"})
    assert refused.status_code == 422
    assert "没有说明原因" in reported(refused)


def test_a_change_of_names_alone_can_be_published_and_is_shown_first(office: ReportingContext, visit: Visit) -> None:
    base = office.release_store.base
    renamed = replace(base.indicators["branches"], name=text("新名", "New name"))
    office.release_store.base = replace(base, indicators={**base.indicators, "branches": renamed})
    client = visit("reviewer")
    shown = document(client.get("/office/publish"))
    assert "指标：指标 → 新名" in shown.text
    assert press(client, "/office/publish", "/publish", reason="改名").status_code == 303
    assert office.latest().dataset.indicators["branches"].name == renamed.name
    assert (
        office.release_store.loaded_release(1).dataset.indicators["branches"].name == base.indicators["branches"].name
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_of_years_of_deadlines_the_newest_stand_open_and_the_draft_first(
    office: ReportingContext, visit: Visit, lang: str
) -> None:
    for year in (2023, 2024, 2025):
        for quarter in range(1, 5):
            set_deadline(office, ADMINISTRATOR, f"{year}-Q{quarter}", datetime(2026, 12, 1, tzinfo=UTC))
    client = visit("north")
    begin(client)
    shown = document(client.get(f"/office/submissions?lang={lang}"))
    opened, folded = (table.named("tbody")[0].named("tr") for table in shown.with_class("submissions"))
    assert (len(opened), len(opened) + len(folded)) == (6, 13)
    assert opened[0].named("a")
    assert all("2025" in row.named("th")[0].text for row in opened[1:5])
    assert not any("2025" in row.named("th")[0].text for row in folded)
    assert "7" in shown.named("summary")[0].text
    assert misplaced(shown) == []
