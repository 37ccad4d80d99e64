"""Publishing by hand: releases of a small package in a database, and what a folder gets of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from sqlalchemy import insert

from corridor.model.dataset import Dataset
from corridor.package.loading import load
from corridor.published.file_cache import FileCache
from corridor.published.folder import FolderOnDisk, PublishedFolder
from corridor.published.package_file import package_content
from corridor.published.pointer import POINTER, Pointer, pointer_of
from corridor.published.published_releases import PublishedReleases, opened_releases
from corridor.published.publishing import ToPublish, publish
from corridor.releases.canonical_rows import encoded
from corridor.releases.checkpoint_check import Keys
from corridor.releases.checkpoints import seal, stored_notes
from corridor.releases.database import Database
from corridor.releases.opening import open_database
from corridor.releases.release_store import ReleaseStore
from corridor.releases.releases import Notice, Release, RowVersion, all_releases, append
from corridor.releases.tables import accounts, submissions
from corridor.releases.upgrading import upgrade
from corridor.signing.signing_key import SigningKey

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

TINY = Path(__file__).parents[2] / "packages" / "tiny"
SECRET = "somebody-nobody-shall-see"


@cache
def _tiny() -> Dataset:
    return load(TINY)


@dataclass
class Desk:
    """Where releases are published."""

    database: Database
    store: ReleaseStore
    wanted: ToPublish
    path: Path

    @classmethod
    @contextmanager
    def on(cls, database: Database, path: Path) -> "Iterator[Desk]":
        base = _tiny()
        upgrade(database)
        open_database(database, base)
        store = ReleaseStore(database, base)
        path.mkdir(exist_ok=True)
        yield cls(database, store, ToPublish(store, package_content(TINY, base), "the key"), path)
        store.close()

    @property
    def folder(self) -> FolderOnDisk:
        return FolderOnDisk(self.path)

    @property
    def pointer(self) -> Pointer:
        return pointer_of((self.path / POINTER).read_bytes(), "")

    def release(self, value: str = "7", withdrawn: str | None = None) -> Release:
        """One more release, of an office's submission: the first observation has another `value`, or is withdrawn."""
        row = next(iter(self.store.loaded.dataset.observations.values()))
        row = replace(row, value=Decimal(value), printed=f"{value}口")
        with self.database.writing() as connection:
            made = append(connection, Notice(self.database.now(), SECRET, "季度", "2026-09-30"), [])
            author = connection.execute(insert(accounts).values(_account(made.number))).inserted_primary_key[0]
            filled = {**_submission(row.area, str(made.number)), "author": author, "release": made.number}
            number = connection.execute(insert(submissions).values(filled)).inserted_primary_key[0]
            version = RowVersion("observations", row.id, encoded(row), withdrawn, number)
            append(connection, Notice(self.database.now(), SECRET, "季度", "2026-09-30"), [version])
        self.store.refresh()
        return self.store.loaded.release

    def sealed(self, key: SigningKey) -> None:
        """Sign the checkpoint of each release that has none."""
        with self.database.writing() as connection:
            for made in all_releases(connection):
                if made.number not in stored_notes(connection):
                    seal(connection, key, made)

    def publish(self, folder: PublishedFolder | None = None, *, replace: bool = False) -> Pointer:
        return publish(self.wanted, folder or self.folder, replace=replace)


def _account(number: int) -> dict[str, object]:
    return {"name": f"{SECRET}-{number}", "role": "reviewer", "office": SECRET, "created_at": "2026-10-01"}


def _submission(area: str, period: str) -> dict[str, object]:
    said = {"office": "北旗组织部", "document": "季报", "state": "published", "version": 1, "late": False}
    return {"area": area, "period": period, "created_at": "2026-10-01", "first_submitted_at": "2026-10-02", **said}


BEGUN: list[ReleaseStore] = []
"""What servers of the test show: a fixture ends them, else their threads look at folders of a test that is over."""


@dataclass
class Server:
    """What a server without a database does, in this process."""

    releases: PublishedReleases
    store: ReleaseStore = field(init=False)

    def __post_init__(self) -> None:
        self.store = opened_releases(self.releases)
        BEGUN.append(self.store)

    @classmethod
    def of(cls, folder: PublishedFolder, cache: Path, trusted: Keys | None = None) -> "Server":
        return cls(PublishedReleases(folder, FileCache(cache), trusted=trusted))

    @property
    def shown(self) -> int:
        return self.store.loaded.release.number

    def looked(self) -> int:
        """Which release is shown after a look."""
        self.store.refresh()
        return self.shown


class WatchedFolder(FolderOnDisk):
    """A folder that notes what is fetched and kept, and lets a test interfere."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.fetched: list[str] = []
        self.kept: list[str] = []

    def fetch(self, name: str, out: "SupportsWrite[bytes]") -> bool:
        self.fetched.append(name)
        return super().fetch(name, out)

    def keep(self, name: str, file: Path) -> None:
        self.kept.append(name)
        super().keep(name, file)

    def replace(self, name: str, content: bytes) -> None:
        self.kept.append(name)
        super().replace(name, content)
