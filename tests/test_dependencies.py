"""What is imported is declared, and what only some installations need is asked for in words."""

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from sqlalchemy import make_url

from corridor.releases.engine import engine_for
from corridor.releases.optional_packages import MissingExtraError

_ROOT = Path(__file__).parents[1]
_PROJECT = tomllib.loads((_ROOT / "pyproject.toml").read_text("utf-8"))["project"]
_NOT_INSTALLED = {"corridor", "dashboard", "_typeshed"}
"""Our own packages, and the one that only type checkers know."""


_distributions = cache(packages_distributions)
"""By module, the packages that bring it: all files of all packages are looked through for it."""


def _normal(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=! ]", requirement, maxsplit=1)[0]).lower()


_ALWAYS = {_normal(requirement) for requirement in _PROJECT["dependencies"]}
_EXTRAS = {
    name: {_normal(requirement) for requirement in _PROJECT["optional-dependencies"][name]}
    for name in ("postgresql", "oidc", "object-storage")
}


@cache
def _imported() -> dict[str, set[str]]:
    """The files that import each third-party module."""
    found: dict[str, set[str]] = {}
    for folder in ("src/corridor", "dashboard"):
        for path in (_ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                for name in {name.partition(".")[0] for name in names}:
                    if name not in sys.stdlib_module_names and name not in _NOT_INSTALLED:
                        found.setdefault(name, set()).add(path.relative_to(_ROOT).as_posix())
    return found


def test_every_imported_package_is_declared() -> None:
    distributions = _distributions()
    declared = _ALWAYS.union(*_EXTRAS.values())
    undeclared = {
        module: sorted(files)
        for module, files in _imported().items()
        if not declared & {_normal(name) for name in distributions[module]}
    }
    assert undeclared == {}


def test_a_package_of_an_extra_is_imported_only_where_it_is_asked_for() -> None:
    places = {files for module, found in _imported().items() for files in found if _distribution(module) <= _optional()}
    allowed = {f"dashboard/office/{name}.py" for name in ("identity_provider", "provider_documents")}
    assert places == {
        *allowed,
        "src/corridor/published/bucket.py",
    }  # SQLAlchemy imports the driver of PostgreSQL itself


def _optional() -> set[str]:
    return set().union(*_EXTRAS.values())


def _distribution(module: str) -> set[str]:
    return {_normal(name) for name in _distributions()[module]}


def test_postgresql_without_its_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingExtraError, match=r"psycopg.*pip install 'corridor-dashboard\[postgresql\]'"):
        engine_for(make_url("postgresql+psycopg://somebody@127.0.0.1/none"))
