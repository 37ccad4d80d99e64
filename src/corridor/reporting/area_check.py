"""That nobody proposes anything for another area's figures, in whatever way."""

from collections.abc import Iterable

from corridor.accounts.errors import ForbiddenError
from corridor.accounts.roles import Actor
from corridor.model.records import Source
from corridor.model.territory import territory
from corridor.releases.canonical_rows import Record
from corridor.releases.contents import Rows
from corridor.reporting.context import ReportingContext
from corridor.reporting.errors import UnknownRowError
from corridor.reporting.proposals import Proposal


def demand_own(context: ReportingContext, published: Rows, actor: Actor, rows: Iterable[Proposal]) -> None:
    """Let only proposals pass that concern the actor's own areas, before and after.

    Raises:
        ForbiddenError: one concerns another area, or a document that is not the submission's own.
        UnknownRowError: one withdraws what is not published, or is withdrawn already.
    """
    own = territory(context.base, actor.area or "")
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
