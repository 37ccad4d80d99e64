"""Whether the chain of releases holds: every row under its digest, every release under its hash."""

from collections.abc import Iterable, Iterator
from heapq import merge
from operator import itemgetter

from sqlalchemy import Connection, select

from corridor.messages.catalogue import message
from corridor.model.vocabulary import Text
from corridor.progress import Step, counted
from corridor.releases.canonical_rows import digest_of
from corridor.releases.chain import Brought, hash_of_sorted
from corridor.releases.releases import Release, all_releases
from corridor.releases.tables import in_code_points, of_release, row_versions
from corridor.releases.words import broken_words, brought_words

_AT_A_TIME = 5000
_PLACE = itemgetter(0, 1)


def fault(code: str, /, **values: object) -> Text:
    """What is wrong with a database, from the message ``fault.`` + `code`."""
    return message(f"fault.{code}", **values)


def broken_links(connection: Connection) -> Iterator[Text]:
    """Where rows or releases are not what was published."""
    previous: str | None = None
    for expected, made in enumerate(all_releases(connection), start=1):
        changed: list[Text] = []
        words = sorted(brought_words(connection, made.number), key=_PLACE)
        rows = merge(_rows(connection, made, changed), words, key=_PLACE)
        found = [*_link(made, expected, previous, rows)]
        yield from (*changed, *found)
        previous = made.hash
    yield from broken_words(connection)


def _rows(connection: Connection, made: Release, changed: list[Text]) -> Iterator[Brought]:
    """The rows by kind and key, some at a time; those that do not fit their digests are added to `changed`."""
    of = row_versions.c
    kind, key = (in_code_points(connection, column) for column in (of.kind, of.key))
    query = select(row_versions).where(of_release(made.number)).order_by(kind, key)
    with connection.execute(query, execution_options={"yield_per": _AT_A_TIME}) as rows:
        for row in counted(Step.SIGNING, rows):
            if digest_of(row.content) != row.digest:
                changed.append(fault("row-changed", release=made.number, kind=row.kind, key=row.key))
            yield row.kind, row.key, row.digest, row.withdrawn, row.submission


def _link(made: Release, expected: int, previous: str | None, brought: Iterable[Brought]) -> Iterator[Text]:
    if (made.number, made.previous) != (expected, previous):
        yield fault("release-unlinked", release=made.number)
    head = (made.number, made.published_at, made.published_by, made.reason, made.as_of)
    if hash_of_sorted(made.previous, head, brought) != made.hash:
        yield fault("release-hash", release=made.number)
