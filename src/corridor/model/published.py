"""Which release a dataset is."""

from msgspec import Struct

_HEAD = 12


class Published(Struct, frozen=True):
    """Which release a dataset is.

    Attributes:
        release: its number.
        at: when it was published (UTC, as `corridor.releases.timestamps`).
        hash: its own, which covers all the releases before it (see `corridor.releases.chain`).
    """

    release: int
    at: str
    hash: str

    @property
    def head(self) -> str:
        """The first characters of the hash, by which people recognise it."""
        return self.hash[:_HEAD]
