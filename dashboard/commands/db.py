"""``corridor db``: the database's schema, its backups, and whether what it holds is what was published."""

from pathlib import Path

import click

from corridor.messages.catalogue import in_every_language
from dashboard.commands.options import database_option, geodata_option
from dashboard.commands.refusals import Refusal, in_one_line, refusing


@click.group()
def db() -> None:
    """Upgrade, back up, restore and verify the database of releases."""


@db.command()
@geodata_option
@database_option
def upgrade(geodata: Path | None, database: str | None) -> None:
    """Make the schema, or bring an older database up to date."""
    with refusing():
        from corridor.releases.upgrading import HEAD  # noqa: PLC0415  # a wrong option must not cost the start-up
        from corridor.releases.upgrading import upgrade as bring_forward  # noqa: PLC0415
        from dashboard.commands.opening import database_at  # noqa: PLC0415

        place = database_at(database, geodata)
        found = bring_forward(place)
    key = "db.made" if found is None else "db.current" if found == HEAD else "db.upgraded"
    click.echo(in_one_line(key, place=place.place, found=found, head=HEAD))


@db.command()
@geodata_option
@database_option
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(geodata: Path | None, database: str | None, file: Path) -> None:
    """Write everything to FILE, which must not be there yet. Others go on working meanwhile."""
    with refusing():
        from corridor.releases.backup import back_up  # noqa: PLC0415
        from dashboard.commands.opening import ready  # noqa: PLC0415

        if file.exists():
            raise Refusal(in_one_line("db.there", file=file))
        made = back_up(ready(database, geodata), file)
    click.echo(in_one_line("db.backed_up", file=file, rows=made.rows, digest=made.digest[:16]))


@db.command()
@geodata_option
@database_option
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(geodata: Path | None, database: str | None, file: Path) -> None:
    """Fill an empty database from the backup FILE: all of it, or nothing."""
    with refusing():
        from corridor.releases.restoring import restore as bring_back  # noqa: PLC0415
        from dashboard.commands.opening import database_at  # noqa: PLC0415

        place = database_at(database, geodata)
        found = bring_back(place, file)
    click.echo(in_one_line("db.restored", place=place.place, rows=found.rows, digest=found.digest[:16]))


@db.command()
@geodata_option
@database_option
def verify(geodata: Path | None, database: str | None) -> None:
    """Check hash chains, references, guards and the data contract of every release; exit with 1 when one fails."""
    with refusing():
        from corridor.releases.contract_check import check_release  # noqa: PLC0415
        from corridor.releases.releases import all_releases  # noqa: PLC0415
        from corridor.releases.verification import faults, remarks  # noqa: PLC0415
        from dashboard.commands.opening import package, ready  # noqa: PLC0415

        place = ready(database, geodata)
        base = package(geodata)
        found = list(faults(place, base, check_release))
        shown = list(remarks(place, base, check_release))
        with place.reading() as connection:
            releases = all_releases(connection)
    for line in (*found, *shown):
        click.echo(in_every_language(line, "\n  "))
    if shown:
        click.echo(in_one_line("db.remarks", count=len(shown)))
    last = releases[-1].hash[:16] if releases else ""
    click.echo(in_one_line("db.broken" if found else "db.whole", count=len(found), releases=len(releases), hash=last))
    raise SystemExit(1 if found else 0)
