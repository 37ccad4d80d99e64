"""Packages that only some installations need: databases on a server, signing in by an identity provider."""

from collections.abc import Iterator
from contextlib import contextmanager

from corridor.errors import TranslatedError


class MissingExtraError(TranslatedError):
    """What was asked for needs packages that are not installed."""

    def __init__(self, extra: str, missing: str) -> None:
        """Name the `extra` of this distribution, and the module that was `missing`."""
        install = f"pip install 'corridor-dashboard[{extra}]'"
        super().__init__("extra-missing", missing=missing, install=install)


@contextmanager
def needs_extra(name: str) -> Iterator[None]:
    """Import within this block what the extra `name` of the distribution installs.

    Raises:
        MissingExtraError: a module is not there.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise MissingExtraError(name, error.name or "") from None
