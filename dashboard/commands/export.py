"""``corridor export``: what is published, as files for others."""

import shutil
import sys
import tempfile
import time
from pathlib import Path

import click

from dashboard.commands.opening import office_at
from dashboard.commands.options import database_option, geodata_option
from dashboard.commands.refusals import Refusal, in_one_line, refusing
from dashboard.html.url_prefix import ROOT

_MEGABYTE = 1_000_000


@click.group()
def export() -> None:
    """Write what is published to files."""


@export.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--release", "number", type=click.IntRange(1), help="Number of the release; the latest without it.")
@click.option("--force", is_flag=True, help="Replace an edition that is there already.")
@geodata_option
@database_option
def site(out: Path, number: int | None, geodata: Path | None, database: str | None, *, force: bool) -> None:
    """Write a release to the folder OUT: the same page, from a stick or any web server, without this program."""
    started = time.monotonic()
    with refusing():
        _refuse_folder(out, force=force)
        files, size = _written(out, number, geodata, database)
    click.echo(
        in_one_line(
            "export.site",
            folder=out / "index.html",
            files=files,
            size=f"{size / _MEGABYTE:.1f}",
            seconds=f"{time.monotonic() - started:.1f}",
        )
    )


@export.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--release", "number", type=click.IntRange(1), help="Number of the release; the latest without it.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@geodata_option
@database_option
def package(out: Path, number: int | None, geodata: Path | None, database: str | None, *, force: bool) -> None:
    """Write a release as a data package to OUT, a .zip file; unpacked, `corridor serve --geodata` serves it."""
    from corridor.exports.data_package import package_archive  # noqa: PLC0415  # after the options

    if out.exists() and not force:
        raise Refusal(in_one_line("export.file_there", file=out))
    with refusing():
        store = office_at(database, geodata).release_store
        loaded = store.loaded_release(number) if number is not None else store.latest()
        out.write_bytes(package_archive(loaded.dataset))
    click.echo(str(out))


def _written(out: Path, number: int | None, geodata: Path | None, database: str | None) -> tuple[int, int]:
    """Write the folder beside its place first, so that what was there stays whole until it is replaced."""
    from dashboard.edition.edition_files import count_of_files, edition_files  # noqa: PLC0415  # after the options
    from dashboard.page.rendered_release import RenderedRelease  # noqa: PLC0415

    store = office_at(database, geodata).release_store
    loaded = store.loaded_release(number) if number is not None else store.latest()
    rendered = RenderedRelease(loaded.dataset, None, loaded, below=f"{ROOT}/folder")  # no server answers below it
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as folder:
        made = Path(folder) / out.name
        sizes: list[int] = []
        with click.progressbar(length=count_of_files(rendered), file=sys.stderr) as progress:
            for name, content in edition_files(rendered):
                path = made / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
                sizes.append(len(content))
                progress.update(1)
        if out.exists():
            shutil.rmtree(out)
        made.rename(out)
    return len(sizes), sum(sizes)


def _refuse_folder(out: Path, *, force: bool) -> None:
    """Nothing that is there is lost: a folder must be new, empty, or an edition that may be replaced."""
    from dashboard.edition.edition_files import MARK  # noqa: PLC0415

    if not out.exists() or not any(out.iterdir()):
        return
    if not (out / MARK).is_file():
        raise Refusal(in_one_line("export.foreign", folder=out))
    if not force:
        raise Refusal(in_one_line("export.there", folder=out))
