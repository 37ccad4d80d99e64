"""The options of `corridor serve` that say how one comes in."""

import os
from collections.abc import Callable
from functools import reduce, wraps
from typing import Any

import click

from dashboard.commands.refusals import Refusal, in_one_line, refusing
from dashboard.loopback import is_loopback
from dashboard.office.access_settings import AccessSettings
from dashboard.office.identity_settings import SECRET, SECRET_FILE, identity_settings

Command = Callable[..., None]
_OPTIONS = (
    click.option("--sign-in-for-all", is_flag=True, help="Visitors must sign in too."),
    click.option(
        "--behind-tls", is_flag=True, help="A proxy in front speaks TLS; take its X-Forwarded-For and -Proto."
    ),
    click.option("--insecure", is_flag=True, help="Serve beyond this machine without TLS all the same."),
    click.option(
        "--oidc-issuer",
        envvar="CORRIDOR_OIDC_ISSUER",
        metavar="URL",
        help=f"OpenID Connect provider that may sign people in. Its secret: {SECRET} or {SECRET_FILE}.",
    ),
    click.option(
        "--oidc-client-id", envvar="CORRIDOR_OIDC_CLIENT_ID", metavar="ID", help="This server's name at the provider."
    ),
)


def access_options(command: Command) -> Command:
    """Give a command with ``--host`` these options; they arrive as one `AccessSettings`, named ``access``."""

    @wraps(command)
    def with_access(
        *,
        host: str,
        behind_tls: bool,
        insecure: bool,
        oidc_issuer: str | None,
        oidc_client_id: str | None,
        **others: Any,  # noqa: ANN401  # the command's own options
    ) -> None:
        _demand_tls(host, allowed=behind_tls or insecure)
        with refusing():
            identity = identity_settings(oidc_issuer, oidc_client_id, os.environ)
        access = AccessSettings(others.pop("sign_in_for_all"), behind_tls, identity)
        command(host=host, access=access, **others)

    return reduce(lambda made, option: option(made), reversed(_OPTIONS), with_access)


def _demand_tls(host: str, *, allowed: bool) -> None:
    """Refuse to listen beyond this machine, unless somebody has said that the connection is looked after."""
    if not allowed and not is_loopback(host):
        raise Refusal(in_one_line("access.tls", host=host))
