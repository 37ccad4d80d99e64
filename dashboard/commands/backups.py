"""``corridor db backup``, ``restore`` and ``rehearse``: all that is needed to serve again, in one file."""

import os
import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

from corridor.messages.catalogue import in_every_language
from dashboard.commands.history_options import kept_keys, signing_key_option
from dashboard.commands.options import database_option, geodata_option
from dashboard.commands.refusals import Refusal, in_one_line, refusing

if TYPE_CHECKING:
    from corridor.releases.restoring import Backup

PASSWORD = "CORRIDOR_BACKUP_PASSWORD"  # noqa: S105  # the name of a variable
_NAME = "corridor-{:%Y%m%dT%H%M%SZ}.backup"
_NAMES = "corridor-????????T??????Z.backup"
_EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)


class Place(Struct, frozen=True):
    """What was asked for: the data package, and the database."""

    geodata: Path | None
    database: str | None


def _with_place(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command both options; they arrive as one `Place`."""

    @geodata_option
    @database_option
    @wraps(command)
    def with_place(*, geodata: Path | None, database: str | None, **others: Any) -> None:  # noqa: ANN401  # its own
        command(place=Place(geodata, database), **others)

    return with_place


@click.command()
@_with_place
@click.option("--keep", type=click.IntRange(1), help="Write to the folder FILE, and keep the last so many there.")
@click.option("--encrypt", is_flag=True, help=f"Encrypt it under a password: {PASSWORD}, or asked for.")
@click.argument("file", type=click.Path(path_type=Path))
def backup(place: Place, keep: int | None, *, encrypt: bool, file: Path) -> None:
    """Write everything to FILE, which must not be there yet: database and data package. Others go on working."""
    with refusing():
        from corridor.package.reading import shipped_package  # noqa: PLC0415
        from corridor.releases import audit  # noqa: PLC0415  # a wrong option must not cost the start-up
        from corridor.releases.backup import back_up  # noqa: PLC0415
        from corridor.releases.timestamps import moment  # noqa: PLC0415
        from dashboard.commands.opening import commander, ready  # noqa: PLC0415

        database = ready(place.database, place.geodata)
        target = file if keep is None else _in_folder(file, moment(database.now()))
        if target.exists():
            raise Refusal(in_one_line("db.there", file=target))
        made = back_up(database, target, place.geodata or shipped_package(), _new_password() if encrypt else None)
        details = {"rows": made.rows, "sha256": made.digest}
        with database.writing() as connection:
            act = audit.Act(database.now(), commander().name, "database.backup", f"file:{target.name}", details)
            audit.record(connection, act)
        for old in sorted(file.glob(_NAMES))[:-keep] if keep is not None else ():
            old.unlink()
    click.echo(in_one_line("db.backed_up", file=target, rows=made.rows, digest=made.digest[:16]))


@click.command()
@_with_place
@signing_key_option
@click.option(
    "--package-to", type=click.Path(path_type=Path), help="Write the data package of the backup to this new folder."
)
@click.argument("file", type=_EXISTING)
def restore(place: Place, signing_key: Path | None, package_to: Path | None, file: Path) -> None:
    """Fill an empty database from the backup FILE: all of it, or nothing."""
    with refusing():
        from corridor.releases.restoring import Backup  # noqa: PLC0415
        from corridor.releases.restoring import restore as bring_back  # noqa: PLC0415
        from dashboard.commands.opening import database_at  # noqa: PLC0415

        found = Backup(file, _password_for(file))
        _demand_package(found, place.geodata, package_to)
        database = database_at(place.database, place.geodata)
        done = bring_back(database, found, kept_keys(signing_key))
        if package_to is not None:
            _write(found.package(), package_to)
    click.echo(in_one_line("db.restored", place=database.place, rows=done.rows, digest=done.digest[:16]))


@click.command()
@signing_key_option
@click.argument("file", type=_EXISTING)
def rehearse(signing_key: Path | None, file: Path) -> None:
    """Restore the backup FILE to a place of its own, verify everything there, and take it away again."""
    with refusing(), tempfile.TemporaryDirectory(prefix="corridor-rehearsal-") as folder:
        from corridor.package.loading import load  # noqa: PLC0415
        from corridor.package.reading import shipped_package  # noqa: PLC0415
        from corridor.releases.contract_check import release_check  # noqa: PLC0415
        from corridor.releases.restoring import Backup  # noqa: PLC0415
        from corridor.releases.restoring import restore as bring_back  # noqa: PLC0415
        from corridor.releases.verification import faults  # noqa: PLC0415
        from dashboard.commands.opening import database_at  # noqa: PLC0415

        found, keys, package = Backup(file, _password_for(file)), kept_keys(signing_key), Path(folder) / "package"
        _write(found.package(), package)
        database = database_at(str(Path(folder) / "rehearsal.sqlite3"), None)
        done = bring_back(database, found, keys)
        base = load(package if package.is_dir() else shipped_package())
        broken = list(faults(database, base, release_check(), keys))
        database.close()
    for line in broken:
        click.echo(in_every_language(line, "\n  "))
    click.echo(in_one_line("db.rehearsal_failed" if broken else "db.rehearsed", file=file, rows=done.rows))
    raise SystemExit(1 if broken else 0)


def _in_folder(folder: Path, now: datetime) -> Path:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / _NAME.format(now)


def _demand_package(found: "Backup", geodata: Path | None, package_to: Path | None) -> None:
    """Say before anything is done when the backup stands on another package than would be served with it.

    Raises:
        Refusal: it does, and its own is not asked for; or that would overwrite a folder.
    """
    from corridor.package.reading import shipped_package  # noqa: PLC0415
    from corridor.releases.backup import files_of  # noqa: PLC0415

    if package_to is not None:
        if package_to.exists():
            raise Refusal(in_one_line("db.there", file=package_to))
        return
    kept, present = found.package(), files_of(geodata or shipped_package())
    differing = sorted(name for name in kept.keys() | present.keys() if kept.get(name) != present.get(name))
    if kept and differing:
        raise Refusal(in_one_line("db.other_package", count=len(differing), file=differing[0]))


def _write(files: dict[str, bytes], folder: Path) -> None:
    """Write the files of a package to a folder that is not there yet, and to nowhere else."""
    for name, content in files.items():
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()):
            raise Refusal(in_one_line("file", file=name, why=".."))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _password_for(file: Path) -> str | None:
    from corridor.releases.encryption import is_encrypted  # noqa: PLC0415

    return _password() if is_encrypted(file) else None


def _password() -> str:
    return os.environ.get(PASSWORD) or str(click.prompt(in_one_line("db.password"), hide_input=True, err=True))


def _new_password() -> str:
    """A password for a backup is as long as one of an account: what it guards is everything.

    Raises:
        PasswordError: it is shorter, or longer than is taken.
    """
    from corridor.accounts.errors import PasswordError  # noqa: PLC0415
    from corridor.accounts.passwords import LEAST, MOST  # noqa: PLC0415

    given = _password()
    if not LEAST <= len(given) <= MOST:
        raise PasswordError("password-length", least=LEAST, most=MOST)
    return given
