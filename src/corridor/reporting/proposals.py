"""What a submission proposes, row by row, and how it is kept."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select

from corridor.releases.canonical_rows import Record, decoded, encoded
from corridor.releases.contents import Rows
from corridor.releases.standing_observations import ReleasedRow
from corridor.releases.tables import proposals


class Proposal(Struct, frozen=True):
    """One row to be put, or withdrawn.

    Attributes:
        kind: its table.
        key: its lasting id.
        record: the row to be put; None for a withdrawal.
        withdrawn: why the published row shall no longer count; None for a row to be put.
        basis: the release that it was written against.
        place: where it stands in the file it came from, ``指标!H7``; empty when it was typed.
    """

    kind: str
    key: str
    record: Record | None
    withdrawn: str | None = None
    basis: int = 1
    place: str = ""


def stored(connection: Connection, submission: int) -> tuple[Proposal, ...]:
    """The proposals of a submission, in their order."""
    of = proposals.c
    rows = connection.execute(select(proposals).where(of.submission == submission).order_by(of.position))
    return tuple(
        Proposal(
            row.kind,
            row.key,
            None if row.content is None else decoded(row.kind, row.content),
            row.withdrawn,
            row.basis,
            row.place,
        )
        for row in rows
    )


def store(connection: Connection, submission: int, rows: Sequence[Proposal]) -> None:
    """Keep `rows` in place of all that the submission proposed before."""
    connection.execute(delete(proposals).where(proposals.c.submission == submission))
    values = [
        {
            "submission": submission,
            "kind": row.kind,
            "key": row.key,
            "position": position,
            "content": None if row.record is None else encoded(row.record),
            "withdrawn": row.withdrawn,
            "basis": row.basis,
            "place": row.place,
        }
        for position, row in enumerate(rows, start=1)
    ]
    if values:
        connection.execute(insert(proposals), values)


def as_standing(rows: Iterable[Proposal], published: Rows, release: int, submission: int) -> tuple[ReleasedRow, ...]:
    """How the proposals would stand in `release`. A withdrawal of what is not published is left out."""
    standing: list[ReleasedRow] = []
    for row in rows:
        known = published.get(row.kind, {}).get(row.key)
        if row.record is not None:
            standing.append(ReleasedRow(row.kind, row.key, row.record, release, None, submission))
        elif known is not None:
            standing.append(ReleasedRow(row.kind, row.key, known.record, release, row.withdrawn, submission))
    return tuple(standing)


def lines_of(rows: Iterable[Proposal]) -> Mapping[str, Mapping[str, int]]:
    """A line for each proposal, its place in the order counted from 1, by which the checks name the row."""
    lines: dict[str, dict[str, int]] = {}
    for number, row in enumerate(rows, start=1):
        lines.setdefault(row.kind, {})[row.key] = number
    return lines
