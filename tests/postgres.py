"""A real PostgreSQL server for the tests: Debian's programs, a free port of the loopback, gone when the tests end."""

import atexit
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import URL

_PACKAGE = (
    "PostgreSQL's server is needed by these tests: install Debian's package postgresql (apt-get install postgresql)"
)
_STARTS_S = 30
_USER = "corridor"
_SHORT_LIVED = {
    "fsync": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": 0,
    "shared_buffers": "32MB",  # to drop a database looks through all of them
}
"""What spares work on data that nobody wants after a crash of the machine; a crash of the server loses nothing."""


@dataclass
class Server:
    """One running server. `stop` and `start` let a test take it away and bring it back."""

    folder: Path
    port: int
    password: str
    process: "subprocess.Popen[bytes] | None" = field(default=None)
    _kept: "psycopg.Connection[Any] | None" = field(default=None, init=False)

    def start(self) -> None:
        log = (self.folder / "log").open("ab")
        options = {"listen_addresses": "127.0.0.1", "port": self.port, "max_connections": 200, **_SHORT_LIVED}
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        command = [_program("postgres"), "-D", str(self.folder / "data"), "-k", str(self.folder), *settings]
        self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder, **_as_owner())
        log.close()
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + _STARTS_S
        while True:
            try:
                psycopg.connect(**self._parameters("postgres")).close()
            except psycopg.OperationalError:
                dead = self.process is None or self.process.poll() is not None
                if dead or time.monotonic() > until:
                    raise RuntimeError((self.folder / "log").read_text()[-2000:]) from None
                time.sleep(0.05)
            else:
                return

    def stop(self, how: int = signal.SIGINT) -> None:
        """End it: SIGINT cuts every connection and shuts down in order, SIGQUIT drops everything at once."""
        self._let_go()
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(_STARTS_S)
            self.process = None

    def create(self, template: str = "template1") -> URL:
        """A new database, a copy of another one of ours."""
        name = f"t{secrets.token_hex(8)}"
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY file_copy')
        return URL.create("postgresql+psycopg", _USER, self.password, "127.0.0.1", self.port, name)

    def drop(self, name: str) -> None:
        self._execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def replace(self, name: str, other: str) -> None:
        """Put the database `other` in the place of another one, whose connections are cut."""
        self.drop(name)
        self._execute(f'ALTER DATABASE "{other}" RENAME TO "{name}"')

    def _execute(self, statement: str) -> None:
        """Over a connection that is kept: to make one costs as much as to drop a database."""
        if self._kept is None or self._kept.closed:
            self._kept = psycopg.connect(**self._parameters("postgres"), autocommit=True)
        self._kept.execute(statement)

    def _let_go(self) -> None:
        if self._kept is not None:
            self._kept.close()
            self._kept = None

    def _parameters(self, name: str) -> dict[str, Any]:
        account = {"user": _USER, "password": self.password}
        return {"host": "127.0.0.1", "port": self.port, "dbname": name, "connect_timeout": 5, **account}


@cache
def server() -> Server:
    """The server that all tests share, started when the first one asks for it."""
    made = new_server()
    atexit.register(end, made)
    return made


def new_server(within: Path | None = None) -> Server:
    """A server of one's own, started, with its data `within` a folder; its caller ends it."""
    folder = Path(tempfile.mkdtemp(prefix="corridor-postgresql-", dir=within))
    owner = _as_owner()
    if owner:
        shutil.chown(folder, owner["user"], owner["group"])
    made = Server(folder, _free_port(), secrets.token_hex(16))
    secret = folder / "password"
    secret.write_text(made.password)
    secret.chmod(0o644)
    options = ["-U", _USER, "-A", "scram-sha-256", "--pwfile", str(secret), "-E", "UTF8", "--locale=C", "--no-sync"]
    subprocess.run(
        [_program("initdb"), "-D", str(folder / "data"), *options], check=True, capture_output=True, cwd=folder, **owner
    )
    secret.unlink()
    made.start()
    return made


def end(made: Server) -> None:
    """Stop a server and delete its data."""
    made.stop()
    shutil.rmtree(made.folder, ignore_errors=True)


def _program(name: str) -> str:
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    found = str(debian[-1]) if debian else shutil.which(name)
    if not found:
        raise RuntimeError(_PACKAGE)
    return found


def _as_owner() -> Mapping[str, Any]:
    """PostgreSQL refuses to run as root: as whom it runs instead."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
