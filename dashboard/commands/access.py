"""The options of `corridor serve` that say how one comes in."""

import os
from collections.abc import Callable
from functools import reduce, wraps
from ipaddress import ip_network
from typing import Any
from urllib.parse import urlsplit

import click

from dashboard.commands.embedding import embedding_hosts
from dashboard.commands.refusals import Refusal, in_one_line, refusing
from dashboard.loopback import is_loopback
from dashboard.office.access_settings import AccessSettings
from dashboard.office.host_names import host_name
from dashboard.office.identity_settings import SECRET, SECRET_FILE, identity_settings
from dashboard.office.transport import THIS_MACHINE, Network

Command = Callable[..., None]


class Networks(click.ParamType[Network]):
    """``10.0.0.5``, ``10.0.0.0/24`` or ``2001:db8::/64``."""

    name = "ADDRESS"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Network:  # noqa: ANN401
        """Read it; a usage error otherwise."""
        try:
            return ip_network(value, strict=False)
        except ValueError:
            self.fail(f"{value!r} is no address or network", param, ctx)


def _web_address(_context: click.Context, _option: click.Parameter, given: str) -> str:
    if given and urlsplit(given).scheme not in {"http", "https"}:
        raise click.BadParameter(f"{given} is no address; write it like https://office.example.org/")
    return given


_OPTIONS = (
    click.option("--sign-in-for-all", is_flag=True, help="Visitors must sign in too."),
    click.option(
        "--behind-tls", is_flag=True, help="A proxy in front speaks TLS; take its X-Forwarded-For and -Proto."
    ),
    click.option(
        "--trusted-proxy",
        "proxies",
        multiple=True,
        type=Networks(),
        metavar="ADDRESS",
        help="Address or network of the proxy of --behind-tls, if it is not on this machine; may be repeated.",
    ),
    click.option(
        "--host-name",
        "host_names",
        multiple=True,
        metavar="NAME",
        help="Name under which browsers ask for the server; others are refused. May be repeated.",
    ),
    click.option(
        "--demand-codes", is_flag=True, help="Reviewers and administrators must use one-time codes of an app."
    ),
    click.option("--log-json", is_flag=True, help="Write each line of the log as JSON."),
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
    click.option(
        "--oidc-host",
        "oidc_hosts",
        multiple=True,
        metavar="NAME",
        help="Another host than the issuer's that its addresses and keys may be on; may be repeated.",
    ),
    click.option(
        "--office-url",
        envvar="CORRIDOR_OFFICE_URL",
        default="",
        metavar="URL",
        callback=_web_address,
        help="With --from: where staff find their pages.",
    ),
    click.option(
        "--embed-for",
        multiple=True,
        metavar="HOST",
        callback=embedding_hosts,
        help="Host of a site that may show parts of the page in frames; may be repeated.",
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
            identity = identity_settings(oidc_issuer, oidc_client_id, os.environ, others.pop("oidc_hosts"))
        names, proxies = _names(others.pop("host_names")), others.pop("proxies") or THIS_MACHINE
        beyond = behind_tls or not is_loopback(host)
        if beyond and identity is not None and not names:
            raise Refusal(in_one_line("access.host_name"))
        known = names if names or not beyond else None
        access = AccessSettings(
            others.pop("sign_in_for_all"),
            behind_tls,
            identity,
            tuple(proxies),
            known,
            log_json=others.pop("log_json"),
            demand_codes=others.pop("demand_codes"),
            embed_for=others.pop("embed_for"),
            office_url=others.pop("office_url"),
        )
        command(host=host, access=access, **others)

    return reduce(lambda made, option: option(made), reversed(_OPTIONS), with_access)


def _names(given: tuple[str, ...]) -> frozenset[str]:
    """The names as they are compared.

    Raises:
        BadParameter: one is no name of a host.
    """
    for one in given:
        if host_name(one) != one.lower().rstrip("."):
            raise click.BadParameter(f"{one} is no host name; write it like dashboard.example.org, without a port")
    return frozenset(one.lower().rstrip(".") for one in given)


def _demand_tls(host: str, *, allowed: bool) -> None:
    """Refuse to listen beyond this machine, unless somebody has said that the connection is looked after."""
    if not allowed and not is_loopback(host):
        raise Refusal(in_one_line("access.tls", host=host))
