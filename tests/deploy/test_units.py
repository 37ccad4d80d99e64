"""The units and the container of ``deploy/``: they are what systemd takes, and the server runs within their bounds."""

import os
import re
import shlex
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest
from click import Command, Context, Group

from dashboard.cli import main
from tests.dashboard.commands.test_serve import CORRIDOR, PATIENCE, TINY, answers, environment, free_port
from tests.deploy.proxies import DEPLOY, program
from tests.waiting import within

UNITS = sorted(path for path in DEPLOY.iterdir() if path.suffix in {".service", ".socket", ".timer"})
MOST_EXPOSED = 2.0
"""What `systemd-analyze security` calls well guarded goes to 10; a service without any bounds has 9.6."""


def test_systemd_takes_them(tmp_path: Path) -> None:
    copies = []
    for unit in UNITS:
        copy = tmp_path / unit.name
        copy.write_text(unit.read_text("utf-8").replace("/opt/corridor/bin/corridor", str(CORRIDOR)), "utf-8")
        copies.append(str(copy))
    done = subprocess.run([program("systemd-analyze"), "verify", *copies], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_service_may_do_little() -> None:
    words = [program("systemd-analyze"), "security", "--offline=true", str(DEPLOY / "corridor.service")]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    found = re.search(r"Overall exposure level for corridor.service: ([\d.]+)", done.stdout)
    assert found, done.stderr
    assert float(found[1]) < MOST_EXPOSED


def _commands() -> list[tuple[str, list[str]]]:
    """Every command of ours that the files start, by file."""
    found = []
    for unit in UNITS:
        parsed = ConfigParser(strict=False, interpolation=None)
        parsed.optionxform = str  # type: ignore[assignment,method-assign]
        parsed.read(unit, "utf-8")
        if parsed.has_option("Service", "ExecStart"):
            found.append((unit.name, shlex.split(parsed["Service"]["ExecStart"])[1:]))
    return found


@pytest.mark.parametrize(("name", "words"), _commands())
def test_their_commands_and_options_are_there(name: str, words: list[str]) -> None:
    command: Command = main
    for word in words:
        if isinstance(command, Group):
            command = command.get_command(Context(command), word) or pytest.fail(f"{name}: {word}")
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known, name


def test_the_container_is_not_roots_and_looks_after_itself() -> None:
    lines = (DEPLOY / "Containerfile").read_text("utf-8").replace("\\\n", " ").splitlines()
    last = [line for line in lines[max(i for i, line in enumerate(lines) if line.startswith("FROM")) :] if line]
    words = {line.split()[0]: line for line in last}
    assert words["USER"].split()[1] not in {"0", "root"}
    assert "/health/live" in words["HEALTHCHECK"]
    assert "--require-hashes -r /source/requirements.lock" in " ".join(lines)


def test_it_serves_where_nothing_but_its_own_folder_can_be_written(tmp_path: Path) -> None:
    """The root is read-only, as of a container; a network and users of its own are left out here.

    So is the folder around its own, which may be another file system than the root's.
    """
    data, port = tmp_path / "data", free_port()
    (data / "tmp").mkdir(parents=True)
    own_folders = f"mount --bind {tmp_path} {tmp_path} && mount --bind {data} {data}"
    bounds = f"{own_folders} && mount -o remount,bind,ro {tmp_path} && mount -o remount,bind,ro / && "
    inside = ["unshare", "--mount", "sh", "-c"]
    if subprocess.run([*inside, f"{bounds} true"], capture_output=True, check=False).returncode:
        pytest.skip("mounting needs rights that are not there")
    homes = {name: str(data) for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "HOME")}
    own = environment(data, TMPDIR=str(data / "tmp"), PYTHONDONTWRITEBYTECODE="1", **homes)
    own.pop("CORRIDOR_SIGNING_KEY", None)
    options = ["--port", str(port), "--geodata", str(TINY), "--metrics", str(free_port())]
    serve = shlex.join([str(CORRIDOR), "serve", *options])
    checked = f"! touch {tmp_path}/x 2>{os.devnull}"
    with subprocess.Popen([*inside, f"{bounds} {checked} && exec {serve}"], env=own) as process:
        try:
            assert within(PATIENCE, lambda: answers(f"http://127.0.0.1:{port}"))
        finally:
            process.terminate()
            process.wait(PATIENCE)
    assert not (tmp_path / "x").exists()
    assert [path.name for path in data.rglob("signing-key.pem")]
