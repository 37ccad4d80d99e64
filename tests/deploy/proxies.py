"""The proxies nginx and Caddy with the configurations of ``deploy/``, on ports of the loopback."""

import shutil
import ssl
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.dashboard.commands.test_serve import CORRIDOR, PATIENCE, TINY, environment, free_port
from tests.waiting import within

DEPLOY = Path(__file__).parents[2] / "deploy"
NAME = "dashboard.example.org"
NGINX = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ }}
http {{
    access_log off; include /etc/nginx/mime.types;
    client_body_temp_path {folder}; proxy_temp_path {folder};
    fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder};
    {site}
}}
"""
_CADDY = """{{
    admin off
    auto_https disable_redirects
    skip_install_trust
    storage file_system {folder}
}}
{site}
"""


class Client:
    """One who asks the proxy for the dashboard by its name."""

    def __init__(self, port: int, plain_port: int) -> None:
        self._port, self.plain_port = port, plain_port
        self._context = ssl.create_default_context()
        self._context.check_hostname, self._context.verify_mode = False, ssl.CERT_NONE

    def ask(self, path: str, method: str = "GET", body: bytes = b"", **heads: str) -> tuple[int, dict[str, str], str]:
        """Status, headers and text of an answer."""
        connection = HTTPSConnection("localhost", self._port, timeout=60, context=self._context)
        try:
            connection.request(method, path, body or None, {"Host": NAME, **heads})
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        finally:
            connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text

    def answers(self) -> bool:
        """Whether the proxy and the server behind it are there."""
        try:
            return self.ask("/robots.txt")[0] == 200
        except OSError:
            return False

    def plain(self) -> tuple[int, str]:
        """What is said without TLS: the status, and where to go."""
        connection = HTTPConnection("localhost", self.plain_port, timeout=60)
        connection.request("GET", "/x", headers={"Host": NAME})
        answer = connection.getresponse()
        connection.close()
        return answer.status, answer.getheader("Location") or ""


def program(name: str) -> str:
    """Where the program is; a test that needs it is left out where it is not installed."""
    found = shutil.which(name, path="/usr/local/bin:/usr/bin:/usr/sbin")
    if found is None:
        pytest.skip(f"{name} is not installed; on Debian: apt-get install {name}")
    return found


@contextmanager
def behind_tls(home: Path) -> Iterator[int]:
    """The port of a server that believes a proxy on this machine; it logs to ``log`` in `home`."""
    port = free_port()
    words = [str(CORRIDOR), "serve", "--port", str(port), "--geodata", str(TINY), "--behind-tls", "--host-name", NAME]
    with (
        (home / "log").open("w") as log,
        subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=log, env=environment(home)) as process,
    ):
        try:
            assert within(PATIENCE, lambda: _live(port)), (home / "log").read_text()
            yield port
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _live(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live", timeout=5):
            return True
    except OSError:
        return False


@contextmanager
def nginx(folder: Path, behind: int) -> Iterator[Client]:
    """Nginx before the server at port `behind`."""
    client = Client(free_port(), free_port())
    certify(folder)
    site = (DEPLOY / "nginx.conf").read_text("utf-8")
    site = _replaced(site, "127.0.0.1:8050", f"127.0.0.1:{behind}")
    site = _replaced(site, "listen 80;", f"listen 127.0.0.1:{client.plain_port};")
    site = _replaced(site, "listen 443 ssl", f"listen 127.0.0.1:{client._port} ssl")
    site = site.replace("/etc/ssl/corridor", str(folder))
    config = folder / "nginx.conf"
    config.write_text(NGINX.format(folder=folder, site=site), "utf-8")
    with _running([program("nginx"), "-e", str(folder / "error.log"), "-c", str(config)], client):
        yield client


@contextmanager
def caddy(folder: Path, behind: int) -> Iterator[Client]:
    """Caddy before the server at port `behind`."""
    client = Client(free_port(), 0)
    site = (DEPLOY / "Caddyfile").read_text("utf-8")
    site = _replaced(site, "127.0.0.1:8050", f"127.0.0.1:{behind}")
    site = _replaced(
        site, f"{NAME} {{", f"https://{NAME}:{client._port}, https://localhost:{client._port} {{\n\tbind 127.0.0.1"
    )
    config = folder / "Caddyfile"
    config.write_text(_CADDY.format(folder=folder, site=site), "utf-8")
    with _running([program("caddy"), "run", "--config", str(config), "--adapter", "caddyfile"], client, folder):
        yield client


@contextmanager
def _running(command: list[str], client: Client, home: Path | None = None) -> Iterator[None]:
    said = (home or Path(command[-1]).parent) / "said.txt"
    with (
        said.open("w") as output,
        subprocess.Popen(command, stdout=output, stderr=output, env={"HOME": str(said.parent)}) as process,
    ):
        try:
            assert within(60, client.answers), said.read_text()
            yield
        finally:
            process.terminate()
            process.wait(60)


def certify(folder: Path) -> None:
    """A key, and a certificate that it signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


def _replaced(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)
