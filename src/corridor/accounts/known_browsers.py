"""Browsers that have signed an account in before, each known by a mark that only this server can have made.

The mark is signed with what the database holds of the account's password, so that it needs no table, is worth nothing
for another account, and ends with the password. It lets nobody in: it only keeps a stranger's guesses from slowing down
the owner.
"""

import hashlib
import hmac
import secrets

_KEPT = 4
"""So many accounts of one browser are remembered."""
_BETWEEN, _PARTS = "~", "."


def mark_of(marks: str, account: int, password: str | None) -> str:
    """The mark of this account among those that a browser keeps; empty where there is none."""
    return next((mark for mark in marks.split(_BETWEEN)[:_KEPT] if password and _genuine(mark, account, password)), "")


def with_mark(marks: str, account: int, password: str) -> str:
    """The marks for a browser to keep from now on: the account's first, and a new one where it had none."""
    own = mark_of(marks, account, password) or _made(secrets.token_urlsafe(16), account, password)
    others = [mark for mark in marks.split(_BETWEEN) if mark and mark != own]
    return _BETWEEN.join([own, *others][:_KEPT])


def _genuine(mark: str, account: int, password: str) -> bool:
    chance = mark.partition(_PARTS)[0]
    return mark.isascii() and hmac.compare_digest(_made(chance, account, password), mark)


def _made(chance: str, account: int, password: str) -> str:
    key = hashlib.sha256(f"known browser:{password}".encode()).digest()
    signed = hmac.new(key, f"{account}:{chance}".encode(), "sha256").hexdigest()
    return f"{chance}{_PARTS}{signed}"
