"""What a visitor is shown of several releases, on a real SQLite file and a real PostgreSQL server."""

import json
import os
import re
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from msgspec.structs import replace
from sqlalchemy import URL

from corridor.accounts import accounts
from corridor.accounts.roles import Actor, Role, console
from corridor.model.records import Source
from corridor.model.vocabulary import Text
from corridor.releases.database import Database
from corridor.releases.upgrading import upgrade
from corridor.reporting import draft_rows, publishing, reviewing, submissions
from corridor.reporting.row_ids import SubmittedRows
from dashboard.html.bundles import bundles
from tests import postgres
from tests.dashboard.releases import Shown
from tests.databases import copied, kind
from tests.waiting import within

__all__ = ["kind"]
NONE = Text({})


@cache
def three_releases(kind: str) -> URL:
    """A database that every test copies: T01 is 40, then 41; then T02 is withdrawn and T99 new.

    A file is made at the first start; a server's database is set up by a command.
    """
    if kind == "sqlite":
        url = URL.create("sqlite", database=f"{tempfile.mkdtemp(dir=os.environ['XDG_DATA_HOME'])}/releases.sqlite3")
    else:
        url = postgres.server().create()
        database = Database(url)
        upgrade(database)
        database.close()
    made = Shown.on(url)
    made.publish(made.put("T01", "41"), reason="更正")
    made.publish(made.withdrawal("T02", "重复统计"), made.put("T01", "7", "T99"))
    made.close()
    return url


@pytest.fixture
def url(kind: str, tmp_path: Path) -> Iterator[URL]:
    yield from copied(three_releases(kind), tmp_path)


@pytest.fixture
def shown(url: URL) -> Iterator[Shown]:
    """The dashboard on it."""
    made = Shown.on(url)
    yield made
    made.close()


def test_the_latest_release_is_shown_without_a_mark(shown: Shown) -> None:
    for address in ("/?region=101", "/?region=101&release=3"):
        assert shown.notice(address) == ""
        assert 'data-figure="T99"' in shown.html(address)
    assert 'data-figure="T02"' not in shown.html("/?region=101")


def test_an_earlier_release_is_shown_as_it_was_and_marked(shown: Shown) -> None:
    assert "这是第 1 期" in shown.notice("/?release=1")
    assert "This is release 2" in shown.notice("/?release=2&lang=en")
    first = shown.html("/?region=101&release=1")
    assert 'data-figure="T02"' in first
    assert 'data-figure="T99"' not in first
    assert "40口" in shown.evidence("T01", 1).text
    assert "41口" in shown.evidence("T01", 2).text


def test_an_earlier_release_is_kept_in_every_link_to_another_selection(shown: Shown) -> None:
    content = shown.html("/?release=1&view=table")
    links = [part.partition('"')[0] for part in content.split('href="?')[1:]]
    assert links
    assert all(link.startswith("release=1&amp;") for link in links)


@pytest.mark.parametrize("asked", ["4", "0", "-1", "1e1", "１", "999999999999", "x", "%00"])
def test_an_unknown_release_is_the_latest_with_a_notice(shown: Shown, asked: str) -> None:
    assert "最新的第 3 期" in shown.notice(f"/?region=101&release={asked}")
    assert 'data-figure="T99"' in shown.html(f"/?region=101&release={asked}")


def test_any_worker_answers_for_any_edition(shown: Shown, url: URL) -> None:
    other = Shown.on(url)
    for number in (1, 2, 3):
        name = shown.office.release_store.loaded_release(number).dataset.fingerprint[:16]
        assert other.get(f"/prepared/{name}/zh/page.json").status_code == 200
    shown.publish(shown.put("T01", "43"))
    name = shown.state()["name"]
    assert other.office.release_store.loaded.release.number == 3
    assert other.get(f"/prepared/{name}/zh/region/101/all.json").status_code == 200
    assert other.get("/prepared/0123456789abcdef/zh/page.json").status_code == 410
    other.close()


def test_a_release_of_another_process_is_noticed_by_itself(shown: Shown, url: URL) -> None:
    other = Shown.on(url)
    assert other.state()["release"] == 3
    shown.publish(shown.put("T01", "44"))
    assert within(5, lambda: other.state()["release"] == 4)
    assert "44口" in other.evidence("T01").text
    other.close()


def test_an_open_page_that_asks_again_is_reported_in_few_bytes(shown: Shown) -> None:
    first = shown.get("/release.json")
    again = shown.client.get("/release.json", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    shown.publish(shown.put("T01", "45"))
    later = shown.client.get("/release.json", headers={"If-None-Match": first.headers["ETag"]})
    assert (later.status_code, later.get_json()["release"]) == (200, 4)


def test_health_tells_the_release_and_its_day(shown: Shown) -> None:
    found = shown.get("/health").get_json()
    release = shown.office.release_store.latest().release
    assert (found["serving"], found["reachable"], found["trouble"]) == (True, True, None)
    assert (found["release"], found["published_at"]) == (3, release.published_at)


def test_a_lost_database_takes_nothing_from_visitors(shown: Shown, url: URL, kind: str) -> None:
    database = shown.office.database
    database.close()
    if kind == "sqlite":
        file = Path(database.url.database or "")
        file.rename(file.with_suffix(".away"))
    else:
        postgres.server().drop(url.database or "")
    shown.office.release_store.refresh()
    health = shown.get("/health").get_json()
    assert (health["serving"], health["reachable"], health["release"]) == (True, False, 3)
    assert "数据库" in health["trouble"]["zh"]
    assert 'data-figure="T99"' in shown.html("/?region=101")
    assert "41口" in shown.evidence("T01").text
    assert shown.get("/releases").status_code == 200
    assert "最新的第 3 期" in shown.notice("/?release=1")
    assert shown.get("/changes?from=1&to=2").status_code == 503


def test_evidence_tells_every_release_that_touched_a_figure(shown: Shown) -> None:
    acts = [line["data-act"] for line in shown.evidence("T01").all("data-act")]
    assert acts == ["corrected", "brought"]
    reported = shown.evidence("T01").text
    for word in ("第 2 期", "更正", "当时公布", "40口"):
        assert word in reported
    assert [line["data-act"] for line in shown.evidence("T01", 1).all("data-act")] == ["brought"]


def test_a_withdrawn_figure_stays_visible_as_such(shown: Shown) -> None:
    reported = shown.evidence("T02", language="en").text
    assert "withdrawn and no longer counts" in reported
    assert "重复统计" in reported
    assert "21口" in reported
    assert "withdrawn" not in shown.evidence("T02", 2, "en").text.lower()


def test_evidence_tells_document_office_and_day_of_what_was_submitted(shown: Shown) -> None:
    office, me = shown.office, console("test")
    wanted = accounts.NewAccount("west", Role.SUBMITTER, "101", "西溪县组织部")
    actor = accounts.add(office, me, wanted, "correct horse battery")[0].actor
    row = replace(
        office.release_store.loaded.dataset.observations["T01"],
        id="figure-1",
        value=Decimal(42),
        printed="42口",
        source="d",
    )
    document = Source("d", "primary", Text({"zh": "年度工作总结"}), NONE, NONE, "2022-01-10", "", "", NONE)
    begun = submissions.begin(office, actor, "2021", "年度报表")
    saved = draft_rows.save(office, actor, begun.id, begun.version, SubmittedRows(((row, "数据!H7"),), (document,)))
    sent = submissions.submit(office, actor, begun.id, saved.version)
    reviewer = Actor(2, "anna", Role.REVIEWER)
    reviewing.accept(office, reviewer, sent.id, sent.version)
    publishing.publish(office, reviewer, "年度", publishing.plan(office, reviewer).token)
    reported = shown.evidence("T01").text
    for word in ("42口", "年度工作总结", "西溪县组织部", "年度报表", "报送日期", "第 4 期", "2021年"):
        assert word in reported


def test_what_changed_is_added_changed_and_withdrawn(shown: Shown) -> None:
    page = shown.history("/changes?from=1&to=3")
    kinds = {row["data-key"]: row.one("data-change")["data-change"] for row in page.all("data-key")}
    assert kinds == {"T99": "added", "T01": "changed", "T02": "withdrawn"}
    changed = page.one("data-key", "T01").text
    assert changed.index("40口") < changed.index("41口")
    assert "重复统计" in page.one("data-key", "T02").text
    assert shown.history("/changes?from=3&to=1").text == page.text


def test_without_numbers_it_is_the_last_change(shown: Shown) -> None:
    keys = shown.history("/changes").values("data-key")
    assert set(keys) == {"T99", "T02"}


@pytest.mark.parametrize("asked", ["from=1&to=9", "from=8&to=9"])
def test_changes_of_an_unknown_release_are_none(shown: Shown, asked: str) -> None:
    page = shown.history(f"/changes?{asked}", 404)
    assert page.all("data-key") == []
    assert page.one("role", "alert").text


def test_the_list_tells_who_published_when_and_why(shown: Shown) -> None:
    reported = shown.history("/releases").text
    for word in ("随程序提供", "审核部门", "三季度", "更正", "重复统计", "最新"):
        assert word in reported
    links = shown.history("/releases?lang=en").values("href")
    assert "/?release=1&lang=en" in links
    assert "/changes?from=2&to=3&lang=en" in links


def test_an_export_says_which_release_it_is_of(shown: Shown) -> None:
    for number in (1, 3):
        name = shown.office.release_store.loaded_release(number).dataset.fingerprint[:16]
        answer = shown.get(f"/prepared/{name}/en/export.csv")
        assert f"release-{number}" in answer.headers["Content-Disposition"]


def test_without_a_database_the_package_is_shown(client: FlaskClient) -> None:
    state = json.loads(client.get("/release.json").text)
    assert (state["release"], state["reachable"]) == (None, True)
    assert "release-line" not in client.get("/").text


def test_the_pages_about_releases_load_what_is_named_by_its_content(shown: Shown) -> None:
    """Browsers keep a file for a year: another one needs another address."""
    for address in ("/releases", "/changes"):
        files = re.findall(r'(?:src|href)="(/[^"]+\.(?:js|css)[^"]*)"', shown.html(address))
        assert files == [bundles()[key].address for key in ("scripts.early", "stylesheets.office")]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_publishing_does_not_make_the_figures_newer(shown: Shown, language: str) -> None:
    before = shown.state()["as_of"]
    shown.publish(shown.put("T01", "3", new="T90"))
    assert shown.state()["as_of"] == before == "2022-02-28"
    page = shown.html(f"/?lang={language}")
    assert {"zh": "数据截至 2022年2月28日", "en": "Data as of 28 February 2022"}[language] in page
    head = [cell.text for cell in shown.history(f"/releases?lang={language}").named("th")]
    assert not {"数据截至", "Data as of"} & set(head)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_derived_number_follows_a_correction_and_says_so(shown: Shown, language: str) -> None:
    shown.publish(shown.put("T03", "61"))
    text = shown.evidence("E05", language=language).text
    assert {"zh": "已达到目标", "en": "The target is reached"}[language] in text
    assert {"zh": "所用数据已更正", "en": "have been corrected"}[language] in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_changes_of_one_release_say_so_and_show_what_it_changed(shown: Shown, language: str) -> None:
    one = shown.history(f"/changes?from=3&to=3&lang={language}")
    two = shown.history(f"/changes?from=2&to=3&lang={language}")
    assert {"zh": "只选了第 3 期", "en": "Only release 3 was chosen"}[language] in one.text
    assert {"zh": "第 3 期的变化", "en": "What changed in release 3"}[language] in one.text
    assert one.values("data-key") == two.values("data-key") != []
