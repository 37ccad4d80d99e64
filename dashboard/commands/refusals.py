"""How commands refuse: one line in every language, Chinese first, and the exit code 2; nothing was done."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from corridor.errors import PackageError, TranslatedError
from corridor.messages.catalogue import in_every_language, in_language
from dashboard.words.wording import Wording, languages


class Refusal(click.ClickException):
    """Something that cannot be done as it is asked."""

    exit_code = 2


def in_one_line(key: str, **values: object) -> str:
    """The entry ``command.`` + `key` in every language of the interface, on one line."""
    return " · ".join(
        Wording(language)(f"command.{key}", **{name: in_language(value, language) for name, value in values.items()})
        for language in languages()
    )


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what the core or the system refuses into a refusal of the command.

    Raises:
        Refusal: in place of any error that has a message.
    """
    try:
        yield
    except TranslatedError as error:
        raise Refusal(in_every_language(error.text, " · ")) from None
    except OSError as error:
        raise Refusal(in_one_line("file", file=error.filename or "", why=error.strerror or error)) from None


@contextmanager
def refusing_package() -> Iterator[None]:
    """Print every problem of a package that does not keep the contract.

    Raises:
        ClickException: in place of its error.
    """
    try:
        yield
    except PackageError as error:
        for problem in error.problems:
            click.echo(in_every_language(problem.text, "\n  "), err=True)
        raise click.ClickException(in_one_line("serve.problems", count=len(error.problems))) from None
