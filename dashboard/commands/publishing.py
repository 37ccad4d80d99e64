"""Options about published folders: releases written to one, and served from one without a database."""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

from corridor.releases.checkpoints import origin_named
from corridor.releases.release_store import ReleaseStore
from corridor.signing.signed_note import verifier_key
from corridor.signing.signing_key import SigningKey, listed_keys
from dashboard.commands.refusals import Refusal, in_one_line

if TYPE_CHECKING:
    from corridor.published.published_releases import PublishedReleases
    from corridor.published.publisher import Publisher
    from corridor.published.publishing import ToPublish

_ADDRESS = "FOLDER|s3://BUCKET/PREFIX"


class PublishedSettings(Struct, frozen=True):
    """Where releases are published to, or served from; empty for neither. `keys` lists who is believed of these."""

    target: str = ""
    source: str = ""
    keys: Path | None = None


_OPTIONS = (
    click.option(
        "--publish-to",
        "target",
        envvar="CORRIDOR_PUBLISH_TO",
        default="",
        metavar=_ADDRESS,
        help="Write each release there, for servers that have no database.",
    ),
    click.option(
        "--from",
        "source",
        envvar="CORRIDOR_FROM",
        default="",
        metavar=_ADDRESS,
        help="Serve what was published there, without a database and without the office.",
    ),
    click.option(
        "--trusted-keys",
        "keys",
        envvar="CORRIDOR_TRUSTED_KEYS",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="With --from: show only what one of the public keys in this file has signed, one a line.",
    ),
)


def published_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options; they arrive as one `PublishedSettings`, named ``published``."""

    @wraps(command)
    def with_published(
        *,
        target: str,
        source: str,
        keys: Path | None,
        **others: Any,  # noqa: ANN401  # the command's own
    ) -> None:
        command(published=PublishedSettings(target, source, keys), **others)

    for option in reversed(_OPTIONS):
        with_published = option(with_published)
    return with_published


def refuse_beside_source(given: Mapping[str, object]) -> None:
    """Refuse what was `given`, by option: a server from a published folder cannot do it.

    Raises:
        Refusal: something was.
    """
    asked = [option for option, value in given.items() if value]
    if asked:
        raise Refusal(in_one_line("published.alone", options=", ".join(asked)))


def releases_at(address: str, keys: Path | None = None) -> "PublishedReleases":
    """What was published at an address, and signed by one of the public keys in the file `keys`, if one is given.

    Raises:
        PublishedError, MissingExtraError: it cannot be served.
        TrustedKeysError, OSError: the file is no list of keys.
    """
    from corridor.published.address import published_folder  # noqa: PLC0415
    from corridor.published.file_cache import FileCache  # noqa: PLC0415  # after the options
    from corridor.published.published_releases import PublishedReleases  # noqa: PLC0415

    trusted = listed_keys(keys) if keys is not None else None
    return PublishedReleases(published_folder(address, os.environ), FileCache(_cache()), trusted=trusted)


def to_publish(
    store: ReleaseStore, geodata: Path | None, key: SigningKey | None, trusted: Iterable[bytes] = ()
) -> "ToPublish":
    """The releases of a database, with the package in `geodata` and the `key` that signs them.

    Keys of other hosts that publish the same are `trusted`.

    Raises:
        PackageEditedError, OSError: the package is not as it was read any more.
    """
    from corridor.package.reading.location import shipped_package  # noqa: PLC0415
    from corridor.published.package_file import package_content  # noqa: PLC0415
    from corridor.published.publishing import ToPublish  # noqa: PLC0415

    content = package_content(geodata or shipped_package(), store.base)
    public = verifier_key(origin_named(store.first.release), key.public) if key is not None else ""
    return ToPublish(store, content, public, key, frozenset(trusted))


def publisher_to(address: str, wanted: "ToPublish") -> "Publisher":
    """What keeps the folder at an address at the latest release.

    Raises:
        PublishedError, MissingExtraError: the address cannot be used.
        DatabaseError: the database cannot.
    """
    from corridor.published.address import published_folder  # noqa: PLC0415
    from corridor.published.publisher import Publisher  # noqa: PLC0415

    lock = _cache() / f".{hashlib.sha256(address.encode()).hexdigest()[:16]}.lock"
    return Publisher(wanted, published_folder(address, os.environ), lock)


def _cache() -> Path:
    from platformdirs import user_cache_path  # noqa: PLC0415

    return user_cache_path("corridor-dashboard") / "published"
