"""`corridor serve`: what it refuses before anything is built."""

import pytest
from click.testing import CliRunner

from dashboard.cli import main

SAYS_WHY = ("明文传输", "in clear", "--behind-tls", "--insecure")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "corridor.example"])
def test_it_listens_beyond_this_machine_only_when_told_to(host: str) -> None:
    done = CliRunner().invoke(main, ["serve", "--host", host])
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert all(word in done.stderr for word in (host, *SAYS_WHY))


@pytest.mark.parametrize("option", ["--behind-tls", "--insecure"])
def test_on_request_it_goes_on(option: str) -> None:
    """As far as the next refusal: nobody can listen on that address."""
    done = CliRunner().invoke(main, ["serve", "--host", "192.0.2.1", option])
    assert done.exit_code == 2
    assert "192.0.2.1:8050" in done.stderr
    assert not any(word in done.stderr for word in SAYS_WHY)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--oidc-issuer", "https://id.example"], ("须同时给出", "go together")),
        (["--oidc-issuer", "http://id.example", "--oidc-client-id", "x"], ("须为 https", "must be https")),
    ],
)
def test_a_provider_that_cannot_be_trusted_is_refused(options: list[str], words: tuple[str, ...]) -> None:
    done = CliRunner().invoke(main, ["serve", *options])
    assert done.exit_code == 2
    assert all(word in done.stderr for word in words)


def test_the_providers_secret_is_no_option() -> None:
    """Options can be read by everybody on the machine."""
    reported = CliRunner().invoke(main, ["serve", "--help"]).output
    assert "--oidc-client-id" in reported
    assert "CORRIDOR_OIDC_SECRET" in reported
    assert "--oidc-secret" not in reported
