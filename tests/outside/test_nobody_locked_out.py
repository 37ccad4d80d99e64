"""Nobody is locked out by a stranger, and nobody comes in by a guess, a false name or a false address."""

import http.client
import os
import sqlite3
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE

import pytest

from tests.outside.product import TINY, known, page, run, served
from tests.outside.visitor import PASSWORD, Visitor

GUESSES = 13
LONG_S = 6
"""A wait that is not over before the next request, on whatever machine."""
MOST = 500
STRANGER = "127.0.0.2"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office") / "office.db"


@pytest.fixture(scope="module")
def office(database: Path) -> Iterator[str]:
    with served(TINY, database) as address:
        for name in ("owner", "guessed"):
            code, output = add(name, database)
            assert code == 0, output
        yield address


def add(name: str, database: Path, password: str = PASSWORD) -> tuple[int, str]:
    account = ("user", "add", name, "--role", "reviewer", "--geodata", TINY)
    return run(*account, database=database, typed=f"{password}\n{password}\n")


def status(address: str, host: str = "", **headers: str) -> int:
    """The status of the sign-in page, asked for under the name of a host."""
    made = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=30)
    sent = {"Host": host or "localhost", **headers}
    made.request("GET", "/office/sign-in", headers=sent)
    answer = made.getresponse()
    answer.read()
    made.close()
    return answer.status


def test_a_stranger_who_guesses_locks_out_nobody_but_himself(office: str) -> None:
    """Who goes on guessing waits longer each time; before such a wait is over the right password is refused too."""
    stranger, owner = Visitor(office, STRANGER), Visitor(office)
    stranger.go("/office/sign-in")
    guessed = 0
    while stranger.waits_s < LONG_S:
        assert guessed < MOST
        guessed += 1
        stranger.sign_in("owner", f"not the password {guessed}")
        assert not stranger.is_in
        time.sleep(min(stranger.waits_s, 1) / 4)
    assert stranger.status == 429
    stranger.sign_in("owner")
    assert not stranger.is_in
    owner.begin("owner")
    assert owner.is_in


def test_another_password_from_the_console_lets_somebody_in_again(office: str, database: Path) -> None:
    person = Visitor(office)
    person.go("/office/sign-in")
    for number in range(GUESSES):
        person.sign_in("guessed", f"not the password {number}")
    new = "quiet orchard lantern 41"
    where = ("--geodata", TINY)
    code, output = run("user", "password", "guessed", *where, database=database, typed=f"{new}\n{new}\n")
    assert code == 0, output
    person.begin("guessed", new)
    assert person.is_in


def test_only_a_proxy_that_was_named_is_believed(tmp_path: Path) -> None:
    named = known("serve", "--trusted-proxy", "127.0.0.9")
    with served(TINY, tmp_path / "proxy.db", "--behind-tls", *named) as address:
        assert status(address, **{"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}) == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "evil.example:80", "127.0.0.1.evil.example"]
)
def test_a_strange_host_is_refused(office: str, host: str) -> None:
    assert status(office) == 200
    assert status(office, host) == 421


@pytest.mark.parametrize("password", ["corridor-dashboard", "reviewer-reviewer"])
def test_a_password_of_the_product_the_name_or_a_common_one_is_refused(
    office: str, database: Path, password: str
) -> None:
    assert office
    assert add("reviewer-new", database, password)[0] != 0


@pytest.mark.parametrize("name", ["оwner", "ow\u202ener"], ids=["Cyrillic", "bidi"])
def test_a_name_that_looks_like_another_is_refused(office: str, database: Path, name: str) -> None:
    assert office
    assert add(name, database)[0] != 0


def test_no_answer_names_the_database(tmp_path: Path) -> None:
    """A database that was overwritten while the server runs."""
    folder = tmp_path / "secret-folder"
    folder.mkdir()
    database = folder / "secret.db"
    with served(TINY, database) as address:
        person = Visitor(address)
        person.go("/office/sign-in")
        with sqlite3.connect(database) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.write_bytes(b"no database at all " * 5000)
        person.sign_in("owner")
        answers = [
            person.text,
            *(page(address + path)[1] for path in ("/health", "/changes?release=1", "/api/releases")),
        ]
    assert person.status in {500, 503}
    for text in answers:
        assert "secret" not in text
        assert "sqlite" not in text.lower()


@pytest.mark.skipif(os.name != "posix", reason="modes of files")
def test_a_database_that_others_may_read_is_closed_to_them(tmp_path: Path) -> None:
    database = tmp_path / "open.db"
    code, output = run("db", "upgrade", "--geodata", TINY, database=database)
    assert code == 0, output
    database.chmod(0o644)
    with served(TINY, database):
        assert S_IMODE(database.stat().st_mode) & 0o077 == 0
