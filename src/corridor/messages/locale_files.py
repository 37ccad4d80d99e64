"""Texts in TOML files, one set of files a language: ``<any name>.<language>.toml`` in one folder."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import tomli

_FIRST = ("zh", "en")
"""The languages that come first, in this order; others follow by their codes."""


@cache
def languages_in(folder: Path) -> tuple[str, ...]:
    """The languages that `folder` has files for, Chinese first."""
    found = {path.suffixes[-2].lstrip(".") for path in folder.glob("*.*.toml")}
    return tuple(sorted(found, key=lambda code: (_FIRST.index(code) if code in _FIRST else len(_FIRST), code)))


@cache
def entries_in(folder: Path, language: str) -> Mapping[str, str]:
    """Every entry of `language` in `folder` by its dotted key; empty for a language without files.

    Raises:
        ValueError: two files define the same key.
    """
    found: dict[str, str] = {}
    for path in sorted(folder.glob(f"*.{language}.toml")):
        for key, text in _flat(tomli.loads(path.read_text("utf-8"))):
            if key in found:
                message = f"{path.name}: {key} is defined twice"
                raise ValueError(message)
            found[key] = text
    return found


def missing_in(folder: Path, language: str) -> tuple[str, ...]:
    """The keys that another language has in `folder` and `language` has not, in their order there."""
    known = entries_in(folder, language)
    keys = dict.fromkeys(key for other in languages_in(folder) for key in entries_in(folder, other))
    return tuple(key for key in keys if key not in known)


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
