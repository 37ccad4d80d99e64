"""Writing a published folder: three files named by their hashes, and last of all the pointer to them."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct
from sqlalchemy import Connection, func, select

from corridor.published.errors import BrokenFileError, CacheError, FolderAheadError
from corridor.published.folder import PublishedFolder
from corridor.published.pointer import FORM, POINTER, Pointer, PublishedFile, pointer_of
from corridor.published.release_tables import write_release_tables
from corridor.releases.canonical_rows import canonical, digest_of
from corridor.releases.release_store import ReleaseStore
from corridor.releases.releases import Release, latest_number, release
from corridor.releases.standing_observations import OBSERVATIONS, StandingObservations
from corridor.releases.table_file import parts_of
from corridor.releases.tables import checkpoints
from corridor.releases.whole_file import write_whole
from corridor.signing.signing_key import SigningKey


class State(Struct, frozen=True):
    """What a database has to publish: its latest release, and a hash over all that its files are made of."""

    latest: Release
    digest: str


class ToPublish(Struct, frozen=True):
    """Releases and what else visitors see of them.

    Attributes:
        release_store: the releases.
        package: the package under them as one file, see `corridor.published.package_file`.
        public_key: the public half of the key that signs them, as its notes name it; empty without one.
        key: the key that signs what is published.
        trusted: the public keys whose signature below a folder is as good, those of other hosts that publish there.
    """

    release_store: ReleaseStore
    package: bytes
    public_key: str = ""
    key: SigningKey | None = None
    trusted: frozenset[bytes] = frozenset()

    def state(self, connection: Connection) -> State:
        """What there is to publish at this moment. A checkpoint may be signed after its release was published."""
        latest = release(connection, latest_number(connection))
        signed = connection.execute(select(func.count(), func.max(checkpoints.c.release))).one()
        made_of = [FORM, latest.hash, *signed, self.release_store.base.fingerprint]
        return State(latest, digest_of(canonical(made_of)))

    def is_signed(self, pointer: Pointer) -> bool:
        """Whether a pointer has the signature that it is to have."""
        return self.key is None or pointer.is_signed_by({self.key.public, *self.trusted})


def published_pointer(folder: PublishedFolder) -> Pointer | None:
    """What the folder holds; None for nothing, and where the pointer is not whole: it is then written anew.

    Raises:
        FolderUnreachableError: it cannot be read.
        FolderFormError: a program of another form wrote it.
    """
    content = folder.read(POINTER)
    try:
        return pointer_of(content, folder.place) if content is not None else None
    except BrokenFileError:
        return None


def publish(wanted: ToPublish, folder: PublishedFolder, *, replace: bool = False) -> Pointer:
    """Publish the latest release. What is there already is not written again.

    Args:
        wanted: what is published.
        folder: where.
        replace: whether a folder of later releases, of another history or another form may be written over.

    Raises:
        FolderAheadError, FolderFormError: it is such a folder, and `replace` is not said.
        FolderUnreachableError: it cannot be written. The former release stays published.
        DatabaseError: the releases cannot be read.
        CacheError: the files cannot be made on this machine.
    """
    store = wanted.release_store
    found = None if replace else published_pointer(folder)
    with _own_folder() as own:
        with store.database.reading() as connection:
            state = wanted.state(connection)
            if found is not None:
                demand_earlier(found, folder, connection)
            whole = _first_is_package(store)
            write_release_tables(connection, own / "releases", first_is_package=whole)
        (own / "package").write_bytes(wanted.package)
        write_whole(own / "observations", *parts_of(store.base.figures))
        package, observations, releases = (
            _kept(own / name, folder) for name in ("package", "observations", "releases")
        )
    made, first = state.latest, store.first.release
    said = (made.number, made.published_at, made.hash, first.hash, state.digest, wanted.public_key)
    pointer = Pointer(*said, store.base.fingerprint, whole, package, observations, releases)
    if wanted.key is not None:
        pointer = pointer.signed(wanted.key)
    if folder.read(POINTER) != pointer.content:
        folder.replace(POINTER, pointer.content)
    return pointer


def demand_earlier(found: Pointer, folder: PublishedFolder, connection: Connection) -> None:
    """Let only what the database knows be written over.

    Raises:
        FolderAheadError: what was published there is no release of this database.
    """
    latest = latest_number(connection)
    known = (release(connection, found.release).hash, release(connection, 1).hash) if found.release <= latest else None
    if known != (found.hash, found.first):
        raise FolderAheadError(folder.place, found.release, latest)


def _first_is_package(store: ReleaseStore) -> bool:
    """Whether release 1 has the very observations of the package."""
    figures = store.first.rows[OBSERVATIONS]
    return isinstance(figures, StandingObservations) and figures.first is store.base.figures and not figures.changes


def _kept(file: Path, folder: PublishedFolder) -> PublishedFile:
    """The file in the folder; written there if it is not there yet."""
    with file.open("rb") as stream:
        made = PublishedFile(hashlib.file_digest(stream, "sha256").hexdigest(), file.stat().st_size)
    if not folder.has(made.name, made.size):
        folder.keep(made.name, file)
    return made


@contextmanager
def _own_folder() -> Iterator[Path]:
    """A folder for files that are being made."""
    try:
        with TemporaryDirectory(prefix="corridor-publish-") as name:
            yield Path(name)
    except OSError as error:
        raise CacheError(error.filename or "", error.strerror or error) from error
