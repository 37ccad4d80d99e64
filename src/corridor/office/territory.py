"""That nobody proposes anything for another area's figures, in whatever way."""

from collections.abc import Iterable

from corridor.archive.contents import Rows
from corridor.archive.rows import Record
from corridor.model import Source
from corridor.office.desk import Office, territory
from corridor.office.errors import ForbiddenError, UnknownRowError
from corridor.office.proposals import Proposal
from corridor.office.rights import Actor


def demand_own(office: Office, published: Rows, actor: Actor, rows: Iterable[Proposal]) -> None:
    """Let only proposals pass that concern the actor's own areas, before and after.

    Raises:
        ForbiddenError: one concerns another area, or a document that is not the submission's own.
        UnknownRowError: one withdraws what is not published, or is withdrawn already.
    """
    own = territory(office.base, actor.area or "")
    for row in rows:
        known = published.get(row.kind, {}).get(row.key)
        if row.withdrawn is not None and (known is None or known.withdrawn is not None or row.kind == "sources"):
            raise UnknownRowError(row.key)
        before = known.record if known is not None else None
        concerned = [record for record in (row.record, before) if record is not None]
        if not all(_is_of(record, own) for record in concerned) or (row.kind == "sources" and known is not None):
            raise ForbiddenError


def _is_of(record: Record, own: frozenset[str]) -> bool:
    return isinstance(record, Source) or record.area in own
