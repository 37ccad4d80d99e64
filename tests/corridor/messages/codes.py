"""What the code names, read from its syntax: codes of messages with their values, and words."""

import ast
import importlib
import re
import string
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import corridor
import dashboard
from corridor.errors import TranslatedError
from corridor.messages.catalogue import FOLDER

CORE, BESIDE = Path(corridor.__file__).parent, Path(dashboard.__file__).parent
FUNCTIONS = {"message": "", "message_and_remedy": "", "section": "", "fault": "fault."}
"""Functions that take a code, and what they put before it."""
CODE = (*CORE.rglob("*.py"), *BESIDE.rglob("*.py"))
Call = tuple[str, str, frozenset[str] | None]
"""The function, the code, and the names of the values; None where they are not all written out."""


def places(template: str) -> set[str]:
    """The names of the values in a template."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def names_in(file: str, section: str) -> frozenset[str]:
    """The names right below a section of one file of messages."""
    return frozenset(tomllib.loads((FOLDER / file).read_text("utf-8"))[section])


READING_RULES = names_in("reading.zh.toml", "rule")
"""The rules on the form of a package."""


def every_error() -> Iterator[type[TranslatedError]]:
    """Every class of an error with a message, that of the root aside."""
    for path in CODE:
        if re.search(r"^class \w+\(\w*Error\)", path.read_text("utf-8"), re.MULTILINE):
            importlib.import_module(_module(path))
    waiting = TranslatedError.__subclasses__()
    while waiting:
        error = waiting.pop()
        yield error
        waiting += error.__subclasses__()


def _module(path: Path) -> str:
    return ".".join(path.relative_to(CORE.parent if CORE in path.parents else BESIDE.parent).with_suffix("").parts)


@cache
def calls() -> tuple[Call, ...]:
    """Every call that names a code in so many letters, with its full code."""
    errors = tuple(every_error())
    bare = {error.__name__ for error in errors if error.__init__ is TranslatedError.__init__}
    setting_up = {error.__module__ for error in errors}
    return tuple(found for path in CODE for found in _calls(path, bare, sets_up=_module(path) in setting_up))


def _calls(path: Path, bare: set[str], *, sets_up: bool) -> Iterator[Call]:
    prefixes = {name: prefix for name, prefix in FUNCTIONS.items() if name in _imported(path)}
    prefixes |= dict.fromkeys({*bare, *(["super().__init__"] if sets_up else [])}, "error.")
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name, code = _name(node.func), node.args[0].value
            if name in prefixes and isinstance(code, str):
                given = [keyword.arg for keyword in node.keywords]
                yield name, prefixes[name] + code, None if None in given else frozenset(map(str, given))


def _name(called: ast.expr) -> str:
    """What is called, as it stands in the code: ``message`` or ``super().__init__``; empty for anything longer."""
    if isinstance(called, ast.Name):
        return called.id
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Call):
        return f"{_name(called.value.func)}().{called.attr}"
    return ""


def _imported(path: Path) -> set[str]:
    """What a file imports from the messages, and the function of its own or of another file that names faults."""
    names = {
        alias.name
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if node.module == "corridor.messages.catalogue"
    }
    return names | ({"fault"} if path.parent.name == "releases" else set())


@cache
def _tree(path: Path) -> Any:
    return ast.parse(path.read_text("utf-8"))


def words_in(*folders: Path) -> set[str]:
    """Every string that stands in the code of `folders` as a whole, docstrings of one word aside."""
    return {
        node.value
        for folder in folders
        for path in ([folder] if folder.is_file() else folder.rglob("*.py"))
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def docstrings_in(path: Path) -> set[str]:
    """The strings of a file that stand alone, and only describe."""
    return {
        node.value.value
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }
