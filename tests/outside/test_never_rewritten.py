"""What was published and logged is not changed in silence, what was confirmed is not lost, and takes two people."""

import gzip
import hashlib
import json
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.outside import rewriting
from tests.outside.product import TINY, cells, known, package, run, said, served
from tests.outside.visitor import PASSWORD, Visitor

PEOPLE = {
    "clerk": ("submitter", "--area", "101"),
    "turncoat": ("submitter", "--area", "102"),
    "reviewer": ("reviewer",),
    "head": ("administrator",),
}
HEADER = "indicator,value,qualifier,period,printed,document,dated,locator"
WHERE = ("--geodata", TINY)


@dataclass(frozen=True)
class History:
    """A database with releases, as its server left it; and its backup.

    Attributes:
        refused: what a submitter saw who was made reviewer and wanted to accept the own submission.
    """

    database: Path
    backup: Path
    refused: tuple[int, str]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[History]:
    folder = tmp_path_factory.mktemp("history")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CORRIDOR_SIGNING_KEY", str(folder / "keys" / "key.pem"))
        (folder / "keys").mkdir(mode=0o700)
        database, backup = folder / "history.db", folder / "history.backup"
        with served(TINY, database) as address:
            for name, (role, *area) in PEOPLE.items():
                account = ("user", "add", name, "--role", role, *area, "--office", "office", *WHERE)
                code, output = run(*account, database=database, typed=f"{PASSWORD}\n")
                assert code == 0, output
            publish(address)
            refused = accept_own(address)
        with served(TINY, database):
            pass  # each start sends out the head of the log
        code, output = run("db", "backup", backup, *WHERE, database=database)
        assert code == 0, output
        yield History(database, backup, refused)


def signed_in(address: str, name: str) -> Visitor:
    person = Visitor(address)
    person.begin(name)
    return person


def submit(person: Visitor) -> str:
    """The address of a submission that was confirmed."""
    person.go("/office/submissions")
    person.send("/submissions", period="2026-Q3")
    place = person.place
    person.upload("/file", f"{HEADER}\nwells,41,exact,2026-Q3,41口,工作总结,2026-10-08,1.1\n".encode())
    person.go(place)
    person.send("/submit")
    assert person.status == 200, person.text
    return place


def publish(address: str) -> None:
    place = submit(signed_in(address, "clerk"))
    reviewer = signed_in(address, "reviewer")
    reviewer.go(place)
    reviewer.send("/accept", remark="")
    reviewer.go("/office/publish")
    reviewer.send("/publish", reason="三季度")
    assert reviewer.status == 200, reviewer.text


def accept_own(address: str) -> tuple[int, str]:
    """What somebody sees who submits, is made reviewer, and wants to accept that; and the state it is in."""
    place = submit(signed_in(address, "turncoat"))
    head = signed_in(address, "head")
    head.go("/office/accounts/turncoat")
    head.send(("/roles", "/duties"), role="reviewer", area="", office="office")
    assert head.status == 200, head.text
    person, other = signed_in(address, "turncoat"), signed_in(address, "reviewer")
    other.go(place)
    person.go(place)
    if "/accept" in person.text:
        person.send("/accept", remark="")
    return person.status, place.rpartition("/")[2]


@pytest.fixture
def copy(history: History, tmp_path: Path) -> Path:
    """A copy of the database that may be spoilt; the server's key and its kept heads are where they were."""
    with closing(sqlite3.connect(history.database)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Path(shutil.copy(history.database, tmp_path / "copy.db"))


def verified(database: Path) -> tuple[int, str]:
    return run("db", "verify", *WHERE, database=database)


def test_a_history_that_nobody_touched_is_whole(copy: Path) -> None:
    code, output = verified(copy)
    assert code == 0, output
    with closing(sqlite3.connect(copy)) as raw:
        assert raw.execute("SELECT max(number) FROM releases").fetchone() == (2,)


@pytest.mark.parametrize(
    "rewrite",
    [
        rewriting.cut_the_log,
        rewriting.remove_the_last_release,
        rewriting.multiply_a_figure,
        rewriting.empty_the_guards,
    ],
    ids=lambda rewrite: rewrite.__name__,
)
def test_what_was_rewritten_is_found_and_not_served(copy: Path, rewrite: Callable[[Path], None]) -> None:
    rewrite(copy)
    code, output = verified(copy)
    assert code == 1, output
    with pytest.raises(AssertionError, match="nothing is served"), served(TINY, copy):
        pass


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("releases", "SELECT number, published_at, published_by, 'x', as_of, previous, hash FROM releases"),
        ("row_versions", "SELECT kind, key, release, '{}', digest, withdrawn, submission FROM row_versions"),
        ("audit_entries", "SELECT number, at, 'nobody', action, subject, details, previous, hash FROM audit_entries"),
    ],
)
def test_no_row_takes_another_one_s_place(copy: Path, table: str, row: str) -> None:
    with closing(sqlite3.connect(copy)) as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute(f"INSERT OR REPLACE INTO {table} {row}")  # names from above


def doctored(backup: Path, target: Path) -> Path:
    """A backup in which a published figure is another one, with a right sum at its end."""
    lines = [json.loads(line) for line in gzip.decompress(backup.read_bytes()).decode().splitlines()[:-1]]
    for line in lines:
        if isinstance(line, list) and line[0] == "row_versions" and line[1]["release"] == 2:
            row = json.loads(line[1]["content"])
            content = rewriting.canonical({**row, "value": f"{row['value']}0"}) if "value" in row else None
            line[1].update({"content": content, "digest": rewriting.digest_of(content)} if content else {})
    text = "".join(f"{rewriting.canonical(line)}\n" for line in lines)
    end = {"rows": len(lines) - 1, "sha256": hashlib.sha256(text.encode()).hexdigest()}
    target.write_bytes(gzip.compress(f"{text}{rewriting.canonical(end)}\n".encode()))
    return target


def test_a_backup_restores_and_a_doctored_one_does_not(history: History, tmp_path: Path) -> None:
    code, output = run("db", "restore", history.backup, *WHERE, database=tmp_path / "right.db")
    assert code == 0, output
    false = doctored(history.backup, tmp_path / "false.backup")
    assert run("db", "restore", false, *WHERE, database=tmp_path / "false.db")[0] != 0


def test_a_backup_of_another_package_says_so_before_anything_is_done(history: History, tmp_path: Path) -> None:
    other = package(tmp_path, cells("areas", "101", name_en="Another Brook"))
    database = tmp_path / "other.db"
    code, output = run("db", "restore", history.backup, "--geodata", other, database=database)
    assert code != 0
    assert "areas.csv" in output
    assert not database.exists()


def test_what_was_left_of_a_moved_database_is_not_passed_over(history: History, tmp_path: Path) -> None:
    """A database that was moved away alone has left behind what was confirmed last."""
    database = tmp_path / "moved.db"
    left = database.with_name("moved.db-wal")
    left.write_bytes(b"confirmed")
    code, output = run("db", "restore", history.backup, *WHERE, database=database)
    assert code != 0
    assert left.name in output
    assert left.read_bytes() == b"confirmed"


def test_nobody_accepts_what_that_person_submitted_whatever_role_was_given_since(history: History) -> None:
    status, number = history.refused
    with closing(sqlite3.connect(history.database)) as raw:
        states = raw.execute("SELECT state FROM submissions WHERE id = ?", (number,)).fetchall()
    assert states == [("submitted",)]
    assert status != 500


def test_a_witness_elsewhere_and_the_log_are_told_each_head_once(history: History, tmp_path: Path) -> None:
    witness = tmp_path / "elsewhere.txt"
    copy = Path(shutil.copy(history.database, tmp_path / "witnessed.db"))
    for _ in range(2):
        with served(TINY, copy, *known("serve", "--witness", witness)):
            pass
    kept = witness.read_text("utf-8")
    notes = kept.split("\n\n\n")
    assert len(notes) == len(set(notes))
    (printed,) = re.findall(r"signed checkpoint: (.*)$", said(copy), re.MULTILINE)
    assert json.loads(printed) in kept
