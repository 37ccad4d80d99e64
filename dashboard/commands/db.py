"""``corridor db``: the database's schema and place, and whether what it holds is what was published."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from corridor.messages.catalogue import in_every_language, message
from corridor.model.vocabulary import Text
from dashboard.commands.backups import backup, rehearse, restore
from dashboard.commands.history_options import signing_key_option
from dashboard.commands.options import database_option, geodata_option
from dashboard.commands.refusals import in_one_line, refusing

if TYPE_CHECKING:
    from corridor.releases.database import Database


@click.group()
def db() -> None:
    """Upgrade, back up, restore and verify the database of releases."""


@db.command()
@geodata_option
@database_option
@click.option(
    "--backup-to",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder that keeps the database as it was. Default: its own, for PostgreSQL the user's data folder.",
)
def upgrade(geodata: Path | None, database: str | None, backup_to: Path | None) -> None:
    """Make the schema, or bring an older database up to date, and keep it as it was for the former program."""
    with refusing():
        from corridor.releases.former import upgrade_keeping  # noqa: PLC0415  # a wrong option costs no start-up
        from corridor.releases.location import folder_of  # noqa: PLC0415
        from corridor.releases.upgrading import HEAD  # noqa: PLC0415
        from dashboard.commands.opening import commander, database_at  # noqa: PLC0415

        place = database_at(database, geodata)
        done = upgrade_keeping(place, backup_to or folder_of(place.url), commander().name)
    key = "db.made" if done.found is None else "db.current" if done.kept is None else "db.upgraded"
    click.echo(in_one_line(key, place=place.place, found=done.found, head=HEAD, file=done.kept))


@db.command()
@geodata_option
@database_option
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def move(geodata: Path | None, database: str | None, file: Path) -> None:
    """Move an SQLite database to FILE with all that SQLite keeps beside it; no server may have it open."""
    with refusing():
        from corridor.releases.moving import move as move_away  # noqa: PLC0415
        from dashboard.commands.opening import database_at  # noqa: PLC0415

        place = database_at(database, geodata)
        move_away(place, file)
    click.echo(in_one_line("db.moved", place=place.place, file=file))


@db.command()
@click.argument("role")
def grants(role: str) -> None:
    """Print what the owner of a PostgreSQL database grants ROLE, as which the server then runs."""
    with refusing():
        from corridor.releases.grants import granted  # noqa: PLC0415

        statements = granted(role)
    for statement in statements:
        click.echo(f"{statement};")


for command in (backup, restore, rehearse):
    db.add_command(command)


@db.command()
@geodata_option
@database_option
@signing_key_option
@click.option("--expect", multiple=True, metavar="FILE|URL", help="Signed heads that the history must fit.")
def verify(geodata: Path | None, database: str | None, signing_key: Path | None, expect: tuple[str, ...]) -> None:
    """Check hashes, signed heads, references, guards and the contract of every release; exit with 1 when one fails."""
    with refusing():
        from corridor.releases.contract_check import release_check  # noqa: PLC0415
        from corridor.releases.releases import all_releases  # noqa: PLC0415
        from corridor.releases.verification import faults, remarks  # noqa: PLC0415
        from dashboard.commands.history_options import kept_keys  # noqa: PLC0415
        from dashboard.commands.opening import package, ready  # noqa: PLC0415

        place, base, keys = ready(database, geodata), package(geodata), kept_keys(signing_key)
        check = release_check()
        found = [*faults(place, base, check, keys), *_unexpected(place, signing_key, expect)]
        shown = list(remarks(place, base, check))
        with place.reading() as connection:
            releases = all_releases(connection)
    for line in (*found, *shown):
        click.echo(in_every_language(line, "\n  "))
    if shown:
        click.echo(in_one_line("db.remarks", count=len(shown)))
    last = releases[-1].hash[:16] if releases else ""
    click.echo(in_one_line("db.broken" if found else "db.whole", count=len(found), releases=len(releases), hash=last))
    raise SystemExit(1 if found else 0)


def _unexpected(database: "Database", signing_key: Path | None, expect: tuple[str, ...]) -> list[Text]:
    """What does not fit between the history and the heads kept beside the key and at the places of ``--expect``."""
    from corridor.releases.checkpoint_check import differences  # noqa: PLC0415
    from corridor.releases.checkpoints import belonging, origin_of  # noqa: PLC0415
    from corridor.releases.witness import Witness  # noqa: PLC0415
    from dashboard.commands.history_options import kept_keys, own_witness  # noqa: PLC0415

    found: list[Text] = []
    with database.reading() as connection:
        for witness in (own_witness(signing_key), *map(Witness, expect)):
            notes = witness.notes()
            found += differences(connection, notes, kept_keys(signing_key))
            if witness.place in expect and not belonging(notes, origin_of(connection)):
                found.append(message("fault.head-absent", place=witness.place))
    return found
