"""Whether a history is the one that was written: its chains, its log, its signed heads, and what they answer for."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, select

from corridor.model.vocabulary import Text
from corridor.releases import audit
from corridor.releases.chain_check import broken_links, fault
from corridor.releases.checkpoint_check import Keys, checkpoint_faults
from corridor.releases.record_check import record_faults
from corridor.releases.releases import PUBLISHED, all_releases
from corridor.releases.tables import audit_entries


def history_faults(connection: Connection, trusted: Keys) -> Iterator[Text]:
    """What was changed behind the program; empty when all is well.

    The checkpoint of every release must be signed by one of the `trusted` public keys.
    """
    yield from broken_links(connection)
    yield from audit.broken(connection)
    yield from _unlogged(connection)
    yield from checkpoint_faults(connection, trusted)
    yield from record_faults(connection)


def _unlogged(connection: Connection) -> Iterator[Text]:
    """Each release must stand in the audit log under its own hash, so that neither can be replaced alone."""
    of = audit_entries.c
    logged = connection.execute(select(of.subject, of.details).where(of.action == PUBLISHED))
    hashes = {subject: json.loads(details).get("hash") for subject, details in logged}
    for made in all_releases(connection):
        if hashes.get(f"release:{made.number}") != made.hash:
            yield fault("release-unlogged", release=made.number)
