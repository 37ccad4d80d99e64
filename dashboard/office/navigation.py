"""What the office's pages are called and who finds which in the navigation."""

from dataclasses import dataclass

from corridor.office.rights import Actor, Right


@dataclass(frozen=True, slots=True)
class Entry:
    """One page in the navigation: the name of its view, the entry of the locale that names it, and who may open it."""

    endpoint: str
    title: str
    right: Right


ENTRIES: tuple[Entry, ...] = ()
"""In the order in which they stand."""


def entries_of(actor: Actor) -> tuple[Entry, ...]:
    """The pages that `actor` may open."""
    return tuple(entry for entry in ENTRIES if actor.may(entry.right))
