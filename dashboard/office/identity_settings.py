"""Which identity provider signs people in, and as whom this server is known there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from corridor.releases.errors import TranslatedError
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
    """

    issuer: str
    client_id: str
    secret: str = field(default="", repr=False)


def identity_settings(
    issuer: str | None, client_id: str | None, environment: Mapping[str, str]
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
        raise IdentitySettingsError(
            "--oidc-issuer 与 --oidc-client-id 须同时给出", "--oidc-issuer and --oidc-client-id go together"
        )
    parts = urlsplit(issuer)
    if parts.query or parts.fragment or not parts.hostname:
        raise IdentitySettingsError(
            f"{issuer} 不是签发方地址：请按认证平台文档中的 issuer 填写",
            f"{issuer} is no issuer: give it as the provider's documents do",
        )
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname)):
        raise IdentitySettingsError(
            f"{issuer} 须为 https：否则网络途中的任何人都能冒名登录",
            f"{issuer} must be https: whoever is on the way could sign in as anybody",
        )
    return IdentitySettings(issuer, client_id, _secret(environment))


def _secret(environment: Mapping[str, str]) -> str:
    file = environment.get(SECRET_FILE)
    if not file:
        return environment.get(SECRET, "")
    try:
        return Path(file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise IdentitySettingsError(
            f"{SECRET_FILE}：无法读取 {file}", f"{SECRET_FILE}: {file} cannot be read"
        ) from error
