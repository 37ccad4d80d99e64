"""The preview of the leader's page: what is proposed as it would look, marked, for those who may see it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import URL

from corridor.accounts import accounts
from corridor.accounts.accounts import NewAccount
from corridor.accounts.roles import Role, console
from corridor.package.loading import load
from corridor.releases.database import Database
from corridor.releases.opening import open_database
from corridor.releases.release_store import ReleaseStore
from corridor.reporting.context import ReportingContext
from dashboard.app import build_app
from tests.dashboard.office.conftest import PASSWORD, Visit, document
from tests.dashboard.office.reporting import accepted, begin, filled, stored, submitted, template, upload
from tests.databases import TestClock

TINY = Path(__file__).parents[2] / "packages" / "tiny"
PLAN = "/office/publish/preview"
NORTH, SOUTH = "101", "103"
FIGURE = f"{NORTH}-wells-2026-Q3"
WELLS = {"row": "wells", "value": 45, "printed": "45口"}
PEOPLE = (
    NewAccount("north", Role.SUBMITTER, NORTH, "West office"),
    NewAccount("south", Role.SUBMITTER, SOUTH, "East office"),
    NewAccount("reviewer", Role.REVIEWER),
    NewAccount("admin", Role.ADMINISTRATOR),
)


@pytest.fixture
def server(office: ReportingContext) -> Flask:
    """The whole application: the preview is the leader's page."""
    return build_app(TINY, database=office.database.url).server


@pytest.fixture
def office(tmp_path: Path, clock: TestClock) -> Iterator[ReportingContext]:
    """An office on a package with layers: a page cannot be drawn without any."""
    database, base = Database(URL.create("sqlite", database=str(tmp_path / "tiny.sqlite3")), clock), load(TINY)
    open_database(database, base)
    release_store = ReleaseStore(database, base, interval_s=3600)
    made = ReportingContext(database, release_store)
    for wanted in PEOPLE:
        accounts.add(made, console("test"), wanted, PASSWORD)
    yield made
    release_store.close()
    database.close()


def test_a_draft_is_shown_as_the_page_would_look(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    upload(client, page, filled(template(client), **WELLS))
    before = stored(office)
    asked = client.get(f"{page}/preview")
    assert asked.location == f"{page}/preview?region={NORTH}&lang=zh"
    shown = document(client.get(asked.location))
    assert "尚未发布" in shown.with_class("preview-banner")[0].text
    assert "45" in shown.all("data-figure", FIGURE)[0].text
    assert shown.named("html")[0]["data-region"] == NORTH
    assert FIGURE not in office.release_store.latest().dataset.observations
    assert not document(client.get("/?lang=zh")).all("data-figure", FIGURE)
    assert stored(office) == before


def test_it_answers_for_its_parts_below_its_own_address(visit: Visit) -> None:
    client = visit("north")
    page = submitted(client, **WELLS)
    parts = parts_of(client.get(f"{page}/preview?lang=zh").text)
    assert parts.startswith(f"/office/preview/{page.rpartition('/')[2]}/")
    for address in (f"zh/region/{NORTH}/all.json", "en/page.json", f"zh/evidence/{FIGURE}.json", "zh/table.json"):
        answer = client.get(f"{parts}/{address}")
        assert answer.status_code == 200, address
        assert answer.headers["Cache-Control"] == "no-store"
    assert "45口" in client.get(f"{parts}/zh/evidence/{FIGURE}.json").get_json()["html"]
    assert client.get(f"/prepared/{parts.rpartition('/')[2]}/zh/region/all/all.json").status_code == 410


def test_what_has_changed_since_is_gone(visit: Visit) -> None:
    """The browser then loads the page anew."""
    client = visit("north")
    page = begin(client)
    upload(client, page, filled(template(client), **WELLS))
    parts = parts_of(client.get(f"{page}/preview?lang=zh").text)
    upload(client, page, filled(template(client), **{**WELLS, "value": 46, "printed": "46口"}))
    assert client.get(f"{parts}/zh/region/all/all.json").status_code == 410
    assert client.get(f"{parts}x/zh/region/all/all.json").status_code == 410


@pytest.mark.parametrize("query", ["region=<b>", "region=999999&initiative=%00", "lang=xx", "view=no"])
def test_a_senseless_choice_shows_everything(visit: Visit, query: str) -> None:
    client = visit("north")
    page = submitted(client, **WELLS)
    answer = client.get(f"{page}/preview?lang=zh&{query}")
    assert answer.status_code == 200
    assert "<b>" not in answer.text


def test_it_has_the_rights_of_what_it_shows(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    upload(client, page, filled(template(client), **WELLS))
    part = parts_of(client.get(f"{page}/preview?lang=zh").text) + "/zh/region/all/all.json"
    plan = "/office/preview/plan/x/zh/region/all/all.json"
    for name, status in (("south", 404), ("reviewer", 404), ("admin", 404), ("", 303)):
        other = visit(name)
        assert other.get(f"{page}/preview?lang=zh").status_code == status
        assert other.get(part).status_code == (401 if status == 303 else status)
    for name, status in (("north", 403), ("admin", 403), ("", 303)):
        other = visit(name)
        assert other.get(f"{PLAN}?lang=zh").status_code == status
        assert other.get(plan).status_code == (401 if status == 303 else status)


@pytest.mark.parametrize("what", ["0", "99", "x", "²", "9" * 40, "plan"])
def test_parts_of_nothing_are_not_found(visit: Visit, what: str) -> None:
    assert visit("north").get(f"/office/preview/{what}/x/zh/region/all/all.json").status_code in (403, 404)


def test_everything_accepted_is_shown_together(visit: Visit) -> None:
    reviewer = visit("reviewer")
    accepted(visit("north"), reviewer, **WELLS)
    accepted(visit("south"), reviewer, **{**WELLS, "value": 35, "printed": "35口"})
    assert reviewer.get(PLAN).location == f"{PLAN}?lang=zh"
    shown = reviewer.get(f"{PLAN}?lang=zh")
    assert "第 2 期" in document(shown).with_class("preview-banner")[0].text
    for area in (NORTH, SOUTH):
        answer = reviewer.get(f"{parts_of(shown.text)}/zh/region/{area}/all.json")
        assert f"{area}-wells-2026-Q3" in answer.text


def parts_of(page: str) -> str:
    """The address below which the browser asks for the parts of a page."""
    match = re.search(r'"prepared": "([^"]+)"', page)
    assert match, page[:400]
    return match[1]
