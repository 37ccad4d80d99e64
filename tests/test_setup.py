"""What a developer starts with: the commands of the README, the tasks, the locked packages."""

import json
import os
import re
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_ROOT = Path(__file__).parents[1]
_LOCK = (_ROOT / "requirements.lock").read_text("utf-8")
_PROJECT = tomllib.loads((_ROOT / "pyproject.toml").read_text("utf-8"))["project"]
_TOOLS = ("dev", "recipes")
"""Extras of those who work on the project; a server runs without them, and they are not locked."""
_DECLARED = [
    *_PROJECT["dependencies"],
    *(text for extra, texts in _PROJECT["optional-dependencies"].items() if extra not in _TOOLS for text in texts),
]
_PINNED = re.compile(r"^([\w.-]+)==(\S+)(?: ; (.+?))? \\$", re.MULTILINE)


def _locked() -> dict[str, str]:
    """The version of every locked package that is for this machine."""
    lines = _PINNED.findall(_LOCK)
    here = [line for line in lines if not line[2] or Requirement(f"x; {line[2]}").marker.evaluate()]  # type: ignore[union-attr]
    return {canonicalize_name(name): version for name, version, _ in here}


def test_the_lock_holds_what_the_project_declares() -> None:
    locked = _locked()
    for text in _DECLARED:
        wanted = Requirement(text)
        assert locked[canonicalize_name(wanted.name)] in wanted.specifier, text


def test_the_list_of_parts_names_every_locked_package(tmp_path: Path) -> None:
    """As CycloneDX, with the hashes that an installation demands."""
    sbom = tmp_path / "sbom.json"
    subprocess.run(["make", "--silent", "sbom", f"SBOM={sbom}"], cwd=_ROOT, check=True)
    found = json.loads(sbom.read_text("utf-8"))
    assert found["bomFormat"] == "CycloneDX"
    assert found["metadata"]["component"]["name"] == _PROJECT["name"]
    pinned = {(canonicalize_name(name), version) for name, version, _ in _PINNED.findall(_LOCK)}
    assert {(canonicalize_name(part["name"]), part["version"]) for part in found["components"]} == pinned
    assert all(part["externalReferences"][0]["hashes"] for part in found["components"])


def test_the_lock_holds_what_the_locked_packages_need() -> None:
    locked = _locked()
    wanted = [(Requirement(text).name, Requirement(text).extras) for text in _DECLARED]
    seen = set()
    while wanted:
        name, extras = wanted.pop()
        if (name, frozenset(extras)) in seen:
            continue
        seen.add((name, frozenset(extras)))
        assert canonicalize_name(name) in locked, name
        for text in metadata.requires(name) or ():
            need = Requirement(text)
            environments = [{**default_environment(), "extra": extra} for extra in ("", *extras)]
            if need.marker is None or any(need.marker.evaluate(one) for one in environments):  # type: ignore[arg-type]
                wanted.append((need.name, need.extras))
    assert {canonicalize_name(name) for name, _ in seen} == set(locked)


def test_every_locked_package_has_hashes_and_no_place_it_must_come_from() -> None:
    blocks = re.split(r"\n(?=\S)", _LOCK.strip())
    assert len(blocks) >= len(_locked()) > len(_DECLARED)
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in _LOCK


def _commands() -> list[str]:
    return re.findall(r"```sh\n(.*?)\n```", (_ROOT / "README.md").read_text("utf-8"), re.DOTALL)


def test_the_readme_has_two_commands_and_one_picture_on_sixty_lines() -> None:
    page = (_ROOT / "README.md").read_text("utf-8")
    start, test = _commands()
    assert re.search(r"\bpython3 -m venv\b", start)
    assert "serve" in start
    assert test == "sh tests/run"
    assert page.count("![") == 1
    assert len(page.splitlines()) <= 60
    assert "tests/run" in (_ROOT / ".ci" / "run").read_text("utf-8")


def test_every_task_is_known_to_make() -> None:
    named = set(re.findall(r"`make (\w+)`", "".join(path.read_text("utf-8") for path in _ROOT.glob("*.md"))))
    named |= set(re.findall(r"run: make (\w+)", (_ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")))
    assert {"dev", "fast", "all"} <= named
    for task in named | {"browser", "format", "bench", "lock", "hooks"}:
        done = subprocess.run(["make", "-n", task], cwd=_ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder for the only programs of a machine: those of a shell, and what the test puts there."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "dirname", "ls"):
        (folder / name).symlink_to(f"/bin/{name}" if Path(f"/bin/{name}").exists() else f"/usr/bin/{name}")
    return folder


def _program(folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    file.chmod(0o755)


def _run(machine: Path, script: str) -> "subprocess.CompletedProcess[str]":
    command = ["/bin/sh", str(_ROOT / "tests" / script)]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHON"} | {"PATH": str(machine)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("versions", "chosen"), [((9, 12), "python3.12"), ((13,), "python3"), ((11, 14), "python3")])
def test_the_first_python_that_is_new_enough_is_taken(machine: Path, versions: tuple[int, ...], chosen: str) -> None:
    for name, version in zip(("python3", f"python3.{versions[-1]}"), versions, strict=False):
        answer = f"echo Python 3.{version}.1; exit 0" if version >= 11 else f"echo Python 3.{version}.1; exit 1"
        _program(machine, name, answer.replace("echo", '[ "$1" = -c ] || echo', 1))
    done = _run(machine, "find-python")
    assert (done.returncode, done.stdout.strip()) == (0, chosen), done.stderr


@pytest.mark.parametrize("found", ["Python 3.9.2", ""])
def test_an_older_python_is_named(machine: Path, found: str) -> None:
    if found:
        _program(machine, "python3", f'[ "$1" = -c ] && exit 1; echo {found}')
    done = _run(machine, "find-python")
    assert done.returncode == 1
    assert "Python 3.11 or later is needed" in done.stderr
    assert (found or "none") in done.stderr


def test_what_is_missing_is_named_with_the_line_to_type(machine: Path) -> None:
    _program(machine, "id", "echo 1000")
    _program(machine, "python3", "exit 0")
    done = _run(machine, "run")
    assert done.returncode == 1
    line = done.stderr.splitlines()[-1]
    assert "sudo apt-get update && sudo apt-get install" in line
    assert all(package in line.split() for package in ("libreoffice-calc", "poppler-utils", "fonts-noto-cjk", "make"))


def test_root_installs_what_is_missing_and_goes_on(machine: Path, tmp_path: Path) -> None:
    """`apt-get` is a stand-in that fails, so that nothing is changed and the script ends where it would go on."""
    log = tmp_path / "log"
    _program(machine, "id", "echo 0")
    _program(machine, "python3", "exit 0")
    _program(machine, "apt-get", f'echo "$@" >> {log}; [ "$1" = update ]')
    assert _run(machine, "run").returncode != 0
    update, install = log.read_text("utf-8").splitlines()
    assert update.startswith("update")
    assert install.startswith("install -y")
    assert "libreoffice-calc" in install.split()
