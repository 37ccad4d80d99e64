"""Accounts in words."""

from corridor.accounts.accounts import Account
from dashboard.office import current
from dashboard.office.moments import moment_in_words
from dashboard.words.wording import Wording


def area_name(area: str | None, w: Wording) -> str:
    """An area's name; its code where the package no longer has it, a dash for none."""
    if area is None:
        return "—"
    known = current.office().base.areas.get(area)
    return w.text(known.name) if known is not None else area


def state_of(account: Account, w: Wording) -> str:
    """Whether and how an account can sign in, in words."""
    if account.disabled:
        return w("accounts.disabled")
    if account.initial_until is not None:
        return w("accounts.initial", until=moment_in_words(account.initial_until, w))
    return w("accounts.linked" if account.issuer else "accounts.active")
