"""``corridor release``: what was published, and proofs of it."""

from pathlib import Path
from typing import Any

import click

from dashboard.commands.history_options import signing_key_option
from dashboard.commands.options import database_option, geodata_option
from dashboard.commands.refusals import Refusal, in_one_line, refusing


@click.group()
def release() -> None:
    """Prove what was published."""


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
