"""Which identity provider signs people in, and as whom this server is known there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from corridor.errors import TranslatedError
from dashboard.loopback import is_loopback

SECRET = "CORRIDOR_OIDC_SECRET"  # noqa: S105  # the name of the variable
SECRET_FILE = f"{SECRET}_FILE"


class IdentitySettingsError(TranslatedError):
    """The settings cannot be used; it says why."""


@dataclass(frozen=True, slots=True)
class IdentitySettings:
    """One provider's settings.

    Attributes:
        issuer: its address, as its own documents call it.
        client_id: this server's name there.
        secret: this server's secret there; empty for a client without one.
        hosts: hosts beside the issuer's own that its addresses and keys may be on.
    """

    issuer: str
    client_id: str
    secret: str = field(default="", repr=False)
    hosts: frozenset[str] = frozenset()


def identity_settings(
    issuer: str | None, client_id: str | None, environment: Mapping[str, str], hosts: Iterable[str] = ()
) -> IdentitySettings | None:
    """The settings from the command's options and the environment; nothing where no provider is named.

    The secret comes from the environment, or from a file that the environment names: others can read a command's
    options in the list of processes.

    Raises:
        IdentitySettingsError: one of the two is missing, the secret's file cannot be read, or the issuer is no
            address that can be trusted.
    """
    if not issuer and not client_id:
        return None
    if not issuer or not client_id:
        raise IdentitySettingsError("identity-options")
    parts = urlsplit(issuer)
    if parts.query or parts.fragment or not parts.hostname:
        raise IdentitySettingsError("identity-issuer", issuer=issuer)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname)):
        raise IdentitySettingsError("identity-issuer-https", issuer=issuer)
    return IdentitySettings(issuer, client_id, _secret(environment), frozenset(host.lower() for host in hosts))


def _secret(environment: Mapping[str, str]) -> str:
    file = environment.get(SECRET_FILE)
    if not file:
        return environment.get(SECRET, "")
    try:
        return Path(file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise IdentitySettingsError("identity-secret", variable=SECRET_FILE, file=file) from error
