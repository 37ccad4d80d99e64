"""Forms that were sent after their session had ended, kept until the same person has signed in and sends them again.

Nothing of them is carried out. They are few, small and short-lived, belong to one account, and hold no password.
"""

import json
import secrets
from collections.abc import Mapping
from datetime import timedelta

from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select

from corridor.releases.canonical_rows import digest_of
from corridor.releases.database import Database
from corridor.releases.tables import unsent_forms
from corridor.releases.timestamps import moment, stamp

KEPT_FOR = timedelta(hours=24)
"""How long a form waits for its owner."""
MOST = 4
"""How many wait for one account; of more the oldest goes."""
MOST_BYTES = 8 * 1024 * 1024
"""What one may weigh with its file: more than the largest form takes."""
SECRET = frozenset({"password", "old", "new", "again", "code", "secret"})
"""The fields that are never kept (a test holds every password field of the pages against this)."""
_LONGEST_NAME = 200


class UnsentForm(Struct, frozen=True):
    """What was filled in.

    Attributes:
        page: the address of the page that shows the form.
        action: the address that it was sent to.
        fields: the fields by name, hidden ones included.
        file_name: the file's name in printable characters, empty where there is no file.
        file: its content.
    """

    page: str
    action: str
    fields: Mapping[str, str]
    file_name: str = ""
    file: bytes | None = None


def keep(database: Database, account: int, form: UnsentForm) -> str | None:
    """Keep a form for `account`, unless it is larger than `MOST_BYTES`.

    Returns:
        The token to find it by, which is stored as a hash only; None where nothing was kept.
    """
    fields = {name: text for name, text in form.fields.items() if name not in SECRET}
    name = "".join(sign for sign in form.file_name if sign.isprintable())[:_LONGEST_NAME]
    # JSON in ASCII: PostgreSQL stores no NUL, and a field may hold anything.
    content = json.dumps({"page": form.page, "action": form.action, "fields": fields, "file_name": name})
    if sum(len(text.encode("utf-8", "replace")) for text in fields.values()) + len(form.file or b"") > MOST_BYTES:
        return None
    token, now, of = secrets.token_urlsafe(32), database.now(), unsent_forms.c
    values = {"digest": digest_of(token), "account": account, "content": content, "file": form.file, "at": now}
    with database.writing() as connection:
        clear(connection, now)
        latest = select(of.digest).where(of.account == account).order_by(of.at.desc(), of.digest)
        surplus = connection.execute(latest.offset(MOST - 1)).scalars().all()
        connection.execute(delete(unsent_forms).where(of.digest.in_(surplus)))
        connection.execute(insert(unsent_forms).values(values))
    return token


def find(database: Database, account: int, token: str) -> UnsentForm | None:
    """The form that waits under `token`; None where there is none, none any more, or it is another account's."""
    of = unsent_forms.c
    with database.reading() as connection:
        query = select(unsent_forms).where(of.digest == _digest(token), of.account == account)
        row = connection.execute(query.where(of.at >= _oldest(database.now()))).first()
    return None if row is None else UnsentForm(**json.loads(row.content), file=row.file)


def discard(database: Database, account: int, token: str) -> None:
    """Forget a form of `account`: it was sent, or kept anew."""
    of = unsent_forms.c
    with database.writing() as connection:
        connection.execute(delete(unsent_forms).where(of.digest == _digest(token), of.account == account))


def clear(connection: Connection, now: str) -> None:
    """Forget all that have waited too long."""
    connection.execute(delete(unsent_forms).where(unsent_forms.c.at < _oldest(now)))


def _oldest(now: str) -> str:
    return stamp(moment(now) - KEPT_FOR)


def _digest(token: str) -> str:
    return digest_of(token.encode("utf-8", "replace").decode())
