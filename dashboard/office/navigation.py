"""What the office's pages are called and who finds which in the navigation."""

from msgspec import Struct

from corridor.accounts.roles import Actor, Right


class Entry(Struct, frozen=True):
    """One page in the navigation: the name of its view, the entry of the locale that names it, and who may open it."""

    endpoint: str
    title: str
    right: Right


ENTRIES: tuple[Entry, ...] = (
    Entry("office.submissions.overview", "submitting.overview", Right.SUBMIT),
    Entry("office.review.overview", "reviewing.overview", Right.SEE_STANDINGS),
    Entry("office.publishing.show", "publishing.title", Right.PUBLISH),
    Entry("office.accounts.listing", "accounts.title", Right.KEEP_ACCOUNTS),
    Entry("office.audit.log", "audit.title", Right.READ_AUDIT),
)
"""In the order in which they stand."""


def entries_of(actor: Actor) -> tuple[Entry, ...]:
    """The pages that `actor` may open."""
    return tuple(entry for entry in ENTRIES if actor.may(entry.right))
