"""Whether the chain of releases holds: every row under its digest, every release under its hash."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from corridor.messages.catalogue import message
from corridor.model.vocabulary import Text
from corridor.releases.canonical_rows import digest_of
from corridor.releases.chain import Brought, release_hash
from corridor.releases.releases import Release, all_releases
from corridor.releases.tables import row_versions
from corridor.releases.words import broken_words, brought_words


def fault(code: str, /, **values: object) -> Text:
    """What is wrong with a database, from the message ``fault.`` + `code`."""
    return message(f"fault.{code}", **values)


def broken_links(connection: Connection) -> Iterator[Text]:
    """Where rows or releases are not what was published."""
    previous: str | None = None
    for expected, made in enumerate(all_releases(connection), start=1):
        brought: list[Brought] = []
        yield from _rows(connection, made, brought)
        brought += brought_words(connection, made.number)
        yield from _link(made, expected, previous, brought)
        previous = made.hash
    yield from broken_words(connection)


def _rows(connection: Connection, made: Release, brought: list[Brought]) -> Iterator[Text]:
    """The rows that do not fit their digests; all are added to `brought` on the way."""
    for row in connection.execute(select(row_versions).where(row_versions.c.release == made.number)):
        brought.append((row.kind, row.key, row.digest, row.withdrawn, row.submission))
        if digest_of(row.content) != row.digest:
            yield fault("row-changed", release=made.number, kind=row.kind, key=row.key)


def _link(made: Release, expected: int, previous: str | None, brought: Iterable[Brought]) -> Iterator[Text]:
    if (made.number, made.previous) != (expected, previous):
        yield fault("release-unlinked", release=made.number)
    head = (made.number, made.published_at, made.published_by, made.reason, made.as_of)
    if release_hash(made.previous, head, brought) != made.hash:
        yield fault("release-hash", release=made.number)
