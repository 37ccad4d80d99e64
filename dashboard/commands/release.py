"""``corridor release``: what was published, proofs of it, and publishing it to a folder."""

import os
from pathlib import Path
from typing import Any

import click

from dashboard.commands.history_options import signing_key_option
from dashboard.commands.options import database_option, geodata_option
from dashboard.commands.refusals import Refusal, in_one_line, refusing


@click.group()
def release() -> None:
    """Prove what was published, and publish it to a folder."""


@release.command()
@geodata_option
@database_option
@signing_key_option
@click.option("--figure", metavar="ID", help="Prove this figure; without it, that the release was published.")
@click.option(
    "--sm2-key",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Sign the checkpoint by this SM2 key too (OpenSSL, SM3).",
)
@click.argument("number", type=click.IntRange(1))
@click.argument("folder", type=click.Path(path_type=Path))
def proof(
    *,
    number: int,
    folder: Path,
    figure: str | None,
    signing_key: Path | None,
    sm2_key: Path | None,
    **place: Any,  # noqa: ANN401
) -> None:
    """Write a proof about release NUMBER to FOLDER, which OpenSSL verifies without this program."""
    with refusing():
        from corridor.releases.checkpoint_check import signer_of  # noqa: PLC0415  # a wrong option costs no start-up
        from corridor.releases.proof import also_by_sm2, proof_of  # noqa: PLC0415
        from corridor.releases.releases import release as release_of  # noqa: PLC0415
        from dashboard.commands.history_options import kept_keys, kept_time_stamps  # noqa: PLC0415
        from dashboard.commands.opening import ready  # noqa: PLC0415

        if folder.exists():
            raise Refusal(in_one_line("db.there", file=folder))
        with ready(place["database"], place["geodata"]).reading() as connection:
            release_of(connection, number)  # one that there is not has no checkpoint either, and that is not why
            public = signer_of(connection, number, kept_keys(signing_key))
            files = proof_of(connection, number, public, figure, kept_time_stamps(signing_key))
        if sm2_key is not None:
            files = also_by_sm2(files, sm2_key)
        folder.mkdir(parents=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    click.echo(in_one_line("release.proved", folder=folder))


@release.command()
@geodata_option
@database_option
@signing_key_option
@click.option("--replace", is_flag=True, help="Write over releases of another database, or later ones.")
@click.argument("address", metavar="FOLDER|s3://BUCKET/PREFIX", envvar="CORRIDOR_PUBLISH_TO")
def publish(
    *,
    address: str,
    geodata: Path | None,
    database: str | None,
    signing_key: Path | None,
    replace: bool,
) -> None:
    """Write every release to a folder or bucket, from which `corridor serve --from` serves without a database."""
    with refusing():
        from corridor.published.address import published_folder  # noqa: PLC0415  # a wrong option costs no start-up
        from corridor.published.publishing import publish as publish_to  # noqa: PLC0415
        from corridor.signing.signing_key import default_key_file  # noqa: PLC0415
        from corridor.signing.signing_key import signing_key as key_in  # noqa: PLC0415
        from dashboard.commands.opening import office_at  # noqa: PLC0415
        from dashboard.commands.publishing import to_publish  # noqa: PLC0415

        folder = published_folder(address, os.environ)
        file = signing_key or default_key_file()
        key = key_in(file) if file.exists() else None
        store = office_at(database, geodata).release_store
        made = publish_to(to_publish(store, geodata, key), folder, replace=replace)
    click.echo(in_one_line("release.published", release=made.release, place=folder.place))
