"""How commands refuse: one line in Chinese and English, and the exit code 2; nothing was done."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from corridor.errors import TranslatedError
from dashboard.words.wording import Wording

_LANGUAGES = ("zh", "en")
"""The languages of the commands, in their order."""


class Refusal(click.ClickException):
    """Something that cannot be done as it is asked."""

    exit_code = 2


def bilingual(key: str, **values: object) -> str:
    """The entry ``command.`` + `key` in Chinese and English, on one line."""
    return " · ".join(Wording(language)(f"command.{key}", **values) for language in _LANGUAGES)


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what the core or the system refuses into a refusal of the command.

    Raises:
        Refusal: in place of any error that tells itself.
    """
    try:
        yield
    except TranslatedError as error:
        raise Refusal(" · ".join(error.text.in_(language) for language in _LANGUAGES)) from None
    except OSError as error:
        raise Refusal(bilingual("file", file=error.filename or "", why=error.strerror or error)) from None
