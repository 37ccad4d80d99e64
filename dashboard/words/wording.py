"""The words of the interface: one locale per language, read from ``locales/*.<language>.toml``."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corridor.model.vocabulary import Text

_LOCALES = Path(__file__).parents[1] / "locales"
FALLBACK = "en"
"""The interface of a data language that has no locale of its own."""


def languages() -> tuple[str, ...]:
    """The languages that the interface speaks."""
    return tuple(sorted({path.suffixes[-2].lstrip(".") for path in _LOCALES.glob("*.toml")}, reverse=True))


@cache
def entries(language: str) -> Mapping[str, str]:
    """Every entry of one locale by its dotted key.

    Raises:
        ValueError: two files of the locale define the same key.
    """
    found: dict[str, str] = {}
    for path in sorted(_LOCALES.glob(f"*.{language}.toml")):
        for key, text in _flat(tomllib.loads(path.read_text("utf-8"))):
            if key in found:
                message = f"{path.name}: {key} is defined twice"
                raise ValueError(message)
            found[key] = text
    return found


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


@dataclass(frozen=True, slots=True)
class Wording:
    """The interface in one language: a call with an entry's key, and the data's texts in it."""

    language: str

    def __call__(self, key: str, /, **values: object) -> str:
        """The entry `key` with `values` put in their places.

        Raises:
            KeyError: no such entry, or a place without a value.
        """
        locale = entries(self.language) or entries(FALLBACK)
        return locale[key].format(**values)

    @property
    def tag(self) -> str:
        """The language as HTML names it; the code of the data's language where it has no locale."""
        return entries(self.language).get("language.tag", self.language)

    def language_name(self, language: str) -> str:
        """What another language of the data is called in itself; its code where it has no locale."""
        return entries(language).get(f"language.{language}", language.upper())

    def text(self, text: Text) -> str:
        """A text of the data in this language."""
        return text.in_(self.language)
