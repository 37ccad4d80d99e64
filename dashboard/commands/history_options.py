"""Options about the history of releases: the key that signs it, and the witnesses that keep its heads."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from corridor.releases.history_guard import HistoryGuard
from corridor.releases.time_stamps import TimeStamps
from corridor.releases.witness import Witness
from corridor.signing.signing_key import VARIABLE, default_key_file, signing_key, trusted_keys

_HEADS = "heads.txt"

signing_key_option = click.option(
    "--signing-key",
    envvar=VARIABLE,
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"Key that signs releases, made where it is not there yet; or {VARIABLE}. Default: in the user's settings.",
)
witness_option = click.option(
    "--witness",
    "witnesses",
    envvar="CORRIDOR_WITNESSES",
    multiple=True,
    metavar="FILE|URL",
    help="Where signed heads of the history are kept besides; may be repeated.",
)


def _authority(_context: click.Context, _option: click.Parameter, given: str) -> str:
    if given and not given.startswith(("http://", "https://")):
        raise click.BadParameter(f"{given} is no address; write it like https://tsa.example.org/")
    return given


time_stamps_option = click.option(
    "--timestamp-url",
    envvar="CORRIDOR_TIMESTAMP_URL",
    default="",
    metavar="URL",
    callback=_authority,
    help="Time stamp authority (RFC 3161) that is asked to stamp the checkpoint of each release.",
)


class HistorySettings(Struct, frozen=True):
    """Where the signing key lies, None for the default; the witnesses besides the one beside it, and the authority."""

    key: Path | None
    witnesses: tuple[str, ...]
    timestamp_url: str = ""


def history_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options; they arrive as one `HistorySettings`, named ``history``."""

    @signing_key_option
    @witness_option
    @time_stamps_option
    @wraps(command)
    def with_history(
        *,
        signing_key: Path | None,
        witnesses: tuple[str, ...],
        timestamp_url: str,
        **others: Any,  # noqa: ANN401  # the command's own options
    ) -> None:
        command(history=HistorySettings(signing_key, witnesses, timestamp_url), **others)

    return with_history


def history_guard(settings: HistorySettings) -> HistoryGuard:
    """What guards a history: the key of the file, which is made if need be, and the witnesses.

    The first witness is a file beside the key, away from the database.

    Raises:
        SigningKeyError, OSError: the key cannot be used.
    """
    file = settings.key or default_key_file()
    own, places = signing_key(file), (str(file.with_name(_HEADS)), *settings.witnesses)
    witnesses = tuple(map(Witness, dict.fromkeys(places)))
    return HistoryGuard(own, trusted_keys(file), witnesses, TimeStamps.beside(file, settings.timestamp_url))


def kept_keys(key: Path | None) -> frozenset[bytes]:
    """The public keys that are believed here; nothing is made.

    Raises:
        SigningKeyError, OSError: one of them cannot be read.
    """
    return trusted_keys(key or default_key_file())


def kept_time_stamps(key: Path | None) -> TimeStamps:
    """The time stamps beside the key."""
    return TimeStamps.beside(key or default_key_file())


def own_witness(key: Path | None) -> Witness:
    """The witness beside the key."""
    return Witness(str((key or default_key_file()).with_name(_HEADS)))
