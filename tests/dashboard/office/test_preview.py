"""The preview of the leader's page: what is proposed as it would look, marked, for those who may see it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from corridor.archive.database import Database
from corridor.archive.library import Library
from corridor.archive.opening import open_archive
from corridor.loading import load
from corridor.office import accounts
from corridor.office.accounts import NewAccount
from corridor.office.desk import Office
from corridor.office.rights import Role, console
from tests.dashboard.office.conftest import PASSWORD, Visit, document
from tests.dashboard.office.reporting import accepted, begin, filled, handed_in, stored, template, upload
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
def office(tmp_path: Path, clock: TestClock) -> Iterator[Office]:
    """An office on a package with layers: a page cannot be drawn without any."""
    database, base = Database(URL.create("sqlite", database=str(tmp_path / "tiny.sqlite3")), clock), load(TINY)
    open_archive(database, base)
    library = Library(database, base, interval_s=3600)
    made = Office(database, library)
    for wanted in PEOPLE:
        accounts.add(made, console("test"), wanted, PASSWORD)
    yield made
    library.close()
    database.close()


def test_a_draft_is_shown_as_the_page_would_look(office: Office, visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    upload(client, page, filled(template(client), **WELLS))
    before = stored(office)
    shown = document(client.get(f"{page}/preview"))
    assert "尚未发布" in shown.with_class("preview-banner")[0].text
    assert "45" in shown.all("data-figure", FIGURE)[0].text
    assert shown.named("html")[0]["data-region"] == NORTH
    assert FIGURE not in office.library.latest().dataset.observations
    assert stored(office) == before


def test_a_region_and_an_initiative_can_be_chosen_without_a_script(visit: Visit) -> None:
    client = visit("north")
    page = handed_in(client, **WELLS)
    shown = document(client.get(f"{page}/preview"))
    links = [link["href"] for link in shown.with_class("preview-choices")[0].named("a")]
    assert f"{page}/preview?region={SOUTH}&initiative=all" in links
    other = document(client.get(f"{page}/preview?region={SOUTH}&initiative=1"))
    assert other.named("html")[0]["data-region"] == SOUTH
    assert not other.all("data-figure", FIGURE)
    everywhere = document(client.get(f"{page}/preview?region=all&initiative=all"))
    assert everywhere.named("html")[0]["data-region"] == "all"


@pytest.mark.parametrize("query", ["region=<b>", "region=999999&initiative=%00", "lang=xx", "view=no"])
def test_a_senseless_choice_shows_everything(visit: Visit, query: str) -> None:
    client = visit("north")
    page = handed_in(client, **WELLS)
    answer = client.get(f"{page}/preview?{query}")
    assert answer.status_code == 200
    assert "<b>" not in answer.text


def test_it_has_the_rights_of_what_it_shows(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    upload(client, page, filled(template(client), **WELLS))
    for name, status in (("south", 404), ("reviewer", 404), ("admin", 404), ("", 303)):
        assert visit(name).get(f"{page}/preview").status_code == status
    for name, status in (("north", 403), ("admin", 403), ("", 303)):
        assert visit(name).get(PLAN).status_code == status


def test_everything_accepted_is_shown_together(visit: Visit) -> None:
    reviewer = visit("reviewer")
    accepted(visit("north"), reviewer, **WELLS)
    accepted(visit("south"), reviewer, **{**WELLS, "value": 35, "printed": "35口"})
    shown = document(reviewer.get(f"{PLAN}?region=all"))
    assert "第 2 期" in shown.with_class("preview-banner")[0].text
    for area in (NORTH, SOUTH):
        assert shown.all("data-figure", f"{area}-wells-2026-Q3"), area
