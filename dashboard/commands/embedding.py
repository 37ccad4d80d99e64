"""``--embed-for``: the sites that may show parts of the page in frames."""

import re

import click

_HOST = re.compile(r"(?:https?://)?(?:\*\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?")


def embedding_hosts(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Hosts as a content security policy names them.

    Raises:
        BadParameter: one is no host; whatever else stood there would become part of the policy.
    """
    for host in given:
        if not _HOST.fullmatch(host):
            raise click.BadParameter(f"{host} is no host; write it like www.example.org or https://*.example.org:8443")
    return given
