"""``corridor user``: who may sign in. Passwords come from a prompt or standard input, never from the command line."""

import sys
from pathlib import Path

import click

from corridor.accounts.roles import Role
from dashboard.commands.options import database_option, geodata_option
from dashboard.commands.refusals import Refusal, in_one_line, refusing

_ROLES = [role.value for role in Role if role is not Role.VISITOR]
_initial_option = click.option("--initial", is_flag=True, help="Make a first password by chance and print it once.")


@click.group()
def user() -> None:
    """Make, list, disable, enable and release accounts, and set passwords."""


@user.command()
@click.argument("name")
@click.option("--role", required=True, type=click.Choice(_ROLES))
@click.option("--area", help="Code of the area that a submitter submits for; needs --office too.")
@click.option("--office", "speaks_for", default="", help="Office that a submitter speaks for, as evidence names it.")
@_initial_option
@geodata_option
@database_option
def add(  # noqa: PLR0913  # the options of a command
    name: str,
    role: str,
    area: str | None,
    speaks_for: str,
    *,
    initial: bool,
    geodata: Path | None,
    database: str | None,
) -> None:
    """Make the account NAME."""
    with refusing():
        from corridor.accounts import accounts  # noqa: PLC0415  # a wrong option must not cost the start-up
        from dashboard.commands.opening import commander, office_at  # noqa: PLC0415

        if Role(role) is Role.SUBMITTER and not (area and speaks_for.strip()):
            raise Refusal(in_one_line("user.needs"))
        office = office_at(database, geodata)
        wanted = accounts.NewAccount(name, Role(role), area, speaks_for)
        made, password = accounts.add(office, commander(), wanted, None if initial else _asked())
    click.echo(in_one_line("user.added", name=made.name, role=made.role.value))
    _tell(made.name, password)


@user.command("list")
@geodata_option
@database_option
def listing(geodata: Path | None, database: str | None) -> None:
    """Print every account: name, role, area, office, state."""
    with refusing():
        from corridor.accounts import accounts  # noqa: PLC0415
        from dashboard.commands.opening import commander, ready  # noqa: PLC0415

        found = accounts.listing(ready(database, geodata), commander())
    for account in found:
        state = "disabled" if account.disabled else "initial" if account.initial_until else "active"
        click.echo("\t".join((account.name, account.role.value, account.area or "-", account.office or "-", state)))
    if not found:
        click.echo(in_one_line("user.none"), err=True)


@user.command()
@click.argument("name")
@geodata_option
@database_option
def disable(name: str, geodata: Path | None, database: str | None) -> None:
    """Let NAME sign in no more, and sign it out everywhere."""
    with refusing():
        from corridor.accounts import accounts  # noqa: PLC0415
        from dashboard.commands.opening import commander, ready  # noqa: PLC0415

        accounts.disable(ready(database, geodata), commander(), name)
    click.echo(in_one_line("user.disabled", name=name))


@user.command()
@click.argument("name")
@geodata_option
@database_option
def enable(name: str, geodata: Path | None, database: str | None) -> None:
    """Let NAME sign in again."""
    with refusing():
        from corridor.accounts import accounts  # noqa: PLC0415
        from dashboard.commands.opening import commander, ready  # noqa: PLC0415

        accounts.enable(ready(database, geodata), commander(), name)
    click.echo(in_one_line("user.enabled", name=name))


@user.command()
@click.argument("name")
@geodata_option
@database_option
def release(name: str, geodata: Path | None, database: str | None) -> None:
    """Let NAME sign in at once, after too many wrong passwords."""
    with refusing():
        from corridor.accounts.credentials import release_account  # noqa: PLC0415
        from dashboard.commands.opening import commander, ready  # noqa: PLC0415

        release_account(ready(database, geodata), commander(), name)
    click.echo(in_one_line("user.released", name=name))


@user.command("reset-codes")
@click.argument("name")
@geodata_option
@database_option
def reset_codes(name: str, geodata: Path | None, database: str | None) -> None:
    """Ask NAME for no one-time codes any more: for somebody who has lost the device."""
    with refusing():
        from corridor.accounts.second_factor import reset  # noqa: PLC0415
        from dashboard.commands.opening import commander, ready  # noqa: PLC0415

        reset(ready(database, geodata), commander(), name)
    click.echo(in_one_line("user.codes_reset", name=name))


@user.command("password")
@click.argument("name")
@_initial_option
@geodata_option
@database_option
def change(name: str, *, initial: bool, geodata: Path | None, database: str | None) -> None:
    """Give NAME another password, and sign it out everywhere."""
    with refusing():
        from corridor.accounts.credentials import set_password  # noqa: PLC0415
        from dashboard.commands.opening import commander, ready  # noqa: PLC0415

        made = set_password(ready(database, geodata), commander(), name, None if initial else _asked())
    click.echo(in_one_line("user.password", name=name))
    _tell(name, made)


def _asked() -> str:
    """A password typed twice and unseen, or the first line of what is piped in."""
    stream = sys.stdin
    if stream.isatty():
        again = in_one_line("user.again")
        typed: str = click.prompt(in_one_line("user.prompt"), hide_input=True, confirmation_prompt=again, err=True)
        return typed
    given: str = stream.readline().rstrip("\r\n")
    if not given:
        raise Refusal(in_one_line("user.no_password"))
    return given


def _tell(name: str, initial: str | None) -> None:
    if initial is not None:
        click.echo(in_one_line("user.initial", name=name, password=initial))
