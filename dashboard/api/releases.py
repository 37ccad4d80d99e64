"""Which release answers a request, and what is known of the releases themselves."""

from collections.abc import Mapping, Sequence
from typing import Any

from corridor.exports.observations import observation_record
from corridor.exports.plain_records import Plain, plain, record
from corridor.model.dataset import Dataset
from corridor.model.records import Observation
from corridor.releases.difference import between
from corridor.releases.errors import DatabaseError, UnknownReleaseError
from corridor.releases.standing_observations import ReleasedRow
from dashboard.api.problems import NOT_FOUND, UNREACHABLE, ProblemError
from dashboard.page.release_router import ReleaseRouter
from dashboard.page.rendered_release import RenderedRelease


def released(router: ReleaseRouter, number: int | None) -> RenderedRelease:
    """The release of that number, or the latest.

    Raises:
        ProblemError: there is none, or it cannot be fetched now.
    """
    try:
        return router.latest() if number is None else router.of_release(number)
    except UnknownReleaseError as error:
        raise ProblemError(NOT_FOUND, "unknown-release", error.public) from None
    except DatabaseError as error:
        raise ProblemError(UNREACHABLE, "unreachable", error.public) from None


def all_releases(router: ReleaseRouter) -> list[Plain]:
    """Every release, the first first; none where a package is served without releases.

    Whose reports it was made of is public, and the account that published it is not.
    """
    loaded = router.latest().loaded_release
    if loaded is None:
        return []
    history = loaded.history
    return [_public(record(one), history.offices(number)) for number, one in history.releases.items()]


def _public(release: dict[str, Plain], offices: Sequence[str]) -> dict[str, Plain]:
    return {**{name: value for name, value in release.items() if name != "published_by"}, "offices": list(offices)}


def changes(router: ReleaseRouter, asked: Mapping[str, Any]) -> dict[str, Plain]:
    """What changed between two releases.

    Raises:
        ProblemError: there is no such release, or the database cannot be reached.
    """
    latest = router.latest().loaded_release
    last = asked.get("to") or (latest.release.number if latest else 1)
    first = asked.get("from") or max(1, last - 1)
    first, last = sorted((first, last))
    before, after = released(router, first).dataset, released(router, last).dataset
    assert router.release_store is not None  # noqa: S101  # it has releases
    try:
        found = between(router.release_store.database, first, last)
    except DatabaseError as error:
        raise ProblemError(UNREACHABLE, "unreachable", error.public) from None
    return {
        "from": first,
        "to": last,
        "added": [_row(row, after) for row in found.added],
        "changed": [
            {"before": _row(one.before, before), "after": _row(one.after, after), "fields": list(one.fields)}
            for one in found.changed
        ],
        "withdrawn": [{**_row(row, before), "reason": row.withdrawn} for row in found.withdrawn],
    }


def _row(row: ReleasedRow, dataset: Dataset) -> dict[str, Plain]:
    content = observation_record(dataset, row.record) if isinstance(row.record, Observation) else plain(row.record)
    return {"kind": row.kind, "id": row.key, "release": row.release, "record": content}
