"""Roles, what each may do, and who is acting."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from corridor.accounts.errors import ForbiddenError


class Role(StrEnum):
    """What somebody is here for. A visitor has no account; a reader has one where visitors must sign in."""

    VISITOR = "visitor"
    READER = "reader"
    SUBMITTER = "submitter"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """What may be done. The rights of a submitter end at the own area."""

    SUBMIT = "submit"
    SEE_OWN = "see_own"
    SEE_SUBMITTED = "see_submitted"
    SEE_STANDINGS = "see_standings"
    REVIEW = "review"
    PUBLISH = "publish"
    SET_DEADLINES = "set_deadlines"
    KEEP_ACCOUNTS = "keep_accounts"
    READ_AUDIT = "read_audit"
    OWN_PASSWORD = "own_password"  # noqa: S105  # the right to change it


RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.VISITOR: frozenset(),
    Role.READER: frozenset({Right.OWN_PASSWORD}),
    Role.SUBMITTER: frozenset({Right.SUBMIT, Right.SEE_OWN, Right.OWN_PASSWORD}),
    Role.REVIEWER: frozenset(
        {
            Right.SEE_SUBMITTED,
            Right.SEE_STANDINGS,
            Right.REVIEW,
            Right.PUBLISH,
            Right.SET_DEADLINES,
            Right.OWN_PASSWORD,
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        {Right.SEE_STANDINGS, Right.SET_DEADLINES, Right.KEEP_ACCOUNTS, Right.READ_AUDIT, Right.OWN_PASSWORD}
    ),
}
"""Who may what. Nobody submits and reviews: what is published was seen by two people at least."""


class Actor(Struct, frozen=True):
    """Somebody who acts.

    Attributes:
        account: id of the account; 0 for visitors and for the operator of the machine.
        name: as the audit log writes it.
        role: what the rights follow from.
        area: the area that a submitter submits for.
        office: the office that a submitter speaks for.
        former: the codes that this area had before.
        initial: signed in with an initial password: may choose another one, and nothing else until then.
    """

    account: int
    name: str
    role: Role
    area: str | None = None
    office: str = ""
    initial: bool = False
    former: tuple[str, ...] = ()

    def may(self, right: Right) -> bool:
        """Whether this actor has `right` at all."""
        return right in RIGHTS[self.role] and (right is Right.OWN_PASSWORD or not self.initial)


VISITOR = Actor(0, "visitor", Role.VISITOR)


def console(user: str) -> Actor:
    """The operator who runs commands on the machine, and so an administrator, named by the `user` of the system."""
    return Actor(0, f"console:{user}", Role.ADMINISTRATOR)


def demand(actor: Actor, right: Right) -> None:
    """Let only those pass who have `right`.

    Raises:
        ForbiddenError: this actor has not.
    """
    if not actor.may(right):
        raise ForbiddenError
