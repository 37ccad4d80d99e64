"""The words of the workbook, of its problems and of its queries: Chinese first, English beside it, in TOML files."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from corridor.model.vocabulary import Text

LANGUAGES = ("zh", "en")
"""The workbook speaks these two, whatever the languages of the data are."""


@cache
def table(name: str) -> Mapping[str, Any]:
    """The file `name` (``template``, ``problems``, ``queries``) as it stands."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text("utf-8"))


def words(section: str, key: str, /, **values: object) -> Text:
    """An entry of the template's words, with `values` in their places.

    Raises:
        KeyError: no such entry, or a place without a value.
    """
    return filled(table("template")[section][key], values)


def section(name: str) -> Mapping[str, Text]:
    """Every entry of one section, in the file's order."""
    return {key: Text(dict(zip(LANGUAGES, pair, strict=True))) for key, pair in table("template")[name].items()}


def filled(pair: tuple[str, str], values: Mapping[str, object]) -> Text:
    """A pair of templates with `values` in their places; a value that is a text lends its own language."""
    return Text(
        {language: _one(template, language, values) for language, template in zip(LANGUAGES, pair, strict=True)}
    )


def _one(template: str, language: str, values: Mapping[str, object]) -> str:
    return template.format(**{key: in_language(value, language) for key, value in values.items()})


def in_language(value: object, language: str) -> str:
    """A value as it is said in `language`."""
    return value.in_(language) if isinstance(value, Text) else str(value)


def bilingual(text: Text, between: str = "\n") -> str:
    """A text in Chinese with the English beneath, or once where the two are the same."""
    spoken = dict.fromkeys(text.in_(language) for language in LANGUAGES)
    return between.join(filter(None, spoken))
