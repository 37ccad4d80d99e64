"""Whether submissions and accounts are what the audit log says of them."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, select

from corridor.messages.catalogue import message
from corridor.model.vocabulary import Text
from corridor.releases.canonical_rows import canonical, digest_of
from corridor.releases.tables import accounts, answers, audit_entries, events, proposals, submissions

PUBLISHED = "submission.publish"
"""The action under which the log has a published submission, with the digest of all that belongs to it."""
_ASSIGNED = ("account.add", "account.assign")
_KEPT = ("area", "period", "author", "office", "document", "late", "created_at", "first_submitted_at")


def submission_digest(connection: Connection, number: int) -> str:
    """SHA-256 of what a submission is published with: its figures, explanations, and history until then."""
    row = connection.execute(select(submissions).where(submissions.c.id == number)).one()
    parts: list[object] = [[row._mapping[name] for name in _KEPT]]  # noqa: SLF001  # SQLAlchemy's documented name
    for table in (proposals, answers, events):
        keys = table.primary_key.columns
        found = select(table).where(table.c.submission == number).order_by(*keys)
        if table is events:
            found = found.where(events.c.act != "publish")
        parts.append(sorted([*each] for each in connection.execute(found)))
    return digest_of(canonical(parts))


def record_faults(connection: Connection) -> Iterator[Text]:
    """Published submissions that are not what was published, and accounts with rights that nobody gave them."""
    yield from _submissions(connection)
    yield from _accounts(connection)


def _submissions(connection: Connection) -> Iterator[Text]:
    of = audit_entries.c
    logged = connection.execute(select(of.subject, of.details).where(of.action == PUBLISHED)).all()
    digests = {subject: json.loads(details).get("content") for subject, details in logged}
    query = select(submissions.c.id).where(submissions.c.state == "published").order_by(submissions.c.id)
    for number in connection.execute(query).scalars():
        digest = digests.get(f"submission:{number}", "")
        if digest is None:  # published by a program that kept none
            continue
        if digest != submission_digest(connection, number):
            yield message("fault.submission-changed", number=number)


def _accounts(connection: Connection) -> Iterator[Text]:
    of = audit_entries.c
    query = select(of.subject, of.details).where(of.action.in_(_ASSIGNED)).order_by(of.number)
    given = {subject: json.loads(details) for subject, details in connection.execute(query)}
    for account in connection.execute(select(accounts).order_by(accounts.c.name)):
        known = given.get(f"account:{account.name}")
        if known is None:
            yield message("fault.account-unlogged", name=account.name)
        elif (known["role"], known["area"], known["office"]) != (account.role, account.area, account.office):
            yield message("fault.account-changed", name=account.name)
