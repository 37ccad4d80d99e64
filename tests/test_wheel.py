"""The program installed from its wheel into a clean environment, run from the root of the file system."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
import venv
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.made_once import made_in_place

_ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed() -> Path:
    """The folder of the commands of an environment that holds nothing but the wheel and what it needs."""
    return made_in_place("wheel", _install) / "env" / "bin"


def _install(folder: Path) -> None:
    pip, environment = [sys.executable, "-m", "pip"], folder / "env"
    subprocess.run([*pip, "wheel", "-q", "--no-deps", "-w", folder, _ROOT], check=True)
    venv.create(environment)
    python, wheel = environment / "bin" / "python", next(folder.glob("*.whl"))
    subprocess.run([*pip, "--python", python, "install", "-q", "--no-deps", wheel], check=True)
    _link_needed(next(environment.glob("lib/python*/site-packages")))


def _link_needed(packages: Path) -> None:
    """Link from the environment of the tests what the wheel says that it needs, what that needs, and no more.

    Pip has found all of it for that environment; to unpack and compile it again takes a minute.
    """
    own = metadata.Distribution.at(next(packages.glob("corridor_dashboard-*.dist-info")))
    wanted, seen = [(own, "")], set[tuple[str, str]]()
    while wanted:
        package, extra = wanted.pop()
        for need in map(Requirement, package.requires or ()):
            if need.marker and not need.marker.evaluate({"extra": extra}):
                continue
            found = metadata.distribution(need.name)
            assert found.version in need.specifier, need
            for more in {(found.name, part) for part in ("", *need.extras)} - seen:
                seen.add(more)
                wanted.append((found, more[1]))
            for top in {file.parts[0] for file in found.files or ()} - {"..", "__pycache__"}:
                if not (packages / top).exists():
                    (packages / top).symlink_to(found.locate_file(top))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_shipped_data_pass_the_checks(installed: Path) -> None:
    done = subprocess.run([installed / "corridor", "check"], cwd="/", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("options", "extra"),
    [
        (("--database", "postgresql://somebody@127.0.0.1/none"), "postgresql"),
        (("--oidc-issuer", "https://identity.example", "--oidc-client-id", "corridor"), "oidc"),
    ],
)
def test_what_needs_an_extra_is_refused_with_the_words_that_install_it(
    installed: Path, tmp_path: Path, options: tuple[str, ...], extra: str
) -> None:
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "CORRIDOR_OIDC_SECRET": "s" * 32}
    command = [installed / "corridor", "serve", "--port", str(_free_port()), *options]
    done = subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 2, done.stderr
    assert f"pip install 'corridor-dashboard[{extra}]'" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def served(installed: Path, tmp_path: Path) -> Iterator[str]:
    """The address of the installed dashboard."""
    command = [installed / "corridor", "serve", "--port", str(_free_port())]
    home = {**os.environ, "XDG_DATA_HOME": str(tmp_path)}
    with subprocess.Popen(command, cwd="/", stdout=subprocess.DEVNULL, env=home) as process:
        yield f"http://127.0.0.1:{command[-1]}"
        process.terminate()


def test_the_dashboard_serves_the_shipped_data(served: str) -> None:
    for _ in range(200):
        try:
            with urllib.request.urlopen(f"{served}/?region=150726", timeout=5) as answer:
                page = answer.read().decode("utf-8")
            break
        except OSError:
            time.sleep(0.1)
    else:
        pytest.fail("no answer within 20 s")
    assert 'data-figure="O17"' in page
    assert 'data-region="150726"' in page
