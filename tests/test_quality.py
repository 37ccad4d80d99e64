"""The rules that the code keeps: style, types, the one direction of data, sizes."""

import ast
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1]
_TOOLS = Path(sys.executable).parent
_CODE = sorted(path for folder in ("src", "dashboard") for path in (_ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize(
    "command",
    [("ruff", "check"), ("ruff", "format", "--check"), ("mypy",), ("lint-imports", "--no-cache")],
    ids=lambda command: command[0] + "-" + command[-1],
)
def test_tools_have_nothing_to_say(command: tuple[str, ...]) -> None:
    done = subprocess.run([_TOOLS / command[0], *command[1:]], cwd=_ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_files_are_short() -> None:
    lengths = {str(path.relative_to(_ROOT)): len(path.read_text("utf-8").splitlines()) for path in _CODE}
    assert {name: length for name, length in lengths.items() if length > 250} == {}
    assert statistics.median(lengths.values()) <= 90


def test_functions_are_short() -> None:
    bodies = {f"{path.relative_to(_ROOT)}:{node.name}": _body(node) for path in _CODE for node in _functions(path)}
    assert {name: length for name, length in bodies.items() if length > 50} == {}
    assert statistics.mean(bodies.values()) <= 10


def _functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _body(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_names_say_something() -> None:
    assert [path for path in _CODE if path.stem in {"utils", "helpers", "common", "misc"}] == []
