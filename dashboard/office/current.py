"""What this request is about: the office, who acts, in which language. Only to be asked while a request is answered."""

from typing import TYPE_CHECKING

from flask import current_app, g

from corridor.accounts.areas import of_today
from corridor.accounts.roles import VISITOR, Actor
from corridor.accounts.second_factor import DEMANDED_OF
from corridor.accounts.sessions import Session
from corridor.reporting.context import ReportingContext
from dashboard.words.wording import Wording

if TYPE_CHECKING:
    from dashboard.office.identity_provider import IdentityProvider

OFFICE = "corridor.reporting"
"""Where the application keeps the office."""
PROVIDER = "corridor.identity-provider"
"""Where it keeps the identity provider, if there is one."""
CODES_DEMANDED = "corridor.codes-demanded"
"""Where it keeps that reviewers and administrators must use one-time codes."""
SIGN_IN_FOR_ALL = "corridor.sign-in-for-all"
"""Where it keeps that visitors must sign in too."""


def office() -> ReportingContext:
    """The office that these pages stand in front of."""
    found: ReportingContext = current_app.extensions[OFFICE]
    return found


def provider() -> "IdentityProvider | None":
    """The identity provider that may sign people in, if there is one."""
    found: IdentityProvider | None = current_app.extensions.get(PROVIDER)
    return found


def sign_in_for_all() -> bool:
    """Whether visitors must sign in too."""
    return bool(current_app.extensions.get(SIGN_IN_FOR_ALL))


def must_use_codes() -> bool:
    """Whether the account that is signed in has to begin with one-time codes before anything else."""
    found, demanded = session(), bool(current_app.extensions.get(CODES_DEMANDED))
    return demanded and found is not None and found.actor.role in DEMANDED_OF and not found.asked_for_codes


def session() -> Session | None:
    """The session of the account that is signed in."""
    found: Session | None = g.get("session")
    return found


def actor() -> Actor:
    """Who acts: the account that is signed in, for the area by its code of today, else a visitor."""
    found = session()
    return of_today(office().base, found.actor) if found is not None else VISITOR


def wording() -> Wording:
    """The interface in the language of this request; see `dashboard.office.language`."""
    return Wording(g.get("language") or office().base.corridor.languages[0])
