"""A server without a database shows every page as the one that published it: byte for byte."""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from urllib.parse import urljoin, urlsplit

import pytest
from flask.testing import FlaskClient
from sqlalchemy import URL
from werkzeug.test import TestResponse

from corridor.published.file_cache import FileCache
from corridor.published.folder import FolderOnDisk
from corridor.published.package_file import package_content
from corridor.published.published_releases import PublishedReleases
from corridor.published.publishing import ToPublish, publish
from corridor.releases.checkpoints import origin_named
from corridor.releases.history_guard import HistoryGuard
from corridor.signing.signed_note import verifier_key
from corridor.signing.signing_key import signing_key
from dashboard.app import RELEASES, build_app
from dashboard.office.access_settings import AccessSettings
from tests.dashboard.releases import TINY, Shown

OFFICE_URL = "https://office.example.org/office/"
MOST = 90
"""How many addresses are compared: those below, and what their pages lead to."""
BEGUN = (
    "/",
    "/?lang=en",
    "/?view=table&release=2",
    "/?view=compare",
    "/?release=1",
    "/?release=77",
    "/releases",
    "/releases?lang=en",
    "/changes",
    "/changes?from=1&to=3",
    "/changes?from=1&to=99",
    "/checkpoints",
    "/release.json",
    "/robots.txt",
    "/nothing-here",
    "/api/v1/releases",
    "/api/v1/changes?from=1&to=3",
    "/api/v1/observations?release=2",
    "/ogc/",
    "/ogc/collections",
)
_CONFIG = re.compile(r'<script id="_dash-config".*?</script>', re.DOTALL)
"""Dash writes there which kinds of elements its process has made so far, and a name that it gave itself by chance."""
_LINK = re.compile(r'(?:href|src|action)="([^"#]+)|"(/[\w./?=&%-]+)"')


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FlaskClient, FlaskClient]]:
    """A server on a database, signed and with three releases, and one of the folder that it published to."""
    home = tmp_path_factory.mktemp("published")
    key = signing_key(home / "key.pem")
    url = URL.create("sqlite", database=str(home / "corridor.sqlite3"))
    app = build_app(TINY, database=url, history=HistoryGuard(key, frozenset({key.public}))).server
    shown = Shown(app, app.test_client())
    first = next(iter(shown.office.release_store.loaded.dataset.observations))
    shown.publish(shown.put(first, "7"))
    shown.publish(shown.withdrawal(first, "重复"))
    with shown.office.database.writing() as connection:
        shown.office.history.sign(connection, shown.office.release_store.loaded.release)
    store = shown.office.release_store
    folder, public = FolderOnDisk(home), verifier_key(origin_named(store.first.release), key.public)
    publish(ToPublish(store, package_content(TINY, store.base), public), folder)
    published = PublishedReleases(folder, FileCache(home / "cache"))
    served = build_app(access=AccessSettings(office_url=OFFICE_URL), published=published).server
    yield shown.client, served.test_client()
    served.extensions[RELEASES].close()
    shown.close()


def test_every_page_is_the_same_byte_for_byte(clients: tuple[FlaskClient, FlaskClient]) -> None:
    ours, theirs = clients
    waiting, seen, rooms = [*BEGUN], set(BEGUN), set()
    for count in range(MOST):
        address = waiting.pop(0 if count % 2 else len(waiting) // 2)
        mine, other = ours.get(address, buffered=True), theirs.get(address, buffered=True)
        assert (other.status_code, other.content_type) == (mine.status_code, mine.content_type), address
        assert other.headers.get("Cache-Control") == mine.headers.get("Cache-Control"), address
        assert _content(other) == _content(mine), address
        rooms.add(address.split("?")[0].split("/")[1])
        found = _led_to(address, mine.text if mine.mimetype in {"text/html", "application/json"} else "")
        waiting += [one for one in dict.fromkeys(found) if one not in seen]
        seen |= set(found)
    assert {"", "api", "bundles", "changes", "checkpoints", "ogc", "prepared", "releases"} <= rooms


def _content(answer: TestResponse) -> object:
    """What an answer holds."""
    return _CONFIG.sub("", answer.text) if answer.mimetype == "text/html" else _unpacked(answer.data)


def _unpacked(content: bytes) -> object:
    """Of a document or workbook the parts, whose dates are of whatever moment they were made at."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: _unpacked(archive.read(name)) for name in archive.namelist() if name != "docProps/core.xml"}


def _led_to(address: str, text: str) -> list[str]:
    """The addresses of this server that a page names; not those of the office."""
    found = (urlsplit(urljoin(f"http://localhost{address}", unescape(a or b))) for a, b in _LINK.findall(text))
    own = (f"{one.path}?{one.query}" if one.query else one.path for one in found if one.netloc == "localhost")
    return [one for one in own if one.isascii() and not one.startswith("/office/")]


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", ["/office/", "/office/sign-in?lang=en", "/office/submissions/1"])
def test_pages_for_staff_say_where_they_are(clients: tuple[FlaskClient, FlaskClient], path: str, method: str) -> None:
    answer = clients[1].open(path, method=method)
    assert answer.status_code == 404
    assert f'href="{OFFICE_URL}"' in answer.text
    assert 'lang="zh-CN"' in answer.text
    assert "Reports, reviews and accounts" in answer.text


def test_the_server_is_ready_without_a_database(clients: tuple[FlaskClient, FlaskClient]) -> None:
    ready = clients[1].get("/health/ready")
    assert (ready.status_code, ready.get_json()["database"]) == (200, "none")
    health = clients[1].get("/health").get_json()
    assert (health["release"], health["reachable"], health["trouble"]) == (3, True, None)
