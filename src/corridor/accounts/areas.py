"""Which areas report, and for which areas an account may speak."""

from typing import Protocol

from msgspec.structs import replace

from corridor.accounts.roles import Actor
from corridor.model.dataset import Dataset
from corridor.model.predecessor import former_codes
from corridor.releases.database import Database


class AccountContext(Protocol):
    """What accounts need of the program around them: where they are kept, and which areas there are."""

    @property
    def database(self) -> Database:
        """Where accounts are kept."""

    @property
    def base(self) -> Dataset:
        """The package whose areas report."""


def submitting(base: Dataset) -> tuple[str, ...]:
    """The areas that submit: the regions in their order, and the city."""
    return (*base.corridor.regions, base.corridor.city)


def of_today(base: Dataset, actor: Actor) -> Actor:
    """The actor with the area's code of today: an account may have been made for a former one."""
    if actor.area is None:
        return actor
    area = base.current(actor.area)
    return replace(actor, area=area, former=former_codes(base.areas, area))
